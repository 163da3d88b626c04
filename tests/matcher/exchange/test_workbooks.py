"""Workbooks hold typed values, merged cells, errors and other sheets; nothing of it is guessed, dropped or exploded."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from matcher.exchange.kinds import all_layouts
from matcher.exchange.reading import Sheet, read
from matcher.geography.municipalities import by_name
from tests.good_rows import GOOD
from tests.workbooks import altered, workbook

LAYOUTS = {layout.kind: layout for layout in all_layouts(by_name)}
TODAY = date(2026, 11, 23)
PROVIDERS, UNITS = LAYOUTS["providers"], LAYOUTS["units"]
OTHER_KIND = "the spreadsheet holds a date, a time or a truth value here"
MERGED_AMOUNT = "cells of a number are merged"
MERGED_COLUMNS = "merged with a cell of another column"


def units(*changes: dict[str, Any], change: Callable[[Workbook], object] = lambda _: None) -> Sheet:
    """Rows of good units with a code of their own each, and what the test puts into them."""
    rows = [{**GOOD["units"], "code": f"U-{place}", **each} for place, each in enumerate(changes, start=1)]
    return read(workbook([list(GOOD["units"]), *map(list, map(dict.values, rows))], change), UNITS, today=TODAY)


def spots(read_sheet: Sheet) -> list[tuple[int | None, str | None, str]]:
    return [(fault.row, fault.column, fault.reason.en) for fault in read_sheet.faults]


TYPED: list[tuple[str, object, object]] = [
    ("available_from", date(2026, 12, 19), date(2026, 12, 19)),
    ("available_from", datetime(2026, 12, 19, 0, 0), date(2026, 12, 19)),  # noqa: DTZ001  # workbooks have no zones
    ("available_from", datetime(2026, 12, 19, 8, 30), "a time of day stands with the date"),  # noqa: DTZ001
    ("available_from", 46375, "it looks like the serial number of a spreadsheet"),
    ("available_from", 20261219, date(2026, 12, 19)),
    ("available_from", time(8, 0), OTHER_KIND),
    ("available_from", True, OTHER_KIND),
    ("closing_time", time(22, 30), 1350),
    ("closing_time", time(7, 55), 475),
    ("closing_time", timedelta(hours=29), 1740),
    ("closing_time", time(8, 0, 30), "not readable as a time of day"),
    ("closing_time", 0.9375, "not readable as a time of day"),
    ("closing_time", date(2026, 12, 19), OTHER_KIND),
    ("private_room", True, True),
    ("private_room", False, False),
    ("private_room", 1, True),
    ("private_room", 0.0, False),
    ("private_room", 0.5, "neither yes nor no"),
    ("rent_yen", 35000, 35000),
    ("rent_yen", 35000.0, 35000),
    ("rent_yen", 35000.4, "it holds a fraction of a yen"),
    ("rent_yen", True, OTHER_KIND),
    ("rent_yen", date(2026, 12, 19), OTHER_KIND),
    ("rent_yen", 1e300, "not readable as an amount"),
    ("floor_area_m2", 18.25, 18.25),
    ("lat", 36.40000000000001, 36.40000000000001),
    ("code", 101, "101"),
    ("code", 101.5, "101.5"),
    ("code", date(2026, 1, 2), OTHER_KIND),
    ("name", date(2026, 1, 2), OTHER_KIND),
    ("name", 203, "203"),
    ("municipality", 8221, 8221),
    ("kind", False, OTHER_KIND),
]


@pytest.mark.parametrize(("column", "cell", "said"), TYPED)
def test_typed_values_are_what_they_are(column: str, cell: object, said: object) -> None:
    read_sheet = units({column: cell})

    meant = read_sheet.rows[0].values[column]
    assert spots(read_sheet)[:1] == [(2, column, said)] if meant is None else (meant, read_sheet.faults) == (said, ())


@pytest.mark.parametrize("row", [["P-2", "A", "=1+1"], ["=1+1"], [None, "=1+1"]])
def test_a_formula_without_a_result_is_told_where_nothing_stands_beyond_it(row: list[str | None]) -> None:
    data = workbook([["code", "name"], ["P-1", "A"], [], row])

    faults = read(data, PROVIDERS, today=TODAY).faults

    assert {fault.row for fault in faults} == {4}


def test_a_header_that_is_a_formula_without_a_result_is_told_once() -> None:
    read_sheet = read(workbook([["code", "name", "=1+1"], ["P-1", "A"]]), PROVIDERS, today=TODAY)

    assert [(fault.row, fault.value) for fault in read_sheet.faults] == [(1, "=1+1")]


def test_truth_is_not_one_though_python_holds_them_equal() -> None:
    read_sheet = units({"rent_yen": 1}, {"rent_yen": True}, {"rent_yen": 1.0})

    assert spots(read_sheet) == [(3, "rent_yen", OTHER_KIND)]


@pytest.mark.parametrize("number", [b"inf", b"nan", b"-1e999", b"1e-400", b"0x10", b"1,5"])
def test_numbers_that_are_none_are_told_in_words(number: bytes) -> None:
    data = altered(workbook([["code", "name", "lat"], ["P 1", "A", 7]]), rb"<v>7</v>", b"<v>" + number + b"</v>")

    assert read(data, UNITS, today=TODAY).faults


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"])
@pytest.mark.parametrize("column", ["contact", "name", "confirmed_on"])
def test_errors_are_faults_in_any_column(column: str, error: str) -> None:
    row = {**GOOD["providers"], column: error}

    [fault] = read(workbook([list(row), list(row.values())]), PROVIDERS, today=TODAY).faults

    assert (fault.row, fault.column, fault.value) == (2, column, error)
    assert fault.reason.en == "an error of the spreadsheet"


@pytest.mark.parametrize("filler", [0, 3_000, 20_000])
def test_errors_are_found_wherever_the_file_is_cut_into_pieces(filler: int) -> None:
    rows = [[f"P-{number}", "架空" * (number % 7 + 1)] for number in range(1, filler)]
    data = workbook([["code", "name"], *rows, ["P-X", "#N/A"], ["P-Y", "A"]])

    faults = [fault for fault in read(data, PROVIDERS, today=TODAY).faults if fault.value == "#N/A"]

    assert [(fault.row, fault.column) for fault in faults] == [(max(filler, 1) + 1, "name")]


def test_a_formula_without_a_stored_result_is_no_empty_cell() -> None:
    [fault] = units({"floor_area_m2": "=A1*2"}).faults

    assert (fault.row, fault.column, fault.value) == (2, "floor_area_m2", "=A1*2")
    assert fault.reason.en == "the result of the formula is not stored in the file"


def test_the_stored_result_of_a_formula_is_its_value() -> None:
    data = workbook([["code", "name"], ["P-1", '="架空"&A2']])

    stored = altered(data, rb'<c r="B2"([^>]*)>(<f>.*?</f>)<v ?/>', rb'<c r="B2" t="str">\2<v>A</v>')
    empty = altered(data, rb'<c r="B2"([^>]*)>(<f>.*?</f>)<v ?/>', rb'<c r="B2" t="str">\2<v></v>')

    assert read(stored, PROVIDERS, today=TODAY).rows[0].values["name"] == "A"
    assert spots(read(empty, PROVIDERS, today=TODAY)) == [(2, "name", "a required value is empty")]


def test_a_code_that_is_merged_over_rows_counts_for_each_of_them() -> None:
    def merge(book: Workbook) -> None:
        book.active.merge_cells("B2:B4")

    read_sheet = units({"provider": "P-7"}, {"provider": ""}, {"provider": ""}, {"provider": "P-8"}, change=merge)

    assert [row.values["provider"] for row in read_sheet.rows] == ["P-7", "P-7", "P-7", "P-8"]
    assert read_sheet.faults == ()


def test_a_blank_below_a_code_that_is_not_merged_is_no_guess() -> None:
    assert [row.values["provider"] for row in units({"provider": "P-7"}, {"provider": None}).rows] == ["P-7", None]


MERGES = {
    "a number over rows": ("O2:O3", [(3, "rent_yen", MERGED_AMOUNT)]),
    "words over columns": ("C2:D2", [(2, "name", MERGED_COLUMNS)]),
    "rows and columns at once": ("C2:D3", [(2, "name", MERGED_COLUMNS), (3, "name", MERGED_COLUMNS)]),
    "a code of its own row": ("A2:A3", [(2, "code", "the same as in row 3"), (3, "code", "the same as in row 2")]),
    "blank cells": ("AW2:AY3", []),
    "beyond the last row": ("B3:B90", []),
    "beyond the last column": ("BD3:BG3", []),
    "headers and cells": ("B1:B2", []),
}


@pytest.mark.parametrize("name", MERGES)
def test_other_merges_are_asked_about(name: str) -> None:
    cells, expected = MERGES[name]

    def merge(book: Workbook) -> None:
        book.active.merge_cells(cells)

    assert spots(units({}, {}, change=merge)) == expected


def test_a_merge_down_to_the_last_row_of_all_costs_nothing() -> None:
    data = workbook([["code", "name"], ["P-1", "A"], ["P-2", ""]], lambda book: book.active.merge_cells("B2:B3"))

    providers = read(altered(data, rb"B2:B3", rb"B2:B1048576"), PROVIDERS, today=TODAY)

    assert [row.values["name"] for row in providers.rows] == ["A", "A"]


def test_rows_that_hold_nothing_but_a_merged_cell_are_blank() -> None:
    rows = [["code", "name", "contact"], ["P-1", "A", "窓口"], [], [], ["P-2", "B", "窓口"]]

    providers = read(workbook(rows, lambda book: book.active.merge_cells("C2:C4")), PROVIDERS, today=TODAY)

    assert ([row.number for row in providers.rows], providers.faults) == ([2, 5], ())


def with_other_sheets(book: Workbook) -> None:
    book.create_sheet("集計").append(["合計", 3])
    hidden = book.create_sheet("旧データ")
    hidden.append(["コード", "提供者名"])
    hidden.append(["P-9", "B"])
    hidden.sheet_state = "hidden"
    book.create_sheet("空")


def test_other_sheets_that_hold_values_are_told() -> None:
    providers = read(workbook([["code", "name"], ["P-1", "A"]], with_other_sheets), PROVIDERS, today=TODAY)

    assert providers.faults == ()
    assert [notice.reason.en for notice in providers.notices] == [
        "the sheet [集計] holds values too, and is not read",
        "the hidden sheet [旧データ] holds values too, and is not read",
    ]


def test_a_sheet_is_read_by_its_name_even_where_it_is_hidden() -> None:
    data = workbook([["code", "name"], ["P-1", "A"]], with_other_sheets)

    providers = read(data, PROVIDERS, today=TODAY, sheet_name="旧データ")

    assert [row.values["code"] for row in providers.rows] == ["P-9"]
    assert (providers.faults, providers.notices) == ((), ())


def test_a_hidden_first_sheet_is_not_taken() -> None:
    def change(book: Workbook) -> None:
        shown = book.create_sheet("今年")
        shown.append(["code", "name"])
        shown.append(["P-2", "B"])
        book.worksheets[0].sheet_state = "hidden"
        book.active = 1

    providers = read(workbook([["code", "name"], ["P-1", "A"]], change), PROVIDERS, today=TODAY)

    assert [row.values["code"] for row in providers.rows] == ["P-2"]
    assert [notice.reason.en[:10] for notice in providers.notices] == ["the hidden"]


def test_a_sheet_that_is_not_there_is_told_with_those_that_are() -> None:
    data = workbook([["code", "name"]], lambda book: setattr(book.active, "title", "住宅{1}"))

    [fault] = read(data, PROVIDERS, today=TODAY, sheet_name="求人").faults

    assert fault.reason.ja == "シート [求人] がありません。あるのは [住宅{1}] です"


def test_rows_are_numbered_as_the_workbook_numbers_them() -> None:
    rows = [["code", "name"], [], ["P-1", ""], [], ["P-2", "B"]]

    providers = read(workbook(rows), PROVIDERS, today=TODAY)

    assert [row.number for row in providers.rows] == [3, 5]
    assert spots(providers) == [(3, "name", "a required value is empty")]


def test_formats_of_cells_far_away_cost_nothing() -> None:
    def colour(book: Workbook) -> None:
        book.active["XFD1048576"].font = Font(bold=True)

    providers = read(workbook([["code", "name"], ["P-1", "A"]], colour), PROVIDERS, today=TODAY)

    assert (len(providers.rows), providers.faults) == (1, ())
