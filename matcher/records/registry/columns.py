"""Openings and declared ways as the columns that a run reads; a bounded number of queries each."""

from collections.abc import Collection, Iterable

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.domain.employers import EmployerStatus
from matcher.domain.money import MONTHS_A_YEAR, WEEKS_A_YEAR, gross_of_hourly_yen
from matcher.domain.people import Education
from matcher.domain.pools import Column, Openings
from matcher.domain.registry import DisabilityEmployment
from matcher.domain.routes import Routes
from matcher.domain.term import UNKNOWN
from matcher.domain.vocabulary import (
    EmploymentType,
    Occupation,
    PayCycle,
    Role,
    TattooPolicy,
    WageKind,
    WorkCapacity,
)
from matcher.records.arrays import (
    Integers,
    Lists,
    Rows,
    Same,
    bits_of_owners,
    chosen,
    degrees,
    fetched,
    rows_of_owners,
    terms,
    whole,
)
from matcher.records.name_keys import name_key
from matcher.records.registry.availability import OPENING_DAYS, free_places, in_service
from matcher.records.registry.employers import Employer, EmployerStance
from matcher.records.registry.holds import OpeningHold
from matcher.records.registry.in_use import OPENING_IN_USE
from matcher.records.registry.inheritance import opening_word
from matcher.records.registry.openings import (
    Opening,
    OpeningExcludedBackground,
    OpeningInstitution,
    OpeningLicence,
    OpeningPickup,
    OpeningSituation,
    OpeningStance,
)
from matcher.records.registry.routes import Route
from matcher.records.registry.stances import stances_in_order, stances_of
from matcher.records.tables import column_names

_OPENINGS = Same(
    wholes=(
        "employer_id",
        "places",
        "police_checked",
        "current_releasees",
        "capacity_limit",
        "earliest_apply_days",
        "missing_fingers_accepted",
        "social_insurance",
        "antisocial_years",
        "weekly_minutes",
        "age_min",
        "age_max",
        "municipality",
        "shift_start_minute",
        "shift_end_minute",
        "pay_closing_day",
        "pay_day",
        "pay_month_offset",
    ),
    days={"confirmed_day": "confirmed_on", "valid_until_day": "valid_until", "start_from_day": "start_from"},
    terms={
        "occupation": Occupation,
        "role": Role,
        "employment_type": EmploymentType,
        "tattoo_policy": TattooPolicy,
        "education_min": Education,
        "disability_employment": DisabilityEmployment,
        "physical_demand": WorkCapacity,
        "pay_cycle": PayCycle,
    },
)
_MINUTES_A_DAY = 480
_EMPLOYERS = (
    *(Employer.status, Employer.police_checked),
    *(Employer.past_hires, Employer.current_releasees, Employer.capacity_limit),
)


def load_openings(session: Session, *, codes: Collection[str] | None = None) -> Openings:
    """All openings in use by id, or those with the codes given, each with what holds for it by its employer's word."""
    asked = chosen(Opening.code, codes) & OPENING_IN_USE
    said = {name: opening_word(name) for name in column_names(Opening)}
    offered = select(*(column.label(name) for name, column in said.items()), *_EMPLOYERS)
    rows = in_service(fetched(session, offered.join(Opening.employer).where(asked).order_by(Opening.id)), OPENING_DAYS)
    ids = whole(rows["id"])
    licences = select(OpeningLicence.opening_id, OpeningLicence.licence)
    situations = select(OpeningSituation.opening_id, OpeningSituation.situation)
    pickups = select(OpeningPickup.opening_id, OpeningPickup.municipality)
    excluded = select(OpeningExcludedBackground.opening_id, OpeningExcludedBackground.background)
    columns = _OPENINGS.columns(rows)
    return Openings(
        **columns | {"places": free_places(session, OpeningHold.opening_id, ids, columns["places"])},
        **_stances(session, ids, whole(rows["employer_id"])),
        employer_active=_is_active(terms(EmployerStatus, rows["status"])),
        releasees_hired=_together(whole(rows["past_hires"]), whole(rows["current_releasees"])),
        required_licence_bits=_asked(rows["required_licences_asked"], bits_of_owners(session, licences, ids)),
        situation_bits=_asked(rows["situations_asked"], bits_of_owners(session, situations, ids)),
        excluded_background_bits=bits_of_owners(session, excluded, ids),
        words_to_judge=words_to_judge(rows),
        institution_key=_institution_keys(session, ids),
        pickup_municipality=Lists.of(rows_of_owners(session, pickups, ids), ids).codes(),
        lat=degrees(rows["lat"]),
        lon=degrees(rows["lon"]),
        gross_monthly_yen=gross_monthly_yen(
            terms(WageKind, rows["wage_kind"]), whole(rows["wage_yen"]), whole(rows["weekly_minutes"])
        ),
    )


def _stances(session: Session, ids: Integers, employers: Integers) -> dict[str, Column]:
    """The word for this work alone first, then the employer's."""
    own = select(OpeningStance.opening_id, OpeningStance.offence, OpeningStance.stance)
    theirs = select(EmployerStance.employer_id, EmployerStance.offence, EmployerStance.stance)
    return stances_in_order(stances_of(session, own, ids), stances_of(session, theirs, employers))


def _institution_keys(session: Session, ids: Integers) -> Column:
    shown_to = rows_of_owners(session, select(OpeningInstitution.opening_id, OpeningInstitution.institution), ids)
    keys: Column = Lists.of(shown_to, ids).keyed(name_key).codes()
    return keys


def words_to_judge(rows: Rows) -> Integers:
    """1 where there are conditions in words that nobody has put into the other fields."""
    said = zip(rows["conditions"], rows["conditions_covered"], strict=True)
    return whole(words is not None and covered is not True for words, covered in said)


def _asked(asked: Iterable[bool], bits: Integers) -> Integers:
    return np.where(whole(asked) == 1, bits, UNKNOWN)


def load_routes(session: Session) -> Routes:
    """All declared ways, sorted as `Routes` looks them up."""
    declared = select(
        Route.opening_id, Route.unit_id, Route.minutes, Route.first_arrival_minute, Route.last_departure_minute
    )
    rows = fetched(session, declared.order_by(Route.opening_id, Route.unit_id))
    columns: dict[str, Column] = {name: whole(values) for name, values in rows.items()}
    return Routes(**columns)


def gross_monthly_yen(kind: Integers, wage_yen: Integers, weekly_minutes: Integers) -> Integers:
    """Gross pay of an average month, rounded down: a year has 52 weeks, a day eight hours; UNKNOWN where not said."""
    by_hour = gross_of_hourly_yen(wage_yen, weekly_minutes)
    by_day = wage_yen * weekly_minutes * WEEKS_A_YEAR // (_MINUTES_A_DAY * MONTHS_A_YEAR)
    monthly = kind == WageKind.MONTHLY.number
    is_known = (kind != UNKNOWN) & (wage_yen != UNKNOWN) & (monthly | (weekly_minutes != UNKNOWN))
    paid = np.where(monthly, wage_yen, np.where(kind == WageKind.DAILY.number, by_day, by_hour))
    return np.where(is_known, paid, UNKNOWN)


def _together(before: Integers, now: Integers) -> Integers:
    """The sum of what is known; UNKNOWN where neither is."""
    neither = (before == UNKNOWN) & (now == UNKNOWN)
    return np.where(neither, UNKNOWN, np.maximum(before, 0) + np.maximum(now, 0))


def _is_active(status: Integers) -> Integers:
    return np.where(status == UNKNOWN, UNKNOWN, status == EmployerStatus.ACTIVE.number)
