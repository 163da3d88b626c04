"""The engine: one way to open a database, and how transactions begin on SQLite and on PostgreSQL.

A transaction says beforehand whether it writes. All others may only read, see one state of the database throughout,
and neither wait for a writer nor hold one up. Writers take turns on both databases, so what a writer has read stays
true until it commits, and what was checked may be relied upon. Nobody's change is lost, and none is refused for having
been made at the same time as another.

SQLite has one writer. A transaction that reads first and then wants to write is turned away at once ("database is
locked") when another wrote in between, however long it would be willing to wait. So a writer takes the only write lock
as it begins, and `query_only` makes sure that all others only read. Python's driver would begin transactions itself,
too late and not for every statement; it is told not to.

PostgreSQL gets the same from one advisory lock, which a writer takes as it begins and which ends with its transaction;
under READ COMMITTED each later statement sees all that was committed before the lock was given, which a snapshot taken
while waiting for it would not. Readers are REPEATABLE READ. A connection that the server has dropped in the meantime is
replaced unnoticed.

What is written about a person never becomes part of an error, and so of a log.
"""

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from matcher.domain.errors import IbashoError
from matcher.records.address import NO_DRIVER, NOT_AN_ADDRESS, read_address, shown
from matcher.records.changes import written

TURN = int.from_bytes(b"ibasho")
"""Number of the advisory lock of writers on PostgreSQL; each database has its own."""
_POSTGRESQL = {"client_encoding": "utf8", "connect_timeout": "10"}
"""How a server is spoken to where the address says nothing else; seconds (assumed)."""
_WRITES = "ibasho_writes"
_MIGRATES = "ibasho_migrates"
_NONE = "AUTOCOMMIT"


def make_engine(url: str, *, wait_s: float = 10) -> Engine:
    """An engine for an SQLite or PostgreSQL address; a writer waits up to `wait_s` seconds for its turn.

    Raises `IbashoError` where the address is none, or no driver for it is installed.
    """
    address = read_address(url)
    try:
        return _sqlite(address, wait_s) if address.get_backend_name() == "sqlite" else _postgresql(address, wait_s)
    except ImportError as error:
        raise IbashoError(NO_DRIVER) from error
    except ValueError as error:
        raise IbashoError(NOT_AN_ADDRESS.filled(url=shown(address))) from error


def _sqlite(address: URL, wait_s: float) -> Engine:
    engine = create_engine(address, json_serializer=written, connect_args={"timeout": wait_s}, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin_on_sqlite)
    return engine


def _postgresql(address: URL, wait_s: float) -> Engine:
    unsaid = {name: value for name, value in _POSTGRESQL.items() if name not in address.query}
    engine = create_engine(
        address,
        json_serializer=written,
        pool_pre_ping=True,
        connect_args=unsaid,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: _begin_on_postgresql(connection, wait_s))
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine, for transactions that write."""
    return engine.execution_options(**{_WRITES: True})


def migrating(engine: Engine) -> Engine:
    """The same engine, for transactions that change the tables themselves.

    SQLite changes a table by making it anew, and takes every row that refers to the old one away with it if foreign
    keys are enforced meanwhile: they are not, and must be checked before the end.
    """
    return writing(engine).execution_options(**{_MIGRATES: True})


def alone(engine: Engine) -> Engine:
    """The same engine, for statements that PostgreSQL takes outside of transactions only."""
    return engine.execution_options(isolation_level=_NONE)


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()


def _begin_on_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    writes = bool(options.get(_WRITES))
    connection.exec_driver_sql(f"PRAGMA foreign_keys = {0 if options.get(_MIGRATES) else 1}")
    connection.exec_driver_sql(f"PRAGMA query_only = {0 if writes else 1}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_on_postgresql(connection: Connection, wait_s: float) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") == _NONE:
        return
    if not options.get(_WRITES):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return
    connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE")
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(wait_s * 1000)}")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})")
