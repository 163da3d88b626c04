"""The demo tells the story of the practice notes, on whatever day it is made."""

from datetime import date

import numpy as np
import pytest

from matcher.assignment.problem import NONE, Help, Status
from matcher.domain.case import Arity, grid
from matcher.domain.homes import HousingKind, SexAllowed, SinglePersonRule
from matcher.domain.vocabulary import TravelMeans
from matcher.eligibility.catalogue import RULES
from matcher.eligibility.evidence import Verdict
from matcher.eligibility.rule import Rule
from matcher.matching.problem import bundles_for
from matcher.matching.proposal import facts_of
from matcher.matching.rank import rank
from matcher.matching.settled import later_home, settled_home
from tests.counts import scaled
from tests.prefecture import DEMO_DAY, inputs_on, plan_on, said
from tests.rule_cases import case_files

DAYS = (
    *(DEMO_DAY, date(2026, 12, 31), date(2027, 2, 28), date(2027, 4, 15), date(2027, 8, 7)),
    *(date(2027, 10, 16), date(2028, 2, 29), date(2028, 7, 9), date(2028, 12, 20)),
)[: scaled(5, 9)]
USABLE_AT_MOST = 40
NEVER = {file.code: file.never for file in case_files()}
WITHOUT_GROUND = {
    *(rule.name for rule in RULES if NEVER[rule.code] is Verdict.REFUSED),  # these only ever ask
    "work_starts_soon",  # every opening begins before most people are released
    "income_within_limit",  # nobody has an income yet
    "no_antisocial_tie_in_public_housing",  # nobody has a tie
    "not_under_special_adjustment",  # nobody is
}


@pytest.mark.parametrize("today", DAYS)
def test_jointly_nine_of_twelve_get_all_they_need(today: date) -> None:
    made = plan_on(today)

    assert (made.tally.full, made.tally.home_only, made.tally.to_confirm, made.tally.job_only) == (9, 1, 0, 0)
    assert made.solution.status is Status.OPTIMAL


@pytest.mark.parametrize("today", DAYS)
def test_at_least_three_more_than_by_telephone_and_greedy_lies_between(today: date) -> None:
    made = plan_on(today)

    assert made.telephone_tally.full <= made.tally.full - 3
    assert made.telephone_tally.weighted <= made.greedy_tally.weighted <= made.tally.weighted


@pytest.mark.parametrize("today", DAYS)
def test_jointly_a_has_the_dormitory_b_the_flat_and_c_the_bed(today: date) -> None:
    given = said(inputs_on(today), plan_on(today).solution.chosen)

    assert given["A-01"] == ("O-0002", "U-0002", Help.FULL)
    assert given["B-02"] == ("O-0003", "U-0001", Help.FULL)
    assert given["C-03"] == (None, "U-0003", Help.FULL)


@pytest.mark.parametrize("today", DAYS)
def test_by_telephone_a_takes_the_flat_b_the_bed_and_c_stands_at_the_gate(today: date) -> None:
    given = said(inputs_on(today), plan_on(today).telephone)

    assert given["A-01"] == ("O-0001", "U-0001", Help.FULL)
    assert given["B-02"] == (None, "U-0003", Help.HOME_ONLY)
    assert "C-03" not in given


@pytest.mark.parametrize("today", DAYS)
def test_j_gets_a_home_only_and_k_and_l_nothing(today: date) -> None:
    given = said(inputs_on(today), plan_on(today).solution.chosen)

    assert given["J-10"] == (None, "U-0009", Help.HOME_ONLY)
    assert not {"K-11", "L-12"} & set(given)


@pytest.mark.parametrize("today", DAYS)
def test_b_has_one_route_only(today: date) -> None:
    inputs = inputs_on(today)

    proposals = rank(inputs, bundles_for(inputs, inputs.subject_row("B-02")))

    whole = [(each.opening, each.unit) for each in proposals if each.help >= Help.TO_CONFIRM]
    assert whole == [("O-0003", "U-0001")]


