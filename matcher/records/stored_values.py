"""Values between a column and JSON, in the same words for every database; strings, numbers and booleans are JSON's own.

Dates and times are ISO 8601, bytes Base64, JSON the text that is stored: so a NULL is not the JSON null.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ColumnElement, DateTime, Dialect, String, bindparam, cast, column
from sqlalchemy.types import TypeEngine

_READERS: Mapping[type, Callable[[Any], Any]] = {
    date: date.fromisoformat,
    time: time.fromisoformat,
    bytes: b64decode,
    Decimal: Decimal,
    UUID: UUID,
}


def read_from(name: str, kind: TypeEngine[Any]) -> ColumnElement[Any]:
    """The column as a query asks for it."""
    return cast(column(name), String) if isinstance(kind, JSON) else column(name, kind)


def written_to(name: str, kind: TypeEngine[Any], dialect: Dialect) -> ColumnElement[Any]:
    """The parameter of the same name as an INSERT gives it."""
    if not isinstance(kind, JSON):
        return bindparam(name, type_=kind)
    said = bindparam(name, type_=String())
    return said if dialect.name == "sqlite" else cast(said, kind)  # SQLite would make a number of it


def to_plain(value: object) -> str:
    """A value that JSON does not know, in words; raises `TypeError` for a kind that no column has had so far."""
    match value:
        case datetime() if value.tzinfo is not None:
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case bytes():
            return b64encode(value).decode()
        case Decimal() | UUID():
            return str(value)
        case _:
            raise TypeError(f"a backup has no way to write [{type(value).__name__}]")


def from_plain(kind: TypeEngine[Any]) -> Callable[[Any], Any]:
    """What makes a column's value of what stands in JSON; `ValueError` or `TypeError` where it is none."""
    if isinstance(kind, JSON):
        return lambda said: said
    if isinstance(kind, DateTime):
        return lambda said: _moment(said, aware=kind.timezone)
    return _READERS.get(kind.python_type, lambda said: said)


def _moment(said: str, *, aware: bool) -> datetime:
    """SQLite keeps moments without their zone: they are UTC."""
    moment = datetime.fromisoformat(said)
    if aware:
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
