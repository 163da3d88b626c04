"""What holds for openings and homes with what they inherit, and whose word it is; a few queries for any number."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from matcher.records.kinds import in_order
from matcher.records.registry.employers import Employer, EmployerStance
from matcher.records.registry.homes import Unit, UnitGuarantorWay, UnitNearby, UnitStance
from matcher.records.registry.inheritance import (
    DIRECT,
    FROM_BUILDING,
    FROM_EITHER,
    FROM_EMPLOYER,
    OF_BUILDING,
    PAY,
    POINT,
    home_source,
    home_word,
    opening_source,
    opening_word,
    with_providers,
)
from matcher.records.registry.openings import Opening, OpeningStance
from matcher.records.registry.providers import (
    Building,
    BuildingGuarantorWay,
    BuildingNearby,
    BuildingStance,
    ProviderGuarantorWay,
    ProviderStance,
)

OPENING_WORDS = (*FROM_EMPLOYER, *PAY)
HOME_WORDS = (*FROM_BUILDING, *FROM_EITHER, *POINT)
_FROM = "from_"
Members = Mapping[int, tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effective:
    """What holds for one opening or home."""

    values: Mapping[str, Any]
    """By field; `stances` are (offence, stance, whose word: None for its own)."""
    inherited: Mapping[str, str]
    """Fields that are another's word: `employer`, `building`, `provider`."""
    versions: tuple[int, ...]
    """Of the records that it may inherit from: where one of them changes, so may what holds."""


def effective_openings(session: Session, ids: Collection[int]) -> dict[int, Effective]:
    """By id of the opening; three queries."""
    words: list[ColumnElement[Any]] = [opening_word(name).label(name) for name in OPENING_WORDS]
    sources = [opening_source(name).label(f"{_FROM}{name}") for name in OPENING_WORDS]
    versions = Employer.version.label("employer_version")
    found = select(Opening.id, Opening.employer_id, *words, *sources, versions).join(Opening.employer)
    rows = session.execute(found.where(Opening.id.in_(ids))).mappings().all()
    own = _members(session, (OpeningStance.opening_id, OpeningStance.offence, OpeningStance.stance), ids)
    theirs = _members(
        session,
        (EmployerStance.employer_id, EmployerStance.offence, EmployerStance.stance),
        {row["employer_id"] for row in rows},
    )
    return {
        row["id"]: _effective(
            row,
            OPENING_WORDS,
            {"stances": _first_words((own.get(row["id"]), None), (theirs.get(row["employer_id"]), "employer"))},
            {},
            (row["employer_version"],),
        )
        for row in rows
    }


def effective_homes(session: Session, ids: Collection[int]) -> dict[int, Effective]:
    """By id of the home; ten queries."""
    words: list[ColumnElement[Any]] = [home_word(name).label(name) for name in HOME_WORDS]
    sources = [home_source(name).label(f"{_FROM}{name}") for name in HOME_WORDS]
    provider = func.coalesce(Unit.provider_id, Building.provider_id).label("whose")
    others = (Building.nearby_asked.label("building_asked"), Building.version, DIRECT.version, OF_BUILDING.version)
    own = (Unit.id, Unit.building_id, Unit.employer_id, Unit.nearby_asked)
    versions = [column.label(f"version_{place}") for place, column in enumerate(others[1:])]
    asked = with_providers(select(*own, provider, others[0], *versions, *words, *sources))  # type: ignore[arg-type]  # rows
    rows = session.execute(asked.where(Unit.id.in_(ids))).mappings().all()
    stances, ways, nearby = _home_lists(session, rows)
    made = {}
    for row in rows:
        guarantor, near = _first_list(row, ways), _nearby(row, nearby)
        lists = {"stances": _home_stances(row, stances), "guarantor_ways": guarantor[0], "nearby": near[0]}
        inherited = {"guarantor_ways": guarantor[1], "nearby": near[1]}
        seen = tuple(row[f"version_{place}"] or 0 for place in range(3))
        made[row["id"]] = _effective(row, HOME_WORDS, lists, inherited, seen)
    return made


