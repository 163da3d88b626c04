"""What pages say about openings and units beside the columns: names, contacts, dates, and who confirmed them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.domain.homes import HousingKind
from matcher.domain.vocabulary import EmploymentType, Occupation, PayCycle, WageKind
from matcher.records.arrays import chosen
from matcher.records.registry.employers import Employer
from matcher.records.registry.homes import Provider, Unit
from matcher.records.registry.openings import Opening


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


_OPENING_COLUMNS = (
    Opening.code,
    Opening.title,
    Opening.occupation,
    Opening.employment_type,
    Opening.municipality,
    Opening.weekly_minutes,
    Opening.shift_start_minute,
    Opening.shift_end_minute,
    Opening.wage_kind,
    Opening.wage_yen,
    Opening.pay_cycle,
    Opening.pay_closing_day,
    Opening.pay_day,
    Opening.pay_month_offset,
    Opening.social_insurance,
    Opening.age_reason,
    Opening.start_from,
    Opening.valid_until,
    Opening.confirmed_on,
    Opening.confirmed_by,
    Employer.code.label("employer_code"),
    Employer.name.label("employer_name"),
    Employer.contact,
    Employer.phone,
    Employer.confirmed_on.label("employer_confirmed_on"),
    Employer.confirmed_by.label("employer_confirmed_by"),
)
_UNIT_COLUMNS = (
    Unit.code,
    Unit.name,
    Unit.kind,
    Unit.municipality,
    Unit.floor_area_m2,
    Unit.furnished,
    Unit.notice_days,
    Unit.longest_stay_days,
    Unit.available_from,
    Unit.available_until,
    Unit.round_opens_on,
    Unit.round_closes_on,
    Unit.move_in_on,
    Unit.confirmed_on,
    Unit.confirmed_by,
    Provider.code.label("provider_code"),
    Provider.name.label("provider_name"),
    Provider.contact,
    Provider.phone,
    Provider.confirmed_on.label("provider_confirmed_on"),
    Provider.confirmed_by.label("provider_confirmed_by"),
    Employer.code.label("employer_code"),
    Employer.name.label("employer_name"),
    Employer.contact.label("employer_contact"),
    Employer.phone.label("employer_phone"),
)


def opening_facts(session: Session, codes: Collection[str] | None = None) -> Mapping[str, OpeningFacts]:
    """By code, in one query; all openings unless codes are given."""
    found = select(*_OPENING_COLUMNS).join(Opening.employer).where(chosen(Opening.code, codes))
    return {row["code"]: OpeningFacts(**row) for row in session.execute(found.order_by(Opening.id)).mappings()}


def home_facts(session: Session, codes: Collection[str] | None = None) -> Mapping[str, UnitFacts]:
    """Homes of the registry by code, in one query; all of them unless codes are given."""
    found = select(*_UNIT_COLUMNS).join(Unit.provider, isouter=True).join(Unit.dormitory_of, isouter=True)
    rows = session.execute(found.where(chosen(Unit.code, codes)).order_by(Unit.id)).mappings()
    return {row["code"]: UnitFacts(**row) for row in rows}
