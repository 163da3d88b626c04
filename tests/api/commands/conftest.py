"""What tests of commands share."""

import pytest


@pytest.fixture
def empty(database_url: str) -> str:
    """A database without records; test_older_databases.py has those without tables, or with older ones."""
    return database_url
