"""How else people and programs would solve an instance: each plainly written, each giving the bundles it chooses."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model
from scipy.optimize import linear_sum_assignment

from matcher.assignment.packing import Packing
from matcher.assignment.problem import NONE, Rows
from tests.benchmarks.instances import LEVEL, Instance, Need

PLENTY = 1 << 40
LISTED = 30
"""Bundles a subject on static lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Free:
    """Places that are left; the last of each stands for needing none."""

    openings: Rows
    units: Rows

    @classmethod
    def of(cls, packing: Packing) -> "_Free":
        return cls(openings=np.append(packing.opening_places, PLENTY), units=np.append(packing.unit_places, PLENTY))

    def among(self, packing: Packing, rows: Rows) -> Rows:
        """Bundles that still fit."""
        fits = (self.openings[packing.opening[rows]] > 0) & (self.units[packing.unit[rows]] >= packing.places[rows])
        return rows[fits]

    def take(self, packing: Packing, row: int) -> None:
        """One bundle's places."""
        self.openings[packing.opening[row]] -= 1
        self.units[packing.unit[row]] -= packing.places[row]


def telephone(instance: Instance, tries: int) -> Rows:
    """As they are released: the best job, then the home nearest to it; after so many jobs a home, or a job, alone."""
    packing = instance.packing
    free, chosen = _Free.of(packing), []
    for person in np.argsort(instance.release, kind="stable"):
        rows = free.among(packing, np.arange(instance.first[person], instance.first[person + 1]))
        row = _called(instance, rows, tries)
        if row != NONE:
            free.take(packing, row)
            chosen.append(row)
    return np.sort(np.array(chosen, dtype=np.int64))


def _called(instance: Instance, rows: Rows, tries: int) -> int:
    job, home = instance.packing.opening[rows] != NONE, instance.packing.unit[rows] != NONE
    both, jobs, homes = rows[job & home], rows[job & ~home], rows[home & ~job]
    best_first = jobs[np.argsort(-instance.job_points[jobs], kind="stable")]
    for tried in best_first[:tries]:
        near = both[instance.packing.opening[both] == instance.packing.opening[tried]]
        if len(near):
            return int(near[np.argmax(instance.way_points[near])])
    if len(homes):
        return int(homes[np.argmax(instance.home_points[homes])])
    return int(best_first[0]) if len(best_first) else NONE


def greedy(instance: Instance) -> Rows:
    """Each takes the best bundle left: as they are released, or the urgent first, whichever places more."""
    orders = (np.argsort(instance.release, kind="stable"), np.lexsort((instance.release, -instance.urgency)))
    plans = [in_turn(instance, order) for order in orders]
    return max(plans, key=lambda plan: (instance.placed(plan), instance.packing.values[0][plan].sum()))


def in_turn(instance: Instance, order: Rows) -> Rows:
    """In the given order of people each takes the best bundle left."""
    packing = instance.packing
    free, chosen = _Free.of(packing), []
    for person in order:
        rows = free.among(packing, np.arange(instance.first[person], instance.first[person + 1]))
        if len(rows):
            chosen.append(int(rows[np.argmax(packing.values[0][rows])]))
            free.take(packing, chosen[-1])
    return np.sort(np.array(chosen, dtype=np.int64))


def two_stages(instance: Instance) -> Rows:
    """The best jobs for everybody as if every home were near, then the best homes for the jobs that were given."""
    packing = instance.packing
    value, subject, opening = packing.values[0], packing.subject, packing.opening
    hoped = instance.need[subject] == Need.BOTH
    worth = np.where(hoped, LEVEL * instance.urgency[subject] + instance.job_points, value)
    first = seated(packing, np.flatnonzero(packing.unit == NONE), worth, packing.opening)
    given = np.full(packing.subjects, NONE)
    given[subject[first]] = opening[first]
    reached = (packing.unit != NONE) & ((opening == NONE) | (opening == given[subject]))
    second = seated(packing, np.flatnonzero(reached), value, packing.unit)
    return np.sort(np.concatenate([second, first[~np.isin(subject[first], subject[second])]]))


