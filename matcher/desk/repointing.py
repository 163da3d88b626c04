"""Lets all that points to one record point to another, with its history, and back again.

Proposals are written once: they go on naming what was proposed. What cannot point to the other record, because another
one of the same key does so already, stays as it is and is told: a round of the same day, a way between the same two.
"""

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
from matcher.records.stored import Stored, key_of, stored_by_id, stored_by_key
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Repointed:
    """What points elsewhere now, and what does not."""

    pointers: Pointers
    """What was moved."""
    codes: Codes
    """The same, as it is told."""
    stayed: tuple[ChangedSince, ...]
    """What pointed to something else by then, or finds its place taken."""


def pointers_to(session: Session, kind: Kind, record: int) -> Pointers:
    """Everything that points to a record and may be changed, archived or not; one query for each field that can."""
    found: dict[str, dict[str, Sequence[int]]] = defaultdict(dict)
    for each in (one for one in KINDS.values() if not one.written_once):
        for reference in (one for one in each.references if one.to is kind.table):
            table = table_of(each.table)
            its = select(table.c.id).where(table.c[reference.column] == record).order_by(table.c.id)
            ids = session.scalars(its).all()
            if ids:
                found[each.name][reference.field] = list(ids)
    return dict(found)


def repoint(session: Session, pointers: Pointers, ends: Ends, act: Act) -> Repointed:
    """Let those that still point to the start point to the end."""
    moved: dict[str, dict[str, Sequence[int]]] = defaultdict(dict)
    codes: dict[str, tuple[str, ...]] = defaultdict(tuple)
    stayed: list[ChangedSince] = []
    for name, fields in pointers.items():
        for field, ids in fields.items():
            for start in range(0, len(ids), BATCH):
                stored = stored_by_id(session, KINDS[name], ids[start : start + BATCH])
                free = _repoint(session, KINDS[name], field, stored, ends, act)
                codes[name] += tuple(told_code(KINDS[name], one) for one in stored if one.id in free)
                moved[name][field] = [*moved[name].get(field, ()), *sorted(free)]
                away = [one for one in stored if one.id not in free]
                stayed += [ChangedSince(kind=name, code=told_code(KINDS[name], one), fields=(field,)) for one in away]
    told = {name: named for name, named in codes.items() if named}
    return Repointed(pointers=dict(moved), codes=told, stayed=tuple(stayed))


def told_code(kind: Kind, stored: Stored) -> str:
    """What a record is called where anybody may read it: by its number alone, where its key names a person."""
    return str(stored.id) if kind.about_people else kind.code_of(stored.values)


def _repoint(
    session: Session, kind: Kind, field: str, stored: Sequence[Stored], ends: Ends, act: Act
) -> frozenset[int]:
    """The ids of those that point to the end now."""
    pointing = [_to(one, field, ends.end) for one in stored if one.values[field] == ends.start]
    taken = stored_by_key(session, kind, [key_of(kind, one.after) for one in pointing]) if field in kind.key else {}
    free = [one for one in pointing if key_of(kind, one.after) not in taken]
    change(session, kind, free, act)
    return frozenset(one.stored.id for one in free)


def _to(stored: Stored, field: str, code: str) -> Change:
    return Change(stored=stored, after={**stored.values, field: code}, archived_on=stored.archived_on)
