"""Cells that hold a day, in the years of the West or of the Japanese eras."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from matcher.domain.text import Text
from matcher.exchange.cell import Cell, CellError, folded

FIRST_YEAR, LAST_YEAR = 1900, 2199


@dataclass(frozen=True, slots=True)
class Era:
    """A Japanese era with its first and last day."""

    name: str
    letter: str
    begins: date
    ends: date

    @property
    def year_before(self) -> int:
        """What is added to a year of the era."""
        return self.begins.year - 1


ERAS: Final = (
    Era("明治", "M", date(1868, 10, 23), date(1912, 7, 30)),
    Era("大正", "T", date(1912, 7, 30), date(1926, 12, 25)),
    Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    Era("令和", "R", date(2019, 5, 1), date.max),
)
"""Two eras share the day on which the first two of these changes were made; since 昭和64年政令第1号 and 平成31年政令
第143号 an era begins on the day after its government order."""

_ERA: Final = "|".join((*(era.name for era in ERAS), *(era.letter for era in ERAS)))
_DAY: Final = re.compile(
    rf"(?:(?P<era>{_ERA})\.?)?(?P<year>元|\d{{1,4}})"
    r"(?:年(?P<month>\d{1,2})月(?P<day>\d{1,2})日|(?P<by>[-/.])(?P<month_2>\d{1,2})(?P=by)(?P<day_2>\d{1,2}))"
    r"(?:(?P<open>\()?(?P<weekday>[月火水木金土日])(?:曜日?)?(?(open)\)))?",
    re.IGNORECASE,
)
_YEAR_OF_ERA: Final = re.compile(rf"(?P<era>{_ERA})\.?(?P<year>\d{{1,2}})(?!\d)", re.IGNORECASE)
_DASH: Final = re.compile(r"(?<=\d)[\u2010-\u2015−ー](?=\d)")
_MIDNIGHT: Final = re.compile(r"(?<=\d)[ T]0{1,2}:00(:00(\.0+)?)?$")
_SERIAL: Final = re.compile(r"\d{5}(\.\d+)?")
_FIRST_SERIAL: Final = date(1899, 12, 30)
_WHICH_YEAR: Final = Text("何年ですか。2026-12-19 のように書いてください", "which year is it? Write it as 2026-12-19")
_QUESTIONS: Final = (
    (
        re.compile(r"\d{1,2}[-/.]\d{1,2}|\d{1,2}月\d{1,2}日?(\(.\))?"),
        Text("年がありません", "the year is missing"),
        _WHICH_YEAR,
    ),
    (
        re.compile(r"'?\d{1,3}([-/.])\d{1,2}\1\d{1,2}|\d{1,3}年.*"),
        Text("年の桁が足りず、どの年かわかりません", "the year has too few digits to tell which it is"),
        Text(
            "西暦なら4桁で、和暦なら元号を付けて書いてください。何年ですか",
            "which year is it? Write four digits, or the name of the era",
        ),
    ),
    (
        re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{4}"),
        Text("月と日の順がわかりません", "the order of month and day is not clear"),
        Text(
            "何月何日ですか。2026-12-19 のように年、月、日の順に書いてください", "which is the month? Write 2026-12-19"
        ),
    ),
    (
        re.compile(
            rf"(({_ERA})\.?(元|\d{{1,2}})|\d{{4}})(年|([-/.]\d{{1,2}})|年\d{{1,2}}月(頃|上旬|中旬|下旬|末日?)?)?",
            re.IGNORECASE,
        ),
        Text("月か日がありません", "the month or the day is missing"),
        Text("何月何日ですか。2026-12-19 のように書いてください", "which month and day? Write it as 2026-12-19"),
    ),
    (
        re.compile(r".*\d.*\d{1,2}:\d{2}.*"),
        Text("日付に時刻が付いています", "a time of day stands with the date"),
        Text("日付だけを 2026-12-19 のように書いてください", "write the date alone, as 2026-12-19"),
    ),
)


def _day(cell: str) -> date:
    said = _MIDNIGHT.sub("", folded(cell))
    said = _DASH.sub("-", re.sub(r"(?<=\D)\s+|\s+(?=\D)", "", said))
    if re.fullmatch(r"\d{8}", said):
        return _real(int(said[:4]), int(said[4:6]), int(said[6:]))
    parts = _DAY.fullmatch(said)
    if parts is None or (parts["era"] is None and not re.fullmatch(r"\d{4}", parts["year"])):
        _ask(said)
        raise CellError(
            Text("日付として読めません", "not readable as a date"),
            Text("西暦で 2026-12-19 のように書いてください", "write it as 2026-12-19"),
        )
    month, of_month = int(parts["month"] or parts["month_2"]), int(parts["day"] or parts["day_2"])
    era = _era(parts["era"])
    if era is None:
        meant = _real(int(parts["year"]), month, of_month)
    else:
        meant = _in_era(era, 1 if parts["year"] == "元" else int(parts["year"]), (month, of_month))
    return _on(meant, parts["weekday"])


def _era(said: str | None) -> Era | None:
    return next((era for era in ERAS if said is not None and said.upper() in {era.name, era.letter}), None)


def _in_era(era: Era, year: int, month_and_day: tuple[int, int]) -> date:
    if not 1 <= year <= 99:  # noqa: PLR2004  # no era has a year of three digits
        raise _no_such_day()
    meant = _real(era.year_before + year, *month_and_day)
    if era.begins <= meant <= era.ends:
        return meant
    raise _outside(
        era,
        Text(
            f"{meant.isoformat()} のことですか。そうであれば西暦で書いてください",
            f"is it {meant.isoformat()}? Then write it so",
        ),
    )


def _outside(era: Era, question: Text) -> CellError:
    ja, en = f"{era.name}は{era.begins.isoformat()}から", f"that era runs from {era.begins.isoformat()}"
    if era.ends == date.max:
        return CellError(Text(f"{ja}です", en), question)
    return CellError(Text(f"{ja}{era.ends.isoformat()}までです", f"{en} to {era.ends.isoformat()}"), question)


def _real(year: int, month: int, of_month: int) -> date:
    try:
        said = date(year, month, of_month)
    except ValueError as error:
        raise _no_such_day() from error
    if FIRST_YEAR <= said.year <= LAST_YEAR:
        return said
    raise CellError(
        Text(
            f"年が{FIRST_YEAR}年から{LAST_YEAR}年の間にありません", f"the year is not from {FIRST_YEAR} to {LAST_YEAR}"
        ),
        Text("年を確かめてください", "check the year"),
    )


def _no_such_day() -> CellError:
    return CellError(
        Text("暦にない日付です", "no such day in the calendar"),
        Text("年、月、日を確かめてください", "check year, month and day"),
    )


def _on(meant: date, weekday: str | None) -> date:
    if weekday is None or weekday == "月火水木金土日"[meant.weekday()]:
        return meant
    raise CellError(
        Text("日付と曜日が合いません", "the day of the week is another"),
        Text("どちらが正しいですか。正しい日付だけを書いてください", "which is right? Write the right date alone"),
    )


def _ask(said: str) -> None:
    if _SERIAL.fullmatch(said):
        meant = (_FIRST_SERIAL + timedelta(days=int(said[:5]))).isoformat()
        raise CellError(
            Text("表計算ソフトの通し番号のようです", "it looks like the serial number of a spreadsheet"),
            Text(f"{meant} のことですか。そうであればそのように書いてください", f"is it {meant}? Then write it so"),
        )
    if of_era := _YEAR_OF_ERA.match(said):
        _check_era(of_era)
    for pattern, reason, question in _QUESTIONS:
        if pattern.fullmatch(said):
            raise CellError(reason, question)


def _check_era(said: re.Match[str]) -> None:
    era = _era(said["era"])
    if era and era.year_before + int(said["year"]) > era.ends.year:
        raise _outside(
            era,
            Text("何年ですか。西暦で 2026-12-19 のように書いてください", "which year is it? Write it as 2026-12-19"),
        )


day: Final = Cell(parse=_day, write=date.isoformat, typed=(date,))
"""A day: 2026-12-19, 2026/12/19, 20261219, 2026年12月19日, 令和8年12月19日, R8.12.19."""


def _year(cell: str) -> int:
    said = re.sub(r"\s+", "", folded(cell))
    parts = re.fullmatch(rf"(?:(?P<era>{_ERA})\.?(?P<of_era>元|\d{{1,2}})年|(?P<year>\d{{4}})年?)", said, re.IGNORECASE)
    era = _era(parts["era"]) if parts else None
    if parts and era:
        year = era.year_before + (1 if parts["of_era"] == "元" else int(parts["of_era"]))
        if era.begins.year <= year <= min(era.ends.year, LAST_YEAR):
            return year
    elif parts and FIRST_YEAR <= int(parts["year"]) <= LAST_YEAR:
        return int(parts["year"])
    raise CellError(
        Text("年として読めないか、その元号にない年です", "not readable as a year, or a year that the era did not have"),
        Text("「1989」か「平成元年」のように書いてください", "write it as 1989 or 平成元年"),
    )


year: Final = Cell(parse=_year, write=str)
"""A year: 1989, 1989年, 平成元年, 昭和64年."""
