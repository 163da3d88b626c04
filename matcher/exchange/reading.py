"""Reads one spreadsheet file to its end: rows that are understood, and every fault with its row, column and remedy."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from matcher.domain.errors import CellFault
from matcher.domain.text import Text
from matcher.exchange.cells import CellError, Problem
from matcher.exchange.headers import Header, read_header
from matcher.exchange.layouts import Field, Layout

_EMPTY_FILE = Problem(
    Text("ファイルが空です", "the file is empty"),
    Text("1行目に見出し、2行目から値を書いてください", "write headers in the first row and values below"),
)
_NO_FILE = Problem(
    Text("ファイルがありません", "there is no such file"),
    Text("この名前のファイルを置いてください", "put a file of this name there"),
)
_CLOSED_FILE = Problem(
    Text("ファイルを開けません", "the file cannot be opened"),
    Text("ファイルの種類と読み取りの権限を確かめてください", "check that it is a file that may be read"),
)
_NOT_UTF_8 = Problem(
    Text("文字コードが UTF-8 ではありません", "the file is not in UTF-8"),
    Text("「CSV UTF-8」の形式で保存し直してください", "save it again as CSV UTF-8"),
)
_BROKEN = Problem(
    Text("この行から先は CSV として読めません", "from this row on the file is not CSV"),
    Text('引用符（"）の対応を確かめてください', "check that every quotation mark is closed"),
)
_UNEVEN = Problem(
    Text("セルの数が見出しと合いません", "the number of cells differs from that of the headers"),
    Text('カンマ（,）を含む値は引用符（"）で囲んでください', "put values that contain commas in quotation marks"),
)
_EMPTY_CELL = Problem(
    Text("必要な値が空です", "a required value is empty"), Text("値を書いてください", "write the value")
)
_NOT_YET = Problem(
    Text("まだ来ていない日付です", "the day has not come yet"),
    Text("今日までの日付にしてください", "write a day up to today"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a file."""

    number: int
    """Counts from 1 and includes the header; a line break inside a cell does not count."""
    cells: Mapping[str, str]
    """As written, by field name."""
    values: Mapping[str, Any]
    """As meant, by field name: every field of the layout, None where empty or not understood."""
    failed: frozenset[str]
    """Fields that were not understood, or that are required and missing from the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a file says, and what is wrong with it, in the order of its rows."""

    header: Header
    rows: tuple[Row, ...] = ()
    faults: tuple[CellFault, ...]
    complete: bool = False
    """Read to its end, with every required column: a code that is in no row is not in the file."""


def read(source: Path | bytes, layout: Layout, *, today: date) -> Sheet:
    """Everything that a file of one kind says, to its last fault; bytes are taken for the file `layout.file`."""
    unread = Header(file=source.name if isinstance(source, Path) else layout.file, layout=layout, written={})
    text = _text(source)
    if isinstance(text, Problem):
        return Sheet(header=unread, faults=(unread.fault(text),))
    records, broken_row = _records(text)
    if broken_row is None and not any(_is_filled(cells) for _, cells in records):
        return Sheet(header=unread, faults=(unread.fault(_EMPTY_FILE),))
    header, faults = read_header(records[0][1] if records else (), layout, unread.file)
    read_rows = [_row(header, number, cells, today) for number, cells in records[1:] if _is_filled(cells)]
    rows = tuple(row for row, _ in read_rows)
    in_rows = [fault for _, row_faults in read_rows for fault in row_faults]
    at_end = [] if broken_row is None else [header.fault(_BROKEN, row=broken_row)]
    by_row = sorted([*faults, *in_rows, *_repeated(header, rows), *at_end], key=lambda fault: fault.row or 0)
    complete = broken_row is None and not header.lacking
    return Sheet(header=header, rows=rows, faults=tuple(by_row), complete=complete)


def _text(source: Path | bytes) -> str | Problem:
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
        return data.decode("utf-8-sig")
    except FileNotFoundError:
        return _NO_FILE
    except OSError:
        return _CLOSED_FILE
    except UnicodeDecodeError:
        return _NOT_UTF_8


def _records(text: str) -> tuple[list[tuple[int, list[str]]], int | None]:
    """Numbered records, and the number of the one from which on the file is not CSV."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    records: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(reader, start=1):
            records.append((number, cells))  # one by one: what was read before an error is kept
    except csv.Error:
        return records, len(records) + 1
    return records, None


def _row(header: Header, number: int, cells: Sequence[str], today: date) -> tuple[Row, list[CellFault]]:
    nothing = dict.fromkeys(header.layout.names)
    width = len(header.fields)
    if len(cells) < width or _is_filled(cells[width:]):
        unread = Row(number=number, cells={}, values=nothing, failed=frozenset(nothing))
        return unread, [header.fault(_UNEVEN, row=number)]
    said = [(field, cell) for field, cell in zip(header.fields, cells, strict=False) if field is not None]
    outcomes = {field.name: _outcome(field, cell, today) for field, cell in said}
    problems = {name: outcome for name, outcome in outcomes.items() if isinstance(outcome, Problem)}
    row = Row(
        number=number,
        cells={field.name: cell for field, cell in said},
        values=nothing | {name: outcome for name, outcome in outcomes.items() if name not in problems},
        failed=frozenset(problems) | header.lacking,
    )
    in_cells = [_cell_fault(header, row, name, problem) for name, problem in problems.items()]
    return row, [*in_cells, *_unfulfilled(header, row)]


def _outcome(field: Field, cell: str, today: date) -> object:
    """The value of a cell, None where it is empty and may be, or the problem."""
    if not cell.strip():
        return _EMPTY_CELL if field.required else None
    try:
        value = field.parse(cell)
    except CellError as error:
        return error.problem
    return _NOT_YET if field.past and value > today else value


def _unfulfilled(header: Header, row: Row) -> Iterator[CellFault]:
    for check in header.layout.checks:
        understood = row.failed.isdisjoint(check.fields)
        if understood and not check.holds(*(row.values[name] for name in check.fields)):
            yield _cell_fault(header, row, check.column, check.problem)


def _repeated(header: Header, rows: Sequence[Row]) -> Iterator[CellFault]:
    key = header.layout.key
    first: dict[tuple[Any, ...], int] = {}
    for row in rows:
        said = tuple(row.values[name] for name in key)
        if not row.failed.isdisjoint(key) or said[0] is None:
            continue
        if said in first:
            reason = Text(f"{first[said]}行目と重複しています", f"the same as in row {first[said]}")
            remedy = Text("どちらかを削除するか、値を直してください", "remove one of the rows or correct it")
            yield _cell_fault(header, row, key[0], Problem(reason, remedy))
        first.setdefault(said, row.number)


def _cell_fault(header: Header, row: Row, column: str, problem: Problem) -> CellFault:
    return header.fault(problem, row=row.number, column=column, value=row.cells.get(column))


def _is_filled(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells)
