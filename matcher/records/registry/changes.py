"""History of the registry: who changed what, when, from what to what, and why; written once, never changed."""

from typing import Any

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from matcher.records.changes import ChangeColumns
from matcher.records.tables import Id, Record


class RegistryChange(ChangeColumns, Record):
    """One change of one record of the registry."""

    __tablename__ = "registry_changes"
    __table_args__ = (Index("ix_registry_changes_kind_record_id", "kind", "record_id"),)


class Merge(Record):
    """名寄せ: two records that meant the same, made one; kept so that it can be undone."""

    __tablename__ = "merges"

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(40))
    kept_id: Mapped[int]
    merged_id: Mapped[int]
    moved: Mapped[dict[str, Any]]
    """Snapshot: the ids of the records that pointed to the merged one, by kind and field."""
    taken: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    """Snapshot: what the kept one took over, as `desk/taking.py` writes and reads it."""
    at: Mapped[str] = mapped_column(String(32))
    by: Mapped[str]
    undone_at: Mapped[str | None] = mapped_column(String(32))
    undone_by: Mapped[str | None]


class NotSame(Record):
    """Two records that look alike, of which a person said that they are not the same."""

    __tablename__ = "not_same"
    __table_args__ = (CheckConstraint("first_id < second_id", name="first_before_second"),)

    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    first_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    second_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(32))
    by: Mapped[str]
    why: Mapped[str | None]
