"""Declared ways (routes) by public transport between a home and a workplace; a way is never computed."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.records.registry.homes import Unit
from matcher.records.registry.openings import Opening
from matcher.records.tables import Kept, between


class Route(Kept):
    """One way, as somebody looked it up and declared it."""

    __tablename__ = "routes"
    __table_args__ = (
        UniqueConstraint("unit_id", "opening_id"),
        between("minutes", 1, 720),
        between("first_arrival_minute", 0, 2_160),
        CheckConstraint("first_arrival_minute < last_departure_minute", name="last_departure_after_first_arrival"),
    )

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id", ondelete="CASCADE"))
    opening_id: Mapped[int] = mapped_column(ForeignKey("openings.id", ondelete="CASCADE"), index=True)
    minutes: Mapped[int]
    """From door to door."""
    first_arrival_minute: Mapped[int]
    """The earliest minute of the day at which one can be at work."""
    last_departure_minute: Mapped[int]
    """The last minute of the day at which one can start home; above 1440 after midnight."""
    declared_by: Mapped[str | None]
    declared_on: Mapped[date | None]

    unit: Mapped[Unit] = relationship(lazy="raise_on_sql")
    opening: Mapped[Opening] = relationship(lazy="raise_on_sql")
