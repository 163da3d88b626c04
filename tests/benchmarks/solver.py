"""`make bench`: the joint solver on made-up prefectures and countries, beside what others do.

Our solver works in a process of its own, whose memory is measured; peers follow on the same instances in this one.
"""

import argparse
import json
import os
import resource
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from matcher.assignment.claims import claims_of
from matcher.assignment.pack import PROVING, QUICK, Packed, pack
from matcher.assignment.problem import Rows
from matcher.assignment.search import Effort
from tests.benchmarks.contest import Attempt, Beside, Goal, Ours, Run, run_of, timed
from tests.benchmarks.countries import COUNTRIES, SHORT_COUNTRIES, measured_countries
from tests.benchmarks.instances import PREFECTURE, TIGHT, Instance, Size, homes_alone, made
from tests.benchmarks.opponent import outside
from tests.benchmarks.peers import by_constraints, from_lists, greedy, seated, telephone, two_stages

QUICKLY, PROVED = "ours", "ours, to be proved"
EFFORTS = {QUICKLY: QUICK, PROVED: PROVING}
GOALS = {
    QUICKLY: Goal(median_seconds=0.15, worst_seconds=1, gap_share=0.001),
    PROVED: Goal(median_seconds=0.5, worst_seconds=5, gap_share=0),
}
WARM = Size(people=20, employers=10, homes=20)
"""Solved before anything is measured, so that what is compiled once is there."""
LIST_NODES = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Instances of one shape."""

    name: str
    size: Size
    make: Callable[[Size, int], Instance] = made
    goals: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How much is measured."""

    seeds: int
    constraint_seeds: int
    """For CP-SAT, which takes a hundred times as long as all others together."""
    constraint_effort: float
    """Its deterministic time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """Another way to solve an instance."""

    how: str
    act: Callable[[Instance], Attempt]
    seeds: int
    never_above: bool = False


CASES = (Case(name="prefecture", size=PREFECTURE), Case(name="prefecture, tight", size=TIGHT))
ALONE = Case(name="homes alone", size=Size(people=500, employers=1, homes=400), make=homes_alone, goals=False)
FULL = Extent(seeds=10, constraint_seeds=2, constraint_effort=10)
SHORT = Extent(seeds=2, constraint_seeds=1, constraint_effort=3)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, and write it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="few seeds, little time for CP-SAT")
    parser.add_argument("--seeds", type=int, help="how many instances of each size")
    parser.add_argument("--opponent", type=Path, help="an outside program: PROGRAM PROBLEM.json SOLUTION.json")
    parser.add_argument("--json", type=Path, default=Path("build/bench/solver.json"))
    asked = parser.parse_args(arguments)
    if asked.seeds is not None and asked.seeds < 1:
        parser.error(f"--seeds [{asked.seeds}]: at least 1")
    if asked.opponent and not (asked.opponent.is_file() and os.access(asked.opponent, os.X_OK)):
        parser.error(f"--opponent [{asked.opponent}]: there is no such program, or it may not be run (chmod +x)")
    extent = SHORT if asked.short else FULL
    figures: list[Ours | Beside] = []
    explicit = measured(replace(extent, seeds=asked.seeds or extent.seeds), asked.opponent)
    countries = SHORT_COUNTRIES if asked.short else COUNTRIES
    # Countries first: what is measured on its own begins with the memory of this process, which peers make large.
    for figure in chain(measured_countries(countries), explicit):
        figures.append(figure)
        sys.stdout.write(figure.line() + "\n")
        sys.stdout.flush()
    asked.json.parent.mkdir(parents=True, exist_ok=True)
    asked.json.write_text(as_json(figures), encoding="utf-8")


def as_json(figures: Sequence[Ours | Beside]) -> str:
    """Every run of every figure."""
    return json.dumps([asdict(each) for each in figures], ensure_ascii=False, indent=2)


def measured(
    extent: Extent, opponent: Path | None, *, joint: Sequence[Case] = CASES, alone: Case = ALONE
) -> Iterator[Ours | Beside]:
    """All figures; ours first, since a process begins with the memory of the one that made it."""
    ours: dict[str, tuple[Run, ...]] = {}
    for case in (*joint, alone):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own:
            figures = own.submit(solved, case, extent.seeds).result()
        ours[case.name] = figures[0].runs
        yield from figures
    for case in joint:
        yield from beside(case, ours[case.name], peers_of(extent, opponent))
    yield from beside(alone, ours[alone.name], [_scipy(extent)])


def solved(case: Case, seeds: int) -> list[Ours]:
    """Our solver on every seed: as it is called by default, then with the wish for a proof."""
    pack(made(WARM, 1).packing, PROVING)
    runs: dict[str, list[Run]] = {how: [] for how in EFFORTS}
    for seed in range(1, seeds + 1):
        instance = case.make(case.size, seed)
        for how, effort in EFFORTS.items():
            runs[how].append(_ours(instance, seed, effort))
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return [
        Ours(case=case.name, how=how, runs=tuple(done), goal=GOALS[how] if case.goals else None, peak_mb=peak_mb)
        for how, done in runs.items()
    ]


def _ours(instance: Instance, seed: int, effort: Effort) -> Run:
    given: list[Packed] = []

    def chosen() -> Rows:
        given.append(pack(instance.packing, effort))
        return given[0].chosen

    attempt = timed(chosen)
    claim = claims_of(given[0]).levels[0]
    return run_of(instance, seed, attempt, (claim.bound, claim.proof))


def peers_of(extent: Extent, opponent: Path | None) -> list[Peer]:
    """All who solve the joint problem."""

    def here(how: str, act: Callable[[Instance], Rows], *, never_above: bool = False) -> Peer:
        return Peer(how=how, act=lambda each: timed(partial(act, each)), seeds=extent.seeds, never_above=never_above)

    constraints = here(
        "CP-SAT, from greedy", lambda each: by_constraints(each.packing, greedy(each), extent.constraint_effort)
    )
    peers = [
        here("telephone, 5 tries", partial(telephone, tries=5)),
        here("telephone, 20 tries", partial(telephone, tries=20)),
        here("greedy, better of two", greedy, never_above=True),
        here("best jobs, then best homes", two_stages),
        here("HiGHS, 30 bundles a person", lambda each: from_lists(each.packing, LIST_NODES)),
        replace(constraints, seeds=extent.constraint_seeds),
    ]
    if opponent:
        program = opponent
        named = Peer(how=program.name[:27], act=lambda each: outside(program, each.packing), seeds=extent.seeds)
        return [*peers, named]
    return peers


def _scipy(extent: Extent) -> Peer:
    def act(instance: Instance) -> Attempt:
        packing = instance.packing
        return timed(lambda: seated(packing, np.arange(len(packing)), packing.values[0], packing.unit))

    return Peer(how="SciPy, assignment", act=act, seeds=extent.seeds)


def beside(case: Case, ours: tuple[Run, ...], peers: list[Peer]) -> Iterator[Beside]:
    """Every peer on the seeds that ours were measured on, or on the first of them."""
    runs: list[list[Run]] = [[] for _ in peers]
    for run in ours:
        instance = case.make(case.size, run.seed)
        for peer, done in zip(peers, runs, strict=True):
            if len(done) < peer.seeds:
                done.append(run_of(instance, run.seed, peer.act(instance)))
    for peer, done in zip(peers, runs, strict=True):
        same = ours[: len(done)]
        yield Beside(case=case.name, how=peer.how, runs=tuple(done), ours=same, never_above=peer.never_above)


if __name__ == "__main__":
    main()
