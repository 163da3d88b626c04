"""A plan that meets the bound: the few bundles that a better plan could hold, searched until none is better.

A plan falls short of the bound by the losses of its choices. So a plan better than the one at hand can hold only
bundles that lose less than the gap, and a program over those alone finds it or proves that there is none.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.assignment.candidates import Candidates
from matcher.assignment.losses import Losses
from matcher.assignment.prices import SCALE, Stage, most_value, plan_value
from matcher.assignment.pricing import Priced
from matcher.assignment.problem import Rows
from matcher.assignment.program import Program

FIRST = 3
"""Bundles a subject in the first program."""
LARGE = 2_500
"""Bundles in a first program that takes long; then a smaller one around the linear program comes before it."""
SMALL = 1_200
"""Bundles in that one, beside those that the linear program takes whole."""
WIDER = 4
"""How many times more in the next."""
NEARLY_ONE = 0.99
"""Values are whole numbers: a plan within less than 1 of the best is the best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How long to search, counted so that it does not depend on the clock."""

    nodes: int
    """Of all search trees together."""
    bundles: int
    """Most bundles in one program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """The best plan of a stage."""

    plan: Rows
    """Positions of candidates, ascending."""
    value: int
    bound: int
    searched: bool
    """Whether a finished search lowered the bound below what the prices prove."""


def search(candidates: Candidates, stage: Stage, priced: Priced, plan: Rows, effort: Effort) -> Reached:
    """The best plan that keeps the floors, from one that does."""
    losses = Losses.at(candidates, stage, priced.prices)
    best = Reached(
        plan=plan, value=plan_value(candidates, plan, stage.level), bound=most_value(priced.bound), searched=False
    )
    rounded = rounded_plan(candidates, stage, priced)
    if keeps(candidates, stage, rounded):
        best = _better(best, candidates, stage, rounded)
    preferred = np.zeros(len(candidates), dtype=bool)
    preferred[priced.pool] = True
    nodes, count = effort.nodes, FIRST * candidates.places.subjects + 100
    around = count > LARGE
    while best.value < best.bound and nodes > 0:
        limit = priced.bound - (best.value + 1) * SCALE
        could = np.flatnonzero(losses.bundle <= limit)
        rows = could if len(could) <= count else _nearest(candidates, losses, could, preferred, count)
        if around:
            rows = _around(candidates, losses, priced, rows)
        elif len(rows) > effort.bundles:
            break
        program = Program(
            candidates=candidates, stage=stage, prices=priced.prices, losses=losses, rows=rows, limit=limit
        )
        found = program.whole().solve(program.hint(best.plan), tolerance=NEARLY_ONE, nodes=nodes)
        nodes -= max(found.nodes, 1)
        sound = found.take is None or keeps(candidates, stage, program.plan(found.take))
        if found.take is not None and sound:
            best = _better(best, candidates, stage, program.plan(found.take))
        if found.finished and sound and len(np.setdiff1d(could, rows)) == 0:
            return replace(best, bound=best.value, searched=best.value < best.bound)
        if not sound or not (found.finished or around):
            break
        around, count = False, count if around else count * WIDER
    return best


def _around(candidates: Candidates, losses: Losses, priced: Priced, rows: Rows) -> Rows:
    """What the linear program takes whole, and of the bundles at `rows` a few for everybody else."""
    settled = np.zeros(candidates.places.subjects, dtype=bool)
    settled[candidates.subject[priced.whole]] = True
    others = rows[~settled[candidates.subject[rows]]]
    return np.union1d(priced.whole, _nearest(candidates, losses, others, np.ones(len(candidates), dtype=bool), SMALL))


def rounded_plan(candidates: Candidates, stage: Stage, priced: Priced) -> Rows:
    """A plan from the linear program: what it takes whole, then what loses least."""
    losses = Losses.at(candidates, stage, priced.prices).bundle[priced.pool].astype(np.float64)
    return greedy_plan(candidates, priced.pool[np.lexsort((losses, ~np.isin(priced.pool, priced.whole)))])


def keeps(candidates: Candidates, stage: Stage, plan: Rows) -> bool:
    """Whether nobody and no place is given twice, and every floor is kept."""
    places = candidates.places
    taken = (
        (candidates.subject, np.ones(len(plan)), np.ones(places.subjects)),
        (candidates.opening, np.ones(len(plan)), places.opening),
        (candidates.unit, candidates.taken[plan], places.unit),
    )
    within = all((np.bincount(column[plan], numbers, len(limits)) <= limits).all() for column, numbers, limits in taken)
    grouped = (places.group_count(candidates.opening[plan]) <= places.group).all()
    floors = (plan_value(candidates, plan, level) >= least for level, least in enumerate(stage.floors))
    return bool(within and grouped and all(floors))


def greedy_plan(candidates: Candidates, order: Rows) -> Rows:
    """Take what is still free, in the given order of positions; what comes out ascends."""
    places = candidates.places
    openings, units, groups = (column.tolist() for column in (places.opening, places.unit, places.group))
    groups_of: dict[int, list[int]] = {}
    for group, opening in zip(places.group_of.tolist(), places.group_opening.tolist(), strict=True):
        groups_of.setdefault(opening, []).append(group)
    done: set[int] = set()
    plan = []
    columns = (candidates.subject, candidates.opening, candidates.unit, candidates.taken)
    choices = zip(order.tolist(), *(column[order].tolist() for column in columns), strict=True)
    for position, subject, opening, unit, taken in choices:
        inside = groups_of.get(opening, ())
        if subject in done or openings[opening] < 1 or units[unit] < taken or any(groups[each] < 1 for each in inside):
            continue
        done.add(subject)
        plan.append(position)
        openings[opening] -= 1
        units[unit] -= taken
        for group in inside:
            groups[group] -= 1
    return np.array(sorted(plan), dtype=np.int64)


def _nearest(candidates: Candidates, losses: Losses, could: Rows, preferred: NDArray[np.bool_], count: int) -> Rows:
    """As many as asked for, those of the linear program first, then by what they lose, each subject in turn."""
    lost, subject = losses.bundle[could].astype(np.float64), candidates.subject[could]
    by_subject = np.lexsort((lost, subject))
    turn = np.empty(len(could), dtype=np.int64)
    turn[by_subject] = np.arange(len(could)) - np.searchsorted(subject[by_subject], subject[by_subject])
    order = np.lexsort((turn, lost, ~preferred[could]))
    return np.sort(could[order[:count]])


def _better(best: Reached, candidates: Candidates, stage: Stage, plan: Rows) -> Reached:
    value = plan_value(candidates, plan, stage.level)
    return replace(best, plan=plan, value=value) if value > best.value else best
