"""Plans for tests of the verifier: any triples, with their figures and passes stated truthfully."""

from collections.abc import Sequence

import numpy as np

from matcher.assignment.enumerate import bundle_worth, help_of, worth
from matcher.assignment.problem import Bundles, Pass, Problem, Solution
from matcher.domain.objectives import Objective

Triple = tuple[int, int, int]


def triples_of(bundles: Bundles) -> list[Triple]:
    """Subject, opening and unit of each bundle."""
    columns = (bundles.subject, bundles.opening, bundles.unit)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def stated(problem: Problem, triples: Sequence[Triple]) -> Solution:
    """A solution of those triples, permitted or not; nothing in it is wrong but what the triples themselves break."""
    subject, opening, unit = np.array(triples, dtype=np.int64).reshape(-1, 3).T
    verdict, points = bundle_worth(problem, subject, opening, unit)
    given = help_of(problem, subject, opening, unit, verdict)
    return proven(
        problem, Bundles(subject=subject, opening=opening, unit=unit, verdict=verdict, help=given, points=points)
    )


def proven(problem: Problem, chosen: Bundles) -> Solution:
    """A solution whose passes state what its bundles sum to, with a gap of 0."""
    values = {objective: int(worth(problem, chosen, objective).sum()) for objective in Objective}
    passes = (Pass(objective=objective, value=value, bound=value) for objective, value in values.items())
    return Solution(chosen=chosen, passes=tuple(passes))
