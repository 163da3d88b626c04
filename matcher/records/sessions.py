"""Sessions: one to read, one to write; who writes says so, and commits at the edge."""

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from matcher.records.engine import writing


def reading_session(engine: Engine) -> Session:
    """A session that sees one state of the database throughout a transaction; it cannot write."""
    return Session(engine)


def writing_session(engine: Engine) -> Session:
    """A session whose transactions may write; each waits for its turn before it reads anything."""
    return Session(writing(engine))
