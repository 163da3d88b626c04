"""Housing providers (居住提供者) with their stances, and the rooms and flats they offer."""

from datetime import date
from typing import Annotated

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.homes import GuarantorWay, HousingKind, NearbyNeed, SexAllowed, SinglePersonRule
from matcher.domain.vocabulary import OffenceCategory, OffenceStance
from matcher.records.registry.employers import Employer
from matcher.records.tables import Code, Id, Record, between, in_japan, in_order, in_prefecture, not_negative, owned

ProviderKey = Annotated[int, mapped_column(ForeignKey("providers.id", ondelete="CASCADE"), primary_key=True)]
UnitKey = Annotated[int, mapped_column(ForeignKey("units.id", ondelete="CASCADE"), primary_key=True)]


class ProviderStance(Record):
    """受入れの考え方: the landlord's own word on one offence category; no row means that nothing was said."""

    __tablename__ = "provider_stances"

    provider_id: Mapped[ProviderKey]
    offence: Mapped[OffenceCategory] = mapped_column(primary_key=True)
    stance: Mapped[OffenceStance]


class Provider(Record):
    """居住提供者: a landlord, a housing support corporation, a facility, a public landlord."""

    __tablename__ = "providers"

    id: Mapped[Id]
    code: Mapped[Code]
    name: Mapped[str]
    contact: Mapped[str | None]
    """The desk to ask for, not a person's name."""
    phone: Mapped[str | None]
    confirmed_on: Mapped[date | None]
    confirmed_by: Mapped[str | None]

    stances: Mapped[list[ProviderStance]] = owned()


class UnitGuarantorWay(Record):
    """A way of guarantee that the home accepts; a home without rows has not said."""

    __tablename__ = "unit_guarantor_ways"

    unit_id: Mapped[UnitKey]
    way: Mapped[GuarantorWay] = mapped_column(primary_key=True)


class UnitNearby(Record):
    """Something people need that is near the home."""

    __tablename__ = "unit_nearby"

    unit_id: Mapped[UnitKey]
    need: Mapped[NearbyNeed] = mapped_column(primary_key=True)


class Unit(Record):
    """住戸: a room or flat that can be offered to anybody, or that goes with one employer's jobs."""

    __tablename__ = "units"
    __table_args__ = (
        *in_japan(),
        *not_negative("rent_yen", "common_fee_yen", "meals_fee_yen", "upfront_yen", "floor_area_m2", "notice_days"),
        between("places", 1, 999),
        between("household_max", 1, 99),
        between("closing_minute", 0, 2_160),
        between("longest_stay_days", 1, 36_525),
        in_prefecture("municipality"),
        in_order("available_from", "available_until"),
        in_order("round_opens_on", "round_closes_on"),
        in_order("round_closes_on", "move_in_on"),
        CheckConstraint("provider_id IS NOT NULL OR employer_id IS NOT NULL", name="has_provider_or_employer"),
        CheckConstraint("(kind = 'employer_dormitory') = (employer_id IS NOT NULL)", name="dormitory_has_employer"),
        CheckConstraint("kind <> 'own_home'", name="kind_is_no_own_home"),
        CheckConstraint("substr(code, 1, 2) <> 'H-'", name="code_is_no_own_home"),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    """Never begins with `H-`: so do the codes of people's own homes, which are no units."""
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("providers.id"), index=True)
    """NULL for a dormitory that the employer runs without a provider: then the employer's stances hold."""
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employers.id"), index=True)
    """The employer whose dormitory this is: every dormitory has one, and no other home."""
    kind: Mapped[HousingKind]
    name: Mapped[str]
    """What the room is called, such as 203号室."""
    places: Mapped[int]
    municipality: Mapped[int | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    floor_area_m2: Mapped[float | None]
    rent_yen: Mapped[int | None]
    """A month, without the common fee."""
    common_fee_yen: Mapped[int | None]
    meals_fee_yen: Mapped[int | None]
    upfront_yen: Mapped[int | None]
    """All that is due on moving in."""
    available_from: Mapped[date | None]
    available_until: Mapped[date | None]
    sex_allowed: Mapped[SexAllowed | None]
    household_max: Mapped[int | None]
    single_person_rule: Mapped[SinglePersonRule | None]
    closing_minute: Mapped[int | None]
    """門限, in minutes after midnight; 1440: the home never closes."""
    step_free: Mapped[bool | None]
    private_room: Mapped[bool | None]
    furnished: Mapped[bool | None]
    accepts_assistance: Mapped[bool | None]
    """Takes people who receive public assistance (生活保護)."""
    longest_stay_days: Mapped[int | None]
    notice_days: Mapped[int | None]
    """Notice the person has to give, or is given, before leaving."""
    nearby_asked: Mapped[bool]
    """False: nobody looked what is near. True without rows in the list: nothing of it is."""
    round_opens_on: Mapped[date | None]
    """Public housing: first day of the next round of applications."""
    round_closes_on: Mapped[date | None]
    move_in_on: Mapped[date | None]
    """Public housing: the day people move in after that round."""
    confirmed_on: Mapped[date | None]
    confirmed_by: Mapped[str | None]

    provider: Mapped[Provider | None] = relationship(lazy="raise_on_sql")
    dormitory_of: Mapped[Employer | None] = relationship(lazy="raise_on_sql")
    guarantor_ways: Mapped[list[UnitGuarantorWay]] = owned()
    nearby: Mapped[list[UnitNearby]] = owned()
