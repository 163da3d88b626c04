"""Workbooks (XLSX): the rows of one sheet, with cells that are merged or hold an error made visible.

python-calamine reads the values, and reads an error, and a formula without a result, as an empty cell; `sheet_marks`
finds them.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import groupby
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from matcher.domain.text import Text
from matcher.exchange.cell import Problem
from matcher.exchange.records import Merged, Mistake, Record, Table, UnreadableError, is_blank
from matcher.exchange.sheet_marks import NO_ARCHIVE, NO_WORKBOOK, check_size, holds_values, sheet_marks

Range = tuple[tuple[int, int], tuple[int, int]]
"""First and last row and column of cells that are merged, from 0."""

_OVERLAPPING = Problem(
    Text("結合されたセルが重なり合っています", "merged cells overlap"),
    Text(
        "表計算ソフトで開き、結合を解いて保存し直してください", "open it in a spreadsheet program, unmerge and save it"
    ),
)


def workbook_table(data: bytes, sheet_name: str | None) -> Table:
    """The rows of the named sheet, or of the first that is not hidden; other sheets that hold anything are told.

    Raises `UnreadableError` where it is no workbook, has no such sheet, or is too large.
    """
    try:
        check_size(data)
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            place = _place(book, sheet_name)
            marks = sheet_marks(data, place)
            sheet = book.get_sheet_by_index(place)
            notices = () if sheet_name is not None else tuple(_other_sheets(book, data, place))
    except (CalamineError, *NO_ARCHIVE) as error:
        raise UnreadableError(NO_WORKBOOK) from error
    return Table(records=_records(sheet, marks.mistakes), notices=notices)


def _place(book: CalamineWorkbook, sheet_name: str | None) -> int:
    sheets = [
        (place, sheet) for place, sheet in enumerate(book.sheets_metadata) if sheet.typ is SheetTypeEnum.WorkSheet
    ]
    wanted = [place for place, sheet in sheets if sheet_name in {None, sheet.name}]
    shown = [place for place, sheet in sheets if place in wanted and sheet.visible is SheetVisibleEnum.Visible]
    if wanted:
        return (shown or wanted)[0]
    if sheet_name is None:
        raise UnreadableError(NO_WORKBOOK)
    names = "、".join(f"[{sheet.name}]" for _, sheet in sheets)
    raise UnreadableError(
        Problem(
            Text(
                f"シート [{sheet_name}] がありません。あるのは {names} です",
                f"there is no sheet [{sheet_name}], but {names}",
            ),
            Text("シートの名前を確かめてください", "check the name of the sheet"),
        )
    )


def _other_sheets(book: CalamineWorkbook, data: bytes, place: int) -> Iterator[Problem]:
    for other, sheet in enumerate(book.sheets_metadata):
        if other == place or sheet.typ is not SheetTypeEnum.WorkSheet or not holds_values(data, other):
            continue
        hidden = sheet.visible is not SheetVisibleEnum.Visible
        yield Problem(
            Text(
                f"{'非表示の' if hidden else ''}シート [{sheet.name}] にも値がありますが、読み込みません",
                f"the {'hidden ' if hidden else ''}sheet [{sheet.name}] holds values too, and is not read",
            ),
            Text(
                "必要であれば、シートの名前を指定して別に読み込んでください",
                "name that sheet and read it by itself where it is needed",
            ),
        )


def _records(sheet: CalamineSheet, mistakes: Mapping[int, Mapping[int, Mistake]]) -> Iterator[Record]:
    ranges = sorted(sheet.merged_cell_ranges or ())
    starting = {row: list(group) for row, group in groupby(ranges, key=lambda each: each[0][0]) if row > 0}
    open_ranges: list[tuple[Range, Any]] = []
    for row, cells in enumerate(_as_far_as(sheet.iter_rows(), mistakes)):
        if open_ranges or row in starting:
            begun = [(each, cells[each[0][1]]) for each in starting.get(row, ()) if each[0][1] < len(cells)]
            open_ranges = [each for each in (*open_ranges, *begun) if each[0][1][0] >= row]
            if len(open_ranges) > len(cells):
                raise UnreadableError(_OVERLAPPING, row + 1)
            _show_merged(cells, row, open_ranges)
        for column, mistake in mistakes.get(row, {}).items():
            cells[column] = mistake
        yield row + 1, cells


def _as_far_as(rows: Iterator[list[Any]], mistakes: Mapping[int, Mapping[int, Mistake]]) -> Iterator[list[Any]]:
    """The rows as far as they hold a value or a mistake: python-calamine ends before formulas without a result."""
    width = 1 + max((column for columns in mistakes.values() for column in columns), default=-1)
    done = 0
    for cells in rows:
        yield cells + [""] * (width - len(cells))
        width, done = max(width, len(cells)), done + 1
    for _ in range(done, 1 + max(mistakes, default=-1)):
        yield [""] * width


def _show_merged(cells: list[Any], row: int, ranges: list[tuple[Range, Any]]) -> None:
    for ((first_row, first_column), (_, last_column)), value in ranges:
        for column in range(first_column, min(last_column + 1, len(cells))):
            if (row, column) != (first_row, first_column) and not is_blank(value):
                cells[column] = Merged(value, sideways=column != first_column)
