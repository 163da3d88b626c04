"""What a cell of a spreadsheet means: one parser for each kind of cell, each saying what is wrong and what to write.

A parser takes the text of a cell that is not empty and raises `CellError` where it cannot be meant. Full-width letters
and digits count as their usual forms.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from matcher.domain.term import Term
from matcher.domain.text import Text, joined
from matcher.geography.municipalities import Municipality

Parser = Callable[[str], Any]
FindMunicipality = Callable[[str], Municipality | None]
AnyTerm = TypeVar("AnyTerm", bound=Term)

LONGEST_CODE, LONGEST_TEXT = 40, 200
FIRST_YEAR, LAST_YEAR = 1900, 2199
HOURS_A_WEEK = 168
LATEST_MINUTE = 36 * 60
_YES = frozenset({"はい", "○", "〇", "◯", "有", "あり", "yes", "true", "1"})
_NO = frozenset({"いいえ", "×", "無", "なし", "no", "false", "0"})


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and what to do about it."""

    reason: Text
    remedy: Text


class CellError(ValueError):
    """A cell cannot be meant as it is written."""

    def __init__(self, reason: Text, remedy: Text) -> None:
        """Keep why, and what to write instead."""
        super().__init__(reason.en)
        self.problem = Problem(reason, remedy)


def folded(cell: str) -> str:
    """A cell without the differences that nobody means: width of letters, spaces around."""
    return unicodedata.normalize("NFKC", cell).strip()


def code(cell: str) -> str:
    """A code such as E-001."""
    said = folded(cell)
    if re.fullmatch(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{LONGEST_CODE - 1}}}", said):
        return said
    raise CellError(
        Text("コードとして使えない文字があるか、長すぎます", "not usable as a code"),
        Text(
            f"英数字とハイフン（-）で{LONGEST_CODE}字まで、例えば E-001 のように書いてください",
            f"use letters, digits and hyphens, at most {LONGEST_CODE}, such as E-001",
        ),
    )


def words(cell: str) -> str:
    """Free text of one cell, its ends trimmed."""
    said = cell.strip().replace("\r\n", "\n")
    if any(unicodedata.category(letter) == "Cc" and letter not in "\n\t" for letter in said):
        raise CellError(
            Text("表示できない制御文字があります", "it holds a control character"),
            Text("文字を消して入力し直してください", "delete the text and type it again"),
        )
    if len(said) > LONGEST_TEXT:
        raise CellError(
            Text(f"{len(said)}字あり、長すぎます", f"too long, {len(said)} characters"),
            Text(f"{LONGEST_TEXT}字までにしてください", f"use at most {LONGEST_TEXT} characters"),
        )
    return said


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """A parser of whole numbers in a range."""

    def parse(cell: str) -> int:
        said = folded(cell)
        if re.fullmatch(r"[+-]?\d{1,12}", said) and least <= int(said) <= most:
            return int(said)
        raise CellError(
            Text(f"{least}以上{most}以下の整数ではありません", f"not a whole number from {least} to {most}"),
            Text("単位や桁区切りを付けず、数字だけを書いてください", "write digits only, without unit or separators"),
        )

    return parse


def decimal_number(least: float, most: float) -> Callable[[str], float]:
    """A parser of numbers in a range, with or without decimals."""

    def parse(cell: str) -> float:
        said = folded(cell)
        if _is_decimal(said) and least <= float(said) <= most:
            return float(said)
        raise CellError(
            Text(f"{least}以上{most}以下の数ではありません", f"not a number from {least} to {most}"),
            Text("単位を付けず、数字だけを書いてください", "write digits only, without unit"),
        )

    return parse


def degrees(least: float, most: float) -> Callable[[str], float]:
    """A parser of latitudes or longitudes, which must lie in Japan."""

    def parse(cell: str) -> float:
        said = folded(cell)
        if _is_decimal(said) and least <= float(said) <= most:
            return float(said)
        raise CellError(
            Text("日本国内の座標ではありません", "not a coordinate in Japan"),
            Text(
                f"{least}から{most}までの度（10進）で書き、緯度と経度の列を確かめてください",
                f"write decimal degrees from {least} to {most}; check that latitude and longitude are not swapped",
            ),
        )

    return parse


