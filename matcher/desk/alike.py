"""Codes that differ only in upper and lower case: on the telephone they are one, so no new one is taken."""

from collections.abc import Collection, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matcher.exchange.texts import folded_code
from matcher.records.adding import BATCH
from matcher.records.kinds import Kind
from matcher.records.tables import table_of


def folded_codes(session: Session, kind: Kind, wanted: Collection[str]) -> Mapping[str, str]:
    """Codes on record, archived ones too, by what nobody could tell apart, as far as that is wanted; one query.

    The database sends what is asked for, or, of a large file, all codes in pieces: no more of them than wanted is kept.
    """
    column = table_of(kind.table).c.code
    asked = select(column).execution_options(yield_per=BATCH)
    if len(wanted) <= BATCH:
        asked = asked.where(func.lower(column).in_(wanted))
    return {folded_code(each): each for each in session.scalars(asked) if folded_code(each) in wanted}


def alike(session: Session, kind: Kind, code: str) -> str | None:
    """The code on record that differs from a new one in nothing else."""
    column = table_of(kind.table).c.code
    found: str | None = session.scalar(select(column).where(func.lower(column) == folded_code(code)).limit(1))
    return found
