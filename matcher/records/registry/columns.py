"""Openings and declared ways as the columns that a run reads; a bounded number of queries each."""

from collections.abc import Collection, Iterable

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.domain.employers import EmployerStatus
from matcher.domain.pools import Column, Openings
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
    Same,
    bits_of_owners,
    chosen,
    degrees,
    fetched,
    rows_of_owners,
    terms,
    whole,
)
from matcher.records.registry.availability import OPENING_DAYS, held_places, in_service
from matcher.records.registry.employers import Employer, EmployerStance
from matcher.records.registry.holds import OpeningHold
from matcher.records.registry.inheritance import opening_word
from matcher.records.registry.openings import (
    Opening,
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
        "social_insurance",
        "antisocial_years",
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
        "physical_demand": WorkCapacity,
        "pay_cycle": PayCycle,
    },
)
_WEEKS, _MONTHS, _MINUTES_AN_HOUR, _MINUTES_A_DAY = 52, 12, 60, 480


def load_openings(session: Session, *, codes: Collection[str] | None = None) -> Openings:
    """All openings in use by id, or those with the codes given, each with what holds for it by its employer's word."""
    asked = chosen(Opening.code, codes) & Opening.archived_on.is_(None) & Employer.archived_on.is_(None)
    said = {name: opening_word(name) for name in column_names(Opening)}
    offered = select(*(column.label(name) for name, column in said.items()), Employer.status, Employer.police_checked)
    rows = in_service(fetched(session, offered.join(Opening.employer).where(asked).order_by(Opening.id)), OPENING_DAYS)
    ids = whole(rows["id"])
    licences = select(OpeningLicence.opening_id, OpeningLicence.licence)
    situations = select(OpeningSituation.opening_id, OpeningSituation.situation)
    pickups = select(OpeningPickup.opening_id, OpeningPickup.municipality)
    columns = _OPENINGS.columns(rows)
    return Openings(
        **columns | {"places": columns["places"] - held_places(session, OpeningHold.opening_id, ids)},
        **_stances(session, ids, whole(rows["employer_id"])),
        employer_active=_is_active(terms(EmployerStatus, rows["status"])),
        required_licence_bits=_asked(rows["required_licences_asked"], bits_of_owners(session, licences, ids)),
        situation_bits=_asked(rows["situations_asked"], bits_of_owners(session, situations, ids)),
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
    yearly = wage_yen * weekly_minutes * _WEEKS
    by_hour, by_day = yearly // (_MINUTES_AN_HOUR * _MONTHS), yearly // (_MINUTES_A_DAY * _MONTHS)
    monthly = kind == WageKind.MONTHLY.number
    is_known = (kind != UNKNOWN) & (wage_yen != UNKNOWN) & (monthly | (weekly_minutes != UNKNOWN))
    paid = np.where(monthly, wage_yen, np.where(kind == WageKind.DAILY.number, by_day, by_hour))
    return np.where(is_known, paid, UNKNOWN)


def _is_active(status: Integers) -> Integers:
    return np.where(status == UNKNOWN, UNKNOWN, status == EmployerStatus.ACTIVE.number)
