"""A server on a free loopback port and one Chromium for all tests that open pages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest
from click.testing import CliRunner
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from waitress.server import create_server
from waitress.wasyncore import close_all, loop

from api.app import create_app
from api.commands.main import commands
from matcher.desk.folders import load_folder
from matcher.records.engine import make_engine
from matcher.records.installation import DemoState
from matcher.records.schema import upgrade
from matcher.records.sessions import writing_session
from seed_data.generate import generate
from tests.acts import act
from tests.prefecture import DEMO_DAY
from tests.site import demo_site

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
Visit = Callable[..., Page]


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serve an app with what the product serves with, on a free port of this machine; gives its address."""
    sockets: dict[int, object] = {}
    server = create_server(app, map=sockets, host="127.0.0.1", port=0, threads=4)
    ended = Event()

    def answer() -> None:
        while not ended.is_set():
            loop(timeout=0.1, map=sockets, count=1)

    thread = Thread(target=answer, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        ended.set()
        thread.join()
        server.task_dispatcher.shutdown()
        close_all(sockets)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Address of the pages on hand-built values."""
    with serving(demo_site()) as served:
        yield served


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One Chromium for all tests."""
    expect.set_options(timeout=20_000)  # milliseconds: a page may be slow beside other work, as any other visit may
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open a page on hand-built values as a visitor of its own."""
    with visitors(browser, address) as opened:
        yield opened


@pytest.fixture(scope="session")
def demo_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the pages on the demo as its command makes it, on a day that stays."""
    folder = tmp_path_factory.mktemp("demo")
    url = f"sqlite:///{folder / 'ibasho.sqlite3'}"
    engine = make_engine(url)
    upgrade(engine)
    with writing_session(engine) as session, session.begin():
        generate(folder, DEMO_DAY, seed=1)
        loaded = load_folder(session, folder, act(), today=DEMO_DAY)
        session.add(DemoState(id=1, demo_day=DEMO_DAY, files_hash=loaded.files_hash))
    done = CliRunner(env={"IBASHO_DATABASE_URL": url}).invoke(commands, ["demo", "--no-serve"])
    assert done.exit_code == 0, done.output
    with serving(create_app(engine, demo=True)) as served:
        yield served
    engine.dispose()


@pytest.fixture
def visit_demo(browser: Browser, demo_address: str) -> Iterator[Visit]:
    """Open a page of the real demo as a visitor of its own."""
    with visitors(browser, demo_address) as opened:
        yield opened


@contextmanager
def visitors(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens a path in a width and language, with or without JavaScript; who came leaves at the end."""
    contexts: list[BrowserContext] = []

    def opened(path: str, *, width: int = 1280, language: str = "ja", javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": 800}, java_script_enabled=javascript
        )
        contexts.append(context)
        context.add_cookies([{"name": "lang", "value": language, "url": address}])
        page = context.new_page()
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
