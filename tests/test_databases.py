"""Tests leave nothing on a PostgreSQL server, not even where their run was killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from matcher.records.address import read_address
from matcher.records.engine import make_engine
from tests.databases import Databases, Server, find_server

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


def test_each_test_has_a_database_of_its_own(databases: Databases, kind: str) -> None:
    assert databases.empty(kind) != databases.empty(kind)
