"""Databases for tests: SQLite files, and databases on a PostgreSQL server that the run makes and takes away again."""

import os
import secrets
import shutil
import sqlite3
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError

from matcher.records.address import read_address
from matcher.records.engine import make_engine
from matcher.records.schema import upgrade

USUAL_SERVERS = (
    "postgresql://postgres@127.0.0.1:5432/postgres",
    "postgresql:///postgres?host=/var/run/postgresql",  # as the user who runs the tests
)
MAY_MAKE = """
    SELECT (rolsuper OR rolcreatedb) AND current_setting('server_version_num')::int >= 150000
    FROM pg_roles WHERE rolname = current_user
"""
# Sorted as Japanese, so that nothing comes to rest on the order of bytes that SQLite sorts by.
SETTINGS = "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'ja'"
BLANK = f"TEMPLATE template0 {SETTINGS}"
SHAPE = """
    SELECT count(*), max(xmin::text::bigint) FROM (
        SELECT xmin FROM pg_class WHERE oid >= 16384
        UNION ALL SELECT xmin FROM pg_attribute WHERE attrelid >= 16384
        UNION ALL SELECT xmin FROM pg_constraint WHERE oid >= 16384
        UNION ALL SELECT xmin FROM pg_trigger WHERE oid >= 16384
        UNION ALL SELECT xmin FROM pg_proc WHERE oid >= 16384
    ) AS described
"""
OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
RESTART = """
    SELECT setval(('public.' || quote_ident(sequencename))::regclass, start_value, false) FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL
"""
IS_SUPERUSER = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
LEFT_BEHIND = """
    SELECT datname FROM pg_database WHERE datname ~ '^ibasho_test_[0-9a-f]{12}_'
    AND left(datname, 24) NOT IN (SELECT application_name FROM pg_stat_activity WHERE application_name IS NOT NULL)
"""


@event.listens_for(Engine, "connect")
def _wait_for_no_disk(connection: DBAPIConnection, _: object) -> None:
    """No test pulls the plug: what SQLite writes need not have reached the disk before it goes on."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous = OFF")


@cache
def find_server() -> str | None:
    """Address of a server on which databases may be made: the one of IBASHO_TEST_POSTGRESQL, else a usual one."""
    named = os.environ.get("IBASHO_TEST_POSTGRESQL")
    return next((url for url in ([named] if named else USUAL_SERVERS) if _serves(url)), None)


def _serves(url: str) -> bool:
    try:
        with _connect(url, "ibasho_test") as connection:
            return bool(connection.exec_driver_sql(MAY_MAKE).scalar())
    except DBAPIError:
        return False


def _connect(url: str, application_name: str) -> Connection:
    return _engine(url, application_name, poolclass=NullPool).connect()


def _engine(url: str, application_name: str, **options: Any) -> Engine:  # noqa: ANN401  # as create_engine has them
    said = {"application_name": application_name, "client_encoding": "utf8", "connect_timeout": "3"}
    return create_engine(read_address(url), isolation_level="AUTOCOMMIT", connect_args=said, **options)


class Server:
    """A PostgreSQL server. What a killed run has left on it is dropped; a run lives while its connection is open."""

    def __init__(self, url: str) -> None:
        self._run = f"ibasho_test_{secrets.token_hex(6)}"
        self._numbers = count(1)
        self._made: dict[str, _Made] = {}
        self._spare: dict[str, list[str]] = {}
        self._connection = _connect(url, self._run)
        for name in self._connection.exec_driver_sql(LEFT_BEHIND).scalars().all():
            self.drop(name)

    def make(self, settings: str) -> str:
        """Address of a new database; `settings` as CREATE DATABASE takes them."""
        name = f"{self._run}_{next(self._numbers)}"
        self._connection.exec_driver_sql(f"CREATE DATABASE {name} {settings}")
        self._connection.exec_driver_sql(f"ALTER DATABASE {name} SET synchronous_commit = off")
        return self._connection.engine.url.set(database=name).render_as_string(hide_password=False)

    @cached_property
    def template(self) -> str:
        """Name of a database with all tables and no rows."""
        url = self.make(BLANK)
        _migrate(url)
        return str(read_address(url).database)

    def spare(self, settings: str) -> str:
        """Address of a database that a test has given back, or of a new one."""
        spare = self._spare.setdefault(settings, [])
        if spare:
            return spare.pop()
        url = self.make(settings)
        engine = _engine(url, f"{self._run}_keep", pool_pre_ping=True)
        with engine.connect() as connection:
            self._made[url] = _Made(settings=settings, engine=engine, shape=_shape(connection))
        return url

    def keep(self, url: str) -> None:
        """Empty a spare database for the next test: to drop one takes the server a second, for a checkpoint."""
        made = self._made[url]
        with made.engine.connect() as connection:
            connection.exec_driver_sql(OTHERS)
            as_made = made.settings == BLANK or _shape(connection) == made.shape
            if made.settings == BLANK:
                connection.exec_driver_sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
            elif as_made:
                _empty(connection)
        if as_made:
            self._spare[made.settings].append(url)
        else:
            made.engine.dispose()

    def drop(self, name: str) -> None:
        """Drop a database; another run may have been faster."""
        self._connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def close(self) -> None:
        """Drop all that this run made."""
        for made in self._made.values():
            made.engine.dispose()
        mine = f"SELECT datname FROM pg_database WHERE starts_with(datname, '{self._run}')"
        for name in self._connection.exec_driver_sql(mine).scalars().all():
            self.drop(name)
        self._connection.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A database for one test after another: how it was made, who empties it, and how it looks without rows."""

    settings: str
    engine: Engine
    shape: tuple[object, ...]


