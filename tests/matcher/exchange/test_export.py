"""What is exported and imported again means the same, whatever it holds, and no cell of it is a formula."""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from io import BytesIO, StringIO
from typing import Any
from weakref import WeakSet

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from matcher.domain.text import Language
from matcher.domain.vocabulary import OffenceCategory, OffenceStance
from matcher.exchange.cells import Cell, CellError, clock_minute, code, day, hours_in_minutes, long_words, words, yes_no
from matcher.exchange.export import csv_into, csv_template, template, write_csv, write_xlsx, xlsx_into
from matcher.exchange.formulas import bare, harmless
from matcher.exchange.kinds import all_layouts
from matcher.exchange.layouts import Field, Layout
from matcher.exchange.reading import read
from matcher.geography.municipalities import MUNICIPALITIES, by_name
from tests.good_rows import GOOD

TODAY = date(2026, 11, 23)
LAYOUTS = {layout.kind: layout for layout in all_layouts(by_name)}
FIELDS = {f"{kind}.{field.name}": (layout, field) for kind, layout in LAYOUTS.items() for field in layout.fields}
PROVIDERS = LAYOUTS["providers"]

NUMBERS = [str(number) for number in (*range(150), 365, 999, 12_345, 10_000_000)]
DECIMALS = ["18.5", "0.000001", "36.365912345678", "140.4714", "24", "38.75"]
STANCES = [f"{offence.value}={stance.value}" for offence in OffenceCategory for stance in OffenceStance]
LISTS = ["なし", "; ".join(STANCES[:1] + STANCES[-1:]), "000-0001-0007", "7000012050002", "平成元年"]
CANDIDATES = (*NUMBERS, *DECIMALS, *LISTS, *STANCES, *(place.name.ja for place in MUNICIPALITIES.values()))

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
LETTERS = st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t", exclude_characters=TURNING)
WORDS = (
    st.text(LETTERS, max_size=60)
    .filter(lambda text: understood(words, text) and text.strip() and text[0] != "#")
    .map(words)
)
WORDS = WORDS.filter(bool)  # what cannot be seen is no word
OPEN: list[tuple[Cell[Any], st.SearchStrategy[Any]]] = [
    (words, WORDS | st.sampled_from(["=1+1", "'=x", "＝１", "-1", "@a", "a\nb", "_x0041_", '","', "〜①㈱"])),
    (long_words, WORDS),
    (code, st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9._-]{0,39}\Z").filter(lambda text: text.strip() == text)),
    (clock_minute, st.integers(0, 36 * 60)),
    (yes_no, st.booleans()),
    (hours_in_minutes, st.integers(1, 168 * 4).map(lambda quarters: quarters * 15)),
]


def understood(parse: Cell[Any], text: str) -> bool:
    try:
        parse(text)
    except CellError:
        return False
    return True


@cache
def values_of(kind: str, field: Field) -> st.SearchStrategy[Any]:
    """Values that a cell can mean: drawn freely where its kind is open, else from what it understands."""
    if field.parse is day:
        return st.dates(date(1900, 1, 1), TODAY if field.past else date(2199, 12, 31))
    for parse, strategy in OPEN:
        if field.parse is parse:
            return strategy
    labels = [choice.ja for choice in field.parse.choices]
    examples = [text for text in (*CANDIDATES, *labels, GOOD[kind][field.name]) if text]
    return st.sampled_from([field.parse(text) for text in examples if understood(field.parse, text)])


