"""Invented employers outside the story: most are registered and offer nothing, some have an opening, new or old."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from numpy.random import Generator

from matcher.domain.employers import EmployerStatus, Industry
from matcher.domain.people import Background, Education
from matcher.domain.registry import DisabilityEmployment, ReferralRoute
from matcher.domain.vocabulary import (
    EmploymentType,
    OffenceCategory,
    OffenceStance,
    PayCycle,
    Role,
    Situation,
    TattooPolicy,
    WageKind,
)
from seed_data import shares
from seed_data.chance import clear_spot, drawn, happens, one_of, whole
from seed_data.days import after
from seed_data.names import BUSINESS, FICTIONAL, phone
from seed_data.places import Spot
from seed_data.sheets import Cell, Row, located, stances, town
from seed_data.sizes import STORY_EMPLOYERS, Size
from seed_data.story.contended_homes import HOMES
from seed_data.story.firm import REGISTRY
from seed_data.trades import JOBS, Job

ANOTHER_PRISON: Final = "ひぬま第二刑務所（架空）"
IN_WORDS: Final = "面接でお話ししてから決めます。"
"""A condition that only a person can judge; some employers say it of all their openings, some of one."""
DORMITORIES: Final = 0.2
"""Share of employers with a fresh opening that have a dormitory (assumed)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workforce:
    """Employers and their openings; where those with a fresh one are, and which of them have a dormitory, by code."""

    employers: tuple[Row, ...]
    openings: tuple[Row, ...]
    hiring: Mapping[str, Spot]
    dormitories: Mapping[str, Spot]


class Offer(Enum):
    """What an employer has to offer, with the ages in days between which its record was last confirmed."""

    NOTHING = (100, 900)
    STALE = (65, 420)
    FRESH = (3, 54)


def workforce(draw: Generator, today: date, size: Size, stems: Iterator[str]) -> Workforce:
    """All employers from `E-0020` on."""
    offers = [Offer.FRESH] * (size.hiring - STORY_EMPLOYERS) + [Offer.STALE] * size.stale
    offers += [Offer.NOTHING] * (size.employers - STORY_EMPLOYERS - len(offers))
    order = draw.permutation(len(offers))
    employers: list[Row] = []
    openings: list[Row] = []
    hiring: dict[str, Spot] = {}
    dormitories: dict[str, Spot] = {}
    for number, place_in_line in enumerate(order, start=STORY_EMPLOYERS + 1):
        offer, place, industry = offers[place_in_line], clear_spot(draw, HOMES), drawn(draw, shares.INDUSTRIES)
        housed = offer is Offer.FRESH and happens(draw, DORMITORIES)
        accept = shares.LANDLORDS_ACCEPT if housed else shares.EMPLOYERS_ACCEPT
        confirmed: Row = {"confirmed_on": after(today, -whole(draw, *offer.value)), "confirmed_by": REGISTRY}
        declared: Row = {"stances": None if offer is Offer.NOTHING else _stances(draw, accept)}
        row = _employer(draw, number, f"{next(stems)}{one_of(draw, BUSINESS[industry])}{FICTIONAL}", industry, place)
        employers.append(row | declared | confirmed)
        if offer is not Offer.NOTHING:
            openings.append(_opening(draw, number, industry, place) | _period(draw, today) | confirmed)
        if offer is Offer.FRESH:
            hiring[f"E-{number:04d}"] = place
        if housed:
            dormitories[f"E-{number:04d}"] = place
    return Workforce(employers=tuple(employers), openings=tuple(openings), hiring=hiring, dormitories=dormitories)


def _employer(draw: Generator, number: int, name: str, industry: Industry, place: Spot) -> Row:
    employing = happens(draw, shares.EMPLOYING)
    released = whole(draw, 1, 3) if employing else 0
    status = {EmployerStatus.ACTIVE: 0.94, EmployerStatus.PAUSED: 0.04, EmployerStatus.CANCELLED: 0.02}
    return {
        "code": f"E-{number:04d}",
        "name": name,
        "industry": industry,
        "size": drawn(draw, shares.STAFF),
        "municipality": town(place.municipality),
        "status": EmployerStatus.ACTIVE if employing else drawn(draw, status),
        "police_checked": True if employing or happens(draw, 0.97) else None,
        "labour_insurance": happens(draw, 0.9),
        "current_releasees": released,
        "past_hires": released + whole(draw, 0, 3) if employing or happens(draw, 0.2) else 0,
        "capacity_limit": released if released and number % 2 else None,
        "conditions": IN_WORDS if number % 16 == 0 else None,
        "contact": "採用担当",
        "phone": phone(number * 10_007),
    }


