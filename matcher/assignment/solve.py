"""Who gets what: the best plan for everybody at once, objective by objective, with a proof for each."""

from dataclasses import dataclass

import numpy as np

from matcher.assignment.enumerate import all_bundles, worth
from matcher.assignment.pack import PROVING, Packed, pack
from matcher.assignment.packing import Packing
from matcher.assignment.problem import Bundles, Pass, Problem, Rows, Solution
from matcher.assignment.search import Effort


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """A solution with the packing that was solved and what proves it."""

    solution: Solution
    packing: Packing
    packed: Packed


def solve(problem: Problem) -> Solution:
    """The plan that is best for the objectives of the problem in their order.

    Exact: every feasible bundle is looked at, none is left out by a list of candidates. Each pass keeps what the passes
    before it reached. The same people and places give the same plan in whatever order their rows stand.
    """
    return solved(problem).solution


def solved(problem: Problem, effort: Effort = PROVING) -> Solved:
    """The same, with what a certificate needs."""
    bundles = all_bundles(problem)
    packing = packing_of(problem, bundles)
    packed = pack(packing, effort)
    passes = (
        Pass(objective=objective, value=level.value, bound=level.bound)
        for objective, level in zip(problem.objectives, packed.levels, strict=True)
    )
    chosen = bundles.take(packed.chosen)
    by_subject = chosen.take(np.argsort(chosen.subject))
    return Solved(solution=Solution(chosen=by_subject, passes=tuple(passes)), packing=packing, packed=packed)


def packing_of(problem: Problem, bundles: Bundles) -> Packing:
    """Bundles as plain arrays, with a level for each objective; names are the stable keys."""
    return Packing(
        subjects=len(problem.priority),
        opening_places=problem.opening_places,
        unit_places=problem.unit_places,
        subject=bundles.subject,
        opening=bundles.opening,
        unit=bundles.unit,
        places=np.ones(len(bundles), dtype=np.int64),
        values=tuple(worth(problem, bundles, objective) for objective in problem.objectives),
        ranks=(_rank(problem.subject_key), _rank(problem.opening_key), _rank(problem.unit_key)),
    )


def _rank(keys: Rows) -> Rows:
    return np.argsort(np.argsort(keys, kind="stable"), kind="stable")
