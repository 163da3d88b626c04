"""Places of openings and homes that are held for an inquiry or taken; the database gives none of them twice.

Every place has a number from 1. As long as a hold has not ended no other hold can have its number: a unique index over
the holds that are open says so, whoever writes, however many at once.
"""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.registry import HoldState
from matcher.records.tables import Id, Record, between

_OPEN = text("ended_at IS NULL")


class HoldColumns:
    """One place, held or taken. Moments are UTC, ISO 8601, as the caller's clock said."""

    id: Mapped[Id]
    place: Mapped[int]
    state: Mapped[HoldState]
    reference: Mapped[str]
    """What the holder calls it: says nothing about a person, and means something in the cases alone."""
    since: Mapped[str] = mapped_column(String(32))
    ended_at: Mapped[str | None] = mapped_column(String(32))
    by: Mapped[str]


class OpeningHold(HoldColumns, Record):
    """One place of an opening."""

    __tablename__ = "opening_holds"
    __table_args__ = (
        between("place", 1, 999),
        CheckConstraint("ended_at >= since", name="ends_after_it_begins"),
        Index("uq_opening_holds_open", "opening_id", "place", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    opening_id: Mapped[int] = mapped_column(ForeignKey("openings.id"))


class UnitHold(HoldColumns, Record):
    """One place of a home."""

    __tablename__ = "unit_holds"
    __table_args__ = (
        between("place", 1, 999),
        CheckConstraint("ended_at >= since", name="ends_after_it_begins"),
        Index("uq_unit_holds_open", "unit_id", "place", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
