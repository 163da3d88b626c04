"""What unblocks is found by applying it, is true, and no smaller single change would do."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from matcher.assignment.problem import NONE, Help
from matcher.domain.figures import FigureUnit
from matcher.domain.homes import GuarantorWay
from matcher.domain.pools import ALL_DAY_MINUTE, NEVER_DAY
from matcher.domain.term import UNKNOWN
from matcher.domain.vocabulary import Licence, PublicAssistance
from matcher.eligibility.catalogue import RULES
from matcher.eligibility.change import NO_CHANGE, Change, Side
from matcher.eligibility.evidence import Unit
from matcher.eligibility.pay_changes import LEGAL_WAGE, MINIMUM_WAGE_FIGURE
from matcher.matching.certain import Outlook, outlook_of
from matcher.matching.inputs import Inputs
from matcher.matching.unblock import Unblocking, unblock, with_change
from tests import build
from tests.chance import PLACES
from tests.counts import scaled
from tests.figures import figure, law_with
from tests.generous import generous_inputs
from tests.nearly import nearly_inputs

SEEDS = range(scaled(4, 60))
TRIED = scaled(3, 20)
"""How many values of a field are tried, drawn from all that it may have."""
SIZES = (2, 3, 3)
ASSISTED = {"public_assistance": PublicAssistance.PLANNED.number}
CHANGES = tuple({id(change): change for rule in RULES for change in rule.changes}.values())


@cache
def _instance(seed: int) -> Inputs:
    return generous_inputs(seed, SIZES) if seed % 3 == 0 else nearly_inputs(seed, SIZES)


def _with(inputs: Inputs, change: Change, record: int | None, value: int) -> Inputs:
    size = {Side.PERSON: 1, Side.OPENING: len(inputs.openings), Side.UNIT: len(inputs.units)}[change.side]
    values = np.full(size, NO_CHANGE, dtype=np.int64)
    values[record or 0] = value
    return with_change(inputs, 0, change, values)


def _gains(
    inputs: Inputs, before: Outlook, change: Change, record: int | None, value: int
) -> dict[tuple[int, int], tuple[int, int]]:
    after = outlook_of(_with(inputs, change, record, value), 0)
    side = {Side.PERSON: None, Side.OPENING: 0, Side.UNIT: 1}[change.side]
    return {
        pair: standing for pair, standing in after.gained_over(before).items() if side is None or pair[side] == record
    }


def _values(change: Change, inputs: Inputs, record: int | None) -> Iterator[int]:
    """Values to which a field may be changed: a number rises or falls, and one that is not known is asked."""
    if change.step == 0:
        return _members(change, inputs, record)
    if change in LEGAL_WAGE:
        return iter(())  # pay is raised to what the law asks for, and never so that a rent can be paid
    pool = {Side.PERSON: inputs.subjects, Side.OPENING: inputs.openings, Side.UNIT: inputs.units}[change.side]
    if not hasattr(pool, change.name):
        return _numbers(change)
    held = int(getattr(pool, change.name)[record or 0])
    return (value for value in _numbers(change) if held != UNKNOWN and (value - held) * change.step > 0)


def _numbers(change: Change) -> Iterator[int]:
    """Every word, and numbers from end to end."""
    if change.words is not None:
        return iter(range(len(change.words)))
    days = range(build.TODAY - 60, build.TODAY + 240, 5)
    spans = {Unit.DATE: days, Unit.YEN: range(0, 90_000, 2500), Unit.MINUTES: range(0, 240, 7)}
    spans |= {Unit.CLOCK: range(900, ALL_DAY_MINUTE + 1, 15), Unit.PEOPLE: range(1, 5)}
    if change.unit is None:
        return iter(days if change.name.endswith("_confirmed") else range(8))
    return iter(spans[change.unit])


def _members(change: Change, inputs: Inputs, record: int | None) -> Iterator[int]:
    if change.unit is Unit.AREA:
        return iter(PLACES)
    case = inputs.case(0, record if change.side is Side.OPENING else 0, record if change.side is Side.UNIT else 0)
    value = int(np.ravel(change.least(case))[0])
    return iter(() if value == NO_CHANGE else (value,))


def _records(change: Change, inputs: Inputs) -> Iterator[int | None]:
    if change.side is Side.PERSON:
        return iter((None,))
    return iter(range(len(inputs.openings if change.side is Side.OPENING else inputs.units)))


def _found(inputs: Inputs) -> dict[tuple[str, int | None], list[Unblocking]]:
    found: dict[tuple[str, int | None], list[Unblocking]] = {}
    for one in unblock(inputs, 0):
        found.setdefault((one.change.name, one.record), []).append(one)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_it_gives_exactly_what_applying_it_alone_gives(seed: int) -> None:
    inputs = _instance(seed)

    for one in unblock(inputs, 0):
        assert one.gained
        assert one.gained == _gains(inputs, outlook_of(inputs, 0), one.change, one.record, one.value)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_smaller_change_of_a_field_unblocks_and_none_is_left_out(seed: int) -> None:
    inputs, draw = _instance(seed), np.random.default_rng(seed)
    found, before = _found(inputs), outlook_of(inputs, 0)

    for change in CHANGES:
        for record, value in _sampled(change, inputs, draw):
            offered = [one.value for one in found.get((change.name, record), [])]
            if _gains(inputs, before, change, record, value):
                assert _reaches(change, offered, value), (change.name, record, value, offered)


def _sampled(change: Change, inputs: Inputs, draw: np.random.Generator) -> Iterator[tuple[int | None, int]]:
    for record in _records(change, inputs):
        values = draw.permutation(list(_values(change, inputs, record)))[:TRIED]
        yield from ((record, value) for value in values.astype(np.int64).tolist())


def _reaches(change: Change, offered: list[int], value: int) -> bool:
    if change.step == 0:
        return value in offered
    return bool(offered) and (value - offered[0]) * change.step >= 0


def test_least_effort_comes_first_then_a_better_first_plan_then_more_plans() -> None:
    for seed in range(20):
        found = unblock(_instance(seed), 0)
        keys = [(one.change.effort.number, not one.is_better, -one.best[0], -len(one.gained)) for one in found]

        assert keys == sorted(keys)


def test_a_licence_opens_every_job_that_asks_for_it() -> None:
    person = build.subjects({"needs_home": 0, "needs_job": 1})
    home = build.units({"kind": 13, "subject_id": 1})
    driving = {"required_licence_bits": Licence.ORDINARY_CAR.bit}
    inputs = build.inputs(person, build.openings(*[driving] * 14), home)

    found = unblock(inputs, 0)

    assert [one.change.name for one in found] == ["licence_ordinary_car"]
    assert len(found[0].gained) == 14
    assert found[0].best[0] == Help.FULL


def test_a_smaller_effort_is_named_before_the_landlords_agreement() -> None:
    home = build.units({"guarantor_bits": GuarantorWay.COMPANY.bit})
    inputs = build.inputs(build.subjects(), build.openings(), home)

    assert [one.change.name for one in unblock(inputs, 0)] == [
        "person_guarantor_company",
        "unit_guarantor_emergency_contact",
    ]


def test_an_employer_that_is_full_is_asked_to_take_one_more() -> None:
    full = build.openings({"current_releasees": 2, "capacity_limit": 2})

    found = unblock(build.inputs(build.subjects(ASSISTED), full, build.units()), 0)

    assert [(one.change.name, one.value) for one in found] == [("capacity_limit", 3)]


def test_work_that_begins_too_late_for_two_reasons_is_moved_far_enough_for_both() -> None:
    late = {"start_from_day": build.RELEASE + 100, "valid_until_day": build.RELEASE + 30}

    found = unblock(build.inputs(build.subjects(ASSISTED), build.openings(late), build.units()), 0)

    assert [(one.change.name, one.value) for one in found] == [("start_from_day", build.RELEASE + 30)]


def test_hours_for_treatment_are_moved_behind_the_shift() -> None:
    person = build.subjects(ASSISTED | {"kept_free_from_minute": 600, "kept_free_until_minute": 720})

    found = unblock(build.inputs(person, build.openings(), build.units()), 0)

    assert [(one.change.name, one.value) for one in found] == [("kept_free_hours", 1020)]


def test_arrears_that_a_company_looks_up_are_met_by_another_way() -> None:
    person = build.subjects({"guarantor_bits": GuarantorWay.COMPANY.bit, "rent_arrears": 1})
    home = build.units({"guarantor_bits": GuarantorWay.COMPANY.bit, "guarantee_check": 1})

    found = unblock(build.inputs(person, build.openings(), home), 0)

    assert [one.change.name for one in found] == ["guarantee_check"]


def test_somebody_without_consent_is_offered_nothing() -> None:
    person = build.subjects({"consent_until_day": build.TODAY - 1})

    assert unblock(build.inputs(person, build.openings(), build.units()), 0) == ()


def test_a_home_alone_is_no_gain_for_one_who_has_both() -> None:
    homes = build.units({}, {"household_max": 0, "employer_id": 2})
    inputs = build.inputs(build.subjects(), build.openings(), homes)

    assert unblock(inputs, 0) == ()


def test_what_is_better_stands_before_all_that_the_person_has() -> None:
    homes = build.units({"upfront_yen": NEVER_DAY})
    inputs = build.inputs(build.subjects(), build.openings(), homes)

    found = unblock(inputs, 0)

    assert [(one.change.name, one.value, one.is_better) for one in found] == [("upfront_yen", 50_000, True)]
    assert found[0].before[0] == Help.JOB_ONLY
    assert set(found[0].gained) == {(0, 0)}
    assert NONE not in {pair[1] for pair in found[0].gained}


def test_pay_below_the_minimum_wage_is_raised_to_it() -> None:
    law = law_with(figure(MINIMUM_WAGE_FIGURE, value=1_150, unit=FigureUnit.YEN, from_day=build.TODAY))
    jobs = build.openings({"gross_monthly_yen": 190_000, "weekly_minutes": 2_400})
    inputs = build.inputs(build.subjects(), jobs, build.units(), replace(build.setting(), law=law))

    found = unblock(inputs, 0)

    assert [(one.change.name, one.record, one.value) for one in found] == [("hourly_wage_yen", 0, 1_150)]
    assert found[0].is_better


def test_a_rule_that_is_switched_off_stands_in_nobodys_way_and_needs_no_change() -> None:
    late = {"start_from_day": build.RELEASE + 100, "required_licence_bits": Licence.FORKLIFT.bit}
    off = build.setting(rules_off=["work_starts_soon"])
    inputs = build.inputs(build.subjects(ASSISTED), build.openings(late), build.units(), off)

    found = unblock(inputs, 0)

    assert [one.change.name for one in found] == ["licence_forklift"]
