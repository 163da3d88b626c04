"""Rows of files about the registry, as new records; the references of a row are found by code."""

from typing import Any

from matcher.exchange.reading import Row
from matcher.records.registry.employers import Employer, EmployerStance
from matcher.records.registry.homes import Provider, ProviderStance, Unit, UnitGuarantorWay, UnitNearby
from matcher.records.registry.openings import Opening, OpeningLicence, OpeningPickup, OpeningSituation
from matcher.records.registry.routes import Route
from matcher.records.tables import Record

Found = dict[str, dict[str, Any]]
"""Records made so far: by kind of file, then by code."""


def plain_values(kind: type[Record], row: Row) -> dict[str, Any]:
    """The cells of a row that stand in a column of the same name."""
    columns = kind.__table__.columns.keys()
    return {name: value for name, value in row.values.items() if name in columns}


def employer(row: Row, _: Found) -> Employer:
    """協力雇用主."""
    stances = row.values["stances"] or ()
    return Employer(
        **plain_values(Employer, row),
        stances=[EmployerStance(offence=offence, stance=stance) for offence, stance in stances],
    )


def opening(row: Row, found: Found) -> Opening:
    """求人."""
    said = row.values
    return Opening(
        **plain_values(Opening, row),
        employer=found["employers"][said["employer"]],
        weekly_minutes=said["weekly_hours"],
        shift_start_minute=said["shift_start"],
        shift_end_minute=said["shift_end"],
        required_licences_asked=said["required_licences"] is not None,
        situations_asked=said["situations"] is not None,
        required_licences=[OpeningLicence(licence=each) for each in said["required_licences"] or ()],
        situations=[OpeningSituation(situation=each) for each in said["situations"] or ()],
        pickup_municipalities=[OpeningPickup(municipality=each) for each in said["pickup_municipalities"] or ()],
    )


def provider(row: Row, _: Found) -> Provider:
    """居住提供者."""
    stances = row.values["stances"] or ()
    return Provider(
        **plain_values(Provider, row),
        stances=[ProviderStance(offence=offence, stance=stance) for offence, stance in stances],
    )


def unit(row: Row, found: Found) -> Unit:
    """住戸."""
    said = row.values
    return Unit(
        **plain_values(Unit, row),
        provider=found["providers"].get(said["provider"]),
        dormitory_of=found["employers"].get(said["dormitory_of"]),
        closing_minute=said["closing_time"],
        nearby_asked=said["nearby"] is not None,
        guarantor_ways=[UnitGuarantorWay(way=each) for each in said["guarantor_ways"] or ()],
        nearby=[UnitNearby(need=each) for each in said["nearby"] or ()],
    )


def route(row: Row, found: Found) -> Route:
    """申告された経路."""
    said = row.values
    return Route(
        **plain_values(Route, row),
        unit=found["units"][said["unit"]],
        opening=found["openings"][said["opening"]],
        first_arrival_minute=said["first_arrival"],
        last_departure_minute=said["last_departure"],
    )
