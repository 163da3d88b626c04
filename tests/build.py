"""Pools and settings for tests: everything permitted and known unless a test says otherwise."""

from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from matcher.domain.case import Case, Setting
from matcher.domain.homes import GuarantorWay, HousingKind, NearbyNeed, SexAllowed, SinglePersonRule
from matcher.domain.people import DisabilityCertificate, Education
from matcher.domain.policy import Policy
from matcher.domain.pools import ALL_DAY_MINUTE, NEVER_DAY, Openings, Subjects, Units
from matcher.domain.registry import AdmissionRoute
from matcher.domain.routes import Routes
from matcher.domain.term import bits_of
from matcher.domain.vocabulary import (
    AntisocialTie,
    Asked,
    EmergencyProtection,
    EmploymentType,
    Licence,
    Occupation,
    OffenceCategory,
    PayCycle,
    PublicAssistance,
    Role,
    Sex,
    SpecialAdjustment,
    Tattoo,
    TattooPolicy,
    TravelMeans,
    WorkCapacity,
)
from matcher.exchange.policies import read_policy
from matcher.matching.inputs import Inputs
from matcher.regulations.reading import load_law

Change: TypeAlias = Any
"""A field's value, of whatever type the field has."""
TODAY = 739_943
"""2026-11-23."""
RELEASE = TODAY + 20
MITO, HITACHINAKA = 8201, 8221
POLICY_FILE = Path(__file__).parents[1] / "seed_data" / "policy.toml"
ALL_OFFENCES = bits_of(OffenceCategory)

_SUBJECT: dict[str, Any] = {
    "consent_until_day": NEVER_DAY,
    "release_day": RELEASE,
    "sentence_end_day": RELEASE - 1,
    "birth_day": RELEASE - 40 * 366,
    "sex": Sex.MALE.number,
    "household_size": 1,
    "needs_job": 1,
    "needs_home": 1,
    "offence_bits": OffenceCategory.THEFT.bit,
    "specified_sexual_offence": 0,
    "tattoo": Tattoo.NONE.number,
    "antisocial_tie": AntisocialTie.NONE.number,
    "antisocial_left_day": -1,
    "missing_fingers": 0,
    "background_bits": -1,
    "education": Education.HIGH_SCHOOL.number,
    "disability_certificate": DisabilityCertificate.NONE.number,
    "institution_key": 1,
    "work_capacity": WorkCapacity.HEAVY.number,
    "licence_from_day": [NEVER_DAY] * len(Licence),
    "licence_until_day": [NEVER_DAY] * len(Licence),
    "training_bits": 0,
    "history_months": [0] * len(Occupation),
    "wished_occupation_bits": 0,
    "unwanted_occupation_bits": 0,
    "wished_municipality": [-2],
    "avoid_areas_asked": Asked.NONE.number,
    "avoid_area": [-2],
    "avoid_people_asked": Asked.NONE.number,
    "avoid_situation_bits": 0,
    "means_bits": TravelMeans.FOOT.bit | TravelMeans.BICYCLE.bit,
    "longest_commute_minutes": 45,
    "kept_free_from_minute": 0,
    "kept_free_until_minute": 0,
    "cash_yen": 50_000,
    "grants_yen": 0,
    "income_yen": 0,
    "rent_arrears": 0,
    "credit_problem": 0,
    "public_housing_arrears": 0,
    "tax_arrears": 0,
    "public_assistance": PublicAssistance.NOT_PLANNED.number,
    "emergency_protection": EmergencyProtection.GRANTED.number,
    "special_adjustment": SpecialAdjustment.NOT_APPLICABLE.number,
    "guarantor_bits": GuarantorWay.EMERGENCY_CONTACT.bit,
    "needs_step_free": 0,
    "nearby_need_bits": 0,
    "wants_private_room": 0,
    "health_need": 0,
    "settled_day": -1,
}
_OPENING: dict[str, Any] = {
    "employer_id": 1,
    "places": 1,
    "employer_active": 1,
    "police_checked": 1,
    "current_releasees": 0,
    "capacity_limit": -1,
    "confirmed_day": TODAY - 5,
    "valid_until_day": NEVER_DAY,
    "start_from_day": TODAY,
    "earliest_apply_days": -1,
    "institution_key": [-2],
    "occupation": Occupation.WAREHOUSE.number,
    "role": Role.GENERAL.number,
    "employment_type": EmploymentType.PERMANENT.number,
    "social_insurance": 1,
    "not_accepted_bits": 0,
    "case_by_case_bits": 0,
    "accepted_bits": ALL_OFFENCES,
    "experienced_bits": 0,
    "excluded_background_bits": 0,
    "words_to_judge": 0,
    "required_licence_bits": 0,
    "education_min": -1,
    "disability_employment": -1,
    "tattoo_policy": TattooPolicy.ANY.number,
    "missing_fingers_accepted": -1,
    "antisocial_years": -1,
    "physical_demand": WorkCapacity.LIGHT.number,
    "age_min": -1,
    "age_max": -1,
    "situation_bits": 0,
    "municipality": MITO,
    "lat": 36.37,
    "lon": 140.47,
    "pickup_municipality": [-2],
    "shift_start_minute": 480,
    "shift_end_minute": 1020,
    "weekly_minutes": 2_400,
    "releasees_hired": 0,
    "gross_monthly_yen": 190_000,
    "pay_cycle": PayCycle.MONTHLY.number,
    "pay_closing_day": 31,
    "pay_day": 15,
    "pay_month_offset": 1,
}
_UNIT: dict[str, Any] = {
    "places": 1,
    "kind": HousingKind.PRIVATE_RENTAL.number,
    "subject_id": -1,
    "employer_id": -1,
    "confirmed_day": TODAY - 5,
    "admission_route": AdmissionRoute.LEASE.number,
    "hold_days": 365,
    "available_from_day": TODAY,
    "available_until_day": -1,
    "municipality": MITO,
    "lat": 36.38,
    "lon": 140.47,
    "floor_area_m2": 20.0,
    "rent_yen": 33_000,
    "common_fee_yen": 2_000,
    "meals_fee_yen": 0,
    "upfront_yen": 0,
    "sex_allowed": SexAllowed.ANY.number,
    "household_max": 2,
    "single_person_rule": SinglePersonRule.ANY_ADULT.number,
    "guarantor_bits": GuarantorWay.NOT_REQUIRED.bit,
    "guarantee_check": -1,
    "income_limit_yen": -1,
    "tax_arrears_barred": 0,
    "antisocial_years": -1,
    "not_accepted_bits": 0,
    "case_by_case_bits": 0,
    "accepted_bits": ALL_OFFENCES,
    "experienced_bits": 0,
    "words_to_judge": 0,
    "other_releasees": 0,
    "closing_minute": ALL_DAY_MINUTE,
    "step_free": 1,
    "stairs_only": 0,
    "private_room": 1,
    "accepts_assistance": 1,
    "longest_stay_days": -1,
    "nearby_bits": bits_of(NearbyNeed),
    "support_corporation": 0,
    "round_closes_day": -1,
    "move_in_day": -1,
}


