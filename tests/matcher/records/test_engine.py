"""Transactions on SQLite: who writes says so beforehand, waits for its turn, and overwrites nobody."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import OperationalError

from matcher.records.engine import make_engine
from matcher.records.registry.employers import Employer
from matcher.records.sessions import reading_session, writing_session
from tests.counts import scaled
from tests.records import employer

ROUNDS = scaled(15, 300)


@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal"), ("foreign_keys", 1), ("busy_timeout", 10_000)])
def test_sqlite_is_prepared(engine: Engine, pragma: str, value: object) -> None:
    with engine.connect() as connection:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar_one() == value


def test_a_reading_session_cannot_write(engine: Engine) -> None:
    with reading_session(engine) as session:
        session.add(employer())

        with pytest.raises(OperationalError, match="readonly"):
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

        with pytest.raises(OperationalError, match="locked"):
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
