"""Many rows at a time are the same rows, however they are written."""

import pytest
from sqlalchemy.orm import Session

from matcher.domain.registry import ConfirmedHow
from matcher.records.adding import add
from matcher.records.bulk import MANY, draw_ids
from matcher.records.registry.kinds import EMPLOYERS
from matcher.records.stored import stored_by_key
from matcher.records.tables import table_of
from tests.acts import act
from tests.said import said


@pytest.mark.parametrize("count", [1, MANY])
def test_words_of_closed_sets_come_back_and_so_does_what_nobody_said(session: Session, count: int) -> None:
    known = said(EMPLOYERS, code="E-001", confirmed_how=ConfirmedHow.VISIT)
    others = [said(EMPLOYERS, code=f"E-{number}", confirmed_how=None) for number in range(2, count + 1)]

    add(session, EMPLOYERS, [known, *others], act())

    stored = stored_by_key(session, EMPLOYERS, [("E-001",), (f"E-{count}",)])
    assert stored["E-001",].values["confirmed_how"] is ConfirmedHow.VISIT
    assert count == 1 or stored[f"E-{count}",].values["confirmed_how"] is None


def test_ids_follow_those_that_are_there(session: Session) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS, code="E-001"), said(EMPLOYERS, code="E-002")], act())
    last = max(one.id for one in stored_by_key(session, EMPLOYERS, [("E-001",), ("E-002",)]).values())

    ids = draw_ids(session.connection(), table_of(EMPLOYERS.table), 3)

    assert list(ids) == [last + 1, last + 2, last + 3]
