"""Versions of the policy through the API: drafted, changed from what was read, compared, activated once rehearsed."""

from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, text

from api.clock import today
from matcher.desk.rehearsing import keep_rehearsal, made_rehearsal
from matcher.domain.case import Arity
from matcher.domain.text import Language, Text
from matcher.eligibility.catalogue import RULES
from matcher.eligibility.rule import Rule
from matcher.records.engine import writing
from matcher.records.sessions import reading_session, writing_session
from matcher.scoring.catalogue import CRITERIA
from tests import build
from tests.acts import act
from tests.api.rest.records.conftest import engine, program
from tests.api.rest.registry.conftest import kept

__all__ = ["engine", "program"]

POLICIES = "/api/v1/policies"
FIRST = {"If-Match": '"1"'}


@pytest.fixture
def draft(program: FlaskClient) -> str:
    """The address of a draft, version 2."""
    made = program.post(POLICIES, json={"entries": {"soon_days": 14}}, headers={"Change-Reason": quote("試行")})
    assert made.status_code == 201, made.text
    return made.headers["Location"]


def rehearsed(engine: Engine, number: int) -> None:
    """Rehearse a draft as the command does."""
    with reading_session(engine) as session:
        made = made_rehearsal(session, number, today=today(), act=act())
    with writing_session(engine) as session, session.begin():
        keep_rehearsal(session, made)


def answer(program: FlaskClient, path: str) -> Any:  # noqa: ANN401  # JSON
    """What an address answers well."""
    found = program.get(path)
    assert found.status_code == 200, found.text
    return found.json


def test_the_first_draft_finds_the_policy_that_ships_in_force(program: FlaskClient, draft: str) -> None:
    found = answer(program, POLICIES)

    kept(program, "VersionPage", found)
    assert [(one["number"], one["state"], one["note"]) for one in found["items"]] == [
        (2, "draft", "試行"),
        (1, "active", None),
    ]
    assert answer(program, f"{POLICIES}?page=2&page_size=1")["items"][0]["number"] == 1
    assert draft.endswith("/2")


def test_a_version_says_everything_and_what_differs(program: FlaskClient, draft: str) -> None:
    found = answer(program, draft)

    kept(program, "Policy", found)
    assert found["document"] == build.policy(soon_days=14).as_data()
    assert [(one["name"], one["after"]["en"]) for one in found["differences"]] == [("soon_days", "14 days")]
    assert [rule["off"] for rule in found["rules"]] == [False] * len(RULES)


def test_it_is_still_as_it_was_read(program: FlaskClient, draft: str) -> None:
    tag = program.get(draft).headers["ETag"]

    assert program.get(draft, headers={"If-None-Match": tag}).status_code == 304


def test_a_draft_is_changed_from_what_was_read(program: FlaskClient, draft: str) -> None:
    changed = program.patch(draft, json={"entries": {"weights": {"commute": 700}}}, headers=FIRST)

    assert (changed.status_code, changed.headers["ETag"]) == (200, '"2-1"')
    assert changed.json["document"]["weights"]["commute"] == 700  # type: ignore[index]  # JSON
    assert program.patch(draft, json={"entries": {}}).status_code == 428
    stale = program.patch(draft, json={"entries": {"soon_days": 1}}, headers=FIRST)
    assert stale.status_code == 409
    assert [one["field"] for one in (stale.json or {})["changed"]] == ["weights"]


@pytest.mark.parametrize(
    ("entries", "field"),
    [
        ({"soon_days": -1}, "soon_days"),
        ({"weights": {"commute": "x"}}, "weights.commute"),
        ({"nothing": 1}, "nothing"),
        ({"objectives": ["tie"]}, "objectives"),
        (3, "entries"),
    ],
)
def test_what_cannot_be_taken_is_said_by_its_entry(
    program: FlaskClient, draft: str, entries: object, field: str
) -> None:
    for refused in (
        program.patch(draft, json={"entries": entries}, headers=FIRST),
        program.post(POLICIES, json={"entries": entries}),
    ):
        assert (refused.status_code, refused.mimetype) == (422, "application/problem+json")
        kept(program, "Problem", refused.json)
        assert [one["field"] for one in (refused.json or {})["errors"]] == [field]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.legal_bar], ids=lambda rule: rule.name)
