"""Consents (同意): what a person agreed to, for which purpose, until when. Without one there is no case."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.vocabulary import ConsentPurpose
from matcher.records.cases.subjects import Subject
from matcher.records.tables import Kept, in_order


class Consent(Kept):
    """One consent of one person."""

    __tablename__ = "consents"
    __table_args__ = (in_order("granted_on", "expires_on"), in_order("granted_on", "withdrawn_on"))

    subject_id: Mapped[int] = mapped_column(ForeignKey("subjects.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[ConsentPurpose]
    recipient: Mapped[str | None]
    """To whom something may be disclosed, where the purpose is a disclosure."""
    explained_by: Mapped[str | None]
    explained_on: Mapped[date | None]
    place: Mapped[str | None]
    evidence: Mapped[str | None]
    """Where the signed form lies."""
    form_version: Mapped[str | None]
    granted_on: Mapped[date]
    expires_on: Mapped[date | None]
    """Last day on which it holds; NULL: until it is withdrawn."""
    withdrawn_on: Mapped[date | None]

    subject: Mapped[Subject] = relationship(lazy="raise_on_sql")
