"""Officials' sheets have a title above the headers and a total below the rows; both are told, neither is a fault."""

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from matcher.desk.files import LAYOUTS
from matcher.exchange.reading import Sheet, read
from matcher.exchange.totals import MOST_TOLD
from tests.sheets import written

TODAY = date(2026, 11, 23)
Rows = Sequence[Sequence[str]]
TITLE, BLANK, HEADERS = ["令和8年度 居住提供者一覧", ""], ["", ""], ["コード", "提供者名"]


def as_workbook(rows: Rows) -> bytes:
    book, file = Workbook(), BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    book.save(file)
    return file.getvalue()


@pytest.fixture(params=[written, as_workbook], ids=["csv", "xlsx"])
def providers(request: pytest.FixtureRequest) -> Callable[..., Sheet]:
    """Reads rows of providers, as CSV and as a workbook."""
    return lambda *rows: read(request.param(rows), LAYOUTS["providers"], today=TODAY)


Read = Callable[..., Sheet]


def test_a_title_and_blank_rows_above_the_headers_are_told_and_not_read(providers: Read) -> None:
    sheet = providers(TITLE, BLANK, HEADERS, ["P-1", "架空住宅"], ["P 2", "表示係"])

    assert [(row.number, row.values["name"]) for row in sheet.rows] == [(4, "架空住宅"), (5, "表示係")]
    assert [(fault.row, fault.column) for fault in sheet.faults] == [(5, "コード")]
    [notice] = sheet.notices
    assert notice.row == 1
    assert notice.reason.ja == "見出しより上の行なので、読み込みません（令和8年度 居住提供者一覧）"
    assert sheet.complete


def test_where_no_row_has_all_headers_the_missing_ones_are_named_where_most_are(providers: Read) -> None:
    sheet = providers(TITLE, ["コード", "電話番号"], ["P-1", "000-0000-0000"])

    [fault] = sheet.faults
    assert (fault.row, fault.column) == (2, "提供者名")
    assert fault.reason.en == "a required column is missing: [name]"
    assert not sheet.complete


def test_two_rows_of_headers_are_one_too_many(providers: Read) -> None:
    [fault] = providers(TITLE, HEADERS, ["P-1", "架空住宅"], HEADERS, ["P-2", "表示係"]).faults

    assert (fault.row, fault.reason.ja) == (4, "見出しの行が2つ以上あります（2行目、4行目）")


def test_headers_further_down_than_anybody_looks_are_not_found(providers: Read) -> None:
    sheet = providers(*[TITLE] * 20, HEADERS, ["P-1", "架空住宅"])

    assert not sheet.complete
    assert {fault.row for fault in sheet.faults[:2]} == {1}


@pytest.mark.parametrize("word", ["合計", "合　計", "総計", "計", "Total", "合計："])
def test_a_total_at_the_end_is_left_out_and_told(providers: Read, word: str) -> None:
    sheet = providers(HEADERS, ["P-1", "架空住宅"], BLANK, [word, "1件"], BLANK)

    assert ([row.number for row in sheet.rows], sheet.faults) == ([2], ())
    assert [(one.row, one.reason.ja) for one in sheet.notices] == [(4, "合計の行なので、取り込みません")]


@pytest.mark.parametrize(
    "row", [["小計", "1件"], ["小計：", ""], ["合計", "70,000円"], ["計", "３５．４千円"], ["", "小計"]]
)
def test_a_subtotal_among_the_rows_is_left_out_and_told(providers: Read, row: list[str]) -> None:
    sheet = providers(HEADERS, row, ["P-1", "架空住宅"], row, row, ["P-2", "架空荘"], row)

    assert ([each.number for each in sheet.rows], sheet.faults) == ([3, 6], ())
    assert [(one.row, one.reason.ja) for one in sheet.notices] == [
        *((number, "小計の行なので、取り込みません") for number in (2, 4, 5)),
        (7, "合計の行なので、取り込みません"),
    ]
    assert sheet.notices[0].reason.en == "left: a subtotal row"


def test_what_is_called_a_total_and_says_more_than_figures_is_read_as_a_record(providers: Read) -> None:
    sheet = providers(HEADERS, ["小計", "架空住宅"], ["P-1", "小計"], ["P-2", "架空荘"])

    assert [(fault.row, fault.column) for fault in sheet.faults] == [(2, "コード")]
    assert [row.values["name"] for row in sheet.rows][1:] == ["小計", "架空荘"]
    assert sheet.notices == ()


@pytest.mark.parametrize("word", ["SUM", "total", "Subtotal", "\uff33\uff35\uff2d", "sum:"])
def test_a_last_row_that_may_be_a_total_or_a_record_is_asked(providers: Read, word: str) -> None:
    sheet = providers(HEADERS, ["P-1", "架空住宅"], [word, "架空荘"])

    assert sheet.wrong_rows == {3}
    assert sheet.faults[-1].reason.ja == "合計の行か、記録の行か分かりません"
    assert sheet.notices == ()


@pytest.mark.parametrize("word", ["合計", "計", "小計"])
def test_a_last_row_whose_word_can_be_no_code_is_a_total_whatever_follows(providers: Read, word: str) -> None:
    sheet = providers(HEADERS, ["P-1", "架空住宅"], [word, "平均 35,000円"])

    assert ([row.number for row in sheet.rows], sheet.faults) == ([2], ())
    assert [one.row for one in sheet.notices] == [3]


def test_a_record_that_is_called_so_is_read_where_others_follow(providers: Read) -> None:
    sheet = providers(HEADERS, ["SUM", "架空荘"], ["P-1", "架空住宅"])

    assert [row.values["code"] for row in sheet.rows] == ["SUM", "P-1"]
    assert (sheet.faults, sheet.notices) == ((), ())


def test_sums_that_a_workbook_has_as_numbers_or_formulas_are_figures() -> None:
    rows: Rows = [HEADERS, ["小計", "=SUM(B9:B9)"], ["小計", 35_000], ["P-1", "架空住宅"]]  # type: ignore[list-item]  # a cell

    sheet = read(as_workbook(rows), LAYOUTS["providers"], today=TODAY)

    assert ([one.row for one in sheet.notices], sheet.faults) == ([2, 3], ())


def test_of_many_subtotals_the_first_are_told_and_the_others_counted(providers: Read) -> None:
    sheet = providers(HEADERS, *[["小計", "1件"]] * (MOST_TOLD + 3), ["P-1", "架空住宅"])

    assert len(sheet.notices) == MOST_TOLD + 1
    assert sheet.notices[-1].reason.ja == "ほかに小計の行が3行あり、取り込みません"
    assert [row.values["name"] for row in sheet.rows] == ["架空住宅"]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_separator_is_found_below_a_title(mark: str) -> None:
    data = f"一覧、令和8年度\n\nコード{mark}提供者名\nP-1{mark}架空住宅\n".encode()

    sheet = read(data, LAYOUTS["providers"], today=TODAY)

    assert [row.values["name"] for row in sheet.rows] == ["架空住宅"]
    assert sheet.rows[0].number == 4


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_first_line_that_names_the_separator_is_understood(mark: str) -> None:
    data = f"sep={mark}\r\nコード{mark}提供者名\r\nP-1{mark}架空住宅\r\n\x1a".encode("cp932")

    sheet = read(data, LAYOUTS["providers"], today=TODAY)

    assert [(row.number, row.values["name"]) for row in sheet.rows] == [(3, "架空住宅")]
    assert (sheet.faults, sheet.notices) == ((), ())
