"""A file is read to its end, and every fault says in which row and column it stands and what stands there."""

from datetime import date
from pathlib import Path

import pytest

from matcher.domain.errors import CellFault
from matcher.exchange.kinds import all_layouts
from matcher.exchange.reading import read
from matcher.geography.municipalities import by_name
from tests.good_rows import GOOD
from tests.sheets import Cells, sheet, written

LAYOUTS = {layout.kind: layout for layout in all_layouts(by_name)}
NOBODYS = "neither a provider, a building, nor an employer whose dormitory it is"
TODAY = date(2026, 11, 23)
PROVIDERS = LAYOUTS["providers"]
HEADER = list(GOOD["providers"])
CELLS = list(GOOD["providers"].values())

Found = tuple[int | None, str | None, str | None, str]

NO_LETTERS = "the file is neither in UTF-8 nor in cp932, or it is damaged"

BAD_FILES: dict[str, tuple[bytes, list[Found]]] = {
    "empty": (b"", [(None, None, None, "the file is empty")]),
    "blank": (b"\r\n , ,\r\n", [(None, None, None, "the file is empty")]),
    "utf-16": (sheet("providers").decode().encode("utf-16"), [(None, None, None, NO_LETTERS)]),
    "missing column": (
        written([HEADER[1:], CELLS[1:]]),
        [(1, "コード", None, "a required column is missing: [code]")],
    ),
    "wrong column": (
        written([[*HEADER, "colour"], [*CELLS, "red"]]),
        [(1, None, "colour", "this kind of file has no such column")],
    ),
    "column twice, in two languages": (
        written([[*HEADER, "提供者名"], [*CELLS, "架空住宅"]]),
        [(1, "提供者名", "提供者名", "the column is there twice")],
    ),
    "too many cells": (
        written([HEADER, [*CELLS, "x"]]),
        [(2, None, None, "the number of cells differs from that of the headers")],
    ),
    "too few cells": (
        written([HEADER, CELLS[:-1]]),
        [(2, None, None, "the number of cells differs from that of the headers")],
    ),
    "open quotation mark": (
        sheet("providers", {}, {"code": "P-2"}) + b'P-3,"A',
        [(4, None, None, "from this row on the file is not CSV")],
    ),
    "not even a header": (
        b'"code',
        [
            (1, None, None, "from this row on the file is not CSV"),
        ],
    ),
    "line ends that were lost": (
        written([[*HEADER, *CELLS * 5_000], CELLS]),
        [
            (1, None, None, "there are more than 16,384 columns"),
        ],
    ),
    "same code twice": (
        sheet("providers", {}, {"code": "P-2"}, {}),
        [(2, "code", "P-001", "the same as in row 4"), (4, "code", "P-001", "the same as in row 2")],
    ),
    "a fault in every row": (
        sheet(
            "providers", {"name": ""}, {"code": "P 2", "confirmed_on": "2026-02-30"}, {"code": "P-3", "contact": "\x07"}
        ),
        [
            (2, "name", "", "a required value is empty"),
            (3, "code", "P 2", "not usable as a code"),
            (3, "confirmed_on", "2026-02-30", "no such day in the calendar"),
            (4, "contact", "\x07", "it holds a control character"),
        ],
    ),
}

