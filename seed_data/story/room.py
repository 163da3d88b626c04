"""One home of the demo with the provider that offers it: what most share, and what is said of this one."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from matcher.domain.homes import GuarantorWay, HousingKind, SexAllowed, SinglePersonRule
from matcher.domain.registry import AdmissionRoute
from seed_data.days import after
from seed_data.names import FICTIONAL, phone
from seed_data.places import Spot
from seed_data.sheets import Cell, Row, located

HOUSING_DESK = "居住支援協議会（架空）"
INCOME_LIMIT_YEN: Final = 158_000
"""Of public housing, for households that are neither old nor disabled."""
ADMITTED_BY: Final = {
    HousingKind.PRIVATE_RENTAL: AdmissionRoute.LEASE,
    HousingKind.EMPLOYER_DORMITORY: AdmissionRoute.EMPLOYMENT,
    HousingKind.PUBLIC_PREFECTURAL: AdmissionRoute.LOTTERY,
    HousingKind.PUBLIC_MUNICIPAL: AdmissionRoute.LOTTERY,
    HousingKind.SAFETY_NET: AdmissionRoute.LEASE,
    HousingKind.SUPPORT_HOUSING: AdmissionRoute.LEASE,
    HousingKind.HALFWAY_HOUSE: AdmissionRoute.COMMISSION,
    HousingKind.SELF_RELIANCE_HOME: AdmissionRoute.COMMISSION,
    HousingKind.SHELTER: AdmissionRoute.OPERATOR,
    HousingKind.RELIEF_FACILITY: AdmissionRoute.WELFARE,
    HousingKind.LOW_COST_LODGING: AdmissionRoute.OPERATOR,
    HousingKind.DAILY_LIVING_SUPPORT: AdmissionRoute.WELFARE,
    HousingKind.ELDERLY_HOME: AdmissionRoute.WELFARE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A home, and who offers it; a dormitory has no provider but its employer."""

    provider: Row | None
    unit: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Landlord:
    """Who offers the home: name without 「（架空）」, and the stances declared."""

    name: str
    stances: tuple[str, ...]


def room(number: int, today: date, landlord: Landlord, kind: HousingKind, place: Spot, **given: Cell) -> Room:
    """Provider `P-` and unit `U-` with that number, confirmed lately unless said otherwise."""
    confirmed: dict[str, Cell] = {"confirmed_on": after(today, -2), "confirmed_by": HOUSING_DESK}
    provider: dict[str, Cell] = {
        "code": f"P-{number:04d}",
        "name": f"{landlord.name}{FICTIONAL}",
        "contact": "入居相談窓口",
        "phone": phone(50_000_000 + number * 10_007),
        "stances": landlord.stances,
    }
    unit: dict[str, Cell] = _plain(number, today, kind, place) | {"provider": provider["code"]}
    return Room(provider=provider | confirmed, unit=unit | confirmed | given)


def dormitory(number: int, today: date, employer: str, place: Spot, **given: Cell) -> Room:
    """A room of an employer, whose stances hold for it too."""
    bound: dict[str, Cell] = {
        "provider": None,
        "dormitory_of": employer,
        "guarantor_ways": (GuarantorWay.NOT_REQUIRED,),
        "accepts_assistance": False,
        "upfront_yen": 0,
        "rent_yen": 15_000,
        "common_fee_yen": 3_000,
        "notice_days": 30,
        "confirmed_on": after(today, -2),
        "confirmed_by": HOUSING_DESK,
    }
    return Room(provider=None, unit=_plain(number, today, HousingKind.EMPLOYER_DORMITORY, place) | bound | given)


def _plain(number: int, today: date, kind: HousingKind, place: Spot) -> dict[str, Cell]:
    return {
        "code": f"U-{number:04d}",
        "kind": kind,
        "name": "1K",
        "places": 1,
        **located(place),
        "floor_area_m2": 20,
        "rent_yen": 33_000,
        "common_fee_yen": 0,
        "meals_fee_yen": 0,
        "upfront_yen": 30_000,
        "available_from": after(today, -10),
        "available_until": None,
        "sex_allowed": SexAllowed.ANY,
        "household_max": 1,
        "single_person_rule": SinglePersonRule.ANY_ADULT,
        "guarantor_ways": (GuarantorWay.EMERGENCY_CONTACT,),
        "closing_time": "24:00",
        "step_free": False,
        "private_room": True,
        "furnished": False,
        "accepts_assistance": True,
        "longest_stay_days": None,
        "notice_days": 30,
        "hold_days": 180,
        "antisocial_years": None,
        "guarantee_check": None,
        "tax_arrears_barred": None,
        "income_limit_yen": INCOME_LIMIT_YEN if kind.is_public else None,
        "admission_route": ADMITTED_BY[kind],
        "other_releasees": kind.by_probation_office,
        "nearby": (),
        "dormitory_of": None,
    }
