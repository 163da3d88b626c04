"""Interviews (面接) with a person, and the needs (支援のニーズ) that they bring to light."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.people import InterviewMethod, NeedKind, NeedState
from matcher.records.cases.subjects import Subject
from matcher.records.tables import Kept, text


class Interview(Kept):
    """One interview of one person."""

    __tablename__ = "interviews"
    __table_args__ = (UniqueConstraint("subject_id", "held_on", "method"),)

    subject_id: Mapped[int] = mapped_column(ForeignKey("subjects.id", ondelete="CASCADE"))
    held_on: Mapped[date]
    method: Mapped[InterviewMethod]
    held_by: Mapped[str | None]
    """A role or desk, not a name."""
    place: Mapped[str | None]
    said: Mapped[str | None] = text()
    """What the person said, in their own words."""
    next_step: Mapped[str | None] = text()
    next_on: Mapped[date | None]

    subject: Mapped[Subject] = relationship(lazy="raise_on_sql")


class Need(Kept):
    """One need of one person, and what is done about it."""

    __tablename__ = "needs"
    __table_args__ = (UniqueConstraint("subject_id", "kind"),)

    subject_id: Mapped[int] = mapped_column(ForeignKey("subjects.id", ondelete="CASCADE"))
    kind: Mapped[NeedKind]
    state: Mapped[NeedState]
    wished: Mapped[bool | None]
    """Whether the person wishes help with it."""
    note: Mapped[str | None] = text()
    due_on: Mapped[date | None]

    subject: Mapped[Subject] = relationship(lazy="raise_on_sql")
