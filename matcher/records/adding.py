"""Adds records. All but their ids is prepared beforehand, so that the write lock is held for writing alone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from matcher.domain.errors import ConflictError
from matcher.domain.text import Text
from matcher.records.bulk import draw_ids, insert_rows, put_in_order
from matcher.records.changes import Act, Snapshot, What
from matcher.records.history import Entry, write_history
from matcher.records.kinds import Kind, Values, plain
from matcher.records.pointing import ids_of
from matcher.records.search import SearchText, add_lines, line_of
from matcher.records.tables import table_of

BATCH = 2_000
"""Records written at a time."""
_NOTHING = Snapshot.of({})
_TAKEN = Text(
    "[{code}] は登録できません。同じコードの記録がすでにあるか、値が互いに合いません（{why}）。",
    "[{code}] cannot be kept: its code is on record already, or its values do not go together ({why})",
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """New records as they are written, but for their ids."""

    rows: list[dict[str, Any]]
    """Their own rows; a column that none of them fills is not there."""
    members: dict[str, list[tuple[int, Any]]]
    """By field, the members of lists, each with the place of its record."""
    entries: list[Entry]
    lines: list[str]
    """What a search looks into."""


def prepare(session: Session, kind: Kind, records: Sequence[Values]) -> Prepared:
    """New records with all their fields, made ready to be added; at most `BATCH` of them.

    What they point to keeps its id and its code for good, so both may be read before the write lock is taken. Raises
    `NotFoundError` where one points to nothing.
    """
    filled = [name for name in kind.columns if any(record[name] is not None for record in records)]
    asked = [(listed.asked, listed.field) for listed in kind.lists if listed.asked]
    rows = [_row(record, filled, asked) for record in records]
    for reference in kind.references:
        codes = [record[reference.field] for record in records]
        found = ids_of(session, reference, codes)
        for row, code in zip(rows, codes, strict=True):
            row[reference.column] = found.get(code)
    return Prepared(
        rows=rows,
        members={
            listed.field: [(place, each) for place, record in enumerate(records) for each in record[listed.field] or ()]
            for listed in kind.lists
        },
        entries=[_entry(kind, record) for record in records],
        lines=[line_of(kind, record) for record in records],
    )


def add_prepared(session: Session, kind: Kind, ready: Prepared, act: Act) -> None:
    """Write what was prepared. Raises `ConflictError` where a record is there already."""
    connection = session.connection()
    ids = draw_ids(connection, table_of(kind.table), len(ready.rows))
    _insert(connection, kind, ready, ids)
    for listed in kind.lists:
        rows = [{listed.owner: ids[place], **listed.row(member)} for place, member in ready.members[listed.field]]
        insert_rows(connection, table_of(listed.table), rows)
    write_history(session, kind, list(zip(ids, ready.entries, strict=True)), act)
    add_lines(session, kind, list(zip(ids, ready.lines, strict=True)))


def add(session: Session, kind: Kind, records: Sequence[Values], act: Act) -> None:
    """Write new records with all their fields. Raises as `prepare` and `add_prepared` do."""
    for batch in batches(records):
        add_prepared(session, kind, prepare(session, kind, batch), act)


def settle(engine: Engine, kind: Kind, written: int) -> None:
    """After so many new or changed records of a kind were committed: see that lists and searches stay quick."""
    if written >= BATCH:
        lists = (table_of(listed.table) for listed in kind.lists)
        put_in_order(engine, (table_of(kind.table), *lists, table_of(SearchText)))


def batches(items: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """A long sequence in pieces that are written at a time."""
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def conflict(kind: Kind, codes: Sequence[str], error: IntegrityError) -> ConflictError:
    """What the database refused, by code where it is about one record."""
    code = codes[0] if len(codes) == 1 else kind.name
    why = str(error.orig).splitlines()[0]
    said = next((words for sign, words in kind.refused if re.search(sign, why)), _TAKEN)
    return ConflictError(said.filled(code=code, why=why), code=code)


def _row(record: Values, filled: Sequence[str], asked: Sequence[tuple[str, str]]) -> dict[str, Any]:
    row = {name: record[name] for name in filled}
    for column, field in asked:
        row[column] = record[field] is not None
    return row


def _entry(kind: Kind, record: Values) -> Entry:
    after = {name: plain(value) for name, value in record.items() if value is not None}
    code, subject = kind.code_of(record), record.get("subject")
    return Entry(code=code, version=1, what=What.ADDED, before=_NOTHING, after=Snapshot.of(after), subject=subject)


def _insert(connection: Connection, kind: Kind, ready: Prepared, ids: Sequence[int]) -> None:
    rows = [{"id": record, **row} for record, row in zip(ids, ready.rows, strict=True)]
    try:
        insert_rows(connection, table_of(kind.table), rows)
    except IntegrityError as error:
        raise conflict(kind, [entry.code for entry in ready.entries], error) from error
