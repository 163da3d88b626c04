"""The own or family home of a person, as the unit of housing that nobody else is offered.

Nobody inspected it: what its rooms are like and what is near are not known. That it asks no rent, guarantee or stance
follows from its being theirs.
"""

from collections.abc import Collection

import numpy as np
from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from matcher.domain.homes import GuarantorWay, HousingKind, SexAllowed, SinglePersonRule
from matcher.domain.pools import ALL_DAY_MINUTE, Column, Units
from matcher.domain.term import UNKNOWN, bits_of
from matcher.domain.vocabulary import OffenceCategory
from matcher.records.arrays import chosen, degrees, fetched, texts, whole
from matcher.records.cases.subjects import Subject

PREFIX = "H-"
"""Before the code of a person: the code of that person's own home. No unit of the registry may begin so."""
FIRST_ID = 1_000_000_000
"""Added to the id of a person: the id of that person's own home. No unit of the registry gets so far."""

_SAME_FOR_ALL = {
    "places": 1,
    "kind": HousingKind.OWN_HOME.number,
    "employer_id": UNKNOWN,
    "confirmed_day": UNKNOWN,
    "admission_route": UNKNOWN,
    "hold_days": UNKNOWN,
    "available_from_day": 0,
    "available_until_day": UNKNOWN,
    "floor_area_m2": np.nan,
    "rent_yen": 0,
    "common_fee_yen": 0,
    "meals_fee_yen": 0,
    "upfront_yen": 0,
    "sex_allowed": SexAllowed.ANY.number,
    "household_max": 99,
    "single_person_rule": SinglePersonRule.ANY_ADULT.number,
    "guarantor_bits": GuarantorWay.NOT_REQUIRED.bit,
    "guarantee_check": UNKNOWN,
    "income_limit_yen": UNKNOWN,
    "tax_arrears_barred": 0,
    "antisocial_years": UNKNOWN,
    "not_accepted_bits": 0,
    "case_by_case_bits": 0,
    "accepted_bits": bits_of(OffenceCategory),
    "experienced_bits": 0,
    "words_to_judge": 0,
    "other_releasees": 0,
    "closing_minute": ALL_DAY_MINUTE,
    "step_free": UNKNOWN,
    "stairs_only": UNKNOWN,
    "private_room": UNKNOWN,
    "accepts_assistance": 1,
    "longest_stay_days": UNKNOWN,
    "nearby_bits": UNKNOWN,
    "support_corporation": UNKNOWN,
    "round_closes_day": UNKNOWN,
    "move_in_day": UNKNOWN,
}


def load_own_homes(session: Session, *, codes: Collection[str] | None = None) -> Units:
    """One row for each person who has a home to go to, by id, or those with the codes given (of homes: H-A-01)."""
    columns = (Subject.id, Subject.code, Subject.own_home_municipality, Subject.own_home_lat, Subject.own_home_lon)
    owners = None if codes is None else owners_of(codes)
    asked = chosen(Subject.code, owners)
    rows = fetched(session, select(*columns).where(has_own_home(), asked).order_by(Subject.id))
    owner = whole(rows["id"])
    same: dict[str, Column] = {name: np.full(len(owner), value) for name, value in _SAME_FOR_ALL.items()}
    return Units(
        **same,
        id=owner + FIRST_ID,
        code=texts(PREFIX + code for code in rows["code"]),
        subject_id=owner,
        municipality=whole(rows["own_home_municipality"]),
        lat=degrees(rows["own_home_lat"]),
        lon=degrees(rows["own_home_lon"]),
    )


def has_own_home() -> ColumnElement[bool]:
    """A person in use with a home on record, and who needs none, even where it stands is not known."""
    has_one = or_(Subject.own_home_municipality.is_not(None), Subject.needs_home.is_(False))
    return and_(Subject.archived_on.is_(None), has_one)


def owners_of(codes: Collection[str]) -> tuple[str, ...]:
    """The codes of the people whose own homes are among the codes of units."""
    return tuple(code.removeprefix(PREFIX) for code in codes if code.startswith(PREFIX))
