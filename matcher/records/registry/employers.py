"""Cooperating employers (協力雇用主) and what each declares for each offence category."""

from datetime import date
from typing import Annotated

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.employers import EmployerSize, EmployerStatus, Industry
from matcher.domain.vocabulary import OffenceCategory, OffenceStance
from matcher.records.tables import Code, Id, Record, in_prefecture, not_negative, owned

EmployerKey = Annotated[int, mapped_column(ForeignKey("employers.id", ondelete="CASCADE"), primary_key=True)]


class EmployerStance(Record):
    """受入れの考え方: the employer's own word on one offence category; no row means that nothing was said."""

    __tablename__ = "employer_stances"

    employer_id: Mapped[EmployerKey]
    offence: Mapped[OffenceCategory] = mapped_column(primary_key=True)
    stance: Mapped[OffenceStance]


class Employer(Record):
    """協力雇用主."""

    __tablename__ = "employers"
    __table_args__ = (*not_negative("current_releasees", "past_hires"), in_prefecture("municipality"))

    id: Mapped[Id]
    code: Mapped[Code]
    name: Mapped[str]
    industry: Mapped[Industry | None]
    size: Mapped[EmployerSize | None]
    municipality: Mapped[int | None]
    """Where its office is, as a JIS code; where the work is stands with each opening."""
    status: Mapped[EmployerStatus | None]
    police_checked: Mapped[bool | None]
    """The check on the employer's own officers when it registered; says nothing about anybody hired."""
    labour_insurance: Mapped[bool | None]
    current_releasees: Mapped[int | None]
    past_hires: Mapped[int | None]
    contact: Mapped[str | None]
    """The desk to ask for, not a person's name."""
    phone: Mapped[str | None]
    confirmed_on: Mapped[date | None]
    """Day on which registration and stances were last confirmed."""
    confirmed_by: Mapped[str | None]

    stances: Mapped[list[EmployerStance]] = owned()
