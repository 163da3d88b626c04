"""Excel keeps the text of cells apart from the cells, with its readings and fonts: the text alone counts."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from matcher.exchange.kinds import all_layouts
from matcher.exchange.reading import Sheet, read
from matcher.geography.municipalities import by_name

PROVIDERS = next(layout for layout in all_layouts(by_name) if layout.kind == "providers")
RELATION = (
    '<Relationship Id="rId99" Target="sharedStrings.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
)
STRINGS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<si><t>架空住宅</t><rPh sb="0" eb="2"><t>カクウ</t></rPh><phoneticPr fontId="1"/></si>
<si><r><t>架空</t></r><r><rPr><b/></rPr><t xml:space="preserve">住宅　</t></r></si>
<si><t>架空_x000D_
住宅</t></si>
<si><t></t></si>
</sst>"""


def named_by(place: int) -> Sheet:
    """A file with one provider whose name is the string at that place."""
    plain, out = BytesIO(), BytesIO()
    book = Workbook()
    for row in (["code", "name"], ["P-1", "A"]):
        book.active.append(row)
    book.save(plain)
    with ZipFile(plain) as old, ZipFile(out, "w") as new:
        for name in set(old.namelist()) - {"xl/sharedStrings.xml"}:
            text = old.read(name).decode()
            text = re.sub(r'<c r="B2"[^>]*>.*?</c>', f'<c r="B2" t="s"><v>{place}</v></c>', text)
            new.writestr(name, text.replace("</Relationships>", RELATION) if "workbook.xml.rels" in name else text)
        new.writestr("xl/sharedStrings.xml", STRINGS)
    return read(out.getvalue(), PROVIDERS, today=date(2026, 11, 23))


@pytest.mark.parametrize(("place", "name"), [(0, "架空住宅"), (1, "架空住宅"), (2, "架空\n住宅")])
def test_text_counts_without_its_reading_and_fonts(place: int, name: str) -> None:
    assert [row.values["name"] for row in named_by(place).rows] == [name]


@pytest.mark.parametrize(
    ("place", "reason"), [(3, "a required value is empty"), (9, "not readable as a workbook (xlsx)")]
)
def test_text_that_is_not_there_is_told(place: int, reason: str) -> None:
    assert [fault.reason.en for fault in named_by(place).faults] == [reason]