def _stances(draw: Generator, accept: Mapping[OffenceCategory, float]) -> tuple[str, ...]:
    accepted = [offence for offence in OffenceCategory if happens(draw, accept.get(offence, 0.0))]
    experienced = [offence for offence in accepted if happens(draw, 0.15)]
    return stances(
        (OffenceStance.NOT_ACCEPTED, OffenceCategory),
        (OffenceStance.ACCEPTED, accepted),
        (OffenceStance.EXPERIENCED, experienced),
    )


def _opening(draw: Generator, number: int, industry: Industry, place: Spot) -> Row:
    job = one_of(draw, JOBS[industry])
    kind = drawn(draw, {EmploymentType.PERMANENT: 0.6, EmploymentType.FIXED_TERM: 0.25, EmploymentType.PART_TIME: 0.15})
    part_time = kind is EmploymentType.PART_TIME
    policy = {TattooPolicy.ANY: 0.3, TattooPolicy.HIDDEN_ONLY: 0.45, TattooPolicy.NONE_ONLY: 0.25}
    fetches = industry is Industry.CONSTRUCTION and happens(draw, 0.3)
    return {
        "code": f"O-{number:04d}",
        "employer": f"E-{number:04d}",
        "title": job.title,
        "occupation": job.occupation,
        "role": Role.SECURITY_GUARD if job.title == "施設の警備" else Role.GENERAL,
        "employment_type": kind,
        "places": whole(draw, 1, 3),
        "weekly_hours": 25 if part_time else 40,
        "wage_kind": WageKind.HOURLY,
        "wage_yen": job.hourly_yen + 10 * whole(draw, 0, 11),
        **_shift(job, part_time=part_time),
        **located(place),
        "required_licences": job.licences,
        "tattoo_policy": drawn(draw, policy),
        "antisocial_years": drawn(draw, {None: 0.5, 3: 0.1, 5: 0.4}),
        **_conditions(number),
        "physical_demand": job.demand,
        "age_min": 18 if Situation.NIGHT_WORK in job.situations else None,
        "age_max": None,
        "age_reason": "労働基準法第61条（例外事由2号）" if Situation.NIGHT_WORK in job.situations else None,
        "situations": job.situations,
        "pickup_municipalities": (town(place.municipality),) if fetches and not _in_story(place) else (),
        "social_insurance": not part_time,
        **_pay(draw),
    }


def _conditions(number: int) -> dict[str, Cell]:
    """Conditions that a few employers state, some of them in words."""
    return {
        "missing_fingers_accepted": False if number % 6 == 0 else None,
        "education_min": Education.HIGH_SCHOOL if number % 9 == 0 else None,
        "disability_employment": DisabilityEmployment.QUOTA if number % 13 == 0 else None,
        "institutions": (ANOTHER_PRISON,) if number % 11 == 0 else (),
        "excluded_backgrounds": (Background.GAMBLING,) if number % 10 == 0 else (),
        "conditions": IN_WORDS if number % 8 == 0 and number % 16 else None,
        "referral_route": ReferralRoute.HELLO_WORK_DEDICATED if number % 3 else None,
    }


def _in_story(place: Spot) -> bool:
    return place.municipality in {home.municipality for home in HOMES}


def _shift(job: Job, *, part_time: bool) -> dict[str, Cell]:
    return {"shift_start": f"{job.starts:02d}:00", "shift_end": f"{job.starts + (5 if part_time else 9):02d}:00"}


def _pay(draw: Generator) -> dict[str, Cell]:
    cycle = drawn(draw, {PayCycle.MONTHLY: 0.85, PayCycle.WEEKLY: 0.08, PayCycle.DAILY: 0.07})
    if cycle is not PayCycle.MONTHLY:
        return {"pay_cycle": cycle, "pay_closing_day": None, "pay_day": None, "pay_month_offset": None}
    closing, paid, offset = drawn(draw, {(31, 25, 1): 0.4, (20, 31, 0): 0.3, (15, 25, 0): 0.2, (31, 10, 1): 0.1})
    return {"pay_cycle": cycle, "pay_closing_day": closing, "pay_day": paid, "pay_month_offset": offset}


def _period(draw: Generator, today: date) -> dict[str, Cell]:
    return {
        "start_from": after(today, whole(draw, -40, 39)),
        "valid_until": after(today, whole(draw, 60, 299)),
    }
