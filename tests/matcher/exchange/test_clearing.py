"""One word clears a value, in any cell that may be empty, and no text is ever taken for it by mistake."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from matcher.exchange.clearing import CLEAR, clears
from matcher.exchange.export import template, write_csv, write_xlsx
from matcher.exchange.formulas import bare, harmless
from matcher.exchange.kinds import all_layouts
from matcher.exchange.layouts import Layout
from matcher.exchange.reading import Sheet, read
from matcher.geography.municipalities import by_name
from tests.good_rows import GOOD
from tests.sheets import sheet, written

TODAY = date(2026, 11, 23)
LAYOUTS = {layout.kind: layout for layout in all_layouts(by_name)}
EMPLOYERS = LAYOUTS["employers"]


def read_employers(**cells: str) -> Sheet:
    return read(sheet("employers", cells), EMPLOYERS, today=TODAY)


@pytest.mark.parametrize("word", ["（消去）", "(消去)", " （消去） ", "(clear)", "（Clear）", "（CLEAR）"])
def test_either_word_in_any_width_clears(word: str) -> None:
    row = read_employers(phone=word).rows[0]

    assert (row.values["phone"], row.cleared) == (None, frozenset({"phone"}))


@pytest.mark.parametrize(
    "word", ["消去", "clear", "なし", "不明", "（なし）", "（消去）済み", "(clear) it", "-", "((clear))"]
)
def test_no_other_word_clears(word: str) -> None:
    assert not clears(word)
    assert read_employers(note=word).rows[0].values["note"] == word


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
def test_every_cell_that_may_be_empty_can_be_cleared_and_no_other(layout: Layout) -> None:
    needed = {field.name for field in layout.fields if field.required} | set(layout.key)
    free = [field.name for field in layout.fields if field.name not in needed]

    optional = read(sheet(layout.kind, dict.fromkeys(free, "（消去）")), layout, today=TODAY)
    required = read(sheet(layout.kind, dict.fromkeys(needed, "（消去）")), layout, today=TODAY)

    assert optional.rows[0].cleared == set(free)
    cleared = [fault for fault in required.faults if fault.reason.ja == "この列の値は消去できません"]
    assert len(cleared) == len(needed)
    assert all("使用を終えて" in fault.remedy.ja for fault in cleared)


def test_a_column_that_says_two_fields_clears_both() -> None:
    names = [name for name in GOOD["openings"] if name not in {"age_min", "age_max", "age_limit_reason"}]
    rows = [[*names, "年齢"], [*(GOOD["openings"][name] for name in names), "（消去）"]]

    row = read(written(rows), LAYOUTS["openings"], today=TODAY).rows[0]

    assert row.cleared == {"age_min", "age_max"}


@pytest.mark.parametrize("text", ["（消去）", "(clear)", "'（消去）", "''(clear)"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_text_that_is_that_very_word_comes_back_as_itself(text: str, form: str) -> None:
    rows = [{"code": "E-1", "name": "x", "note": text}]
    data = write_xlsx(EMPLOYERS, rows) if form == "xlsx" else write_csv(EMPLOYERS, rows).data

    found = read(data, EMPLOYERS, today=TODAY).rows[0]

    assert bare(harmless(text)) == text
    assert (found.values["note"], found.cleared) == (text, frozenset())


def test_a_template_tells_how_to_clear() -> None:
    notes = [
        load_workbook(BytesIO(template(EMPLOYERS, language))).active["A1"].comment.text for language in ("ja", "en")
    ]

    assert CLEAR.ja in notes[0]
    assert CLEAR.en in notes[1]
