"""What stands in the XML of a sheet: how far it goes, which cells hold an error, which formulas lack a result."""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from matcher.domain.text import Text
from matcher.exchange.cell import Problem
from matcher.exchange.records import MOST_BYTES, MOST_CELLS, TOO_LARGE, Mistake, UnreadableError

NO_WORKBOOK: Final = Problem(
    Text("Excel のファイル（xlsx）として読めません", "not readable as a workbook (xlsx)"),
    Text(
        "パスワードを外し、xlsx か「CSV UTF-8」の形式で保存し直してください",
        "remove any password and save it again as xlsx or CSV UTF-8",
    ),
)
_TWICE: Final = Problem(
    Text("同じ行かセルが2回あるか、順番どおりでありません", "a row or cell is there twice, or out of order"),
    Text(
        "表計算ソフトで開き、値を確かめて保存し直してください", "open it in a spreadsheet program, check it and save it"
    ),
)
NO_ARCHIVE: Final = (BadZipFile, EOFError, LookupError, OSError, RuntimeError, ValueError, struct.error, zlib.error)
"""What reading raises where a file is no archive of a workbook, is damaged or encrypted."""
_CHUNK: Final = 1 << 20
_LONGEST_CELL: Final = 8 * _CHUNK
_NEAR: Final = 1 << 12
_ATTRIBUTES: Final = rb"""((?:[^>"']++|"[^"]*+"|'[^']*+')*+)"""
_TAG: Final = re.compile(rb"""<(?:\w+:)?(c|row)\b(?:\s+r=["']([A-Z]*)(\d+)["'])?""" + _ATTRIBUTES + rb">")
"""Kind, letters and digits of its place where that comes first, and its other attributes."""
_START: Final = re.compile(rb"<(?:\w+:)?(?:c|row)\b")
_PLACE: Final = re.compile(rb"""\br\s*=\s*["']([A-Z]*)(\d+)["']""")
_IS_ERROR: Final = re.compile(rb"""\bt\s*=\s*["']e["']""")
_VALUE: Final = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)<")
_NO_RESULT: Final = re.compile(
    rb"\s*<(?:\w+:)?f\b[^>]*(?:/>|>([^<]*)</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|</(?:\w+:)?c>)"
)
_IS_TEXT: Final = re.compile(rb"""\bt\s*=\s*["']str["']""")
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\s" + _ATTRIBUTES + rb">")
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\s" + _ATTRIBUTES + rb">")
_ATTRIBUTE: Final = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(slots=True)
class SheetMarks:
    """Rows and columns count from 0."""

    mistakes: dict[int, dict[int, Mistake]] = field(default_factory=dict)
    """By row and column."""
    rows: int = 0
    columns: int = 0
    """How many there are up to the last one that holds anything."""

    def add(self, row: int, column: int, mistake: Mistake | None) -> None:
        """A cell that holds something."""
        if row >= self.rows or column >= self.columns:
            self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
            if self.rows * self.columns > MOST_CELLS:
                raise UnreadableError(TOO_LARGE)
        if mistake:
            self.mistakes.setdefault(row, {})[column] = mistake


def check_size(data: bytes) -> None:
    """Unpack everything once, since a file may lie about its size.

    Raises `UnreadableError` where it is too large, and one of `NO_ARCHIVE`.
    """
    unpacked = 0
    with ZipFile(BytesIO(data)) as parts:
        for piece in (piece for info in parts.infolist() for piece in _pieces(parts, info)):
            unpacked += len(piece)
            if unpacked > MOST_BYTES:
                raise UnreadableError(TOO_LARGE)


def _pieces(parts: ZipFile, info: ZipInfo) -> Iterator[bytes]:
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise BadZipFile("workbooks are stored or deflated")
    info.file_size = MOST_BYTES + 1  # read to the true end, whatever the file says
    with parts.open(info) as part:
        yield from iter(lambda: part.read(_CHUNK), b"")


