"""CSV files as officials send them: every encoding and separator, columns of their own, and what is asked about."""

from datetime import date

import pytest

from matcher.exchange.kinds import all_layouts
from matcher.exchange.layouts import header
from matcher.exchange.own_columns import IGNORED, OwnColumns
from matcher.exchange.reading import Sheet, Upload, read
from matcher.exchange.rows import MOST_FAULTS
from matcher.geography.municipalities import by_name
from tests.good_rows import GOOD
from tests.sheets import sheet, written

LAYOUTS = {layout.kind: layout for layout in all_layouts(by_name)}
TODAY = date(2026, 11, 23)
PROVIDERS, EMPLOYERS, OPENINGS = LAYOUTS["providers"], LAYOUTS["employers"], LAYOUTS["openings"]

TEXT = "コード,提供者名,担当窓口\r\nP-001,架空住宅,表示係\r\nP-002,髙﨑ハウス,①番窓口～③番\r\n"
SAID = [("P-001", "架空住宅", "表示係"), ("P-002", "髙﨑ハウス", "①番窓口～③番")]
NO_LETTERS = "the file is neither in UTF-8 nor in cp932, or it is damaged"
TWO_ENCODINGS = "the letters can be read in two encodings"

FILES: dict[str, tuple[bytes, list[tuple[str, str, str]] | str]] = {
    "UTF-8": (TEXT.encode(), SAID),
    "UTF-8 with its mark": (TEXT.encode("utf-8-sig"), SAID),
    "cp932": (TEXT.encode("cp932"), SAID),
    "cp932 with line feeds only": (TEXT.replace("\r", "").encode("cp932"), SAID),
    "cp932 and tabs": (TEXT.replace(",", "\t").encode("cp932"), SAID),
    "cp932 whose second bytes look like separators and quotes": (
        "コード,提供者名,担当窓口\r\nP-001,ソ表能予,ポ十暴\r\n".encode("cp932"),
        [("P-001", "ソ表能予", "ポ十暴")],
    ),
    "tabs": (TEXT.replace(",", "\t").encode(), SAID),
    "semicolons": (TEXT.replace(",", ";").encode(), SAID),
    "semicolons and the mark": (TEXT.replace(",", ";").encode("utf-8-sig"), SAID),
    "old line ends": (TEXT.replace("\r\n", "\r").encode(), SAID),
    "no line end at the end": (TEXT.rstrip().encode(), SAID),
    "everything in quotation marks": (
        b'"code","name","contact"\r\n"P-001","A, B; C\tD","E ""F"""\r\n',
        [("P-001", "A, B; C\tD", 'E "F"')],
    ),
    "full-width headers with blanks": (
        "ＣＯＤＥ　, Ｎａｍｅ ,担当窓口\u3000\nP-001,A,B\n".encode(),
        [("P-001", "A", "B")],
    ),
    "headers in half-width kana": ("ｺｰﾄﾞ,提供者名,担当窓口\nP-001,A,B\n".encode(), [("P-001", "A", "B")]),
    "headers in another order": ("担当窓口,提供者名,code\nB,A,P-001\n".encode(), [("P-001", "A", "B")]),
    "blank rows and columns between": (
        "コード,,提供者名,担当窓口,,\n,,,,,\nP-001,,A,B,,\n　,,,,,\n".encode(),
        [("P-001", "A", "B")],
    ),
    "UTF-16": (TEXT.encode("utf-16"), NO_LETTERS),
    "UTF-16 the other way round": (b"\xfe\xff" + TEXT.encode("utf-16-be"), NO_LETTERS),
    "a mark before what is no UTF-8": (b"\xef\xbb\xbf" + TEXT.encode("cp932"), NO_LETTERS),
    "EUC-JP under English headers": ("code,name\nP-001,あけぼの\n".encode("euc_jp"), TWO_ENCODINGS),
    "UTF-8 cut in the middle of a letter": (f"code,name\nP-1,{'架空' * 9}".encode()[:-1], NO_LETTERS),
    "UTF-8 with one bad byte": (b"code,name\nP-1,\xe6\x9e\xb6\xe7\xa9\xba\xe4\xbd\x8f\xe5\xae\x85\xb1\n", NO_LETTERS),
    "bytes that mean nothing": (b"code,name\nP-1,\xa0\xfd\xfe\xff\n", NO_LETTERS),
    "an old workbook": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        "an old workbook (xls), or one with a password",
    ),
    "a document": (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n", "not a spreadsheet"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a spreadsheet"),
}


def said_by(read_sheet: Sheet) -> list[tuple[str, str, str]]:
    return [(row.values["code"], row.values["name"], row.values["contact"]) for row in read_sheet.rows]


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_or_the_reason_is_told(name: str) -> None:
    data, expected = FILES[name]

    providers = read(data, PROVIDERS, today=TODAY)

    reasons = [fault.reason.en for fault in providers.faults]
    assert expected in reasons if isinstance(expected, str) else (said_by(providers), reasons) == (expected, [])


def test_an_upload_is_told_by_its_name() -> None:
    [fault] = read(Upload("住宅.csv", b""), PROVIDERS, today=TODAY).faults

    assert fault.file == "住宅.csv"


