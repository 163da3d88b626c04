"""What a rule says could be changed is true, and no smaller change would do."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from matcher.desk.wording import change_text
from matcher.domain.case import Case, grid
from matcher.domain.figures import FigureUnit
from matcher.eligibility.catalogue import RULES
from matcher.eligibility.change import NO_CHANGE, Change, Mover, Side, applied, needed
from matcher.eligibility.evidence import Verdict
from matcher.eligibility.pay import MINIMUM_WAGE
from matcher.eligibility.pay_changes import MINIMUM_WAGE_FIGURE
from matcher.eligibility.rule import Rule
from matcher.matching.inputs import Inputs
from tests import build
from tests.chance import random_inputs
from tests.counts import scaled
from tests.figures import figure, law_with
from tests.generous import generous_inputs

SEEDS = range(scaled(4, 60))
SIZES = (5, 6, 6)
MANY_SEEDS = range(60)
"""Enough for the rarest offence; the whole pool is judged at once."""

changeable = pytest.mark.parametrize("rule", [rule for rule in RULES if rule.changes], ids=lambda rule: rule.code)


def _offers(rule: Rule, inputs: Inputs) -> Iterator[tuple[Change, Case, int]]:
    """Every change that a rule offers to any person, opening and unit, with its value."""
    whole = grid(inputs.subjects, inputs.openings, inputs.units, inputs.setting)
    for change in rule.changes:
        values = np.broadcast_to(needed(rule.judge, change, whole), SIZES)
        for row in zip(*np.nonzero(values != NO_CHANGE), strict=True):
            yield change, inputs.case(*(int(each) for each in row)), int(values[row])


def _verdict_with(rule: Rule, change: Change, case: Case, value: int) -> int:
    return int(rule.judge(applied(change, case, np.array([value]))).item())


@changeable
@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_offered_makes_the_rule_say_yes(rule: Rule, seed: int) -> None:
    for change, case, value in _offers(rule, random_inputs(seed, SIZES)):
        assert int(rule.judge(case).item()) != Verdict.ALLOWED
        assert _verdict_with(rule, change, case, value) == Verdict.ALLOWED, change.name


@changeable
@pytest.mark.parametrize("seed", SEEDS)
def test_a_number_one_unit_short_of_it_does_not(rule: Rule, seed: int) -> None:
    for change, case, value in _offers(rule, random_inputs(seed, SIZES)):
        if change.step != 0:
            assert _verdict_with(rule, change, case, value - change.step) != Verdict.ALLOWED, change.name


@changeable
def test_a_whole_pool_is_told_what_each_of_its_rows_is_told(rule: Rule) -> None:
    inputs = random_inputs(7, SIZES)
    whole = grid(inputs.subjects, inputs.openings, inputs.units, inputs.setting)

    for change in rule.changes:
        values = np.broadcast_to(needed(rule.judge, change, whole), SIZES)
        for row in np.ndindex(SIZES):
            assert needed(rule.judge, change, inputs.case(*row)).item() == values[row], change.name


@changeable
def test_every_change_is_offered_to_somebody(rule: Rule) -> None:
    offered = set[str]()
    for seed in MANY_SEEDS:
        for inputs in (random_inputs(seed, SIZES), generous_inputs(seed, SIZES)):
            whole = grid(inputs.subjects, inputs.openings, inputs.units, inputs.setting)
            offered |= {one.name for one in rule.changes if (needed(rule.judge, one, whole) != NO_CHANGE).any()}

    assert offered == {change.name for change in rule.changes}


def test_nobody_is_offered_a_way_around_a_legal_bar() -> None:
    """To pay what the law asks for is none."""
    assert [rule.code for rule in RULES if rule.legal_bar and rule.changes] == ["H28"]


def test_pay_below_the_minimum_wage_is_raised_to_that_of_the_first_day_of_work() -> None:
    start = build.RELEASE + 1
    law = law_with(
        *(
            figure(MINIMUM_WAGE_FIGURE, value=value, unit=FigureUnit.YEN, from_day=day, until_day=end)
            for value, day, end in ((1_100, build.TODAY, start - 1), (1_150, start, start))
        )
    )
    hours = {"gross_monthly_yen": 190_000, "weekly_minutes": 2_400}
    case = build.case(opening=hours, in_setting=replace(build.setting(), law=law))
    (change,) = MINIMUM_WAGE.changes

    value = needed(MINIMUM_WAGE.judge, change, case)

    assert (value.item(), change.mover, change.side) == (1_150, Mover.EMPLOYER, Side.OPENING)
    assert applied(change, case, value).openings.gross_monthly_yen.item() == 1_150 * 40 * 52 // 12
    assert change_text(change, value.item()).ja == "賃金を1時間あたり1,150円（就業開始日の最低賃金）に引上げ"


@pytest.mark.parametrize(
    "code", ["H01", "H04", "H05", "H06", "H09b", "H12a", "H15a", "H15b", "H15c", "H15d", "H17", "H23"]
)
def test_age_offence_sex_and_what_was_agreed_for_safety_are_no_changes(code: str) -> None:
    assert next(rule for rule in RULES if rule.code == code).changes == ()


def test_changes_of_one_name_differ_only_in_how_little_is_enough() -> None:
    first: dict[str, Change] = {}

    for change in (change for rule in RULES for change in rule.changes):
        alike = first.setdefault(change.name, change)
        told = (change.side, change.mover, change.effort, change.label, change.unit, change.words, change.step)
        assert told == (alike.side, alike.mover, alike.effort, alike.label, alike.unit, alike.words, alike.step)


def test_a_change_is_said_in_both_languages() -> None:
    for change in (change for rule in RULES for change in rule.changes):
        for text in (change.label, change.mover.label, change.effort.label):
            assert text.ja
            assert text.en


def test_what_is_not_known_is_asked_and_not_changed() -> None:
    unknown = build.case(subject={"cash_yen": -1}, unit={"upfront_yen": 50_000})
    rule = next(rule for rule in RULES if rule.code == "H14")

    assert int(rule.judge(unknown).item()) == Verdict.UNKNOWN
    assert [needed(rule.judge, change, unknown).item() for change in rule.changes] == [NO_CHANGE]