def hours_in_minutes(cell: str) -> int:
    """Hours in steps of a quarter, as minutes."""
    said = folded(cell)
    minutes = float(said) * 60 if _is_decimal(said) else 0
    if 0 < minutes <= HOURS_A_WEEK * 60 and minutes % 15 == 0:
        return int(minutes)
    raise CellError(
        Text("0.25時間きざみの時間ではありません", "not hours in steps of 0.25"),
        Text("週の時間を 38.75 のように書いてください", "write the hours of a week, such as 38.75"),
    )


def day(cell: str) -> date:
    """A day such as 2026-12-19 or 2026/12/19."""
    parts = re.fullmatch(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})", folded(cell))
    if parts is None:
        raise CellError(
            Text("日付として読めません", "not readable as a date"),
            Text("西暦で 2026-12-19 のように書いてください", "write it as 2026-12-19"),
        )
    try:
        said = date(int(parts[1]), int(parts[3]), int(parts[4]))
    except ValueError as error:
        raise CellError(
            Text("暦にない日付です", "no such day in the calendar"),
            Text("月と日を確かめてください", "check month and day"),
        ) from error
    if FIRST_YEAR <= said.year <= LAST_YEAR:
        return said
    raise CellError(
        Text(
            f"年が{FIRST_YEAR}年から{LAST_YEAR}年の間にありません", f"the year is not from {FIRST_YEAR} to {LAST_YEAR}"
        ),
        Text("西暦の年を確かめてください", "check the year"),
    )


def clock_minute(cell: str) -> int:
    """A time such as 08:00, as minutes after midnight; after the next midnight it goes on to 36:00."""
    parts = re.fullmatch(r"(\d{1,2}):([0-5]\d)", folded(cell))
    minute = int(parts[1]) * 60 + int(parts[2]) if parts else None
    if minute is not None and minute <= LATEST_MINUTE:
        return minute
    raise CellError(
        Text("時刻として読めません", "not readable as a time of day"),
        Text(
            "08:00 のように書いてください。翌日の5時は 29:00 です",
            "write it as 08:00; five o'clock on the next day is 29:00",
        ),
    )


def yes_no(cell: str) -> bool:
    """Yes or no."""
    said = folded(cell).casefold()
    if said in _YES or said in _NO:
        return said in _YES
    raise CellError(
        Text("はい・いいえのどちらでもありません", "neither yes nor no"),
        Text(
            "「はい」か「いいえ」と書き、わからなければ空欄にしてください", "write yes or no; leave it empty if unknown"
        ),
    )


def term(kind: type[AnyTerm]) -> Callable[[str], AnyTerm]:
    """A parser of one closed set, by Japanese label, English label or code."""
    meant = {_folded_label(name): member for member in kind for name in (*_labels(member), member.value)}
    remedy_labels = joined(member.label for member in kind)

    def parse(cell: str) -> AnyTerm:
        found = meant.get(_folded_label(cell))
        if found is not None:
            return found
        raise CellError(
            Text("この列で使える言葉ではありません", "not one of the words of this column"),
            Text(f"次のどれかを書いてください: {remedy_labels.ja}", f"write one of: {remedy_labels.en}"),
        )

    return parse


def municipality(find: FindMunicipality) -> Callable[[str], int]:
    """A parser of municipalities, by JIS code or name, to the code as a number."""

    def parse(cell: str) -> int:
        found = find(folded(cell))
        if found is not None:
            return found.code
        raise CellError(
            Text("市町村の一覧にありません", "not in the list of municipalities"),
            Text(
                "08201 のような5桁のコードか、水戸市のような市町村名を書いてください",
                "write a code of five digits such as 08201, or a name such as 水戸市",
            ),
        )

    return parse


def _is_decimal(said: str) -> bool:
    return re.fullmatch(r"[+-]?\d{1,12}(\.\d{1,12})?", said) is not None


def _labels(member: Term) -> tuple[str, str]:
    return member.label.ja, member.label.en


def _folded_label(name: str) -> str:
    return folded(name).casefold()
