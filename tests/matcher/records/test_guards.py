"""Triggers and references are set aside while rows are put back, and hold again afterwards."""

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from matcher.records.engine import writing
from matcher.records.guards import guards_aside
from matcher.records.schema import changing_tables

TELL = (
    "CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO told VALUES (1); RETURN NULL; END'"
)
TABLES = {
    "sqlite": [
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, follows INTEGER REFERENCES notes (id))",
        "CREATE TABLE told (id INTEGER)",
        "CREATE TRIGGER tell AFTER INSERT ON notes BEGIN INSERT INTO told VALUES (1); END",
    ],
    "postgresql": [
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, follows INTEGER REFERENCES notes (id))",
        "CREATE TABLE told (id INTEGER)",
        TELL,
        "CREATE TRIGGER tell AFTER INSERT ON notes FOR EACH ROW EXECUTE FUNCTION tell()",
    ],
}


@pytest.fixture
def noted(engine: Engine) -> Engine:
    """A database with a table that refers to itself, and a trigger on it."""
    with writing(engine).begin() as connection:
        for statement in TABLES[connection.dialect.name]:
            connection.execute(text(statement))
    return engine


def note(connection: Connection, number: int, follows: int) -> None:
    connection.execute(text("INSERT INTO notes VALUES (:number, :follows)"), {"number": number, "follows": follows})


def told(connection: Connection) -> list[int]:
    return list(connection.execute(text("SELECT id FROM told ORDER BY id")).scalars())


def test_rows_need_no_order_and_trigger_nothing(noted: Engine) -> None:
    with changing_tables(noted) as connection, guards_aside(connection):
        note(connection, 1, 2)
        note(connection, 2, 1)

    with noted.connect() as connection:
        assert told(connection) == []


def test_guards_hold_again_afterwards(noted: Engine) -> None:
    with changing_tables(noted) as connection, guards_aside(connection):
        note(connection, 1, 1)

    with writing(noted).begin() as connection:
        note(connection, 2, 1)
        assert told(connection) == [1]
    with pytest.raises(DBAPIError, match=r"(?i)foreign key"), writing(noted).begin() as connection:
        note(connection, 3, 9)


def test_a_reference_to_nothing_undoes_all(noted: Engine) -> None:
    with pytest.raises(Exception, match="notes"), changing_tables(noted) as connection, guards_aside(connection):
        note(connection, 1, 9)

    with noted.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM notes")).scalar_one() == 0
