"""Transactions: who writes says so beforehand, waits for its turn, and overwrites nobody."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm import Session

from matcher.records.engine import make_engine
from matcher.records.registry.employers import Employer
from matcher.records.sessions import reading_session, writing_session
from tests.counts import scaled
from tests.databases import Databases
from tests.records import employer

ROUNDS = scaled(15, 300)


@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal"), ("foreign_keys", 1), ("busy_timeout", 10_000)])
def test_sqlite_is_prepared(databases: Databases, pragma: str, value: object) -> None:
    engine = make_engine(databases.blank("sqlite"))

    with engine.connect() as connection:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar_one() == value

    engine.dispose()


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("begin", "isolation", "read_only"),
    [(reading_session, "repeatable read", "on"), (writing_session, "read committed", "off")],
)
def test_postgresql_is_told_what_a_transaction_is(
    databases: Databases, begin: Callable[[Engine], Session], isolation: str, read_only: str
) -> None:
    engine = make_engine(databases.blank("postgresql"))

    with begin(engine) as session:
        assert session.scalar(text("SHOW transaction_isolation")) == isolation
        assert session.scalar(text("SHOW transaction_read_only")) == read_only
        assert session.scalar(text("SHOW client_encoding")) == "UTF8"

    engine.dispose()


@pytest.mark.postgresql
def test_a_connection_that_the_server_dropped_is_replaced(databases: Databases) -> None:
    url = databases.blank("postgresql")
    engine, other = make_engine(url), make_engine(url)
    drop_others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    with engine.connect() as connection:
        before = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    with other.connect() as connection:
        connection.execute(text(f"{drop_others} AND pid <> pg_backend_pid()"))

    with reading_session(engine) as session:
        assert session.scalar(text("SELECT pg_backend_pid()")) != before

    engine.dispose()
    other.dispose()


def test_an_error_does_not_repeat_what_was_written(engine: Engine) -> None:
    with writing_session(engine) as session:
        session.add_all([employer("E-1", contact="架空 太郎"), employer("E-1", contact="架空 花子")])

        with pytest.raises(IntegrityError) as told:
            session.flush()

    assert "架空" not in str(told.value)


def test_a_reading_session_cannot_write(engine: Engine) -> None:
    with reading_session(engine) as session:
        session.add(employer())

        with pytest.raises(DBAPIError, match=r"read-?only"):
            session.flush()


def test_the_same_connection_writes_after_it_has_read(engine: Engine) -> None:
    with reading_session(engine) as session:
        session.scalars(select(Employer)).all()

    with writing_session(engine) as session, session.begin():
        session.add(employer())

    with reading_session(engine) as session:
        assert session.scalars(select(Employer.code)).all() == ["E-1"]


def test_what_is_not_committed_is_gone(engine: Engine) -> None:
    with writing_session(engine) as session:
        session.add(employer())
        session.flush()

    with reading_session(engine) as session:
        assert session.scalars(select(Employer)).all() == []


def test_a_reader_neither_waits_for_a_writer_nor_sees_it_half_done(engine: Engine) -> None:
    with writing_session(engine) as writer, reading_session(engine) as reader:
        writer.add(employer())
        writer.flush()

        assert reader.scalars(select(Employer)).all() == []


def test_a_reader_sees_one_state_throughout(engine: Engine) -> None:
    with reading_session(engine) as reader:
        reader.scalars(select(Employer)).all()
        with writing_session(engine) as writer, writer.begin():
            writer.add(employer())

        assert reader.scalars(select(Employer)).all() == []


def test_a_second_writer_gives_up_after_its_wait(database_url: str) -> None:
    hurried = make_engine(database_url, wait_s=0.05)
    with writing_session(hurried) as first, writing_session(hurried) as second:
        first.connection()

        with pytest.raises(OperationalError, match="lock"):
            second.connection()
    hurried.dispose()


def test_writers_that_read_first_lose_no_update(engine: Engine) -> None:
    with writing_session(engine) as session, session.begin():
        session.add(employer(past_hires=0))

    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(lambda _: hire_one_more(engine), range(ROUNDS)))

    with reading_session(engine) as session:
        assert session.scalars(select(Employer.past_hires)).one() == ROUNDS


def hire_one_more(engine: Engine) -> None:
    with writing_session(engine) as session, session.begin():
        found = session.scalars(select(Employer)).one()
        found.past_hires = (found.past_hires or 0) + 1
