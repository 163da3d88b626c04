"""What a rule or criterion looks at: people, openings and units that broadcast, and the setting of the run."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from matcher.domain.dates import reached
from matcher.domain.law import Law
from matcher.domain.policy import Policy
from matcher.domain.pools import Column, Openings, Subjects, Units, known
from matcher.domain.routes import Routes


class Arity(StrEnum):
    """Which of person, job and home a rule or criterion looks at together."""

    SUBJECT = "subject"
    SUBJECT_OPENING = "subject_opening"
    SUBJECT_UNIT = "subject_unit"
    JOINT = "joint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is the same for everybody in a run; `today` is a day number."""

    today: int
    law: Law
    policy: Policy
    routes: Routes


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Columns of the three pools that broadcast against each other: a whole grid, aligned rows, or one of each.

    A rule of two arities reads two of them and leaves the third alone.
    """

    subjects: Subjects
    openings: Openings
    units: Units
    setting: Setting

    @property
    def start_day(self) -> NDArray[np.int64]:
        """First day of work: some days after release, and not before the opening begins."""
        day: NDArray[np.int64] = np.maximum(self._earliest_start_day, self.openings.start_from_day)
        return day

    @property
    def start_reached(self) -> NDArray[np.int64]:
        """`reached(start_day)`, from the columns of each side rather than for each pair."""
        number: NDArray[np.int64] = np.maximum(reached(self._earliest_start_day), reached(self.openings.start_from_day))
        return number

    @property
    def _earliest_start_day(self) -> Column:
        day: Column = self.subjects.release_day + self.setting.policy.start_after_release_days
        return day

    @property
    def has_job(self) -> NDArray[np.bool_]:
        """Whether there is an opening at all: the row `no_opening` has no id."""
        return known(self.openings.id)

    @property
    def has_home(self) -> NDArray[np.bool_]:
        """Whether there is a unit at all: the row `no_unit` has no id."""
        return known(self.units.id)


def grid(subjects: Subjects, openings: Openings, units: Units, setting: Setting) -> Case:
    """Every subject with every opening and every unit, along three axes."""
    return Case(
        subjects=subjects.spread(0, 3), openings=openings.spread(1, 3), units=units.spread(2, 3), setting=setting
    )


def opening_grid(subjects: Subjects, openings: Openings, units: Units, setting: Setting) -> Case:
    """Every subject with every opening, along two axes; units are there but not spread."""
    return Case(subjects=subjects.spread(0, 2), openings=openings.spread(1, 2), units=units, setting=setting)


def unit_grid(subjects: Subjects, openings: Openings, units: Units, setting: Setting) -> Case:
    """Every subject with every unit, along two axes; openings are there but not spread."""
    return Case(subjects=subjects.spread(0, 2), openings=openings, units=units.spread(1, 2), setting=setting)
