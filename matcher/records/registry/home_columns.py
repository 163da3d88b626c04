"""Homes of the registry as the columns that a run reads; a bounded number of queries."""

from collections.abc import Collection
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Boolean, ColumnElement, func, select, type_coerce
from sqlalchemy.orm import Session

from matcher.domain.homes import GuaranteeCheck, HousingKind, SexAllowed, SinglePersonRule
from matcher.domain.pools import Column, Units, known
from matcher.domain.registry import AdmissionRoute
from matcher.domain.term import UNKNOWN
from matcher.records.arrays import Integers, Query, Rows, Same, bits_of_owners, chosen, days, degrees, fetched, whole
from matcher.records.registry.availability import HOME_DAYS, free_places, in_service
from matcher.records.registry.columns import words_to_judge
from matcher.records.registry.employers import EmployerStance
from matcher.records.registry.holds import UnitHold
from matcher.records.registry.homes import Unit, UnitGuarantorWay, UnitNearby, UnitStance
from matcher.records.registry.in_use import HOME_IN_USE
from matcher.records.registry.inheritance import DIRECT, OF_BUILDING, home_word, with_providers
from matcher.records.registry.providers import (
    Building,
    BuildingGuarantorWay,
    BuildingNearby,
    BuildingStance,
    ProviderGuarantorWay,
    ProviderStance,
)
from matcher.records.registry.rounds import next_rounds
from matcher.records.registry.stances import stances_in_order, stances_of
from matcher.records.tables import column_names

_UNITS = Same(
    wholes=(
        "places",
        "employer_id",
        "municipality",
        "rent_yen",
        "common_fee_yen",
        "meals_fee_yen",
        "upfront_yen",
        "household_max",
        "closing_minute",
        "step_free",
        "private_room",
        "accepts_assistance",
        "longest_stay_days",
        "hold_days",
        "income_limit_yen",
        "tax_arrears_barred",
        "antisocial_years",
        "other_releasees",
    ),
    days={
        "confirmed_day": "confirmed_on",
        "available_from_day": "available_from",
        "available_until_day": "available_until",
    },
    terms={
        "kind": HousingKind,
        "admission_route": AdmissionRoute,
        "sex_allowed": SexAllowed,
        "single_person_rule": SinglePersonRule,
        "guarantee_check": GuaranteeCheck,
    },
)


GROUND_FLOOR = 1


def load_homes(session: Session, *, today: date, codes: Collection[str] | None = None) -> Units:
    """All units in use by id, or those with the codes given; nobody's own home is among them.

    Each with what holds for it by its building's and provider's word, and with its next round.
    """
    rows = in_service(fetched(session, _homes(codes)), HOME_DAYS)
    ids = whole(rows["id"])
    columns = _UNITS.columns(rows)
    rounds = next_rounds(session, ids.tolist() if codes is not None else None, today)
    coming = [rounds.get(home) for home in rows["id"]]
    return Units(
        **columns | {"places": free_places(session, UnitHold.unit_id, ids, columns["places"])},
        **_stances(session, rows),
        subject_id=np.full(len(ids), UNKNOWN),
        guarantor_bits=_guarantor_bits(session, rows),
        nearby_bits=_nearby_bits(session, rows),
        support_corporation=whole(rows["support_corporation"]),
        words_to_judge=words_to_judge(rows),
        stairs_only=_stairs_only(whole(rows["floor"]), whole(rows["building_lift"])),
        round_closes_day=days(None if one is None else one.closes_on for one in coming),
        move_in_day=days(None if one is None else one.move_in_on for one in coming),
        floor_area_m2=degrees(rows["floor_area_m2"]),
        lat=degrees(rows["lat"]),
        lon=degrees(rows["lon"]),
    )


def _homes(codes: Collection[str] | None) -> Query:
    said: dict[str, ColumnElement[Any]] = {name: home_word(name) for name in column_names(Unit)}
    said["provider_id"] = func.coalesce(Unit.provider_id, Building.provider_id)
    corporation = func.coalesce(DIRECT.support_corporation, OF_BUILDING.support_corporation)
    said["support_corporation"] = type_coerce(corporation, Boolean)
    said["building_lift"] = type_coerce(Building.lift, Boolean)
    said["building_nearby_asked"] = type_coerce(Building.nearby_asked, Boolean)
    homes: Query = with_providers(select(*[column.label(name) for name, column in said.items()]))
    return homes.where(chosen(Unit.code, codes), HOME_IN_USE).order_by(Unit.id)


def _stairs_only(floor: Integers, lift: Integers) -> Integers:
    """A storey below ground, -1, looks like one that is not known, and is taken for it."""
    upstairs = known(floor) & (floor != GROUND_FLOOR)
    return np.where((floor == GROUND_FLOOR) | (lift == 1), 0, np.where(upstairs & (lift == 0), 1, UNKNOWN))


def _stances(session: Session, rows: Rows) -> dict[str, Column]:
    """The home's own word first, then its building's, its provider's, and an employer's who runs it alone."""
    homes, buildings, providers = (whole(rows[name]) for name in ("id", "building_id", "provider_id"))
    employers = np.where(providers == UNKNOWN, whole(rows["employer_id"]), UNKNOWN)
    said = (
        (select(UnitStance.unit_id, UnitStance.offence, UnitStance.stance), homes),
        (select(BuildingStance.building_id, BuildingStance.offence, BuildingStance.stance), buildings),
        (select(ProviderStance.provider_id, ProviderStance.offence, ProviderStance.stance), providers),
        (select(EmployerStance.employer_id, EmployerStance.offence, EmployerStance.stance), employers),
    )
    return stances_in_order(*(stances_of(session, statement, owners) for statement, owners in said))


def _guarantor_bits(session: Session, rows: Rows) -> Integers:
    """The first list that anybody gave; UNKNOWN where nobody did."""
    held = np.full(len(rows["id"]), UNKNOWN)
    for statement, owner in (
        (select(ProviderGuarantorWay.provider_id, ProviderGuarantorWay.way), "provider_id"),
        (select(BuildingGuarantorWay.building_id, BuildingGuarantorWay.way), "building_id"),
        (select(UnitGuarantorWay.unit_id, UnitGuarantorWay.way), "id"),
    ):
        said = bits_of_owners(session, statement, whole(rows[owner]))
        held = np.where(said == 0, held, said)
    return held


def _nearby_bits(session: Session, rows: Rows) -> Integers:
    """What is near the home, or near its building where nobody looked from the home; UNKNOWN where nobody did."""
    own = bits_of_owners(session, select(UnitNearby.unit_id, UnitNearby.need), whole(rows["id"]))
    near_building = select(BuildingNearby.building_id, BuildingNearby.need)
    theirs = bits_of_owners(session, near_building, whole(rows["building_id"]))
    by_building = np.where(whole(rows["building_nearby_asked"]) == 1, theirs, UNKNOWN)
    return np.where(whole(rows["nearby_asked"]) == 1, own, by_building)
