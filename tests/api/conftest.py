"""A site on hand-built values and the demo as its command makes it, each made once, and fresh visitors."""

from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from api.app import create_app
from api.commands.main import commands
from matcher.records.engine import make_engine
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
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the demo's database lies."""
    return f"sqlite:///{tmp_path_factory.mktemp('demo') / 'ibasho.sqlite3'}"


@pytest.fixture(scope="session")
def said(url: str) -> str:
    """What the command prints that loads and matches the demo."""
    done = CliRunner(env={"IBASHO_DATABASE_URL": url}).invoke(commands, ["demo", "--no-serve"])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def app(url: str, said: str) -> Iterator[Flask]:
    """The app on the demo."""
    assert said
    engine = make_engine(url)
    yield create_app(engine, demo=True)
    engine.dispose()
