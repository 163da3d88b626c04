"""Restoring: a database becomes what a backup holds, wholly or not at all, and is brought up to date."""

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import IO, Any

from alembic import command
from sqlalchemy import Connection, Engine, column, func, insert, literal, select, table
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.types import TypeEngine

from matcher.domain.errors import IbashoError
from matcher.domain.text import Text
from matcher.records.address import shown
from matcher.records.backup import (
    DAMAGED,
    NEWER,
    ROWS_AT_ONCE,
    BackupError,
    Lines,
    Manifest,
    check_backup,
    read_lines,
    stored_columns,
    table_names,
)
from matcher.records.guards import guards_aside
from matcher.records.schema import changing_tables, configuration, known_revisions, revision_of
from matcher.records.stored_values import from_plain, written_to

HOLDS_RECORDS = Text(
    "データベース [{url}] にはすでに記録があります。"
    "置き換えてよければ --force を付けてください（元の記録は失われます）。",
    "the database [{url}] already holds records; add --force to replace them (they will be lost)",
)
NOT_TAKEN = Text(
    "表 [{table}] の行をこのデータベースに入れられません（{why}）。データベースは元のままです。",
    "rows of the table [{table}] cannot be put into this database ({why}); the database is as it was",
)
_COUNTERS = """
    SELECT table_name, column_name, counter FROM (
        SELECT table_schema, table_name, column_name, pg_get_serial_sequence(
            quote_ident(table_schema) || '.' || quote_ident(table_name), column_name
        ) AS counter
        FROM information_schema.columns
    ) AS columns WHERE table_schema = current_schema() AND counter IS NOT NULL
"""


def restore(engine: Engine, stream: IO[bytes]) -> Manifest:
    """Fill a database that holds no record.

    Raises `BackupError` for a file that is no sound backup, or of a newer Ibasho, and `IbashoError` where the database
    holds a record, is another application's, or does not take a row. It is then as it was.
    """
    return _restore(engine, stream, _refuse_records)


def replace(engine: Engine, stream: IO[bytes]) -> Manifest:
    """The same, with all that the database holds lost."""
    return _restore(engine, stream, lambda _: None)


def _refuse_records(connection: Connection) -> None:
    anything = [select(literal(1)).select_from(table(name)).limit(1) for name in table_names(connection)]
    if any(connection.scalar(query) for query in anything):
        raise IbashoError(HOLDS_RECORDS.filled(url=shown(connection.engine.url)))


def _restore(engine: Engine, stream: IO[bytes], refuse: Callable[[Connection], None]) -> Manifest:
    manifest = check_backup(stream)
    with changing_tables(engine) as connection:
        if manifest.revision not in known_revisions(connection):
            raise BackupError(NEWER.filled(found=manifest.revision))
        refuse(connection)
        config = configuration(connection)
        if revision_of(connection) is not None:
            command.downgrade(config, "base")
        command.upgrade(config, manifest.revision)
        with guards_aside(connection):
            _fill(connection, stream, manifest)
        if connection.dialect.name == "postgresql":
            _count_on(connection)
        command.upgrade(config, "head")
    return manifest


def _fill(connection: Connection, stream: IO[bytes], manifest: Manifest) -> None:
    there = table_names(connection)
    for lines in manifest.tables:
        columns = stored_columns(connection, lines.table) if lines.table in there else {}
        if set(columns) != set(lines.columns):
            raise BackupError(DAMAGED.filled(table=lines.table))
        values = {name: written_to(name, kind, connection.dialect) for name, kind in columns.items()}
        statement = insert(table(lines.table, *map(column, columns))).values(values)
        try:
            for rows in _rows(stream, lines, columns):
                connection.execute(statement, rows)
        except (TypeError, ValueError) as error:
            raise BackupError(DAMAGED.filled(table=lines.table)) from error
        except (DataError, IntegrityError) as error:
            why = str(error.orig).splitlines()[0]
            raise IbashoError(NOT_TAKEN.filled(table=lines.table, why=why)) from error


def _rows(stream: IO[bytes], lines: Lines, columns: Mapping[str, TypeEngine[Any]]) -> Iterator[list[dict[str, Any]]]:
    readers = [from_plain(columns[name]) for name in lines.columns]
    said = read_lines(stream, lines)
    while batch := list(islice(said, ROWS_AT_ONCE)):
        yield [
            {
                name: None if value is None else read(value)
                for name, read, value in zip(lines.columns, readers, json.loads(line), strict=True)
            }
            for line in batch
        ]


def _count_on(connection: Connection) -> None:
    """The numbers that PostgreSQL gives to new rows begin after the highest that was put back."""
    for name, key, sequence in connection.exec_driver_sql(_COUNTERS).all():
        highest = select(func.coalesce(func.max(column(key)), 0) + 1).select_from(table(name)).scalar_subquery()
        connection.execute(select(func.setval(sequence, highest, False)))  # noqa: FBT003  # not yet given
