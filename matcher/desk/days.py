"""Dates in words: weekday always, public holidays marked, in both languages."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import jpholiday

from matcher.domain.text import Text

JAPAN = ZoneInfo("Asia/Tokyo")
_WEEKDAYS = (
    Text("月", "Mon"),
    Text("火", "Tue"),
    Text("水", "Wed"),
    Text("木", "Thu"),
    Text("金", "Fri"),
    Text("土", "Sat"),
    Text("日", "Sun"),
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SATURDAY = 5


def day_text(day: date) -> Text:
    """2026年12月19日（土）, Sat 19 Dec 2026; a public holiday is marked."""
    short, mark = short_day_text(day), _mark(day)
    english = short.en.removesuffix(mark.en)
    return Text(f"{day.year}年{short.ja}", f"{english} {day.year}{mark.en}")


def short_day_text(day: date) -> Text:
    """The same without its year: 12月19日（土）, Sat 19 Dec."""
    weekday, mark = _WEEKDAYS[day.weekday()], _mark(day)
    return Text(
        f"{day.month}月{day.day}日（{weekday.ja}{mark.ja}）",
        f"{weekday.en} {day.day} {_MONTHS[day.month - 1]}{mark.en}",
    )


def month_text(day: date) -> Text:
    """Its month, with the year."""
    return Text(f"{day.year}年{day.month}月", f"{_MONTHS[day.month - 1]} {day.year}")


def moment_text(moment: datetime) -> Text:
    """2026年11月23日（月・祝）21:04 in Japan."""
    here = moment.astimezone(JAPAN)
    day, clock = day_text(here.date()), f"{here:%H:%M}"
    return Text(f"{day.ja}{clock}", f"{day.en} {clock}")


def release_note(day: date) -> Text:
    """Whether offices are open on that day: not at the weekend, on holidays, and at the turn of the year."""
    if _is_holiday(day):
        return Text("祝日: 役所の窓口は閉まっています", "a public holiday: offices are closed")
    if day.weekday() >= _SATURDAY:
        return Text(f"{_WEEKDAYS[day.weekday()].ja}曜日: 役所の窓口は閉まっています", "the weekend: offices are closed")
    if _turn_of_the_year(day):
        return Text("年末年始: 役所の窓口は閉まっています", "the turn of the year: offices are closed")
    return Text("平日", "a working day")


def first_working_day(day: date) -> date:
    """That day, or the next on which offices are open."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def is_working_day(day: date) -> bool:
    """Whether offices are open: no weekend, no holiday, not the turn of the year."""
    return day.weekday() < _SATURDAY and not _is_holiday(day) and not _turn_of_the_year(day)


def _turn_of_the_year(day: date) -> bool:
    return (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)


def _mark(day: date) -> Text:
    return Text("・祝", ", holiday") if _is_holiday(day) else Text("", "")


def _is_holiday(day: date) -> bool:
    """The last day there is, which files write for no end, is none: the calendar looks at the day after, too."""
    return day < date.max and jpholiday.is_holiday(day)
