"""Of each person the best proposals become records, and what the plan for everybody gives is marked among them."""

from dataclasses import replace
from datetime import date

import numpy as np

from matcher.assignment.enumerate import all_bundles
from matcher.assignment.problem import Bundles
from matcher.desk.proposing import proposals_made
from matcher.domain.homes import HousingKind
from matcher.domain.support import HelpGiven
from matcher.matching.inputs import Inputs
from matcher.matching.problem import problem_of
from matcher.records.kinds import Values
from tests import build

NOBODY: Bundles = Bundles.joined([])


def made(inputs: Inputs, chosen: Bundles = NOBODY) -> list[Values]:
    return list(proposals_made(inputs, problem_of(inputs), chosen))


def showing(inputs: Inputs, most: int) -> Inputs:
    return replace(inputs, setting=replace(inputs.setting, policy=build.policy(proposals_shown=most)))


def test_they_are_ranked_and_nothing_is_left_unsaid() -> None:
    first = made(build.inputs(build.subjects({"code": "A-01"}), build.openings(), build.units()))[0]

    assert (first["subject"], first["rank"], first["help"], first["proposed"]) == ("A-01", 1, HelpGiven.FULL, False)
    assert (first["made_on"], first["to_confirm"], first["own_home"]) == (date(2026, 11, 23), False, False)
    assert (first["code"], first["run_id"]) == (None, None)


def test_what_the_plan_gives_is_marked_and_comes_last_where_it_is_not_among_the_best() -> None:
    inputs = showing(build.inputs(build.subjects(), build.openings(), build.units()), 1)
    everything = all_bundles(problem_of(inputs))
    job_only = everything.take(np.flatnonzero(everything.unit == -1))

    found = made(inputs, job_only)

    assert [(one["rank"], one["help"], one["proposed"]) for one in found] == [
        (1, HelpGiven.FULL, False),
        (2, HelpGiven.JOB_ONLY, True),
    ]


def test_ones_own_home_is_said_to_be_so() -> None:
    own = {"kind": HousingKind.OWN_HOME.number, "code": "H-A-01", "subject_id": 1}
    inputs = build.inputs(build.subjects({"needs_home": 0}), build.openings(), build.units(own))

    first = made(inputs)[0]

    assert (first["unit"], first["own_home"]) == (None, True)


def test_something_unknown_is_to_be_confirmed() -> None:
    inputs = build.inputs(build.subjects(), build.openings(), build.units({"household_max": -1}))

    flags = {one["help"]: one["to_confirm"] for one in made(inputs)}

    assert flags == {HelpGiven.TO_CONFIRM: True, HelpGiven.HOME_ONLY: True, HelpGiven.JOB_ONLY: False}


def test_who_can_be_offered_nothing_has_none() -> None:
    person = build.subjects({"consent_until_day": build.TODAY - 1})

    assert made(build.inputs(person, build.openings(), build.units())) == []
