"""Records as values: read by key, in a bounded number of queries whatever their number."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, aliased

from matcher.records.kinds import Kind, Listed, Values, in_order
from matcher.records.tables import among, table_of

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """One record as it stands."""

    id: int
    version: int
    archived_on: date | None
    values: Values


def stored_by_key(session: Session, kind: Kind, keys: Collection[Key]) -> dict[Key, Stored]:
    """The records that people know by these keys; one query, and one for each list."""
    statement, first = _statement(kind)
    wanted = set(keys)
    found = _read(session, kind, statement.where(first.in_({key[0] for key in wanted})), {})
    by_key = {key_of(kind, one.values): one for one in found}
    return {key: one for key, one in by_key.items() if key in wanted}


def stored_by_id(session: Session, kind: Kind, ids: Collection[int]) -> list[Stored]:
    """The records with these ids, in the order of their ids."""
    return _read(session, kind, _by_id(kind), {"ids": list(ids)})


def key_of(kind: Kind, values: Values) -> Key:
    """The fields by which people know a record."""
    return tuple(values[name] for name in kind.key)


@cache
def _statement(kind: Kind) -> tuple[Select[Any], ColumnElement[Any]]:
    """Everything that stands in the record's own row, and what the first field of its key is called there."""
    table = table_of(kind.table)
    said: dict[str, ColumnElement[Any]] = {name: table.c[name] for name in (*kind.columns, *_asked(kind))}
    joins = []
    for reference in kind.references:
        other = aliased(reference.to)
        said[reference.field] = other.code  # type: ignore[attr-defined]  # whatever is pointed to has a code
        joins.append((other, table.c[reference.column] == other.id))
    statement = select(
        table.c.id, table.c.version, table.c.archived_on, *(column.label(f"_{name}") for name, column in said.items())
    )
    for other, on in joins:
        statement = statement.outerjoin(other, on)
    return statement.order_by(table.c.id), said[kind.key[0]]


@cache
def _by_id(kind: Kind) -> Select[Any]:
    statement, _ = _statement(kind)
    return statement.where(among(kind.table.id))


def _read(session: Session, kind: Kind, statement: Select[Any], given: Mapping[str, Any]) -> list[Stored]:
    rows = session.execute(statement, given).mappings().all()
    ids = [row["id"] for row in rows]
    lists = {each.field: _members(session, each, ids) for each in kind.lists}
    return [_stored(kind, row, lists) for row in rows]


def _stored(kind: Kind, row: Mapping[Any, Any], lists: Mapping[str, Mapping[int, tuple[Any, ...]]]) -> Stored:
    said = {name: row[f"_{name}"] for name in (*kind.columns, *(each.field for each in kind.references))}
    for each in kind.lists:
        members = lists[each.field].get(row["id"], ())
        known = bool(members) if each.asked is None else row[f"_{each.asked}"]
        said[each.field] = members if known else None
    return Stored(id=row["id"], version=row["version"], archived_on=row["archived_on"], values=said)


def _members(session: Session, listed: Listed, ids: Collection[int]) -> Mapping[int, tuple[Any, ...]]:
    """Members by the id of their record, in the order of the table's key."""
    if not ids:
        return {}
    by_owner: dict[int, list[Any]] = defaultdict(list)
    for owner, *member in session.execute(_asked_members(listed), {"ids": list(ids)}):
        by_owner[owner].append(member[0] if len(member) == 1 else tuple(member))
    return {owner: in_order(members) for owner, members in by_owner.items()}


@cache
def _asked_members(listed: Listed) -> Select[Any]:
    table = table_of(listed.table)
    owner = table.c[listed.owner]
    return select(owner, *(table.c[name] for name in listed.columns)).where(among(owner))


def _asked(kind: Kind) -> tuple[str, ...]:
    return tuple(each.asked for each in kind.lists if each.asked is not None)
