"""Housing providers (居住提供者) and their buildings, with what each declares once for all its homes."""

from datetime import date
from typing import Annotated

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.homes import GuarantorWay, NearbyNeed, SexAllowed, SinglePersonRule
from matcher.domain.registry import ConfirmedHow, Precision
from matcher.domain.vocabulary import OffenceCategory, OffenceStance
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

ProviderKey = Annotated[int, mapped_column(ForeignKey("providers.id", ondelete="CASCADE"), primary_key=True)]
BuildingKey = Annotated[int, mapped_column(ForeignKey("buildings.id", ondelete="CASCADE"), primary_key=True)]


class ProviderStance(Record):
    """受入れの考え方: the landlord's own word on one offence category; no row means that nothing was said."""

    __tablename__ = "provider_stances"

    provider_id: Mapped[ProviderKey]
    offence: Mapped[OffenceCategory] = mapped_column(primary_key=True)
    stance: Mapped[OffenceStance]


class ProviderGuarantorWay(Record):
    """A way of guarantee that the provider accepts for all its homes that say nothing else."""

    __tablename__ = "provider_guarantor_ways"

    provider_id: Mapped[ProviderKey]
    way: Mapped[GuarantorWay] = mapped_column(primary_key=True)


class Provider(Kept):
    """居住提供者: a landlord, a housing support corporation, a facility, a public landlord."""

    __tablename__ = "providers"
    __table_args__ = (
        *not_negative("notice_days", "hold_days", "income_limit_yen", "antisocial_years"),
        between("household_max", 1, 99),
        between("closing_minute", 0, 2_160),
        in_use_by("code"),
        in_use_by("name"),
        archived_ones(),
    )

    code: Mapped[Code]
    name: Mapped[str]
    kana: Mapped[str | None]
    corporate_number: Mapped[str | None] = mapped_column(index=True)
    """法人番号: thirteen digits, the first of which checks the others."""
    address: Mapped[str | None]
    support_corporation: Mapped[bool | None]
    """居住支援法人の指定."""
    sex_allowed: Mapped[SexAllowed | None]
    household_max: Mapped[int | None]
    single_person_rule: Mapped[SinglePersonRule | None]
    closing_minute: Mapped[int | None]
    accepts_assistance: Mapped[bool | None]
    direct_payment: Mapped[bool | None]
    """代理納付: takes the rent from the welfare office."""
    notice_days: Mapped[int | None]
    hold_days: Mapped[int | None]
    """How many days it is kept empty for somebody."""
    income_limit_yen: Mapped[int | None]
    """収入基準: most monthly income, as public housing reckons it."""
    tax_arrears_barred: Mapped[bool | None]
    antisocial_years: Mapped[int | None]
    """Years since leaving an antisocial group that are asked for; NULL: no condition was declared."""
    conditions: Mapped[str | None] = text()
    """Conditions for all its homes in its own words, which a person judges unless `conditions_covered`."""
    conditions_covered: Mapped[bool | None]
    """True: somebody read them, and the other fields say all that they ask."""
    contact: Mapped[str | None]
    """The desk to ask for, not a person's name."""
    phone: Mapped[str | None]
    note: Mapped[str | None] = text()
    confirmed_on: Mapped[date | None] = mapped_column(index=True)
    confirmed_by: Mapped[str | None]
    confirmed_how: Mapped[ConfirmedHow | None]

    stances: Mapped[list[ProviderStance]] = owned()
    guarantor_ways: Mapped[list[ProviderGuarantorWay]] = owned()


class BuildingStance(Record):
    """The word on one offence category for this building, where it differs from the provider's."""

    __tablename__ = "building_stances"

    building_id: Mapped[BuildingKey]
    offence: Mapped[OffenceCategory] = mapped_column(primary_key=True)
    stance: Mapped[OffenceStance]


class BuildingGuarantorWay(Record):
    """A way of guarantee that holds for the homes of the building that say nothing else."""

    __tablename__ = "building_guarantor_ways"

    building_id: Mapped[BuildingKey]
    way: Mapped[GuarantorWay] = mapped_column(primary_key=True)


class BuildingNearby(Record):
    """Something people need that is near the building."""

    __tablename__ = "building_nearby"

    building_id: Mapped[BuildingKey]
    need: Mapped[NearbyNeed] = mapped_column(primary_key=True)


class Building(Kept):
    """建物. Its place and conditions hold for each home in it that says nothing else, before the provider's."""

    __tablename__ = "buildings"
    __table_args__ = (
        *in_japan(),
        *not_negative("notice_days", "hold_days", "income_limit_yen", "antisocial_years"),
        between("floors", 1, 99),
        between("household_max", 1, 99),
        between("closing_minute", 0, 2_160),
        in_prefecture("municipality"),
        in_use_by("code", owners=("provider_id",)),
        archived_ones(),
    )

    code: Mapped[Code]
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("providers.id"), index=True)
    """NULL for a house that an employer runs as its dormitory without a provider."""
    name: Mapped[str]
    municipality: Mapped[int | None]
    address: Mapped[str | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    point_precision: Mapped[Precision | None]
    floors: Mapped[int | None]
    lift: Mapped[bool | None]
    step_free: Mapped[bool | None]
    sex_allowed: Mapped[SexAllowed | None]
    household_max: Mapped[int | None]
    single_person_rule: Mapped[SinglePersonRule | None]
    closing_minute: Mapped[int | None]
    accepts_assistance: Mapped[bool | None]
    direct_payment: Mapped[bool | None]
    notice_days: Mapped[int | None]
    hold_days: Mapped[int | None]
    income_limit_yen: Mapped[int | None]
    tax_arrears_barred: Mapped[bool | None]
    antisocial_years: Mapped[int | None]
    nearby_asked: Mapped[bool]
    """False: nobody looked what is near. True without rows in the list: nothing of it is."""
    conditions: Mapped[str | None] = text()
    """Conditions for all the homes in it, which a person judges unless `conditions_covered`."""
    conditions_covered: Mapped[bool | None]
    house_rules: Mapped[str | None] = text()
    note: Mapped[str | None] = text()
    confirmed_on: Mapped[date | None] = mapped_column(index=True)
    confirmed_by: Mapped[str | None]
    confirmed_how: Mapped[ConfirmedHow | None]

    provider: Mapped[Provider | None] = relationship(lazy="raise_on_sql")
    stances: Mapped[list[BuildingStance]] = owned()
    guarantor_ways: Mapped[list[BuildingGuarantorWay]] = owned()
    nearby: Mapped[list[BuildingNearby]] = owned()
