"""A site on hand-built values and the demo as its command makes it, each made once, and fresh visitors."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from api.app import create_app
from api.commands.main import commands
from matcher.records.engine import make_engine
from tests.databases import Databases
from tests.site import demo_site


@pytest.fixture(scope="session")
def site() -> Flask:
    """The site with the twelve people of the demo."""
    return demo_site()


@pytest.fixture
def client(site: Flask) -> FlaskClient:
    """A visitor who has chosen nothing yet."""
    return site.test_client()


@pytest.fixture(scope="session")
def demos(databases: Databases) -> Callable[[str], tuple[str, str]]:
    """Loads and matches the demo, once for each kind of database; gives its address and what the command prints."""

    @cache
    def loaded(kind: str) -> tuple[str, str]:
        url = databases.blank(kind)
        done = CliRunner(env={"IBASHO_DATABASE_URL": url}).invoke(commands, ["demo", "--no-serve"])
        assert done.exit_code == 0, done.output
        return url, done.output

    return loaded


@pytest.fixture
def url(demos: Callable[[str], tuple[str, str]], kind: str) -> str:
    """Where the demo's database lies."""
    return demos(kind)[0]


@pytest.fixture
def said(demos: Callable[[str], tuple[str, str]], kind: str) -> str:
    """What the command prints that loads and matches the demo."""
    return demos(kind)[1]


@pytest.fixture
def app(url: str, said: str) -> Iterator[Flask]:
    """The app on the demo."""
    assert said
    engine = make_engine(url)
    yield create_app(engine, demo=True)
    engine.dispose()
