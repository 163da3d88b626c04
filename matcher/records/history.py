"""The history of records: one row for each that was added, changed, archived or restored; written, and read again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matcher.records.bulk import insert_rows
from matcher.records.changes import OF_PLACES, Act, Snapshot, What
from matcher.records.kinds import Kind
from matcher.records.pointing import ids_of
from matcher.records.tables import table_of


class Entry(NamedTuple):
    """What one change of one record was, in words that JSON has."""

    code: str
    version: int
    what: What
    before: Snapshot
    after: Snapshot
    subject: str | None = None
    """Code of the person it is about, where that is another record."""


def write_history(session: Session, kind: Kind, entries: Sequence[tuple[int, Entry]], act: Act) -> None:
    """Write entries, each with the id of its record."""
    rows: list[dict[str, Any]] = [
        {
            "kind": kind.name,
            "record_id": record,
            "code": entry.code,
            "version": entry.version,
            "what": entry.what,
            "before": entry.before,
            "after": entry.after,
            "at": act.at,
            "by": act.by,
            "why": act.why,
        }
        for record, entry in entries
    ]
    if kind.about_people:
        for row, owner in zip(rows, _whose(session, kind, entries), strict=True):
            row["subject_id"] = owner
    insert_rows(session.connection(), table_of(kind.history), rows)


def _whose(session: Session, kind: Kind, entries: Sequence[tuple[int, Entry]]) -> list[int]:
    """The id of the person each entry is about: the record itself, or the one that it points to."""
    for reference in kind.references:
        if reference.field == "subject":
            found = ids_of(session, reference, [entry.subject for _, entry in entries])
            return [found[entry.subject] for _, entry in entries]
    return [record for record, _ in entries]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One change of a record; fields with their values before and after, as JSON has them."""

    version: int
    what: str
    before: dict[str, Any]
    after: dict[str, Any]
    at: str
    by: str
    why: str | None


def changes_of(session: Session, kind: Kind, record_id: int, *, first: int, most: int) -> tuple[int, tuple[Done, ...]]:
    """How many changes there were, and some of them, latest first; `first` counts from 0. Two queries."""
    table = table_of(kind.history)
    its = (table.c.kind == kind.name, table.c.record_id == record_id)
    total = session.scalar(select(func.count()).select_from(table).where(*its)) or 0
    columns = (table.c[name] for name in ("version", "what", "before", "after", "at", "by", "why"))
    rows = session.execute(select(*columns).where(*its).order_by(table.c.id.desc()).offset(first).limit(most))
    return total, tuple(Done(**row) for row in rows.mappings())


def changes_since(session: Session, kind: Kind, record_id: int, version: int) -> dict[str, tuple[Any, Any]]:
    """Fields that have changed since a record had that version: the value then, and the value now."""
    table = table_of(kind.history)
    its = (table.c.kind == kind.name, table.c.record_id == record_id, table.c.version > version)
    own = table.c.what.not_in(OF_PLACES)
    rows = session.execute(select(table.c.before, table.c.after).where(*its, own).order_by(table.c.id))
    changed: dict[str, tuple[Any, Any]] = {}
    for before, after in rows:
        for name in after:
            then = changed[name][0] if name in changed else before.get(name)
            changed[name] = (then, after[name])
    return {name: (then, now) for name, (then, now) in changed.items() if then != now}
