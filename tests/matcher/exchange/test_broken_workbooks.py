"""Workbooks that are broken, or would fill the memory, are refused in words."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from matcher.exchange.kinds import all_layouts
from matcher.exchange.reading import read
from matcher.geography.municipalities import by_name
from tests.workbooks import altered, workbook

TODAY = date(2026, 11, 23)
PROVIDERS = next(layout for layout in all_layouts(by_name) if layout.kind == "providers")
SIMPLE = workbook([["code", "name"], ["P-1", "A"]])
TOO_LARGE = "the file is too large: at most 6,000,000 cells and 512 MB"
TWICE = "a row or cell is there twice, or out of order"
NO_WORKBOOK = "not readable as a workbook (xlsx)"
BROKEN = {
    "a value in the last cell of all": (altered(SIMPLE, rb'r="B2"', rb'r="XFD1048576"'), TOO_LARGE),
    "a row beyond all rows": (altered(SIMPLE, rb'r="B2"', rb'r="B99999999999"'), TOO_LARGE),
    "a row number with cells that have none": (
        altered(altered(SIMPLE, rb' r="[AB]2"', b""), rb'<row r="2"', rb'<row r="9000000"'),
        TOO_LARGE,
    ),
    "cells merged more often than there are columns": (
        altered(
            workbook([["code", "name"], ["P-1", "A"], ["P-2", None]]),
            b"</sheetData>",
            b'</sheetData><mergeCells count="3">' + 3 * b'<mergeCell ref="B2:B3"/>' + b"</mergeCells>",
        ),
        "merged cells overlap",
    ),
    "a cell twice": (altered(SIMPLE, rb'r="B2"', rb'r="A2"'), TWICE),
    "a row twice": (altered(altered(SIMPLE, rb'<row r="2"', rb'<row r="1"'), rb' r="([AB])2"', rb""), TWICE),
    "half a file": (SIMPLE[: len(SIMPLE) // 2], NO_WORKBOOK),
    "an archive of something else": (altered(SIMPLE, b"sheet", b"shout", "xl/workbook.xml"), NO_WORKBOOK),
    "a sheet that leads nowhere": (altered(SIMPLE, b"sheet1", b"sheet9", "xl/_rels/workbook.xml.rels"), NO_WORKBOOK),
    "nothing but the beginning of an archive": (b"PK\x03\x04", NO_WORKBOOK),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_or_absurd_is_refused_in_words(name: str) -> None:
    data, reason = BROKEN[name]

    assert reason in [fault.reason.en for fault in read(data, PROVIDERS, today=TODAY).faults]


@pytest.mark.parametrize("claim", [520 << 20, 99])
def test_an_archive_that_unpacks_beyond_all_measure_is_refused_whatever_it_claims(claim: int) -> None:
    out = BytesIO(SIMPLE)
    with ZipFile(out, "a", ZIP_DEFLATED) as archive, archive.open("xl/sharedStrings.xml", "w") as part:
        for _ in range(520):
            part.write(bytes(1 << 20))
    data = out.getvalue().replace((520 << 20).to_bytes(4, "little"), claim.to_bytes(4, "little"))

    assert [fault.reason.en for fault in read(data, PROVIDERS, today=TODAY).faults] == [TOO_LARGE]
