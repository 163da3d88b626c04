"""Lists a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from matcher.desk.board import load_board
from matcher.desk.register import NO_RUN
from matcher.desk.views import Board, BoardRow
from matcher.domain.errors import NotFoundError

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Which part of a list: the page, counted from 1, and how many items a page has at most."""

    page: int
    page_size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Item]):
    """One page of a list; a page after the last one is empty."""

    total: int
    page: int
    page_size: int
    items: tuple[Item, ...]


def made_board(session: Session) -> Board:
    """The board of the latest run. Raises `NotFoundError` before the first."""
    board = load_board(session)
    if board is None:
        raise NotFoundError(NO_RUN)
    return board


def list_rows(session: Session, given: str | None, span: Span) -> Page[BoardRow]:
    """People of the board, or only those who get that help. Raises `NotFoundError` before the first run."""
    rows = made_board(session).rows
    return _page([row for row in rows if given in {None, row.help}], span)


def _page(rows: Sequence[Item], span: Span) -> Page[Item]:
    first = (span.page - 1) * span.page_size
    items = tuple(rows[first : first + span.page_size])
    return Page(total=len(rows), page=span.page, page_size=span.page_size, items=items)
