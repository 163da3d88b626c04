"""A migrated, empty database for tests of the rooms that keep records."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from matcher.records.engine import make_engine
from matcher.records.sessions import writing_session


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """The engine of a database of the test's own."""
    made = make_engine(database_url)
    yield made
    made.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session that may write; what it wrote is rolled back with the test."""
    with writing_session(engine) as opened:
        yield opened