def policy(**changes: Change) -> Policy:
    """The policy that ships, with some entries changed."""
    return Policy.from_data(read_policy(POLICY_FILE).as_data() | changes)


def setting(*, routes: Routes | None = None, **policy_changes: Change) -> Setting:
    """The law and policy that ship, on `TODAY`."""
    return Setting(today=TODAY, law=load_law(), policy=policy(**policy_changes), routes=routes or no_routes())


def no_routes() -> Routes:
    """Nobody declared any public transport."""
    empty = np.zeros(0, dtype=np.int64)
    return Routes(
        opening_id=empty, unit_id=empty, minutes=empty, first_arrival_minute=empty, last_departure_minute=empty
    )


def subjects(*rows: dict[str, Any]) -> Subjects:
    """One subject per row of changes; one that differs in nothing where there is none."""
    return Subjects(**_columns("S", _SUBJECT, rows or ({},)))


def openings(*rows: dict[str, Any]) -> Openings:
    """One opening per row of changes."""
    return Openings(**_columns("J", _OPENING, rows or ({},)))


def units(*rows: dict[str, Any]) -> Units:
    """One unit per row of changes."""
    return Units(**_columns("U", _UNIT, rows or ({},)))


def case(
    *,
    subject: dict[str, Any] | None = None,
    opening: dict[str, Any] | None = None,
    unit: dict[str, Any] | None = None,
    in_setting: Setting | None = None,
) -> Case:
    """One person with one opening and one unit."""
    return Case(
        subjects=subjects(subject or {}),
        openings=openings(opening or {}),
        units=units(unit or {}),
        setting=in_setting or setting(),
    )


def inputs(people: Subjects, jobs: Openings, homes: Units, in_setting: Setting | None = None) -> Inputs:
    """The inputs of a run with seed 1."""
    return Inputs(subjects=people, openings=jobs, units=homes, setting=in_setting or setting(), seed=1)


def _columns(letter: str, defaults: dict[str, Any], rows: tuple[dict[str, Any], ...]) -> dict[str, np.ndarray]:
    whole = [
        {"id": number + 1, "code": f"{letter}-{number + 1:02}"} | defaults | row for number, row in enumerate(rows)
    ]
    return {name: np.array([row[name] for row in whole]) for name in whole[0]}
