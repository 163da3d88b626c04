"""Figures of the law that an administrator added between two releases: dated, with reference, never without history."""

from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from matcher.domain.figures import Figure, FigureSource, FigureUnit
from matcher.domain.pools import NEVER_DAY
from matcher.domain.text import Text
from matcher.records.kinds import Kind
from matcher.records.registry.changes import RegistryChange
from matcher.records.tables import Kept, between, in_order, not_negative


class LawRow(Kept):
    """基準値: one figure with its period."""

    __tablename__ = "law_rows"
    __table_args__ = (
        UniqueConstraint("key", "place", "from_on"),
        between("place", 0, 47_999),
        *not_negative("value"),
        in_order("from_on", "until_on"),
        CheckConstraint("reference_ja <> '' AND reference_en <> ''", name="reference_said"),
    )

    key: Mapped[str] = mapped_column(String(60))
    place: Mapped[int]
    """JIS code of the municipality as a number; 0 where the figure is the same everywhere."""
    value: Mapped[int]
    unit: Mapped[FigureUnit]
    """As it was when the row was added: of a key that counts something else by now, nobody reads it."""
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    reference_ja: Mapped[str]
    reference_en: Mapped[str]
    source: Mapped[FigureSource]
    confirmed: Mapped[bool]


LAW_ROWS = Kind(name="law_rows", table=LawRow, history=RegistryChange, key=("key", "place", "from_on"))


def added_figures(session: Session) -> tuple[Figure, ...]:
    """All that were added and are in use, by key, place and day; one query."""
    rows = select(LawRow).where(LawRow.archived_on.is_(None)).order_by(LawRow.key, LawRow.place, LawRow.from_on)
    return tuple(_figure(row) for row in session.scalars(rows))


def _figure(row: LawRow) -> Figure:
    return Figure(
        key=row.key,
        place=row.place,
        value=row.value,
        unit=row.unit,
        from_day=row.from_on.toordinal(),
        until_day=NEVER_DAY if row.until_on is None else row.until_on.toordinal(),
        reference=Text(row.reference_ja, row.reference_en),
        source=row.source,
        confirmed=row.confirmed,
    )