def rows_of(layout: Layout, *, free: tuple[str, ...]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows that perhaps hold the free fields, and a good value wherever another is required."""
    drawn = {
        field.name: values_of(layout.kind, field)
        if field.name in free
        else st.just(field.parse(GOOD[layout.kind][field.name]))
        for field in layout.fields
        if field.required or field.name in free
    }
    needed = {field.name: drawn.pop(field.name) for field in layout.fields if field.required}
    return st.lists(st.fixed_dictionaries(needed, optional=drawn), min_size=1, max_size=3)


def read_again(data: bytes, layout: Layout) -> list[dict[str, Any]]:
    sheet = read(data, layout, today=TODAY)
    said = [{name: value for name, value in row.values.items() if value is not None} for row in sheet.rows]
    assert not any(row.failed for row in sheet.rows)
    return said


@pytest.mark.parametrize("name", FIELDS)
@given(data=st.data())
def test_every_field_comes_back_from_csv(name: str, data: st.DataObject) -> None:
    layout, field = FIELDS[name]
    rows = data.draw(rows_of(layout, free=(field.name,)))

    assert read_again(write_csv(layout, rows).data, layout) == rows


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@given(data=st.data())
def test_whole_rows_come_back_from_a_workbook_and_from_csv(layout: Layout, data: st.DataObject) -> None:
    rows = data.draw(rows_of(layout, free=layout.names))

    assert read_again(write_xlsx(layout, rows), layout) == rows
    assert read_again(write_csv(layout, rows).data, layout) == rows


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@given(data=st.data())
def test_cp932_comes_back_or_says_which_cells_do_not(layout: Layout, data: st.DataObject) -> None:
    rows = data.draw(rows_of(layout, free=layout.names))

    exported = write_csv(layout, rows, "cp932")

    again = read_again(exported.data, layout)
    called = {field.label: field.name for field in layout.fields}
    lost = {(fault.row, called[str(fault.column)]) for fault in exported.unwritten}
    changed = {
        (number, name)
        for number, (row, said) in enumerate(zip(rows, again, strict=True), start=2)
        for name in row
        if said.get(name) != row[name]
    }
    assert changed == lost


@given(st.text(st.sampled_from("'=+-@＝＋－\uff20 \t\r\nx1")))
def test_no_text_is_a_formula_and_every_text_comes_back(text: str) -> None:
    safe = harmless(text)

    assert not safe.strip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "\uff20"))
    assert not safe.startswith(("\t=", "\r"))
    assert bare(safe) == text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "\uff20"])
def test_cells_of_exports_are_no_formulas(start: str) -> None:
    rows = [{"code": "P-1", "name": f"{start}HYPERLINK(1)"}]

    text = write_csv(PROVIDERS, rows).data.decode("utf-8-sig")
    cell = load_workbook(BytesIO(write_xlsx(PROVIDERS, rows))).active["B2"]

    assert list(csv.reader(StringIO(text)))[1][1] == f"'{start}HYPERLINK(1)"
    assert (cell.data_type, cell.value) == ("s", f"'{start}HYPERLINK(1)")


class Held(dict[str, Any]):
    """A row of which one can see whether anybody holds it still."""

    __hash__ = object.__hash__  # type: ignore[assignment]  # each row is itself


@pytest.mark.parametrize("into", [csv_into, xlsx_into])
def test_no_row_is_held_longer_than_it_is_written(into: Callable[..., object]) -> None:
    held = WeakSet[Held]()
    most = 0

    def rows() -> Iterator[Held]:
        nonlocal most
        for number in range(200):
            row = Held(code=f"P-{number}", name="架空住宅")
            held.add(row)
            most = max(most, len(held))
            yield row

    into(BytesIO(), PROVIDERS, rows())

    assert most <= 3


def test_letters_that_cp932_lacks_are_told_with_their_cell() -> None:
    rows = [{"code": "P-1", "name": "架空"}, {"code": "P-2", "name": "𠮷野住宅", "contact": "9時〜17時"}]

    exported = write_csv(PROVIDERS, rows, "cp932")

    assert [(fault.row, fault.column, fault.value) for fault in exported.unwritten] == [
        (3, "提供者名", "𠮷野住宅"),
        (3, "担当窓口", "9時〜17時"),
    ]
    assert "〓野住宅," in exported.data.decode("cp932")
    assert ",9時～17時," in exported.data.decode("cp932")


def test_workbooks_hold_days_and_numbers_as_such() -> None:
    unit = {"code": "U-1", "rent_yen": 33000, "floor_area_m2": 18.5, "available_from": date(2026, 12, 1)}

    sheet = load_workbook(BytesIO(write_xlsx(LAYOUTS["units"], [unit]))).active

    titles = [cell.value for cell in sheet[1]]
    held = dict(zip(titles, (cell.value for cell in sheet[2]), strict=True))
    assert (held["コード"], held["家賃"], held["面積"]) == ("U-1", 33000, 18.5)
    assert held["入居できる日"].date() == date(2026, 12, 1)


def test_a_field_that_the_layout_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match="has no column"):
        write_csv(PROVIDERS, [{"code": "P-1", "colour": "red"}])


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_templates_are_files_without_faults(layout: Layout, language: Language) -> None:
    for data in (template(layout, language), csv_template(layout, language)):
        empty = read(data, layout, today=TODAY)

        assert (empty.faults, empty.notices, empty.rows, empty.complete) == ((), (), (), True)
        assert [column.name for column in empty.header.fields if column] == list(layout.names)


def test_a_template_offers_the_words_of_a_column_and_marks_what_is_required() -> None:
    sheet = load_workbook(BytesIO(template(LAYOUTS["units"], "ja"))).active

    offered = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert '"はい,いいえ"' in offered.values()
    assert (sheet["A1"].font.bold, sheet["B1"].font.bold) == (True, False)
