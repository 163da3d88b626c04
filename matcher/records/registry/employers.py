"""Cooperating employers (協力雇用主), and what each declares once for all its openings."""

from datetime import date
from typing import Annotated

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.employers import EmployerSize, EmployerStatus, Industry
from matcher.domain.registry import ConfirmedHow, Precision
from matcher.domain.vocabulary import OffenceCategory, OffenceStance, PayCycle, TattooPolicy
from matcher.records.tables import (
    Code,
    Kept,
    Record,
    archived_ones,
    between,
    in_japan,
    in_prefecture,
    in_use_by,
    not_negative,
    owned,
    text,
)

EmployerKey = Annotated[int, mapped_column(ForeignKey("employers.id", ondelete="CASCADE"), primary_key=True)]


class EmployerStance(Record):
    """受入れの考え方: the employer's own word on one offence category; no row means that nothing was said."""

    __tablename__ = "employer_stances"

    employer_id: Mapped[EmployerKey]
    offence: Mapped[OffenceCategory] = mapped_column(primary_key=True)
    stance: Mapped[OffenceStance]


class Employer(Kept):
    """協力雇用主. What it says of conditions and pay holds for each of its openings that says nothing else."""

    __tablename__ = "employers"
    __table_args__ = (
        *in_japan(),
        *not_negative("current_releasees", "past_hires", "capacity_limit", "antisocial_years"),
        between("pay_closing_day", 1, 31),
        between("pay_day", 1, 31),
        between("pay_month_offset", 0, 12),
        in_prefecture("municipality"),
        in_use_by("code"),
        in_use_by("name"),
        archived_ones(),
    )

    code: Mapped[Code]
    name: Mapped[str]
    kana: Mapped[str | None]
    corporate_number: Mapped[str | None] = mapped_column(index=True)
    """法人番号: thirteen digits, the first of which checks the others."""
    industry: Mapped[Industry | None]
    size: Mapped[EmployerSize | None]
    municipality: Mapped[int | None]
    """Where its office is, as a JIS code; where the work is stands with each opening."""
    address: Mapped[str | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    point_precision: Mapped[Precision | None]
    status: Mapped[EmployerStatus | None]
    registered_on: Mapped[date | None]
    police_checked: Mapped[bool | None]
    """The check on the employer's own officers when it registered; says nothing about anybody hired."""
    labour_insurance: Mapped[bool | None]
    current_releasees: Mapped[int | None]
    past_hires: Mapped[int | None]
    capacity_limit: Mapped[int | None]
    """受入上限: how many it takes at a time."""
    tattoo_policy: Mapped[TattooPolicy | None]
    antisocial_years: Mapped[int | None]
    social_insurance: Mapped[bool | None]
    pay_cycle: Mapped[PayCycle | None]
    pay_closing_day: Mapped[int | None]
    pay_day: Mapped[int | None]
    pay_month_offset: Mapped[int | None]
    conditions: Mapped[str | None] = text()
    """Conditions for all its work in its own words, which a person judges unless `conditions_covered`."""
    conditions_covered: Mapped[bool | None]
    """True: somebody read them, and the other fields say all that they ask."""
    contact: Mapped[str | None]
    """The desk to ask for, not a person's name."""
    phone: Mapped[str | None]
    note: Mapped[str | None] = text()
    """The employer's own words; a person reads them, no rule does."""
    confirmed_on: Mapped[date | None] = mapped_column(index=True)
    """Day on which registration and stances were last confirmed."""
    confirmed_by: Mapped[str | None]
    confirmed_how: Mapped[ConfirmedHow | None]

    stances: Mapped[list[EmployerStance]] = owned()
