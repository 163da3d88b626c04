"""Migrations make the same tables as the code describes, and take them away again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Engine, create_engine, inspect

from matcher.domain.errors import IbashoError
from matcher.records.engine import make_engine, writing
from matcher.records.schema import configuration, downgrade, metadata, upgrade


@pytest.fixture
def blank(tmp_path: Path) -> Iterator[Engine]:
    """A database without any table."""
    engine = make_engine(f"sqlite:///{tmp_path / 'blank.db'}")
    yield engine
    engine.dispose()


def test_alembic_finds_nothing_to_change(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        command.check(configuration(connection))


def test_migrations_make_every_table_and_constraint_of_the_code(engine: Engine) -> None:
    described = create_engine("sqlite://")
    metadata().create_all(described)

    migrated_tables, described_tables = all_tables(engine), all_tables(described)
    described.dispose()

    assert migrated_tables == described_tables


def test_every_constraint_has_a_name_that_every_database_takes(engine: Engine) -> None:
    names = [each["name"] for table in all_tables(engine).values() for part in table[1:] for each in part]

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


def test_another_applications_database_is_left_alone(blank: Engine) -> None:
    with writing(blank).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE runs (id INTEGER)")

    with pytest.raises(IbashoError, match="belongs to another application"):
        upgrade(blank)

    assert inspect(blank).get_table_names() == ["runs"]


def all_tables(engine: Engine) -> dict[str, tuple[Any, ...]]:
    """Columns, checks, references, unique constraints and indexes of every table of ours."""
    found = inspect(engine)
    return {
        table: (
            [(column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(table)],
            sorted(found.get_check_constraints(table), key=lambda each: str(each["name"])),
            sorted(found.get_foreign_keys(table), key=lambda each: str(each["name"])),
            sorted(found.get_unique_constraints(table), key=lambda each: str(each["name"])),
            sorted(found.get_indexes(table), key=lambda each: str(each["name"])),
        )
        for table in found.get_table_names()
        if table != "alembic_version"
    }
