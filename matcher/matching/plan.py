"""The plan for everybody: solved jointly, verified without a solver, and set beside what people do today."""

from dataclasses import dataclass

import numpy as np

from matcher.assignment.claims import claims_of
from matcher.assignment.enumerate import worth
from matcher.assignment.packing import Packing
from matcher.assignment.problem import Bundles, Help, Problem, Solution
from matcher.assignment.solution_file import Claims
from matcher.assignment.solve import solved
from matcher.assignment.verify import broken_promises
from matcher.domain.errors import BrokenPromiseError
from matcher.domain.objectives import Objective
from matcher.domain.text import Text
from matcher.matching.baselines import by_telephone, greedily
from matcher.matching.inputs import Inputs
from matcher.matching.problem import problem_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a set of bundles gives to how many people."""

    full: int
    to_confirm: int
    home_only: int
    job_only: int
    weighted: int
    """People with all they need, each counted with their priority."""
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortPlan:
    """The joint plan with its proof, and the two baselines on the same problem."""

    problem: Problem
    solution: Solution
    packing: Packing
    """What was solved, and what proves it."""
    claims: Claims
    tally: Tally
    telephone: Bundles
    telephone_tally: Tally
    greedy: Bundles
    greedy_tally: Tally


def plan(inputs: Inputs) -> CohortPlan:
    """Solve for everybody at once. Raises `BrokenPromiseError` where the solution does not keep its promises."""
    problem = problem_of(inputs)
    found = solved(problem)
    solution = found.solution
    broken = broken_promises(problem, solution)
    if broken:
        raise BrokenPromiseError(
            Text(
                f"調整案が条件を満たしません: {'; '.join(broken)}", f"the plan breaks its promises: {'; '.join(broken)}"
            )
        )
    by_release = np.lexsort((inputs.subjects.code, inputs.subjects.release_day))
    by_priority = np.lexsort((inputs.subjects.code, inputs.subjects.release_day, -problem.priority))
    telephone = by_telephone(problem, by_release.tolist(), inputs.setting.policy.telephone_tries)
    greedy = greedily(problem, (by_release.tolist(), by_priority.tolist()))
    return CohortPlan(
        problem=problem,
        solution=solution,
        packing=found.packing,
        claims=claims_of(found.packed),
        tally=tally(problem, solution.chosen),
        telephone=telephone,
        telephone_tally=tally(problem, telephone),
        greedy=greedy,
        greedy_tally=tally(problem, greedy),
    )


def tally(problem: Problem, bundles: Bundles) -> Tally:
    """Count what bundles give."""
    count = {given: int((bundles.help == given).sum()) for given in Help}
    return Tally(
        full=count[Help.FULL],
        to_confirm=count[Help.TO_CONFIRM],
        home_only=count[Help.HOME_ONLY],
        job_only=count[Help.JOB_ONLY],
        weighted=int(worth(problem, bundles, Objective.PLACED).sum()),
        points=int(bundles.points.sum()),
    )
