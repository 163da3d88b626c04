"""The benchmark itself works: every figure is measured, on a small registry."""

import sys
import time
from pathlib import Path

from matcher.records.engine import make_engine
from matcher.records.sessions import writing_session
from seed_data.generate import generate
from tests.benchmarks.registry import ADDRESSES, answers, imports, other_writer, timed_process
from tests.databases import Databases
from tests.prefecture import DEMO_DAY


def test_every_figure_is_measured(databases: Databases, tmp_path: Path) -> None:
    url = databases.empty("sqlite")
    generate(tmp_path, DEMO_DAY)
    engine = make_engine(url)

    figures = [*imports("sqlite", url, tmp_path), *answers("sqlite", engine, tmp_path, rounds=2, warm=1)]
    engine.dispose()

    assert [figure.what for figure in figures[5:]] == list(ADDRESSES)
    assert all(figure.seconds > 0 and figure.peer_seconds > 0 for figure in figures)
    assert "520 rows, peak" in figures[0].line()
    assert "another writer waited" in figures[0].line()
    assert "goal 0.100 s: m" in figures[-1].line().lower()


def test_the_memory_of_a_process_is_its_own() -> None:
    mine = bytearray(b"1") * 200_000_000

    _, peak_kb = timed_process([sys.executable, "-I", "-S", "-c", ""], "sqlite://")

    assert 0 < peak_kb < len(mine) / 1024 / 2


def test_another_writer_waits_as_long_as_one_writes(databases: Databases) -> None:
    url = databases.empty("sqlite")
    engine = make_engine(url)

    with other_writer(url) as waited_s, writing_session(engine) as session, session.begin():
        session.connection()
        time.sleep(0.3)
    engine.dispose()

    assert 0.2 < max(waited_s) < 10
