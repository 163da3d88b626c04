"""What to ask: every answer is tried, and nothing that a rule does not know goes unasked."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.domain.case import Case
from matcher.domain.homes import HousingKind
from matcher.domain.vocabulary import Asked, EmergencyProtection, TravelMeans
from matcher.eligibility.catalogue import RULES
from matcher.eligibility.change import NO_CHANGE, Mover, Side
from matcher.eligibility.evidence import Verdict
from matcher.eligibility.questions import QUESTIONS
from matcher.matching.ask import Asking, answered, ask, effect
from matcher.matching.certain import outlook_of
from matcher.matching.inputs import Inputs
from tests import build
from tests.chance import random_inputs
from tests.counts import scaled
from tests.nearly import nearly_inputs

SEEDS = range(scaled(8, 100))
SIZES = (1, 4, 4)
NOT_ASKED_HERE = {"H14", "H13", "H06", "H28"}
"""That assistance pays a deposit is decided by an office, and a licence by its authority; where no limit of rent is on
record, nobody in this list knows it; pay that is known to be low is not asked for again."""
RESTING_ON_TIME = {"H22a", "H22b"}
"""Where it was said how long a place is kept, only time or another word brings the day on which it can be."""


def _alone(inputs: Inputs) -> Case:
    return Case(subjects=inputs.subjects, openings=inputs.openings, units=inputs.units, setting=inputs.setting)


def _tried(inputs: Inputs, one: Asking) -> list[tuple[int, int]]:
    """What each answer about that record alone makes certain, and takes away."""
    size = {Side.PERSON: 1, Side.OPENING: len(inputs.openings), Side.UNIT: len(inputs.units)}[one.question.side]
    found = []
    for answer in one.question.answers(_alone(inputs)):
        values = np.full(size, NO_CHANGE, dtype=np.int64)
        values[one.record or 0] = answer
        after = outlook_of(answered(inputs, one.question, values), 0)
        found.append(effect(outlook_of(inputs, 0), after, one.question.side, one.record))
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_it_says_what_the_best_and_the_worst_answer_alone_would_do(seed: int) -> None:
    inputs = nearly_inputs(seed, SIZES, 0.12)

    for one in ask(inputs, 0):
        tried = _tried(inputs, one)
        assert one.adds == max(added for added, _ in tried)
        assert one.removes == max(removed for _, removed in tried)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_most_useful_question_comes_first(seed: int) -> None:
    useful = [one.usefulness for one in ask(nearly_inputs(seed, SIZES, 0.12), 0)]

    assert useful == sorted(useful, reverse=True)
    assert all(useful)


@pytest.mark.parametrize("seed", SEEDS)
def test_once_every_question_is_answered_no_rule_has_one_left(seed: int) -> None:
    whole = random_inputs(seed, (1, 5, 5))

    for opening, unit in np.ndindex(5, 5):
        inputs = replace(whole, openings=whole.openings.take([opening]), units=whole.units.take([unit]))
        case = _all_answered(inputs).case(0, 0, 0)
        left = {rule.code for rule in RULES if int(rule.judge(case).item()) == Verdict.UNKNOWN}
        assert left <= NOT_ASKED_HERE | RESTING_ON_TIME, left


def _all_answered(inputs: Inputs) -> Inputs:
    for question in QUESTIONS:
        case = _alone(inputs)
        values = np.where(question.is_open(case), question.answers(case)[-1], NO_CHANGE)
        inputs = answered(inputs, question, values)
    return inputs


def test_nothing_is_asked_where_nothing_hangs_on_it() -> None:
    assert ask(build.inputs(build.subjects({"tattoo": -1}), build.openings(), build.units()), 0) == ()


def test_the_interview_begins_with_what_most_plans_hang_on() -> None:
    person = build.subjects({"guarantor_bits": -1, "tattoo": -1})
    jobs = build.openings({}, {"tattoo_policy": 0})
    homes = build.units({"guarantor_bits": 2}, {"guarantor_bits": 4}, {"guarantor_bits": 8})

    found = ask(build.inputs(person, jobs, homes), 0)

    assert [(one.question.name, one.adds, one.removes) for one in found] == [
        ("person_guarantor_bits", 3, 6),
        ("person_tattoo", 0, 3),
    ]


def test_an_undecided_application_is_a_question_to_the_probation_office() -> None:
    person = build.subjects({"emergency_protection": EmergencyProtection.APPLIED.number})
    home = build.units({"kind": 6})

    found = ask(build.inputs(person, build.openings(), home), 0)

    assert [(one.question.name, one.adds, one.removes) for one in found] == [("person_emergency_protection", 1, 1)]


def test_areas_that_nobody_asked_about_are_asked_with_every_town() -> None:
    person = build.subjects({"avoid_areas_asked": Asked.NOT_ASKED.number})
    homes = build.units({}, {"municipality": build.HITACHINAKA})

    found = ask(build.inputs(person, build.openings(), homes), 0)

    assert [(one.question.name, one.adds) for one in found] == [("person_avoid_areas", 2)]
    assert found[0].removes == 2


def test_how_long_a_place_is_kept_is_asked_where_nothing_was_said_of_it() -> None:
    person = build.subjects({"release_day": build.TODAY + 40})

    found = ask(build.inputs(person, build.openings(), build.units({"hold_days": -1})), 0)

    assert [(one.question.name, one.adds, one.removes) for one in found] == [("unit_hold_days", 1, 0)]


@pytest.mark.parametrize("side", [{"opening": {"current_releasees": 1}}, {"unit": {"other_releasees": 1}}])
def test_people_to_avoid_are_compared_by_the_coordinator_and_not_asked_of_those_who_take_in(
    side: dict[str, dict[str, int]],
) -> None:
    person = build.subjects({"avoid_people_asked": Asked.SOME.number})
    jobs, homes = build.openings(side.get("opening", {})), build.units(side.get("unit", {}))

    found = ask(build.inputs(person, jobs, homes), 0)

    assert [(one.question.whom, one.adds, one.removes) for one in found] == [(Mover.COORDINATOR, 1, 1)]


def test_a_home_that_is_no_public_housing_is_not_asked_for_an_income_limit() -> None:
    person = build.subjects({"income_yen": -1})

    assert ask(build.inputs(person, build.openings(), build.units({"income_limit_yen": -1})), 0) == ()


def test_questions_are_unique_and_said_in_both_languages() -> None:
    assert len({question.name for question in QUESTIONS}) == len(QUESTIONS)
    assert all(question.label.ja and question.label.en for question in QUESTIONS)


NOWHERE = {"lat": float("nan"), "lon": float("nan")}
BY_TRAIN = {"means_bits": TravelMeans.FOOT.bit | TravelMeans.PUBLIC_TRANSPORT.bit}
HITACHI = {"municipality": 8202, "lat": 36.6, "lon": 140.65}


def test_an_employer_is_asked_where_the_work_is_with_all_the_homes_that_hang_on_it() -> None:
    jobs = build.openings({}, NOWHERE)

    found = ask(build.inputs(build.subjects(), jobs, build.units({}, {}, {})), 0)

    assert [(one.question.name, one.question.whom, one.record) for one in found] == [
        ("opening_place", Mover.EMPLOYER, 1)
    ]
    assert (found[0].adds, found[0].removes) == (3, 3)


def test_a_landlord_is_asked_where_a_home_is_and_the_town_with_it() -> None:
    homes = build.units({}, NOWHERE | {"municipality": -1})
    person = build.subjects({"avoid_areas_asked": Asked.SOME.number, "avoid_area": [build.HITACHINAKA]})

    found = ask(build.inputs(person, build.openings(), homes), 0)

    assert [(one.question.name, one.question.whom, one.record) for one in found] == [("unit_place", Mover.LANDLORD, 1)]
    assert (found[0].adds, found[0].removes) == (1, 1)


def test_a_person_is_asked_where_their_own_home_is() -> None:
    own = NOWHERE | {"kind": HousingKind.OWN_HOME.number, "subject_id": 1, "rent_yen": 0}

    found = ask(build.inputs(build.subjects({"needs_home": 0}), build.openings(), build.units(own)), 0)

    assert [(one.question.name, one.question.whom) for one in found] == [("unit_own_home_place", Mover.PERSON)]


def test_the_ways_that_nobody_declared_are_asked_for_home_by_home() -> None:
    jobs, homes = build.openings({}, {}, HITACHI), build.units(HITACHI, {})

    found = ask(build.inputs(build.subjects(BY_TRAIN | {"longest_commute_minutes": 90}), jobs, homes), 0)

    asked = [(one.question.name, one.record, one.adds, one.removes, one.openings) for one in found]
    assert asked == [("unit_routes", 0, 2, 2, (0, 1)), ("unit_routes", 1, 1, 1, (2,))]
    assert {one.question.whom for one in found} == {Mover.COORDINATOR}


@pytest.mark.parametrize("minutes", [40, 100])
def test_a_way_that_was_declared_is_not_asked_for(minutes: int) -> None:
    declared = build.no_routes().declaring(np.array([1]), np.array([1]), np.array([minutes]))
    person = build.subjects(BY_TRAIN | {"longest_commute_minutes": 90})

    found = ask(build.inputs(person, build.openings(), build.units(HITACHI), build.setting(routes=declared)), 0)

    assert "unit_routes" not in {one.question.name for one in found}


def test_means_of_travel_that_nobody_asked_about_are_asked_of_the_person() -> None:
    found = ask(build.inputs(build.subjects({"means_bits": -1}), build.openings(), build.units()), 0)

    assert [(one.question.name, one.question.whom, one.adds) for one in found] == [
        ("person_means_bits", Mover.PERSON, 1)
    ]
