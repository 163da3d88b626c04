"""What this installation knows about itself: for now, which demo it was filled with."""

from datetime import date

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from matcher.records.tables import Record


class DemoState(Record):
    """The only row, `id` 1, of a database that holds the demo prefecture; a database for real work has none."""

    __tablename__ = "demo_state"
    __table_args__ = (CheckConstraint("id = 1", name="only_one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    demo_day: Mapped[date]
    """The day relative to which the demo's dates were made."""
    files_hash: Mapped[str] = mapped_column(String(64))
    """Of the files that were loaded."""
