"""Errors of the API: problem details in the reader's language, naming each field, telling nothing of the inside."""

from typing import Any, NoReturn

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from api.app import create_app
from matcher.records.engine import make_engine

ENGLISH = {"Accept-Language": "fr, en-GB;q=0.8, ja;q=0.5"}
BAD = [
    ("/plan?page=1", ["page"]),
    ("/plan?lang=fr", ["lang"]),
    ("/subjects?help=most", ["help"]),
    ("/subjects?page=0&page_size=201", ["page", "page_size"]),
    ("/registry/openings?page=x", ["page"]),
    ("/registry/units?q=", ["q"]),
    ("/subjects/A-01/why-not", ["opening", "unit"]),
    ("/subjects/A-01/why-not?unit=", ["unit"]),
    ("/subjects/A-01/proposals?best=1&worst=1", ["best", "worst"]),
    ("/geocode", ["address"]),
    ("/geocode?address=", ["address"]),
    (f"/geocode?address={'水' * 201}", ["address"]),
]


def said(answer: TestResponse, status: int) -> dict[str, Any]:
    """The problem that was answered, once its form is right."""
    problem: dict[str, Any] = answer.json or {}
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert (problem["type"], problem["status"]) == ("about:blank", status)
    assert problem["title"]
    assert problem["detail"]
    return problem


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/subjects/Z-99", "[Z-99]"),
        ("/subjects/Z-99/proposals", "[Z-99]"),
        ("/subjects/Z-99/why-not?unit=U-0003", "[Z-99]"),
        ("/subjects/A-01/why-not?opening=O-9999", "[O-9999]"),
        ("/subjects/A-01/why-not?opening=O-0003&unit=U-9999", "[U-9999]"),
        ("/geocode?address=千葉県柏市", "[千葉県]"),
        ("/nowhere", "/api/v1/openapi.json"),
    ],
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_does_not_exist_is_404(reader: FlaskClient, path: str, named: str, language: str) -> None:
    answer = reader.get(f"/api/v1{path}", headers={"Accept-Language": language})

    assert named in said(answer, 404)["detail"]
    assert answer.headers["Content-Language"] == language


@pytest.mark.parametrize(("path", "names"), BAD)
@pytest.mark.parametrize("headers", [{}, ENGLISH])
def test_bad_parameters_are_422_and_each_is_named(
    reader: FlaskClient, path: str, names: list[str], headers: dict[str, str]
) -> None:
    errors = said(reader.get(f"/api/v1{path}", headers=headers), 422)["errors"]

    assert sorted(error["field"] for error in errors) == names
    assert all(error["detail"].isascii() == bool(headers) for error in errors)


def test_a_page_that_no_list_has_is_told_the_last_one(reader: FlaskClient) -> None:
    [error] = said(reader.get("/api/v1/registry/openings?page=99999999999", headers=ENGLISH), 422)["errors"]

    assert error == {"field": "page", "detail": "must be a whole number from 1 to 1000000"}


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/plan", "/subjects", "/subjects/A-01", "/rules", "/openapi.json", "/docs"])
def test_another_method_is_405_and_told_what_is_allowed(reader: FlaskClient, path: str, method: str) -> None:
    answer = reader.open(f"/api/v1{path}", method=method)

    assert said(answer, 405)
    assert (
        {"GET", "HEAD"} <= {name.strip() for name in answer.headers["Allow"].split(",")} <= {"GET", "HEAD", "OPTIONS"}
    )


@pytest.mark.parametrize("path", ["/plan", "/subjects", "/subjects/A-01", "/subjects/A-01/why-not?unit=U-0003"])
def test_before_the_first_run_it_says_what_to_do(unmatched: FlaskClient, path: str) -> None:
    assert "make demo" in said(unmatched.get(f"/api/v1{path}"), 404)["detail"]


def test_before_the_first_run_catalogues_are_there_without_weights(unmatched: FlaskClient) -> None:
    criteria = unmatched.get("/api/v1/criteria").json
    empty = unmatched.get("/api/v1/registry/openings").json

    assert criteria is not None
    assert {one["weight"] for one in criteria["items"]} == {None}
    assert empty == {"total": 0, "page": 1, "page_size": 50, "items": []}


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "", "ja"),
        ("", "en-US", "en"),
        ("", "de", "ja"),
        ("", "en;q=0, de", "ja"),
        ("?lang=en", "ja", "en"),
        ("?lang=ja", "en", "ja"),
        ("?lang=xx", "en", "en"),
    ],
)
def test_the_language_asked_for_wins(reader: FlaskClient, query: str, accepted: str, language: str) -> None:
    answer = reader.get(f"/api/v1/nowhere{query}", headers={"Accept-Language": accepted})

    assert answer.headers["Content-Language"] == language
    assert answer.headers["Vary"] == "Accept-Language"


def test_a_cookie_of_the_pages_says_nothing(reader: FlaskClient) -> None:
    reader.get("/?lang=en")

    assert reader.get("/api/v1/nowhere").headers["Content-Language"] == "ja"


def test_an_error_nobody_foresaw_tells_nothing_of_the_inside(database_url: str) -> None:
    engine = make_engine(database_url)
    app = create_app(engine, demo=False)  # of its own: one that has answered takes no more addresses
    app.add_url_rule("/api/v1/broken", view_func=_broken)

    answer = app.test_client().get("/api/v1/broken?lang=en")

    assert said(answer, 500)["title"] == "Internal error"
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    engine.dispose()


def _broken() -> NoReturn:
    raise RuntimeError("secret")


@pytest.mark.parametrize("path", ["/subjects/Z-99", "/nothing", "/apiary"])
def test_pages_keep_their_own_errors(reader: FlaskClient, path: str) -> None:
    answer = reader.get(path)

    assert (answer.status_code, answer.mimetype) == (404, "text/html")
