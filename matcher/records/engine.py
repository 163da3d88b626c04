"""The engine: one way to open a database, and how transactions begin on SQLite.

SQLite has one writer. A transaction that reads first and then wants to write is turned away at once ("database is
locked") when another wrote in between, however long it would be willing to wait. So a transaction says beforehand what
it is: those of `writing(engine)` take the only write lock as they begin, waiting for their turn; all others may only
read, which `query_only` makes sure of, and neither wait for a writer nor hold one up.
Python's driver would begin transactions itself, too late and not for every statement; it is told not to.
PostgreSQL needs none of this and is left as it is.
"""

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

_WRITES = "ibasho_writes"


def make_engine(url: str, *, wait_s: float = 10) -> Engine:
    """An engine for an SQLite or PostgreSQL address; a writer waits up to `wait_s` seconds for its turn on SQLite."""
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url)
    engine = create_engine(url, connect_args={"timeout": wait_s})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine, for transactions that write."""
    return engine.execution_options(**{_WRITES: True})


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = bool(connection.get_execution_options().get(_WRITES))
    connection.exec_driver_sql(f"PRAGMA query_only = {0 if writes else 1}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
