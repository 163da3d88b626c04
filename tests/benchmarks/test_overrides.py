"""What is measured of overrides is checked against solving from nothing, and a goal that is missed is said."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.benchmarks import overrides
from tests.benchmarks.instances import Size
from tests.benchmarks.overrides import Figure, main, measured

SMALL = Size(people=40, employers=24, homes=40)


def figure() -> Figure:
    return measured("small", SMALL, seeds=2, people=9)


def test_every_checked_figure_is_that_of_solving_from_nothing_and_no_least_is_more() -> None:
    runs = figure().runs

    checked = [run for run in runs if run.again is not None]
    assert len(checked) == 4
    assert all(run.exact == run.again for run in checked)
    assert all(run.least <= run.exact for run in runs)
    assert all(run.proved for run in runs)


def test_a_line_says_what_is_met_and_what_is_missed() -> None:
    found = figure()
    quick = replace(found, runs=tuple(replace(run, least_ms=0.1, exact_ms=5.0) for run in found.runs))
    slow = replace(found, runs=tuple(replace(run, least_ms=0.6, exact_ms=61.0) for run in found.runs))

    assert quick.line().endswith("the same in 4 of 4; goal 0.5 ms: met, p95 60 ms: met")
    assert slow.line().endswith("goal 0.5 ms: MISSED, p95 60 ms: MISSED")


def test_the_table_is_written_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(overrides, "SHAPES", {"small": SMALL})

    main(["--short", "--json", str(tmp_path / "overrides.json")])

    (written,) = json.loads((tmp_path / "overrides.json").read_text(encoding="utf-8"))
    assert capsys.readouterr().out.startswith("small ")
    assert (written["case"], len(written["runs"])) == ("small", 16)
