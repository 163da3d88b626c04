"""Homes (住戸): the rooms and flats that providers offer, and the rounds in which public ones are drawn by lot."""

from datetime import date
from typing import Annotated

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.homes import GuaranteeCheck, GuarantorWay, HousingKind, NearbyNeed, SexAllowed, SinglePersonRule
from matcher.domain.registry import AdmissionRoute, ConfirmedHow, Precision
from matcher.domain.vocabulary import OffenceCategory, OffenceStance
from matcher.records.registry.employers import Employer
from matcher.records.registry.providers import Building, Provider
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

_OWNERS = ("provider_id", "building_id", "employer_id")
UnitKey = Annotated[int, mapped_column(ForeignKey("units.id", ondelete="CASCADE"), primary_key=True)]


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


class UnitStance(Record):
    """The word on one offence category for this home alone, where it differs from the building's or provider's."""

    __tablename__ = "unit_stances"

    unit_id: Mapped[UnitKey]
    offence: Mapped[OffenceCategory] = mapped_column(primary_key=True)
    stance: Mapped[OffenceStance]


class Unit(Kept):
    """住戸: a room or flat that can be offered to anybody, or that goes with one employer's jobs.

    Where it says nothing of its place or of a condition, its building's word holds, and then its provider's.
    """

    __tablename__ = "units"
    __table_args__ = (
        *in_japan(),
        *not_negative("rent_yen", "common_fee_yen", "meals_fee_yen", "upfront_yen", "floor_area_m2", "notice_days"),
        *not_negative("hold_days", "income_limit_yen", "antisocial_years"),
        between("places", 1, 999),
        between("household_max", 1, 99),
        between("closing_minute", 0, 2_160),
        between("longest_stay_days", 1, 36_525),
        in_prefecture("municipality"),
        in_use_by("code", owners=_OWNERS),
        in_use_by("kind", "rent_yen", owners=_OWNERS),
        in_order("available_from", "available_until"),
        in_order("out_of_service_from", "out_of_service_until"),
        CheckConstraint(
            "out_of_service_until IS NULL OR out_of_service_from IS NOT NULL", name="out_of_service_begins"
        ),
        CheckConstraint("coalesce(provider_id, employer_id, building_id) IS NOT NULL", name="belongs_to_somebody"),
        CheckConstraint("(kind = 'employer_dormitory') = (employer_id IS NOT NULL)", name="dormitory_has_employer"),
        CheckConstraint("kind <> 'own_home'", name="kind_is_no_own_home"),
        CheckConstraint("substr(code, 1, 2) <> 'H-'", name="code_is_no_own_home"),
    )

    code: Mapped[Code]
    """Never begins with `H-`: so do the codes of people's own homes, which are no units."""
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("providers.id"), index=True)
    """NULL where the building's provider is meant, and for a dormitory that the employer runs without a provider:
    then the employer's stances hold."""
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employers.id"), index=True)
    """The employer whose dormitory this is (its bond): every dormitory has one, and no other home."""
    building_id: Mapped[int | None] = mapped_column(ForeignKey("buildings.id"), index=True)
    kind: Mapped[HousingKind]
    name: Mapped[str]
    """What the room is called, such as 203号室."""
    places: Mapped[int]
    municipality: Mapped[int | None]
    address: Mapped[str | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    point_precision: Mapped[Precision | None]
    floor: Mapped[int | None]
    layout: Mapped[str | None] = mapped_column(String(20))
    """間取り, such as 1K."""
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
    hold_days: Mapped[int | None]
    income_limit_yen: Mapped[int | None]
    tax_arrears_barred: Mapped[bool | None]
    antisocial_years: Mapped[int | None]
    nearby_asked: Mapped[bool]
    """False: nobody looked what is near. True without rows in the list: nothing of it is."""
    direct_payment: Mapped[bool | None]
    """代理納付: the rent may come from the welfare office."""
    guarantee_company: Mapped[str | None]
    """The kind or name of the guarantee company that is asked for."""
    guarantee_check: Mapped[GuaranteeCheck | None]
    """What that company looks up."""
    admission_route: Mapped[AdmissionRoute | None]
    other_releasees: Mapped[bool | None]
    """Others who were released live there."""
    alcohol_allowed: Mapped[bool | None]
    house_rules: Mapped[str | None] = text()
    support: Mapped[str | None] = text()
    """Support that comes with the home, such as a daily call."""
    out_of_service_from: Mapped[date | None]
    out_of_service_until: Mapped[date | None]
    """Last day; NULL with a first day: until further notice."""
    out_of_service_reason: Mapped[str | None]
    conditions: Mapped[str | None] = text()
    """Conditions in the provider's own words, which a person judges unless `conditions_covered`."""
    conditions_covered: Mapped[bool | None]
    """True: somebody read them, and the other fields say all that they ask."""
    note: Mapped[str | None] = text()
    confirmed_on: Mapped[date | None] = mapped_column(index=True)
    confirmed_by: Mapped[str | None]
    confirmed_how: Mapped[ConfirmedHow | None]

    provider: Mapped[Provider | None] = relationship(lazy="raise_on_sql")
    building: Mapped[Building | None] = relationship(lazy="raise_on_sql")
    dormitory_of: Mapped[Employer | None] = relationship(lazy="raise_on_sql")
    guarantor_ways: Mapped[list[UnitGuarantorWay]] = owned()
    nearby: Mapped[list[UnitNearby]] = owned()
    stances: Mapped[list[UnitStance]] = owned()


class Round(Kept):
    """募集回: one round in which a home of public housing is applied for and drawn by lot."""

    __tablename__ = "rounds"
    __table_args__ = (
        UniqueConstraint("unit_id", "closes_on"),
        in_order("opens_on", "closes_on"),
        in_order("closes_on", "move_in_on"),
    )

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    opens_on: Mapped[date | None]
    closes_on: Mapped[date]
    """Last day to apply."""
    move_in_on: Mapped[date | None]
    """The day people move in after this round."""

    unit: Mapped[Unit] = relationship(lazy="raise_on_sql")
