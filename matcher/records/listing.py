"""Records by what is asked of them: filters, words, order, and a part of the list, in a bounded number of queries."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, not_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from matcher.records.kinds import Kind
from matcher.records.search import few_that_say, says, says_one_by_one
from matcher.records.stored import Stored, stored_by_id

Condition = Callable[[Any], ColumnElement[bool]]
NOTHING: Mapping[str, Any] = {}
_AT_A_TIME = 1_000
_FEW = 5_000
"""Records that say some words, up to which they are named one by one in a query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """By what records of one kind can be found, and in which orders."""

    filters: Mapping[str, Condition]
    """By name: from the value that is asked for to a condition of the database."""
    orders: Mapping[str, InstrumentedAttribute[Any]]
    """By name; `-` before it turns the order. The first is that of a list for which none is asked."""
    in_use: ColumnElement[bool] | None = None
    """Where more than the record's own end of use decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a list."""

    filters: Mapping[str, Any] = field(default_factory=dict)
    words: str | None = None
    archived: bool | None = False
    """True: only what is out of use; None: whatever there is."""
    order: str | None = None


def equal(column: InstrumentedAttribute[Any]) -> Condition:
    """The value itself."""
    return lambda value: column == value


def at_most(column: InstrumentedAttribute[Any]) -> Condition:
    """No more than the value, as far as is known."""
    return lambda value: column <= value


def pointing_to(column: InstrumentedAttribute[Any], table: type[Any]) -> Condition:
    """The record that another points to, by its code."""
    return lambda code: column == select(table.id).where(table.code == code).scalar_subquery()


def not_known(column: InstrumentedAttribute[Any]) -> Condition:
    """Whether nothing is known."""
    return lambda asked: column.is_(None) if asked else column.is_not(None)


def listed(
    session: Session, kind: Kind, ways: Ways, asked: Asked, *, first: int, most: int
) -> tuple[int, list[Stored]]:
    """How many records there are, and some of them in their order; `first` counts from 0."""
    conditions = _conditions(kind, ways, asked)
    few = None if asked.words is None else few_that_say(session, kind, asked.words, most=_FEW)
    if few is not None:
        named = _ordered(kind, ways, asked).where(*conditions, _one_of(kind, few))
        ids = session.scalars(named).all() if few else []
        return len(ids), _in_order(session, kind, ids[first : first + most])
    counting, paging = conditions, conditions
    if asked.words is not None:
        counting = [*conditions, says(kind, asked.words)]
        paging = [*conditions, says_one_by_one(kind, asked.words)]
    total = session.scalar(select(func.count()).select_from(kind.table).where(*counting)) or 0
    if first >= total:
        return total, []
    ids = session.scalars(_ordered(kind, ways, asked).where(*paging).offset(first).limit(most)).all()
    return total, _in_order(session, kind, ids)


def _one_of(kind: Kind, ids: Sequence[int]) -> ColumnElement[bool]:
    """Thousands of numbers are read sooner as part of the statement than as so many parameters."""
    return kind.table.id.in_(bindparam("ids", ids, expanding=True, literal_execute=True))


def _in_order(session: Session, kind: Kind, ids: Sequence[int]) -> list[Stored]:
    found = {one.id: one for one in stored_by_id(session, kind, ids)} if ids else {}
    return [found[one] for one in ids]


def every(session: Session, kind: Kind, ways: Ways, asked: Asked) -> Iterator[Stored]:
    """All the records of a list in their order, read some at a time."""
    conditions = _conditions(kind, ways, asked)
    if asked.words is not None:
        conditions.append(says(kind, asked.words))
    ids = session.scalars(_ordered(kind, ways, asked).where(*conditions)).all()
    for start in range(0, len(ids), _AT_A_TIME):
        yield from _in_order(session, kind, ids[start : start + _AT_A_TIME])


def _conditions(kind: Kind, ways: Ways, asked: Asked) -> list[ColumnElement[bool]]:
    """All but the words."""
    conditions = [ways.filters[name](value) for name, value in asked.filters.items()]
    if asked.archived is not None:
        in_use = kind.table.archived_on.is_(None) if ways.in_use is None else ways.in_use
        conditions.append(not_(in_use) if asked.archived else in_use)
    return conditions


def _ordered(kind: Kind, ways: Ways, asked: Asked) -> Select[int]:
    """Ids in the order that is asked for; among equals by id, and what is not known last."""
    name = asked.order or next(iter(ways.orders))
    column = ways.orders[name.removeprefix("-")]
    turned = column.desc() if name.startswith("-") else column.asc()
    may_lack = kind.table.__table__.c[column.key].nullable
    return select(kind.table.id).order_by(turned.nulls_last() if may_lack else turned, kind.table.id)