def _shape(connection: Connection) -> tuple[object, ...]:
    """Tells whether a test has changed anything apart from rows: the tables, all that hangs on them, their revision.

    Whatever is made or changed is written anew by a later transaction; whatever is taken away is not counted.
    """
    shape = tuple(connection.exec_driver_sql(SHAPE).one())
    named = connection.exec_driver_sql("SELECT to_regclass('public.alembic_version') IS NOT NULL").scalar_one()
    return (*shape, *(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars() if named else ()))


def _empty(connection: Connection) -> None:
    """Take every row out, and let numbers begin anew.

    Deleting takes a hundredth of the time of TRUNCATE, which makes every file of every table anew; but only a superuser
    may have triggers and references look away.
    """
    tables = connection.exec_driver_sql(TABLES).scalars().all()
    if connection.exec_driver_sql(IS_SUPERUSER).scalar_one():
        deleted = "; ".join(f"DELETE FROM {name}" for name in tables)
        connection.exec_driver_sql(f"SET session_replication_role = replica; {deleted}")
    else:
        connection.exec_driver_sql(f"TRUNCATE {', '.join(tables)}")
    connection.exec_driver_sql(RESTART)


class Databases:
    """Every database of one run of the tests, by kind: `sqlite` or `postgresql`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    def blank(self, kind: str) -> str:
        """Address of a database without any table."""
        if kind == "postgresql":
            return self._server.spare(BLANK)
        return f"sqlite:///{self._folder / f'{next(self._numbers)}.sqlite3'}"

    def empty(self, kind: str) -> str:
        """Address of a database with all tables and no rows."""
        if kind == "postgresql":
            return self._server.spare(f"TEMPLATE {self._server.template}")
        url = self.blank("sqlite")
        shutil.copy(self._file, str(read_address(url).database))
        return url

    def with_settings(self, settings: str) -> str:
        """Address of a PostgreSQL database without any table, made as CREATE DATABASE is told."""
        return self._server.make(settings)

    def give_back(self, url: str) -> None:
        """Empty a database of `blank` or `empty` for the next test; a file stays for whoever looks into a failure."""
        if read_address(url).get_backend_name() == "postgresql":
            self._server.keep(url)

    def drop(self, url: str) -> None:
        """Drop a database of `with_settings` before the run ends."""
        self._server.drop(str(read_address(url).database))

    def close(self) -> None:
        """Drop all that is left on the server."""
        if "_server" in self.__dict__:
            self._server.close()

    @cached_property
    def _server(self) -> Server:
        url = find_server()
        assert url, "a test that uses PostgreSQL is marked with @pytest.mark.postgresql"
        return Server(url)

    @cached_property
    def _file(self) -> Path:
        path = self._folder / "empty.sqlite3"
        _migrate(f"sqlite:///{path}")
        return path


def _migrate(url: str) -> None:
    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()
