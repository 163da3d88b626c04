"""Migrations make the same tables as the code describes, and take them away again."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Engine, inspect, select, text
from sqlalchemy.orm import Session

from matcher.domain.errors import IbashoError
from matcher.records.engine import make_engine, migrating, writing
from matcher.records.registry.openings import OpeningLicence
from matcher.records.schema import changing_tables, configuration, downgrade, known_revisions, metadata, upgrade
from tests.databases import Databases
from tests.records import employer, opening


@pytest.fixture
def blank(blank_url: str) -> Iterator[Engine]:
    """A database without any table."""
    engine = make_engine(blank_url)
    yield engine
    engine.dispose()


def test_alembic_finds_nothing_to_change(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        command.check(configuration(connection))


def test_migrations_make_every_table_and_constraint_of_the_code(engine: Engine, blank: Engine) -> None:
    metadata().create_all(writing(blank))

    assert all_tables(engine) == all_tables(blank)


def test_every_constraint_has_a_name_that_every_database_takes(engine: Engine) -> None:
    names = [each["name"] for table in all_tables(engine).values() for part in table[1:4] for each in part]
    names += [each[0] for table in all_tables(engine).values() for each in table[4]]

    assert all(name and name[:3] in {"ck_", "fk_", "ix_", "uq_"} and len(name) <= 63 for name in names)


def test_going_down_leaves_nothing_and_up_makes_it_all_again(blank: Engine) -> None:
    upgrade(blank)
    made = all_tables(blank)

    downgrade(blank)
    left = inspect(blank).get_table_names()
    upgrade(blank)

    assert left == ["alembic_version"]
    assert all_tables(blank) == made


def test_a_database_that_is_up_to_date_stays_as_it_is(engine: Engine) -> None:
    before = all_tables(engine)

    upgrade(engine)

    assert all_tables(engine) == before


def test_a_database_that_is_up_to_date_is_not_kept_waiting_by_a_writer(database_url: str) -> None:
    hurried = make_engine(database_url, wait_s=0.05)
    with writing(hurried).begin():
        upgrade(hurried)
    hurried.dispose()


def test_many_that_start_at_once_make_the_tables_once(blank: Engine) -> None:
    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(upgrade, [blank] * 4))

    with writing(blank).begin() as connection:
        command.check(configuration(connection))


def test_another_applications_database_is_left_alone(blank: Engine) -> None:
    with writing(blank).begin() as connection:
        connection.execute(text("CREATE TABLE runs (id INTEGER)"))

    with pytest.raises(IbashoError, match="belongs to another application"):
        upgrade(blank)

    assert inspect(blank).get_table_names() == ["runs"]


@pytest.mark.parametrize("found", [["9999"], ["0001", "9999"]], ids=["one revision", "two heads"])
def test_a_newer_database_is_left_alone(engine: Engine, found: list[str]) -> None:
    with writing(engine).begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
        for revision in found:
            connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": revision})

    with pytest.raises(IbashoError, match="or to a newer Ibasho"):
        upgrade(engine)


def test_a_table_that_is_made_anew_keeps_what_refers_to_it(engine: Engine) -> None:
    with Session(writing(engine)) as session, session.begin():
        session.add(opening(required_licences=[OpeningLicence(licence="forklift")]))

    with changing_tables(engine) as connection:
        for statement in MADE_ANEW[connection.dialect.name]:
            connection.execute(text(statement))

    with Session(engine) as session:
        assert session.scalars(select(OpeningLicence.licence)).all() == ["forklift"]


def test_a_reference_that_would_lead_nowhere_stops_a_change(engine: Engine) -> None:
    with Session(writing(engine)) as session, session.begin():
        session.add(opening(employer=employer()))

    with pytest.raises(Exception, match="openings"), changing_tables(engine) as connection:
        connection.execute(text("DELETE FROM employers"))

    with Session(engine) as session:
        assert session.execute(text("SELECT count(*) FROM employers")).scalar_one() == 1


def test_references_are_kept_again_after_a_change(engine: Engine) -> None:
    with migrating(engine).begin() as connection:
        connection.execute(text("SELECT 1"))

    with pytest.raises(Exception, match=r"(?i)foreign key"), writing(engine).begin() as connection:
        connection.execute(text("INSERT INTO opening_licences VALUES (7, 'forklift')"))


@pytest.mark.postgresql
def test_a_database_that_cannot_hold_japanese_is_refused(databases: Databases) -> None:
    url = databases.with_settings("TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'")
    engine = make_engine(url)

    with pytest.raises(IbashoError, match="createdb --encoding=UTF8 --template=template0 ibasho_test"):
        upgrade(engine)

    engine.dispose()
    databases.drop(url)


def test_every_revision_is_known(engine: Engine) -> None:
    with engine.connect() as connection:
        assert "0001" in known_revisions(connection)


MADE_ANEW = {
    "sqlite": [
        "CREATE TABLE anew AS SELECT * FROM openings",
        "DROP TABLE openings",
        "CREATE TABLE openings (id INTEGER PRIMARY KEY)",
        "INSERT INTO openings SELECT id FROM anew",
        "DROP TABLE anew",
    ],
    "postgresql": ["ALTER TABLE openings ALTER COLUMN code TYPE VARCHAR(50)"],
}
"""What a migration may do to a table: Alembic's batches do the first on SQLite."""


def all_tables(engine: Engine) -> dict[str, tuple[Any, ...]]:
    """Columns, checks, references, unique constraints and indexes of every table of ours."""
    found = inspect(engine)
    return {
        table: (
            sorted((column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(table)),
            sorted(found.get_check_constraints(table), key=lambda each: str(each["name"])),
            sorted(found.get_foreign_keys(table), key=lambda each: str(each["name"])),
            sorted(found.get_unique_constraints(table), key=lambda each: str(each["name"])),
            sorted((each["name"], each["column_names"], each["unique"]) for each in found.get_indexes(table)),
        )
        for table in found.get_table_names()
        if table != "alembic_version"
    }
