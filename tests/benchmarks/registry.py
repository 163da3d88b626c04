"""`make bench`: what the registry costs with 25,000 employers and 100,000 homes, beside plain programs on the same.

Imports run as the processes that users start; lists and searches through the REST API in this process. Every figure
stands beside a peer measured in the same run, so that it says something on another machine too.
"""

import argparse
import csv
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from http import HTTPStatus
from multiprocessing import get_context
from pathlib import Path
from threading import Event

from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from api.app import create_app
from matcher.records.engine import make_engine
from matcher.records.sessions import writing_session
from seed_data.generate import generate
from seed_data.sizes import DEMO, Size
from tests.databases import Databases, find_server
from tests.prefecture import DEMO_DAY

FULL = replace(DEMO, employers=25_000, hiring=2_500, stale=2_500, units=100_000)
SHORT = replace(DEMO, employers=2_500, hiring=250, stale=250, units=10_000)
KINDS = ("employers", "openings", "providers", "units", "rounds")
ROUNDS = 40
WARM = 12
"""Answers before any is measured: a connection has then prepared its statements and settled on its plans."""
LONGEST_WAIT_S = 120
BETWEEN_WRITES_S = 0.1
GOAL_S = 0.1
"""In which nineteen of twenty lists and searches are to be answered."""
ADDRESSES = {
    "employers, first page": "/registry/employers?page_size=50",
    "employers, far page, by name": "/registry/employers?page_size=50&page=200&sort=name",
    "employers, search 水戸": "/registry/employers?q=水戸",
    "employers, search two words": "/registry/employers?q=建設 水戸",
    "employers, search nothing found": "/registry/employers?q=該当なし架空",
    "units, first page": "/registry/units?page_size=50",
    "units, far page": "/registry/units?page_size=50&page=1000",
    "units, search 水戸": "/registry/units?q=水戸",
    "units, one kind, cheapest first": "/registry/units?kind=private_rental&sort=rent_yen",
}
MEASURING = """
import os, sys
silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
running = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=silent)
_, status, usage = os.wait4(running, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""A small program that runs another: one begins as a copy of what starts it, whose memory is counted as its own."""
IBASHO = (sys.executable, "-c", "from api.commands.main import main; main()")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured thing beside its peer."""

    database: str
    what: str
    seconds: float
    peer_seconds: float
    note: str
    goal_s: float | None = None

    def line(self) -> str:
        """As a row of the table."""
        ratio = self.seconds / self.peer_seconds if self.peer_seconds else float("nan")
        return (
            f"{self.database:<11} {self.what:<34} {self.seconds:>9.3f} s {ratio:>8.1f}x  {self.note}{self._against()}"
        )

    def _against(self) -> str:
        if self.goal_s is None:
            return ""
        return f", goal {self.goal_s:.3f} s: {'met' if self.seconds <= self.goal_s else 'MISSED'}"


def main() -> None:
    """Measure, print the table, and write it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="a tenth of the size")
    parser.add_argument("--json", type=Path, default=Path("build/bench/registry.json"))
    asked = parser.parse_args()
    figures = []
    for figure in measured(SHORT if asked.short else FULL):
        figures.append(figure)
        sys.stdout.write(figure.line() + "\n")
        sys.stdout.flush()
    asked.json.parent.mkdir(parents=True, exist_ok=True)
    asked.json.write_text(json.dumps([asdict(each) for each in figures], ensure_ascii=False, indent=2))


