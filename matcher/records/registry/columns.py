"""Openings, units and routes of the registry as the columns that a run reads; a bounded number of queries each."""

from collections.abc import Collection

import numpy as np
from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from matcher.domain.employers import EmployerStatus
from matcher.domain.homes import HousingKind, SexAllowed, SinglePersonRule
from matcher.domain.pools import Column, Openings, Units
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
from matcher.records.arrays import Integers, Lists, Query, Same, chosen, degrees, fetched, terms, whole
from matcher.records.registry.employers import Employer, EmployerStance
from matcher.records.registry.homes import ProviderStance, Unit, UnitGuarantorWay, UnitNearby
from matcher.records.registry.openings import Opening, OpeningLicence, OpeningPickup, OpeningSituation
from matcher.records.registry.routes import Route
from matcher.records.registry.stances import stance_columns

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
_UNITS = Same(
    wholes=(
        "places",
        "employer_id",
        "municipality",
        "rent_yen",
        "common_fee_yen",
        "meals_fee_yen",
        "upfront_yen",
        "household_max",
        "closing_minute",
        "step_free",
        "private_room",
        "accepts_assistance",
        "longest_stay_days",
    ),
    days={
        "confirmed_day": "confirmed_on",
        "available_from_day": "available_from",
        "available_until_day": "available_until",
        "round_closes_day": "round_closes_on",
        "move_in_day": "move_in_on",
    },
    terms={"kind": HousingKind, "sex_allowed": SexAllowed, "single_person_rule": SinglePersonRule},
)
_WEEKS, _MONTHS, _MINUTES_AN_HOUR, _MINUTES_A_DAY = 52, 12, 60, 480


def load_openings(session: Session, *, codes: Collection[str] | None = None) -> Openings:
    """All openings by id, or those with the codes given, each with its employer's own columns."""
    asked = chosen(Opening.code, codes)
    offered = select(*Opening.__table__.columns, Employer.status, Employer.police_checked).join(Opening.employer)
    rows = fetched(session, offered.where(asked).order_by(Opening.id))
    ids = whole(rows["id"])
    licences = select(OpeningLicence.opening_id, OpeningLicence.licence).join(Opening).where(asked)
    situations = select(OpeningSituation.opening_id, OpeningSituation.situation).join(Opening).where(asked)
    pickups = select(OpeningPickup.opening_id, OpeningPickup.municipality).join(Opening).where(asked)
    stances = select(Opening.id, EmployerStance.offence, EmployerStance.stance).where(asked)
    stances = stances.join(EmployerStance, EmployerStance.employer_id == Opening.employer_id)
    return Openings(
        **_OPENINGS.columns(rows),
        **stance_columns(session, stances, ids),
        employer_active=_is_active(terms(EmployerStatus, rows["status"])),
        required_licence_bits=_lists(session, licences, ids).bits_where(whole(rows["required_licences_asked"]) == 1),
        situation_bits=_lists(session, situations, ids).bits_where(whole(rows["situations_asked"]) == 1),
        pickup_municipality=_lists(session, pickups, ids).codes(),
        lat=degrees(rows["lat"]),
        lon=degrees(rows["lon"]),
        gross_monthly_yen=gross_monthly_yen(
            terms(WageKind, rows["wage_kind"]), whole(rows["wage_yen"]), whole(rows["weekly_minutes"])
        ),
    )


def load_homes(session: Session, *, codes: Collection[str] | None = None) -> Units:
    """All units of the registry by id, or those with the codes given; nobody's own home is among them."""
    asked = chosen(Unit.code, codes)
    rows = fetched(session, select(*Unit.__table__.columns).where(asked).order_by(Unit.id))
    ids = whole(rows["id"])
    ways = select(UnitGuarantorWay.unit_id, UnitGuarantorWay.way).join(Unit).where(asked)
    nearby = select(UnitNearby.unit_id, UnitNearby.need).join(Unit).where(asked)
    by_provider = select(Unit.id, ProviderStance.offence, ProviderStance.stance).where(asked)
    by_provider = by_provider.join(ProviderStance, ProviderStance.provider_id == Unit.provider_id)
    by_employer = select(Unit.id, EmployerStance.offence, EmployerStance.stance).where(asked)
    by_employer = by_employer.join(EmployerStance, EmployerStance.employer_id == Unit.employer_id)
    stances = union_all(by_provider, by_employer.where(Unit.provider_id.is_(None))).subquery()
    guarantor_bits = _lists(session, ways, ids).bits()
    return Units(
        **_UNITS.columns(rows),
        **stance_columns(session, select(*stances.columns), ids),
        subject_id=np.full(len(ids), UNKNOWN),
        guarantor_bits=np.where(guarantor_bits == 0, UNKNOWN, guarantor_bits),
        nearby_bits=_lists(session, nearby, ids).bits_where(whole(rows["nearby_asked"]) == 1),
        lat=degrees(rows["lat"]),
        lon=degrees(rows["lon"]),
    )


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


def _lists(session: Session, statement: Query, ids: Integers) -> Lists:
    return Lists.of(session.execute(statement).all(), ids)
