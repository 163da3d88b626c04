"""Rehearsals: what a draft of the policy would change for the people on record; written once, never changed."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from matcher.records.tables import Id, Record


class RehearsalRecord(Record):
    """One rehearsal. Hashes say of what: a draft may be activated on a rehearsal of exactly this content and day."""

    __tablename__ = "rehearsals"

    id: Mapped[Id]
    policy_id: Mapped[int] = mapped_column(ForeignKey("policies.id"), index=True)
    document: Mapped[dict[str, Any]]
    """Snapshot of the draft as it was rehearsed."""
    against: Mapped[int]
    """Number of the version that was active."""
    today: Mapped[date]
    law_hash: Mapped[str] = mapped_column(String(64))
    inputs_hash: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[str] = mapped_column(String(32))
    made_by: Mapped[str]
    result: Mapped[dict[str, Any]]
    """Snapshot of the answer."""