def test_an_organisation_keeps_its_own_headers() -> None:
    data = "管理番号,物件提供者,備考,担当窓口\nP-1,架空住宅,古い,A\n".encode()
    mapping = OwnColumns(names={"管理番号": "code", "物件提供者 ": "name", "備考": IGNORED})

    providers = read(data, PROVIDERS, today=TODAY, mapping=mapping)

    assert (said_by(providers), providers.faults) == ([("P-1", "架空住宅", "A")], ())


def test_their_word_goes_before_ours() -> None:
    mapping = OwnColumns(names={"担当窓口": "name", "提供者名": IGNORED})

    [row] = read(TEXT.encode(), PROVIDERS, today=TODAY, mapping=mapping).rows[:1]

    assert (row.values["name"], row.values["contact"]) == ("表示係", None)


def test_columns_that_the_mapping_does_not_name_stay_faults() -> None:
    text = "コード,提供者名,メモ欄\nP-1,A,B\n"
    [fault] = read(text.encode(), PROVIDERS, today=TODAY, mapping=OwnColumns(names={"メモ": IGNORED})).faults

    assert (fault.row, fault.value, fault.reason.en) == (1, "メモ欄", "this kind of file has no such column")


def test_a_mapping_to_nothing_is_told() -> None:
    faults = read(TEXT.encode(), PROVIDERS, today=TODAY, mapping=OwnColumns(names={"担当": "person"})).faults

    assert [(fault.row, fault.value, fault.reason.en) for fault in faults] == [
        (1, "担当", "the mapping leads to [person], no field")
    ]


def test_two_columns_for_one_field_are_one_too_many() -> None:
    data = "コード,提供者名,住宅名\nP-1,A,B\n".encode()

    [fault] = read(data, PROVIDERS, today=TODAY, mapping=OwnColumns(names={"住宅名": "name"})).faults

    assert (fault.row, fault.value, fault.reason.en) == (1, "住宅名", "the column is there twice")


def test_faults_use_the_organisations_own_headers() -> None:
    mapping = OwnColumns(names={"番号": "code"})

    [fault] = read("番号,提供者名\nP 1,A\n".encode(), PROVIDERS, today=TODAY, mapping=mapping).faults

    assert (fault.row, fault.column, fault.value) == (2, "番号", "P 1")


def test_a_value_under_no_header_is_a_fault_of_its_row() -> None:
    faults = read("コード,,提供者名\nP-1,,A\nP-2,？,B\n".encode(), PROVIDERS, today=TODAY).faults

    assert [(fault.row, fault.reason.en) for fault in faults] == [
        (3, "the number of cells differs from that of the headers")
    ]


def test_a_blank_reference_is_asked_about_and_never_guessed() -> None:
    data = sheet("openings", {}, {"code": "O-002", "employer": ""})

    openings = read(data, OPENINGS, today=TODAY)

    assert [(fault.row, fault.column, fault.remedy.ja) for fault in openings.faults] == [
        (3, "employer", "上の行と同じですか。そうであれば、同じコードをこの行にも書いてください")
    ]
    assert openings.rows[1].values["employer"] is None


def test_all_faults_are_counted_and_the_first_are_told() -> None:
    bad = [["P 1", "A"] for _ in range(MOST_FAULTS + 5)]

    providers = read(written([["code", "name"], *bad]), PROVIDERS, today=TODAY)

    assert (providers.fault_count, len(providers.rows)) == (1_005, 1_005)
    assert [fault.row for fault in providers.faults] == [*range(2, 1_002), None]
    assert providers.faults[-1].reason.en == "there are 1,005 faults in all, of which the first 1,000 are told"


def test_every_row_is_reported_whatever_is_wrong_with_those_before() -> None:
    rows = [["P-1", "A"], ["P 2", "B"], ["P-3"], ["P-4", "D", "x"], ["P-1", "E"], ["P-6", "F"]]

    providers = read(written([["code", "name"], *rows]), PROVIDERS, today=TODAY)

    assert [row.number for row in providers.rows] == [2, 3, 4, 5, 6, 7]
    assert [fault.row for fault in providers.faults] == [2, 3, 4, 5, 6]
    assert providers.complete


def test_progress_is_told_while_rows_are_read() -> None:
    told: list[int] = []
    rows = [[f"P-{number}", "A"] for number in range(2_500)]

    read(written([["code", "name"], *rows]), PROVIDERS, today=TODAY, progress=told.append)

    assert told == [1_000, 2_000, 2_500]


def test_a_file_of_too_many_cells_is_refused_in_words() -> None:
    wide = ",".join(["x"] * 1_000_000) + "\n"

    providers = read(b"code,name\n" + wide.encode() * 7, PROVIDERS, today=TODAY)

    assert providers.faults[-1].reason.en == "the file is too large: at most 6,000,000 cells and 512 MB"
    assert not providers.complete


@pytest.mark.parametrize("kind", GOOD)
def test_every_kind_is_read_in_cp932_with_japanese_headers(kind: str) -> None:
    layout = LAYOUTS[kind]
    text = written([header(layout, "ja"), list(GOOD[kind].values())]).decode()

    again = read(text.encode("cp932"), layout, today=TODAY)

    assert again.faults == ()
    assert again.rows[0].values == read(sheet(kind), layout, today=TODAY).rows[0].values
