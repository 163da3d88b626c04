"""Cells that hold a range of ages: 20～59歳, 18歳以上, 60歳まで, 不問."""

import re
from typing import Final

from matcher.domain.text import Text
from matcher.exchange.cell import Cell, CellError, folded

YOUNGEST, OLDEST = 15, 99
AgeRange = tuple[int | None, int | None]
"""The least and the greatest age, both included; None where there is no such limit."""

_NO_LIMIT: Final = frozenset({"不問", "年齢不問", "制限なし", "年齢制限なし", "any", "any age"})
_AGE: Final = r"(?:満)?(\d{2})(?:歳|才)?"
_BOTH: Final = re.compile(rf"{_AGE}(?:以上|から)?[~〜\-\u2010\u2013\u2014ー]?{_AGE}(まで|以下|未満)?")
_JOIN: Final = re.compile(r"以上|から|[~〜\-\u2010\u2013\u2014ー]")
_FROM: Final = re.compile(rf"{_AGE}(?:以上|から|[~〜])")
_TO: Final = re.compile(rf"{_AGE}(まで|以下|未満)|[~〜]{_AGE}(まで|以下|未満)?")


def _age_range(cell: str) -> AgeRange:
    said = re.sub(r"\s+", "", folded(cell))
    if said.casefold() in {limit.replace(" ", "") for limit in _NO_LIMIT}:
        return None, None
    if both := _BOTH.fullmatch(said):
        if not _JOIN.search(said):
            raise _unreadable()
        return _in_range(int(both[1]), _last(both[2], both[3]))
    if begins := _FROM.fullmatch(said):
        return _in_range(int(begins[1]), None)
    if ends := _TO.fullmatch(said):
        return _in_range(None, _last(ends[1] or ends[3], ends[2] or ends[4]))
    if re.fullmatch(r"\d{2}(歳|才)?|\d0代.*", said):
        raise CellError(
            Text(
                "年齢の下限なのか上限なのかがわかりません", "it does not say whether the age is the least or greatest"
            ),
            Text(
                "「18歳以上」「60歳まで」「20～59歳」のどれですか。その形で書いてください",
                "which is it: 18歳以上 (from), 60歳まで (to) or 20～59歳? Write it so",
            ),
        )
    raise _unreadable()


def _last(age: str, bound: str | None) -> int:
    return int(age) - (bound == "未満")


def _in_range(least: int | None, most: int | None) -> AgeRange:
    ages = [age for age in (least, most) if age is not None]
    if all(YOUNGEST <= age <= OLDEST for age in ages) and ages == sorted(ages):
        return least, most
    raise _unreadable()


def _unreadable() -> CellError:
    return CellError(
        Text(
            f"{YOUNGEST}歳から{OLDEST}歳までの年齢の範囲ではありません",
            f"not a range of ages from {YOUNGEST} to {OLDEST}",
        ),
        Text(
            "「20～59歳」「18歳以上」「60歳まで」「不問」のように書いてください",
            "write it as 20～59歳, 18歳以上 (from), 60歳まで (to) or 不問 (any)",
        ),
    )


def _written(ages: AgeRange) -> str:
    least, most = ages
    if most is None:
        return "不問" if least is None else f"{least}歳以上"
    return f"{most}歳まで" if least is None else f"{least}～{most}歳"


age_range: Final = Cell(parse=_age_range, write=_written)
"""A range of ages; 未満 excludes its age, まで and 以下 include it."""
