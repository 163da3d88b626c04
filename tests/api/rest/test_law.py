"""The figures of the law through the API: looked up with filters, added with a date, refused in words."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.rest.registry.conftest import engine, kept, program

__all__ = ["engine", "program"]

LAW = "/api/v1/law"
GUARD: dict[str, Any] = {
    "key": "bar_security_guard",
    "value": 6,
    "unit": "years",
    "from_on": "2027-04-01",
    "reference_ja": "警備業法 第14条（改正）",
    "reference_en": "Security Services Act, art. 14, as amended",
    "source": "official",
    "confirmed": True,
}


def figures(program: FlaskClient, asked: str) -> list[dict[str, Any]]:
    answer = program.get(f"{LAW}?page_size=200&{asked}")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = (answer.json or {})["items"]
    return items


def test_a_page_of_figures_keeps_its_promise(program: FlaskClient) -> None:
    answer = program.get(LAW)

    kept(program, "LawPage", answer.json)
    assert answer.headers["ETag"] == f'"{(answer.json or {})["hash"]}"'
    assert (answer.json or {})["items"][0]["said"] == {"ja": "5年", "en": "5 years"}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("key=bar_security_guard", {("bar_security_guard", 5)}),
        ("key=minimum_wage_yen_an_hour&day=2026-09-30", {("minimum_wage_yen_an_hour", 1_074)}),
        ("key=minimum_wage_yen_an_hour&day=2026-10-01", set()),
        ("key=rent_limit_household_1&municipality=08221", {("rent_limit_household_1", 34_000)}),
        ("key=rent_limit_small_room&confirmed=false", {("rent_limit_small_room", None)}),
        ("key=bar_security_guard&confirmed=false", set()),
    ],
)
def test_figures_are_found(program: FlaskClient, asked: str, expected: set[tuple[str, int | None]]) -> None:
    assert {(each["key"], each["value"]) for each in figures(program, asked)} == expected


def test_a_figure_is_added_and_ends_the_one_before(program: FlaskClient) -> None:
    before = program.get(LAW).headers["ETag"]

    added = program.post(LAW, json=GUARD)

    kept(program, "KeyFigures", added.json)
    assert added.status_code == 201
    told = [(each["value"], each["until_on"], each["added"]) for each in figures(program, "key=bar_security_guard")]
    assert told == [(5, "2027-03-31", False), (6, None, True)]
    assert program.get(LAW).headers["ETag"] != before


def test_a_limit_of_one_municipality_is_added(program: FlaskClient) -> None:
    said = GUARD | {"key": "rent_limit_household_1", "municipality": "08201", "value": 36_000, "unit": "yen"}

    added = program.post(LAW, json=said)

    assert [each["value"] for each in (added.json or {})["items"]] == [35_400, 36_000]


def test_asked_twice_under_one_key_it_is_added_once(program: FlaskClient) -> None:
    first, again = (program.post(LAW, json=GUARD, headers={"Idempotency-Key": "a"}) for _ in range(2))

    assert (first.status_code, again.status_code, again.json) == (201, 201, first.json)
    assert program.post(LAW, json=GUARD).status_code == 409


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"key": "nonsense"}, "nonsense"),
        ({"unit": "yen"}, "yen"),
        ({"unit": "weeks"}, "unit"),
        ({"value": -1}, "value"),
        ({"from_on": "tomorrow"}, "from_on"),
        ({"until_on": "2027-03-31"}, "ends before it begins"),
        ({"municipality": "08201"}, "municipality"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(program: FlaskClient, change: dict[str, Any], named: str) -> None:
    before = program.get(LAW).headers["ETag"]

    refused = program.post(f"{LAW}?lang=en", json=GUARD | change)

    assert (refused.status_code, refused.mimetype) == (422, "application/problem+json")
    assert named in refused.text
    assert program.get(LAW).headers["ETag"] == before


def test_a_key_that_does_not_exist_is_said(program: FlaskClient) -> None:
    assert program.get(f"{LAW}?key=nonsense").status_code == 422
