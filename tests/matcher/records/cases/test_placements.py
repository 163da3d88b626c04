"""A person has one placement at a time, and none ends before it begins."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from matcher.domain.errors import ConflictError
from matcher.domain.support import EndReason
from matcher.records.adding import add
from matcher.records.cases.kinds import PLACEMENTS, SUBJECTS
from matcher.records.keeping import Change, change
from matcher.records.registry.kinds import EMPLOYERS, OPENINGS
from matcher.records.stored import stored_by_id
from tests.acts import act
from tests.said import said

FIRST, NEXT = date(2026, 12, 20), date(2027, 4, 1)


@pytest.fixture
def placed(session: Session) -> Session:
    """A person who was placed on the day of release."""
    add(session, EMPLOYERS, [said(EMPLOYERS)], act())
    add(session, OPENINGS, [said(OPENINGS)], act())
    add(session, SUBJECTS, [said(SUBJECTS), said(SUBJECTS, code="B-02")], act())
    place(session)
    return session


def place(session: Session, **values: object) -> None:
    add(session, PLACEMENTS, [said(PLACEMENTS, **values)], act())


def rewrite(session: Session, archived_on: date | None = None, **values: object) -> None:
    stored = stored_by_id(session, PLACEMENTS, [1])[0]
    after = {**stored.values, **values}
    change(session, PLACEMENTS, [Change(stored=stored, after=after, archived_on=archived_on)], act())


def test_a_second_one_that_has_not_ended_is_refused_in_words(placed: Session) -> None:
    with pytest.raises(ConflictError, match=r"\[A-01/2027-04-01\] cannot be kept: this person has a placement"):
        place(placed, started_on=NEXT)


def test_others_are_not_in_the_way(placed: Session) -> None:
    place(placed, subject="B-02")

    assert len(stored_by_id(placed, PLACEMENTS, [1, 2])) == 2


def test_the_next_begins_when_the_first_has_ended(placed: Session) -> None:
    rewrite(placed, ended_on=NEXT, end_reason=EndReason.ANOTHER_JOB)
    place(placed, started_on=NEXT)

    assert [one.values["ended_on"] for one in stored_by_id(placed, PLACEMENTS, [1, 2])] == [NEXT, None]


def test_one_that_was_entered_by_mistake_and_archived_is_not_in_the_way_until_it_is_restored(placed: Session) -> None:
    rewrite(placed, archived_on=NEXT)
    place(placed, started_on=NEXT)

    with pytest.raises(ConflictError, match="has a placement that has not ended"):
        rewrite(placed)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"ended_on": date(2026, 12, 19)}, "started_on_by_ended_on"),
        ({"end_reason": EndReason.WAGE}, "end_reason_of_an_end"),
        ({"opening": None}, "places_somewhere"),
        ({"started_on": FIRST, "ended_on": NEXT}, "started_on"),
    ],
)
def test_what_cannot_be_is_refused_by_the_database(placed: Session, values: dict[str, Any], constraint: str) -> None:
    with pytest.raises(ConflictError, match=constraint):
        place(placed, **{"started_on": NEXT} | values)


def test_a_placement_goes_with_the_person_and_leaves_the_opening(placed: Session) -> None:
    placed.execute(text("DELETE FROM subjects WHERE code = 'A-01'"))

    left = {table: placed.scalar(text(f"SELECT count(*) FROM {table}")) for table in ("placements", "openings")}
    assert left == {"placements": 0, "openings": 1}
