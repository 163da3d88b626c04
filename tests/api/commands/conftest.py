"""What tests of commands share."""

import pytest


@pytest.fixture
def empty(blank_url: str) -> str:
    """Where a database may come to lie: nothing is there yet."""
    return blank_url
