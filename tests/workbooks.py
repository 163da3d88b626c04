"""Workbooks for tests, and ways to damage them."""

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook


def workbook(rows: Sequence[Sequence[Any]], change: Callable[[Workbook], object] = lambda _: None) -> bytes:
    """Rows as the one sheet of a workbook, which the test may change."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def altered(data: bytes, pattern: bytes, replacement: bytes, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A workbook with the XML of one part changed."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            text = old.read(info)
            new.writestr(info.filename, re.sub(pattern, replacement, text) if info.filename == part else text)
    return out.getvalue()
