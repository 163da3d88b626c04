"""Calendar arithmetic over columns of day numbers: months, years and ages, exact to the day."""

import numpy as np
from numpy.typing import NDArray

from matcher.domain.pools import Column

_EPOCH = 719_163
"""`date(1970, 1, 1).toordinal()`: numpy counts days from there."""
MONTHS_A_YEAR = 12


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
    dates = as_date(day)
    month = dates.astype("datetime64[M]")
    of_month = (dates - month.astype("datetime64[D]")).astype(np.int64) + 1
    later = month + (np.asarray(years).astype(np.int64) * MONTHS_A_YEAR).astype("timedelta64[M]")
    return day_number(day_in_month(later, of_month))


def age_on(birth_day: Column, day: Column) -> NDArray[np.int64]:
    """Full years on a day; one more from the birthday on."""
    between = as_date(day).astype("datetime64[Y]").astype(np.int64) - as_date(birth_day).astype("datetime64[Y]").astype(
        np.int64
    )
    return between - (years_after(birth_day, between) > day)
