"""The files that were taken: noted with the records that they bring, so that nobody has to guess whether they came."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.desk.importing import Preview
from matcher.records.changes import Act
from matcher.records.registry.imports import Import


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenFile:
    """A file that was taken."""

    file: str
    at: str
    """UTC, ISO 8601."""
    by: str
    added: int
    changed: int


def note_import(session: Session, made: Preview, digest: str, act: Act) -> None:
    """Note a file with what it brings, where it brings anything; the caller commits both at once, or neither."""
    if not (made.added or made.changed):
        return
    session.add(
        Import(
            kind=made.kind.name,
            file=made.sheet.header.file[:200],
            digest=digest,
            added=len(made.added),
            changed=len(made.changed),
            left_alone=made.left,
            wrong=made.wrong,
            at=act.at,
            by=act.by,
        )
    )
    session.flush()


def taken_before(session: Session, kind: str, digest: str) -> TakenFile | None:
    """The last time that this very file was taken as that kind."""
    found = select(Import).where(Import.kind == kind, Import.digest == digest).order_by(Import.id.desc()).limit(1)
    row = session.scalars(found).first()
    if row is None:
        return None
    return TakenFile(file=row.file, at=row.at, by=row.by, added=row.added, changed=row.changed)
