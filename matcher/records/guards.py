"""Guards of the database, triggers and references, set aside while rows that passed them once are put back.

Rows then need no order, a trigger neither refuses nor adds any, and every reference is checked before the end: on
PostgreSQL as this closes, on SQLite as `changing_tables` does.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

_TRIGGERS = """
    SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace
"""
_REFERENCES = """
    SELECT 'ALTER TABLE ' || conrelid::regclass || ' ALTER CONSTRAINT ' || quote_ident(conname) FROM pg_constraint
    WHERE contype = 'f' AND NOT condeferrable AND connamespace = current_schema()::regnamespace
"""


@contextmanager
def guards_aside(connection: Connection) -> Iterator[None]:
    """Put the guards of every table aside, and back at the end; inside a transaction of `changing_tables`."""
    aside = _aside_on_sqlite if connection.dialect.name == "sqlite" else _aside_on_postgresql
    with aside(connection):
        yield


@contextmanager
def _aside_on_sqlite(connection: Connection) -> Iterator[None]:
    triggers = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
    for name, _ in triggers:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    for _, sql in triggers:
        connection.exec_driver_sql(sql)


@contextmanager
def _aside_on_postgresql(connection: Connection) -> Iterator[None]:
    tables = connection.exec_driver_sql(_TRIGGERS).scalars().all()
    references = connection.exec_driver_sql(_REFERENCES).scalars().all()
    for each in tables:
        connection.exec_driver_sql(f"ALTER TABLE {each} DISABLE TRIGGER USER")
    for each in references:
        connection.exec_driver_sql(f"{each} DEFERRABLE INITIALLY DEFERRED")
    yield
    connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    for each in references:
        connection.exec_driver_sql(f"{each} NOT DEFERRABLE")
    for each in tables:
        connection.exec_driver_sql(f"ALTER TABLE {each} ENABLE TRIGGER USER")
