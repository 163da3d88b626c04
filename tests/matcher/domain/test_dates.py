"""Calendar arithmetic, against the standard library's own."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as draw

from matcher.domain.dates import age_on, years_after

DAYS = draw.dates(min_value=date(1940, 1, 1), max_value=date(2060, 12, 31))


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
