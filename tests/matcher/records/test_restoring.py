"""A database becomes what its backup holds, on the same database or the other, or stays as it was."""

import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from time import sleep

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from matcher.domain.errors import IbashoError
from matcher.records.backup import BackupError, check_backup, read_lines, write_backup
from matcher.records.engine import make_engine, writing
from matcher.records.restoring import replace, restore
from matcher.records.schema import configuration, downgrade, upgrade
from matcher.records.sessions import writing_session
from tests.contents import Contents, contents, put, rewritten
from tests.counts import scaled
from tests.databases import Databases
from tests.records import employer

ROOT = Path(__file__).parents[3]
KILLS = scaled(3, 60)
FIRST = ("subjects", "subject_licences", "consents", "employers", "openings", "opening_licences", "units", "runs")
"""Tables of the first revision, whose rows no migration takes away."""
RESTORING = """
import sys
from matcher.records.engine import make_engine
from matcher.records.restoring import replace

engine = make_engine(sys.argv[1])
with open(sys.argv[2], "rb") as file:
    print("now", flush=True)
    replace(engine, file)
"""


@pytest.fixture
def blank(blank_url: str) -> Iterator[Engine]:
    """A database without any table."""
    engine = make_engine(blank_url)
    yield engine
    engine.dispose()


@pytest.fixture
def old(engine: Engine) -> Engine:
    """A database that holds one employer."""
    with writing_session(engine) as session, session.begin():
        session.add(employer("E-OLD"))
    return engine


def test_all_comes_back_into_either_database(blank: Engine, backup: bytes, held: Contents) -> None:
    restore(blank, BytesIO(backup))

    assert contents(blank) == held


def test_what_either_database_keeps_comes_back_into_itself(engine: Engine, held: Contents) -> None:
    stream = BytesIO()
    put(engine, held)
    write_backup(engine, stream, made_at="")

    replace(engine, stream)

    assert contents(engine) == held


def test_what_postgresql_keeps_comes_back_into_sqlite(engine: Engine, filled: Engine, held: Contents) -> None:
    first, second = BytesIO(), BytesIO()
    put(engine, held)

    write_backup(engine, first, made_at="")
    write_backup(filled, second, made_at="")

    assert sorted_lines(first) == sorted_lines(second)


def sorted_lines(stream: BytesIO) -> dict[str, list[bytes]]:
    """Both databases sort text each in its own way."""
    return {lines.table: sorted(read_lines(stream, lines)) for lines in check_backup(stream).tables}


def test_a_restored_database_takes_new_records_and_still_refuses_changed_runs(blank: Engine, backup: bytes) -> None:
    restore(blank, BytesIO(backup))

    with writing_session(blank) as session, session.begin():
        highest = session.execute(text("SELECT max(id) FROM employers")).scalar_one()
        added = employer("E-NEW")
        session.add(added)
        session.flush()
        assert added.id > highest
    with pytest.raises(Exception, match="never changed"), writing(blank).begin() as connection:
        connection.execute(text("UPDATE runs SET seed = 8"))
    with pytest.raises(Exception, match=r"(?i)foreign key"), writing(blank).begin() as connection:
        connection.execute(text("INSERT INTO opening_licences VALUES (70000, 'forklift')"))


def test_a_restored_database_is_the_same_as_a_migrated_one(blank: Engine, backup: bytes) -> None:
    restore(blank, BytesIO(backup))

    with writing(blank).begin() as connection:
        command.check(configuration(connection))


def test_records_are_not_replaced_unasked(old: Engine, backup: bytes, held: Contents) -> None:
    before = contents(old)

    with pytest.raises(IbashoError, match="already holds records"):
        restore(old, BytesIO(backup))

    assert contents(old) == before
    replace(old, BytesIO(backup))
    assert contents(old) == held


def test_a_database_with_tables_and_no_record_is_filled(engine: Engine, backup: bytes, held: Contents) -> None:
    restore(engine, BytesIO(backup))

    assert contents(engine) == held


def test_a_newer_backup_changes_nothing(old: Engine, backup: bytes) -> None:
    before = contents(old)

    with pytest.raises(BackupError, match=r"newer Ibasho \(9999\)"):
        replace(old, BytesIO(rewritten(backup, revision="9999")))

    assert contents(old) == before


def test_a_damaged_backup_changes_nothing(old: Engine, backup: bytes) -> None:
    before = contents(old)

    with pytest.raises(BackupError):
        replace(old, BytesIO(backup[: len(backup) // 2]))

    assert contents(old) == before


def test_another_applications_database_is_left_alone(blank: Engine, backup: bytes) -> None:
    with writing(blank).begin() as connection:
        connection.execute(text("CREATE TABLE runs (id INTEGER)"))

    with pytest.raises(IbashoError, match="belongs to another application"):
        replace(blank, BytesIO(backup))

    assert inspect(blank).get_table_names() == ["runs"]


def test_a_backup_of_every_earlier_revision_is_brought_up_to_date(
    engine: Engine, databases: Databases, database: str, held: Contents
) -> None:
    put(engine, held)
    for revision in revisions(engine):
        downgrade(engine, revision)
        stream = BytesIO()
        made = write_backup(engine, stream, made_at="")
        other = make_engine(databases.blank(database))

        restore(other, stream)

        assert made.revision == revision
        assert codes(contents(other)) == codes(held)
        with writing(other).begin() as connection:
            command.check(configuration(connection))
        other.dispose()


def codes(held: Contents) -> list[object]:
    """Of the subjects: what an earlier revision had no columns for is lost on the way down."""
    return [row[0] for row in held["subjects"]]


def test_records_live_through_the_way_down_and_up(engine: Engine, held: Contents) -> None:
    put(engine, held)
    downgrade(engine, revisions(engine)[-1])

    upgrade(engine)

    assert {table: len(rows) for table, rows in contents(engine).items() if table in FIRST} == {
        table: len(rows) for table, rows in held.items() if table in FIRST
    }


def revisions(engine: Engine) -> list[str]:
    """Every revision, the newest first."""
    with engine.connect() as connection:
        script = ScriptDirectory.from_config(configuration(connection))
        return [each.revision for each in script.walk_revisions()]


@pytest.mark.timeout(scaled(120, 900))
def test_a_restore_that_is_killed_leaves_what_was_there(
    old: Engine, backup: bytes, held: Contents, tmp_path: Path
) -> None:
    before, file = contents(old), tmp_path / "backup.zip"
    file.write_bytes(backup)
    url = old.url.render_as_string(hide_password=False)

    for kill in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", RESTORING, url, str(file)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "now\n"
            sleep(0.4 * (kill + 0.5) / KILLS)
            process.kill()
        after = contents(old)
        assert after in (before, held)
        if after == held:
            break
