"""Proposals are never changed, decisions are about the person of their proposal, and both go with the person."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from matcher.domain.errors import ConflictError
from matcher.domain.support import DecisionKind, DecisionReason, DecisionSide, Procedure
from matcher.records.adding import add
from matcher.records.cases.kinds import DECISIONS, PLACEMENTS, PROPOSALS, SUBJECTS, SUPPORT_PLANS
from matcher.records.registry.kinds import EMPLOYERS, OPENINGS, PROVIDERS, UNITS
from matcher.records.stored import stored_by_id
from tests.acts import act
from tests.said import said

OF_A_PERSON = ("proposals", "decisions", "placements", "support_plans", "plan_procedures", "plan_roles", "case_changes")


@pytest.fixture
def proposed(session: Session) -> Session:
    """Two people, and a proposal for the first of them."""
    for kind in (EMPLOYERS, OPENINGS, PROVIDERS, UNITS):
        add(session, kind, [said(kind)], act())
    add(session, SUBJECTS, [said(SUBJECTS), said(SUBJECTS, code="B-02")], act())
    add(session, PROPOSALS, [said(PROPOSALS)], act())
    return session


def decide(session: Session, **values: object) -> None:
    add(session, DECISIONS, [said(DECISIONS, **values)], act())


def test_a_proposal_is_never_changed(proposed: Session) -> None:
    with pytest.raises(IntegrityError, match="never changed"):
        proposed.execute(text("UPDATE proposals SET points = 0"))


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"opening": None, "unit": None}, "proposes_something"),
        ({"own_home": True}, "one_home"),
        ({"settled_from": date(2027, 4, 1)}, "settled_from_of_a_home"),
        ({"points": -1}, "points_not_negative"),
        ({"rank": 0}, "rank_in_range"),
    ],
)
def test_what_is_no_proposal_is_refused(proposed: Session, values: dict[str, Any], constraint: str) -> None:
    with pytest.raises(ConflictError, match=constraint):
        add(proposed, PROPOSALS, [said(PROPOSALS, code="R1-2", **values)], act())


def test_ones_own_home_is_a_home(proposed: Session) -> None:
    add(proposed, PROPOSALS, [said(PROPOSALS, code="R1-2", opening=None, unit=None, own_home=True)], act())

    assert stored_by_id(proposed, PROPOSALS, [2])[0].values["own_home"]


def test_decisions_follow_each_other_over_time(proposed: Session) -> None:
    decide(proposed)
    decide(proposed, decision=DecisionKind.DECLINED_BY_EMPLOYER, side=DecisionSide.EMPLOYER)
    decide(proposed, decision=DecisionKind.WITHDRAWN, decided_on=date(2026, 12, 1))

    assert len(stored_by_id(proposed, DECISIONS, [1, 2, 3])) == 3


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"decision": DecisionKind.ANOTHER_PLAN}, "another_plan_has_a_reason"),
        ({"decision": DecisionKind.DECLINED_BY_PERSON, "side": DecisionSide.LANDLORD}, "declined_by_person"),
        ({"subject": "B-02"}, "(?i)foreign key"),
    ],
)
def test_what_cannot_be_decided_is_refused(proposed: Session, values: dict[str, Any], constraint: str) -> None:
    with pytest.raises(ConflictError, match=constraint):
        decide(proposed, **values)


def test_another_plan_says_why(proposed: Session) -> None:
    decide(proposed, decision=DecisionKind.ANOTHER_PLAN, reason=DecisionReason.DISTANCE)

    assert stored_by_id(proposed, DECISIONS, [1])[0].values["reason"] is DecisionReason.DISTANCE


def test_all_of_it_goes_with_the_person(proposed: Session) -> None:
    decide(proposed)
    lists = {"procedures": ((Procedure.PENSION, None, None),), "roles": (("架空支援機構", "職場への同行"),)}
    add(proposed, SUPPORT_PLANS, [said(SUPPORT_PLANS, **lists)], act())
    add(proposed, PLACEMENTS, [said(PLACEMENTS, proposal="R1-1")], act())
    counts = "SELECT count(*) FROM {}"

    before = {table: proposed.scalar(text(counts.format(table))) for table in OF_A_PERSON}
    proposed.execute(text("DELETE FROM subjects WHERE code = 'A-01'"))
    after = {table: proposed.scalar(text(counts.format(table))) for table in OF_A_PERSON}

    assert all(before.values())
    assert after == dict.fromkeys(OF_A_PERSON, 0) | {"case_changes": 1}  # of B-02
