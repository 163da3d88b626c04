"""The merges that were made, undone ones too, newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matcher.desk.duplicates import FIRST_PAGE
from matcher.desk.files import KINDS
from matcher.desk.listing import Page, Span
from matcher.desk.merging import NO_MERGE
from matcher.domain.errors import NotFoundError
from matcher.records.registry.changes import Merge
from matcher.records.tables import table_of


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeMade:
    """One merge; moments are UTC, ISO 8601."""

    id: int
    kind: str
    kept: str
    merged: str
    at: str
    by: str
    undone_at: str | None
    undone_by: str | None


def read_merge(session: Session, merge_id: int) -> MergeMade:
    """One of them. Raises `NotFoundError`."""
    row = session.get(Merge, merge_id)
    if row is None:
        raise NotFoundError(NO_MERGE.filled(merge=merge_id))
    return _told(row, _codes(session, [row]))


def list_merges(session: Session, span: Span = FIRST_PAGE) -> Page[MergeMade]:
    """A page of them; two queries, and one for each kind of record on it."""
    total = session.scalar(select(func.count()).select_from(Merge)) or 0
    newest = select(Merge).order_by(Merge.id.desc())
    rows = session.scalars(newest.offset((span.page - 1) * span.page_size).limit(span.page_size)).all()
    codes = _codes(session, rows)
    items = tuple(_told(row, codes) for row in rows)
    return Page(total=total, page=span.page, page_size=span.page_size, items=items)


def _told(row: Merge, codes: Mapping[tuple[str, int], str]) -> MergeMade:
    return MergeMade(
        id=row.id,
        kind=row.kind,
        kept=codes[row.kind, row.kept_id],
        merged=codes[row.kind, row.merged_id],
        at=row.at,
        by=row.by,
        undone_at=row.undone_at,
        undone_by=row.undone_by,
    )


def _codes(session: Session, rows: Sequence[Merge]) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for kind in {row.kind for row in rows}:
        table = table_of(KINDS[kind].table)
        ids = {each for row in rows if row.kind == kind for each in (row.kept_id, row.merged_id)}
        named = session.execute(select(table.c.id, table.c.code).where(table.c.id.in_(ids)))
        found |= {(kind, record): code for record, code in named}
    return found
