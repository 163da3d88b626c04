"""Who has all they need in the plan for everybody; it loads the solver, so it belongs to a command or a worker."""

from dataclasses import replace

import numpy as np

from matcher.assignment.problem import Help
from matcher.assignment.solve import solve
from matcher.domain.objectives import Objective
from matcher.eligibility.change import NO_CHANGE, Side
from matcher.matching.inputs import Inputs
from matcher.matching.problem import problem_of
from matcher.matching.unblock import Unblocking, with_change


def placed(inputs: Inputs) -> frozenset[int]:
    """Rows of those whom the best plan gives all they need, with nothing unknown."""
    problem = replace(problem_of(inputs), objectives=(Objective.PLACED,))
    chosen = solve(problem).chosen
    return frozenset(chosen.subject[chosen.help == Help.FULL].tolist())


def more_placed(inputs: Inputs, subject: int, found: tuple[Unblocking, ...]) -> tuple[int, ...]:
    """For each change made for one person: by how many people the plan for everybody grows, solved again."""
    before = len(placed(inputs))
    return tuple(len(placed(_made(inputs, subject, one))) - before for one in found)


def _made(inputs: Inputs, subject: int, one: Unblocking) -> Inputs:
    sizes = {Side.PERSON: 1, Side.OPENING: len(inputs.openings), Side.UNIT: len(inputs.units)}
    values = np.full(sizes[one.change.side], NO_CHANGE, dtype=np.int64)
    values[one.record or 0] = one.value
    return with_change(inputs, subject, one.change, values)
