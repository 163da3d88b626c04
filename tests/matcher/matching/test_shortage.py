"""What the region lacks is found by solving again with some more of it."""

from dataclasses import replace

import numpy as np

from matcher.domain.homes import HousingKind
from matcher.matching.inputs import Inputs
from matcher.matching.plan import plan
from matcher.matching.shortage import Resource, shortages
from tests import build


def _two_without_a_home() -> Inputs:
    """Three people, three jobs, one home."""
    return build.inputs(build.subjects({}, {}, {}), build.openings({}, {}, {}), build.units())


def test_two_more_homes_place_the_two_who_have_none() -> None:
    found = shortages(_two_without_a_home())

    assert next((one.resource, one.municipalities, one.places, one.more) for one in found) == (
        Resource.HOME,
        (build.MITO,),
        2,
        2,
    )
    assert len(found[0].people) == 2


def test_it_is_what_the_plan_says_when_they_are_really_there() -> None:
    inputs = _two_without_a_home()
    more = replace(inputs, units=build.units({"places": 1}, {"rent_yen": 34_000}, {"rent_yen": 34_000}))

    assert plan(more).tally.full - plan(inputs).tally.full == shortages(inputs)[0].more


def test_where_everybody_is_placed_nothing_is_lacking() -> None:
    assert shortages(build.inputs(build.subjects(), build.openings(), build.units())) == ()


def test_a_job_is_lacking_where_there_are_homes_only() -> None:
    inputs = build.inputs(build.subjects(), build.openings({"places": 0}), build.units())

    assert Resource.JOB in {one.resource for one in shortages(inputs)}


def test_one_who_needs_both_is_placed_by_a_job_with_a_dormitory() -> None:
    nowhere = {"available_from_day": build.RELEASE + 90}
    inputs = build.inputs(build.subjects(), build.openings({"employer_active": 0}), build.units(nowhere))

    assert [one.resource for one in shortages(inputs)] == [Resource.JOB_WITH_HOME]


def test_somebody_about_whom_something_is_unknown_is_asked_first() -> None:
    inputs = build.inputs(build.subjects({"avoid_areas_asked": 0}), build.openings(), build.units({"places": 0}))

    assert shortages(inputs) == ()


def test_the_records_themselves_stay_as_they_are() -> None:
    inputs = _two_without_a_home()
    before = inputs.units.kind.copy()

    shortages(inputs)

    assert np.array_equal(before, inputs.units.kind)
    assert HousingKind.PRIVATE_RENTAL.number == before[0]
