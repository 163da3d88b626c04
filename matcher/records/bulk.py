"""Writes many rows into one table: on PostgreSQL by COPY, which takes a fifth of the time of as many INSERTs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Enum, Table, cast, func, insert, select
from sqlalchemy.dialects.postgresql import REGCLASS
from sqlalchemy.exc import IntegrityError

from matcher.domain.term import Term
from matcher.records.engine import alone

MANY = 200
"""From so many rows on COPY pays."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns. Raises `IntegrityError` where the database refuses one."""
    if not rows:
        return
    if connection.dialect.name == "postgresql" and len(rows) >= MANY:
        _copy(connection, table, rows)
    else:
        connection.execute(insert(table), rows)


def draw_ids(connection: Connection, table: Table, count: int) -> Sequence[int]:
    """Ids for so many new rows, in order; they are written in the same transaction, before others are drawn."""
    if connection.dialect.name == "postgresql":
        counter = cast(select(func.pg_get_serial_sequence(table.name, "id")).scalar_subquery(), REGCLASS)
        return connection.scalars(select(func.nextval(counter)).select_from(func.generate_series(1, count))).all()
    last = connection.scalar(select(func.max(table.c.id))) or 0
    return range(last + 1, last + count + 1)


def put_in_order(engine: Engine, tables: Iterable[Table]) -> None:
    """Have PostgreSQL tidy tables that have grown much.

    It counts them, so as not to plan for what it counted before, and notes that everybody may see what is there,
    without which a list is read record by record instead of from an index alone. It notes that only of what has
    reached the disk. A server whose commits do not wait for the disk gets there a moment later, too late for this: so
    the counting, which writes and comes first, does wait, and all that was committed before it is on the disk with it.
    """
    if engine.dialect.name == "postgresql":
        quoted = engine.dialect.identifier_preparer
        names = ", ".join(quoted.format_table(table) for table in tables)
        with alone(engine).connect() as connection:
            connection.exec_driver_sql("SET synchronous_commit = on")
            connection.exec_driver_sql(f"ANALYZE {names}")
            connection.exec_driver_sql(f"VACUUM {names}")
            connection.exec_driver_sql("RESET synchronous_commit")


def _copy(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    quoted = connection.dialect.identifier_preparer
    names = tuple(rows[0])
    coded = {name for name in names if isinstance(table.c[name].type, Enum)}
    columns = ", ".join(quoted.quote(name) for name in names)
    statement = f"COPY {quoted.format_table(table)} ({columns}) FROM STDIN"
    cursor = connection.connection.cursor()
    try:
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([_code(row[name]) if name in coded else row[name] for name in names])
    except connection.dialect.dbapi.IntegrityError as error:  # type: ignore[union-attr]  # the driver is there
        raise IntegrityError(statement, None, error) from error
    finally:
        cursor.close()


def _code(term: Term | None) -> str | None:
    """A word of a closed set as the text that the table holds."""
    return None if term is None else term.value
