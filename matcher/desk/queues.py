"""For each kind of record that is confirmed: what waits to be asked, what hangs on it, and whom to call."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    SQLColumnExpression,
    Subquery,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute

from matcher.records.registry.employers import Employer, EmployerStance
from matcher.records.registry.holds import OpeningHold, UnitHold
from matcher.records.registry.homes import Unit, UnitGuarantorWay, UnitStance
from matcher.records.registry.in_use import BUILDING_IN_USE, HOME_IN_USE, OPENING_IN_USE
from matcher.records.registry.inheritance import (
    DIRECT,
    FROM_EITHER,
    FROM_EMPLOYER,
    OF_BUILDING,
    with_providers,
)
from matcher.records.registry.openings import Opening, OpeningStance
from matcher.records.registry.organisations import Organisation
from matcher.records.registry.providers import (
    Building,
    BuildingGuarantorWay,
    BuildingStance,
    Provider,
    ProviderGuarantorWay,
    ProviderStance,
)

Entity = Any
"""A table or an alias of one."""
Condition = ColumnElement[bool]
_CALLED = ("code", "name", "contact", "phone")
_WRITTEN = "conditions"
_OF_HOMES = (*FROM_EITHER, _WRITTEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """All records of one kind that are in use, and what orders and chooses them."""

    rows: Select[Any]
    confirmed_on: InstrumentedAttribute[date | None]
    free: ColumnElement[int]
    never_asked: Condition
    """Neither the record nor any whose word holds for it was ever confirmed or said anything."""


def queue_of(kind: str, today: date) -> Queue:
    """The queue of a kind by its name, with the places that are free on that day."""
    return _QUEUES[kind](today)


def _organisations(_: date) -> Queue:
    free = literal(0)
    rows = _rows(Organisation, Organisation.name, free, ("organisations", Organisation))
    return _queue(Organisation, rows.where(Organisation.archived_on.is_(None)), free, _silent(Organisation))


def _employers(today: date) -> Queue:
    theirs = _summed(_opening_places(today), "employer_id")
    free = func.coalesce(theirs.c.free, 0)
    rows = _rows(Employer, Employer.name, free, ("employers", Employer))
    rows = rows.outerjoin(theirs, theirs.c.owner == Employer.id).where(Employer.archived_on.is_(None))
    return _queue(Employer, rows, free, _employer_silent())


def _openings(today: date) -> Queue:
    places = _opening_places(today)
    rows = _rows(Opening, Opening.title, places.c.free, ("employers", Employer))
    rows = rows.join(Opening.employer).join(places, places.c.id == Opening.id)
    silent = _silent(Opening, (*FROM_EMPLOYER, _WRITTEN), OpeningStance.opening_id) & _employer_silent()
    return _queue(Opening, rows, places.c.free, silent)


def _providers(today: date) -> Queue:
    theirs = _summed(_unit_places(today), "provider_id")
    free = func.coalesce(theirs.c.free, 0)
    rows = _rows(Provider, Provider.name, free, ("providers", Provider))
    rows = rows.outerjoin(theirs, theirs.c.owner == Provider.id).where(Provider.archived_on.is_(None))
    return _queue(Provider, rows, free, _provider_silent(Provider))


def _buildings(today: date) -> Queue:
    theirs = _summed(_unit_places(today), "building_id")
    free = func.coalesce(theirs.c.free, 0)
    rows = _rows(Building, Building.name, free, ("providers", Provider), ("employers", Employer))
    rows = rows.outerjoin(Building.provider).outerjoin(theirs, theirs.c.owner == Building.id)
    rows = rows.outerjoin(Employer, Employer.id == theirs.c.employer_id)
    rows = rows.where(BUILDING_IN_USE)
    return _queue(Building, rows, free, _building_silent() & _provider_silent(Provider))


def _units(today: date) -> Queue:
    places = _unit_places(today)
    rows = _rows(
        Unit, Unit.name, places.c.free, ("providers", DIRECT), ("providers", OF_BUILDING), ("employers", Employer)
    )
    rows = with_providers(rows).outerjoin(Unit.dormitory_of).join(places, places.c.id == Unit.id)
    own = _silent(Unit, _OF_HOMES, UnitStance.unit_id, UnitGuarantorWay.unit_id)
    others = (_building_silent(), _provider_silent(DIRECT), _provider_silent(OF_BUILDING), _employer_silent())
    return _queue(Unit, rows, places.c.free, and_(own, *others))


_QUEUES: Mapping[str, Callable[[date], Queue]] = {
    "openings": _openings,
    "units": _units,
    "employers": _employers,
    "providers": _providers,
    "buildings": _buildings,
    "organisations": _organisations,
}
ASKED = tuple(_QUEUES)
"""The kinds that are asked, by name: first those in which people are placed."""


def _queue(entity: Entity, rows: Select[Any], free: ColumnElement[int], never_asked: Condition) -> Queue:
    return Queue(rows=rows, confirmed_on=entity.confirmed_on, free=free, never_asked=never_asked)


def _rows(
    entity: Entity, name: InstrumentedAttribute[str], free: ColumnElement[int], *calls: tuple[str, Entity]
) -> Select[Any]:
    """The record, its confirmation, and the first of those to call who is there."""
    there = [called.id.is_not(None) for _, called in calls]
    kinds = zip(there, (literal(kind) for kind, _ in calls), strict=True)
    said = [
        case(*zip(there, (getattr(called, column) for _, called in calls), strict=True)).label(f"call_{column}")
        for column in _CALLED
    ]
    own = (entity.code, name.label("name"), entity.confirmed_on, entity.confirmed_by, entity.confirmed_how)
    return select(*own, free.label("free"), case(*kinds).label("call_kind"), *said)


def _opening_places(today: date) -> Subquery:
    """Openings in use with the places that are free today."""
    held = _held(OpeningHold.opening_id)
    free = _free(Opening, Opening.valid_until, held, today).label("free")
    rows = select(Opening.id, Opening.employer_id, free).join(Opening.employer)
    rows = rows.outerjoin(held, held.c.owner == Opening.id)
    return rows.where(OPENING_IN_USE).subquery("opening_places")


def _unit_places(today: date) -> Subquery:
    """Homes in use with the places that are free today."""
    held = _held(UnitHold.unit_id)
    free = _free(Unit, Unit.available_until, held, today).label("free")
    provider = func.coalesce(Unit.provider_id, Building.provider_id).label("provider_id")
    columns: tuple[SQLColumnExpression[Any], ...] = (Unit.id, provider, Unit.building_id, Unit.employer_id, free)
    return (
        with_providers(select(*columns))
        .outerjoin(held, held.c.owner == Unit.id)
        .where(HOME_IN_USE)
        .subquery("unit_places")
    )


def _held(owner: InstrumentedAttribute[int]) -> Subquery:
    counted = select(owner.label("owner"), func.count().label("held")).where(owner.class_.ended_at.is_(None))
    return counted.group_by(owner).subquery("held")


def _free(entity: Entity, ends: InstrumentedAttribute[date | None], held: Subquery, today: date) -> ColumnElement[int]:
    """Places that nobody holds, of what is neither past nor out of service today."""
    begins, until = entity.out_of_service_from, entity.out_of_service_until
    to_be_had = and_(or_(ends.is_(None), ends >= today), or_(begins.is_(None), begins > today, until < today))
    left = entity.places - func.coalesce(held.c.held, 0)
    return case((and_(to_be_had, left > 0), left), else_=0)


def _summed(places: Subquery, owner: str) -> Subquery:
    """Free places by owner, with an employer whose they are."""
    employer = func.min(places.c.employer_id).label("employer_id")
    sums = select(places.c[owner].label("owner"), cast(func.sum(places.c.free), Integer).label("free"), employer)
    return sums.where(places.c[owner].is_not(None)).group_by(places.c[owner]).subquery("theirs")


def _silent(entity: Entity, fields: tuple[str, ...] = (), *owners: InstrumentedAttribute[int]) -> Condition:
    """Never confirmed, none of the fields known, and nothing in the lists."""
    empty = (~exists().where(owner == entity.id) for owner in owners)
    return and_(entity.confirmed_on.is_(None), *(getattr(entity, name).is_(None) for name in fields), *empty)


def _employer_silent() -> Condition:
    return _silent(Employer, (_WRITTEN,), EmployerStance.employer_id)


def _provider_silent(provider: Entity) -> Condition:
    return _silent(provider, _OF_HOMES, ProviderStance.provider_id, ProviderGuarantorWay.provider_id)


def _building_silent() -> Condition:
    return _silent(Building, _OF_HOMES, BuildingStance.building_id, BuildingGuarantorWay.building_id)