@pytest.mark.parametrize("today", DAYS)
def test_c_has_a_home_to_move_to_from_the_monday_after(today: date) -> None:
    inputs = inputs_on(today)
    subject = inputs.subject_row("C-03")

    later = later_home(inputs, subject)

    assert later is not None
    assert (later.unit, later.from_day - int(inputs.subjects.release_day[subject])) == ("U-0010", 2)


@pytest.mark.parametrize("today", DAYS)
def test_the_three_ways_place_nine_seven_and_five(today: date) -> None:
    made = plan_on(today)

    assert made.tally.full == 9
    assert made.telephone_tally.full == 5
    assert made.greedy_tally.full == 7


def test_b_rides_thirteen_minutes_and_a_walks_two() -> None:
    inputs = inputs_on(DEMO_DAY)
    cases = (("B-02", "O-0003", "U-0001"), ("A-01", "O-0002", "U-0002"))

    facts = [facts_of(inputs.case(*_rows(*codes))) for codes in cases]

    assert [(each.commute_minutes, each.commute_means) for each in facts] == [
        (13, TravelMeans.BICYCLE),
        (2, TravelMeans.FOOT),
    ]


def test_a_earns_a_little_less_in_the_other_town_but_is_paid_within_nine_days() -> None:
    inputs = inputs_on(DEMO_DAY)

    alone = facts_of(inputs.case(*_rows("A-01", "O-0001", "U-0001")))
    jointly = facts_of(inputs.case(*_rows("A-01", "O-0002", "U-0002")))

    assert (alone.net_monthly_yen or 0) - (jointly.net_monthly_yen or 0) in range(1, 10_000)
    assert (jointly.days_to_first_pay or 99) < 9 < (alone.days_to_first_pay or 0)


def test_c_waits_a_hundred_and_three_days_for_public_housing_longer_than_the_usual_stay() -> None:
    inputs = inputs_on(DEMO_DAY)

    settled = settled_home(inputs, inputs.subject_row("C-03"), inputs.unit_row("U-0003"))

    assert settled is not None
    assert (settled.unit, settled.days_until, settled.longer_than_days) == ("U-0017", 103, 80)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_refuses_a_case_of_the_demo_but_those_whose_ground_nobody_gives(rule: Rule) -> None:
    inputs = inputs_on(DEMO_DAY)

    verdicts = rule.judge(grid(inputs.subjects, inputs.openings, inputs.units, inputs.setting))

    assert (verdicts < 0).any() == (rule.name not in WITHOUT_GROUND)


@pytest.mark.parametrize("arity", [Arity.SUBJECT_OPENING, Arity.SUBJECT_UNIT, Arity.JOINT])
def test_each_arity_has_three_rules_that_refuse(arity: Arity) -> None:
    assert sum(rule.arity is arity for rule in RULES) >= 3


@pytest.mark.parametrize("today", DAYS)
def test_few_homes_are_usable_by_a_single_man_on_any_release_day(today: date) -> None:
    inputs = inputs_on(today)
    units = inputs.units
    public = np.isin(units.kind, [kind.number for kind in HousingKind if kind.is_public])
    for_him = (units.subject_id < 0) & ~public & (units.sex_allowed != SexAllowed.FEMALE.number)
    for_him &= units.single_person_rule == SinglePersonRule.ANY_ADULT.number

    for release in inputs.subjects.release_day:
        begun = units.available_from_day <= release
        not_over = (units.available_until_day < 0) | (units.available_until_day >= release)
        assert 10 <= units.places[for_him & begun & not_over].sum() <= USABLE_AT_MOST


@pytest.mark.parametrize("seed", range(2, scaled(4, 30)))
def test_the_story_does_not_depend_on_the_seed(seed: int) -> None:
    made = plan_on(DEMO_DAY, seed)

    assert (made.tally.full, made.telephone_tally.full) == (9, 5)
    assert made.solution.chosen.opening[0] != NONE


def _rows(subject: str, opening: str, unit: str) -> tuple[int, int, int]:
    inputs = inputs_on(DEMO_DAY)
    return inputs.subject_row(subject), inputs.opening_row(opening), inputs.unit_row(unit)
