"""What is no JSON, comes from another site, or asks what an address does not do, changes nothing."""

import pytest
from flask.testing import FlaskClient

from api.rest.records.requests import LONGEST_BODY
from tests.api.rest.records.conftest import V1, address, register, shape

EMPLOYERS = address("employers")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://localhost"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://localhost:8000", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_a_page_of_another_site_writes_nothing(program: FlaskClient, headers: dict[str, str]) -> None:
    answer = program.post(EMPLOYERS, json=shape("employers"), headers=headers)

    assert (answer.status_code, answer.mimetype) == (403, "application/problem+json")
    assert program.get(EMPLOYERS, headers=headers).json == {"total": 0, "page": 1, "page_size": 50, "items": []}


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}])
def test_programs_and_own_pages_write(program: FlaskClient, headers: dict[str, str]) -> None:
    assert program.post(EMPLOYERS, json=shape("employers"), headers=headers).status_code == 201


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data", None])
def test_only_json_is_taken(program: FlaskClient, kind: str | None) -> None:
    assert program.post(EMPLOYERS, data=b'{"code": "E-1", "name": "x"}', content_type=kind).status_code == 415


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'{"code": "E-1", "code": "E-2"}', b"[" * 100_000, b"9" * 5_000])
def test_what_is_no_json_is_400(program: FlaskClient, body: bytes) -> None:
    answer = program.post(EMPLOYERS, data=body, content_type="application/json")

    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")


@pytest.mark.parametrize("body", ["[]", "null", "1", '"x"'])
def test_what_is_no_object_is_422(program: FlaskClient, body: str) -> None:
    assert program.post(EMPLOYERS, data=body, content_type="application/json").status_code == 422


def test_a_body_that_is_too_long_is_413(program: FlaskClient) -> None:
    body = b'{"note": "' + b"x" * LONGEST_BODY + b'"}'

    assert program.post(EMPLOYERS, data=body, content_type="application/json").status_code == 413


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e400", "true", '"36.3"'])
def test_a_number_is_a_number(program: FlaskClient, value: str) -> None:
    body = f'{{"code": "E-1", "name": "x", "lat": {value}, "lon": 140.4}}'

    errors = (program.post(EMPLOYERS, data=body, content_type="application/json").json or {})["errors"]

    assert [error["field"] for error in errors] == ["lat"]


@pytest.mark.parametrize("day", ["20261101", "2026-W48-1", "2026-02-30", "2026-1-1", "0000-01-01"])
def test_a_day_is_written_in_one_way(program: FlaskClient, day: str) -> None:
    errors = (program.post(EMPLOYERS, json=shape("employers", confirmed_on=day)).json or {})["errors"]

    assert [error["field"] for error in errors] == ["confirmed_on"]


def test_what_only_reads_is_said_to_be_so(program: FlaskClient) -> None:
    errors = (program.post(f"{EMPLOYERS}?lang=en", json=shape("employers", version=3, colour="x")).json or {})["errors"]

    assert {error["field"]: error["detail"].split(":")[0] for error in errors} == {
        "version": "can only be read",
        "colour": "records of this kind have no such field",
    }


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("", {"GET", "HEAD", "OPTIONS", "POST"}),
        ("/E-1", {"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "PUT"}),
        ("/E-1/restore", {"OPTIONS", "POST"}),
        ("/E-1/history", {"GET", "HEAD", "OPTIONS"}),
        ("/imports", {"OPTIONS", "POST"}),
        ("/export", {"GET", "HEAD", "OPTIONS"}),
        ("/template", {"GET", "HEAD", "OPTIONS"}),
    ],
)
def test_every_address_says_what_it_does(program: FlaskClient, path: str, methods: set[str]) -> None:
    register(program, "employers")
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - methods:
        refused = program.open(EMPLOYERS + path, method=method)
        assert refused.status_code == 405
        assert {each.strip() for each in refused.headers["Allow"].split(",")} == methods

    assert set(program.options(EMPLOYERS + path).allow) == methods


@pytest.mark.parametrize("name", ["E-9", "%00", "..", "E 1", "x" * 41, "水戸"])
def test_what_is_not_on_record_is_404(program: FlaskClient, name: str) -> None:
    assert program.get(f"{EMPLOYERS}/{name}").status_code == 404


@pytest.mark.parametrize("name", ["1", "2147483648", "9" * 30, "-1", "x"])
def test_a_number_that_is_not_on_record_is_404(program: FlaskClient, name: str) -> None:
    assert program.get(f"{V1}/cases/consents/{name}").status_code == 404
