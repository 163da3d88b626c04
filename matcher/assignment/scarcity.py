"""What is scarce at the best plan, and who needs it: prices of places, in words that a person can check.

A place is *scarce* where it has a price at the best plan and one more of it would make that plan better (where equal
plans are many, a price alone says nothing). It is *needed* by each subject who would be better off with it by a given
step than with anything else, if it cost them nothing and all else its price, whether the plan gives it to them or not.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from matcher.assignment.pack import PROVING, pack
from matcher.assignment.packing import Packing
from matcher.assignment.prices import SCALE, Exact
from matcher.assignment.problem import Rows

MOST_TRIED = 30
"""Of each kind, dearest first: each is solved for once more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scarcity:
    """Who needs which scarce place: pairs of subject and place, by place, then subject."""

    openings: tuple[tuple[int, int], ...]
    units: tuple[tuple[int, int], ...]


def scarcity_of(packing: Packing, step: int) -> Scarcity:
    """Who needs what is scarce in a packing of one level. Raises `ValueError` where there are more levels."""
    if len(packing.values) != 1:
        raise ValueError("a price is that of one level")
    best = pack(packing, PROVING).levels[0]
    opening, unit = best.prices.opening.astype(object), best.prices.unit.astype(object)
    rents = np.append(unit, 0)[packing.unit] * packing.places
    left = packing.values[0].astype(object) * SCALE - np.append(opening, 0)[packing.opening] - rents
    left[packing.forbidden] = -1

    def needs(
        column: Rows, places: Rows, prices: Exact, enlarged: Callable[[Rows], Packing]
    ) -> Iterator[tuple[int, int]]:
        for place in _dearest(prices, places):
            if pack(enlarged(_one_more(places, place)), PROVING).levels[0].value > best.value:
                taken = np.where(column == place, packing.places if column is packing.unit else 1, 0)
                for subject in _in_need(packing, left, taken * prices[place], step).tolist():
                    yield subject, place

    return Scarcity(
        openings=tuple(
            needs(packing.opening, packing.opening_places, opening, lambda more: replace(packing, opening_places=more))
        ),
        units=tuple(needs(packing.unit, packing.unit_places, unit, lambda more: replace(packing, unit_places=more))),
    )


def _dearest(prices: Exact, places: Rows) -> list[int]:
    """Ascending; what had no place from the start is not spoken of."""
    priced = np.flatnonzero((prices > SCALE) & (places > 0)).tolist()
    return sorted(sorted(priced, key=lambda place: (-prices[place], place))[:MOST_TRIED])


def _one_more(places: Rows, place: int) -> Rows:
    more = places.copy()
    more[place] += 1
    return more


def _in_need(packing: Packing, left: Exact, given_back: Exact, step: int) -> Rows:
    """Subjects whom a place that costs them nothing serves better by a step than the best of all else, or nothing."""
    with_it, without = np.zeros(packing.subjects, dtype=object), np.zeros(packing.subjects, dtype=object)
    takes = given_back > 0
    takes[packing.forbidden] = False
    np.maximum.at(with_it, packing.subject[takes], (left + given_back)[takes])
    np.maximum.at(without, packing.subject[~takes], left[~takes])
    needing: Rows = np.flatnonzero(with_it - without >= step * SCALE)
    return needing
