"""From what people call a record to its id, for those that others point to; and whether both are about one person."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.domain.errors import NotFoundError
from matcher.domain.text import Text
from matcher.records.kinds import Reference, Values
from matcher.records.tables import table_of

_NOT_THERE = Text(
    "[{code}] は登録されていません（{kind}）。先に登録するか、コードを直してください。",
    "there is no [{code}] among the {kind}; register it first, or correct the code",
)


def ids_of(session: Session, reference: Reference, codes: Collection[str | None]) -> dict[str | None, int]:
    """The ids by code; None points nowhere. Raises `NotFoundError` for the first code that is not on record."""
    wanted = {code for code in codes if code is not None}
    if not wanted:
        return {}
    table = table_of(reference.to)
    rows = session.execute(select(table.c.code, table.c.id).where(table.c.code.in_(wanted)))
    found: dict[str | None, int] = {row.code: row.id for row in rows}
    for code in sorted(wanted - set(found)):
        raise NotFoundError(_NOT_THERE.filled(code=code, kind=reference.to_kind))
    return found


def about_others(
    session: Session, reference: Reference, codes: Sequence[str | None], records: Sequence[Values]
) -> list[bool]:
    """Whether each record is about somebody else than what it points to by the code beside it."""
    wanted = {code for code in codes if code is not None}
    if reference.alike is None or not wanted:
        return [False] * len(codes)
    table, other = table_of(reference.to), table_of(reference.alike.to)
    joined = table.join(other, table.c[reference.alike.column] == other.c.id)
    rows = session.execute(select(table.c.code, other.c.code).select_from(joined).where(table.c.code.in_(wanted)))
    whose: dict[str | None, str] = {row[0]: row[1] for row in rows}
    owners = [record[reference.alike.field] for record in records]
    return [whose.get(code, owner) != owner for code, owner in zip(codes, owners, strict=True)]