BAD_CELLS: list[tuple[str, Cells, str, str, str]] = [
    ("employers", {"industry": "Z"}, "industry", "Z", "not one of the words of this column"),
    ("employers", {"municipality": "13101"}, "municipality", "13101", "not in the list of municipalities"),
    ("employers", {"confirmed_on": "2026-11-24"}, "confirmed_on", "2026-11-24", "the day has not come yet"),
    ("openings", {"lat": "51.5", "lon": "139"}, "lat", "51.5", "not a coordinate in Japan"),
    ("openings", {"lon": "-0.1"}, "lon", "-0.1", "not a coordinate in Japan"),
    ("openings", {"lat": "37.57", "lon": "126.98"}, "lat", "37.57", "not a coordinate in Japan"),
    ("openings", {"lat": "36.08"}, "municipality", "水戸市", "the point lies outside this municipality"),
    ("units", {"lat": "36.3659", "lon": "140.3"}, "municipality", "08221", "the point lies outside this municipality"),
    (
        "subjects",
        {"own_home_lat": "36.08"},
        "own_home_municipality",
        "日立市",
        "the point lies outside this municipality",
    ),
    ("openings", {"lat": ""}, "lon", "140.4714", "one of two cells that belong together is empty"),
    ("openings", {"age_reason": ""}, "age_reason", "", "an age limit without a lawful reason"),
    ("openings", {"age_max": "17"}, "age_max", "17", "it ends before it begins"),
    ("openings", {"valid_until": "2026-11-30"}, "valid_until", "2026-11-30", "it ends before it begins"),
    ("openings", {"start_from": "2026-02-30"}, "start_from", "2026-02-30", "no such day in the calendar"),
    ("openings", {"shift_end": "05:00"}, "shift_end", "05:00", "the shift does not end within 24 hours of its start"),
    ("openings", {"shift_end": ""}, "shift_end", "", "one of two cells that belong together is empty"),
    (
        "openings",
        {"shift_start": "25:00"},
        "shift_start",
        "25:00",
        "the shift starts at 24:00 or later",
    ),
    ("openings", {"places": "0"}, "places", "0", "not a whole number from 1 to 999"),
    ("openings", {"occupation": "占い師"}, "occupation", "占い師", "not one of the words of this column"),
    ("units", {"code": "H-A-01"}, "code", "H-A-01", "codes that begin with H- are those of people's own homes"),
    ("units", {"provider": "", "building": ""}, "provider", "", NOBODYS),
    ("units", {"kind": "社宅・寮"}, "dormitory_of", "", "an employer's dormitory without its employer"),
    ("units", {"dormitory_of": "E-001"}, "kind", "民間賃貸住宅", "no dormitory although an employer's is named"),
    ("units", {"kind": "own_home"}, "kind", "own_home", "a person's own home is no unit of the registry"),
    ("units", {"available_until": "2026-11-30"}, "available_until", "2026-11-30", "it ends before it begins"),
    ("units", {"rent_yen": "10,000,001円"}, "rent_yen", "10,000,001円", "not an amount from 0 to 10000000 yen"),
    (
        "routes",
        {"last_departure": "06:00"},
        "last_departure",
        "06:00",
        "the last departure is before the first arrival",
    ),
    ("subjects", {"sentence_ends_on": ""}, "sentence_ends_on", "", "a required value is empty"),
    ("subjects", {"birth_date": "2027-01-01"}, "birth_date", "2027-01-01", "the day has not come yet"),
    ("subjects", {"sentence_ends_on": "1979-12-31"}, "sentence_ends_on", "1979-12-31", "it ends before it begins"),
    (
        "subjects",
        {"needs_job": "いいえ", "needs_home": "いいえ"},
        "needs_home",
        "いいえ",
        "neither a job nor a home is needed",
    ),
    ("subjects", {"offences": "なし"}, "offences", "なし", "no offence category"),
    (
        "subjects",
        {"antisocial_tie": "なし"},
        "antisocial_left_on",
        "2020-04-01",
        "a day of leaving although the tie was not left",
    ),
    ("subjects", {"avoid_areas": ""}, "avoid_areas", "", "no areas to avoid although the answer was: some"),
    (
        "subjects",
        {"avoid_areas_asked": "未確認"},
        "avoid_areas",
        "土浦市",
        "areas to avoid although the answer was not: some",
    ),
    ("subjects", {"means": "送迎"}, "means", "送迎", "the employer's pickup is no means of the person's own"),
    (
        "subjects",
        {"own_home_municipality": ""},
        "own_home_municipality",
        "",
        "a point of the own home without its municipality",
    ),
    ("subjects", {"own_home_lat": "3.66"}, "own_home_lat", "3.66", "not a coordinate in Japan"),
    ("consents", {"expires_on": "2026-10-22"}, "expires_on", "2026-10-22", "it ends before it begins"),
    ("consents", {"granted_on": "2026-12-01"}, "granted_on", "2026-12-01", "the day has not come yet"),
]


