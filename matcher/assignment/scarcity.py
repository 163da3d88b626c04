"""What is scarce at the best plan, and who needs it: prices of places, in words that a person can check.

At the prices of the best plan each subject has best choices. A place is *scarce* where it has a price and one more of
it would make the plan better (a price alone may be there without that, where equal plans are many). It is *needed* by
each subject with a best choice that takes it, whether the plan gives it to them or not: without its price it would be
better for them than all else.
"""

from collections.abc import Callable
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
    """Who needs which scarce place: (m, 2) of subject and place, ascending, no pair twice."""

    openings: Rows
    units: Rows


def scarcity_of(packing: Packing) -> Scarcity:
    """Who needs what is scarce in a packing of one level. Raises `ValueError` where there are more levels."""
    if len(packing.values) != 1:
        raise ValueError("a price is that of one level")
    best = pack(packing, PROVING).levels[0]
    opening, unit = best.prices.opening, best.prices.unit
    choices = _best_choices(packing, opening, unit)
    return Scarcity(
        openings=_scarce(
            _needed(packing, choices, packing.opening, opening),
            opening,
            best.value,
            lambda places: replace(packing, opening_places=places),
            packing.opening_places,
        ),
        units=_scarce(
            _needed(packing, choices, packing.unit, unit),
            unit,
            best.value,
            lambda places: replace(packing, unit_places=places),
            packing.unit_places,
        ),
    )


def _best_choices(packing: Packing, opening: Exact, unit: Exact) -> Rows:
    """Bundles that nothing else of their subject is better than after paying, by a whole unit of value."""
    pays, rents = np.append(opening.astype(object), 0), np.append(unit.astype(object), 0)
    paid = pays[packing.opening] + rents[packing.unit] * packing.places
    left = packing.values[0].astype(object) * SCALE - paid
    allowed = packing.values[0] > 0
    allowed[packing.forbidden] = False
    rows = np.flatnonzero(allowed)
    best = np.full(packing.subjects, min(left.tolist(), default=0), dtype=object)
    np.maximum.at(best, packing.subject[rows], left[rows])
    chosen: Rows = rows[left[rows] > best[packing.subject[rows]] - SCALE]
    return chosen


def _needed(packing: Packing, choices: Rows, column: Rows, prices: Exact) -> Rows:
    """Subjects with the places that their best choices take, as far as these have a price."""
    priced = np.append(prices > SCALE, False)  # the last is that of having none
    rows = choices[priced[column[choices]]]
    return np.unique(np.column_stack([packing.subject[rows], column[rows]]), axis=0)


def _scarce(needed: Rows, prices: Exact, best: int, with_places: Callable[[Rows], Packing], places: Rows) -> Rows:
    """Those of which one more would make the plan better; what had no place from the start is not spoken of."""
    tried = [place for place in np.unique(needed[:, 1]).tolist() if places[place] > 0]
    dearest = sorted(tried, key=lambda place: (-prices[place], place))[:MOST_TRIED]
    one = np.eye(1, len(places), dtype=np.int64)[0]
    better = [place for place in dearest if _value(with_places(places + np.roll(one, place))) > best]
    return needed[np.isin(needed[:, 1], better)]


def _value(packing: Packing) -> int:
    return pack(packing, PROVING).levels[0].value
