"""Placements (就労・居住の調整): where a person works and lives, from when until when."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.registry import AdmissionRoute, ReferralRoute
from matcher.domain.support import EndReason, Incentive
from matcher.records.tables import Kept, in_order

_OPEN = text("ended_on IS NULL AND archived_on IS NULL")
OPEN_ALREADY = r"uq_placements_open|placements\.subject_id$"
"""What the databases say of a second placement that has not ended."""


class Placement(Kept):
    """One job and home of one person. Where either changes this one ends and the next begins; one at most is open."""

    __tablename__ = "placements"
    __table_args__ = (
        ForeignKeyConstraint(["proposal_id", "subject_id"], ["proposals.id", "proposals.subject_id"]),
        UniqueConstraint("subject_id", "started_on"),
        in_order("started_on", "ended_on"),
        CheckConstraint("opening_id IS NOT NULL OR unit_id IS NOT NULL", name="places_somewhere"),
        CheckConstraint("end_reason IS NULL OR ended_on IS NOT NULL", name="end_reason_of_an_end"),
        Index("uq_placements_open", "subject_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    subject_id: Mapped[int] = mapped_column(ForeignKey("subjects.id", ondelete="CASCADE"))
    proposal_id: Mapped[int | None] = mapped_column(index=True)
    """NULL: it came about without one."""
    opening_id: Mapped[int | None] = mapped_column(ForeignKey("openings.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    """NULL: the person's own home, or none."""
    referral_route: Mapped[ReferralRoute | None]
    admission_route: Mapped[AdmissionRoute | None]
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    """NULL: it goes on."""
    end_reason: Mapped[EndReason | None]
    incentive: Mapped[Incentive | None]
    """NULL: not known yet."""
