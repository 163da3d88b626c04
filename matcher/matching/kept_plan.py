"""The plan of a run as its certificate keeps it, by code, and what another choice must cost at least; no solver."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matcher.assignment.problem import NONE, Rows
from matcher.assignment.problem_file import read_named
from matcher.assignment.solution_file import read_solution
from matcher.assignment.standing import Standing, standing
from matcher.domain.objectives import Objective
from matcher.matching.certificate import Certificate, code_in
from matcher.matching.compare import Codes


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastLoss:
    """The first objective that a plan with another choice must lose on, and how much at least, in its own units."""

    objective: Objective
    whole: int
    """By the whole plan; 0 where only the others must lose."""
    others: int
    """By everybody else together; 0 where the loss may be the person's own."""
    first: bool
    """Whether no objective stands before it; else one that does may lose instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Somebody else who would get something else; None where that is nothing."""

    subject: str
    before: Codes | None
    after: Codes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The best plan with the choice, beside the plan for everybody."""

    lost: tuple[tuple[Objective, int], ...]
    """What the whole plan loses, objective by objective; below 0 where it gains. The order among equals is not told."""
    people: int
    """How many people fewer have all they need."""
    moves: tuple[Move, ...]
    """In order of their codes."""
    proved: bool
    """Whether no plan with the choice is better; else it may cost less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPlan:
    """A plan with its prices, and what people, openings and homes are called."""

    standing: Standing
    objectives: tuple[Objective, ...]
    """By level."""
    subjects: tuple[str, ...]
    """Code of each row; `openings` and `units` likewise."""
    openings: tuple[str, ...]
    units: tuple[str, ...]

    def row(self, subject: str, codes: Codes) -> int | None:
        """The bundle of a person with an opening and a home; None where the run knew none that stands in any plan."""
        packing, position = self.standing.packing, self.standing.position
        wanted = (_number(self.subjects, subject), *map(_number, (self.openings, self.units), codes))
        if None in wanted:
            return None
        stands = position != NONE
        stands[packing.fixed] = True
        for column, number in zip((packing.subject, packing.opening, packing.unit), wanted, strict=True):
            stands &= column == number
        rows = np.flatnonzero(stands)
        return int(rows[0]) if len(rows) else None

    def codes(self, row: int) -> Codes:
        """Opening and home of a bundle."""
        packing = self.standing.packing
        opening, unit = int(packing.opening[row]), int(packing.unit[row])
        return None if opening == NONE else self.openings[opening], None if unit == NONE else self.units[unit]

    def at_least(self, row: int) -> LeastLoss | None:
        """What a plan with that bundle must lose at least; None where that is nothing that anybody is told of."""
        least = self.standing.at_least(row)
        if least is None or self.objectives[least.level] is Objective.TIE:
            return None
        return LeastLoss(
            objective=self.objectives[least.level], whole=least.whole, others=least.others, first=least.level == 0
        )

    def given(self, chosen: Rows) -> Mapping[str, int]:
        """The row of the bundle that each person gets, by code."""
        subjects = self.standing.packing.subject[chosen].tolist()
        return {self.subjects[subject]: row for subject, row in zip(subjects, chosen.tolist(), strict=True)}


def kept_plan(certificate: Certificate, objectives: Sequence[Objective]) -> KeptPlan:
    """The plan of a certificate. Raises `PackingError` where a file is of a form that is not known here."""
    packing, names = read_named(certificate.problem)
    subjects, openings, units = (tuple(map(code_in, names[side])) for side in ("subject", "opening", "unit"))
    return KeptPlan(
        standing=standing(packing, read_solution(certificate.solution)),
        objectives=tuple(objectives),
        subjects=subjects,
        openings=openings,
        units=units,
    )


def _number(codes: Sequence[str], code: str | None) -> int | None:
    """Row of a code, `NONE` of none; None where there is no such code."""
    if code is None:
        return NONE
    return codes.index(code) if code in codes else None
