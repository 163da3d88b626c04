"""By what records of the registry can be found, and in which orders."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_
from sqlalchemy.orm import InstrumentedAttribute

from matcher.domain.vocabulary import OffenceCategory, OffenceStance
from matcher.records.listing import Condition, Ways, at_most, equal, not_known, pointing_to
from matcher.records.registry.employers import Employer, EmployerStance
from matcher.records.registry.homes import Round, Unit
from matcher.records.registry.in_use import BUILDING_IN_USE, HOME_IN_USE, OPENING_IN_USE
from matcher.records.registry.openings import Opening, OpeningStance
from matcher.records.registry.organisations import Organisation
from matcher.records.registry.providers import Building, Provider, ProviderStance
from matcher.records.registry.routes import Route

_Said = tuple[OffenceCategory, OffenceStance]


def _confirmed(column: InstrumentedAttribute[Any]) -> dict[str, Condition]:
    """`confirmed_before` finds what was confirmed on an earlier day; what never was is asked for by itself."""
    return {"never_confirmed": not_known(column), "confirmed_before": lambda day: column < day}


def _declares(owner: InstrumentedAttribute[int], table: type[Any], key: InstrumentedAttribute[int]) -> Condition:
    """A declared stance on one offence category."""

    def condition(said: _Said) -> ColumnElement[bool]:
        return exists().where(key == owner, table.offence == said[0], table.stance == said[1])

    return condition


def _opening_declares(said: _Said) -> ColumnElement[bool]:
    """The word for the work alone, else the employer's."""
    own = _declares(Opening.id, OpeningStance, OpeningStance.opening_id)
    theirs = _declares(Opening.employer_id, EmployerStance, EmployerStance.employer_id)
    silent = ~exists().where(OpeningStance.opening_id == Opening.id, OpeningStance.offence == said[0])
    return or_(own(said), and_(silent, theirs(said)))


def _free_on(day: date) -> ColumnElement[bool]:
    """Known to be there from that day or before, not to end before it, and in service."""
    out_of_service = and_(
        Unit.out_of_service_from <= day, func.coalesce(Unit.out_of_service_until, date(9999, 12, 31)) >= day
    )
    return and_(
        Unit.available_from <= day,
        or_(Unit.available_until.is_(None), Unit.available_until >= day),
        func.coalesce(out_of_service, False) == False,  # noqa: E712  # a condition of the database
    )


def _orders(table: type[Any], *names: str) -> dict[str, InstrumentedAttribute[Any]]:
    return {name: getattr(table, name) for name in names}


REGISTRY_WAYS: Mapping[str, Ways] = {
    "organisations": Ways(
        filters={"kind": equal(Organisation.kind), "municipality": equal(Organisation.municipality)}
        | _confirmed(Organisation.confirmed_on),
        orders=_orders(Organisation, "code", "name", "confirmed_on"),
    ),
    "employers": Ways(
        filters={
            "status": equal(Employer.status),
            "industry": equal(Employer.industry),
            "size": equal(Employer.size),
            "municipality": equal(Employer.municipality),
            "corporate_number": equal(Employer.corporate_number),
            "stance": _declares(Employer.id, EmployerStance, EmployerStance.employer_id),
        }
        | _confirmed(Employer.confirmed_on),
        orders=_orders(Employer, "code", "name", "kana", "confirmed_on", "registered_on"),
    ),
    "openings": Ways(
        filters={
            "employer": pointing_to(Opening.employer_id, Employer),
            "occupation": equal(Opening.occupation),
            "employment_type": equal(Opening.employment_type),
            "municipality": equal(Opening.municipality),
            "valid_on": lambda day: or_(Opening.valid_until.is_(None), Opening.valid_until >= day),
            "stance": _opening_declares,
        }
        | _confirmed(Opening.confirmed_on),
        orders=_orders(Opening, "code", "title", "confirmed_on", "valid_until"),
        in_use=OPENING_IN_USE,
    ),
    "providers": Ways(
        filters={
            "support_corporation": equal(Provider.support_corporation),
            "corporate_number": equal(Provider.corporate_number),
            "stance": _declares(Provider.id, ProviderStance, ProviderStance.provider_id),
        }
        | _confirmed(Provider.confirmed_on),
        orders=_orders(Provider, "code", "name", "kana", "confirmed_on"),
    ),
    "buildings": Ways(
        filters={"provider": pointing_to(Building.provider_id, Provider), "municipality": equal(Building.municipality)}
        | _confirmed(Building.confirmed_on),
        orders=_orders(Building, "code", "name", "confirmed_on"),
        in_use=BUILDING_IN_USE,
    ),
    "units": Ways(
        filters={
            "kind": equal(Unit.kind),
            "municipality": equal(Unit.municipality),
            "provider": pointing_to(Unit.provider_id, Provider),
            "employer": pointing_to(Unit.employer_id, Employer),
            "building": pointing_to(Unit.building_id, Building),
            "available_on": _free_on,
            "rent_max": at_most(Unit.rent_yen),
        }
        | _confirmed(Unit.confirmed_on),
        orders=_orders(Unit, "code", "name", "rent_yen", "available_from", "confirmed_on"),
        in_use=HOME_IN_USE,
    ),
    "rounds": Ways(
        filters={"unit": pointing_to(Round.unit_id, Unit), "open_on": lambda day: Round.closes_on >= day},
        orders=_orders(Round, "closes_on", "move_in_on"),
    ),
    "routes": Ways(
        filters={"unit": pointing_to(Route.unit_id, Unit), "opening": pointing_to(Route.opening_id, Opening)},
        orders=_orders(Route, "id", "minutes", "declared_on"),
    ),
}
