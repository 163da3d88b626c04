"""Rows of a file, kept small: one tuple of values each, and the faults of a file, of which the first are kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from matcher.domain.errors import CellFault
from matcher.domain.text import Text
from matcher.exchange.cell import Problem
from matcher.exchange.clearing import CLEARED, NOT_CLEARED
from matcher.exchange.headers import Header, names_of
from matcher.exchange.layouts import Field, Spread
from matcher.exchange.outcomes import outcome, text_of
from matcher.exchange.records import is_filled
from matcher.exchange.texts import folded_code

MOST_FAULTS: Final = 1_000
"""How many faults of a file are kept; all are counted."""

_REMEMBERED: Final = 4_096
"""How many different cells of a column are understood once only."""
_NOTHING: Final[frozenset[str]] = frozenset()
_UNEVEN = Problem(
    Text("セルの数が見出しと合いません", "the number of cells differs from that of the headers"),
    Text(
        'カンマ（,）を含む値は引用符（"）で囲み、見出しのない列には何も書かないでください',
        "put values that contain commas in quotation marks, and nothing into columns without a header",
    ),
)
_ALIKE = Text("大文字・小文字だけが違うコードです", "but for upper and lower case, the same code")
_REMOVE_ONE = Text("どちらかを削除するか、値を直してください", "remove one of the rows or correct it")
_MAKE_OTHERWISE = Text(
    "どちらかを削除するか、対応表でコードを作る列を増やしてください（ibasho columns）",
    "remove one of the rows, or have the mapping make the code of more columns (ibasho columns)",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a file."""

    number: int
    """Counts from 1 and includes the header; a line break inside a cell does not count."""
    said: tuple[Any, ...]
    """As meant, in the order of the layout; None where empty or not understood."""
    places: Mapping[str, int]
    """Of the fields in that order; all rows share it."""
    failed: frozenset[str]
    """Fields that were not understood, or that are required and missing from the file."""
    cleared: frozenset[str] = _NOTHING
    """Fields of which the row says that they are no longer known."""

    @property
    def values(self) -> Mapping[str, Any]:
        """As meant, by field name: every field of the layout."""
        return dict(zip(self.places, self.said, strict=True))


class Faults:
    """The faults of a file in the order in which they are found."""

    def __init__(self, header: Header, found: Sequence[CellFault] = ()) -> None:
        """Those that were found in the header."""
        self.header, self.count, self.kept = header, len(found), list(found[:MOST_FAULTS])
        self.rows: set[int] = set()

    def add(
        self, problem: Problem, *, row: int | None = None, column: str | None = None, value: str | None = None
    ) -> None:
        """One more."""
        self.count += 1
        if row is not None:
            self.rows.add(row)
        if len(self.kept) < MOST_FAULTS:
            self.kept.append(self.header.fault(problem, row=row, column=column, value=value))

    def told(self) -> tuple[CellFault, ...]:
        """Those that were kept, in the order of their rows, and how many were not."""
        kept = sorted(self.kept, key=_row_of)
        if self.count <= len(kept):
            return tuple(kept)
        more = Problem(
            Text(
                f"誤りは全部で{self.count:,}件あり、初めの{len(self.kept):,}件だけを示しています",
                f"there are {self.count:,} faults in all, of which the first {len(self.kept):,} are told",
            ),
            Text("示されたものを直して、もう一度読み込んでください", "mend these and read the file again"),
        )
        return (*kept, self.header.fault(more))


def _told_apart_by(key: Sequence[str], said: tuple[Any, ...]) -> tuple[Any, ...]:
    """The cells of a key: a code has one reading only, whatever its case."""
    return (folded_code(said[0]),) if key == ("code",) else said


def _row_of(fault: CellFault) -> int:
    return fault.row or 0


