"""Tests leave nothing on a PostgreSQL server, not even where their run was killed."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from matcher.records.address import read_address
from matcher.records.engine import alone, make_engine
from matcher.records.sessions import writing_session
from tests.databases import Databases, Server, _empty, find_server
from tests.records import employer

ROOT = Path(__file__).parents[1]
KILLED = """
import os, sys
from tests.databases import Server

server = Server(sys.argv[1])
print(server.make("TEMPLATE template0"), flush=True)
os.kill(os.getpid(), 9)
"""


def names(url: str) -> set[str]:
    """Every database on a server."""
    engine = make_engine(url)
    with engine.connect() as connection:
        found = set(connection.exec_driver_sql("SELECT datname FROM pg_database").scalars())
    engine.dispose()
    return found


@pytest.fixture
def server() -> str:
    found = find_server()
    assert found
    return found


@pytest.mark.postgresql
def test_what_a_killed_run_left_is_dropped_by_the_next(server: str) -> None:
    told = subprocess.run([sys.executable, "-c", KILLED, server], cwd=ROOT, capture_output=True, text=True, check=False)
    left = read_address(told.stdout.strip()).database
    assert left in names(server)

    Server(server).close()

    assert left not in names(server)


@pytest.mark.postgresql
def test_two_runs_at_once_leave_each_other_alone(server: str) -> None:
    first = Server(server)
    mine = read_address(first.make("TEMPLATE template0")).database

    Server(server).close()

    assert mine in names(server)
    first.close()
    assert mine not in names(server)


def test_each_test_has_a_database_of_its_own(databases: Databases, database: str) -> None:
    assert databases.empty(database) != databases.empty(database)


def hire(url: str) -> int:
    """Put an employer on record; its number."""
    engine = make_engine(url)
    with writing_session(engine) as session, session.begin():
        made = employer("E-1")
        session.add(made)
        session.flush()
        number = made.id
    engine.dispose()
    return number


def change(url: str) -> None:
    """Add a column to a table."""
    engine = make_engine(url)
    with writing_session(engine) as session, session.begin():
        session.execute(text("ALTER TABLE runs ADD COLUMN colour TEXT"))
    engine.dispose()


@pytest.mark.postgresql
def test_what_a_test_wrote_is_gone_for_the_next_and_numbers_begin_anew(server: str) -> None:
    made = Server(server)
    first = made.spare(f"TEMPLATE {made.template}")
    number = hire(first)

    made.keep(first)

    again = made.spare(f"TEMPLATE {made.template}")
    assert (again, hire(again)) == (first, number)
    made.close()


@pytest.mark.postgresql
def test_a_database_whose_tables_a_test_changed_is_not_given_to_the_next(server: str) -> None:
    made = Server(server)
    first = made.spare(f"TEMPLATE {made.template}")
    change(first)

    made.keep(first)

    assert made.spare(f"TEMPLATE {made.template}") != first
    made.close()


@pytest.mark.postgresql
def test_whoever_is_no_superuser_empties_one_too(server: str) -> None:
    made = Server(server)
    url = made.make(f"TEMPLATE {made.template}")
    number = hire(url)
    engine = make_engine(url)

    with alone(engine).connect() as connection:
        become_nobody(connection)
        _empty(connection)

    engine.dispose()
    assert hire(url) == number
    made.close()


def become_nobody(connection: Connection) -> None:
    """A role that may do nothing but what it is granted here."""
    for granted in ("TABLES", "SEQUENCES"):
        connection.exec_driver_sql(f"GRANT ALL ON ALL {granted} IN SCHEMA public TO pg_monitor")
    connection.exec_driver_sql("SET ROLE pg_monitor")
