"""What a change of a record is: the columns that both histories have, of the registry and of the cases."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from matcher.records.tables import Id


class What(StrEnum):
    """What was done."""

    ADDED = "added"
    CHANGED = "changed"
    ARCHIVED = "archived"
    RESTORED = "restored"
    HELD = "held"
    TAKEN = "taken"
    GIVEN_BACK = "given_back"
    MOVED = "moved"


OF_PLACES = (What.HELD, What.TAKEN, What.GIVEN_BACK, What.MOVED)
"""What becomes of a place of a record: the record itself says what it said, and keeps its version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who does something, when and why: the edge says it, since it has the clock and knows the person."""

    by: str
    """`local` until people sign in."""
    at: str
    """UTC, ISO 8601."""
    why: str | None = None


class Snapshot(str):
    """What JSON has, written already: so it may be done before the write lock is taken."""

    __slots__ = ()

    @classmethod
    def of(cls, values: object) -> Self:
        """Values as JSON text."""
        return cls(json.dumps(values))


def written(values: object) -> str:
    """How the engines write JSON: what is written already stays as it is."""
    return values if isinstance(values, Snapshot) else Snapshot.of(values)


class ChangeColumns:
    """One change of one record. `before` and `after` hold the fields that changed, as JSON has them."""

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[int]
    code: Mapped[str] = mapped_column(String(400))
    """What people call the record, so that its history can be found when it is gone."""
    version: Mapped[int]
    """Of the record after the change."""
    what: Mapped[str] = mapped_column(String(20))
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
    at: Mapped[str] = mapped_column(String(32))
    by: Mapped[str]
    why: Mapped[str | None]