def _effective(
    row: RowMapping,
    words: Sequence[str],
    lists: Mapping[str, Any],
    inherited: Mapping[str, str | None],
    versions: tuple[int, ...],
) -> Effective:
    said = {**{name: row[f"{_FROM}{name}"] for name in words}, **inherited}
    return Effective(
        values={**{name: row[name] for name in words}, **lists},
        inherited={name: whose for name, whose in said.items() if whose is not None},
        versions=versions,
    )


def _home_lists(session: Session, rows: Sequence[RowMapping]) -> tuple[dict[str, Members], ...]:
    """Stances, ways of guarantee and what is near, each by whose list it is."""
    homes, buildings = {row["id"] for row in rows}, {row["building_id"] for row in rows} - {None}
    providers = {row["whose"] for row in rows} - {None}
    employers = {row["employer_id"] for row in rows if row["whose"] is None} - {None}
    stances = {
        "": _members(session, (UnitStance.unit_id, UnitStance.offence, UnitStance.stance), homes),
        "building": _members(
            session, (BuildingStance.building_id, BuildingStance.offence, BuildingStance.stance), buildings
        ),
        "provider": _members(
            session, (ProviderStance.provider_id, ProviderStance.offence, ProviderStance.stance), providers
        ),
        "employer": _members(
            session, (EmployerStance.employer_id, EmployerStance.offence, EmployerStance.stance), employers
        ),
    }
    ways = {
        "": _members(session, (UnitGuarantorWay.unit_id, UnitGuarantorWay.way), homes),
        "building": _members(session, (BuildingGuarantorWay.building_id, BuildingGuarantorWay.way), buildings),
        "provider": _members(session, (ProviderGuarantorWay.provider_id, ProviderGuarantorWay.way), providers),
    }
    nearby = {
        "": _members(session, (UnitNearby.unit_id, UnitNearby.need), homes),
        "building": _members(session, (BuildingNearby.building_id, BuildingNearby.need), buildings),
    }
    return stances, ways, nearby


def _members(session: Session, columns: tuple[InstrumentedAttribute[Any], ...], owners: Collection[int]) -> Members:
    """Members by the id of the record whose list it is."""
    rows = session.execute(select(*columns).where(columns[0].in_(owners))).all()
    found: dict[int, list[Any]] = defaultdict(list)
    for owner, *said in rows:
        found[owner].append(said[0] if len(said) == 1 else tuple(said))
    return {owner: in_order(members) for owner, members in found.items()}


def _first_words(*words: tuple[tuple[Any, ...] | None, str | None]) -> tuple[Any, ...]:
    """For each offence the first word that was said, and whose it is."""
    held: dict[Any, tuple[Any, Any, str | None]] = {}
    for members, whose in words:
        for offence, stance in members or ():
            held.setdefault(offence, (offence, stance, whose))
    return in_order(held.values())


def _home_stances(row: RowMapping, stances: Mapping[str, Members]) -> tuple[Any, ...]:
    words: list[tuple[tuple[Any, ...] | None, str | None]] = [
        (stances[""].get(row["id"]), None),
        (stances["building"].get(row["building_id"]), "building"),
        (stances["provider"].get(row["whose"]), "provider"),
    ]
    if row["whose"] is None:
        words.append((stances["employer"].get(row["employer_id"]), "employer"))
    return _first_words(*words)


def _first_list(row: RowMapping, ways: Mapping[str, Members]) -> tuple[tuple[Any, ...] | None, str | None]:
    """The first list that anybody gave, and whose it is."""
    owners = {"": row["id"], "building": row["building_id"], "provider": row["whose"]}
    given = ((members.get(owners[whose]), whose or None) for whose, members in ways.items())
    return next(((members, whose) for members, whose in given if members), (None, None))


def _nearby(row: RowMapping, nearby: Mapping[str, Members]) -> tuple[tuple[Any, ...] | None, str | None]:
    if row["nearby_asked"]:
        return nearby[""].get(row["id"], ()), None
    if row["building_asked"]:
        return nearby["building"].get(row["building_id"], ()), "building"
    return None, None
