"""Places are held for an inquiry, taken and given back through the API, and none is given twice."""

import json
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from tests.api.rest.records.conftest import register
from tests.api.rest.registry.conftest import kept, select_count

OPENING, UNIT = "/api/v1/registry/openings/O-1", "/api/v1/registry/units/U-1"


@pytest.fixture(autouse=True)
def _registry(program: FlaskClient) -> None:
    """An opening with two places and a home with one."""
    register(program, "employers")
    register(program, "openings", places=2)
    register(program, "providers")
    register(program, "units")


def hold(program: FlaskClient, where: str, reference: str, **headers: str) -> TestResponse:
    return program.post(f"{where}/holds", json={"reference": reference}, headers=headers)


def held(program: FlaskClient, where: str) -> list[tuple[int, str, str]]:
    items = (program.get(f"{where}/holds").json or {})["items"]
    return [(one["place"], one["state"], one["reference"]) for one in items]


def test_a_place_is_held_once_for_each_reference(program: FlaskClient) -> None:
    first, again, other = (hold(program, OPENING, reference) for reference in ("照会1", " 照会1 ", "照会2"))

    kept(program, "Hold", first.json)
    assert [one.status_code for one in (first, again, other)] == [201, 200, 201]
    assert first.json == again.json
    assert (first.json or {})["state_label"] == {"ja": "照会中", "en": "held for an inquiry"}
    assert held(program, OPENING) == [(1, "held", "照会1"), (2, "held", "照会2")]


def test_a_new_hold_is_found_where_its_answer_says(program: FlaskClient) -> None:
    made, again = (hold(program, OPENING, "a", **key) for key in ({"Idempotency-Key": "h"}, {}))

    found = program.get(made.headers["Location"])

    assert made.headers["Location"] == f"{OPENING}/holds/1"
    assert (found.status_code, found.json) == (200, made.json)
    assert hold(program, OPENING, "a", **{"Idempotency-Key": "h"}).headers["Location"] == made.headers["Location"]
    assert "Location" not in again.headers


def test_what_is_held_is_taken_and_given_back(program: FlaskClient) -> None:
    hold(program, UNIT, "a")

    taken = program.post(f"{UNIT}/holds/1/take")
    again = program.post(f"{UNIT}/holds/1/take")
    given_back = program.delete(f"{UNIT}/holds/1")

    kept(program, "Hold", taken.json)
    assert (taken.status_code, (taken.json or {})["state"], again.data) == (200, "taken", taken.data)
    assert (given_back.status_code, given_back.data) == (204, b"")
    assert held(program, UNIT) == []
    assert hold(program, UNIT, "b").status_code == 201


def test_a_place_that_was_taken_for_a_reference_is_not_held_for_it_again(program: FlaskClient) -> None:
    hold(program, UNIT, "a")
    program.post(f"{UNIT}/holds/1/take")

    again = hold(program, UNIT, "a")

    assert (again.status_code, (again.json or {})["state"]) == (200, "taken")


def test_without_a_place_left_it_is_a_conflict(program: FlaskClient) -> None:
    hold(program, UNIT, "a")

    refused = hold(program, UNIT, "b")

    assert (refused.status_code, refused.mimetype) == (409, "application/problem+json")
    assert "空きがありません" in (refused.json or {})["detail"]


def test_what_was_given_back_is_neither_taken_nor_given_back_again(program: FlaskClient) -> None:
    hold(program, UNIT, "a")
    program.delete(f"{UNIT}/holds/1")

    assert program.post(f"{UNIT}/holds/1/take").status_code == 409
    assert program.delete(f"{UNIT}/holds/1").status_code == 409


def test_a_hold_of_one_record_is_none_of_another(program: FlaskClient) -> None:
    hold(program, OPENING, "a")

    assert program.post(f"{UNIT}/holds/1/take").status_code == 404
    assert program.delete(f"{UNIT}/holds/1").status_code == 404
    assert program.delete("/api/v1/registry/openings/O-9/holds/1").status_code == 404
    assert held(program, OPENING) == [(1, "held", "a")]