def sheet_marks(data: bytes, place: int) -> SheetMarks:
    """All marks of the sheet at a place in the order of the workbook, from 0.

    Raises `UnreadableError` where it goes so far that reading it would fill the memory, and one of `NO_ARCHIVE`.
    """
    with ZipFile(BytesIO(data)) as parts, parts.open(_part(parts, place)) as sheet:
        return _marks(sheet)


def holds_values(data: bytes, place: int) -> bool:
    """Whether anything stands on the sheet at a place."""
    with ZipFile(BytesIO(data)) as parts, parts.open(_part(parts, place)) as sheet:
        return any(tag[1] == b"c" and not tag[4].endswith(b"/") for tag in _tags(sheet))


def _part(parts: ZipFile, place: int) -> ZipInfo:
    """The file of the sheet, as the workbook and its relations name it."""
    sheets = [_attributes(found[1]) for found in _SHEET.finditer(parts.read("xl/workbook.xml"))]
    relations = [_attributes(found[1]) for found in _RELATION.finditer(parts.read("xl/_rels/workbook.xml.rels"))]
    if place >= len(sheets):
        raise UnreadableError(NO_WORKBOOK)
    wanted = next((value for name, value in sheets[place].items() if name.endswith(":id")), None)
    target = next((each["Target"] for each in relations if each["Id"] == wanted), "")
    return parts.getinfo(target.lstrip("/") if target.startswith("/") else f"xl/{target}")


def _attributes(written: bytes) -> dict[str, str]:
    found = _ATTRIBUTE.finditer(written.decode("utf-8", errors="replace"))
    return {each[1]: unescape(each[2] if each[2] is not None else each[3]) for each in found}


def _marks(sheet: IO[bytes]) -> SheetMarks:
    marks = SheetMarks()
    row, column = -1, -1
    last_row, last = -1, (-1, -1)
    numbers: dict[bytes, int] = {}
    for tag in _tags(sheet):
        kind, letters, digits, attributes = tag.groups()
        if digits is None and (place := _PLACE.search(attributes)):
            letters, digits = place.groups()
        if kind == b"row":
            row, column = row + 1 if digits is None else int(digits) - 1, -1
            if row <= last_row:
                raise UnreadableError(_TWICE, row + 1)
            last_row = row
            continue
        column += 1
        if digits is not None:
            row, column = int(digits) - 1, numbers.get(letters, -1)
            if column < 0:
                column = numbers[letters] = _column(letters)
        if (row, column) <= last:
            raise UnreadableError(_TWICE, row + 1)
        last = row, column
        if not attributes.endswith(b"/"):
            marks.add(row, column, _mistake(attributes, tag))
    return marks


def _tags(sheet: IO[bytes]) -> Iterator[re.Match[bytes]]:
    """Rows and cells in order; what a match was found in holds the whole cell."""
    text = b""
    while piece := sheet.read(_CHUNK):
        text += piece
        whole = _last_start(text)
        yield from _TAG.finditer(text, 0, whole)
        text = text[whole:]
        if len(text) > _LONGEST_CELL:
            raise UnreadableError(TOO_LARGE)
    yield from _TAG.finditer(text)


def _last_start(text: bytes) -> int:
    """Where the last row or cell begins, so that all before it is complete."""
    near_end = [found.start() for found in _START.finditer(text, max(len(text) - _NEAR, 0))]
    starts = near_end or [found.start() for found in _START.finditer(text)] or [text.rfind(b"<")]
    return max(starts[-1], 0)


def _mistake(attributes: bytes, tag: re.Match[bytes]) -> Mistake | None:
    if b"e" in attributes and _IS_ERROR.search(attributes):
        value = _VALUE.search(tag.string, tag.end())
        return Mistake(value[1].decode("utf-8", errors="replace") if value else "#N/A")
    if not tag.string.startswith((b"<f", b"<x:f"), tag.end()) or _IS_TEXT.search(attributes):
        return None
    formula = _NO_RESULT.match(tag.string, tag.end())
    return Mistake("=" + unescape((formula[1] or b"").decode("utf-8", errors="replace"))) if formula else None


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