def measured(size: Size) -> Iterator[Figure]:
    """All figures, one after the other."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:  # a process counts its parent's memory
            apart.submit(partial(generate, folder, DEMO_DAY, size=size)).result()
        databases = Databases(folder)
        for database in ("sqlite", "postgresql") if find_server() else ("sqlite",):
            url = databases.empty(database)
            yield from imports(database, url, folder)
            engine = make_engine(url)
            yield from answers(database, engine, folder)
            engine.dispose()
        databases.close()


def imports(database: str, url: str, folder: Path) -> Iterator[Figure]:
    """Every file as `ibasho import` takes it; the peer puts the same cells into a table of text, unchecked."""
    for kind in KINDS:
        file = folder / f"{kind}.csv"
        with other_writer(url) as waited_s:
            seconds, peak_kb = timed_process([*IBASHO, "import", kind, str(file)], url)
        with file.open(encoding="utf-8-sig") as lines:
            rows = sum(1 for _ in lines) - 1
        note = f"{rows:,} rows, peak {peak_kb / 1024:.0f} MB, another writer waited {max(waited_s):.1f} s at most"
        yield Figure(
            database=database, what=f"import {kind}", seconds=seconds, peer_seconds=plain_import(file), note=note
        )


@contextmanager
def other_writer(url: str) -> Iterator[list[float]]:
    """How long somebody else waited meanwhile, each time that they wanted to write, in seconds."""
    waited_s: list[float] = []
    over = Event()

    def write_again() -> None:
        engine = make_engine(url, wait_s=LONGEST_WAIT_S)
        while not (waited_s and over.wait(BETWEEN_WRITES_S)):
            began = time.perf_counter()
            with writing_session(engine) as session, session.begin():
                session.connection()
            waited_s.append(time.perf_counter() - began)
        engine.dispose()

    with ThreadPoolExecutor(1) as apart:
        writing = apart.submit(write_again)
        try:
            yield waited_s
        finally:
            over.set()
            writing.result()


def timed_process(command: list[str], url: str) -> tuple[float, int]:
    """Seconds, and the peak of resident memory in KB."""
    began = time.perf_counter()
    alone = [sys.executable, "-I", "-S", "-c", MEASURING, *command]
    told = subprocess.check_output(alone, env=os.environ | {"IBASHO_DATABASE_URL": url}, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began, int(told)


def plain_import(file: Path) -> float:
    """The peer: csv into a table of text, with one transaction."""
    began = time.perf_counter()
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))
    marks = ", ".join("?" * len(rows[0]))
    peer = file.with_suffix(".peer")
    peer.unlink(missing_ok=True)
    with sqlite3.connect(peer) as connection:
        connection.execute(f"CREATE TABLE peer ({', '.join(f'c{n}' for n in range(len(rows[0])))})")
        connection.executemany(f"INSERT INTO peer VALUES ({marks})", rows[1:])
    return time.perf_counter() - began


def answers(database: str, engine: Engine, folder: Path, *, rounds: int = ROUNDS, warm: int = WARM) -> Iterator[Figure]:
    """The slowest answers but one in twenty, once it is warm.

    The peer counts a table of text and reads fifty rows of it.
    """
    visitor = create_app(engine, demo=True).test_client()
    for what, path in ADDRESSES.items():
        kind = path.removeprefix("/registry/").partition("?")[0]
        with statements(engine) as sent:
            ask(visitor, path)
        for _ in range(warm):
            ask(visitor, path)
        yield Figure(
            database=database,
            what=what,
            seconds=p95(partial(ask, visitor, path), rounds),
            peer_seconds=p95(partial(plain_list, folder / f"{kind}.peer"), rounds),
            note=f"p95 of {rounds}, {len(sent)} statements",
            goal_s=GOAL_S,
        )


def ask(visitor: FlaskClient, path: str) -> None:
    """One answer."""
    answer = visitor.get(f"/api/v1{path}")
    if answer.status_code != HTTPStatus.OK:
        raise RuntimeError(answer.get_data(as_text=True))


def plain_list(file: Path) -> None:
    """The peer of a list."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("SELECT count(*) FROM peer").fetchone()
        connection.execute("SELECT * FROM peer ORDER BY c0 LIMIT 50").fetchall()


def p95(act: Callable[[], None], rounds: int) -> float:
    """Seconds in which nineteen of twenty are done."""
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return statistics.quantiles(taken, n=20)[-1]


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """What is sent to the database meanwhile."""
    sent: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


if __name__ == "__main__":
    main()
