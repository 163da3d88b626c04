"""Net pay and the day of the first pay, beside the calendar of the standard library."""

from calendar import monthrange
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.money import first_pay_day, hourly_yen, net_monthly_yen, permille
from matcher.domain.term import UNKNOWN
from matcher.domain.vocabulary import PayCycle, WageKind
from matcher.records.registry.columns import gross_monthly_yen

MONTHLY, WEEKLY, DAILY = (cycle.number for cycle in (PayCycle.MONTHLY, PayCycle.WEEKLY, PayCycle.DAILY))


def _first_pay(start: date, cycle: int, closing: int, pay: int, offset: int) -> date | None:
    columns = (np.array([value]) for value in (start.toordinal(), cycle, closing, pay, offset))
    day = int(first_pay_day(*columns).item())
    return None if day == UNKNOWN else date.fromordinal(day)


def _day_of(year: int, month: int, day: int) -> date:
    """A day of the month, counted on from December, or its last day."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, min(day, monthrange(year, month)[1]))


def _by_calendar(start: date, closing: int, pay: int, offset: int) -> date:
    """The period that the first day of work falls into, and the first pay day after that day."""
    month = start.month if start <= _day_of(start.year, start.month, closing) else start.month + 1
    paid = _day_of(start.year, month + offset, pay)
    return paid if paid > start else _day_of(start.year, month + offset + 1, pay)


@pytest.mark.parametrize(
    ("start", "closing", "pay", "offset", "expected"),
    [
        # closed at the end of the month, paid on the 15th of the next
        (date(2026, 12, 14), 31, 15, 1, date(2027, 1, 15)),
        (date(2026, 11, 30), 31, 15, 1, date(2026, 12, 15)),
        (date(2026, 12, 31), 31, 15, 1, date(2027, 1, 15)),
        (date(2027, 2, 28), 31, 15, 1, date(2027, 3, 15)),
        # closed on the 15th, paid on the 25th of the same month: a day too late waits a month
        (date(2026, 12, 15), 15, 25, 0, date(2026, 12, 25)),
        (date(2026, 12, 16), 15, 25, 0, date(2027, 1, 25)),
        # paid on the last day of a month, whatever its length
        (date(2027, 1, 10), 31, 31, 1, date(2027, 2, 28)),
        (date(2028, 1, 10), 31, 31, 1, date(2028, 2, 29)),
        (date(2027, 3, 31), 31, 31, 1, date(2027, 4, 30)),
        (date(2027, 1, 10), 31, 30, 1, date(2027, 2, 28)),
        # closed on a day that February lacks
        (date(2027, 2, 28), 30, 10, 1, date(2027, 3, 10)),
        (date(2027, 1, 31), 30, 10, 1, date(2027, 3, 10)),
        (date(2028, 2, 29), 29, 10, 1, date(2028, 3, 10)),
        # closed on the 20th, paid two months later, over the end of the year
        (date(2026, 11, 21), 20, 5, 2, date(2027, 2, 5)),
        (date(2026, 12, 20), 20, 5, 2, date(2027, 2, 5)),
        # paid before the period is closed: who starts on that pay day or after it waits for the next
        (date(2026, 12, 10), 31, 25, 0, date(2026, 12, 25)),
        (date(2026, 12, 24), 31, 25, 0, date(2026, 12, 25)),
        (date(2026, 12, 25), 31, 25, 0, date(2027, 1, 25)),
        (date(2026, 12, 26), 31, 25, 0, date(2027, 1, 25)),
    ],
)
def test_by_the_month(start: date, closing: int, pay: int, offset: int, expected: date) -> None:
    assert _first_pay(start, MONTHLY, closing, pay, offset) == expected


@given(
    start=st.dates(date(2024, 1, 1), date(2040, 12, 31)),
    closing=st.integers(1, 31),
    pay=st.integers(1, 31),
    offset=st.integers(0, 12),
)
def test_by_the_month_it_is_what_the_calendar_says(start: date, closing: int, pay: int, offset: int) -> None:
    paid = _first_pay(start, MONTHLY, closing, pay, offset)

    assert paid == _by_calendar(start, closing, pay, offset)
    assert paid > start


@pytest.mark.parametrize(("cycle", "days"), [(DAILY, 1), (WEEKLY, 7)])
def test_by_the_day_and_by_the_week_the_days_of_the_month_do_not_matter(cycle: int, days: int) -> None:
    start = date(2026, 12, 31)

    assert _first_pay(start, cycle, UNKNOWN, UNKNOWN, UNKNOWN) == start + timedelta(days)
    assert _first_pay(start, cycle, 31, 15, 1) == start + timedelta(days)


@pytest.mark.parametrize(
    ("cycle", "closing", "pay", "offset"),
    [(UNKNOWN, 31, 15, 1), (MONTHLY, UNKNOWN, 15, 1), (MONTHLY, 31, UNKNOWN, 1), (MONTHLY, 31, 15, UNKNOWN)],
)
def test_what_the_opening_does_not_say_is_unknown(cycle: int, closing: int, pay: int, offset: int) -> None:
    assert _first_pay(date(2026, 12, 14), cycle, closing, pay, offset) is None


def test_columns_are_answered_row_by_row() -> None:
    start = np.array([date(2026, 12, 14).toordinal()] * 3)

    days = first_pay_day(start, np.array([DAILY, WEEKLY, UNKNOWN]), *(np.full(3, 15) for _ in range(3)))

    assert (days - start).tolist()[:2] == [1, 7]
    assert days[2] == UNKNOWN


@pytest.mark.parametrize(
    ("gross", "share", "net"),
    [(200_000, 800, 160_000), (0, 800, 0), (1, 800, 0), (199_999, 785, 156_999), (UNKNOWN, 800, UNKNOWN)],
)
def test_net_pay_is_a_share_rounded_down_and_unknown_stays_unknown(gross: int, share: int, net: int) -> None:
    assert net_monthly_yen(np.array([gross]), share).tolist() == [net]


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(1, 3, 333), (0, 3, 0), (3, 3, 1000), (5, 3, 1000), (-1, 3, 0), (1, 0, 0), (0, 0, 0), (1, -3, 0)],
)
def test_thousandths_lie_between_nothing_and_all(part: int, whole: int, expected: int) -> None:
    assert permille(np.array([part]), np.array([whole])).tolist() == [expected]


@given(wage=st.integers(1, 10_000), weekly=st.integers(15, 10_080))
def test_a_wage_by_the_hour_is_found_again_in_the_pay_of_a_month(wage: int, weekly: int) -> None:
    monthly = gross_monthly_yen(np.array([WageKind.HOURLY.number]), np.array([wage]), np.array([weekly]))

    assert hourly_yen(monthly, np.array([weekly])).item() == wage


@pytest.mark.parametrize(("monthly", "weekly"), [(UNKNOWN, 2_400), (200_000, UNKNOWN), (200_000, 0)])
def test_pay_an_hour_is_not_known_where_pay_or_hours_are_not(monthly: int, weekly: int) -> None:
    assert hourly_yen(np.array([monthly]), np.array([weekly])).item() == UNKNOWN
