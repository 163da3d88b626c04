"""Where openings and units lie on a plane, what the way between them is worth, and zones no way leaps over."""

import math
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from matcher.assignment.problem import NONE, Rows

Whole = NDArray[np.int32]
TOO_FAR = -1
FINE = 2
"""Zones that the longest way leads across: the more, the tighter the bounds and the more zones to look at."""
AROUND = tuple(product(range(-FINE, FINE + 1), repeat=2))
"""Steps down and across from the zone of a unit to those that a way from it can end in."""


class Spots(NamedTuple):
    """Places on a plane, in whole metres."""

    x: Rows
    y: Rows


class Ground(NamedTuple):
    """Openings and units on the plane, and for each kind of way its zones: squares, of which it crosses `FINE` at most.

    Zones are numbered through all kinds, those of the openings apart from those of the units.
    """

    opening: Spots
    unit: Spots
    tied: Rows
    """(u,) the one opening with which a unit is given; NONE where it stands alone."""
    way_start: Rows
    """(kinds + 1,) first entry of each kind in `way_points`, and the end: a way of so many metres is too long."""
    way_points: Rows
    """Points by whole metres."""
    most_points: Rows
    """(kinds, steps) of any way to a zone so many steps off."""
    opening_zone: Whole
    """(kinds, o); `unit_zone` likewise."""
    unit_zone: Whole
    around: Whole
    """(zones of units, steps) zones of openings; NONE where there is no opening or no way is as long."""

    @property
    def zones(self) -> int:
        """How many zones have openings."""
        return int(self.opening_zone.max(initial=NONE)) + 1


def ground_of(opening: Spots, unit: Spots, tied: Rows, ways: Sequence[Rows]) -> Ground:
    """The zones for the ways of each kind, given as points by metre: none below 0, one at least."""
    zones = [_zones(opening, unit, way) for way in ways]
    first_opening = np.cumsum([0, *(of_opening.max(initial=NONE) + 1 for of_opening, _, _ in zones)])
    first_unit = np.cumsum([0, *(len(around) for _, _, around in zones)])
    return Ground(
        opening=opening,
        unit=unit,
        tied=tied,
        way_start=np.cumsum([0, *map(len, ways)]),
        way_points=np.concatenate(ways).astype(np.int64),
        most_points=np.stack([_most_points(way) for way in ways]),
        opening_zone=np.stack([zone[0] + first for zone, first in zip(zones, first_opening, strict=False)]),
        unit_zone=np.stack([zone[1] + first for zone, first in zip(zones, first_unit, strict=False)]),
        around=np.concatenate(
            [
                np.where(around == NONE, NONE, around + first)
                for (_, _, around), first in zip(zones, first_opening, strict=False)
            ]
        ).astype(np.int32),
    )


def _width(way: Rows) -> int:
    """Of a zone, in metres, for ways shorter than so many metres."""
    return -(-len(way) // FINE)


def _most_points(way: Rows) -> Rows:
    """By steps to another zone, which are at least so far apart; `TOO_FAR` where no way is as long."""
    apart = [math.isqrt(sum(max(abs(step) - 1, 0) ** 2 for step in steps) * _width(way) ** 2) for steps in AROUND]
    return np.array([way[least:].max(initial=TOO_FAR) for least in apart], dtype=np.int64)


def _zones(opening: Spots, unit: Spots, way: Rows) -> tuple[Whole, Whole, Whole]:
    """Zone of each opening, zone of each unit, and the zones of openings around each zone of units."""
    width = _width(way)
    columns, rows = (
        np.concatenate([ours, theirs]) // width for ours, theirs in ((opening.x, unit.x), (opening.y, unit.y))
    )
    columns, rows = columns - columns.min(initial=0) + 1, rows - rows.min(initial=0) + 1
    wide = int(columns.max(initial=0)) + 2
    squares, count = columns + wide * rows, len(opening.x)
    settled, of_opening = np.unique(squares[:count], return_inverse=True)
    lived, of_unit = np.unique(squares[count:], return_inverse=True)
    neighbours = lived[:, None] + np.array([across + wide * down for down, across in AROUND])
    if len(settled) == 0:
        return of_opening.astype(np.int32), of_unit.astype(np.int32), np.full(neighbours.shape, NONE, dtype=np.int32)
    at = np.minimum(np.searchsorted(settled, neighbours), len(settled) - 1)
    around = np.where((settled[at] == neighbours) & (_most_points(way) != TOO_FAR), at, NONE)
    return of_opening.astype(np.int32), of_unit.astype(np.int32), around.astype(np.int32)


@njit(cache=True, nogil=True)
def way_worth(ground: Ground, kind: int, opening: int, unit: int) -> int:
    """Points of the way between an opening and a unit, `TOO_FAR` where it is too long."""
    across = ground.opening.x[opening] - ground.unit.x[unit]
    down = ground.opening.y[opening] - ground.unit.y[unit]
    squared = across * across + down * down
    first = ground.way_start[kind]
    beyond = ground.way_start[kind + 1] - first
    if squared >= beyond * beyond:
        return TOO_FAR
    # Below 2^52 the root is exact enough to be cut to whole metres.
    return int(ground.way_points[first + int(math.sqrt(squared))])