def spots(faults: tuple[CellFault, ...]) -> list[Found]:
    """Where each fault stands, what stands there, and why it is wrong."""
    return [(fault.row, fault.column, fault.value, fault.reason.en) for fault in faults]


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_tells_all_its_faults(name: str) -> None:
    data, expected = BAD_FILES[name]

    faults = read(data, PROVIDERS, today=TODAY).faults

    assert spots(faults) == expected
    assert {fault.file for fault in faults} == {"providers.csv"}
    assert all(fault.described().ja and fault.described().en for fault in faults)


@pytest.mark.parametrize(("kind", "change", "column", "value", "reason"), BAD_CELLS)
def test_a_bad_cell_is_told_with_its_place(kind: str, change: Cells, column: str, value: str, reason: str) -> None:
    faults = read(sheet(kind, change), LAYOUTS[kind], today=TODAY).faults

    assert (2, column, value, reason) in spots(faults)
    assert {fault.row for fault in faults} == {2}


def test_the_fault_and_the_remedy_use_the_words_of_the_file() -> None:
    layout = LAYOUTS["openings"]
    titles = [field.label for field in layout.fields]
    cells = {**GOOD["openings"], "valid_until": "2026-11-30"}

    [fault] = read(written([titles, list(cells.values())]), layout, today=TODAY).faults

    assert fault.column == "求人の有効期限"
    assert fault.remedy.ja == "[就業開始可能日] と [求人の有効期限] の値を確かめてください"
    assert fault.remedy.en == "check [就業開始可能日] and [求人の有効期限]"


def test_a_point_that_does_not_fit_its_municipality_is_told_with_all_columns_to_look_at() -> None:
    [fault] = read(sheet("openings", {"lat": "36.08"}), LAYOUTS["openings"], today=TODAY).faults

    assert fault.remedy.ja == "[municipality] を直すか、[lat] と [lon] を直してください"
    assert fault.remedy.en == "correct [municipality], or [lat] and [lon]"


def test_a_point_outside_japan_is_told_once() -> None:
    faults = read(sheet("units", {"lat": "35.18", "lon": "129.08"}), LAYOUTS["units"], today=TODAY).faults

    assert spots(faults) == [(2, "lat", "35.18", "not a coordinate in Japan")]


def test_rows_are_counted_as_a_spreadsheet_shows_them() -> None:
    two_lines = {**GOOD["providers"], "name": "架空住宅\r\n本店"}
    data = written([HEADER, list(two_lines.values()), [], ["", ""], ["P-2", *[""] * (len(HEADER) - 1)]])

    providers = read(data, PROVIDERS, today=TODAY)

    assert [row.number for row in providers.rows] == [2, 5]
    assert spots(providers.faults) == [(5, "name", "", "a required value is empty")]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf_8_is_read_with_and_without_its_mark(mark: bytes) -> None:
    assert read(mark + sheet("providers"), PROVIDERS, today=TODAY).faults == ()


def test_blank_cells_to_the_right_do_not_matter() -> None:
    providers = read(written([[*HEADER, "", ""], [*CELLS, "", ""]]), PROVIDERS, today=TODAY)

    assert providers.faults == ()


def test_an_optional_column_may_be_left_out() -> None:
    providers = read(written([["name", "code"], ["架空住宅", "P-1"]]), PROVIDERS, today=TODAY)

    assert providers.faults == ()
    assert providers.rows[0].values["phone"] is None


def test_checks_across_cells_wait_for_required_columns() -> None:
    units = read(written([["kind", "name", "places"], ["shelter", "1", "1"]]), LAYOUTS["units"], today=TODAY)

    assert spots(units.faults) == [
        (1, "コード", None, "a required column is missing: [code]"),
        (2, "居住提供者", None, NOBODYS),
    ]


def test_a_long_value_is_quoted_in_part() -> None:
    [fault] = read(sheet("providers", {"name": "字" * 300}), PROVIDERS, today=TODAY).faults

    assert fault.value == "字" * 60 + "…"


def test_a_file_that_is_not_there_is_told_by_name(tmp_path: Path) -> None:
    [fault] = read(tmp_path / "homes.csv", PROVIDERS, today=TODAY).faults

    assert (fault.file, fault.row, fault.reason.en) == ("homes.csv", None, "there is no such file")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    [fault] = read(tmp_path, PROVIDERS, today=TODAY).faults

    assert fault.reason.en == "the file cannot be opened"
