"""住宅扶助の上限額 as a table: homes down, and across each class of household in each period that releases fall in."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.law import HOUSEHOLD_CLASSES, RENT_LIMITS, SMALL_ROOM_LIMIT, Law, household_class
from matcher.domain.pools import Column, Subjects, Units, known
from matcher.domain.tenure import is_small
from matcher.domain.term import UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class RentLimitTable:
    """Which limit holds for whom, where."""

    column_of_subject: NDArray[np.int64]
    """UNKNOWN where the household is not known."""
    yen: NDArray[np.int64]
    """(homes, columns); UNKNOWN where the place is not known, or nothing is known of that day."""
    open: NDArray[np.bool_]
    """(homes, columns): the room is small, and the lower limit for it is not on record."""


def rent_limit_table(subjects: Subjects, units: Units, law: Law) -> RentLimitTable:
    """The limits of the release days, as `rent_limit_yen` and `rent_limit_open` of `tenure` say them pair by pair."""
    sizes, turns = subjects.household_size, np.array(law.turns((*RENT_LIMITS, SMALL_ROOM_LIMIT)), dtype=np.int64)
    classes = np.array([household_class(int(size)) for size in sizes], dtype=np.int64)
    periods = np.searchsorted(turns, subjects.release_day, side="right") * HOUSEHOLD_CLASSES + classes
    _, first, column = np.unique(periods, return_index=True, return_inverse=True)
    small, shape = is_small(units.floor_area_m2), (len(first), len(units))
    small_place = np.where(small, units.municipality, UNKNOWN)
    days = subjects.release_day[first].tolist()
    keys = [RENT_LIMITS[each] for each in classes[first]]
    usual = [_limits(key, day, units.municipality, law) for key, day in zip(keys, days, strict=True)]
    ordinary = np.array(usual, dtype=np.int64).reshape(shape)
    lower = np.array([_limits(SMALL_ROOM_LIMIT, day, small_place, law) for day in days], dtype=np.int64).reshape(shape)
    return RentLimitTable(
        column_of_subject=np.where(known(sizes), column.reshape(-1), UNKNOWN),
        yen=np.where(known(ordinary) & known(lower), lower, ordinary).T,
        open=(small & ~known(lower)).T,
    )


def _limits(key: str, day: int, municipality: Column, law: Law) -> NDArray[np.int64]:
    limits = np.full(len(municipality), UNKNOWN, dtype=np.int64)
    for place in np.unique(municipality[known(municipality)]):
        figure = law.figure(key, day, int(place))
        if figure is not None:
            limits[municipality == place] = figure.value
    return limits
