"""What holds for openings and homes with what they inherit, and whose word it is; a few queries for any number."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    RowMapping,
    Select,
    String,
    func,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.orm import Session

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
    WRITTEN,
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
from matcher.records.tables import Record, among, table_of

OPENING_WORDS = (*FROM_EMPLOYER, *PAY, *WRITTEN)
HOME_WORDS = (*FROM_BUILDING, *FROM_EITHER, *POINT, *WRITTEN)
_FROM = "from_"
Lists = Mapping[str, Mapping[int, tuple[Any, ...]]]
"""By whose they are, and by the id of their owner; members as they came, since only those that hold need an order."""


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
    """By id of the opening; two queries."""
    rows = session.execute(_openings_asked(), {"ids": list(ids)}).mappings().all()
    employers = {row["employer_id"] for row in rows}
    stances = _lists(session, {"": (OpeningStance, ids), "employer": (EmployerStance, employers)})
    made = {}
    for row in rows:
        own, theirs = stances[""].get(row["id"]), stances["employer"].get(row["employer_id"])
        lists = {"stances": _first_words((own, None), (theirs, "employer"))}
        made[row["id"]] = _effective(row, OPENING_WORDS, lists, {}, (row["employer_version"],))
    return made


def effective_homes(session: Session, ids: Collection[int]) -> dict[int, Effective]:
    """By id of the home; four queries."""
    rows = session.execute(_homes_asked(), {"ids": list(ids)}).mappings().all()
    stances, ways, nearby = _home_lists(session, rows)
    made = {}
    for row in rows:
        guarantor, near = _first_list(row, ways), _nearby(row, nearby)
        lists = {"stances": _home_stances(row, stances), "guarantor_ways": guarantor[0], "nearby": near[0]}
        inherited = {"guarantor_ways": guarantor[1], "nearby": near[1]}
        seen = tuple(row[f"version_{place}"] or 0 for place in range(3))
        made[row["id"]] = _effective(row, HOME_WORDS, lists, inherited, seen)
    return made


@cache
def _openings_asked() -> Select[Any]:
    words: list[ColumnElement[Any]] = [opening_word(name).label(name) for name in OPENING_WORDS]
    sources = [opening_source(name).label(f"{_FROM}{name}") for name in OPENING_WORDS]
    versions = Employer.version.label("employer_version")
    asked = select(Opening.id, Opening.employer_id, *words, *sources, versions).join(Opening.employer)
    return asked.where(among(Opening.id))


@cache
def _homes_asked() -> Select[Any]:
    words: list[ColumnElement[Any]] = [home_word(name).label(name) for name in HOME_WORDS]
    sources = [home_source(name).label(f"{_FROM}{name}") for name in HOME_WORDS]
    provider = func.coalesce(Unit.provider_id, Building.provider_id).label("whose")
    others = (Building.nearby_asked.label("building_asked"), Building.version, DIRECT.version, OF_BUILDING.version)
    own = (Unit.id, Unit.building_id, Unit.employer_id, Unit.nearby_asked)
    versions = [column.label(f"version_{place}") for place, column in enumerate(others[1:])]
    asked = with_providers(select(*own, provider, others[0], *versions, *words, *sources))  # type: ignore[arg-type]  # rows
    return asked.where(among(Unit.id))


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


def _home_lists(session: Session, rows: Sequence[RowMapping]) -> tuple[Lists, Lists, Lists]:
    """Stances, ways of guarantee and what is near, each by whose list it is."""
    homes, buildings = {row["id"] for row in rows}, {row["building_id"] for row in rows} - {None}
    providers = {row["whose"] for row in rows} - {None}
    employers = {row["employer_id"] for row in rows if row["whose"] is None} - {None}
    stances = {
        "": (UnitStance, homes),
        "building": (BuildingStance, buildings),
        "provider": (ProviderStance, providers),
        "employer": (EmployerStance, employers),
    }
    ways = {
        "": (UnitGuarantorWay, homes),
        "building": (BuildingGuarantorWay, buildings),
        "provider": (ProviderGuarantorWay, providers),
    }
    nearby = {"": (UnitNearby, homes), "building": (BuildingNearby, buildings)}
    return _lists(session, stances), _lists(session, ways), _lists(session, nearby)


def _lists(session: Session, owned: Mapping[str, tuple[type[Record], Collection[int]]]) -> Lists:
    """Lists of the same sort by whose they are, each with the members by the id of their owner; one query."""
    asked = _lists_asked(tuple((whose, kind) for whose, (kind, _) in owned.items()))
    found: dict[str, dict[int, list[Any]]] = {whose: defaultdict(list) for whose in owned}
    for whose, owner, *said in session.execute(asked, {f"ids_{whose}": list(ids) for whose, (_, ids) in owned.items()}):
        found[whose][owner].append(said[0] if len(said) == 1 else tuple(said))
    return {whose: {owner: tuple(members) for owner, members in lists.items()} for whose, lists in found.items()}


@cache
def _lists_asked(owned: tuple[tuple[str, type[Record]], ...]) -> CompoundSelect[Any]:
    parts = []
    for whose, kind in owned:
        owner, *members = table_of(kind).columns
        parts.append(select(literal_column(f"'{whose}'", String), owner, *members).where(among(owner, f"ids_{whose}")))
    return union_all(*parts)


def _first_words(*words: tuple[tuple[Any, ...] | None, str | None]) -> tuple[Any, ...]:
    """For each offence the first word that was said, and whose it is."""
    held: dict[Any, tuple[Any, Any, str | None]] = {}
    for members, whose in words:
        for offence, stance in members or ():
            held.setdefault(offence, (offence, stance, whose))
    return in_order(held.values())


def _home_stances(row: RowMapping, stances: Lists) -> tuple[Any, ...]:
    words: list[tuple[tuple[Any, ...] | None, str | None]] = [
        (stances[""].get(row["id"]), None),
        (stances["building"].get(row["building_id"]), "building"),
        (stances["provider"].get(row["whose"]), "provider"),
    ]
    if row["whose"] is None:
        words.append((stances["employer"].get(row["employer_id"]), "employer"))
    return _first_words(*words)


def _first_list(row: RowMapping, ways: Lists) -> tuple[tuple[Any, ...] | None, str | None]:
    """The first list that anybody gave, and whose it is."""
    owners = {"": row["id"], "building": row["building_id"], "provider": row["whose"]}
    given = ((members.get(owners[whose]), whose or None) for whose, members in ways.items())
    return next(((in_order(members), whose) for members, whose in given if members), (None, None))


def _nearby(row: RowMapping, nearby: Lists) -> tuple[tuple[Any, ...] | None, str | None]:
    if row["nearby_asked"]:
        return in_order(nearby[""].get(row["id"], ())), None
    if row["building_asked"]:
        return in_order(nearby["building"].get(row["building_id"], ())), "building"
    return None, None
