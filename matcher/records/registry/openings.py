"""Openings (求人): the jobs that employers offer, with what the work asks for."""

from datetime import date
from typing import Annotated

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.people import Background, Education
from matcher.domain.registry import ConfirmedHow, DisabilityEmployment, InterviewForm, Precision, ReferralRoute
from matcher.domain.vocabulary import (
    EmploymentType,
    Licence,
    Occupation,
    OffenceCategory,
    OffenceStance,
    PayCycle,
    Role,
    Situation,
    TattooPolicy,
    WageKind,
    WorkCapacity,
)
from matcher.records.registry.employers import Employer
from matcher.records.tables import (
    Code,
    Kept,
    Record,
    between,
    in_japan,
    in_order,
    in_prefecture,
    in_use_by,
    not_negative,
    owned,
    text,
)

OpeningKey = Annotated[int, mapped_column(ForeignKey("openings.id", ondelete="CASCADE"), primary_key=True)]


class OpeningLicence(Record):
    """A licence that the work asks for."""

    __tablename__ = "opening_licences"

    opening_id: Mapped[OpeningKey]
    licence: Mapped[Licence] = mapped_column(primary_key=True)


class OpeningSituation(Record):
    """A situation that the work brings with it."""

    __tablename__ = "opening_situations"

    opening_id: Mapped[OpeningKey]
    situation: Mapped[Situation] = mapped_column(primary_key=True)


class OpeningPickup(Record):
    """送迎: a municipality from which the employer fetches people."""

    __tablename__ = "opening_pickups"
    __table_args__ = (in_prefecture("municipality"),)

    opening_id: Mapped[OpeningKey]
    municipality: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class OpeningStance(Record):
    """The word on one offence category for this work alone, where it differs from the employer's."""

    __tablename__ = "opening_stances"

    opening_id: Mapped[OpeningKey]
    offence: Mapped[OffenceCategory] = mapped_column(primary_key=True)
    stance: Mapped[OffenceStance]


class OpeningInstitution(Record):
    """指定施設: a prison to which a dedicated opening is shown; an opening without rows is shown to all."""

    __tablename__ = "opening_institutions"

    opening_id: Mapped[OpeningKey]
    institution: Mapped[str] = mapped_column(primary_key=True)


class OpeningExcludedBackground(Record):
    """A background that the employer's written condition excludes."""

    __tablename__ = "opening_excluded_backgrounds"

    opening_id: Mapped[OpeningKey]
    background: Mapped[Background] = mapped_column(primary_key=True)


class OpeningInterview(Record):
    """採用面接の方法 that the employer offers."""

    __tablename__ = "opening_interviews"

    opening_id: Mapped[OpeningKey]
    form: Mapped[InterviewForm] = mapped_column(primary_key=True)


