"""Calendar arithmetic, against the standard library's own."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as draw

from matcher.domain.dates import COUNTED_A_MONTH, age_on, counted, months_after, reached, years_after

DAYS = draw.dates(min_value=date(1940, 1, 1), max_value=date(2060, 12, 31))
FAR_DAYS = draw.dates(min_value=date(1800, 1, 1), max_value=date(2300, 12, 31)) | DAYS


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        (date(2024, 2, 29), 5, date(2029, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2026, 12, 31), 5, date(2031, 12, 31)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_years_later_is_the_same_date(day: date, years: int, later: date) -> None:
    assert years_after(np.array([day.toordinal()]), np.array(years)).tolist() == [later.toordinal()]


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2000, 5, 10), date(2018, 5, 10), 18),
        (date(2000, 5, 10), date(2018, 5, 9), 17),
        (date(2000, 2, 29), date(2018, 2, 28), 18),
        (date(2000, 12, 31), date(2001, 1, 1), 0),
    ],
)
def test_a_year_is_full_on_the_birthday(born: date, day: date, age: int) -> None:
    assert age_on(np.array([born.toordinal()]), np.array([day.toordinal()])).tolist() == [age]


@given(born=DAYS, day=DAYS)
def test_age_counts_birthdays(born: date, day: date) -> None:
    age = int(age_on(np.array([born.toordinal()]), np.array([day.toordinal()])).item())

    assert age == day.year - born.year - (
        (day.month, day.day) < (born.month, min(born.day, 28 + (born.month != 2) * 3))
    )


@given(first=FAR_DAYS, months=draw.integers(0, 12 * 80), apart=draw.integers(-40, 40))
def test_counted_days_compare_as_the_days_that_are_so_many_months_later(first: date, months: int, apart: int) -> None:
    start = np.array(first.toordinal())
    later = int(months_after(start, np.array(months)))
    day = np.array(later + apart)

    assert bool(reached(day) >= counted(start) + months * COUNTED_A_MONTH) == (day >= later)
    assert bool(counted(day) <= counted(start) + months * COUNTED_A_MONTH) == (day <= later)


def test_days_outside_the_table_are_reckoned_among_those_inside() -> None:
    days = np.array([[-1, 740_000, 1], [3_000_000, 767_009, 767_010]])

    alone = [[int(counted(np.array([day])).item()) for day in row] for row in days.tolist()]

    assert counted(days).tolist() == alone
    assert (np.diff(np.sort(reached(days), axis=None)) > 0).all()