def test_a_legal_bar_cannot_be_switched_off(program: FlaskClient, draft: str, rule: Rule) -> None:
    off = {"rules_off": [rule.name]}

    for refused in (
        program.patch(draft, json={"entries": off}, headers=FIRST),
        program.post(POLICIES, json={"entries": off}),
        program.post(POLICIES, json={"document": build.policy().as_data() | off}),
    ):
        assert refused.status_code == 422
        assert "法令による制限" in (refused.json or {})["detail"]


def test_one_that_a_hand_wrote_is_refused_when_it_is_read(program: FlaskClient, engine: Engine, draft: str) -> None:
    with writing(engine).begin() as connection:
        connection.execute(text('UPDATE policies SET document = \'{"name": "x"}\' WHERE number = 2'))

    assert program.get(draft).status_code == 422
    page = program.get("/policies/2")
    assert page.status_code == 422
    assert "[bicycle]" in page.text


def test_a_draft_that_was_not_rehearsed_is_not_activated(program: FlaskClient, draft: str) -> None:
    refused = program.post(f"{draft}/activate", headers=FIRST)

    assert refused.status_code == 409
    assert "予行を先に" in (refused.json or {})["detail"]
    assert program.post(f"{draft}/activate").status_code == 428
    assert program.get(f"{draft}/rehearsal").status_code == 404


def test_one_that_was_holds_from_then_on(program: FlaskClient, engine: Engine, draft: str) -> None:
    rehearsed(engine, 2)

    found = answer(program, f"{draft}/rehearsal")
    done = program.post(f"{draft}/activate", headers=FIRST)

    kept(program, "Rehearsal", found)
    assert (found["against"], found["outdated"]) == (1, [])
    assert (done.status_code, done.headers["ETag"]) == (200, '"2-2"')
    assert [one["state"] for one in answer(program, POLICIES)["items"]] == ["active", "retired"]
    assert program.patch(draft, json={"entries": {}}, headers={"If-Match": '"2"'}).status_code == 409


def test_versions_are_compared(program: FlaskClient, draft: str) -> None:
    program.post(POLICIES, json={"based_on": 1, "entries": {"soon_days": 21}})

    with_active, with_draft = (answer(program, f"{POLICIES}/3/differences{query}") for query in ("", "?before=2"))

    kept(program, "PolicyDifferences", with_active)
    assert (with_active["before"], with_active["items"][0]["before"]["en"]) == (1, "30 days")
    assert (with_draft["before"], with_draft["items"][0]["before"]["en"]) == (2, "14 days")
    assert draft


def test_asking_twice_under_one_key_drafts_once(program: FlaskClient) -> None:
    numbers = [
        (program.post(POLICIES, json={}, headers={"Idempotency-Key": "k"}).json or {})["head"]["number"] for _ in "ab"
    ]

    assert numbers == [2, 2]


@pytest.mark.parametrize("path", ["/9", "/9/differences", "/9/rehearsal"])
def test_a_version_that_is_not_there_is_said(program: FlaskClient, draft: str, path: str) -> None:
    refused = program.get(f"{POLICIES}{path}?lang=en")

    assert (refused.status_code, "no version 9" in (refused.json or {})["detail"]) == (404, True)
    assert draft


@pytest.mark.parametrize("language", ["ja", "en"])
def test_pages_tell_the_same(program: FlaskClient, engine: Engine, draft: str, language: str) -> None:
    rehearsed(engine, 2)

    listed, page = program.get(f"/policies?lang={language}").text, program.get(f"/policies/2?lang={language}").text

    for difference in answer(program, draft)["differences"]:
        assert Text(**difference["after"]).ja in page or Text(**difference["after"]).en in page
    assert "/policies/2" in listed
    assert {"ja": "予行", "en": "Rehearsal"}[language] in page


@pytest.mark.parametrize("language", ["ja", "en"])
def test_each_weight_says_what_counts_and_how_much_each_step_gives(
    program: FlaskClient, draft: str, language: Language
) -> None:
    page = unescape(program.get(f"/policies/2?lang={language}").text)
    told = {
        entry["name"]: entry["scale"]
        for heading in answer(program, draft)["headings"]
        for entry in heading["entries"]
        if entry["scale"]
    }

    assert list(told) == [f"weights.{one.name}" for arity in Arity for one in CRITERIA if one.arity is arity]
    for one in CRITERIA:
        assert Text(**told[f"weights.{one.name}"]) == one.scale
        assert one.scale.said_in(language) in page


def test_the_page_says_so_before_any_version_was_kept(program: FlaskClient) -> None:
    assert "まだ登録されていません" in program.get("/policies").text
    assert program.get("/policies/1").status_code == 404