class Opening(Kept):
    """求人. Where it says nothing of a condition or of pay, its employer's word holds."""

    __tablename__ = "openings"
    __table_args__ = (
        *in_japan(),
        *not_negative("wage_yen", "antisocial_years", "deductions_yen", "earliest_apply_days"),
        between("places", 1, 999),
        between("weekly_minutes", 15, 10_080),
        between("shift_start_minute", 0, 1_439),
        between("age_min", 15, 99),
        between("age_max", 15, 99),
        between("pay_closing_day", 1, 31),
        between("pay_day", 1, 31),
        between("pay_month_offset", 0, 12),
        in_prefecture("municipality"),
        in_use_by("code", owners=("employer_id",)),
        in_order("age_min", "age_max"),
        in_order("start_from", "valid_until"),
        in_order("out_of_service_from", "out_of_service_until"),
        CheckConstraint(
            "out_of_service_until IS NULL OR out_of_service_from IS NOT NULL", name="out_of_service_begins"
        ),
        CheckConstraint(
            "shift_end_minute > shift_start_minute AND shift_end_minute <= shift_start_minute + 1440",
            name="shift_within_a_day",
        ),
        CheckConstraint("age_reason IS NOT NULL OR (age_min IS NULL AND age_max IS NULL)", name="age_limit_has_reason"),
    )

    code: Mapped[Code]
    employer_id: Mapped[int] = mapped_column(ForeignKey("employers.id"), index=True)
    title: Mapped[str]
    occupation: Mapped[Occupation | None]
    role: Mapped[Role | None]
    employment_type: Mapped[EmploymentType | None]
    places: Mapped[int]
    weekly_minutes: Mapped[int | None]
    """週所定労働時間."""
    wage_kind: Mapped[WageKind | None]
    wage_yen: Mapped[int | None]
    """Gross, for one hour, day or month as `wage_kind` says."""
    shift_start_minute: Mapped[int | None]
    """Minutes after midnight."""
    shift_end_minute: Mapped[int | None]
    """Minutes after the midnight before the shift: above 1440 where it ends on the next day."""
    municipality: Mapped[int | None]
    address: Mapped[str | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    point_precision: Mapped[Precision | None]
    tattoo_policy: Mapped[TattooPolicy | None]
    missing_fingers_accepted: Mapped[bool | None]
    """NULL: no condition was declared."""
    education_min: Mapped[Education | None]
    """学歴要件; NULL: none is stated."""
    antisocial_years: Mapped[int | None]
    """Years since leaving an antisocial group that the employer asks for; NULL: no condition was declared."""
    physical_demand: Mapped[WorkCapacity | None]
    required_licences_asked: Mapped[bool]
    """False: nobody asked which licences the work needs. True without rows in the list: none."""
    situations_asked: Mapped[bool]
    """False: nobody asked about the situations at work. True without rows in the list: none of them."""
    age_min: Mapped[int | None]
    age_max: Mapped[int | None]
    age_reason: Mapped[str | None]
    """例外事由: without one, no age limit may stand."""
    start_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    social_insurance: Mapped[bool | None]
    pay_cycle: Mapped[PayCycle | None]
    pay_closing_day: Mapped[int | None]
    """締め日: day of the month, 31 for its end."""
    pay_day: Mapped[int | None]
    """支払日: day of the month, 31 for its end."""
    pay_month_offset: Mapped[int | None]
    """Months from the closing month to the month of payment: 0 当月, 1 翌月."""
    deductions_yen: Mapped[int | None]
    """What the employer takes from the pay of a month beside tax and insurance; dormitory and meals stand there."""
    advances: Mapped[bool | None]
    """前借: money lent against wages (労働基準法17条)."""
    disability_employment: Mapped[DisabilityEmployment | None]
    who_would_know: Mapped[str | None]
    """Who at work would know of the record: 社長と人事担当のみ."""
    referral_route: Mapped[ReferralRoute | None]
    earliest_apply_days: Mapped[int | None]
    """How many days before release one may apply at the earliest."""
    guarantee_by_employer: Mapped[bool | None]
    """身元引受."""
    state_guarantee: Mapped[bool | None]
    """身元保証制度 is used."""
    out_of_service_from: Mapped[date | None]
    out_of_service_until: Mapped[date | None]
    """Last day; NULL with a first day: until further notice."""
    out_of_service_reason: Mapped[str | None]
    conditions: Mapped[str | None] = text()
    """Conditions in the employer's own words, which a person judges unless `conditions_covered`."""
    conditions_covered: Mapped[bool | None]
    """True: somebody read them, and the other fields say all that they ask."""
    note: Mapped[str | None] = text()
    """The employer's own words; a person reads them, no rule does."""
    confirmed_on: Mapped[date | None] = mapped_column(index=True)
    confirmed_by: Mapped[str | None]
    confirmed_how: Mapped[ConfirmedHow | None]

    employer: Mapped[Employer] = relationship(lazy="raise_on_sql")
    required_licences: Mapped[list[OpeningLicence]] = owned()
    situations: Mapped[list[OpeningSituation]] = owned()
    pickup_municipalities: Mapped[list[OpeningPickup]] = owned()
    stances: Mapped[list[OpeningStance]] = owned()
    interviews: Mapped[list[OpeningInterview]] = owned()
    institutions: Mapped[list[OpeningInstitution]] = owned()
    excluded_backgrounds: Mapped[list[OpeningExcludedBackground]] = owned()
