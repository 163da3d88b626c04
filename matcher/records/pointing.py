"""From what people call a record to its id, for those that others point to."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.domain.errors import NotFoundError
from matcher.domain.text import Text
from matcher.records.kinds import Reference
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
