"""Where bundles come from when they are too many to list: the best of each subject at given prices, exactly.

What asks here is column generation; that which answers it is called its oracle. M. E. Luebbecke, J. Desrosiers,
Selected Topics in Column Generation (2005).
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from matcher.assignment.candidates import Places
from matcher.assignment.problem import Rows
from matcher.assignment.scan import Tariff


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Some bundles, one row each; the last opening or unit stands for having none. Each takes one place of both."""

    subject: Rows
    opening: Rows
    unit: Rows
    value: Rows
    """Before it pays."""

    def __len__(self) -> int:
        """How many."""
        return len(self.subject)

    def take(self, rows: Rows | NDArray[np.bool_]) -> "Columns":
        """Those at the given positions."""
        return Columns(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})

    @classmethod
    def joined(cls, parts: Iterable["Columns"]) -> "Columns":
        """All parts, one after the other."""
        some = list(parts)
        return cls(
            **{field.name: np.concatenate([getattr(part, field.name) for part in some]) for field in fields(cls)}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The best few bundles of some subjects, among them the very best of each."""

    columns: Columns
    """Those of one subject together, in the order in which the subjects were given."""
    beyond: Rows
    """(subjects,) what no bundle exceeds after paying that has no unit in common with a column of both an opening and
    a unit and is none of the columns; in units of 1 / `SCALE`."""


class Oracle(Protocol):
    """All bundles of all subjects, at whatever prices."""

    @property
    def places(self) -> Places:
        """Subjects, and places of openings and units."""

    @property
    def largest_points(self) -> int:
        """By how much bundles of the same help differ at most: what is small is small beside this."""

    def best(self, tariff: Tariff, subjects: Rows, many: int) -> Answer:
        """About so many of the best bundles of each, with different units where they have both."""

    def within(self, tariff: Tariff, subjects: Rows, least: Rows, most: int) -> Columns | None:
        """Every bundle that after paying is worth at least what `least` says of its subject; None if over `most`."""
