"""Prices that prove a bound: a quick descent first, then a linear program that grows by the columns it lacks."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.assignment.candidates import Candidates
from matcher.assignment.compiled import Choices, Sides, descend, few_best
from matcher.assignment.engine import Basis, LinearProgram
from matcher.assignment.master import entries, limits, prices_of, unit_of
from matcher.assignment.prices import SCALE, Prices, Stage, best_of_each, bound_of, reduced, rounded
from matcher.assignment.problem import Rows

Floats = NDArray[np.float64]
DESCENTS = ((40, 300, 0.5), (20, 150, 0.1))
"""Of the quick descents: how many more of each subject's best bundles it looks at, its steps, and their length."""
MOST_NEAR = 40
"""Bundles a subject beyond which being near says nothing."""
ENTERING = 8
"""Bundles of each subject that enter the linear program at a time."""
NEAR = 3e-3
"""Bundles this near to a subject's best one, as a share of the greatest value, are in the linear program at once."""
ALL = 1 - 1e-6
"""Of a bundle that a linear program takes whole."""
ROUNDS = 200
"""Of the linear program; it ends by itself long before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """The best prices found, the bound they prove, and the bundles that mattered on the way."""

    prices: Prices
    bound: int
    """In units of 1 / `SCALE`."""
    pool: Rows
    """Positions of candidates, ascending."""
    whole: Rows
    """Those of the pool that the linear program takes whole, ascending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where to begin: weights of all levels, and prices that go with them."""

    weights: Floats
    """(levels,); those after the stage are 0."""
    opening: Floats
    unit: Floats


def prices_for(candidates: Candidates, stage: Stage, start: Start, plan: Rows) -> Priced:
    """Prices for one stage, from a start and a plan that keeps the floors."""
    worth = start.weights @ candidates.values.astype(np.float64)
    opening, unit = _descended(candidates, worth, start, float(worth[plan].sum()))
    left = worth - opening[candidates.opening] - candidates.taken * unit[candidates.unit]
    near = np.flatnonzero(
        left >= best_of_each(candidates, left)[candidates.subject] - NEAR * np.abs(worth).max(initial=1.0)
    )
    if len(near) > MOST_NEAR * candidates.places.subjects:
        near = near[:0]
    entering = np.unique(np.concatenate([near, few_best_of(candidates, left, ENTERING), plan]))
    floor = start.weights[: stage.level] / start.weights[stage.level]
    first = rounded(
        candidates.places,
        opening / start.weights[stage.level],
        unit / start.weights[stage.level],
        np.zeros(len(candidates.places.group)),
        floor,
    )
    return improved(candidates, stage, judged(candidates, stage, first, entering), entering)


def few_best_of(candidates: Candidates, left: Floats, many: int) -> Rows:
    """Positions of the best few bundles of each subject, ascending."""
    found = np.empty(candidates.places.subjects * many, dtype=np.int64)
    return np.sort(found[: few_best(_choices(candidates, left), many, len(candidates.places.unit) - 1, found)])


def _choices(candidates: Candidates, worth: Floats) -> Choices:
    return Choices(candidates.start, candidates.opening, candidates.unit, candidates.taken, worth)


def _descended(candidates: Candidates, worth: Floats, start: Start, target: float) -> tuple[Floats, Floats]:
    """Prices among the best few bundles of each subject, then among more of them."""
    price = Sides(start.opening.copy(), start.unit.copy())
    places = Sides(candidates.places.opening.astype(np.float64), candidates.places.unit.astype(np.float64))
    pool = np.zeros(0, dtype=np.int64)
    for many, steps, length in DESCENTS:
        left = worth - price.opening[candidates.opening] - candidates.taken * price.unit[candidates.unit]
        pool = np.union1d(pool, few_best_of(candidates, left, many))
        descend(_choices(candidates.take(pool), worth[pool]), places, price, target, steps, length)
    return price.opening, price.unit


def judged(candidates: Candidates, stage: Stage, prices: Prices, pool: Rows) -> Priced:
    """What given prices prove."""
    bound = bound_of(candidates, stage, prices, best_of_each(candidates, reduced(candidates, stage, prices)))
    return Priced(prices=prices, bound=bound, pool=pool, whole=pool[:0])


def improved(candidates: Candidates, stage: Stage, best: Priced, entering: Rows, begin: Basis | None = None) -> Priced:
    """Solve, price all bundles exactly, add those that would help, until none would; `begin` is of those entering."""
    unit = unit_of(candidates, stage)
    program = LinearProgram(limits(candidates, stage, unit))
    inside, columns = np.zeros(len(candidates), dtype=bool), entering[:0]
    for _ in range(ROUNDS):
        inside[entering] = True
        columns = np.concatenate([columns, entering])
        program.add(
            candidates.values[stage.level][entering] / unit[stage.level], entries(candidates, stage, unit, entering)
        )
        solved = program.solve(begin)
        begin = None
        if solved is None:
            break
        best = replace(best, whole=np.sort(columns[solved.take > ALL]))
        prices, gain = prices_of(candidates, stage, unit, solved)
        left = reduced(candidates, stage, prices)
        bound = bound_of(candidates, stage, prices, best_of_each(candidates, left))
        if bound < best.bound:
            best = replace(best, prices=prices, bound=bound)
        if best.bound < solved.value * unit[stage.level] * SCALE + SCALE // 2:
            break
        worth = left.astype(np.float64) / SCALE
        few = few_best_of(candidates, worth, ENTERING)
        wanted = worth[few] > gain[candidates.subject[few]] + 1e-6 * unit[stage.level]
        entering = few[wanted & ~inside[few]]
        if len(entering) == 0:
            break
    return replace(best, pool=np.flatnonzero(inside))


def basis_of(candidates: Candidates, stage: Stage, columns: Rows) -> Basis | None:
    """Where the linear program over some bundles comes to rest; None where the engine gave up."""
    unit = unit_of(candidates, stage)
    program = LinearProgram(limits(candidates, stage, unit))
    program.add(candidates.values[stage.level][columns] / unit[stage.level], entries(candidates, stage, unit, columns))
    solved = program.solve()
    return None if solved is None else solved.basis
