"""Random cases for property tests: every attribute drawn from what it may be, unknown included."""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.random import Generator

from matcher.domain.figures import FigureUnit
from matcher.domain.homes import (
    GuaranteeCheck,
    GuarantorWay,
    HousingKind,
    NearbyNeed,
    SexAllowed,
    SinglePersonRule,
)
from matcher.domain.objectives import ORDERS
from matcher.domain.people import Background, DisabilityCertificate, Education
from matcher.domain.policy import Policy
from matcher.domain.pools import ALL_DAY_MINUTE, NEVER_DAY
from matcher.domain.registry import AdmissionRoute, DisabilityEmployment
from matcher.domain.routes import Routes
from matcher.domain.term import Term
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
    Situation,
    SpecialAdjustment,
    Tattoo,
    TattooPolicy,
    Training,
    TravelMeans,
    WorkCapacity,
)
from matcher.eligibility.catalogue import RULES
from matcher.matching.inputs import Inputs
from tests import build
from tests.figures import figure, law_with

LAW = law_with(
    figure("minimum_wage_yen_an_hour", value=800, unit=FigureUnit.YEN, from_day=build.TODAY + 60),
    figure("rent_limit_small_room", value=20_000, unit=FigureUnit.YEN, place=8221, from_day=build.TODAY + 60),
)
"""The law that ships, and what begins between the days on which people are released: a minimum wage, and in one place
a limit for small rooms."""
PLACES = (8201, 8221, 8236, 8203, 9999)


def random_inputs(seed: int, sizes: tuple[int, int, int]) -> Inputs:
    """A problem of so many subjects, openings and units, with some of everything unknown."""
    draw = np.random.default_rng(seed)
    people = build.subjects(*(_subject(draw) for _ in range(sizes[0])))
    jobs = build.openings(*(_opening(draw) for _ in range(sizes[1])))
    homes = build.units(*(_unit(draw, sizes[0]) for _ in range(sizes[2])))
    setting = replace(build.setting(routes=_routes(draw, sizes[1], sizes[2])), law=LAW)
    return build.inputs(people, jobs, homes, setting)


def switched(inputs: Inputs, seed: int) -> Inputs:
    """The same under a policy that switches off some rules that may be, and orders the objectives in some way."""
    draw = np.random.default_rng(seed)
    off = [rule.name for rule in RULES if not rule.legal_bar and draw.random() < 0.3]
    data = inputs.setting.policy.as_data() | {"rules_off": off, "objectives": ORDERS[draw.integers(len(ORDERS))]}
    return replace(inputs, setting=replace(inputs.setting, policy=Policy.from_data(data)))


def _ways(draw: Generator) -> int:
    return GuarantorWay.COMPANY.bit if draw.random() < 0.3 else _bits(draw, len(GuarantorWay))


def _bits(draw: Generator, size: int) -> int:
    return int(draw.integers(1 << size)) & int(draw.integers(1 << size))


def maybe(draw: Generator, value: int, share: float = 0.12) -> int:
    """The value, or not known in that share of draws."""
    return -1 if draw.random() < share else value


def _term(draw: Generator, kind: type[Term], share: float = 0.12) -> int:
    return maybe(draw, int(draw.integers(len(kind))), share)


def _point(draw: Generator) -> dict[str, Any]:
    if draw.random() < 0.1:
        return {"lat": np.nan, "lon": np.nan, "municipality": -1}
    return {
        "lat": 36.2 + float(draw.random()) * 0.3,
        "lon": 140.3 + float(draw.random()) * 0.3,
        "municipality": int(draw.choice(PLACES)),
    }