def test_the_history_of_the_record_tells_what_became_of_its_place(program: FlaskClient) -> None:
    why = {"Change-Reason": quote("照会票")}
    hold(program, UNIT, "a", **why)
    program.post(f"{UNIT}/holds/1/take", headers={"Change-Reason": quote("受入可")})
    program.delete(f"{UNIT}/holds/1", headers={"Change-Reason": quote("本人辞退")})

    answer = program.get(f"{UNIT}/history").json or {}

    kept(program, "HistoryPage", answer)
    told = [(one["what"], one["by"], one["why"]) for one in answer["items"]]
    assert told[:-1] == [("given_back", "local", "本人辞退"), ("taken", "local", "受入可"), ("held", "local", "照会票")]
    assert answer["items"][0]["before"]["hold"]["reference"] == "a"


def test_an_archived_record_gives_no_place(program: FlaskClient) -> None:
    program.delete(UNIT, headers={"If-Match": '"1"'})

    assert hold(program, UNIT, "a").status_code == 409
    assert held(program, UNIT) == []


def test_of_many_who_want_the_last_place_one_has_it(program: FlaskClient) -> None:
    app = program.application

    with ThreadPoolExecutor(4) as pool:
        statuses = sorted(pool.map(lambda n: hold(app.test_client(), UNIT, f"r{n}").status_code, range(8)))

    assert statuses == [201, *[409] * 7]
    assert len(held(program, UNIT)) == 1


def test_asked_twice_under_one_key_it_is_answered_the_same(program: FlaskClient) -> None:
    first, again = (hold(program, UNIT, "a", **{"Idempotency-Key": "h-1"}) for _ in range(2))

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.data == again.data


@pytest.mark.parametrize("reference", [None, "", "\u3000", "a\nb", "a\tb", "a\u0000", "あ" * 201, "\ud800", 1, ["a"]])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_reference_that_cannot_be_kept_is_named(program: FlaskClient, reference: object, language: str) -> None:
    text = json.dumps({"reference": reference})

    answer = program.post(f"{UNIT}/holds?lang={language}", data=text, content_type="application/json")

    errors = (answer.json or {})["errors"]
    assert (answer.status_code, [error["field"] for error in errors]) == (422, ["reference"])
    assert errors[0]["detail"].isascii() == (language == "en")
    assert held(program, UNIT) == []


def test_a_reference_of_any_other_letters_is_kept(program: FlaskClient) -> None:
    for number, reference in enumerate(["あ" * 200, "<b>&\"'%_\\ 𠮟🏠"]):
        assert (hold(program, OPENING, reference).json or {})["reference"] == reference
        assert held(program, OPENING)[number][2] == reference


def test_holds_come_a_page_at_a_time_and_cost_the_same(program: FlaskClient, engine: Engine) -> None:
    program.patch(OPENING, json={"places": 30}, headers={"If-Match": '"1"'})
    hold(program, OPENING, "r0")
    few = select_count(engine, program, f"{OPENING}/holds")
    for number in range(1, 25):
        hold(program, OPENING, f"r{number}")

    page = program.get(f"{OPENING}/holds?page=3&page_size=10").json or {}

    kept(program, "HoldPage", page)
    assert (page["total"], [one["place"] for one in page["items"]]) == (25, [21, 22, 23, 24, 25])
    assert select_count(engine, program, f"{OPENING}/holds") == few <= 10


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("registry/openings/O-9/holds", "GET", 404),
        ("registry/openings/O-9/holds/1/take", "POST", 404),
        ("registry/openings/O-1/holds/2147483648", "DELETE", 404),
        ("registry/openings/O-1/holds/x", "DELETE", 404),
        ("registry/openings/O-1/holds/9", "DELETE", 404),
        ("registry/openings/O-1/holds/9/take", "POST", 404),
        ("registry/openings/O-1/holds/1", "GET", 404),
        ("registry/employers/E-1/holds", "GET", 404),
    ],
)
def test_what_is_not_there_is_told(program: FlaskClient, path: str, method: str, status: int) -> None:
    answer = program.open(f"/api/v1/{path}", method=method)

    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")


def test_a_page_of_another_site_holds_nothing(program: FlaskClient) -> None:
    assert hold(program, UNIT, "a", **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert held(program, UNIT) == []
