"""`make bench`: what judging and weighing every pair costs, beside a plain loop over single pairs of the same."""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from matcher.domain.case import Arity
from matcher.eligibility.catalogue import of_arity
from matcher.eligibility.check import OPENING_ARITIES, UNIT_ARITIES
from matcher.matching.inputs import Inputs
from matcher.matching.pairs import Pairs, opening_pairs, unit_pairs
from matcher.matching.problem import joint_terms
from matcher.scoring.catalogue import of_arity as criteria_of
from matcher.scoring.criterion import points
from tests.chance import random_inputs

SAMPLE = (300, 900, 1_000)
PREFECTURE = SAMPLE
NATION = (2_500, 60_000, 100_000)
THREADS = 2
GOAL_MB = 2_000
LOOPED = 200
"""So many single pairs are judged by the plain loop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured thing beside its peer; seconds, and megabytes of the whole process at their highest."""

    what: str
    seconds: float
    cpu_seconds: float
    """Of all threads: where other processes had the machine, `seconds` say more about them."""
    goal_seconds: float
    peer_seconds: float
    left: int
    peak_mb: int
    goal_mb: int | None = None

    def line(self) -> str:
        """As a row of the table."""
        ratio = self.peer_seconds / self.seconds
        return (
            f"{self.what:<44} {self.seconds:>8.3f} s, {self.cpu_seconds:>7.3f} s of CPU, "
            f"goal {self.goal_seconds:.1f} s: {_met(self.seconds, self.goal_seconds)}, "
            f"{ratio:,.0f}x the loop's speed, {self.left:,} left, peak {self.peak_mb:,} MB{self._against()}"
        )

    def _against(self) -> str:
        return "" if self.goal_mb is None else f", goal {self.goal_mb:,} MB: {_met(self.peak_mb, self.goal_mb)}"


def _met(value: float, goal: float) -> str:
    return "met" if value <= goal else "MISSED"


def main() -> None:
    """Measure, print, and write as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="the prefecture alone")
    parser.add_argument("--json", type=Path, default=Path("build/bench/pairs.json"))
    asked = parser.parse_args()
    figures = []
    for figure in measured(PREFECTURE if asked.short else NATION):
        figures.append(asdict(figure))
        sys.stdout.write(figure.line() + "\n")
        sys.stdout.flush()
    asked.json.parent.mkdir(parents=True, exist_ok=True)
    asked.json.write_text(json.dumps(figures, ensure_ascii=False, indent=2), encoding="utf-8")


def measured(largest: tuple[int, int, int], sample: tuple[int, int, int] = SAMPLE) -> Iterator[Figure]:
    """All figures, one after the other."""
    drawn = random_inputs(1, sample)
    loop_seconds = looped(drawn)
    yield from _sized(drawn, sample, loop_seconds, 0.1)
    yield _joint(drawn, loop_seconds)
    if largest != sample:
        yield from _sized(enlarged(drawn, largest), largest, loop_seconds, 20)


def looped(inputs: Inputs) -> float:
    """Seconds that one pair takes where each is judged and weighed by itself."""
    draw = np.random.default_rng(1)
    sizes = (len(inputs.subjects), len(inputs.openings), len(inputs.units))
    rows = [tuple(int(draw.integers(size)) for size in sizes) for _ in range(LOOPED)]
    began = time.perf_counter()
    for subject, opening, unit in rows:
        work, home = inputs.case(subject, opening, None), inputs.case(subject, None, unit)
        for case, arities, arity in ((work, OPENING_ARITIES, "subject_opening"), (home, UNIT_ARITIES, "subject_unit")):
            _ = [rule.judge(case) for rule in of_arity(*arities)]
            _ = [points(criterion, case) for criterion in criteria_of(Arity(arity))]
    return (time.perf_counter() - began) / (2 * LOOPED)


def enlarged(inputs: Inputs, sizes: tuple[int, int, int]) -> Inputs:
    """As many people, openings and units as asked, drawn from those that are there."""
    draw = np.random.default_rng(2)
    people, jobs, homes = (
        draw.integers(0, len(pool), size)
        for pool, size in zip((inputs.subjects, inputs.openings, inputs.units), sizes, strict=True)
    )
    return replace(
        inputs,
        subjects=inputs.subjects.take(people),
        openings=inputs.openings.take(jobs),
        units=inputs.units.take(homes),
    )


def _sized(inputs: Inputs, sizes: tuple[int, int, int], loop_seconds: float, goal: float) -> Iterator[Figure]:
    people, jobs, homes = sizes

    def both() -> int:
        return sum(len(one.subject) for way in (opening_pairs, unit_pairs) for one in way(inputs, threads=THREADS))

    seconds, cpu_seconds, left = timed(both)
    yield Figure(
        what=f"all pairs of {people:,} x {jobs:,} x {homes:,}",
        seconds=seconds,
        cpu_seconds=cpu_seconds,
        goal_seconds=goal,
        goal_mb=GOAL_MB,
        peer_seconds=loop_seconds * people * (jobs + homes),
        left=left,
        peak_mb=peak_mb(),
    )


def _joint(inputs: Inputs, loop_seconds: float) -> Figure:
    terms = joint_terms(inputs)
    jobs, homes = (_by_subject(way(inputs), len(inputs.subjects)) for way in (opening_pairs, unit_pairs))
    rows = [
        (np.full(len(job) * len(home), subject), np.repeat(job, len(home)), np.tile(home, len(job)))
        for subject, (job, home) in enumerate(zip(jobs, homes, strict=True))
    ]
    seconds, cpu_seconds, left = timed(lambda: sum(int((terms.block(*each)[0] >= 0).sum()) for each in rows))
    triples = sum(len(subject) for subject, _, _ in rows)
    return Figure(
        what=f"the joint part of {triples:,} triples left",
        seconds=seconds,
        cpu_seconds=cpu_seconds,
        goal_seconds=0.5,
        peer_seconds=loop_seconds * triples,
        left=left,
        peak_mb=peak_mb(),
    )


def _by_subject(found: Iterator[Pairs], count: int) -> list[np.ndarray]:
    blocks = list(found)
    subject = np.concatenate([block.subject for block in blocks])
    other = np.concatenate([block.other for block in blocks]).astype(np.int64)
    return np.split(other, np.searchsorted(subject, np.arange(1, count)))


def timed(work: Callable[[], int], rounds: int = 3) -> tuple[float, float, int]:
    """Seconds and CPU seconds of the best of some rounds, and what the work gave."""
    taken, given = [], 0
    for _ in range(rounds):
        began, computed = time.perf_counter(), time.process_time()
        given = work()
        taken.append((time.perf_counter() - began, time.process_time() - computed))
        if taken[-1][0] > 1:
            break
    return *min(taken), given


def peak_mb() -> int:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
