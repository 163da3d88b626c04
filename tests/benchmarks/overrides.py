"""`make bench`: what it takes to weigh an override on made-up prefectures: at least, at once, and exactly.

Each exact figure that is checked is compared with fixing the bundle and solving from nothing.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from matcher.assignment.claims import claims_of
from matcher.assignment.override import Warm, overridden, warmed
from matcher.assignment.pack import PROVING, pack
from matcher.assignment.packing import Packing
from matcher.assignment.standing import standing
from tests.benchmarks.instances import PREFECTURE, TIGHT, Size, made

SHAPES = {"prefecture": PREFECTURE, "prefecture, tight": TIGHT}
WARM = Size(people=20, employers=10, homes=20)
"""Solved before anything is measured, so that what is compiled once is there."""
WISHES = 10
"""The best bundles of one person, for which the least costs are asked together."""
CHECKED = 8
"""One in so many exact figures is compared with solving from nothing."""
LEAST_GOAL_MS, EXACT_GOAL_MS = 0.5, 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """One person's wishes and one override of them."""

    least_ms: float
    """Of all wishes together."""
    exact_ms: float
    exact_cpu_ms: float
    """Of this process: less than `exact_ms` where other processes had the machine."""
    least: int
    exact: int
    proved: bool
    again: int | None
    """By solving from nothing, where that was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """All overrides of one shape."""

    case: str
    warm_ms: float
    """The slowest of all seeds to get ready."""
    runs: tuple[Weighing, ...]

    def line(self) -> str:
        """As a row of the table."""
        least, exact, computing = (
            np.percentile([getattr(run, name) for run in self.runs], [50, 95])
            for name in ("least_ms", "exact_ms", "exact_cpu_ms")
        )
        checked = [run for run in self.runs if run.again is not None]
        equal = sum(run.exact == run.again for run in checked)
        met = ["met" if value <= goal else "MISSED" for value, goal in self._goals(least[1], exact[1])]
        return (
            f"{self.case:<18} {len(self.runs)} overrides, ready in {self.warm_ms:.0f} ms; "
            f"at least: p95 {least[1]:.2f} ms for {WISHES}, exact itself in {self._share():.0%}; "
            f"exact: p50 {exact[0]:.0f} ms, p95 {exact[1]:.0f} ms ({computing[0]:.0f} and {computing[1]:.0f} ms of it "
            f"computing), proved {sum(run.proved for run in self.runs)}; solved from nothing the same in {equal} of "
            f"{len(checked)}; goal {LEAST_GOAL_MS} ms: {met[0]}, p95 {EXACT_GOAL_MS:.0f} ms: {met[1]}"
        )

    @staticmethod
    def _goals(least: float, exact: float) -> Iterator[tuple[float, float]]:
        yield from ((least, LEAST_GOAL_MS), (exact, EXACT_GOAL_MS))

    def _share(self) -> float:
        return sum(run.least == run.exact for run in self.runs) / len(self.runs)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, and write it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="one seed, few people")
    parser.add_argument("--json", type=Path, default=Path("build/bench/overrides.json"))
    asked = parser.parse_args(arguments)
    seeds, people = (1, 16) if asked.short else (10, 60)
    warm_of(made(WARM, 1).packing)
    figures = []
    for case, size in SHAPES.items():
        figures.append(measured(case, size, seeds=seeds, people=people))
        sys.stdout.write(figures[-1].line() + "\n")
        sys.stdout.flush()
    asked.json.parent.mkdir(parents=True, exist_ok=True)
    asked.json.write_text(json.dumps([asdict(each) for each in figures], indent=2), encoding="utf-8")


def measured(case: str, size: Size, *, seeds: int, people: int) -> Figure:
    """Overrides of so many people of each seed's prefecture."""
    runs: list[Weighing] = []
    slowest = 0.0
    for seed in range(1, seeds + 1):
        packing = made(size, seed).packing
        warm, taken_ms = warm_of(packing)
        slowest = max(slowest, taken_ms)
        runs += _weighings(packing, warm, np.random.default_rng(seed), people)
    return Figure(case=case, warm_ms=slowest, runs=tuple(runs))


def warm_of(packing: Packing) -> tuple[Warm, float]:
    """A plan that stands, and the milliseconds it took to get ready, without those to find it."""
    claims = claims_of(pack(packing, PROVING))
    begun = time.perf_counter()
    warm = warmed(standing(packing, claims))
    return warm, 1000 * (time.perf_counter() - begun)


def _weighings(packing: Packing, warm: Warm, chance: np.random.Generator, people: int) -> Iterator[Weighing]:
    """People who have anything to wish, drawn once each."""
    some = np.unique(packing.subject)
    for number, subject in enumerate(chance.choice(some, min(people, len(some)), replace=False).tolist()):
        rows = np.flatnonzero(packing.subject == subject)
        wishes = rows[np.argsort(-packing.values[0][rows], kind="stable")[:WISHES]].tolist()
        yield _weighed(packing, warm, wishes, int(chance.integers(len(wishes))), check=number % CHECKED == 0)


def _weighed(packing: Packing, warm: Warm, wishes: list[int], wish: int, *, check: bool) -> Weighing:
    begun = time.perf_counter()
    least = [warm.standing.at_least(row) for row in wishes]
    between, computing = time.perf_counter(), time.process_time()
    found = overridden(warm, wishes[wish])
    ended, computed = time.perf_counter(), time.process_time()
    again = None
    if check:
        alone = pack(replace(packing, fixed=np.array(wishes[wish : wish + 1])), PROVING)
        again = warm.standing.levels[0].value - alone.levels[0].value
    named = least[wish]
    return Weighing(
        least_ms=1000 * (between - begun),
        exact_ms=1000 * (ended - between),
        exact_cpu_ms=1000 * (computed - computing),
        least=0 if named is None else named.whole,
        exact=found.lost[0],
        proved=found.proved,
        again=again,
    )


if __name__ == "__main__":
    main()
