"""Feasible bundles and their worth, beside plain loops over the catalogue and a table by hand."""

from collections.abc import Iterator

import numpy as np
import pytest

from matcher.assignment.enumerate import all_bundles, bundles_of, worth
from matcher.assignment.problem import NONE, TIE_RANGE, Bundles, Help
from matcher.domain.objectives import Objective
from matcher.domain.vocabulary import PublicAssistance
from matcher.eligibility.evidence import Verdict
from matcher.matching.inputs import Inputs
from matcher.matching.problem import problem_of
from matcher.matching.proposal import findings_of
from tests import build
from tests.chance import random_inputs
from tests.counts import scaled
from tests.generous import generous_inputs
from tests.matcher.assignment.stated import Triple, triples_of

NEW = {"household_max": -1}
"""What makes a home's verdict unknown."""
ASSISTED = {"public_assistance": PublicAssistance.GRANTED.number}
"""What makes the rent of a home without a job known to be paid."""


def _verdict(inputs: Inputs, triple: Triple) -> Verdict:
    subject, opening, unit = triple
    case = inputs.case(subject, None if opening == NONE else opening, None if unit == NONE else unit)
    return min((finding.verdict for finding in findings_of(case)), default=Verdict.ALLOWED)


def _feasible(inputs: Inputs, subject: int) -> Iterator[Triple]:
    """By asking the catalogue about one case at a time."""
    jobs = range(len(inputs.openings)) if inputs.subjects.needs_job[subject] else ()
    all_homes = range(len(inputs.units))
    homes = [NONE, *all_homes]
    if not inputs.subjects.needs_home[subject]:
        own = [unit for unit in all_homes if _verdict(inputs, (subject, NONE, unit)) >= 0]
        homes = own or [NONE]
    for opening in (NONE, *jobs):
        for unit in homes:
            helps = opening != NONE or (unit != NONE and bool(inputs.subjects.needs_home[subject]))
            if helps and _verdict(inputs, (subject, opening, unit)) >= 0:
                yield subject, opening, unit


@pytest.mark.parametrize("seed", range(scaled(6, 60)))
def test_the_feasible_bundles_are_those_that_no_rule_refuses(seed: int) -> None:
    inputs = generous_inputs(seed, (4, 3, 4)) if seed % 2 else random_inputs(seed, (5, 4, 4))

    problem = problem_of(inputs)

    for subject in range(len(inputs.subjects)):
        assert sorted(triples_of(bundles_of(problem, subject))) == sorted(_feasible(inputs, subject))


@pytest.mark.parametrize(
    ("subject", "unit", "opening", "home", "expected"),
    [
        ({}, {}, 0, 0, (1, Help.FULL)),
        ({}, NEW, 0, 0, (0, Help.TO_CONFIRM)),
        (ASSISTED, {}, NONE, 0, (1, Help.HOME_ONLY)),
        ({}, NEW, NONE, 0, (0, Help.HOME_ONLY)),
        ({}, {}, 0, NONE, (1, Help.JOB_ONLY)),
        (ASSISTED | {"needs_job": 0}, {}, NONE, 0, (1, Help.FULL)),
        ({"needs_job": 0}, NEW, NONE, 0, (0, Help.TO_CONFIRM)),
        ({"needs_home": 0}, {"subject_id": 1}, 0, 0, (1, Help.FULL)),
        ({"needs_home": 0}, {"subject_id": 2}, 0, NONE, (0, Help.TO_CONFIRM)),
    ],
)
def test_a_bundle_says_how_much_it_gives(
    subject: build.Change, unit: build.Change, opening: int, home: int, expected: tuple[int, Help]
) -> None:
    problem = problem_of(build.inputs(build.subjects(subject), build.openings(), build.units(unit)))

    bundles = bundles_of(problem, 0)

    row = triples_of(bundles).index((0, opening, home))
    assert (bundles.verdict[row], bundles.help[row]) == expected


def test_nothing_is_listed_for_one_who_needs_nothing() -> None:
    person = build.subjects({"needs_job": 0, "needs_home": 0})

    problem = problem_of(build.inputs(person, build.openings(), build.units({"subject_id": 1})))

    assert len(all_bundles(problem)) == 0


def _one_of_each() -> Bundles:
    """One bundle of each help, and a home that is not sure."""
    given = np.array([Help.FULL, Help.TO_CONFIRM, Help.HOME_ONLY, Help.JOB_ONLY, Help.HOME_ONLY], dtype=np.int8)
    zeros = np.zeros(len(given), dtype=np.int64)
    return Bundles(
        subject=zeros,
        opening=zeros,
        unit=zeros,
        verdict=np.array([1, 0, 1, 1, 0], dtype=np.int8),
        help=given,
        points=np.arange(5) * 100,
    )


@pytest.mark.parametrize(
    ("objective", "expected"),
    [
        (Objective.PLACED, [3, 0, 0, 0, 0]),
        (Objective.HELPED, [0, 3 * 600, 3 * 400, 3 * 100, 3 * 240]),
        (Objective.POINTS, [0, 100, 200, 300, 400]),
    ],
)
def test_each_objective_counts_what_it_says(objective: Objective, expected: list[int]) -> None:
    """The person has a priority of 3: soon, without a home, with a health need."""
    people = build.subjects({"health_need": 1})
    problem = problem_of(build.inputs(people, build.openings(), build.units()))

    assert worth(problem, _one_of_each(), objective).tolist() == expected


def test_ties_are_told_apart_by_every_part_of_a_bundle() -> None:
    people, jobs, homes = build.subjects({}, {}), build.openings({}, {}), build.units({}, {})
    problem = problem_of(build.inputs(people, jobs, homes))
    bundles = all_bundles(problem)

    ties = worth(problem, bundles, Objective.TIE)

    assert len(set(ties.tolist())) == len(bundles)
    assert ties.min() >= 0
    assert ties.max() < TIE_RANGE
