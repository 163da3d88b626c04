"""Lists a page at a time, and before anything is on record."""

import pytest
from sqlalchemy.orm import Session

from matcher.desk.criteria import load_criteria
from matcher.desk.listing import Span, list_rows, made_board
from matcher.domain.errors import NotFoundError
from matcher.scoring.catalogue import CRITERIA

FIRST = Span(page=1, page_size=10)


def test_before_the_first_run_there_is_no_board(session: Session) -> None:
    with pytest.raises(NotFoundError, match="make demo"):
        made_board(session)
    with pytest.raises(NotFoundError):
        list_rows(session, None, FIRST)


def test_before_the_first_run_a_criterion_has_no_weight(session: Session) -> None:
    criteria = load_criteria(session)

    assert [one.name for one in criteria] == [one.name for one in CRITERIA]
    assert {one.weight for one in criteria} == {None}
    assert [one.scale for one in criteria] == [one.scale for one in CRITERIA]
