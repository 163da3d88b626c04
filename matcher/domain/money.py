"""Arithmetic of pay: net pay and the day of the first pay, elementwise over columns."""

import numpy as np
from numpy.typing import NDArray

from matcher.domain.dates import as_date, day_in_month, day_number
from matcher.domain.pools import Column
from matcher.domain.term import UNKNOWN
from matcher.domain.vocabulary import PayCycle

WEEKS_A_YEAR, MONTHS_A_YEAR, MINUTES_AN_HOUR = 52, 12, 60


def net_monthly_yen(gross_yen: Column, permille: int) -> NDArray[np.int64]:
    """Net pay a month from gross pay; UNKNOWN stays unknown."""
    return np.where(gross_yen == UNKNOWN, UNKNOWN, gross_yen.astype(np.int64) * permille // 1000)


def hourly_yen(gross_monthly_yen: Column, weekly_minutes: Column) -> NDArray[np.int64]:
    """Pay an hour, rounded up, from gross pay of an average month; UNKNOWN where either is not known.

    A wage by the hour comes out as it was stated: gross pay is rounded down by less than the pay of an hour.
    """
    minutes = np.maximum(weekly_minutes, 1).astype(np.int64) * WEEKS_A_YEAR
    yearly = gross_monthly_yen.astype(np.int64) * MONTHS_A_YEAR * MINUTES_AN_HOUR
    is_known = (gross_monthly_yen != UNKNOWN) & (weekly_minutes > 0)
    return np.where(is_known, -(-yearly // minutes), UNKNOWN)


def gross_of_hourly_yen(hourly: Column, weekly_minutes: Column) -> NDArray[np.int64]:
    """Gross pay of an average month from known pay an hour, rounded down; what `hourly_yen` turns back."""
    yearly = hourly.astype(np.int64) * weekly_minutes * WEEKS_A_YEAR
    monthly: NDArray[np.int64] = yearly // (MINUTES_AN_HOUR * MONTHS_A_YEAR)
    return monthly


def first_pay_day(start: Column, cycle: Column, closing_day: Column, pay_day: Column, offset: Column) -> Column:
    """The day of the first pay for work that starts on a day; UNKNOWN where the opening does not say.

    By the day: the day after the first. By the week: seven days on. By the month: work up to `closing_day` is paid on
    `pay_day`, `offset` months later; 31 means the last day of the month. Where that day comes before the period closes,
    whoever starts on it or later is paid a month later: nobody is paid before the first day of work is over.
    """
    daily, weekly = start + 1, start + 7
    stated = (closing_day != UNKNOWN) & (pay_day != UNKNOWN) & (offset != UNKNOWN)
    monthly = np.where(stated, _monthly(start, closing_day, pay_day, offset), UNKNOWN)
    by_cycle = np.where(cycle == PayCycle.WEEKLY.number, weekly, monthly)
    by_cycle = np.where(cycle == PayCycle.DAILY.number, daily, by_cycle)
    return np.where(cycle == UNKNOWN, UNKNOWN, by_cycle)


def _monthly(start: Column, closing_day: Column, pay_day: Column, offset: Column) -> Column:
    month = as_date(start).astype("datetime64[M]")
    closes = day_in_month(month, closing_day)
    closing_month = np.where(as_date(start) <= closes, month, month + 1)
    pay_month = closing_month + offset.astype("timedelta64[M]")
    first, second = day_in_month(pay_month, pay_day), day_in_month(pay_month + 1, pay_day)
    paid = np.where(first <= as_date(start), second, first)
    return day_number(paid)


def permille(part: Column, whole: Column) -> NDArray[np.int64]:
    """Part of whole in thousandths, held between 0 and 1000; 0 where the whole is not positive."""
    share = np.maximum(part, 0).astype(np.int64) * 1000 // np.maximum(whole, 1)
    return np.where(whole > 0, np.minimum(share, 1000), 0)
