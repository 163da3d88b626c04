"""Likely duplicates, what is not the same, merges and their end, through the API."""

from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from matcher.desk.duplicates import MERGEABLE
from tests.api.rest.records.conftest import V1, address, register
from tests.api.rest.registry.conftest import kept, select_count

EMPLOYERS = address("employers")
SAME = {"kept": "E-1", "merged": "E-2"}
THEFT, FRAUD = {"offence": "theft", "stance": "accepted"}, {"offence": "fraud", "stance": "not_accepted"}


@pytest.fixture(autouse=True)
def _twins(program: FlaskClient) -> None:
    """Two employers that are one, and an opening of the second."""
    register(program, "employers", name="㈱架空建設", past_hires=1, stances=[THEFT], municipality="08201")
    said = {"past_hires": 2, "phone": "029-000-0001", "stances": [FRAUD], "municipality": "08221"}
    register(program, "employers", code="E-2", **said)
    register(program, "openings", employer="E-2")


def likely(program: FlaskClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (program.get(f"{EMPLOYERS}/duplicates").json or {})["items"]
    return found


def merge(program: FlaskClient) -> dict[str, Any]:
    done = program.post(f"{EMPLOYERS}/merges", json=SAME)
    assert done.status_code == 201, done.text
    return done.json or {}


def test_likely_duplicates_are_given_with_reasons_and_what_differs(program: FlaskClient) -> None:
    page = program.get(f"{EMPLOYERS}/duplicates").json or {}

    kept(program, "LikelyPage", page)
    pair = page["items"][0]
    differing = {each["field"]: (each["one"], each["other"]) for each in pair["differing"]}
    assert (page["total"], pair["one"]["code"], pair["other"]["code"]) == (1, "E-1", "E-2")
    assert pair["reasons"] == [{"code": "name", "label": {"ja": "名前が同じ", "en": "same name"}}]
    assert differing == {
        "name": ("㈱架空建設", "架空建設"),
        "phone": (None, "029-000-0001"),
        "past_hires": (1, 2),
        "stances": ([THEFT], [FRAUD]),
        "municipality": ("08201", "08221"),
    }
    assert {each["label"]["ja"] for each in pair["differing"]} >= {"電話番号", "雇用実績"}


def test_what_is_not_the_same_is_not_offered_again(program: FlaskClient) -> None:
    said = {"one": "E-2", "other": "E-1"}
    answers = [program.post(f"{EMPLOYERS}/not-same", json=said, headers=key) for key in ({}, {"Idempotency-Key": "n"})]

    assert [(answer.status_code, answer.data) for answer in answers] == [(204, b"")] * 2
    assert likely(program) == []


def test_a_merge_says_what_it_moved_took_over_and_left(program: FlaskClient) -> None:
    done = merge(program)

    kept(program, "Merged", done)
    assert (done["id"], done["kept"], done["merged"], done["moved"]) == (1, "E-1", "E-2", {"openings": ["O-1"]})
    assert set(done["taken"]) == {"phone", "stances"}
    assert {each["field"]: (each["kept"], each["merged"]) for each in done["left"]} == {
        "name": ("㈱架空建設", "架空建設"),
        "past_hires": (1, 2),
        "municipality": ("08201", "08221"),
    }
    assert (program.get(f"{address('openings')}/O-1").json or {})["employer"] == "E-1"
    assert likely(program) == []


def test_a_merge_is_found_where_its_answer_says(program: FlaskClient) -> None:
    made = program.post(f"{EMPLOYERS}/merges", json=SAME)

    found = program.get(made.headers["Location"])

    assert made.headers["Location"] == f"{V1}/merges/1"
    kept(program, "MergeMade", found.json)
    assert (program.get(f"{V1}/merges").json or {})["items"] == [found.json]
    assert program.get(f"{V1}/merges/2").status_code == 404


def test_asked_twice_under_one_key_it_is_merged_once(program: FlaskClient) -> None:
    key = {"Idempotency-Key": "m-1"}
    first, again = (program.post(f"{EMPLOYERS}/merges", json=SAME, headers=key) for _ in range(2))

    assert (first.status_code, again.status_code, first.data) == (201, 201, again.data)
    assert program.post(f"{EMPLOYERS}/merges", json=SAME).status_code == 409


def test_a_merge_is_undone_except_for_what_was_changed_since(program: FlaskClient) -> None:
    merge(program)
    program.patch(f"{EMPLOYERS}/E-1", json={"phone": "029-000-0002"}, headers={"If-Match": '"2"'})

    undone = program.post(f"{V1}/merges/1/undo")

    kept(program, "Unmerged", undone.json)
    told = undone.json or {}
    assert (undone.status_code, told["moved"], told["given"]) == (200, {"openings": ["O-1"]}, ["stances"])
    assert told["left"] == [{"kind": "employers", "code": "E-1", "fields": ["phone"]}]
    assert (program.get(f"{address('openings')}/O-1").json or {})["employer"] == "E-2"
    assert (program.get(f"{EMPLOYERS}/E-2").json or {})["archived_on"] is None


def test_merges_are_listed_newest_first_with_their_end(program: FlaskClient) -> None:
    merge(program)
    program.post(f"{V1}/merges/1/undo")
    merge(program)

    page = program.get(f"{V1}/merges").json or {}

    kept(program, "MergePage", page)
    assert [(one["id"], one["undone_by"]) for one in page["items"]] == [(2, None), (1, "local")]
    assert [one["id"] for one in (program.get(f"{V1}/merges?page=2&page_size=1").json or {})["items"]] == [1]


def test_a_merge_and_its_end_stand_in_the_history_with_the_reason(program: FlaskClient) -> None:
    program.post(f"{EMPLOYERS}/merges", json=SAME, headers={"Change-Reason": quote("同じ会社")})

    done = (program.get(f"{EMPLOYERS}/E-2/history").json or {})["items"][0]

    assert (done["what"], done["why"]) == ("archived", "名寄せ（merge） E-2 → E-1: 同じ会社")


def test_a_reason_too_long_beside_the_codes_is_refused_and_nothing_is_merged(program: FlaskClient) -> None:
    why = {"Change-Reason": quote("理" * 200)}

    merged = program.post(f"{EMPLOYERS}/merges", json=SAME, headers=why)
    merge(program)
    undone = program.post(f"{V1}/merges/1/undo", headers=why)

    for answer in (merged, undone):
        assert answer.status_code == 422
        assert [error["field"] for error in (answer.json or {})["errors"]] == ["Change-Reason"]
    assert (program.get(f"{V1}/merges").json or {})["items"][0]["undone_at"] is None


@pytest.mark.parametrize(
    ("path", "said", "fields"),
    [
        ("merges", {"kept": "E-8", "merged": "E-9"}, ["kept", "merged"]),
        ("merges", {"kept": "E-1", "merged": "E-9"}, ["merged"]),
        ("merges", {"kept": "E-1"}, ["merged"]),
        ("merges", {"kept": None, "merged": "\n"}, ["kept", "merged"]),
        ("not-same", {"one": "E-1", "other": "E-9", "why": "x"}, ["why"]),
        ("not-same", {"one": "E-1", "other": "E-9"}, ["other"]),
    ],
)
def test_what_cannot_be_taken_names_each_field(
    program: FlaskClient, path: str, said: dict[str, Any], fields: list[str]
) -> None:
    answer = program.post(f"{EMPLOYERS}/{path}", json=said)

    assert answer.status_code == 422
    assert sorted(error["field"] for error in (answer.json or {})["errors"]) == fields


@pytest.mark.parametrize(("path", "names"), [("merges", ("kept", "merged")), ("not-same", ("one", "other"))])
def test_one_record_is_no_pair(program: FlaskClient, path: str, names: tuple[str, ...]) -> None:
    answer = program.post(f"{EMPLOYERS}/{path}", json=dict.fromkeys(names, "E-1"))

    assert answer.status_code == 409
    assert "[E-1] と同じ記録です" in (answer.json or {})["detail"]


def test_what_was_undone_is_not_undone_again(program: FlaskClient) -> None:
    merge(program)

    statuses = [program.post(f"{V1}/merges/{number}/undo").status_code for number in (1, 1, 2, 2147483647, 2147483648)]

    assert statuses == [200, 409, 404, 404, 404]


@pytest.mark.parametrize("kind", MERGEABLE)
def test_every_kind_that_is_merged_has_its_duplicates(program: FlaskClient, kind: str) -> None:
    kept(program, "LikelyPage", program.get(f"{address(kind)}/duplicates").json)


@pytest.mark.parametrize("path", ["duplicates", "merges", "not-same"])
def test_kinds_that_are_not_merged_have_no_such_address(program: FlaskClient, path: str) -> None:
    assert program.post(f"{address('rounds')}/{path}", json={}).status_code == 404


def test_the_cost_of_a_list_does_not_grow(program: FlaskClient, engine: Engine) -> None:
    few = [select_count(engine, program, path) for path in (f"{EMPLOYERS}/duplicates", f"{V1}/merges")]
    merge(program)
    for number in range(3, 13):
        register(program, "employers", code=f"E-{number}", name=f"架空{number // 2}")
    for number in (4, 6, 8):
        program.post(f"{EMPLOYERS}/merges", json={"kept": f"E-{number}", "merged": f"E-{number + 1}"})

    many = [select_count(engine, program, path) for path in (f"{EMPLOYERS}/duplicates", f"{V1}/merges")]

    assert many[0] == few[0] <= 6
    assert many[1] <= few[1] + 1


@pytest.fixture
def homes(program: FlaskClient) -> None:
    """Two homes of one provider that are one, each with a place."""
    register(program, "providers")
    for code in ("U-1", "U-2"):
        register(program, "units", code=code)


@pytest.mark.usefixtures("homes")
def test_homes_are_merged_with_the_places_that_are_held_of_them(program: FlaskClient) -> None:
    units, pair = address("units"), {"kept": "U-1", "merged": "U-2"}
    offered = program.get(f"{units}/duplicates").json or {}
    program.post(f"{units}/U-2/holds", json={"reference": "i-1"})

    done = program.post(f"{units}/merges", json=pair)
    held = (program.get(f"{units}/U-1/holds").json or {})["items"]
    undone = program.post(f"{V1}/merges/1/undo")

    assert [one["other"]["code"] for one in offered["items"]] == ["U-2"]
    kept(program, "Merged", done.json)
    told = done.json or {}
    assert (done.status_code, told["places"], told["moved"], told["stayed"]) == (201, 1, {}, {})
    assert [one["reference"] for one in held] == ["i-1"]
    assert (undone.json or {})["left"] == []
    assert (program.get(f"{units}/U-2/holds").json or {})["items"] == held
    history = program.get(f"{units}/U-2/history").json
    kept(program, "HistoryPage", history)
    assert [one["what"] for one in (history or {})["items"]][:3] == ["moved", "restored", "archived"]


@pytest.mark.usefixtures("homes")
def test_a_home_with_fewer_places_than_are_held_of_both_is_not_kept(program: FlaskClient) -> None:
    units = address("units")
    for code in ("U-1", "U-2"):
        program.post(f"{units}/{code}/holds", json={"reference": f"i-{code}"})

    refused = program.post(f"{units}/merges", json={"kept": "U-1", "merged": "U-2"}, headers={"Accept-Language": "en"})

    assert refused.status_code == 409
    assert "2 places of the two are held or taken, and [U-1] has 1; give back" in (refused.json or {})["detail"]
    assert (program.get(f"{units}/U-2").json or {})["archived_on"] is None


def test_an_opening_takes_over_what_it_does_not_know(program: FlaskClient) -> None:
    register(program, "openings", code="O-2", employer="E-2", weekly_minutes=2_400)

    done = program.post(f"{address('openings')}/merges", json={"kept": "O-1", "merged": "O-2"})

    kept(program, "Merged", done.json)
    assert (done.json or {})["taken"] == ["weekly_minutes"]
