"""Databases for tests: SQLite files, and databases on a PostgreSQL server that the run makes and takes away again."""

import os
import secrets
import shutil
from functools import cache, cached_property
from itertools import count
from pathlib import Path

from sqlalchemy import URL, Connection, NullPool, create_engine
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
LEFT_BEHIND = """
    SELECT datname FROM pg_database WHERE datname ~ '^ibasho_test_[0-9a-f]{12}_'
    AND left(datname, 24) NOT IN (SELECT application_name FROM pg_stat_activity WHERE application_name IS NOT NULL)
"""


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
    said = {"application_name": application_name, "client_encoding": "utf8", "connect_timeout": "3"}
    engine = create_engine(read_address(url), isolation_level="AUTOCOMMIT", poolclass=NullPool, connect_args=said)
    return engine.connect()


class Server:
    """A PostgreSQL server. What a killed run has left on it is dropped; a run lives while its connection is open."""

    def __init__(self, url: str) -> None:
        self._run = f"ibasho_test_{secrets.token_hex(6)}"
        self._numbers = count(1)
        self._connection = _connect(url, self._run)
        for name in self._connection.exec_driver_sql(LEFT_BEHIND).scalars().all():
            self.drop(name)

    def make(self, settings: str) -> str:
        """Address of a new database; `settings` as CREATE DATABASE takes them."""
        name = f"{self._run}_{next(self._numbers)}"
        self._connection.exec_driver_sql(f"CREATE DATABASE {name} {settings}")
        return self._address(name).render_as_string(hide_password=False)

    @cached_property
    def template(self) -> str:
        """Name of a database with all tables and no rows."""
        url = self.make(f"TEMPLATE template0 {SETTINGS}")
        _migrate(url)
        return str(read_address(url).database)

    def drop(self, name: str) -> None:
        """Drop a database; another run may have been faster."""
        self._connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def close(self) -> None:
        """Drop all that this run made."""
        mine = f"SELECT datname FROM pg_database WHERE starts_with(datname, '{self._run}')"
        for name in self._connection.exec_driver_sql(mine).scalars().all():
            self.drop(name)
        self._connection.close()

    def _address(self, name: str) -> URL:
        return self._connection.engine.url.set(database=name)


class Databases:
    """Every database of one run of the tests, by kind: `sqlite` or `postgresql`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    def blank(self, kind: str) -> str:
        """Address of a database without any table."""
        if kind == "postgresql":
            return self._server.make(f"TEMPLATE template0 {SETTINGS}")
        return f"sqlite:///{self._folder / f'{next(self._numbers)}.sqlite3'}"

    def empty(self, kind: str) -> str:
        """Address of a database with all tables and no rows."""
        if kind == "postgresql":
            return self._server.make(f"TEMPLATE {self._server.template}")
        url = self.blank("sqlite")
        shutil.copy(self._file, str(read_address(url).database))
        return url

    def with_settings(self, settings: str) -> str:
        """Address of a PostgreSQL database without any table, made as CREATE DATABASE is told."""
        return self._server.make(settings)

    def drop(self, url: str) -> None:
        """Drop a database before the run ends; a file stays for whoever looks into a failure."""
        address = read_address(url)
        if address.get_backend_name() == "postgresql":
            self._server.drop(str(address.database))

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
