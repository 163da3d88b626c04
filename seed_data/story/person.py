"""One row of a person of the demo: what most share, and what is said of this one."""

from datetime import date

from matcher.domain.homes import GuarantorWay
from matcher.domain.people import Background, DisabilityCertificate, Education
from matcher.domain.vocabulary import (
    AntisocialTie,
    Asked,
    EmergencyProtection,
    PublicAssistance,
    ReleaseCertainty,
    Sex,
    SpecialAdjustment,
    Tattoo,
    TravelMeans,
    WorkCapacity,
)
from seed_data.days import after, born
from seed_data.sheets import Cell, Row

PRISON = "ひぬま刑務所（架空）"


def person(code: str, release: date, *, age: int, **given: Cell) -> Row:
    """One row: what most people of the demo share, and what is said of this one."""
    shared: dict[str, Cell] = {
        "code": code,
        "birth_date": born(release, age=age),
        "sex": Sex.MALE,
        "institution": PRISON,
        "sentence_ends_on": after(release, -1),
        "release_certainty": ReleaseCertainty.SETTLED,
        "release_may_move_by": None,
        "needs_job": True,
        "needs_home": True,
        "household_size": 1,
        "specified_sexual_offence": False,
        "tattoo": Tattoo.NONE,
        "antisocial_tie": AntisocialTie.NONE,
        "antisocial_left_on": None,
        "work_capacity": WorkCapacity.MEDIUM,
        "licences": (),
        "licences_asked": True,
        "training": (),
        "history": (),
        "wished_occupations": (),
        "unwanted_occupations": (),
        "wished_municipalities": (),
        "avoid_areas_asked": Asked.NONE,
        "avoid_areas": (),
        "avoid_situations": (),
        "means": (TravelMeans.FOOT,),
        "longest_commute_minutes": 40,
        "public_assistance": PublicAssistance.NOT_PLANNED,
        "emergency_protection": EmergencyProtection.NOT_APPLIED,
        "special_adjustment": SpecialAdjustment.NOT_APPLICABLE,
        "guarantor_ways": (GuarantorWay.EMERGENCY_CONTACT,),
        "needs_step_free": False,
        "nearby_needs": (),
        "wants_private_room": True,
        "health_need": False,
        "own_home_municipality": None,
        "own_home_lat": None,
        "own_home_lon": None,
        "met_by": "家族・知人なし（調整中）",
    }
    return shared | _asked_by_rules() | given


def _asked_by_rules() -> dict[str, Cell]:
    return {
        "missing_fingers": False,
        "backgrounds": (Background.ISOLATION,),
        "avoid_people_asked": Asked.NONE,
        "kept_free_asked": Asked.NONE,
        "kept_free_from": None,
        "kept_free_until": None,
        "grants_yen": 0,
        "income_yen": None,
        "education": Education.JUNIOR_HIGH,
        "disability_certificate": DisabilityCertificate.NONE,
        "rent_arrears": False,
        "credit_problem": False,
        "public_housing_arrears": False,
        "tax_arrears": False,
    }
