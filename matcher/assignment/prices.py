"""Prices of places, and what they prove: exact, in whole numbers.

For any prices of at least 0, what each subject could gain at best after paying, together with the price of all places,
is at least the value of every plan. Prices are kept in units of 1 / `SCALE`, and sums are exact, so that the bound may
be rounded down. https://en.wikipedia.org/wiki/Lagrangian_relaxation
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.assignment.candidates import Candidates, Places
from matcher.assignment.packing import Packing
from matcher.assignment.problem import Rows

SCALE = 1 << 20
_SAFE = 1 << 62
Floats = NDArray[np.float64]
Exact = NDArray[np.int64] | NDArray[np.object_]
"""Whole numbers, of 64 bits where all of them fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What is maximised now, and what the levels before it must keep."""

    level: int
    floors: tuple[int, ...]
    """Least sum of each level before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """In units of 1 / `SCALE`, none below 0: per opening, unit (both with a last 0), group, and level before."""

    opening: Exact
    unit: Exact
    group: Exact
    floor: tuple[int, ...]

    def per_opening(self, places: Places) -> Exact:
        """What a bundle pays for its opening: the opening's own price and that of the groups it is in."""
        total: Exact = self.opening.copy()
        np.add.at(total, places.group_opening, self.group[places.group_of])
        return total


def rounded(places: Places, opening: Floats, unit: Floats, group: Floats, floor: Floats) -> Prices:
    """The nearest prices in whole units, from any numbers."""
    sides = [
        _whole(np.append(column[: len(limits) - 1], 0.0))
        for column, limits in ((opening, places.opening), (unit, places.unit))
    ]
    return Prices(
        opening=sides[0],
        unit=sides[1],
        group=_whole(group),
        floor=tuple(int(price) for price in _whole(floor).tolist()),
    )


def _whole(prices: Floats) -> Exact:
    units: Floats = np.rint(np.maximum(np.nan_to_num(prices), 0.0) * SCALE)
    if units.max(initial=0.0) < float(1 << 61):
        return units.astype(np.int64)
    return np.array([int(price) for price in units.tolist()], dtype=object)


def reduced(candidates: Candidates, stage: Stage, prices: Prices) -> Exact:
    """What each bundle is worth after paying for its places, in units of 1 / `SCALE`."""
    opening = prices.per_opening(candidates.places)
    kind = np.int64 if _fits(candidates, stage, prices, opening) else object
    left: Exact = candidates.values[stage.level].astype(kind) * SCALE
    for price, level in zip(prices.floor, candidates.values, strict=False):
        left = left + level.astype(kind) * price
    left = left - opening.astype(kind)[candidates.opening]
    left -= prices.unit.astype(kind)[candidates.unit] * candidates.taken.astype(kind)
    return left


def _fits(candidates: Candidates, stage: Stage, prices: Prices, opening: Exact) -> bool:
    """Whether 64 bits hold every step."""
    largest = [int(np.abs(level).max(initial=1)) for level in candidates.values]
    most = largest[stage.level] * SCALE + sum(
        price * value for price, value in zip(prices.floor, largest, strict=False)
    )
    paid = int(opening.max(initial=0)) + int(prices.unit.max(initial=0)) * int(candidates.taken.max(initial=1))
    return most + paid < _SAFE


def most_worth(packing: Packing, level: int, floor: tuple[int, ...]) -> int:
    """Units of 1 / `SCALE` that no bundle exceeds before it pays."""
    levels = zip((*floor, SCALE), packing.values[: level + 1], strict=True)
    return sum(weight * int(np.abs(values).max(initial=0)) for weight, values in levels)


def best_of_each(candidates: Candidates, worth: NDArray[Any]) -> NDArray[Any]:
    """The most that each subject could gain, 0 where nothing is worth taking."""
    best: NDArray[Any] = np.zeros(candidates.places.subjects, dtype=worth.dtype)
    some = np.flatnonzero(candidates.start[:-1] < candidates.start[1:])
    if len(some):
        best[some] = np.maximum(np.maximum.reduceat(worth, candidates.start[some]), 0)
    return best


def bound_of(candidates: Candidates, stage: Stage, prices: Prices, best: Exact) -> int:
    """Units of 1 / `SCALE` that no plan which keeps the floors exceeds at the stage's level."""
    places = candidates.places
    total = sum(map(int, best.tolist()))
    for price, limits in ((prices.opening, places.opening), (prices.unit, places.unit), (prices.group, places.group)):
        paid = np.flatnonzero(price)
        total += sum(int(price[row]) * int(limits[row]) for row in paid.tolist())
    return total - sum(price * least for price, least in zip(prices.floor, stage.floors, strict=True))


def most_value(bound: int) -> int:
    """The whole value that a bound in units of 1 / `SCALE` allows."""
    return bound // SCALE


def plan_value(candidates: Candidates, plan: Rows, level: int) -> int:
    """Sum of a level over a plan, exactly."""
    return sum(candidates.values[level][plan].tolist())