def _subject(draw: Generator) -> dict[str, Any]:
    release = build.TODAY + int(draw.integers(0, 200))
    return {
        "consent_until_day": int(draw.choice([-1, build.TODAY - 1, build.TODAY, NEVER_DAY], p=[0.05, 0.05, 0.1, 0.8])),
        "release_day": release,
        "sentence_end_day": maybe(draw, release - int(draw.choice([1, 1, 2000, 8000]))),
        "birth_day": maybe(draw, release - int(draw.integers(18, 80)) * 365),
        "sex": _term(draw, Sex),
        "household_size": maybe(draw, int(draw.integers(1, 4))),
        "needs_job": int(draw.random() < 0.85),
        "needs_home": int(draw.random() < 0.85),
        "offence_bits": (1 << int(draw.integers(len(OffenceCategory)))) | _bits(draw, 3),
        "specified_sexual_offence": int(draw.choice([-1, 0, 0, 1])),
        "tattoo": _term(draw, Tattoo),
        "antisocial_tie": _term(draw, AntisocialTie),
        "antisocial_left_day": maybe(draw, build.TODAY - int(draw.integers(0, 4000))),
        **_circumstances(draw),
        **_sums(draw),
        "work_capacity": _term(draw, WorkCapacity),
        "licence_from_day": [int(draw.choice([-1, 0, release + 10, NEVER_DAY])) for _ in Licence],
        "licence_until_day": [int(draw.choice([-1, release, NEVER_DAY])) for _ in Licence],
        "training_bits": _bits(draw, len(Training)),
        "history_months": [int(draw.choice([0, 0, 12, 60])) for _ in Occupation],
        "wished_occupation_bits": _bits(draw, len(Occupation)),
        "unwanted_occupation_bits": _bits(draw, len(Occupation)),
        "wished_municipality": [int(draw.choice([-2, *PLACES])), -2],
        "avoid_areas_asked": _term(draw, Asked),
        "avoid_area": [int(draw.choice([-2, *PLACES])), int(draw.choice([-2, *PLACES]))],
        "avoid_situation_bits": _bits(draw, len(Situation)),
        "means_bits": maybe(draw, _bits(draw, len(TravelMeans)) | TravelMeans.FOOT.bit),
        "longest_commute_minutes": maybe(draw, int(draw.choice([0, 20, 45, 90]))),
        "special_adjustment": _term(draw, SpecialAdjustment),
        "guarantor_bits": maybe(draw, _ways(draw)),
        "needs_step_free": int(draw.choice([-1, 0, 1])),
        "nearby_need_bits": _bits(draw, len(NearbyNeed)),
        "wants_private_room": int(draw.choice([-1, 0, 1])),
        "health_need": int(draw.choice([-1, 0, 1])),
        "settled_day": maybe(draw, release + int(draw.choice([20, 100, 200])), 0.4),
    }


def _sums(draw: Generator) -> dict[str, Any]:
    return {
        "cash_yen": maybe(draw, int(draw.choice([0, 12_000, 80_000]))),
        "public_assistance": _term(draw, PublicAssistance),
        "emergency_protection": _term(draw, EmergencyProtection),
    }


def _circumstances(draw: Generator) -> dict[str, Any]:
    begins = int(draw.choice([-1, 0, 0, 600, 1080]))
    arrears = ("rent_arrears", "credit_problem", "public_housing_arrears", "tax_arrears", "missing_fingers")
    return {
        **{name: int(draw.choice([-1, 0, 0, 1])) for name in arrears},
        "background_bits": maybe(draw, _bits(draw, len(Background))),
        "education": _term(draw, Education),
        "disability_certificate": _term(draw, DisabilityCertificate),
        "institution_key": int(draw.choice([-1, 1, 2])),
        "avoid_people_asked": _term(draw, Asked),
        "kept_free_from_minute": begins,
        "kept_free_until_minute": begins + 120 if begins > 0 else begins,
        "grants_yen": maybe(draw, int(draw.choice([0, 30_000]))),
        "income_yen": maybe(draw, int(draw.integers(0, 300)) * 1000),
    }


def _stances(draw: Generator) -> dict[str, int]:
    """Each category has at most one stance; the accepted ones include the experienced."""
    stance = draw.integers(5, size=len(OffenceCategory))
    held = {name: sum(1 << i for i in np.flatnonzero(stance == kind).tolist()) for kind, name in enumerate("ncaeu")}
    return {
        "not_accepted_bits": held["n"],
        "case_by_case_bits": held["c"],
        "accepted_bits": held["a"] | held["e"],
        "experienced_bits": held["e"],
    }


def _opening(draw: Generator) -> dict[str, Any]:
    starts = int(draw.choice([420, 480, 1320]))
    shift = (-1, -1) if draw.random() < 0.1 else (starts, starts + 540)
    return (
        _point(draw)
        | _stances(draw)
        | {
            "employer_id": int(draw.integers(1, 4)),
            "places": int(draw.integers(0, 3)),
            "employer_active": int(draw.choice([-1, 0, 1], p=[0.05, 0.05, 0.9])),
            "police_checked": int(draw.choice([-1, 0, 1], p=[0.05, 0.05, 0.9])),
            "confirmed_day": maybe(draw, build.TODAY - int(draw.integers(0, 90))),
            "valid_until_day": maybe(draw, build.TODAY + int(draw.integers(0, 300))),
            "start_from_day": build.TODAY + int(draw.integers(0, 200)),
            "occupation": _term(draw, Occupation),
            "role": _term(draw, Role),
            "employment_type": _term(draw, EmploymentType),
            "social_insurance": int(draw.choice([-1, 0, 1])),
            **_stated(draw),
            "required_licence_bits": maybe(draw, _bits(draw, len(Licence)) & _bits(draw, len(Licence)), 0.05),
            "tattoo_policy": _term(draw, TattooPolicy),
            "antisocial_years": int(draw.choice([-1, 0, 5])),
            "physical_demand": _term(draw, WorkCapacity),
            "age_min": int(draw.choice([-1, -1, 18, 60])),
            "age_max": int(draw.choice([-1, -1, 44, 64])),
            "situation_bits": maybe(draw, _bits(draw, len(Situation))),
            "pickup_municipality": [int(draw.choice([-2, *PLACES]))],
            "shift_start_minute": shift[0],
            "shift_end_minute": shift[1],
            "weekly_minutes": maybe(draw, int(draw.choice([1200, 1800, 2400]))),
            "releasees_hired": maybe(draw, int(draw.integers(0, 6))),
            "gross_monthly_yen": maybe(draw, int(draw.integers(60, 300)) * 1000),
            "pay_cycle": _term(draw, PayCycle),
            "pay_closing_day": maybe(draw, int(draw.integers(1, 32))),
            "pay_day": maybe(draw, int(draw.integers(1, 32))),
            "pay_month_offset": maybe(draw, int(draw.integers(0, 3))),
        }
    )


