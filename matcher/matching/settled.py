"""The settled home after the first: public housing is drawn by lot, so it is a second stage with a date and no odds."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Arity, unit_grid
from matcher.domain.homes import HousingKind
from matcher.domain.no_offer import no_opening
from matcher.domain.pools import NEVER_DAY, Subjects, Units, is_among, known
from matcher.domain.stays import is_for_a_time
from matcher.domain.term import UNKNOWN
from matcher.eligibility.catalogue import in_force
from matcher.eligibility.check import UNIT_ARITIES, verdicts_of
from matcher.eligibility.evidence import Verdict
from matcher.eligibility.home import PUBLIC_HOUSING_IS_SECOND, PUBLIC_KINDS, USABLE_ON_RELEASE
from matcher.eligibility.rule import Rule
from matcher.matching.inputs import Inputs

SOON_DAYS = 14
"""A home free within so many days is worth falling back on (assumed)."""
USUAL_STAY = "halfway_house_mean_stay_days"
"""Asked for on the release day: that is when the stay begins."""
_FIRST_HOME_ONLY = (PUBLIC_HOUSING_IS_SECOND, USABLE_ON_RELEASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledHome:
    """The earliest public housing that a person may apply for."""

    unit: str
    move_in_day: int
    days_until: int
    """Days from release to moving in: how long the first home has to last."""
    longer_than_days: int | None
    """The stay that the first home allows, or is usual there, where the wait is longer; None where it suffices."""
    to_confirm: tuple[Rule, ...]
    """Rules of that housing about which something is not known yet."""


def settled_home(inputs: Inputs, subject: int, first_unit: int | None) -> SettledHome | None:
    """The public housing with the earliest move-in whose other rules the person meets, or None.

    None too where the first home can be stayed in, or where the round closes before the person is released.
    """
    if first_unit is None or not bool(is_for_a_time(inputs.units.take([first_unit])).item()):
        return None
    person, units = inputs.subjects.take([subject]), inputs.units
    release = int(person.release_day[0])
    later = np.flatnonzero(_may_follow(inputs, person, units)[0])
    if len(later) == 0:
        return None
    row = int(later[np.lexsort((units.code[later], units.move_in_day[later]))[0]])
    wait, stay = int(units.move_in_day[row]) - release, _usual_stay(inputs, first_unit, release)
    single = inputs.case(subject, None, row)
    return SettledHome(
        unit=str(units.code[row]),
        move_in_day=int(units.move_in_day[row]),
        days_until=wait,
        longer_than_days=stay if stay is not None and wait > stay else None,
        to_confirm=tuple(rule for rule in _rules(inputs) if int(rule.judge(single).item()) == Verdict.UNKNOWN),
    )


def with_settled_days(inputs: Inputs) -> Inputs:
    """The same, with the earliest move-in of public housing for each person: the points of first homes know it."""
    public = inputs.units.take(np.flatnonzero(is_among(inputs.units.kind, PUBLIC_KINDS)))
    may_follow = _may_follow(inputs, inputs.subjects, public)
    earliest = np.where(may_follow, public.move_in_day, NEVER_DAY).min(axis=1, initial=NEVER_DAY)
    settled = np.where(earliest == NEVER_DAY, UNKNOWN, earliest)
    return replace(inputs, subjects=replace(inputs.subjects, settled_day=settled))


def _may_follow(inputs: Inputs, people: Subjects, units: Units) -> NDArray[np.bool_]:
    """(people, units): public housing whose other rules the person meets and whose round they can still apply to."""
    case = unit_grid(people, inputs.openings, units, inputs.setting)
    permitted = verdicts_of(_rules(inputs), case, (len(people), len(units))) >= Verdict.UNKNOWN
    release = people.release_day[:, None]
    round_open = ~known(units.round_closes_day) | (units.round_closes_day >= release)
    follows: NDArray[np.bool_] = permitted & is_among(units.kind, PUBLIC_KINDS) & round_open
    return follows & (units.move_in_day >= release)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterHome:
    """A home that is free only some days after the release: what to fall back on."""

    unit: str
    from_day: int


def later_home(inputs: Inputs, subject: int) -> LaterHome | None:
    """The first home within days of the release that the person may live in without a job, if nothing else is asked."""
    person, units = inputs.subjects.take([subject]), inputs.units
    release, case = int(person.release_day[0]), unit_grid(person, inputs.openings, units, inputs.setting)
    rules = tuple(rule for rule in in_force(inputs.setting.policy, *UNIT_ARITIES) if rule is not USABLE_ON_RELEASE)
    alone = unit_grid(person, no_opening().spread(0, 2), units, inputs.setting)
    verdict = verdicts_of((*rules,), case, (1, len(units)))[0]
    verdict = np.minimum(verdict, verdicts_of(in_force(inputs.setting.policy, Arity.JOINT), alone, (1, len(units)))[0])
    soon = (units.available_from_day > release) & (units.available_from_day <= release + SOON_DAYS)
    rows = np.flatnonzero((verdict == Verdict.ALLOWED) & soon)
    if len(rows) == 0:
        return None
    row = int(rows[np.lexsort((units.code[rows], units.available_from_day[rows]))[0]])
    return LaterHome(unit=str(units.code[row]), from_day=int(units.available_from_day[row]))


def _rules(inputs: Inputs) -> tuple[Rule, ...]:
    return tuple(rule for rule in in_force(inputs.setting.policy, *UNIT_ARITIES) if rule not in _FIRST_HOME_ONLY)


def _usual_stay(inputs: Inputs, unit: int, day: int) -> int | None:
    longest = int(inputs.units.longest_stay_days[unit])
    if int(inputs.units.kind[unit]) == HousingKind.HALFWAY_HOUSE.number:
        mean = inputs.setting.law.figure(USUAL_STAY, day)
        known_stays = [] if mean is None else [mean.value]
        return min([*known_stays, *([] if longest == UNKNOWN else [longest])], default=None)
    return None if longest == UNKNOWN else longest
