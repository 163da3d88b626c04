"""An organisation's own file need not have a column for what is always the same, or follows from other columns."""

from datetime import date

import pytest

from matcher.desk.files import LAYOUTS
from matcher.exchange.own_columns import OwnColumns
from matcher.exchange.reading import Sheet, read
from tests.sheets import written

TODAY = date(2026, 11, 23)
THEIRS = OwnColumns(
    names={"部屋": "name", "家賃": "rent_yen"},
    made={"code": "K-{#建物}-{部屋}", "kind": "民間賃貸住宅", "provider": "P-1", "places": "1"},
)
HEADERS = ("建物", "部屋", "家賃")


def homes(*rows: list[str], headers: tuple[str, ...] = HEADERS) -> Sheet:
    return read(written([headers, *rows]), LAYOUTS["units"], today=TODAY, mapping=THEIRS)


def codes(sheet: Sheet) -> list[str]:
    return [row.values["code"] for row in sheet.rows]


def test_what_the_file_has_no_column_for_is_made() -> None:
    sheet = homes(["第一荘", "101", "3万円"], ["第一荘", "102", "3万円"], ["第二荘", "101", ""])

    first, second, other = codes(sheet)
    assert sheet.faults == ()
    assert {row.values["provider"] for row in sheet.rows} == {"P-1"}
    assert (first[:2], first[2:12].isalnum(), first[12:]) == ("K-", True, "-101")
    assert (second[:13], second[13:]) == (first[:13], "102")
    assert other[:13] != first[:13]


def test_the_same_cell_written_in_another_width_makes_the_same_code() -> None:
    assert codes(homes(["メゾンＡ 1", "１０１", ""])) == codes(homes(["ﾒｿﾞﾝA1 ", "101", ""]))


def test_two_rows_of_one_made_code_are_told_with_what_to_do() -> None:
    fault = homes(["第一荘", "101", ""], ["第一荘", "101", "1円"]).faults[-1]

    assert (fault.column, fault.reason.ja) == ("コード", "2行目と重複しています")
    assert "コードを作る列を増やして" in fault.remedy.ja


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["", "101", ""], "この値を作る列 [建物] が空です"),
        (["第一荘", "東棟101", ""], "対応表で作ったコードに、使えない文字があるか、長すぎます"),
    ],
)
def test_a_code_that_cannot_be_made_is_a_fault_of_its_row(row: list[str], reason: str) -> None:
    [fault] = homes(row).faults

    assert (fault.row, fault.column, fault.reason.ja) == (2, "コード", reason)


def test_a_row_in_which_nothing_stands_is_no_home() -> None:
    assert homes(["", "", ""], ["第一荘", "101", ""]).faults == ()


def test_a_column_that_a_value_is_made_of_has_to_be_there() -> None:
    fault = homes(["101", ""], headers=("部屋", "家賃")).faults[0]

    assert (fault.row, fault.column, fault.reason.ja) == (1, "コード", "この値を作る列 [建物] がありません")


def test_a_file_that_has_the_column_after_all_is_told() -> None:
    fault = homes(["第一荘", "101", "", "民間賃貸住宅"], headers=(*HEADERS, "kind")).faults[0]

    assert (fault.row, fault.reason.ja) == (1, "同じ列が2回あります")


def test_the_report_says_what_was_made_and_how() -> None:
    told = [(one.column, one.reason.ja) for one in homes(["第一荘", "101", ""]).notices]

    assert ("コード", "列の対応表の [K-{#建物}-{部屋}] から作った値です") in told
