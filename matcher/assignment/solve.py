"""Who gets what: the best plan for everybody at once, objective by objective, with a bound for each."""

import math

import numpy as np
from ortools.math_opt.python import mathopt

from matcher.assignment.enumerate import all_bundles, worth
from matcher.assignment.problem import NONE, Bundles, Objective, Pass, Problem, Rows, Solution

ENGINE = mathopt.SolverType.HIGHS
"""The mixed-integer engine inside OR-Tools."""
_LESS_THAN_ONE = 0.5
"""Values are whole numbers, so a bound closer than this to the plan proves it."""
_NOISE = 0.05
"""How far below a whole number a floating-point bound may stand and still mean that number."""


def solve(problem: Problem) -> Solution:
    """The plan that is best for the objectives in published order.

    Exact: every feasible bundle is in the model, none is left out by a list of candidates. Each pass keeps what the
    passes before it reached. The same people and places give the same plan in whatever order their rows stand, because
    they give the same model. Raises `RuntimeError` where the engine ends without a proof.
    """
    bundles = _by_key(problem, all_bundles(problem))
    if len(bundles) == 0:
        return Solution(
            chosen=bundles, passes=tuple(Pass(objective=objective, value=0, bound=0) for objective in Objective)
        )
    model = mathopt.Model(name="ibasho")
    take = [model.add_binary_variable() for _ in range(len(bundles))]
    _limit_places(model, take, problem, bundles)
    passes: list[Pass] = []
    chosen = np.zeros(0, dtype=np.int64)
    for objective in Objective:
        values = worth(problem, bundles, objective)
        total = mathopt.fast_sum(int(values[row]) * take[row] for row in np.flatnonzero(values))
        chosen, bound = _best(model, take, total, chosen)
        reached = int(values[chosen].sum())
        model.add_linear_constraint(total >= reached)
        passes.append(Pass(objective=objective, value=reached, bound=bound))
    plan = bundles.take(chosen)
    return Solution(chosen=plan.take(np.argsort(plan.subject)), passes=tuple(passes))


def proven_bound(result: mathopt.SolveResult) -> int:
    """The most that the objective can reach: what the engine proved, rounded down since values are whole.

    Raises `RuntimeError` where the search was cut short or failed, even if it found a plan.
    """
    if result.termination.reason is not mathopt.TerminationReason.OPTIMAL:
        raise RuntimeError(f"the solver ended without a proof: [{result.termination.reason.name}]")
    bound: float = result.best_objective_bound()
    return math.floor(bound + _NOISE)


def _by_key(problem: Problem, bundles: Bundles) -> Bundles:
    """In an order that depends on nothing but the keys."""
    opening, unit = (
        np.append(keys, NONE)[column]
        for keys, column in ((problem.opening_key, bundles.opening), (problem.unit_key, bundles.unit))
    )
    return bundles.take(np.lexsort((unit, opening, problem.subject_key[bundles.subject])))


def _limit_places(model: mathopt.Model, take: list[mathopt.Variable], problem: Problem, bundles: Bundles) -> None:
    everybody = np.ones(len(problem.priority), dtype=np.int64)
    for keys, column, places in (
        (problem.subject_key, bundles.subject, everybody),
        (problem.opening_key, bundles.opening, problem.opening_places),
        (problem.unit_key, bundles.unit, problem.unit_places),
    ):
        groups = [(row, taking) for row, taking in _grouped(column) if row != NONE and len(taking) > places[row]]
        for row, taking in sorted(groups, key=lambda group: int(keys[group[0]])):
            model.add_linear_constraint(mathopt.fast_sum(take[each] for each in taking) <= int(places[row]))


def _grouped(column: Rows) -> list[tuple[int, Rows]]:
    order = np.argsort(column, kind="stable")
    rows, starts = np.unique(column[order], return_index=True)
    return list(zip(rows.tolist(), np.split(order, starts[1:]), strict=True))


def _best(
    model: mathopt.Model, take: list[mathopt.Variable], total: mathopt.LinearBase, hint: Rows
) -> tuple[Rows, int]:
    model.maximize(total)
    parameters = mathopt.SolveParameters(
        random_seed=1, relative_gap_tolerance=0.0, absolute_gap_tolerance=_LESS_THAN_ONE
    )
    start = mathopt.SolutionHint(variable_values={take[row]: 1.0 for row in hint.tolist()})
    result = mathopt.solve(
        model, ENGINE, params=parameters, model_params=mathopt.ModelSolveParameters(solution_hints=[start])
    )
    bound = proven_bound(result)
    values = result.variable_values()
    return np.flatnonzero([values[one] > _LESS_THAN_ONE for one in take]).astype(np.int64), bound
