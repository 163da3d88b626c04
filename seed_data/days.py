"""Days of the demo, counted from a given day: releases on fixed weekdays, and the rounds of public housing."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

THURSDAY: Final = 3
SATURDAY: Final = 5
DAYS_A_WEEK: Final = 7

ROUND_MONTHS: Final = (1, 4, 7, 10)
ROUND_CLOSES: Final = 15
MONTHS_TO_MOVE_IN: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of public housing: applications from the first to the fifteenth, moving in three months later."""

    opens_on: date
    closes_on: date
    move_in_on: date


def after(day: date, days: int) -> date:
    """The day so many days later, or earlier where negative."""
    return day + timedelta(days=days)


def nearest(day: date, *, weekday: int) -> date:
    """The day with that weekday (Monday is 0) that is at most three days away."""
    ahead = (weekday - day.weekday()) % DAYS_A_WEEK
    return after(day, ahead if ahead <= DAYS_A_WEEK // 2 else ahead - DAYS_A_WEEK)


def born(on: date, *, age: int) -> date:
    """A birthday of somebody who has that age on a day, and keeps it for half a year."""
    return date(on.year - age, on.month, 1) - timedelta(days=150)


def next_round(today: date) -> Round:
    """The next round that has not closed."""
    months = ((year, month) for year in (today.year, today.year + 1) for month in ROUND_MONTHS)
    year, month = next(each for each in months if date(*each, ROUND_CLOSES) >= today)
    move_in = month + MONTHS_TO_MOVE_IN
    return Round(
        opens_on=date(year, month, 1),
        closes_on=date(year, month, ROUND_CLOSES),
        move_in_on=date(year + (move_in > max(ROUND_MONTHS)), (move_in - 1) % 12 + 1, 1),
    )
