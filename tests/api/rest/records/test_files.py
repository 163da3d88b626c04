"""Files over HTTP: a preview first, then all good rows or none; exports that do no harm and can be read again."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from api.rest.records.files import CSV, LARGEST_FILE, MOST_ROWS, XLSX
from matcher.desk.files import LAYOUTS
from matcher.exchange.export import write_xlsx
from tests.api.rest.records.conftest import address, register
from tests.sheets import sheet, written

IMPORTS = f"{address('providers')}/imports"
GOOD, WRONG = {"code": "P-001"}, {"code": "P-002", "phone": "架空"}


def count(program: FlaskClient) -> int:
    total: int = (program.get(address("providers")).json or {})["total"]
    return total


def test_a_preview_tells_what_would_change_and_writes_nothing(program: FlaskClient) -> None:
    register(program, "providers", code="P-001", name="架空住宅", household_max=1)
    file = sheet("providers", GOOD, {"code": "P-003"}, WRONG)

    told = program.post(IMPORTS, data=file, content_type=CSV).json or {}

    assert (told["written"], told["added"], told["changed"], told["left"], told["wrong"]) == (False, 1, 1, 0, 1)
    assert told["additions"] == [{"row": 3, "code": "P-003"}]
    difference = {one["field"]: (one["was"], one["now"]) for one in told["differences"][0]["fields"]}
    assert difference["household_max"] == (1, 2)
    assert difference["stances"] == (None, [{"offence": "theft", "stance": "experienced"}])
    assert [(one["row"], one["column"], one["value"]) for one in told["faults"]] == [(4, "phone", "架空")]
    assert count(program) == 1


def test_wrong_rows_stop_all_others(program: FlaskClient) -> None:
    answer = program.post(f"{IMPORTS}?dry_run=false", data=sheet("providers", GOOD, WRONG), content_type=CSV)

    assert answer.status_code == 422
    assert [error["field"] for error in (answer.json or {})["errors"]] == ["3: phone"]
    assert count(program) == 0


def test_wrong_rows_may_be_left_out(program: FlaskClient) -> None:
    where = f"{IMPORTS}?dry_run=false&wrong_rows=leave"

    told = program.post(where, data=sheet("providers", GOOD, WRONG), content_type=CSV).json or {}

    assert (told["written"], told["added"], told["wrong"]) == (True, 1, 1)
    assert [(fault["row"], fault["column"]) for fault in told["faults"]] == [(3, "phone")]
    assert count(program) == 1


def test_of_two_rows_of_one_code_neither_is_taken(program: FlaskClient) -> None:
    twice, where = {"code": "P-009"}, f"{IMPORTS}?dry_run=false&wrong_rows=leave"

    told = program.post(where, data=sheet("providers", twice, {}, twice, twice), content_type=CSV).json or {}

    assert [(fault["row"], fault["reason"]["en"]) for fault in told["faults"]] == [
        (2, "the same as in row 4"),
        (4, "the same as in row 2"),
        (5, "the same as in row 2"),
    ]
    assert (told["added"], told["wrong"], count(program)) == (1, 3, 1)


@pytest.mark.parametrize(
    "file", [b"", b"name\nx\n", b"code,name,strange\nP-1,a,b\n", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0"]
)
def test_of_a_file_with_a_wrong_header_nothing_is_taken(program: FlaskClient, file: bytes) -> None:
    answer = program.post(f"{IMPORTS}?dry_run=false&wrong_rows=leave", data=file, content_type=CSV)

    assert answer.status_code == 422
    assert (answer.json or {})["errors"]
    assert count(program) == 0


def test_a_workbook_is_taken_like_a_csv_file(program: FlaskClient) -> None:
    file = write_xlsx(LAYOUTS["providers"], [{"code": "P-001", "name": "架空住宅"}])

    told = program.post(f"{IMPORTS}?dry_run=false", data=file, content_type=XLSX).json or {}

    assert (told["added"], count(program)) == (1, 1)


def test_an_organisation_may_call_columns_its_own_way(program: FlaskClient) -> None:
    names = [
        {"kind": "providers", "header": "番号", "field": "code"},
        {"kind": "providers", "header": "大家", "field": "name"},
    ]
    register(program, "organisations", column_names=names)
    file = written([["番号", "大家"], ["P-001", "架空住宅"]])

    ours = program.post(IMPORTS, data=file, content_type=CSV).json or {}
    theirs = program.post(f"{IMPORTS}?organisation=G-1", data=file, content_type=CSV).json or {}
    nobody = program.post(f"{IMPORTS}?organisation=G-9", data=file, content_type=CSV)

    assert (ours["added"], theirs["added"], theirs["faults"]) == (0, 1, [])
    assert nobody.status_code == 404


def test_an_organisations_file_need_not_say_what_is_always_the_same(program: FlaskClient) -> None:
    register(program, "providers")
    made = {"code": "K-{#建物}-{部屋}", "kind": "民間賃貸住宅", "provider": "P-1", "places": "1"}
    values = [{"kind": "units", "field": field, "pattern": pattern} for field, pattern in made.items()]
    names = [{"kind": "units", "header": "部屋", "field": "name"}]
    register(program, "organisations", column_names=names, column_values=values)
    file, where = written([["建物", "部屋"], ["架空荘", "101"]]), f"{address('units')}/imports?organisation=G-1"

    told = program.post(where, data=file, content_type=CSV).json or {}
    program.post(f"{where}&dry_run=false", data=file, content_type=CSV)
    again = program.post(where, data=file, content_type=CSV).json or {}

    assert (told["added"], told["faults"], again["added"], again["changed"], again["left"]) == (1, [], 0, 0, 1)
    assert told["additions"][0]["code"].endswith("-101")


@pytest.mark.parametrize(
    "said",
    [
        ("units", "no_field", "x"),
        ("subjects", "age_range", "x"),
        ("no_kind", "code", "x"),
        ("units", "kind", "ない種別"),
        ("units", "code", "K-{建物"),
    ],
)
def test_a_value_that_cannot_be_made_is_refused(program: FlaskClient, said: tuple[str, str, str]) -> None:
    value = dict(zip(("kind", "field", "pattern"), said, strict=True))
    body = {"code": "G-1", "name": "架空機構", "kind": "prefecture", "column_values": [value]}

    answer = program.post(address("organisations"), json=body)

    assert answer.status_code == 422
    assert {error["field"] for error in (answer.json or {})["errors"]} == {"column_values"}


@pytest.mark.parametrize(
    "names", [[("employers", "x", "no_field")], [("no_kind", "x", "name")], [("employers", "x", "name")] * 2]
)
def test_a_mapping_that_leads_nowhere_is_refused(program: FlaskClient, names: list[tuple[str, str, str]]) -> None:
    said = [dict(zip(("kind", "header", "field"), each, strict=True)) for each in names]
    body = {"code": "G-1", "name": "架空機構", "kind": "prefecture", "column_names": said}

    answer = program.post(address("organisations"), json=body)

    assert answer.status_code == 422
    assert {error["field"] for error in (answer.json or {})["errors"]} == {"column_names"}


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data", "text/plain", None])
def test_no_other_type_is_taken(program: FlaskClient, kind: str | None) -> None:
    assert program.post(IMPORTS, data=b"code,name\n", content_type=kind).status_code == 415


def test_a_file_that_is_too_large_is_refused(program: FlaskClient) -> None:
    answer = program.post(IMPORTS, data=b"x" * (LARGEST_FILE + 1), content_type=CSV)

    assert (answer.status_code, answer.mimetype) == (413, "application/problem+json")


def test_a_cell_that_a_spreadsheet_would_compute_is_made_harmless(program: FlaskClient) -> None:
    where = register(program, "providers", name='=HYPERLINK("http://x.example")', contact="@x")

    csv = program.get(f"{address('providers')}/export").data.decode("utf-8-sig")
    book = load_workbook(BytesIO(program.get(f"{address('providers')}/export?format=xlsx").data))

    assert "\"'=HYPERLINK" in csv
    assert ",'@x" in csv
    assert [cell.data_type for cell in book.active[2] if cell.value is not None] == ["s", "s", "s"]
    assert (program.get(where).json or {})["name"].startswith("=HYPERLINK")


def test_an_export_takes_the_filters_of_the_list(program: FlaskClient) -> None:
    register(program, "providers", code="P-1", name="水戸の家")
    register(program, "providers", code="P-2", name="日立の家")

    answer = program.get(f"{address('providers')}/export?q=水戸&encoding=cp932")

    assert [line.split(",")[0] for line in answer.data.decode("cp932").splitlines()[1:]] == ["P-1"]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="providers.csv"'
    assert answer.headers["Unwritten-Cells"] == "0"


def test_an_export_longer_than_a_request_may_take_names_the_way_without_a_limit(
    program: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(program, "employers")
    monkeypatch.setitem(MOST_ROWS, "xlsx", 0)

    answer = program.get(f"{address('employers')}/export?format=xlsx&lang=en")

    errors = (answer.json or {})["errors"]
    assert (answer.status_code, [error["field"] for error in errors]) == (422, ["format"])
    assert "use ibasho export" in errors[0]["detail"]


def test_letters_that_the_encoding_lacks_are_counted(program: FlaskClient) -> None:
    register(program, "providers", name="𠮷野🏠")

    assert program.get(f"{address('providers')}/export?encoding=cp932").headers["Unwritten-Cells"] == "1"
