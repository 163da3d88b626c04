"""One employer of the demo with its one opening: what most share, and what is said of this one."""

from dataclasses import dataclass
from datetime import date

from matcher.domain.employers import EmployerSize, EmployerStatus, Industry
from matcher.domain.registry import ReferralRoute
from matcher.domain.vocabulary import (
    EmploymentType,
    Occupation,
    PayCycle,
    Role,
    TattooPolicy,
    WageKind,
    WorkCapacity,
)
from seed_data.days import after
from seed_data.names import FICTIONAL, phone
from seed_data.places import Spot
from seed_data.sheets import Cell, Row, located, town

REGISTRY = "就労支援事業者機構（架空）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """An employer, and the opening it offers."""

    employer: Row
    opening: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """Who the employer is: name without 「（架空）」, industry, and the stances it declares."""

    name: str
    industry: Industry
    stances: tuple[str, ...]
    size: EmployerSize = EmployerSize.UP_TO_29
    status: EmployerStatus = EmployerStatus.ACTIVE
    releasees: int = 0


def firm(number: int, today: date, trade: Trade, place: Spot, work: Occupation, **given: Cell) -> Firm:
    """Employer `E-` and opening `O-` with that number, confirmed lately unless said otherwise."""
    confirmed: Row = {"confirmed_on": after(today, -1), "confirmed_by": REGISTRY}
    opening: Row = {"code": f"O-{number:04d}", "employer": f"E-{number:04d}", **located(place)}
    usual = _usual_opening(today, work)
    return Firm(employer=_employer(number, trade, place) | confirmed, opening=opening | usual | confirmed | given)


def _employer(number: int, trade: Trade, place: Spot) -> Row:
    return {
        "code": f"E-{number:04d}",
        "name": f"{trade.name}{FICTIONAL}",
        "industry": trade.industry,
        "size": trade.size,
        "municipality": town(place.municipality),
        "status": trade.status,
        "police_checked": True,
        "labour_insurance": True,
        "current_releasees": trade.releasees,
        "past_hires": 3 * trade.releasees,
        "capacity_limit": None,
        "conditions": None,
        "contact": "採用担当",
        "phone": phone(number * 10_007),
        "stances": trade.stances,
    }


def _usual_opening(today: date, work: Occupation) -> Row:
    return {
        "title": work.label.ja,
        "occupation": work,
        "role": Role.GENERAL,
        "employment_type": EmploymentType.PERMANENT,
        "places": 1,
        "weekly_hours": 40,
        "wage_kind": WageKind.HOURLY,
        "wage_yen": 1_180,
        "shift_start": "08:00",
        "shift_end": "17:00",
        "required_licences": (),
        "tattoo_policy": TattooPolicy.HIDDEN_ONLY,
        "antisocial_years": None,
        "missing_fingers_accepted": None,
        "education_min": None,
        "physical_demand": WorkCapacity.MEDIUM,
        "age_min": None,
        "age_max": None,
        "age_reason": None,
        "situations": (),
        "pickup_municipalities": (),
        "start_from": after(today, -20),
        "valid_until": after(today, 240),
        "disability_employment": None,
        "institutions": (),
        "excluded_backgrounds": (),
        "conditions": None,
        "referral_route": ReferralRoute.HELLO_WORK_DEDICATED,
        "social_insurance": True,
        "pay_cycle": PayCycle.MONTHLY,
        "pay_closing_day": 20,
        "pay_day": 31,
        "pay_month_offset": 0,
    }
