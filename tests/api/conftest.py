"""A site on hand-built values and the demo as its command makes it, each made once, and fresh visitors."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
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
def url(demos: Callable[[str], tuple[str, str]], database: str) -> str:
    """Where the demo's database lies."""
    return demos(database)[0]


@pytest.fixture
def said(demos: Callable[[str], tuple[str, str]], database: str) -> str:
    """What the command prints that loads and matches the demo."""
    return demos(database)[1]


@pytest.fixture(scope="session")
def apps(demos: Callable[[str], tuple[str, str]]) -> Iterator[Callable[[str], Flask]]:
    """The app on the demo, made once for each kind of database: it takes long to describe itself."""
    with ExitStack() as opened:

        @cache
        def made(kind: str) -> Flask:
            engine = make_engine(demos(kind)[0])
            opened.callback(engine.dispose)
            return create_app(engine, demo=True)

        yield made


@pytest.fixture
def app(apps: Callable[[str], Flask], database: str) -> Flask:
    """The app on the demo."""
    return apps(database)


@pytest.fixture(scope="session")
def served() -> Iterator[Flask]:
    """An app for databases of one test each, put into it as its engine."""
    nothing = make_engine("sqlite://")
    yield create_app(nothing, demo=False)
    nothing.dispose()
