"""`make bench`: what explanations of one person cost on the demo prefecture, in this process and without a solver.

Beside each figure stands its budget; the slowest of the twelve people counts.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from matcher.matching.ask import ask
from matcher.matching.compare import compare
from matcher.matching.inputs import Inputs
from matcher.matching.others import others_gaining
from matcher.matching.problem import bundles_for
from matcher.matching.rank import rank
from matcher.matching.shortage import shortages
from matcher.matching.unblock import unblock
from matcher.matching.why_not import why_not
from tests.prefecture import DEMO_DAY, inputs_on

ROUNDS = 5
SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One explanation: the median over rounds, of the person for whom it takes longest."""

    what: str
    seconds: float
    cpu_seconds: float
    """Of this process: less than `seconds` where other processes had the machine."""
    budget_seconds: float

    def line(self) -> str:
        """As a row of the table."""
        met = "met" if self.seconds <= self.budget_seconds else "MISSED"
        return (
            f"{self.what:<34} {self.seconds * 1000:>9.1f} ms, {self.cpu_seconds * 1000:>7.1f} ms of it computing, "
            f"goal {self.budget_seconds * 1000:>5.0f} ms: {met}"
        )


def main() -> None:
    """Measure, print the table, and write it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, default=Path("build/bench/explanations.json"))
    asked = parser.parse_args()
    figures = measured(inputs_on(DEMO_DAY), ROUNDS)
    for figure in figures:
        sys.stdout.write(figure.line() + "\n")
    asked.json.parent.mkdir(parents=True, exist_ok=True)
    asked.json.write_text(json.dumps([asdict(figure) for figure in figures], indent=2), encoding="utf-8")


def measured(inputs: Inputs, rounds: int) -> list[Figure]:
    """Every explanation, for everybody."""
    everybody = range(len(inputs.subjects))
    works: dict[str, tuple[Callable[[int], object], float]] = {
        "why not": (lambda row: why_not(inputs, str(inputs.subjects.code[row]), *_pair(inputs)), 0.02),
        "rank one person": (lambda row: rank(inputs, bundles_for(inputs, row)), 0.3),
        "compare two plans": (lambda row: _compared(inputs, row), 0.1),
        "unblock": (lambda row: unblock(inputs, row), 1.0),
        "unblock, with what others gain": (lambda row: _with_others(inputs, row), 1.0),
        "what to ask": (lambda row: ask(inputs, row), 1.0),
    }
    figures = [
        _figure(what, [_medians(work, row, rounds) for row in everybody], budget)
        for what, (work, budget) in works.items()
    ]
    lacking = _figure("what is lacking, solved again", [_medians(lambda _: shortages(inputs), 0, 1)], 1.0)
    return [*figures, lacking]


def _figure(what: str, taken: list[tuple[float, float]], budget: float) -> Figure:
    seconds, cpu_seconds = max(taken)
    return Figure(what=what, seconds=seconds, cpu_seconds=cpu_seconds, budget_seconds=budget)


def _medians(work: Callable[[int], object], row: int, rounds: int) -> tuple[float, float]:
    taken = []
    for _ in range(rounds):
        begun, computed = time.perf_counter(), time.process_time()
        work(row)
        taken.append((time.perf_counter() - begun, time.process_time() - computed))
    seconds, cpu_seconds = zip(*taken, strict=True)
    return statistics.median(seconds), statistics.median(cpu_seconds)


def _pair(inputs: Inputs) -> tuple[str, str]:
    return str(inputs.openings.code[2]), str(inputs.units.code[2])


def _compared(inputs: Inputs, row: int) -> object:
    pair = _pair(inputs)
    return compare(inputs, str(inputs.subjects.code[row]), pair, (pair[0], None))


def _with_others(inputs: Inputs, row: int) -> object:
    return others_gaining(inputs, row, unblock(inputs, row)[:SHOWN])


if __name__ == "__main__":
    main()
