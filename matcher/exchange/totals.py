"""Rows of a file that only add up others: they are told and left out.

The last row is one where it begins with such a word, whatever follows; any other only where nothing but figures
follows, since it might be a record that is called so. Where the last row says more than figures after a word that a
code might be, such as SUM, it could be either: then it is asked.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from matcher.domain.text import Text
from matcher.exchange.cell import Problem, folded
from matcher.exchange.records import Mistake, Record, is_blank, is_filled

LEFT_OUT: Final = Problem(
    Text("合計の行なので、取り込みません", "a row of totals, which is left out"),
    Text("記録の行であれば、最初のセルの語を直してください", "correct its first cell where it is a record"),
)
SUBTOTAL: Final = Problem(
    Text("小計の行なので、取り込みません", "left: a subtotal row"),
    LEFT_OUT.remedy,
)
ASKED: Final = Problem(
    Text("合計の行か、記録の行か分かりません", "this may be a row of totals, or a record with that code"),
    Text("合計なら行を削除し、記録ならほかのコードにしてください", "delete the row, or give the record another code"),
)
MOST_TOLD: Final = 20
"""How many rows of subtotals are told one by one; the others are counted."""
_WORDS: Final = frozenset(
    {"合計", "総合計", "総計", "計", "小計", "累計", "総数", "total", "grandtotal", "sum", "subtotal"}
)
_FIGURE: Final = re.compile(
    r"[-+△▲]?[¥￥]?\d[\d,.]*(千|万|百万)?(円|件|名|人|人分|戸|室|社|棟|部屋|世帯|歳|日|㎡|m2|m²|平米|%)?"
)


class Body:
    """The filled rows below the headers, without those that add up others."""

    def __init__(self, records: Iterator[Record]) -> None:
        """Nothing is read yet."""
        self.records = records
        self.total: int | None = None
        """Number of the last row where it was left out, once all are read."""
        self.asked: int | None = None
        """Number of the last row where it could be a total or a record, once all are read."""
        self.subtotals: list[int] = []
        """Numbers of the rows before it that were left out."""

    def __iter__(self) -> Iterator[Record]:
        held: Record | None = None
        for record in self.records:
            if not is_filled(record[1]):
                continue
            if held is not None:
                yield from self._before_others(held)
                held = None
            if _adds_up(record[1]):
                held = record
            else:
                yield record
        if held is not None and _may_be_record(held[1]):
            self.asked = held[0]
            yield held
        elif held is not None:
            self.total = held[0]

    def _before_others(self, record: Record) -> Iterator[Record]:
        """A row that is called a total though others follow: a subtotal, or a record."""
        if _says_figures(record[1]):
            self.subtotals.append(record[0])
        else:
            yield record


def further(count: int) -> Problem:
    """So many rows of subtotals beside those that are told."""
    said = Text("ほかに小計の行が{count}行あり、取り込みません", "left: {count} more subtotal rows")
    return Problem(said.filled(count=count), LEFT_OUT.remedy)


def _adds_up(cells: Sequence[Any]) -> bool:
    return _is_word(_filled(cells)[0])


def _may_be_record(cells: Sequence[Any]) -> bool:
    return folded(str(_filled(cells)[0])).isascii() and not _says_figures(cells)


def _says_figures(cells: Sequence[Any]) -> bool:
    """Whether nothing but figures follows the word."""
    return all(_is_figure(cell) for cell in _filled(cells)[1:])


def _filled(cells: Sequence[Any]) -> list[Any]:
    return [cell for cell in cells if not is_blank(cell)]


def _is_word(cell: object) -> bool:
    return isinstance(cell, str) and folded(cell).replace(" ", "").casefold().rstrip(":") in _WORDS


def _is_figure(cell: object) -> bool:
    """A number as people write it, a word as above, or a sum that a workbook has not stored."""
    if isinstance(cell, str):
        return _is_word(cell) or _FIGURE.fullmatch(folded(cell).replace(" ", "")) is not None
    return isinstance(cell, (int, float, Mistake)) and not isinstance(cell, bool)
