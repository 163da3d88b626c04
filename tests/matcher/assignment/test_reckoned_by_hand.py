"""The verifier reckons as one does by hand, and finds a fault of whoever made the bundles."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from matcher.assignment.problem import NONE, Help, Pass, Problem, Solution
from matcher.assignment.verify import broken_promises
from matcher.domain.objectives import Objective
from matcher.domain.vocabulary import PublicAssistance
from matcher.matching.inputs import Inputs
from matcher.matching.problem import problem_of
from matcher.scoring.weigh import shares
from tests import build
from tests.matcher.assignment.stated import stated

Plan = tuple[Problem, Solution]
FULL, CONFIRM, HOME, JOB = Help.FULL, Help.TO_CONFIRM, Help.HOME_ONLY, Help.JOB_ONLY
TRIPLES = ((0, 0, 0), (1, 0, 0), (2, NONE, 0), (3, NONE, 0), (4, 0, NONE), (5, 0, NONE))
VERDICTS = (1, 0, 1, 0, 1, 0)
HELP = (FULL, CONFIRM, HOME, HOME, JOB, CONFIRM)
PLACED = 3
HELPED = 2 * 600 + 2 * 400 + 2 * 240 + 2 * 100 + 1 * 600


def _one_of_each_help() -> Inputs:
    """Everything for one with a priority of 3, and whatever else can be given; the last has a home not on record."""
    unsure, assisted = {"avoid_areas_asked": 0}, {"public_assistance": PublicAssistance.GRANTED.number}
    people = build.subjects({"health_need": 1}, unsure, assisted, {}, {}, {"needs_home": 0})
    return build.inputs(people, build.openings({"places": 9}), build.units({"places": 9}))


def _by_hand(
    *,
    verdicts: Sequence[int] = VERDICTS,
    given: Sequence[Help] = HELP,
    placed: int = PLACED,
    helped: int = HELPED,
    more_points: int = 0,
) -> Plan:
    """A plan whose figures are written here; the points are those of the explanations, the ties whatever they are."""
    inputs = _one_of_each_help()
    problem = problem_of(inputs)
    cases = (
        inputs.case(row, None if job == NONE else job, None if unit == NONE else unit) for row, job, unit in TRIPLES
    )
    points = np.array([sum(share.points for share in shares(case)) for case in cases])
    points[0] += more_points
    truth = stated(problem, TRIPLES)
    chosen = replace(truth.chosen, verdict=np.array(verdicts), help=np.array(given), points=points)
    values = (placed, helped, int(points.sum()), truth.passes[-1].value)
    passes = zip(Objective, values, strict=True)
    return problem, Solution(
        chosen=chosen, passes=tuple(Pass(objective=each, value=value, bound=value) for each, value in passes)
    )


def test_figures_reckoned_by_hand_are_accepted() -> None:
    assert broken_promises(*_by_hand()) == ()


FAULTS: dict[str, tuple[Callable[[], Plan], str]] = {
    "an unknown counts as known": (
        partial(
            _by_hand,
            verdicts=(1, 1, *VERDICTS[2:]),
            given=(FULL, FULL, *HELP[2:]),
            placed=PLACED + 2,
            helped=HELPED - 2 * 600,
        ),
        r"subject \[1\] has other",
    ),
    "an unknown counts as placed": (
        partial(_by_hand, given=(FULL, FULL, *HELP[2:]), placed=PLACED + 2, helped=HELPED - 2 * 600),
        r"subject \[1\] has other",
    ),
    "the home that is not on record is no question": (
        partial(_by_hand, verdicts=(*VERDICTS[:5], 1), given=(*HELP[:5], FULL), placed=PLACED + 1, helped=HELPED - 600),
        r"subject \[5\] has other",
    ),
    "a job alone is everything": (
        partial(_by_hand, given=(*HELP[:4], FULL, CONFIRM), placed=PLACED + 2, helped=HELPED - 2 * 100),
        r"subject \[4\] has other",
    ),
    "a job alone is taken for a home": (
        partial(_by_hand, given=(*HELP[:4], HOME, CONFIRM), helped=HELPED + 2 * 300),
        r"subject \[4\] has other",
    ),
    "an unsure home is worth a sure one": (partial(_by_hand, helped=HELPED + 2 * 160), r"\[helped\] is stated as"),
    "everything is help as well": (partial(_by_hand, helped=HELPED + 3 * 1000), r"\[helped\] is stated as"),
    "priority is left out of people": (partial(_by_hand, placed=1), r"\[placed\] is stated as 1 and sums to 3"),
    "priority is left out of help": (partial(_by_hand, helped=600 + 400 + 240 + 100 + 600), r"\[helped\] is stated as"),
    "the points of job and home together are left out": (
        partial(_by_hand, more_points=-400),
        r"subject \[0\] has other",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_where_bundles_are_made_is_found(fault: str) -> None:
    """Every figure of the plan agrees with every other; only the problem says that they are wrong."""
    plan, said = FAULTS[fault]

    found = broken_promises(*plan())

    assert re.search(said, " / ".join(found))
