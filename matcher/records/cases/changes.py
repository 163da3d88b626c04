"""History of the cases: who changed what about a person; it goes when the person is erased."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from matcher.records.changes import ChangeColumns
from matcher.records.tables import Record


class CaseChange(ChangeColumns, Record):
    """One change of one record about a person."""

    __tablename__ = "case_changes"
    __table_args__ = (Index("ix_case_changes_kind_record_id", "kind", "record_id"),)

    subject_id: Mapped[int] = mapped_column(ForeignKey("subjects.id", ondelete="CASCADE"), index=True)
