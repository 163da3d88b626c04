"""Who does something in a test, and when."""

from matcher.records.changes import Act

NOW = "2026-11-23T01:00:00+00:00"
VERSIONS = {"ibasho": "0.0.1", "machine": "abacus"}
"""What a run of a test is said to be solved with."""


def act(*, by: str = "local", at: str = NOW, why: str | None = None) -> Act:
    """Somebody, on the day of the tests."""
    return Act(by=by, at=at, why=why)
