"""What holds for every test: hypothesis profiles, and what to do where the machine lacks something a test needs."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, settings

from tests.counts import PROVING
from tests.databases import Databases, find_server

CHROMIUM_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# No deadline and no "too slow": a busy machine is not a bug. Quick runs draw the same examples every time.
STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", STEADY, max_examples=25, derandomize=True)
settings.register_profile("full", STEADY, max_examples=1000, print_blob=True)
settings.load_profile("full" if PROVING else "quick")


def find_chromium() -> str | None:
    """Path of the browser: the one named in IBASHO_CHROMIUM, else the first that is installed."""
    named = os.environ.get("IBASHO_CHROMIUM")
    paths = [shutil.which(command) for command in ([named] if named else CHROMIUM_COMMANDS)]
    return next((path for path in paths if path), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something outside Python that tests with a marker need."""

    name: str
    remedy: str
    find: Callable[[], str | None]


NEEDS = {
    "browser": Need(
        name="Chromium",
        remedy="sudo apt-get install chromium fonts-noto-cjk, or name another in IBASHO_CHROMIUM",
        find=find_chromium,
    ),
    "postgresql": Need(
        name="PostgreSQL",
        remedy="sudo apt-get install postgresql && sudo -u postgres createuser --createdb $USER, "
        "or name a server in IBASHO_TEST_POSTGRESQL",
        find=find_server,
    ),
}


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Path of the browser, for tests marked `browser`: those do not come here where there is none."""
    path = find_chromium()
    if path is None:
        pytest.fail("a test that uses chromium_path is marked with @pytest.mark.browser")
    return path


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Makes databases of either kind; gone with the run."""
    made = Databases(tmp_path_factory.mktemp("databases"))
    yield made
    made.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database(request: pytest.FixtureRequest) -> str:
    """Which database: whatever uses one is tested on both."""
    return str(request.param)


@pytest.fixture
def blank_url(databases: Databases, database: str) -> Iterator[str]:
    """A database of the test's own, without any table."""
    url = databases.blank(database)
    yield url
    databases.give_back(url)


@pytest.fixture
def database_url(databases: Databases, database: str) -> Iterator[str]:
    """A database of the test's own, with all tables and no rows."""
    url = databases.empty(database)
    yield url
    databases.give_back(url)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what this machine cannot run; in CI nothing may be skipped for that."""
    for marker, need in NEEDS.items():
        if item.get_closest_marker(marker) and need.find() is None:
            refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            refuse(_reason(need))


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Name on the very last line what this machine lacks, how many tests did not run, and what to install."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:  # a worker of pytest-xdist
        return
    refused = [str(report.longrepr) for outcome in ("skipped", "error") for report in reporter.stats.get(outcome, [])]
    for need in NEEDS.values():
        count = sum(_reason(need) in text for text in refused)
        if count:
            tests = "1 test" if count == 1 else f"{count} tests"
            reporter.write_line(f"Not run: {tests}, for want of {need.name}. To run: {need.remedy}.")


def _reason(need: Need) -> str:
    return f"this machine has no {need.name}"
