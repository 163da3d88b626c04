"""What pages say about openings and units beside the columns: names, contacts, dates, and who confirmed them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, case, select
from sqlalchemy.orm import Session

from matcher.domain.homes import HousingKind
from matcher.domain.registry import Precision, ReferralRoute
from matcher.domain.vocabulary import EmploymentType, Occupation, PayCycle, WageKind
from matcher.records.arrays import chosen
from matcher.records.registry.employers import Employer
from matcher.records.registry.homes import Unit
from matcher.records.registry.in_use import HOME_IN_USE, OPENING_IN_USE
from matcher.records.registry.inheritance import (
    DIRECT,
    FROM_BUILDING,
    FROM_EITHER,
    FROM_EMPLOYER,
    OF_BUILDING,
    PAY,
    WRITTEN,
    home_source,
    home_word,
    opening_source,
    opening_word,
    with_providers,
)
from matcher.records.registry.openings import Opening
from matcher.records.registry.providers import Building
from matcher.records.registry.rounds import RoundFacts, next_rounds


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningFacts:
    """One opening, in the words and figures that its page shows; None is not known."""

    code: str
    title: str
    occupation: Occupation | None
    employment_type: EmploymentType | None
    municipality: int | None
    weekly_minutes: int | None
    shift_start_minute: int | None
    shift_end_minute: int | None
    wage_kind: WageKind | None
    wage_yen: int | None
    pay_cycle: PayCycle | None
    pay_closing_day: int | None
    pay_day: int | None
    pay_month_offset: int | None
    social_insurance: bool | None
    age_reason: str | None
    start_from: date | None
    valid_until: date | None
    confirmed_on: date | None
    confirmed_by: str | None
    employer_code: str
    employer_name: str
    contact: str | None
    phone: str | None
    employer_confirmed_on: date | None
    """When registration and stances were last confirmed."""
    employer_confirmed_by: str | None
    point_precision: Precision | None
    referral_route: ReferralRoute | None = None
    conditions: str | None = None
    """In the employer's own words, said of this work or of all its work."""
    inherited: Mapping[str, str] = field(default_factory=dict)
    """Fields that are somebody else's word: `employer`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFacts:
    """One home, in the words and figures that its page shows; None is not known, or does not apply."""

    code: str
    name: str
    kind: HousingKind
    municipality: int | None
    floor_area_m2: float | None = None
    furnished: bool | None = None
    notice_days: int | None = None
    longest_stay_days: int | None = None
    available_from: date | None = None
    available_until: date | None = None
    round_opens_on: date | None = None
    round_closes_on: date | None = None
    move_in_on: date | None = None
    confirmed_on: date | None = None
    confirmed_by: str | None = None
    provider_code: str | None = None
    provider_name: str | None = None
    contact: str | None = None
    phone: str | None = None
    provider_confirmed_on: date | None = None
    """When the provider's stances were last confirmed."""
    provider_confirmed_by: str | None = None
    employer_code: str | None = None
    """The employer whose dormitory this is, with name, contact and telephone number."""
    employer_name: str | None = None
    employer_contact: str | None = None
    employer_phone: str | None = None
    building_code: str | None = None
    point_precision: Precision | None = None
    conditions: str | None = None
    """In the provider's own words, said of this home or of several."""
    inherited: Mapping[str, str] = field(default_factory=dict)
    """Fields that are somebody else's word: `building` or `provider`."""


_FROM = "from_"