def seated(packing: Packing, rows: Rows, worth: Rows, place: Rows) -> Rows:
    """The best assignment of one place each, by SciPy, where `place` alone is scarce."""
    limits = packing.opening_places if place is packing.opening else packing.unit_places
    ordered = rows[np.argsort(worth[rows], kind="stable")]
    best = np.full((packing.subjects, len(limits)), NONE)
    best[packing.subject[ordered], place[ordered]] = ordered  # of several the last, which is worth most
    gains = np.where(best == NONE, 0, worth[best])
    seats = np.repeat(np.arange(len(limits)), limits)
    subjects, taken = linear_sum_assignment(gains[:, seats], maximize=True)
    chosen = best[subjects, seats[taken]]
    return np.sort(chosen[chosen != NONE])


def by_constraints(packing: Packing, hint: Rows, effort: float) -> Rows:
    """CP-SAT on every bundle, from a plan; `effort` is its deterministic time.

    Its presolve alone would take all of that time; without it the plan is improved from the first second.
    """
    model = cp_model.CpModel()
    take = [model.new_bool_var("") for _ in range(len(packing))]
    for rows in _by(packing.subject, packing.subjects):
        model.add_at_most_one(take[row] for row in rows)
    for column, places in ((packing.opening, packing.opening_places), (packing.unit, packing.unit_places)):
        for rows, limit in zip(_by(column, len(places)), places.tolist(), strict=True):
            model.add(cp_model.LinearExpr.sum([take[row] for row in rows]) <= limit)
    model.maximize(cp_model.LinearExpr.weighted_sum(take, packing.values[0].tolist()))
    hinted = set(hint.tolist())
    for row, variable in enumerate(take):
        model.add_hint(variable, row in hinted)
    solver = cp_model.CpSolver()
    solver.parameters.max_deterministic_time = effort
    solver.parameters.cp_model_presolve = False
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    if solver.solve(model) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return np.zeros(0, dtype=np.int64)
    return np.array([row for row, variable in enumerate(take) if solver.value(variable)], dtype=np.int64)


def from_lists(packing: Packing, nodes: int, listed: int = LISTED) -> Rows:
    """HiGHS, through MathOpt, on the best few bundles of each subject."""
    ordered = np.lexsort((-packing.values[0], packing.subject))
    rank = np.arange(len(packing)) - np.searchsorted(packing.subject[ordered], packing.subject[ordered])
    rows = np.sort(ordered[rank < listed])
    model = mathopt.Model()
    take = [model.add_binary_variable() for _ in rows]
    limited = (
        (packing.subject, np.ones(packing.subjects, dtype=np.int64)),
        (packing.opening, packing.opening_places),
        (packing.unit, packing.unit_places),
    )
    for column, places in limited:
        for found, limit in zip(_by(column[rows], len(places)), places.tolist(), strict=True):
            if len(found):
                model.add_linear_constraint(mathopt.fast_sum([take[each] for each in found]) <= limit)
    values = packing.values[0][rows].tolist()
    model.maximize(mathopt.fast_sum(value * variable for value, variable in zip(values, take, strict=True)))
    found = mathopt.solve(model, mathopt.SolverType.HIGHS, params=mathopt.SolveParameters(node_limit=nodes))
    if not found.has_primal_feasible_solution():
        return np.zeros(0, dtype=np.int64)
    taken: NDArray[np.bool_] = np.array(found.variable_values(take)) > 0.5
    return rows[taken]


def _by(column: Rows, count: int) -> list[list[int]]:
    """Positions of each number from 0 on."""
    order = np.argsort(column, kind="stable")
    edges = np.searchsorted(column[order], np.arange(count + 1))
    return [order[start:end].tolist() for start, end in pairwise(edges.tolist())]
