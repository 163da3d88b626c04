"""Versions of the policy: every one that ever held or was drafted, with the whole of what it says."""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.registry import PolicyState
from matcher.records.tables import Kept

_ACTIVE = text("state = 'active'")


class PolicyVersion(Kept):
    """One version. What it says can be changed while it is a draft; then the database itself refuses to."""

    __tablename__ = "policies"
    __table_args__ = (
        Index("uq_policies_active", "state", unique=True, sqlite_where=_ACTIVE, postgresql_where=_ACTIVE),
        CheckConstraint("number >= 1", name="number_from_one"),
        CheckConstraint("(state = 'draft') = (activated_at IS NULL)", name="activated_unless_draft"),
    )

    number: Mapped[int] = mapped_column(unique=True)
    """第何版: what people call it."""
    name: Mapped[str]
    """As the document says, for lists."""
    state: Mapped[PolicyState]
    document: Mapped[dict[str, Any]]
    """Snapshot of the whole policy."""
    based_on: Mapped[int | None] = mapped_column(ForeignKey("policies.number"))
    """The version it was made from; NULL where it came from a file."""
    made_at: Mapped[str] = mapped_column(String(32))
    made_by: Mapped[str]
    activated_at: Mapped[str | None] = mapped_column(String(32))
    note: Mapped[str | None]
    """Why there is this version."""
