"""What has to be asked again, what never was, and confirmations, through the API."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from api.clock import today
from api.config import POLICY_FILE
from matcher.desk.policies import keep_shipped
from matcher.desk.queues import ASKED
from matcher.exchange.policies import read_policy
from matcher.records.sessions import writing_session
from tests import build
from tests.acts import act
from tests.api.rest.records.conftest import address, register
from tests.api.rest.registry.conftest import kept, select_count

OPENINGS = address("openings")
WITHIN = read_policy(POLICY_FILE).confirm_within_days


def days_ago(days: int) -> str:
    return (today() - timedelta(days=days)).isoformat()


def waiting(program: FlaskClient, query: str = "") -> list[str]:
    return [one["code"] for one in (program.get(f"{OPENINGS}/{query}").json or {})["items"]]


def call(*codes: str, **said: object) -> dict[str, Any]:
    """A confirmation as it is sent."""
    return {"codes": list(codes), "on": days_ago(0), "how": "telephone", "by": "就労支援事業者機構"} | said


@pytest.fixture(autouse=True)
def _registry(program: FlaskClient) -> None:
    """Openings never confirmed, confirmed just too long ago, and just in time."""
    register(program, "employers", contact="総務担当", phone="000-0000-0001")
    register(program, "openings", code="O-1")
    for code, days in (("O-2", WITHIN + 1), ("O-3", WITHIN)):
        said = {"confirmed_on": days_ago(days), "confirmed_by": "県", "confirmed_how": "visit"}
        register(program, "openings", code=code, **said)


def test_the_queue_has_what_is_old_and_whom_to_call(program: FlaskClient) -> None:
    found = program.get(f"{OPENINGS}/stale").json or {}

    kept(program, "WaitingPage", found)
    assert (found["total"], [one["code"] for one in found["items"]]) == (2, ["O-1", "O-2"])
    old = found["items"][1]
    assert (old["confirmed_how"], old["confirmed_how_label"]) == ("visit", {"ja": "訪問", "en": "on a visit"})
    assert (old["free"], old["call"]["phone"]) == (1, "000-0000-0001")


def test_the_never_confirmed_come_first_or_last(program: FlaskClient) -> None:
    assert waiting(program, "stale?never=first") == ["O-1", "O-2"]
    assert waiting(program, "stale?never=last") == ["O-2", "O-1"]


def test_the_queue_comes_a_page_at_a_time(program: FlaskClient) -> None:
    pages = [waiting(program, f"stale?page={page}&page_size=1") for page in (1, 2, 3)]

    assert pages == [["O-1"], ["O-2"], []]


def test_what_waits_too_long_is_what_the_active_policy_says(program: FlaskClient, engine: Engine) -> None:
    patient = build.policy(confirm_within_days=WITHIN + 1)
    with writing_session(engine) as session, session.begin():
        keep_shipped(session, patient, act())

    assert waiting(program, "stale") == ["O-1"]


def test_only_what_nobody_ever_asked_was_never_asked(program: FlaskClient) -> None:
    employers = program.get(f"{address('employers')}/never-asked").json or {}

    kept(program, "WaitingPage", employers)
    assert [one["code"] for one in employers["items"]] == ["E-1"]
    assert waiting(program, "never-asked") == ["O-1"]


def test_a_confirmation_says_which_were_confirmed_and_which_say_so_already(program: FlaskClient) -> None:
    program.post(f"{OPENINGS}/confirmations", json=call("O-1"))

    done = program.post(f"{OPENINGS}/confirmations", json=call("O-2", "O-1", "O-2"))

    kept(program, "Confirmed", done.json)
    assert (done.status_code, done.json) == (200, {"confirmed": ["O-2"], "left": ["O-1"]})
    assert waiting(program, "stale") == []
    assert (program.get(f"{OPENINGS}/O-2").json or {})["confirmed_by"] == "就労支援事業者機構"


def test_a_note_stands_in_the_history_and_without_one_the_reason(program: FlaskClient) -> None:
    why = {"Change-Reason": quote("月例")}
    program.post(f"{OPENINGS}/confirmations", json=call("O-1", note=" まだ募集中 "), headers=why)
    program.post(f"{OPENINGS}/confirmations", json=call("O-2", note=None), headers=why)

    reasons = [(program.get(f"{OPENINGS}/{code}/history").json or {})["items"][0]["why"] for code in ("O-1", "O-2")]

    assert reasons == ["まだ募集中", "月例"]


def test_asked_twice_under_one_key_it_is_confirmed_once(program: FlaskClient) -> None:
    key = {"Idempotency-Key": "c-1"}
    first, again = (program.post(f"{OPENINGS}/confirmations", json=call("O-1"), headers=key) for _ in range(2))

    assert first.data == again.data
    assert (again.json or {})["confirmed"] == ["O-1"]


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"codes": []}, ["codes"]),
        ({"codes": ["O-1"] * 201}, ["codes"]),
        ({"codes": ["O-1", "O-8", "O-9"]}, ["codes"]),
        ({"codes": ["O-1", "\u0000"]}, ["codes.1"]),
        ({"on": "9999-12-31"}, ["on"]),
        ({"on": None, "how": "dream", "by": " "}, ["by", "how", "on"]),
        ({"by": "\ud800"}, ["by"]),
        ({"by": "あ" * 201, "note": "a\u0007"}, ["by", "note"]),
        ({"note": 1, "id": 2}, ["id", "note"]),
    ],
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_cannot_be_confirmed_names_each_field(
    program: FlaskClient, said: dict[str, Any], fields: list[str], language: str
) -> None:
    text = json.dumps(call("O-1") | said)

    answer = program.post(f"{OPENINGS}/confirmations?lang={language}", data=text, content_type="application/json")

    errors = (answer.json or {})["errors"]
    assert (answer.status_code, sorted(error["field"] for error in errors)) == (422, fields)
    assert all(error["detail"].isascii() == (language == "en") for error in errors)
    assert waiting(program, "stale") == ["O-1", "O-2"]


def test_nothing_is_confirmed_where_one_is_archived(program: FlaskClient) -> None:
    program.delete(f"{OPENINGS}/O-2", headers={"If-Match": '"1"'})

    answer = program.post(f"{OPENINGS}/confirmations", json=call("O-1", "O-2"))

    assert (answer.status_code, answer.mimetype) == (409, "application/problem+json")
    assert "[O-2]" in (answer.json or {})["detail"]
    assert waiting(program, "stale") == ["O-1"]


@pytest.mark.parametrize("kind", ASKED)
def test_every_kind_that_is_confirmed_has_its_queues(program: FlaskClient, kind: str) -> None:
    for queue in ("stale?never=last", "never-asked"):
        kept(program, "WaitingPage", program.get(f"{address(kind)}/{queue}").json)


@pytest.mark.parametrize("query", ["never=only", "never=", "page=0", "oldest=1"])
def test_what_the_queue_does_not_know_is_refused(program: FlaskClient, query: str) -> None:
    answer = program.get(f"{OPENINGS}/stale?{query}")

    assert [error["field"] for error in (answer.json or {})["errors"]] == [query.partition("=")[0]]


def test_the_cost_of_a_queue_does_not_grow(program: FlaskClient, engine: Engine) -> None:
    few = [select_count(engine, program, f"{OPENINGS}/{queue}") for queue in ("stale", "never-asked")]
    for number in range(4, 24):
        register(program, "openings", code=f"O-{number}")

    many = [select_count(engine, program, f"{OPENINGS}/{queue}") for queue in ("stale", "never-asked")]

    assert many == few
    assert max(many) <= 6
