"""Lets all that points to one record point to another, with its history, and back again."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.desk.files import KINDS
from matcher.records.adding import BATCH
from matcher.records.changes import Act
from matcher.records.keeping import Change, change
from matcher.records.kinds import Kind
from matcher.records.stored import Stored, stored_by_id
from matcher.records.tables import table_of

Pointers = Mapping[str, Mapping[str, Sequence[int]]]
"""Ids of records by their kind and the field that points."""
Codes = Mapping[str, tuple[str, ...]]
"""Codes of records by their kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSince:
    """A record that was changed after a merge, and by which fields; undoing the merge leaves those as they are."""

    kind: str
    code: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """From which record to which, by code."""

    start: str
    end: str


def pointers_to(session: Session, kind: Kind, record: int) -> Pointers:
    """Everything that points to a record, archived or not; one query for each field that can."""
    found: dict[str, dict[str, Sequence[int]]] = defaultdict(dict)
    for each in KINDS.values():
        for reference in (one for one in each.references if one.to is kind.table):
            table = table_of(each.table)
            its = select(table.c.id).where(table.c[reference.column] == record).order_by(table.c.id)
            ids = session.scalars(its).all()
            if ids:
                found[each.name][reference.field] = list(ids)
    return dict(found)


def repoint(session: Session, pointers: Pointers, ends: Ends, act: Act) -> tuple[Codes, tuple[ChangedSince, ...]]:
    """Let those that still point to the start point to the end: their codes, and the others."""
    moved: dict[str, tuple[str, ...]] = {}
    others: list[ChangedSince] = []
    for name, fields in pointers.items():
        for field, ids in fields.items():
            for start in range(0, len(ids), BATCH):
                pointing, away = _repoint(session, KINDS[name], field, ids[start : start + BATCH], ends, act)
                moved[name] = (*moved.get(name, ()), *pointing)
                others += [ChangedSince(kind=name, code=code, fields=(field,)) for code in away]
    return {name: codes for name, codes in moved.items() if codes}, tuple(others)


def _repoint(
    session: Session, kind: Kind, field: str, ids: Sequence[int], ends: Ends, act: Act
) -> tuple[list[str], list[str]]:
    stored = stored_by_id(session, kind, ids)
    pointing = [one for one in stored if one.values[field] == ends.start]
    change(session, kind, [_to(one, field, ends.end) for one in pointing], act)
    away = [one for one in stored if one.values[field] != ends.start]
    return [kind.code_of(one.values) for one in pointing], [kind.code_of(one.values) for one in away]


def _to(stored: Stored, field: str, code: str) -> Change:
    return Change(stored=stored, after={**stored.values, field: code}, archived_on=stored.archived_on)
