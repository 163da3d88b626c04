"""A backup holds one state of everything, and a file that is not as it was written is never taken for one."""

import json
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Event
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from matcher.domain.errors import IbashoError
from matcher.records.backup import MANIFEST, BackupError, check_backup, write_backup
from matcher.records.engine import make_engine, writing
from matcher.records.schema import metadata
from matcher.records.sessions import writing_session
from tests.contents import Contents, put, rewritten
from tests.counts import scaled
from tests.records import employer, opening

BACKUPS = scaled(8, 200)


def zipped(**files: str) -> bytes:
    """Somebody else's zip."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return stream.getvalue()


def test_every_table_is_in_it(backup: bytes) -> None:
    assert {lines.table for lines in check_backup(BytesIO(backup)).tables} == set(metadata().tables)


def test_the_same_state_gives_the_same_file(engine: Engine, held: Contents) -> None:
    put(engine, held)
    first, second = BytesIO(), BytesIO()

    write_backup(engine, first, made_at="")
    write_backup(engine, second, made_at="")

    assert first.getvalue() == second.getvalue()


def test_both_databases_give_the_same_lines(filled: Engine, engine: Engine, held: Contents) -> None:
    put(engine, held)

    counted = [
        {lines.table: lines.rows for lines in write_backup(each, BytesIO(), made_at="").tables}
        for each in (filled, engine)
    ]

    assert counted[0] == counted[1] == {table: len(rows) for table, rows in held.items()}


def test_it_is_one_state_while_somebody_writes(engine: Engine) -> None:
    done = Event()
    with writing_session(engine) as session, session.begin():
        session.add(opening(places=1, employer=employer(past_hires=1)))

    with ThreadPoolExecutor() as pool:
        writer = pool.submit(count_on, engine, done)
        states = [read_counts(engine) for _ in range(BACKUPS)]
        done.set()

    assert writer.result() > 1
    assert [state for state in states if len(set(state)) > 1] == []


def count_on(engine: Engine, done: Event) -> int:
    """Counts on in two tables, both in one transaction, until it is told to stop."""
    count = 1
    while not done.is_set():
        count = count % 900 + 1
        with writing(engine).begin() as connection:
            connection.exec_driver_sql(f"UPDATE employers SET past_hires = {count}")
            connection.exec_driver_sql(f"UPDATE openings SET places = {count}")
    return count


def read_counts(engine: Engine) -> list[int]:
    """The two counts as a backup of now holds them."""
    stream = BytesIO()
    manifest = write_backup(engine, stream, made_at="")
    columns = {lines.table: lines.columns for lines in manifest.tables}
    with ZipFile(stream) as archive:
        return [
            json.loads(archive.read(f"tables/{table}.jsonl"))[columns[table].index(column)]
            for table, column in (("employers", "past_hires"), ("openings", "places"))
        ]


def test_there_is_nothing_to_keep_of_a_database_without_tables(blank_url: str) -> None:
    engine = make_engine(blank_url)

    with pytest.raises(IbashoError, match="nothing in the database"):
        write_backup(engine, BytesIO(), made_at="")

    engine.dispose()


@pytest.mark.parametrize(
    "foreign",
    [b"", b"PK", "架空のデータ".encode() * 999, zipped(), zipped(a_txt="x"), zipped(manifest_json="[]")]
    + [zipped(manifest_json=said) for said in ("", "{}", "null", '{"format": "ibasho-backup-1"}', "[" * 100_000)],
)
def test_what_is_no_backup_is_refused(foreign: bytes) -> None:
    with pytest.raises(BackupError, match="no backup of Ibasho"):
        check_backup(BytesIO(foreign))


@given(kept=st.floats(0, 0.9999))
def test_a_part_of_a_backup_is_refused(backup: bytes, kept: float) -> None:
    with pytest.raises(BackupError):
        check_backup(BytesIO(backup[: int(len(backup) * kept)]))


@given(place=st.floats(0, 0.9999), byte=st.integers(0, 255))
def test_a_changed_byte_is_found_or_changes_nothing(backup: bytes, place: float, byte: int) -> None:
    changed = bytearray(backup)
    changed[int(len(backup) * place)] = byte

    try:
        assert check_backup(BytesIO(bytes(changed))) == check_backup(BytesIO(backup))
    except BackupError:
        assert bytes(changed) != backup


@pytest.mark.parametrize("said", [{"format": "ibasho-backup-2"}, {"format": "spreadsheet"}, {"tables": []}])
def test_another_manifest_is_refused(backup: bytes, said: dict[str, object]) -> None:
    with pytest.raises(BackupError, match="newer" if said.get("format") == "ibasho-backup-2" else "no backup"):
        check_backup(BytesIO(rewritten(backup, **said)))


def test_lines_that_are_not_the_ones_that_were_written_are_refused(backup: bytes) -> None:
    manifest = json.loads(ZipFile(BytesIO(backup)).read(MANIFEST))
    subjects = next(table for table in manifest["tables"] if table["table"] == "subjects")

    for changed in ({"rows": 0}, {"sha256": "0" * 64}):
        tables = [table | changed if table is subjects else table for table in manifest["tables"]]
        with pytest.raises(BackupError, match=r"damaged \(table \[subjects\]\)"):
            check_backup(BytesIO(rewritten(backup, tables=tables)))
