"""Writes records as spreadsheets that can be read again, and empty ones to fill in."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from typing import IO, Any, Final, Literal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from matcher.domain.errors import CellFault
from matcher.domain.text import Language, Text
from matcher.exchange.cell import Problem
from matcher.exchange.clearing import CLEAR
from matcher.exchange.formulas import harmless
from matcher.exchange.headers import Header
from matcher.exchange.layouts import Field, Layout, header

Encoding = Literal["utf-8", "cp932"]
RowValues = Mapping[str, Any]
"""What one row means, by field name; a field that is not there is written as an empty cell."""

_MARK: Final = {"utf-8": "\ufeff", "cp932": ""}
_GETA: Final = {"utf-8": "\ufffd", "cp932": "〓"}
"""Stands for a letter that the encoding does not have."""
_NUMBER: Final = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_ESCAPE_LIKE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FIRST_SAFE_DAY: Final = date(1900, 3, 1)
"""Spreadsheets disagree about the days before, since one of them believes in 29 February 1900."""
_LONGEST_LIST: Final = 255
"""Letters of a list of choices that a workbook can hold in a cell's rule."""
_ROWS_TO_FILL: Final = 1_000
_HOW_TO_CLEAR: Final = Text(
    "空欄は「変更なし」です。登録済みの値を消すときは、その欄に {word} と書いてください（太字の列は消せません）。",
    "An empty cell changes nothing. To clear a value that is on record, write {word} (not in the columns in bold).",
).filled(word=CLEAR)
_UNWRITABLE: Final = Problem(
    Text(
        "この文字コードで書けない文字があり、似た文字か〓に置き換えました",
        "it has letters that the encoding lacks; similar ones or 〓 stand for them",
    ),
    Text("UTF-8 で書き出すか、その文字を直してください", "export in UTF-8, or mend those letters"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A CSV file."""

    data: bytes
    unwritten: tuple[CellFault, ...]
    """Cells with letters that the encoding does not have."""


@dataclass(frozen=True, slots=True)
class _Encoded:
    """Takes text and writes it in an encoding; letters that this lacks become the nearest."""

    out: IO[bytes]
    encoding: Encoding

    def write(self, text: str) -> int:
        """What a writer of CSV asks of a file."""
        return self.out.write(_encodable(text, self.encoding).encode(self.encoding))


def write_csv(layout: Layout, rows: Iterable[RowValues], encoding: Encoding = "utf-8") -> Exported:
    """A file in memory, as `csv_into` writes it."""
    out = BytesIO()
    unwritten = csv_into(out, layout, rows, encoding)
    return Exported(data=out.getvalue(), unwritten=unwritten)


def csv_into(
    out: IO[bytes], layout: Layout, rows: Iterable[RowValues], encoding: Encoding = "utf-8"
) -> tuple[CellFault, ...]:
    """Write headers, labels and rows in Japanese, a row at a time, and tell cells with letters that could not be.

    UTF-8 has a byte order mark, which spreadsheets need. Raises `ValueError` where a row has a field that the layout
    has not.
    """
    unwritten = list[CellFault]()
    place = Header(file=layout.file, layout=layout, written={})
    encoded = _Encoded(out, encoding)
    encoded.write(_MARK[encoding])
    writer = csv.writer(encoded)
    writer.writerow(header(layout, "ja"))
    for number, row in enumerate(_checked(layout, rows), start=2):
        cells = [harmless(_text(field, row)) for field in layout.fields]
        writer.writerow(cells)
        if _is_encodable("".join(cells), encoding):
            continue
        for field, cell in zip(layout.fields, cells, strict=True):
            if not _is_encodable(cell, encoding):
                shown = _encodable(cell, "utf-8")
                unwritten.append(place.fault(_UNWRITABLE, row=number, column=field.name, value=shown))
    return tuple(unwritten)


def write_xlsx(layout: Layout, rows: Iterable[RowValues]) -> bytes:
    """A workbook in memory, as `xlsx_into` writes it."""
    out = BytesIO()
    xlsx_into(out, layout, rows)
    return out.getvalue()


def xlsx_into(out: IO[bytes], layout: Layout, rows: Iterable[RowValues]) -> None:
    """Write one sheet, its headers and labels in Japanese, a row at a time; days and numbers are such, else text.

    Raises `ValueError` where a row has a field that the layout has not.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(layout.kind)
    sheet.freeze_panes = "A2"
    sheet.append(header(layout, "ja"))
    for row in _checked(layout, rows):
        sheet.append([_xlsx_cell(sheet, field, row) for field in layout.fields])
    book.save(out)


def csv_template(layout: Layout, language: Language) -> bytes:
    """A CSV file with headers alone."""
    out = StringIO()
    csv.writer(out).writerow(header(layout, language))
    return (_MARK["utf-8"] + out.getvalue()).encode()


def template(layout: Layout, language: Language) -> bytes:
    """A workbook to fill in: headers, those of required columns in bold, and choices where a column has few words."""
    book = Workbook()
    sheet = book.active
    sheet.title, sheet.freeze_panes = layout.kind, "A2"
    sheet["A1"].comment = Comment(_HOW_TO_CLEAR.said_in(language), "Ibasho", height=140, width=320)
    for place, (field, title) in enumerate(zip(layout.fields, header(layout, language), strict=True), start=1):
        letter = get_column_letter(place)
        sheet[f"{letter}1"] = title
        sheet[f"{letter}1"].font = Font(bold=field.required)
        sheet.column_dimensions[letter].width = 2 * len(title) + 4 if language == "ja" else len(title) + 4
        listed = ",".join(choice.said_in(language) for choice in field.parse.choices)
        if listed and len(listed) <= _LONGEST_LIST:
            choices = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
            choices.add(f"{letter}2:{letter}{_ROWS_TO_FILL}")
            sheet.add_data_validation(choices)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _checked(layout: Layout, rows: Iterable[RowValues]) -> Iterable[RowValues]:
    names = set(layout.names)
    for row in rows:
        if not names.issuperset(row):
            raise ValueError(f"[{layout.kind}] has no column {sorted(set(row) - names)}")
        yield row


def _text(field: Field, row: RowValues) -> str:
    value = row.get(field.name)
    return "" if value is None else field.parse.write(value)


def _xlsx_cell(sheet: Any, field: Field, row: RowValues) -> object:  # noqa: ANN401  # openpyxl has no public type of it
    value, text = row.get(field.name), _text(field, row)
    if isinstance(value, (int, float)) and _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    if isinstance(value, date) and value >= _FIRST_SAFE_DAY:
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "yyyy-mm-dd"
        return cell
    if not text:
        return None
    return _ESCAPE_LIKE.sub("_x005F_", _NOT_IN_XML.sub("\ufffd", harmless(text)))


def _is_encodable(text: str, encoding: Encoding) -> bool:
    """Whether it comes back the same; cp932 also takes some letters for others that look alike."""
    try:
        return text.encode(encoding).decode(encoding) == text
    except UnicodeEncodeError:
        return False


def _encodable(text: str, encoding: Encoding) -> str:
    if _is_encodable(text, encoding):
        return text
    return "".join(_nearest(letter, encoding) for letter in text)


def _nearest(letter: str, encoding: Encoding) -> str:
    try:
        return letter.encode(encoding).decode(encoding)
    except UnicodeEncodeError:
        return _GETA[encoding]