def _stated(draw: Generator) -> dict[str, Any]:
    return {
        "current_releasees": maybe(draw, int(draw.integers(0, 3))),
        "capacity_limit": int(draw.choice([-1, 1, 2])),
        "earliest_apply_days": int(draw.choice([-1, 30, 365])),
        "institution_key": [int(draw.choice([-2, -2, 1, 2]))],
        "excluded_background_bits": _bits(draw, len(Background)) & _bits(draw, len(Background)),
        "words_to_judge": int(draw.random() < 0.2),
        "education_min": _term(draw, Education, 0.5),
        "disability_employment": _term(draw, DisabilityEmployment),
        "missing_fingers_accepted": int(draw.choice([-1, 0, 1])),
    }


def _unit(draw: Generator, people: int) -> dict[str, Any]:
    owner = int(draw.integers(1, people + 1)) if draw.random() < 0.15 else -1
    kinds = [kind for kind in HousingKind if kind is not HousingKind.OWN_HOME]
    kind = HousingKind.OWN_HOME if owner > 0 else kinds[int(draw.integers(len(kinds)))]
    return (
        _point(draw)
        | _stances(draw)
        | {
            "places": int(draw.integers(0, 3)),
            "kind": kind.number,
            "subject_id": owner,
            "employer_id": int(draw.choice([-1, -1, -1, 1, 2])),
            "confirmed_day": maybe(draw, build.TODAY - int(draw.integers(0, 90))),
            "available_from_day": maybe(draw, build.TODAY + int(draw.integers(-30, 150))),
            "available_until_day": int(draw.choice([-1, -1, build.TODAY + 60])),
            "floor_area_m2": float(draw.choice([np.nan, 9.5, 15, 15.5, 30])),
            "rent_yen": maybe(draw, int(draw.integers(0, 70)) * 1000),
            "common_fee_yen": maybe(draw, int(draw.integers(0, 6)) * 1000),
            "meals_fee_yen": maybe(draw, int(draw.integers(0, 3)) * 10_000),
            "upfront_yen": maybe(draw, int(draw.choice([0, 10_000, 90_000]))),
            **_conditions(draw),
            "sex_allowed": _term(draw, SexAllowed),
            "household_max": maybe(draw, int(draw.integers(1, 4))),
            "single_person_rule": _term(draw, SinglePersonRule),
            "guarantor_bits": maybe(draw, _ways(draw)),
            "closing_minute": int(draw.choice([-1, 1080, 1260, ALL_DAY_MINUTE])),
            "step_free": int(draw.choice([-1, 0, 1])),
            "private_room": int(draw.choice([-1, 0, 1])),
            "accepts_assistance": int(draw.choice([-1, 0, 1])),
            "longest_stay_days": int(draw.choice([-1, 30, 180])),
            "nearby_bits": maybe(draw, _bits(draw, len(NearbyNeed))),
            "support_corporation": int(draw.choice([-1, 0, 1])),
            "round_closes_day": int(draw.choice([-1, build.TODAY + 40])),
            "move_in_day": int(draw.choice([-1, build.TODAY + 120])),
        }
    )


def _conditions(draw: Generator) -> dict[str, Any]:
    return {
        "admission_route": _term(draw, AdmissionRoute),
        "hold_days": int(draw.choice([-1, -1, 0, 60, 365])),
        "guarantee_check": _term(draw, GuaranteeCheck),
        "income_limit_yen": int(draw.choice([-1, 158_000])),
        "tax_arrears_barred": int(draw.choice([-1, 0, 1])),
        "antisocial_years": int(draw.choice([-1, 0, 5])),
        "words_to_judge": int(draw.random() < 0.2),
        "other_releasees": int(draw.choice([-1, 0, 1])),
        "stairs_only": int(draw.choice([-1, 0, 1])),
    }


def _routes(draw: Generator, openings: int, units: int) -> Routes:
    pairs = [(o, u) for o in range(1, openings + 1) for u in range(1, units + 1) if draw.random() < 0.15]
    table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    count = len(table)
    return Routes(
        opening_id=table[:, 0],
        unit_id=table[:, 1],
        minutes=draw.integers(5, 90, count),
        first_arrival_minute=draw.integers(300, 600, count),
        last_departure_minute=draw.integers(1000, 1500, count),
    )
