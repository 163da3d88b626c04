"""Columns and records put into the words of a page: dates, hours, money, wages and terms of evidence."""

from collections.abc import Iterable
from datetime import date

from matcher.desk.days import day_text
from matcher.desk.reasons import CitedFigure
from matcher.domain.figures import Figure, FigureUnit
from matcher.domain.pools import ALL_DAY_MINUTE, NEVER_DAY
from matcher.domain.text import Text
from matcher.domain.vocabulary import (
    PayCycle,
    WageKind,
)
from matcher.eligibility.change import Change
from matcher.eligibility.evidence import Comparator, Evidence, Unit, Value
from matcher.geography.municipalities import MUNICIPALITIES
from matcher.records.registry.facts import OpeningFacts

NOT_KNOWN = Text("未確認", "not known")
_YES_NO = {1: Text("はい", "yes"), 0: Text("いいえ", "no")}
_PAID_IN = {
    0: Text("当月", "of the same month"),
    1: Text("翌月", "of the next month"),
    2: Text("翌々月", "two months later"),
}
_MONTH_END = 31
BY_DATE = {Comparator.AT_LEAST: Text("以降", "not before"), Comparator.AT_MOST: Text("まで", "by")}
"""How dates are compared in words."""
COMPARATORS = {
    Comparator.AT_LEAST: Text("以上", "at least"),
    Comparator.AT_MOST: Text("以下", "at most"),
    Comparator.IS: Text("である", "is"),
    Comparator.AMONG: Text("のいずれか", "one of"),
    Comparator.NOT_AMONG: Text("以外", "none of"),
    Comparator.SHARES: Text("のいずれかを含む", "includes one of"),
}


def date_of(day: int | None) -> date | None:
    """The date of a day number, or None where it is not known or never comes."""
    return None if day is None or not 0 < day < NEVER_DAY else date.fromordinal(day)


def yen_text(yen: int | None) -> Text:
    """33,000円 and 33,000 yen."""
    if yen is None:
        return NOT_KNOWN
    figure = f"{yen:,}".replace("-", "−")
    return Text(f"{figure}円", f"{figure} yen")


def figure_text(figure: Figure) -> Text:
    """5年, 35,400円; 免許権者の判断 where the law leaves it to somebody."""
    if figure.unit is FigureUnit.DISCRETION:
        return figure.unit.label
    if figure.unit is FigureUnit.YEN:
        return yen_text(figure.value)
    return Text(f"{figure.value:,}{figure.unit.label.ja}", f"{figure.value:,} {figure.unit.label.en}")


def cited(figure: Figure) -> CitedFigure:
    """A figure as it stands beside what it decided."""
    return CitedFigure(
        key=figure.key,
        municipality=figure.place or None,
        value=figure_text(figure),
        from_on=date.fromordinal(figure.from_day),
        until_on=date_of(figure.until_day),
        reference=figure.reference,
        confirmed=figure.confirmed,
    )


def place_text(municipality: int | None) -> Text | None:
    """The municipality's name, or None where it is not known."""
    found = None if municipality is None else MUNICIPALITIES.get(municipality)
    return None if found is None else found.name


def clock(minute: int | None) -> str:
    """8:00, and 翌5:00 written as 29:00 is kept as the record has it."""
    return "?" if minute is None else f"{minute // 60}:{minute % 60:02}"


def hours_text(facts: OpeningFacts) -> Text:
    """8:00–17:00、週40時間."""
    shift = f"{clock(facts.shift_start_minute)}–{clock(facts.shift_end_minute)}"
    if facts.weekly_minutes is None:
        return Text(shift, shift)
    weekly = f"{facts.weekly_minutes / 60:g}"
    return Text(f"{shift}、週{weekly}時間", f"{shift}, {weekly} hours a week")


def wage_text(facts: OpeningFacts) -> Text:
    """時給1,100円."""
    if facts.wage_kind is None or facts.wage_yen is None:
        return NOT_KNOWN
    words = {
        WageKind.HOURLY: Text("時給{yen}円", "{yen} yen an hour"),
        WageKind.DAILY: Text("日給{yen}円", "{yen} yen a day"),
        WageKind.MONTHLY: Text("月給{yen}円", "{yen} yen a month"),
    }
    return words[facts.wage_kind].filled(yen=f"{facts.wage_yen:,}")


def pay_text(facts: OpeningFacts) -> Text:
    """月末締め、翌月15日払い."""
    if facts.pay_cycle is None:
        return NOT_KNOWN
    if facts.pay_cycle is not PayCycle.MONTHLY:
        return facts.pay_cycle.label
    closing, paid, offset = facts.pay_closing_day, facts.pay_day, facts.pay_month_offset
    if closing is None or paid is None or offset is None:
        return facts.pay_cycle.label
    ends, pays = _day_of_month(closing), _day_of_month(paid)
    month = _PAID_IN.get(offset, Text(f"{offset}か月後の", f"{offset} months later"))
    return Text(f"{ends.ja}締め、{month.ja}{pays.ja}払い", f"closes on {ends.en}, paid on {pays.en} {month.en}")


def _day_of_month(day: int) -> Text:
    """The 31st is the end of a month, whatever its length."""
    return Text("月末", "the last day") if day >= _MONTH_END else Text(f"{day}日", f"day {day}")


def closing_text(minute: int) -> Text:
    """門限21:00, or none."""
    if minute == ALL_DAY_MINUTE:
        return Text("門限なし", "no closing hour")
    return NOT_KNOWN if minute < 0 else Text(f"門限{clock(minute)}", f"closes at {clock(minute)}")


def value_text(value: Value, item: Evidence) -> Text:
    """A value of an evidence as people read it."""
    if value is None:
        return NOT_KNOWN
    if isinstance(value, tuple):
        return _listed(_word(one, item) for one in value) if value else Text("なし", "none")
    return _word(value, item) if isinstance(value, str) else number_text(value, item.unit)


def number_text(value: int, unit: Unit) -> Text:
    """A number of an evidence or change as people read it."""
    if unit is Unit.DATE:
        day = date_of(value)
        return Text("なし", "none") if day is None else day_text(day)
    if unit is Unit.YES_NO:
        return _YES_NO.get(value, NOT_KNOWN)
    words = {
        Unit.YEN: yen_text(value),
        Unit.MINUTES: Text(f"{value}分", f"{value} minutes"),
        Unit.CLOCK: Text(clock(value), clock(value)),
        Unit.YEARS: Text(f"{value}歳", f"{value} years"),
        Unit.PEOPLE: Text(f"{value}人", f"{value} people"),
    }
    return words.get(unit, Text(str(value), str(value)))


def change_text(change: Change, value: int) -> Text:
    """What is done, with its value as people read it."""
    if change.unit is Unit.AREA:
        return change.label.filled(value=place_text(value) or NOT_KNOWN)
    if change.words is not None:
        word = change.words.at(value)
        return change.label.filled(value=NOT_KNOWN if word is None else word.label)
    return change.label.filled(value=value if change.unit is None else number_text(value, change.unit))


def _listed(words: Iterable[Text]) -> Text:
    """Words of which some hold commas themselves."""
    kept = tuple(words)
    return Text("、".join(word.ja for word in kept), "; ".join(word.en for word in kept))


def _word(code: str, item: Evidence) -> Text:
    return Text(code, code) if item.words is None else item.words.named(code).label
