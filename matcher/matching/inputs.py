"""Everything a run looks at: the three pools and the setting, nothing about who the people are."""

from dataclasses import dataclass

from matcher.domain.case import Case, Setting
from matcher.domain.errors import NotFoundError
from matcher.domain.no_offer import no_opening, no_unit
from matcher.domain.pools import Openings, Pool, Subjects, Units
from matcher.domain.text import Text

SUBJECT = Text("対象者", "subject")
OPENING = Text("求人", "opening")
UNIT = Text("住まい", "home")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Pools in order of their codes, and the setting; `seed` decides between plans that are equal in everything."""

    subjects: Subjects
    openings: Openings
    units: Units
    setting: Setting
    seed: int

    def case(self, subject: int, opening: int | None, unit: int | None) -> Case:
        """One person with one opening and one unit, by row; None stands for having none."""
        return Case(
            subjects=self.subjects.take([subject]),
            openings=no_opening() if opening is None else self.openings.take([opening]),
            units=no_unit() if unit is None else self.units.take([unit]),
            setting=self.setting,
        )

    def subject_row(self, code: str) -> int:
        """Row of a subject. Raises `NotFoundError`."""
        return _row(self.subjects, code, SUBJECT)

    def opening_row(self, code: str) -> int:
        """Row of an opening. Raises `NotFoundError`."""
        return _row(self.openings, code, OPENING)

    def unit_row(self, code: str) -> int:
        """Row of a unit. Raises `NotFoundError`."""
        return _row(self.units, code, UNIT)


def _row(pool: Pool, code: str, kind: Text) -> int:
    row = pool.position(code)
    if row is None:
        raise NotFoundError(
            Text(
                "{kind} [{code}] は見つかりません。番号を確かめてください。",
                "there is no {kind} [{code}]; check the code",
            ).filled(kind=kind, code=code)
        )
    return row
