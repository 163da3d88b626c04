"""What goes into the solver and what comes out: permitted pairs, points, places, and the chosen bundles."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import NDArray

from matcher.assignment.joint import JointTerms
from matcher.domain.objectives import PUBLISHED, Objective

NONE = -1
"""In place of an opening or a unit: the bundle has none."""

Rows = NDArray[np.int64]
WHOLE = 1000
"""A full placement in thousandths."""
TIE_RANGE = 1 << 16
"""Tie values stay below this, so that their sums are exact in floating point too."""
TIE_FACTORS = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9)
"""Odd numbers of 64 bits that mix three keys into one tie value: one for the subject, one for each of the places."""
TIE_SHIFT = 29


class Help(IntEnum):
    """How much of what a person needs a bundle gives."""

    NOTHING = 0
    JOB_ONLY = 1
    """A job, although a home was needed too."""
    HOME_ONLY = 2
    """A home, although a job was needed too."""
    TO_CONFIRM = 3
    """All that is needed, but something is still unknown."""
    FULL = 4
    """All that is needed, and everything is known."""

    @property
    def code(self) -> str:
        """As a kept run, REST and a tally call it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """People, places and what is permitted. Verdicts are -1 refused, 0 unknown, 1 allowed; points are whole numbers.

    Shapes: s subjects, o openings, u units. Raises `ValueError` where shapes or ranges do not fit.
    """

    opening_places: Rows
    unit_places: Rows
    needs_job: NDArray[np.bool_]
    needs_home: NDArray[np.bool_]
    priority: Rows
    """(s,) 1 to 3."""
    opening_verdict: NDArray[np.int8]
    """(s, o)."""
    unit_verdict: NDArray[np.int8]
    """(s, u)."""
    opening_points: Rows
    unit_points: Rows
    joint: JointTerms
    help_permille: tuple[int, int, int, int, int]
    """Worth of each `Help` in thousandths; FULL is 1000."""
    opening_key: Rows
    """(o,) stable numbers, no two the same; with the next two the last resort where plans are equal in all else."""
    unit_key: Rows
    subject_key: Rows
    objectives: tuple[Objective, ...] = PUBLISHED
    """What is maximised, first things first."""

    def __post_init__(self) -> None:
        """Check shapes and ranges, so that nothing downstream need doubt them."""
        pairs = (len(self.priority), len(self.opening_places)), (len(self.priority), len(self.unit_places))
        shapes = {
            "opening_verdict": pairs[0],
            "opening_points": pairs[0],
            "unit_verdict": pairs[1],
            "unit_points": pairs[1],
            "needs_job": pairs[0][:1],
            "needs_home": pairs[0][:1],
            "subject_key": pairs[0][:1],
            "opening_key": pairs[0][1:],
            "unit_key": pairs[1][1:],
        }
        for name, shape in shapes.items():
            if getattr(self, name).shape != shape:
                raise ValueError(f"[{name}] has shape {getattr(self, name).shape}, expected {shape}")
        for name in ("opening_places", "unit_places", "opening_points", "unit_points"):
            if len(getattr(self, name)) and getattr(self, name).min(initial=0) < 0:
                raise ValueError(f"[{name}] holds a negative number")
        for name in ("subject_key", "opening_key", "unit_key"):
            if len(np.unique(getattr(self, name))) < len(getattr(self, name)):
                raise ValueError(f"[{name}] holds a number twice")
        if len(self.priority) and self.priority.min() < 1:
            raise ValueError("[priority] holds a number below 1")
        if self.help_permille[Help.NOTHING] != 0 or self.help_permille[Help.FULL] != WHOLE:
            raise ValueError("[help_permille] must begin with 0 and end with 1000")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundles:
    """Feasible triples, one row each; NONE stands for no opening or no unit."""

    subject: Rows
    opening: Rows
    unit: Rows
    verdict: NDArray[np.int8]
    help: NDArray[np.int8]
    points: Rows

    def __len__(self) -> int:
        """Number of bundles."""
        return len(self.subject)

    def take(self, rows: Rows) -> "Bundles":
        """The bundles at those positions."""
        return Bundles(
            subject=self.subject[rows],
            opening=self.opening[rows],
            unit=self.unit[rows],
            verdict=self.verdict[rows],
            help=self.help[rows],
            points=self.points[rows],
        )

    @classmethod
    def joined(cls, parts: Sequence["Bundles"]) -> "Bundles":
        """The bundles of all parts, one part after another; no bundles where there are no parts."""
        empty = np.zeros(0, dtype=np.int64)
        return cls(
            subject=np.concatenate([empty, *(part.subject for part in parts)]),
            opening=np.concatenate([empty, *(part.opening for part in parts)]),
            unit=np.concatenate([empty, *(part.unit for part in parts)]),
            verdict=np.concatenate([empty, *(part.verdict for part in parts)]).astype(np.int8),
            help=np.concatenate([empty, *(part.help for part in parts)]).astype(np.int8),
            points=np.concatenate([empty, *(part.points for part in parts)]),
        )


class Status(StrEnum):
    """What is known about a solution."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What one objective reached, and the most that it could have reached after the passes before it."""

    objective: Objective
    value: int
    bound: int

    @property
    def gap(self) -> int:
        """0 where the value is proven to be the best."""
        return self.bound - self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The chosen bundles, at most one per subject, and what each pass proved."""

    chosen: Bundles
    passes: tuple[Pass, ...]

    @property
    def status(self) -> Status:
        """Optimal where every pass has a gap of 0."""
        return Status.OPTIMAL if all(one.gap == 0 for one in self.passes) else Status.FEASIBLE
