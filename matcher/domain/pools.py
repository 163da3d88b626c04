"""Subjects, openings and units as frozen columns: one numpy array per attribute that a rule or criterion reads.

No names, addresses in words or telephone numbers: a run is de-identified by construction. Units of columns:

* `*_day`: `datetime.date.toordinal()`; `*_minute`: minutes after midnight; `*_yen`: yen; `*_km`: kilometres
* a `Term` column holds `Term.number`, a `*_bits` column the union of `Term.bit`
* `UNKNOWN` (-1) in an integer column, NaN in a coordinate or floor area: not known, which is never the same as no
* a column with a second axis holds a short list per row, padded with `NO_CODE`, or one value per member of a set
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from matcher.domain.term import UNKNOWN

NO_CODE = -2
"""Padding of a list column; equal to no municipality code."""
NEVER_DAY = 3_000_000
"""A day later than any date: a validity that does not end, or a licence that does not begin."""
ALL_DAY_MINUTE = 1440
"""A closing hour that never closes."""

Column = NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Columns of equal length."""

    id: Column
    """Number of the record, stable between runs."""
    code: Column
    """What people call the record, such as A-01; stable, unique, not a name."""

    def __post_init__(self) -> None:
        """Refuse columns of different length, and freeze them."""
        for field in fields(self):
            column = getattr(self, field.name)
            if column.shape[: self.id.ndim] != self.id.shape and self.id.ndim == 1:
                raise ValueError(f"column [{field.name}] has shape {column.shape}, the pool {self.id.shape}")
            column.flags.writeable = False

    def __len__(self) -> int:
        """Number of rows."""
        return int(self.id.shape[0]) if self.id.ndim == 1 else int(self.id.size)

    def take(self, rows: Sequence[int] | NDArray[np.integer[Any]]) -> Self:
        """The rows at those positions, in that order."""
        index = np.asarray(rows, dtype=np.int64)
        return self._each(lambda column: column[index])

    def spread(self, axis: int, axes: int) -> Self:
        """The same rows along one of several axes, ready to broadcast; list columns keep their last axis."""
        before, after = (1,) * axis, (1,) * (axes - axis - 1)
        return self._each(lambda column: column.reshape(*before, column.shape[0], *after, *column.shape[1:]))

    def joined(self, other: Self) -> Self:
        """These rows, then those of another pool; list columns are padded to the wider."""
        columns = {
            field.name: _stacked(getattr(self, field.name), getattr(other, field.name)) for field in fields(self)
        }
        return replace(self, **columns)

    def position(self, code: str) -> int | None:
        """Row of the record with that code, or None."""
        found = self.code.tolist()
        return found.index(code) if code in found else None

    def _each(self, change: Callable[[Column], Column]) -> Self:
        return replace(self, **{field.name: change(getattr(self, field.name)) for field in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects(Pool):
    """People to be placed, as their coordinator knows them."""

    consent_until_day: Column
    """Consent to matching holds through this day; UNKNOWN: none in force."""
    release_day: Column
    sentence_end_day: Column
    birth_day: Column
    sex: Column
    household_size: Column
    needs_job: Column
    needs_home: Column
    offence_bits: Column
    specified_sexual_offence: Column
    tattoo: Column
    antisocial_tie: Column
    antisocial_left_day: Column
    missing_fingers: Column
    background_bits: Column
    """UNKNOWN: the person has told nothing of it."""
    education: Column
    disability_certificate: Column
    institution_key: Column
    """A number that stands for the name of the prison."""
    work_capacity: Column
    licence_from_day: Column
    """(rows, licences): held from this day; NEVER_DAY: not held; UNKNOWN: held or not is not known."""
    licence_until_day: Column
    """(rows, licences): last day of validity."""
    training_bits: Column
    history_months: Column
    """(rows, occupations): months of experience."""
    wished_occupation_bits: Column
    unwanted_occupation_bits: Column
    wished_municipality: Column
    avoid_areas_asked: Column
    avoid_area: Column
    avoid_people_asked: Column
    avoid_situation_bits: Column
    means_bits: Column
    longest_commute_minutes: Column
    kept_free_from_minute: Column
    kept_free_until_minute: Column
    """Between them each day is kept free for treatment or offices; equal: no hours are; UNKNOWN: not asked."""
    cash_yen: Column
    grants_yen: Column
    """What can be had for moving in beside the cash."""
    income_yen: Column
    """A month after release, as public housing reckons it."""
    rent_arrears: Column
    credit_problem: Column
    public_housing_arrears: Column
    tax_arrears: Column
    public_assistance: Column
    emergency_protection: Column
    special_adjustment: Column
    guarantor_bits: Column
    needs_step_free: Column
    nearby_need_bits: Column
    wants_private_room: Column
    health_need: Column
    settled_day: Column
    """The earliest day of moving into public housing that the person may apply for; UNKNOWN: none is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Openings(Pool):
    """Jobs that cooperating employers offer; the employer's own columns stand beside them."""

    employer_id: Column
    places: Column
    employer_active: Column
    police_checked: Column
    current_releasees: Column
    capacity_limit: Column
    """How many the employer takes at a time; UNKNOWN: it has set no limit."""
    confirmed_day: Column
    valid_until_day: Column
    start_from_day: Column
    earliest_apply_days: Column
    """How many days before release one may apply at the earliest; UNKNOWN: nothing was said."""
    institution_key: Column
    """(rows, prisons): those to which the opening is shown; an empty list: to all."""
    occupation: Column
    role: Column
    employment_type: Column
    social_insurance: Column
    not_accepted_bits: Column
    case_by_case_bits: Column
    accepted_bits: Column
    """Accepted, with or without experience."""
    experienced_bits: Column
    excluded_background_bits: Column
    """Backgrounds that the employer's written condition excludes; 0: it has none."""
    words_to_judge: Column
    """1: conditions in words that no other column says, so that a person has to judge."""
    required_licence_bits: Column
    education_min: Column
    disability_employment: Column
    tattoo_policy: Column
    missing_fingers_accepted: Column
    """UNKNOWN: the employer declared no condition."""
    antisocial_years: Column
    physical_demand: Column
    age_min: Column
    age_max: Column
    situation_bits: Column
    municipality: Column
    lat: Column
    lon: Column
    pickup_municipality: Column
    shift_start_minute: Column
    shift_end_minute: Column
    """Later than 1440 where the shift ends on the next day."""
    weekly_minutes: Column
    releasees_hired: Column
    """People the employer has taken in after prison, now and before."""
    gross_monthly_yen: Column
    pay_cycle: Column
    pay_closing_day: Column
    """Day of the month, 31 for its end."""
    pay_day: Column
    pay_month_offset: Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Units(Pool):
    """Homes: rooms and flats of every kind; the provider's own columns stand beside them."""

    places: Column
    kind: Column
    subject_id: Column
    """The one person whose own home this is; UNKNOWN for a home anybody may be offered."""
    employer_id: Column
    """The employer whose dormitory this is; UNKNOWN for a home not bound to a job."""
    confirmed_day: Column
    admission_route: Column
    hold_days: Column
    """How many days the provider keeps the home empty for somebody; UNKNOWN: nothing was said."""
    available_from_day: Column
    available_until_day: Column
    municipality: Column
    lat: Column
    lon: Column
    floor_area_m2: Column
    """NaN: not known."""
    rent_yen: Column
    common_fee_yen: Column
    meals_fee_yen: Column
    upfront_yen: Column
    sex_allowed: Column
    household_max: Column
    single_person_rule: Column
    guarantor_bits: Column
    guarantee_check: Column
    income_limit_yen: Column
    tax_arrears_barred: Column
    antisocial_years: Column
    """UNKNOWN: the provider declared no condition."""
    not_accepted_bits: Column
    case_by_case_bits: Column
    accepted_bits: Column
    experienced_bits: Column
    words_to_judge: Column
    other_releasees: Column
    closing_minute: Column
    step_free: Column
    stairs_only: Column
    """1: on another floor than the ground floor, and without a lift."""
    private_room: Column
    accepts_assistance: Column
    longest_stay_days: Column
    nearby_bits: Column
    support_corporation: Column
    """Whether a housing support corporation (居住支援法人) lets or runs it."""
    round_closes_day: Column
    """Public housing: last day to apply in the next round; UNKNOWN elsewhere."""
    move_in_day: Column
    """Public housing: the day people move in after the next round; UNKNOWN elsewhere."""


def holds(codes: Column, value: Column) -> NDArray[np.bool_]:
    """Whether each row's list holds the value; `codes` has one axis more than `value`, both broadcast."""
    held: NDArray[np.bool_] = np.zeros(np.broadcast_shapes(codes.shape[:-1], value.shape), dtype=bool)
    for place in range(codes.shape[-1]):
        held |= codes[..., place] == value
    return held


def _stacked(first: Column, second: Column) -> Column:
    if first.ndim == 1:
        return np.concatenate([first, second])
    width = max(first.shape[1], second.shape[1])
    return np.concatenate([_padded(first, width), _padded(second, width)])


def _padded(column: Column, width: int) -> Column:
    missing = width - column.shape[1]
    return np.pad(column, ((0, 0), (0, missing)), constant_values=NO_CODE) if missing else column


def known(column: Column) -> NDArray[np.bool_]:
    """Whether each value of an integer column is known."""
    said: NDArray[np.bool_] = column != UNKNOWN
    return said


def is_among(column: Column, bits: int) -> NDArray[np.bool_]:
    """Whether each value of a `Term` column is one of the members whose bits are given; unknown is not."""
    among: NDArray[np.bool_] = known(column) & ((1 << np.maximum(column, 0).astype(np.int64)) & bits != 0)
    return among
