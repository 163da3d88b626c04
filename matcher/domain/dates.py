"""Calendar arithmetic over columns of day numbers: months, years and ages, exact to the day."""

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from matcher.domain.pools import Column

_EPOCH = 719_163
"""`date(1970, 1, 1).toordinal()`: numpy counts days from there."""
MONTHS_A_YEAR = 12
COUNTED_A_MONTH = 32
"""So far apart `counted` puts the same day of two months that follow each other: no month has more days."""
COUNTED_A_YEAR = MONTHS_A_YEAR * COUNTED_A_MONTH
_LONGEST_MONTH = 31
_TABLE_FROM, _TABLE_UNTIL = 693_596, 767_009
"""1900-01-01 to 2100-12-31: days that are looked up rather than reckoned."""


def as_date(day: Column) -> Column:
    """Day numbers as numpy dates."""
    return (np.asarray(day).astype(np.int64) - _EPOCH).astype("datetime64[D]")


def day_number(dates: Column) -> NDArray[np.int64]:
    """Numpy dates as day numbers."""
    number: NDArray[np.int64] = dates.astype("datetime64[D]").astype(np.int64) + _EPOCH
    return number


def day_in_month(month: Column, day: Column) -> Column:
    """The date on that day of a numpy month, or its last day where it has no such day."""
    first, last = month.astype("datetime64[D]"), (month + 1).astype("datetime64[D]") - 1
    held: Column = np.minimum(first + (np.maximum(day, 1) - 1).astype("timedelta64[D]"), last)
    return held


def years_after(day: Column, years: Column) -> NDArray[np.int64]:
    """The same date so many years later; 29 February becomes the 28th where there is none."""
    return months_after(day, np.asarray(years).astype(np.int64) * MONTHS_A_YEAR)


def months_after(day: Column, months: Column) -> NDArray[np.int64]:
    """The same day of the month so many months later, or the last of that month where it has no such day."""
    dates = as_date(day)
    month = dates.astype("datetime64[M]")
    of_month = (dates - month.astype("datetime64[D]")).astype(np.int64) + 1
    later = month + np.asarray(months).astype(np.int64).astype("timedelta64[M]")
    return day_number(day_in_month(later, of_month))


def age_on(birth_day: Column, day: Column) -> NDArray[np.int64]:
    """Full years on a day; one more from the birthday on."""
    between = as_date(day).astype("datetime64[Y]").astype(np.int64) - as_date(birth_day).astype("datetime64[Y]").astype(
        np.int64
    )
    return between - (years_after(birth_day, between) > day)


def counted(day: Column) -> NDArray[np.int64]:
    """A number in which n months are `n * COUNTED_A_MONTH`, to compare dates without reckoning for each pair.

    A day is at most n months after another exactly where its number is at most the other's with n months added.
    """
    return _looked_up(_counted, day)


def reached(day: Column) -> NDArray[np.int64]:
    """The same, where the last day of a month has reached every date of it.

    A day is at least n months after another exactly where `reached(day)` is at least `counted(other)` with n months
    added: what falls on the 31st falls on the last day of a shorter month. Never less on a later day.
    """
    return _looked_up(_reached, day)


def _looked_up(reckon: Callable[[Column], NDArray[np.int64]], day: Column) -> NDArray[np.int64]:
    days = np.asarray(day)
    near = np.clip(days, _TABLE_FROM, _TABLE_UNTIL)
    found: NDArray[np.int64] = np.asarray(_table(reckon)[near - _TABLE_FROM])
    outside = np.asarray(near != days)
    if outside.any():
        found[outside] = reckon(days[outside])
    return found


@cache
def _table(reckon: Callable[[Column], NDArray[np.int64]]) -> NDArray[np.int64]:
    return reckon(np.arange(_TABLE_FROM, _TABLE_UNTIL + 1))


def _counted(day: Column) -> NDArray[np.int64]:
    date = as_date(day)
    month = date.astype("datetime64[M]")
    of_month = (date - month.astype("datetime64[D]")).astype(np.int64) + 1
    whole: NDArray[np.int64] = month.astype(np.int64) * COUNTED_A_MONTH + of_month
    return whole


def _reached(day: Column) -> NDArray[np.int64]:
    number, of_month = _counted(day), _counted(day) % COUNTED_A_MONTH
    is_last = _counted(np.asarray(day) + 1) % COUNTED_A_MONTH == 1
    return np.where(is_last, number - of_month + _LONGEST_MONTH, number)
