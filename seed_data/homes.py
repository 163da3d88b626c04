"""Invented homes outside the story: of every kind, few of them free on any one day for a single man."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from numpy.random import Generator

from matcher.domain.homes import GuaranteeCheck, GuarantorWay, HousingKind, NearbyNeed, SexAllowed, SinglePersonRule
from matcher.domain.vocabulary import OffenceCategory, OffenceStance
from seed_data import shares
from seed_data.chance import clear_spot, drawn, happens, one_of, whole
from seed_data.days import Round, after, next_round
from seed_data.employers import Workforce
from seed_data.names import LANDLORD
from seed_data.places import drawn_spot
from seed_data.sheets import Cell, Row, accepting, stances
from seed_data.sizes import STORY_UNITS, Size
from seed_data.story.contended_work import WORKPLACES
from seed_data.story.room import HOUSING_DESK, Landlord, Room, dormitory, room

FREE_FOR_DAYS: Final = (50, 130)
"""A home that is free stays so for at least and at most about so many days (assumed)."""
BEFORE_TODAY, HORIZON_DAYS = 90, 210
STALE_SHARE: Final = 0.2
"""Share of homes that nobody confirmed for more than two months (assumed)."""
NEAR_WORK: Final = 0.5
"""Share of homes that are near an employer with a fresh opening (assumed)."""
DORMITORY_KM: Final = 0.4


@dataclass(frozen=True, slots=True)
class Pattern:
    """What homes of one kind are usually like (assumed)."""

    weight: int
    """How many of a hundred homes are of this kind."""
    business: str
    rent_yen: tuple[int, int] = (0, 0)
    upfront_yen: int = 0
    ways: tuple[GuarantorWay, ...] = (GuarantorWay.NOT_REQUIRED,)
    closing: str = "24:00"
    longest_stay_days: int | None = None
    meals_fee_yen: int = 0


_EASY: Final = (GuarantorWay.EMERGENCY_CONTACT, GuarantorWay.CORPORATION)
PATTERNS: Final[Mapping[HousingKind, Pattern]] = {
    HousingKind.PRIVATE_RENTAL: Pattern(
        30, "", (28_000, 52_000), 120_000, (GuarantorWay.COMPANY, GuarantorWay.PERSONAL)
    ),
    HousingKind.SAFETY_NET: Pattern(14, "", (29_000, 38_000), 35_000, _EASY),
    HousingKind.SUPPORT_HOUSING: Pattern(8, "支援住宅", (30_000, 36_000), 20_000, _EASY),
    HousingKind.PUBLIC_PREFECTURAL: Pattern(10, "県営団地", (9_000, 22_000), 40_000),
    HousingKind.PUBLIC_MUNICIPAL: Pattern(10, "公営団地", (8_000, 20_000), 40_000, (GuarantorWay.PERSONAL,)),
    HousingKind.HALFWAY_HOUSE: Pattern(3, "更生会", closing="21:00", longest_stay_days=180),
    HousingKind.SELF_RELIANCE_HOME: Pattern(5, "自立準備ホーム", closing="22:00", longest_stay_days=180),
    HousingKind.SHELTER: Pattern(4, "一時宿泊所", closing="21:00", longest_stay_days=90),
    HousingKind.RELIEF_FACILITY: Pattern(4, "救護施設", closing="20:00"),
    HousingKind.LOW_COST_LODGING: Pattern(
        5, "無料低額宿泊所", (28_000, 34_000), closing="21:00", longest_stay_days=365, meals_fee_yen=24_000
    ),
    HousingKind.DAILY_LIVING_SUPPORT: Pattern(
        4, "日常生活支援住居", (29_000, 34_000), closing="21:00", longest_stay_days=730, meals_fee_yen=24_000
    ),
    HousingKind.ELDERLY_HOME: Pattern(3, "養護老人ホーム", closing="21:00"),
}


def homes(draw: Generator, today: date, size: Size, stems: Iterator[str], work: Workforce) -> Iterator[Room]:
    """All homes from `U-0020` on: dormitories of employers outside the story, one of each kind, then any."""
    numbers = iter(range(STORY_UNITS + 1, size.units + 1))
    for employer, number in zip(work.dormitories, numbers, strict=False):
        place = drawn_spot(draw, work.dormitories[employer], spread_km=DORMITORY_KM)
        yield dormitory(number, today, employer, place, **_dormitory_terms(draw, today))
    workplaces = tuple(work.hiring.values())
    weights = {kind: float(pattern.weight) for kind, pattern in PATTERNS.items()}
    for place_in_line, number in enumerate(numbers):
        kind = list(PATTERNS)[place_in_line] if place_in_line < len(PATTERNS) else drawn(draw, weights)
        place = clear_spot(draw, WORKPLACES, near=workplaces if happens(draw, NEAR_WORK) else ())
        takes_all = kind.is_public or happens(draw, size.open_landlords_permille / 1000)
        landlord = Landlord(
            name=f"{next(stems)}{PATTERNS[kind].business or one_of(draw, LANDLORD)}",
            stances=accepting(*OffenceCategory) if takes_all else _stances(draw),
        )
        yield room(number, today, landlord, kind, place, **_terms(draw, today, kind), **_conditions(number, kind))


def _dormitory_terms(draw: Generator, today: date) -> dict[str, Cell]:
    return {
        "name": f"社員寮{whole(draw, 1, 11)}号室",
        "hold_days": None,
        "rent_yen": 1_000 * whole(draw, 8, 24),
        "private_room": happens(draw, 0.6),
        "furnished": True,
        "sex_allowed": SexAllowed.MALE,
        "closing_time": drawn(draw, {"24:00": 0.5, "23:00": 0.5}),
        **_dates(draw, today),
    }


def _terms(draw: Generator, today: date, kind: HousingKind) -> dict[str, Cell]:
    pattern = PATTERNS[kind]
    low, high = pattern.rent_yen
    return {
        "name": f"{whole(draw, 1, 3)}0{whole(draw, 1, 8)}号室",
        "floor_area_m2": whole(draw, 9, 41),
        "rent_yen": 500 * whole(draw, low // 500, high // 500),
        "common_fee_yen": 500 * whole(draw, 0, 7) if high else 0,
        "meals_fee_yen": pattern.meals_fee_yen,
        "upfront_yen": pattern.upfront_yen,
        "hold_days": None,
        "guarantor_ways": pattern.ways,
        "closing_time": pattern.closing,
        "longest_stay_days": pattern.longest_stay_days,
        "private_room": happens(draw, 0.8),
        "furnished": happens(draw, 0.4),
        "accepts_assistance": True if happens(draw, 0.7) else drawn(draw, {False: 0.6, None: 0.4}),
        "nearby": tuple(need for need in NearbyNeed if happens(draw, 0.25)),
        **_whom(draw, kind),
        **(_drawn_by_lot(next_round(today)) if kind.is_public else _dates(draw, today)),
    }


def _conditions(number: int, kind: HousingKind) -> dict[str, Cell]:
    """Conditions that landlords and municipalities state."""
    private = kind is HousingKind.PRIVATE_RENTAL
    return {
        "antisocial_years": 5 if private else None,
        "guarantee_check": (GuaranteeCheck.ASSOCIATION if number % 2 else GuaranteeCheck.CREDIT) if private else None,
        "tax_arrears_barred": True if kind is HousingKind.PUBLIC_MUNICIPAL else None,
    }


def _stances(draw: Generator) -> tuple[str, ...]:
    accepted = [offence for offence in OffenceCategory if happens(draw, shares.LANDLORDS_ACCEPT.get(offence, 0.0))]
    return stances((OffenceStance.NOT_ACCEPTED, OffenceCategory), (OffenceStance.ACCEPTED, accepted))


_NO_RULE: Final = {SinglePersonRule.ANY_ADULT: 1.0}
_LANDLORDS_RULES: Final = {
    SinglePersonRule.ANY_ADULT: 0.7,
    SinglePersonRule.SIXTY_OR_EXEMPT: 0.15,
    SinglePersonRule.FAMILY_ONLY: 0.15,
}
_SINGLE_RULES: Final[Mapping[HousingKind, Mapping[SinglePersonRule, float]]] = {
    HousingKind.PRIVATE_RENTAL: _LANDLORDS_RULES,
    HousingKind.SAFETY_NET: _LANDLORDS_RULES,
    HousingKind.PUBLIC_MUNICIPAL: {SinglePersonRule.SIXTY_OR_EXEMPT: 0.7, SinglePersonRule.ANY_ADULT: 0.3},
    HousingKind.ELDERLY_HOME: {SinglePersonRule.SIXTY_OR_EXEMPT: 1.0},
}
"""Which single people homes take: prefectural housing any adult since 2024; municipal as each city says (assumed)."""


def _whom(draw: Generator, kind: HousingKind) -> dict[str, Cell]:
    """Whom the home takes: everybody, only those of 60 and over, only families, only women."""
    sexes = {SexAllowed.ANY: 0.5, SexAllowed.MALE: 0.3, SexAllowed.FEMALE: 0.2}
    rule = drawn(draw, _SINGLE_RULES.get(kind, _NO_RULE))
    return {
        "sex_allowed": SexAllowed.ANY if kind.is_public else drawn(draw, sexes),
        "single_person_rule": rule,
        "household_max": 1 if rule is not SinglePersonRule.FAMILY_ONLY else whole(draw, 2, 5),
        "step_free": happens(draw, 0.25),
    }


def _dates(draw: Generator, today: date) -> dict[str, Cell]:
    """Free from some day in the season on, for a while, and confirmed lately or not."""
    free_from = whole(draw, -BEFORE_TODAY, HORIZON_DAYS)
    confirmed = whole(draw, 70, 299) if happens(draw, STALE_SHARE) else whole(draw, 3, 54)
    return {
        "available_from": after(today, free_from),
        "available_until": after(today, free_from + whole(draw, *FREE_FOR_DAYS)),
        "confirmed_on": after(today, -confirmed),
        "confirmed_by": HOUSING_DESK,
    }


def _drawn_by_lot(coming: Round) -> dict[str, Cell]:
    return {"places": 2, "available_from": coming.move_in_on}


def round_rows(rooms: list[Room], coming: Round) -> tuple[Row, ...]:
    """The coming round of every home of public housing."""
    said: Row = {"opens_on": coming.opens_on, "closes_on": coming.closes_on, "move_in_on": coming.move_in_on}
    drawn = (room.unit for room in rooms if isinstance(room.unit["kind"], HousingKind) and room.unit["kind"].is_public)
    return tuple({"unit": unit["code"], **said} for unit in drawn)


def provider_rows(rooms: list[Room]) -> tuple[Row, ...]:
    """The providers of homes that have one."""
    return tuple(each.provider for each in rooms if each.provider is not None)
