"""Reads one spreadsheet file to its end: rows that are understood, and every fault with its row, column and remedy."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from matcher.domain.errors import CellFault
from matcher.domain.text import Text
from matcher.exchange.cell import Problem
from matcher.exchange.csv_files import csv_table
from matcher.exchange.header_rows import find_header
from matcher.exchange.headers import Header, columns_by_title, read_header
from matcher.exchange.layouts import Layout
from matcher.exchange.outcomes import text_of
from matcher.exchange.own_columns import NO_MAPPING, Making, OwnColumns, title_key
from matcher.exchange.records import (
    Record,
    Table,
    UnreadableError,
    content,
    is_filled,
)
from matcher.exchange.rows import Faults, Row, Understanding
from matcher.exchange.totals import ASKED, LEFT_OUT, MOST_TOLD, SUBTOTAL, Body, further
from matcher.exchange.workbooks import workbook_table

Progress = Callable[[int], None]
"""Told the rows that are done so far, now and then and at the end."""

_ROWS_BETWEEN: Final = 1_000
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_EMPTY_FILE = Problem(
    Text("ファイルが空です", "the file is empty"),
    Text("見出しの行と、その下に値を書いてください", "write a row of headers and values below"),
)
_OLD_WORKBOOK = Problem(
    Text("古い形式（xls）か、パスワードの付いたファイルです", "an old workbook (xls), or one with a password"),
    Text("パスワードを外し、xlsx の形式で保存し直してください", "remove the password and save it again as xlsx"),
)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody sent."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a file says, and what is wrong with it, in the order of its rows."""

    header: Header
    rows: tuple[Row, ...] = ()
    faults: tuple[CellFault, ...]
    """The first `MOST_FAULTS`; where there are more, the last one tells how many."""
    fault_count: int
    wrong_rows: frozenset[int] = frozenset()
    """The numbers of all rows with a fault."""
    notices: tuple[CellFault, ...] = ()
    """What the reader of the report should know though nothing is wrong: other sheets, rows that were left out."""
    complete: bool = False
    """Read to its end, with every required column: a code that is in no row is not in the file."""

    def written(self, row: Row, name: str) -> str | None:
        """What an export would write for a field of a row; None where there is nothing."""
        value = row.values[name]
        field = next(each for each in self.header.layout.fields if each.name == name)
        return None if value is None else field.parse.write(value)


def read(  # what is optional has its default
    source: Path | bytes | Upload,
    layout: Layout,
    *,
    today: date,
    mapping: OwnColumns = NO_MAPPING,
    sheet_name: str | None = None,
    progress: Progress = lambda _: None,
) -> Sheet:
    """Everything that a CSV file or workbook of one kind says, to its last fault.

    Bytes without a name are taken for the file `layout.file`. `mapping` says what an organisation calls its
    columns, and how fields are made for which it has none. Of a workbook the first sheet that is not hidden is read, or
    the named one.
    """
    name = layout.file if isinstance(source, bytes) else source.name
    faults = Faults(Header(file=name, layout=layout, written={}))
    try:
        data = content(source.data if isinstance(source, Upload) else source)
        table = _table(data, layout, mapping, sheet_name)
    except UnreadableError as error:
        faults.add(error.problem)
        return Sheet(header=faults.header, faults=faults.told(), fault_count=1)
    return _sheet(table, faults.header, today=today, mapping=mapping, progress=progress)


def _table(data: bytes, layout: Layout, mapping: OwnColumns, sheet_name: str | None) -> Table:
    if data.startswith(_OLD_OFFICE):
        raise UnreadableError(_OLD_WORKBOOK)
    if data.startswith(_ZIP):
        return workbook_table(data, sheet_name)
    known = columns_by_title(layout, mapping)
    return csv_table(data, lambda title: title_key(title) in known)


def _sheet(table: Table, unread: Header, *, today: date, mapping: OwnColumns, progress: Progress) -> Sheet:
    try:
        top = find_header(table.records, unread.layout, mapping)
    except UnreadableError as error:
        faults = Faults(unread)
        faults.add(error.problem, row=error.row)
        return Sheet(header=unread, faults=faults.told(), fault_count=1)
    header, in_header = read_header(top.titles, unread.layout, unread.file, mapping, row=top.row)
    faults, body = Faults(header, in_header), Body(top.rest)
    making = Making(header.made, mapping, [text_of(cell) for cell in top.titles])
    rows: list[Row] = []
    broken: UnreadableError | None = None
    try:
        rows.extend(_rows(body, making, Understanding(header, faults, today), progress))
    except UnreadableError as error:
        broken = error
    if broken is not None:
        faults.add(broken.problem, row=broken.row)
    elif not rows and not is_filled(top.titles):
        faults = Faults(unread)
        faults.add(_EMPTY_FILE)
    if body.asked is not None:
        faults.add(ASKED, row=body.asked)
    skipped = (header.fault(problem, row=row) for row, problem in top.skipped)
    return Sheet(
        header=header,
        rows=tuple(rows),
        faults=faults.told(),
        fault_count=faults.count,
        wrong_rows=frozenset(faults.rows),
        notices=(
            *map(header.fault, table.notices),
            *skipped,
            *_told_made(header, mapping),
            *_told_totals(header, body),
        ),
        complete=broken is None and not header.lacking,
    )


def _told_totals(header: Header, body: Body) -> Iterator[CellFault]:
    for row in body.subtotals[:MOST_TOLD]:
        yield header.fault(SUBTOTAL, row=row)
    if len(body.subtotals) > MOST_TOLD:
        yield header.fault(further(len(body.subtotals) - MOST_TOLD))
    if body.total is not None:
        yield header.fault(LEFT_OUT, row=body.total)


def _told_made(header: Header, mapping: OwnColumns) -> Iterator[CellFault]:
    for column in header.made:
        said = mapping.made[column.name]
        reason = Text(f"列の対応表の [{said}] から作った値です", f"made by [{said}] of the mapping of columns")
        remedy = Text("違っていれば ibasho columns で直してください", "mend it with ibasho columns where it is wrong")
        yield header.fault(Problem(reason, remedy), column=column.name)


def _rows(records: Iterable[Record], making: Making, understanding: Understanding, progress: Progress) -> Iterator[Row]:
    done = 0
    for done, (number, cells) in enumerate(records, start=1):  # told at the end too
        yield understanding.row(number, making.cells(cells))
        if done % _ROWS_BETWEEN == 0:
            progress(done)
    progress(done)
