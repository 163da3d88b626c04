"""What a solver or a peer did with instances of several seeds, and the rows that say so."""

import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import starmap

from matcher.assignment.problem import Rows
from tests.benchmarks.instances import Instance

MOMENT = 1e-6
"""Nothing is compared with less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """The bundles chosen for one instance."""

    rows: Rows
    seconds: float
    cpu_seconds: float
    """Of all threads: where other processes had the machine, `seconds` say more about them."""
    fault: str = ""
    """Why what an outside program gave does not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What an attempt came to."""

    seed: int
    seconds: float
    cpu_seconds: float
    placed: int
    """People with all that they need."""
    value: int
    score: int
    """Of the value, what is points."""
    bound: int | None = None
    proof: str = ""
    """By what the bound is proved."""
    fault: str = ""

    @property
    def gap(self) -> int:
        """What a better plan could be worth beyond this one."""
        return 0 if self.bound is None else self.bound - self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Most seconds, most of the score that may be unproved, on every seed, and most memory where that is a goal."""

    median_seconds: float
    worst_seconds: float
    gap_share: float
    peak_mb: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """Our solver over all seeds."""

    case: str
    how: str
    runs: tuple[Run, ...]
    goal: Goal | None
    peak_mb: int
    """The most memory that the process held which did nothing else."""

    def line(self) -> str:
        """As a row of the table."""
        of_score, of_value = (
            max(run.gap / max(whole, 1) for run, whole in zip(self.runs, wholes, strict=True))
            for wholes in ([run.score for run in self.runs], [run.value for run in self.runs])
        )
        proved = Counter(f"by {run.proof}" if run.gap == 0 else "not proved" for run in self.runs)
        told = ", ".join(starmap("{} {}".format, sorted(proved.items())))
        return (
            f"{_times(self.case, self.how, self.runs)}, gap {of_score:.4%} of score, {of_value:.5%} of value, "
            f"optimal {told}, peak {self.peak_mb:,} MB{self._against(of_score)}"
        )

    def _against(self, gap_share: float) -> str:
        if self.goal is None:
            return ""
        seconds = [run.seconds for run in self.runs]
        said = [
            (f"median {self.goal.median_seconds} s", statistics.median(seconds) <= self.goal.median_seconds),
            (f"worst {self.goal.worst_seconds} s", max(seconds) <= self.goal.worst_seconds),
            (
                f"gap {100 * self.goal.gap_share:g}%" if self.goal.gap_share else "proved",
                gap_share <= self.goal.gap_share,
            ),
        ]
        if self.goal.peak_mb is not None:
            said.append((f"peak {self.goal.peak_mb:,} MB", self.peak_mb <= self.goal.peak_mb))
        return "; goal " + ", ".join(f"{what}: {_met(met)}" for what, met in said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A peer over the first seeds, and what our solver did with the same."""

    case: str
    how: str
    runs: tuple[Run, ...]
    ours: tuple[Run, ...]
    never_above: bool
    """Whether it is a goal that it places nobody more than we do."""

    def line(self) -> str:
        """As a row of the table."""
        fault = next((f"; FAULT on seed {run.seed}: {run.fault}" for run in self.runs if run.fault), "")
        pairs = list(zip(self.runs, self.ours, strict=True))
        value, points, seconds, cpu_seconds = (
            statistics.median(getattr(theirs, name) / max(getattr(ours, name), MOMENT) for theirs, ours in pairs)
            for name in ("value", "score", "seconds", "cpu_seconds")
        )
        ahead = [ours.placed - theirs.placed for theirs, ours in pairs]
        goal = f"; goal never below: {_met(min(ahead) >= 0)}" if self.never_above else ""
        return (
            f"{_times(self.case, self.how, self.runs)}, {value:.2%} of our value, {points:.1%} of our points "
            f"in {seconds:.2f}x our time ({cpu_seconds:.2f}x of CPU), "
            f"we place {min(ahead):+} to {max(ahead):+}{goal}{fault}"
        )


def timed(act: Callable[[], Rows]) -> Attempt:
    """An attempt in this process."""
    began, computed = time.perf_counter(), time.process_time()
    rows = act()
    return Attempt(rows=rows, seconds=time.perf_counter() - began, cpu_seconds=time.process_time() - computed)


def run_of(instance: Instance, seed: int, attempt: Attempt, proved: tuple[int, str] | None = None) -> Run:
    """What an attempt came to; `proved` is its bound and by what."""
    bound, proof = proved or (None, "")
    return Run(
        seed=seed,
        seconds=attempt.seconds,
        cpu_seconds=attempt.cpu_seconds,
        placed=instance.placed(attempt.rows),
        value=int(instance.packing.values[0][attempt.rows].sum()),
        score=int(instance.score_of_each[attempt.rows].sum()),
        bound=bound,
        proof=proof,
        fault=attempt.fault,
    )


def _times(case: str, how: str, runs: Sequence[Run]) -> str:
    seconds, placed = [run.seconds for run in runs], [run.placed for run in runs]
    cpu_seconds = statistics.median(run.cpu_seconds for run in runs)
    return (
        f"{case:<17} {how:<27} {len(runs):>2} seeds: median {statistics.median(seconds):>7.3f} s "
        f"({cpu_seconds:.3f} s of CPU), worst {max(seconds):>7.3f} s, "
        f"placed {min(placed)} to {max(placed)}, median {statistics.median(placed):g}"
    )


def _met(met: bool) -> str:
    return "met" if met else "MISSED"
