"""What the machine lacks is named on the last line of a test run, and fails in CI."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

PAGE = '''"""A page."""

import pytest


@pytest.mark.browser
def test_page(chromium_path):
    assert chromium_path
'''
TABLE = '''"""A table."""

from sqlalchemy import create_engine


def test_table(database_url):
    assert create_engine(database_url).connect()
'''
LACKING = [
    (PAGE, {"IBASHO_CHROMIUM": "/nowhere"}, "Chromium"),
    (TABLE, {"IBASHO_TEST_POSTGRESQL": "postgresql://desk@127.0.0.1:1/postgres"}, "PostgreSQL"),
]


def run(path: Path, test: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A test run of its own, of one test that needs something."""
    path.write_text(test, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in {"CI", "IBASHO_CHROMIUM", "IBASHO_TEST_POSTGRESQL"}
    }
    return subprocess.run(
        [*command, path], cwd=ROOT, env=kept | environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("test", "environment", "name"), LACKING, ids=["browser", "postgresql"])
def test_what_is_missing_is_named_on_the_last_line(
    tmp_path: Path, test: str, environment: dict[str, str], name: str
) -> None:
    told = run(tmp_path / "test_it.py", test, **environment)

    assert told.returncode == 0
    assert told.stdout.splitlines()[-1].startswith(f"Not run: 1 test, for want of {name}. To run:")


@pytest.mark.parametrize(("test", "environment", "name"), LACKING, ids=["browser", "postgresql"])
def test_what_is_missing_fails_in_ci(tmp_path: Path, test: str, environment: dict[str, str], name: str) -> None:
    told = run(tmp_path / "test_it.py", test, **environment, CI="true")

    assert told.returncode == 1
    assert told.stdout.splitlines()[-1].startswith(f"Not run: 1 test, for want of {name}. To run:")


def test_nothing_is_said_where_nothing_is_lacking(tmp_path: Path) -> None:
    told = run(tmp_path / "test_page.py", PAGE, IBASHO_CHROMIUM=sys.executable)

    assert told.returncode == 0
    assert "Not run" not in told.stdout
