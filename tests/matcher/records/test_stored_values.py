"""Every kind of value goes through JSON and comes back the same, on either database and from one to the other."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    String,
    Table,
    Time,
    Uuid,
    func,
    insert,
    select,
    table,
)
from sqlalchemy import column as named

from matcher.records.backup import stored_columns
from matcher.records.engine import make_engine, writing
from matcher.records.stored_values import from_plain, read_from, to_plain, written_to

KINDS: dict[str, Any] = {
    "boolean": Boolean(),
    "bytes": LargeBinary(),
    "date": Date(),
    "float": Float(),
    "integer": Integer(),
    "json": JSON(),
    "local": DateTime(),
    "moment": DateTime(timezone=True),
    "time": Time(),
    "words": String(40),
}
VALUES: list[tuple[str, object]] = [
    ("boolean", True),
    ("boolean", False),
    ("bytes", b"\x00\xff" * 3),
    ("bytes", b""),
    ("date", date(1, 1, 1)),
    ("date", date(9999, 12, 31)),
    ("float", 0.1 + 0.2),
    ("float", 5e-324),
    ("integer", -(2**31)),
    ("json", '{"b": 1, "a": [null, "\\u0000", 1e400]}'),
    ("json", "null"),
    ("json", "7"),
    ("local", datetime(2026, 11, 23, 9, 0, 0, 1)),  # noqa: DTZ001  # a column without a zone
    ("time", time(23, 59, 59, 999_999)),
    ("words", ""),
    ("words", "𠮷野家 %s \u3000\r\n"),
    ("words", None),
    ("json", None),
    ("moment", None),
]


@pytest.fixture
def connection(blank_url: str) -> Iterator[Connection]:
    """A database with a column of every kind."""
    engine = make_engine(blank_url)
    with writing(engine).begin() as opened:
        Table("kinds", MetaData(), *(Column(name, kind) for name, kind in KINDS.items())).create(opened)
        yield opened
    engine.dispose()


def put(connection: Connection, name: str, said: object) -> None:
    """Write a value as a backup has it."""
    kind = stored_columns(connection, "kinds")[name]
    value = None if said is None else from_plain(kind)(said)
    target = table("kinds", named(name))
    connection.execute(insert(target).values({name: written_to(name, kind, connection.dialect)}), [{name: value}])


def said_of(connection: Connection, name: str) -> Any:  # noqa: ANN401  # JSON
    """The value as a backup has it."""
    kind = stored_columns(connection, "kinds")[name]
    found = connection.execute(select(read_from(name, kind)).select_from(table("kinds"))).scalar_one()
    return json.loads(json.dumps(found, default=to_plain))


@pytest.mark.parametrize(("name", "value"), VALUES)
def test_what_is_read_is_what_was_written(connection: Connection, name: str, value: object) -> None:
    said = json.loads(json.dumps(value, default=to_plain))

    put(connection, name, said)

    assert repr(said_of(connection, name)) == repr(said)


@pytest.mark.parametrize("hours", [0, 9])
def test_a_moment_stays_the_same_moment(connection: Connection, hours: int) -> None:
    moment = datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=hours)))

    put(connection, "moment", to_plain(moment))

    found = datetime.fromisoformat(said_of(connection, "moment"))
    assert (found if found.tzinfo else found.replace(tzinfo=UTC)) == moment


def test_sqlites_moments_are_taken_as_utc() -> None:
    assert from_plain(DateTime(timezone=True))("2026-11-23T09:00:00") == datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_the_json_null_is_not_null(connection: Connection) -> None:
    put(connection, "json", "null")

    missing = select(func.count()).select_from(table("kinds")).where(named("json").is_(None))

    assert connection.execute(missing).scalar_one() == 0


@pytest.mark.parametrize(
    ("kind", "made", "said"),
    [
        (Numeric(), Decimal("0.10"), "0.10"),
        (Uuid(), UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
    ],
)
def test_other_kinds_are_read_as_themselves(kind: Any, made: object, said: str) -> None:  # noqa: ANN401  # any type
    assert repr(from_plain(kind)(said)) == repr(made)
    assert to_plain(made) == said


def test_a_kind_that_no_column_has_is_told() -> None:
    with pytest.raises(TypeError, match=r"\[object\]"):
        to_plain(object())
