"""Proposals are read and never written; decisions and placements hang on them, and say so where they cannot."""

import pytest
from flask.testing import FlaskClient

from tests.api.rest.records.conftest import V1, address, propose, register, shape
from tests.api.rest.records.test_every_kind import kept

PROPOSALS = f"{V1}/cases/proposals"


@pytest.fixture
def proposed(program: FlaskClient) -> FlaskClient:
    """A program that asks where A-01 has a proposal, and B-02 none."""
    for kind in ("employers", "openings", "providers", "units"):
        register(program, kind)
    for code in ("A-01", "B-02"):
        register(program, "subjects", code=code)
    propose(program)
    return program


def test_a_proposal_is_read_as_its_schema_promises(proposed: FlaskClient) -> None:
    read = proposed.get(f"{PROPOSALS}/R1-1")
    page = proposed.get(PROPOSALS).json or {}

    assert (read.status_code, read.headers["ETag"]) == (200, '"1"')
    assert (page["total"], page["items"]) == (1, [read.json])
    kept(proposed, "ProposalRecord", read.json)
    kept(proposed, "ProposalRecordPage", page)
    assert proposed.get(f"{PROPOSALS}/R1-1", headers={"If-None-Match": '"1"'}).status_code == 304
    assert proposed.get(f"{PROPOSALS}/R1-2").status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("subject=A-01", 1),
        ("subject=B-02", 0),
        ("proposed=true&to_confirm=false&help=full", 1),
        ("opening=O-1&unit=U-1", 1),
        ("run_id=7", 0),
        ("sort=-made_on", 1),
    ],
)
def test_proposals_are_found_by_whom_and_what_they_are_about(proposed: FlaskClient, asked: str, found: int) -> None:
    assert (proposed.get(f"{PROPOSALS}?{asked}").json or {})["total"] == found


def test_its_history_says_that_it_was_added(proposed: FlaskClient) -> None:
    past = proposed.get(f"{PROPOSALS}/R1-1/history").json or {}

    assert [one["what"] for one in past["items"]] == ["added"]
    kept(proposed, "HistoryPage", past)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "", 405),
        ("PUT", "/R1-1", 405),
        ("PATCH", "/R1-1", 405),
        ("DELETE", "/R1-1", 405),
        ("POST", "/imports", 404),
        ("GET", "/export", 404),
        ("POST", "/R1-1/restore", 404),
    ],
)
def test_nobody_writes_one_by_hand(proposed: FlaskClient, method: str, path: str, status: int) -> None:
    assert proposed.open(PROPOSALS + path, method=method, json={}).status_code == status


def test_a_decision_on_the_proposal_of_somebody_else_is_refused_by_name(proposed: FlaskClient) -> None:
    refused = proposed.post(f"{address('decisions')}?lang=en", json=shape("decisions", subject="B-02"))

    assert refused.status_code == 422
    assert [error["field"] for error in (refused.json or {})["errors"]] == ["proposal"]
    assert "somebody else" in refused.text


def test_a_second_open_placement_is_refused_in_words(proposed: FlaskClient) -> None:
    register(proposed, "placements", proposal="R1-1")

    refused = proposed.post(address("placements"), json=shape("placements", started_on="2027-04-01"))

    assert refused.status_code == 409
    assert "終了していない" in (refused.json or {})["detail"]


@pytest.mark.parametrize(
    ("kind", "asked", "found"),
    [
        ("placements", "not_ended=true&subject=A-01&proposal=R1-1", 1),
        ("placements", "not_ended=false", 0),
        ("decisions", "proposal=R1-1&decision=go_on", 1),
        ("decisions", "proposal=R1-9", 0),
        ("support_plans", "not_agreed=true&not_replaced=true", 1),
        ("support_plans", "not_agreed=false", 0),
    ],
)
def test_what_hangs_on_a_person_is_found(proposed: FlaskClient, kind: str, asked: str, found: int) -> None:
    register(proposed, kind, **({"proposal": "R1-1"} if kind == "placements" else {}))

    assert (proposed.get(f"{address(kind)}?{asked}").json or {})["total"] == found
