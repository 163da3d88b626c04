"""Answers that were given to requests with a key of their own, so that one who asks again gets the same."""

from typing import Any

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from matcher.records.tables import Record


class GivenAnswer(Record):
    """One answer; kept a day. What it says of a person goes with `kind` and `record_id` where the person is erased."""

    __tablename__ = "given_answers"
    __table_args__ = (Index("ix_given_answers_kind_record_id", "kind", "record_id"),)

    key: Mapped[str] = mapped_column(primary_key=True)
    asked: Mapped[str] = mapped_column(String(64))
    """Hash of what was asked, and where: another request under the same key is a mistake."""
    status: Mapped[int]
    headers: Mapped[dict[str, Any]]
    body: Mapped[str] = mapped_column(Text())
    at: Mapped[str] = mapped_column(String(32), index=True)
    """UTC, ISO 8601."""
    kind: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[int | None]
