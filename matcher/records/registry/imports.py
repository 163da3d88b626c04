"""Files that were taken: which, when, and what each brought. A row is written with the records or not at all."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from matcher.records.tables import Id, Record, not_negative


class Import(Record):
    """One file of records that was taken."""

    __tablename__ = "imports"
    __table_args__ = not_negative("added", "changed", "left_alone", "wrong")

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(40))
    file: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64), index=True)
    """SHA-256 of the file."""
    added: Mapped[int]
    changed: Mapped[int]
    left_alone: Mapped[int]
    wrong: Mapped[int]
    """Rows that were left out since something is wrong with them."""
    at: Mapped[str] = mapped_column(String(32))
    by: Mapped[str]