_OPENING_WORDS = (
    "code",
    "title",
    "occupation",
    "employment_type",
    "municipality",
    "point_precision",
    "weekly_minutes",
    "shift_start_minute",
    "shift_end_minute",
    "wage_kind",
    "wage_yen",
    *PAY,
    "social_insurance",
    "age_reason",
    "referral_route",
    "conditions",
    "start_from",
    "valid_until",
    "confirmed_on",
    "confirmed_by",
)
_EMPLOYER_COLUMNS = (
    Employer.code.label("employer_code"),
    Employer.name.label("employer_name"),
    Employer.contact,
    Employer.phone,
    Employer.confirmed_on.label("employer_confirmed_on"),
    Employer.confirmed_by.label("employer_confirmed_by"),
)
_UNIT_WORDS = (
    "code",
    "name",
    "kind",
    "municipality",
    "point_precision",
    "floor_area_m2",
    "furnished",
    "notice_days",
    "longest_stay_days",
    "conditions",
    "available_from",
    "available_until",
    "confirmed_on",
    "confirmed_by",
)
_PROVIDER_COLUMNS = ("code", "name", "contact", "phone", "confirmed_on", "confirmed_by")
_DORMITORY_COLUMNS = (
    Employer.code.label("employer_code"),
    Employer.name.label("employer_name"),
    Employer.contact.label("employer_contact"),
    Employer.phone.label("employer_phone"),
)


def opening_facts(session: Session, codes: Collection[str] | None = None) -> Mapping[str, OpeningFacts]:
    """By code, in one query; all openings in use unless codes are given."""
    words: list[ColumnElement[Any]] = [opening_word(name).label(name) for name in _OPENING_WORDS]
    sources = [opening_source(name).label(f"{_FROM}{name}") for name in (*FROM_EMPLOYER, *PAY, *WRITTEN)]
    found = select(*words, *_EMPLOYER_COLUMNS, *sources).join(Opening.employer)
    rows = session.execute(found.where(chosen(Opening.code, codes), OPENING_IN_USE).order_by(Opening.id)).mappings()
    return {row["code"]: OpeningFacts(**_own(row), inherited=_inherited(row)) for row in rows}


def home_facts(
    session: Session, *, today: date | None = None, codes: Collection[str] | None = None
) -> Mapping[str, UnitFacts]:
    """Homes of the registry by code; all of those in use unless codes are given.

    Two queries: the second finds the next round as of `today`, and is left out where no day is given.
    """
    words: list[ColumnElement[Any]] = [home_word(name).label(name) for name in _UNIT_WORDS]
    providers = [_provider_word(name) for name in _PROVIDER_COLUMNS]
    sources = [home_source(name).label(f"{_FROM}{name}") for name in (*FROM_BUILDING, *FROM_EITHER, *WRITTEN)]
    building = Building.code.label("building_code")
    found = with_providers(select(Unit.id, *words, *providers, building, *_DORMITORY_COLUMNS, *sources))
    asked = found.outerjoin(Unit.dormitory_of).where(chosen(Unit.code, codes), HOME_IN_USE).order_by(Unit.id)
    rows = session.execute(asked).mappings().all()
    ids = None if codes is None else [row["id"] for row in rows]
    rounds = {} if today is None else next_rounds(session, ids, today)
    return {row["code"]: _home(row, rounds.get(row["id"])) for row in rows}


def _home(row: RowMapping, coming: RoundFacts | None) -> UnitFacts:
    said = {name: value for name, value in _own(row).items() if name != "id"}
    if coming is not None:
        said |= {
            "round_opens_on": coming.opens_on,
            "round_closes_on": coming.closes_on,
            "move_in_on": coming.move_in_on,
        }
    return UnitFacts(**said, inherited=_inherited(row))


def _provider_word(name: str) -> ColumnElement[Any]:
    """Of the provider that the home names, else of its building's."""
    word = case((DIRECT.id.is_not(None), getattr(DIRECT, name)), else_=getattr(OF_BUILDING, name))
    return word.label(name if name in {"contact", "phone"} else f"provider_{name}")


def _own(row: RowMapping) -> dict[str, Any]:
    return {name: value for name, value in row.items() if not name.startswith(_FROM)}


def _inherited(row: RowMapping) -> dict[str, str]:
    named = ((name, value) for name, value in row.items() if name.startswith(_FROM))
    return {name.removeprefix(_FROM): value for name, value in named if value is not None}