class Understanding:
    """Makes rows of records under one header, one after the other, and finds every fault."""

    def __init__(self, header: Header, faults: Faults, today: date) -> None:
        """Prepare what all rows share."""
        layout = header.layout
        self.header, self.faults = header, faults
        self.places = {name: place for place, name in enumerate(layout.names)}
        self.width, self.lacking = len(header.fields), header.lacking
        self.columns = [
            (place, _remembering(column, today), column)
            for place, column in enumerate(header.fields)
            if column is not None
        ]
        self.source = {name: place for place, _, column in self.columns for name in names_of(column)}
        self.checks = [(check, [self.places[name] for name in check.fields]) for check in layout.checks]
        self.needed = frozenset(layout.key) | {field.name for field in layout.fields if field.required}
        self.key = [self.places[name] for name in layout.key]
        self.made = any(column.name in layout.key for column in header.made)
        self.first: dict[tuple[Any, ...], tuple[int, Any]] = {}
        self.repeated: set[int] = set()
        """Numbers of rows that were told to be the same as a later one."""

    def row(self, number: int, cells: Sequence[Any]) -> Row:
        """The row that a record says; where its cells do not fit the header, one without any value."""
        if len(cells) < self.width or is_filled(cells[self.width :]) or self._has_untitled(cells):
            self.faults.add(_UNEVEN, row=number)
            return self._row(number, [None] * len(self.places), frozenset(self.places))
        said: list[Any] = [None] * len(self.places)
        failed: set[str] = set()
        cleared: set[str] = set()
        for place, understand, column in self.columns:
            value = understand(cells[place])
            if value is CLEARED:
                value = None if self.needed.isdisjoint(names_of(column)) else NOT_CLEARED
                cleared.update(names_of(column))
            if value.__class__ is Problem:
                failed.update(names_of(column))
                self.faults.add(value, row=number, column=column.name, value=text_of(cells[place]))
            elif isinstance(column, Field):
                said[self.places[column.name]] = value
            else:
                for name, each in zip(column.into, value or (None,) * len(column.into), strict=True):
                    said[self.places[name]] = each
        made = self._row(number, said, frozenset(failed) | self.lacking if failed else self.lacking)
        made = replace(made, cleared=frozenset(cleared)) if cleared else made
        self._check(made, cells)
        self._find_repeated(made, cells)
        return made

    def _row(self, number: int, said: list[Any], failed: frozenset[str]) -> Row:
        return Row(number=number, said=tuple(said), places=self.places, failed=failed or _NOTHING)

    def _has_untitled(self, cells: Sequence[Any]) -> bool:
        return bool(self.header.untitled) and is_filled([cells[place] for place in self.header.untitled])

    def _check(self, row: Row, cells: Sequence[Any]) -> None:
        for check, places in self.checks:
            understood = not row.failed or row.failed.isdisjoint(check.fields)
            if understood and not check.holds(*[row.said[place] for place in places]):
                self._tell(check.problem, row, cells, check.column)

    def _find_repeated(self, row: Row, cells: Sequence[Any]) -> None:
        key = self.header.layout.key
        said = tuple(row.said[place] for place in self.key)
        if said[0] is None or not row.failed.isdisjoint(key):
            return
        first, value = self.first.setdefault(_told_apart_by(key, said), (row.number, said[0]))
        if first == row.number:
            return
        alike = value != said[0]
        self._tell(self._same_as(first, alike=alike), row, cells, key[0])
        if first not in self.repeated:
            self.repeated.add(first)
            self.faults.add(self._same_as(row.number, alike=alike), row=first, column=key[0], value=str(value))

    def _same_as(self, number: int, *, alike: bool) -> Problem:
        if alike:
            return Problem(Text(f"{number}行目と{_ALIKE.ja}", f"{_ALIKE.en} as in row {number}"), _REMOVE_ONE)
        reason = Text(f"{number}行目と重複しています", f"the same as in row {number}")
        return Problem(reason, _MAKE_OTHERWISE if self.made else _REMOVE_ONE)

    def _tell(self, problem: Problem, row: Row, cells: Sequence[Any], column: str) -> None:
        place = self.source.get(column)
        value = None if place is None else text_of(cells[place])
        self.faults.add(problem, row=row.number, column=column, value=value)


def _remembering(column: Field | Spread, today: date) -> Callable[[object], Any]:
    """What `outcome` says, asked once for cells that come again; TRUE is not 1 though Python holds them equal."""
    field = column if isinstance(column, Field) else Field(column.name, column.label, column.parse)
    known: dict[object, Any] = {}

    def understand(cell: object) -> object:
        if cell.__class__ is bool:
            return outcome(field, cell, today)
        try:
            return known[cell]
        except KeyError:
            if len(known) >= _REMEMBERED:
                known.clear()
            return known.setdefault(cell, outcome(field, cell, today))

    return understand
