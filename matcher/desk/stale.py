"""The queue of what has to be asked again: confirmed too long ago, or never; with whom to call."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import RowMapping, Select, SQLColumnExpression, func, or_, select
from sqlalchemy.orm import Session

from matcher.desk.freshness import CONFIRMED, confirmable_kind
from matcher.desk.listing import Page, Span
from matcher.desk.queues import Queue, queue_of
from matcher.domain.policy import Policy
from matcher.domain.registry import ConfirmedHow
from matcher.records.kinds import Kind

FIRST_PAGE = Span(page=1, page_size=50)


class Never(StrEnum):
    """Where records that were never confirmed stand in the queue."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Whom to call."""

    kind: str
    """`employers`, `providers` or `organisations`."""
    code: str
    name: str
    contact: str | None
    phone: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A record that waits to be asked."""

    kind: str
    code: str
    name: str
    free: int
    """Places that hang on it and could be given today; 0 for organisations."""
    confirmed_on: date | None
    confirmed_by: str | None
    confirmed_how: ConfirmedHow | None
    call: Call | None
    """None where nobody is on record who could be called."""


def stale(
    session: Session,
    kind: Kind,
    *,
    today: date,
    policy: Policy,
    never: Never = Never.FIRST,
    span: Span = FIRST_PAGE,
) -> Page[Waiting]:
    """Records in use that were confirmed more than `confirm_within_days` ago, or never; two queries.

    Those on which free places hang come first, and of these the oldest.
    """
    queue = _queue(kind, today)
    oldest = date.fromordinal(max(1, today.toordinal() - policy.confirm_within_days))
    day = queue.confirmed_on
    unasked = day.is_(None)
    order = ((queue.free > 0).desc(), unasked.desc() if never is Never.FIRST else unasked.asc(), day)
    return _page(session, kind, queue.rows.where(or_(unasked, day < oldest)), order, span)


def never_asked(session: Session, kind: Kind, *, today: date, span: Span = FIRST_PAGE) -> Page[Waiting]:
    """Records in use that were registered and never asked; two queries. Those on which free places hang come first.

    Neither they nor any record whose word holds for them were ever confirmed or declared a stance or a condition; of
    employers only confirmation and stances count.
    """
    queue = _queue(kind, today)
    return _page(session, kind, queue.rows.where(queue.never_asked), ((queue.free > 0).desc(),), span)


def _queue(kind: Kind, today: date) -> Queue:
    return queue_of(confirmable_kind(kind.name).name, today)


def _page(
    session: Session, kind: Kind, rows: Select[Any], order: tuple[SQLColumnExpression[Any], ...], span: Span
) -> Page[Waiting]:
    total = session.scalar(select(func.count()).select_from(rows.subquery())) or 0
    part = rows.order_by(*order, kind.table.id).offset((span.page - 1) * span.page_size).limit(span.page_size)
    items = tuple(_waiting(kind, row) for row in session.execute(part).mappings())
    return Page(total=total, page=span.page, page_size=span.page_size, items=items)


def _waiting(kind: Kind, row: RowMapping) -> Waiting:
    own = {name: row[name] for name in ("code", "name", "free", *CONFIRMED)}
    called = {name: row[f"call_{name}"] for name in ("kind", "code", "name", "contact", "phone")}
    return Waiting(kind=kind.name, **own, call=None if called["code"] is None else Call(**called))
