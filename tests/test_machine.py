"""What the machine lacks is named on the last line of a test run, and fails in CI."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

PAGE = '''"""A page."""

import pytest


@pytest.mark.browser
def test_page(chromium_path):
    assert chromium_path
'''


def run(page: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A test run of its own, of one test that needs the browser."""
    page.write_text(PAGE, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    kept = {key: value for key, value in os.environ.items() if key not in {"CI", "IBASHO_CHROMIUM"}}
    return subprocess.run(
        [*command, page], cwd=ROOT, env=kept | environment, capture_output=True, text=True, check=False
    )


def test_a_missing_browser_is_named_on_the_last_line(tmp_path: Path) -> None:
    told = run(tmp_path / "test_page.py", IBASHO_CHROMIUM="/nowhere")

    assert told.returncode == 0
    assert told.stdout.splitlines()[-1].startswith("Not run: 1 test, for want of Chromium. To run:")


def test_a_missing_browser_fails_in_ci(tmp_path: Path) -> None:
    told = run(tmp_path / "test_page.py", IBASHO_CHROMIUM="/nowhere", CI="true")

    assert told.returncode == 1
    assert told.stdout.splitlines()[-1].startswith("Not run: 1 test, for want of Chromium. To run:")


def test_nothing_is_said_where_nothing_is_lacking(tmp_path: Path) -> None:
    told = run(tmp_path / "test_page.py", IBASHO_CHROMIUM=sys.executable)

    assert told.returncode == 0
    assert "Not run" not in told.stdout
