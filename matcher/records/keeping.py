"""Changes, archives and restores records, never without their history; `adding.py` adds them. Nobody else writes any.

All goes through the tables in batches, one record or a hundred thousand. A change says which version it starts from;
where the record has moved on in between, `ConflictError` tells what changed, and the caller's transaction is given up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from matcher.domain.errors import ConflictError
from matcher.domain.text import Text
from matcher.records.adding import batches, conflict
from matcher.records.changes import Act, Snapshot, What
from matcher.records.history import Entry, write_history
from matcher.records.kinds import Kind, Listed, Values, plain
from matcher.records.pointing import ids_of
from matcher.records.search import index_lines, line_of
from matcher.records.stored import Stored, stored_by_id
from matcher.records.tables import table_of

_OVERTAKEN = Text(
    "[{code}] は、その間に変更されています（{fields}）。読み直してから変更してください。",
    "[{code}] was changed in the meantime ({fields}); read it again before you change it",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A record as it was read, and as it shall be."""

    stored: Stored
    after: Values
    """All its values."""
    archived_on: date | None = None
    """The day from which it is out of use."""

    @property
    def what(self) -> What:
        """Archived, restored, or changed in what it says."""
        if self.archived_on == self.stored.archived_on:
            return What.CHANGED
        return What.RESTORED if self.archived_on is None else What.ARCHIVED

    def differing(self) -> tuple[str, ...]:
        """The fields whose value changes."""
        before = self.stored.values
        return tuple(name for name in before if before[name] != self.after[name])


def change(session: Session, kind: Kind, changes: Sequence[Change], act: Act) -> None:
    """Write changed records. Raises `ConflictError` where one is no longer as it was read."""
    for batch in batches(changes):
        _update(session, kind, batch)
        for listed in kind.lists:
            differing = [(each.stored.id, each.after) for each in batch if listed.field in each.differing()]
            _clear(session.connection(), listed, [owner for owner, _ in differing])
            _write_list(session.connection(), listed, differing)
        write_history(session, kind, [(each.stored.id, _entry(kind, each)) for each in batch], act)
        index_lines(session, kind, [(each.stored.id, line_of(kind, each.after)) for each in batch])


def _rows(session: Session, kind: Kind, records: Sequence[Values]) -> list[dict[str, Any]]:
    """The records' own rows: plain values, ids for references, and whether lists were asked for."""
    found = {each.field: ids_of(session, each, [record[each.field] for record in records]) for each in kind.references}
    rows = []
    for record in records:
        row = {name: record[name] for name in kind.columns}
        for each in kind.references:
            row[each.column] = found[each.field].get(record[each.field])
        for listed in kind.lists:
            if listed.asked:
                row[listed.asked] = record[listed.field] is not None
        rows.append(row)
    return rows


def _update(session: Session, kind: Kind, batch: Sequence[Change]) -> None:
    _check_versions(session, kind, batch)
    table = table_of(kind.table)
    rows = _rows(session, kind, [each.after for each in batch])
    written: dict[str, Any] = {name: bindparam(f"to_{name}") for name in (*rows[0], "version", "archived_on")}
    parameters = [
        {f"to_{name}": value for name, value in row.items()}
        | {"to_version": each.stored.version + 1, "to_archived_on": each.archived_on, "at_id": each.stored.id}
        for row, each in zip(rows, batch, strict=True)
    ]
    statement = update(table).where(table.c.id == bindparam("at_id")).values(written)
    try:
        session.connection().execute(statement, parameters)
    except IntegrityError as error:
        raise conflict(kind, [kind.code_of(each.after) for each in batch], error) from error


def _check_versions(session: Session, kind: Kind, batch: Sequence[Change]) -> None:
    """Hold the records until the end of the transaction, and see that each still is as it was read."""
    table = table_of(kind.table)
    asked = select(table.c.id, table.c.version).where(table.c.id.in_([each.stored.id for each in batch]))
    rows = session.connection().execute(asked.order_by(table.c.id).with_for_update())
    versions = {row.id: row.version for row in rows}
    for each in batch:
        if versions.get(each.stored.id) != each.stored.version:
            raise _overtaken(session, kind, each)


def _overtaken(session: Session, kind: Kind, each: Change) -> ConflictError:
    now = next(iter(stored_by_id(session, kind, [each.stored.id])), None)
    fields = () if now is None else _changed_fields(each.stored, now)
    code = kind.code_of(each.stored.values)
    said = _OVERTAKEN.filled(code=code, fields=", ".join(fields))
    return ConflictError(said, code=code, fields=fields, version=None if now is None else now.version)


def _changed_fields(before: Stored, now: Stored) -> tuple[str, ...]:
    changed = tuple(name for name in before.values if before.values[name] != now.values[name])
    return changed + (("archived_on",) if before.archived_on != now.archived_on else ())


def _write_list(connection: Connection, listed: Listed, owners: Sequence[tuple[int, Values]]) -> None:
    rows = [
        {listed.owner: owner, **listed.row(member)} for owner, values in owners for member in values[listed.field] or ()
    ]
    if rows:
        connection.execute(insert(table_of(listed.table)), rows)


def _clear(connection: Connection, listed: Listed, owners: Sequence[int]) -> None:
    if owners:
        table = table_of(listed.table)
        connection.execute(delete(table).where(table.c[listed.owner].in_(owners)))


def _entry(kind: Kind, each: Change) -> Entry:
    fields, old = each.differing(), each.stored.values
    before = {name: plain(old[name]) for name in fields}
    after = {name: plain(each.after[name]) for name in fields}
    if each.what is not What.CHANGED:
        before["archived_on"], after["archived_on"] = plain(each.stored.archived_on), plain(each.archived_on)
    return Entry(
        code=kind.code_of(each.after),
        version=each.stored.version + 1,
        what=each.what,
        before=Snapshot.of(before),
        after=Snapshot.of(after),
        subject=each.after.get("subject"),
    )
