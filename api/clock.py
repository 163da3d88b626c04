"""The clock: read here and nowhere below."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from matcher.desk.days import JAPAN
from matcher.records.installation import DemoState


def today() -> date:
    """The day in Japan."""
    return datetime.now(JAPAN).date()


def working_day(session: Session) -> date:
    """The day in Japan, or that from which the demo's dates count."""
    state = session.get(DemoState, 1)
    return today() if state is None else state.demo_day


def now() -> str:
    """This moment in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
