"""The benchmark itself works: every figure is measured, on a small registry."""

from pathlib import Path

from matcher.records.engine import make_engine
from seed_data.generate import generate
from tests.benchmarks.registry import ADDRESSES, answers, imports
from tests.databases import Databases
from tests.prefecture import DEMO_DAY


def test_every_figure_is_measured(databases: Databases, tmp_path: Path) -> None:
    url = databases.empty("sqlite")
    generate(tmp_path, DEMO_DAY)
    engine = make_engine(url)

    figures = [*imports("sqlite", url, tmp_path), *answers("sqlite", engine, tmp_path, rounds=2)]
    engine.dispose()

    assert [figure.what for figure in figures[5:]] == list(ADDRESSES)
    assert all(figure.seconds > 0 and figure.peer_seconds > 0 for figure in figures)
    assert "520 rows, peak" in figures[0].line()
