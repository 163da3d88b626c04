"""Openings, homes and declared ways become the columns that the core reads."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any

import numpy as np
import pytest
from sqlalchemy.orm import Session

from matcher.domain.employers import EmployerStatus
from matcher.domain.homes import GuarantorWay, HousingKind, NearbyNeed, SexAllowed, SinglePersonRule
from matcher.domain.pools import NO_CODE, Openings, Units
from matcher.domain.term import UNKNOWN
from matcher.domain.vocabulary import (
    EmploymentType,
    Licence,
    Occupation,
    OffenceCategory,
    OffenceStance,
    PayCycle,
    Role,
    Situation,
    TattooPolicy,
    WageKind,
    WorkCapacity,
)
from matcher.records.registry.columns import load_openings, load_routes
from matcher.records.registry.employers import EmployerStance
from matcher.records.registry.home_columns import load_homes
from matcher.records.registry.homes import UnitGuarantorWay, UnitNearby
from matcher.records.registry.openings import OpeningLicence, OpeningPickup, OpeningSituation
from matcher.records.registry.providers import ProviderStance
from matcher.records.tables import Record
from tests.records import TODAY, counted_queries, employer, keep, opening, provider, route, unit

STANCES = {
    OffenceCategory.THEFT: OffenceStance.NOT_ACCEPTED,
    OffenceCategory.FRAUD: OffenceStance.CASE_BY_CASE,
    OffenceCategory.TRAFFIC: OffenceStance.ACCEPTED,
    OffenceCategory.OTHER: OffenceStance.EXPERIENCED,
}
IN_COLUMNS = {
    "not_accepted_bits": OffenceCategory.THEFT.bit,
    "case_by_case_bits": OffenceCategory.FRAUD.bit,
    "accepted_bits": OffenceCategory.TRAFFIC.bit | OffenceCategory.OTHER.bit,
    "experienced_bits": OffenceCategory.OTHER.bit,
}
LISTS = {"pickup_municipality", "institution_key"}


def values(pool: Openings | Units, names: Iterable[str]) -> dict[str, Any]:
    """Columns of the only row."""
    return {name: getattr(pool, name)[0].tolist() for name in names}


def employer_stances() -> list[EmployerStance]:
    return [EmployerStance(offence=offence, stance=stance) for offence, stance in STANCES.items()]


def provider_stances() -> list[ProviderStance]:
    return [ProviderStance(offence=offence, stance=stance) for offence, stance in STANCES.items()]


def test_an_opening_stands_beside_its_employer(session: Session) -> None:
    boss = employer(status=EmployerStatus.ACTIVE, police_checked=True, stances=employer_stances())
    keep(session, opening(employer=boss))

    openings = load_openings(session)

    assert values(openings, ["id", "code", "employer_id", "places"]) == {
        "id": 1,
        "code": "O-1",
        "employer_id": 1,
        "places": 1,
    }
    assert values(openings, ["employer_active", "police_checked"]) == {"employer_active": 1, "police_checked": 1}
    assert values(openings, IN_COLUMNS) == IN_COLUMNS


def test_what_an_opening_says_keeps_its_meaning(session: Session) -> None:
    terms = {
        "occupation": Occupation.WAREHOUSE,
        "role": Role.GENERAL,
        "employment_type": EmploymentType.PERMANENT,
        "tattoo_policy": TattooPolicy.HIDDEN_ONLY,
        "physical_demand": WorkCapacity.HEAVY,
        "pay_cycle": PayCycle.WEEKLY,
    }
    numbers = {
        "places": 2,
        "antisocial_years": 5,
        "age_min": 18,
        "age_max": 59,
        "municipality": 8201,
        "shift_start_minute": 1320,
        "shift_end_minute": 1740,
        "pay_closing_day": 31,
        "pay_day": 25,
        "pay_month_offset": 1,
    }
    dates = {"confirmed_on": date(2026, 11, 1), "valid_until": date(2027, 3, 31), "start_from": date(2026, 12, 1)}
    place = {"lat": 36.3659, "lon": 140.4714}
    keep(session, opening(**terms, **numbers, **dates, **place, social_insurance=False, age_reason="深夜業"))

    openings = load_openings(session)

    assert values(openings, terms) == {name: term.number for name, term in terms.items()}
    assert values(openings, numbers) == numbers
    assert values(openings, place) == place
    assert values(openings, ["social_insurance"]) == {"social_insurance": 0}
    assert values(openings, ["confirmed_day", "valid_until_day", "start_from_day"]) == {
        "confirmed_day": dates["confirmed_on"].toordinal(),
        "valid_until_day": dates["valid_until"].toordinal(),
        "start_from_day": dates["start_from"].toordinal(),
    }


def test_what_an_opening_does_not_say_is_unknown(session: Session) -> None:
    keep(session, opening())

    openings = load_openings(session)

    said = {"id", "code", "employer_id", "places", *LISTS, "excluded_background_bits", "words_to_judge"}
    unknown = set(openings.__slots__) - said - set(IN_COLUMNS) - {"lat", "lon"}
    assert values(openings, unknown) == dict.fromkeys(unknown, UNKNOWN)
    assert np.isnan(openings.lat[0])
    assert values(openings, IN_COLUMNS) == dict.fromkeys(IN_COLUMNS, 0)
    assert values(openings, LISTS) == {name: [NO_CODE] for name in LISTS}


@pytest.mark.parametrize("status", [EmployerStatus.PAUSED, EmployerStatus.CANCELLED])
def test_a_registration_out_of_force_is_not_active(session: Session, status: EmployerStatus) -> None:
    keep(session, opening(employer=employer(status=status)))

    assert load_openings(session).employer_active.tolist() == [0]


def test_lists_of_openings_keep_to_their_own_rows(session: Session) -> None:
    licences = [OpeningLicence(licence=licence) for licence in (Licence.FORKLIFT, Licence.CRANE)]
    pickups = [OpeningPickup(municipality=code) for code in (8221, 8201)]
    keep(
        session,
        opening("O-1", situations_asked=True, situations=[OpeningSituation(situation=Situation.STORES)]),
        opening("O-2", situations_asked=True, required_licences_asked=True),
        opening("O-3", required_licences_asked=True, required_licences=licences, pickup_municipalities=pickups),
    )

    openings = load_openings(session)

    assert openings.code.tolist() == ["O-1", "O-2", "O-3"]
    assert openings.required_licence_bits.tolist() == [UNKNOWN, 0, Licence.FORKLIFT.bit | Licence.CRANE.bit]
    assert openings.situation_bits.tolist() == [Situation.STORES.bit, 0, UNKNOWN]
    assert openings.pickup_municipality.tolist() == [[NO_CODE, NO_CODE], [NO_CODE, NO_CODE], [8201, 8221]]


@pytest.mark.parametrize(
    ("kind", "wage", "minutes", "gross"),
    [
        (WageKind.HOURLY, 1_100, 2_400, 190_666),  # 1,100 × 40 × 52 / 12 = 190,666.67
        (WageKind.HOURLY, 1_005, 2_325, 168_756),  # 1,005 × 38.75 × 52 / 12 = 168,756.25
        (WageKind.DAILY, 9_000, 2_400, 195_000),  # 9,000 × 5 × 52 / 12
        (WageKind.MONTHLY, 180_000, None, 180_000),
        (WageKind.HOURLY, 1_100, None, UNKNOWN),
        (WageKind.MONTHLY, None, 2_400, UNKNOWN),
        (None, 1_100, 2_400, UNKNOWN),
    ],
)
def test_gross_pay_is_that_of_an_average_month(
    session: Session, kind: WageKind | None, wage: int | None, minutes: int | None, gross: int
) -> None:
    keep(session, opening(wage_kind=kind, wage_yen=wage, weekly_minutes=minutes))

    assert load_openings(session).gross_monthly_yen.tolist() == [gross]


def test_what_a_home_says_keeps_its_meaning(session: Session) -> None:
    terms = {
        "kind": HousingKind.SHELTER,
        "sex_allowed": SexAllowed.MALE,
        "single_person_rule": SinglePersonRule.SIXTY_OR_EXEMPT,
    }
    numbers = {
        "places": 3,
        "municipality": 8221,
        "rent_yen": 33_000,
        "common_fee_yen": 2_000,
        "meals_fee_yen": 0,
        "upfront_yen": 40_000,
        "household_max": 2,
        "closing_minute": 1260,
        "longest_stay_days": 180,
    }
    flags = {"step_free": True, "private_room": False, "accepts_assistance": True}
    dates = {
        "confirmed_on": date(2026, 11, 1),
        "available_from": date(2026, 12, 1),
        "available_until": date(2027, 6, 30),
    }
    keep(session, unit(**terms, **numbers, **flags, **dates, lat=36.4, lon=140.5))

    units = load_homes(session, today=TODAY)

    assert values(units, terms) == {name: term.number for name, term in terms.items()}
    assert values(units, numbers) == numbers
    assert values(units, flags) == {name: int(flag) for name, flag in flags.items()}
    days = ["confirmed_day", "available_from_day", "available_until_day"]
    assert list(values(units, days).values()) == [day.toordinal() for day in dates.values()]
    assert values(units, ["lat", "lon", "subject_id"]) == {"lat": 36.4, "lon": 140.5, "subject_id": UNKNOWN}


def test_what_a_home_does_not_say_is_unknown(session: Session) -> None:
    keep(session, unit())

    units = load_homes(session, today=TODAY)
    said = {"id", "code", "places", "kind", "lat", "lon", "floor_area_m2", "words_to_judge", *IN_COLUMNS}
    assert np.isnan(units.floor_area_m2).all()
    assert values(units, set(units.__slots__) - said) == dict.fromkeys(set(units.__slots__) - said, UNKNOWN)


def test_a_home_has_its_lists(session: Session) -> None:
    ways = [UnitGuarantorWay(way=way) for way in (GuarantorWay.COMPANY, GuarantorWay.EMERGENCY_CONTACT)]
    station = [UnitNearby(need=NearbyNeed.STATION)]
    asked = unit("U-2", guarantor_ways=ways, nearby_asked=True, nearby=station)
    keep(session, unit("U-1"), asked, unit("U-3", nearby_asked=True))

    units = load_homes(session, today=TODAY)

    both = GuarantorWay.COMPANY.bit | GuarantorWay.EMERGENCY_CONTACT.bit
    assert units.guarantor_bits.tolist() == [UNKNOWN, both, UNKNOWN]
    assert units.nearby_bits.tolist() == [UNKNOWN, NearbyNeed.STATION.bit, 0]


def test_the_provider_says_whom_a_home_accepts_even_a_dormitory(session: Session) -> None:
    boss = employer(stances=[EmployerStance(offence=OffenceCategory.ARSON, stance=OffenceStance.ACCEPTED)])
    keep(session, unit(provider=provider(stances=provider_stances()), dormitory_of=boss))

    units = load_homes(session, today=TODAY)

    assert values(units, IN_COLUMNS) == IN_COLUMNS
    assert units.employer_id.tolist() == [1]


def test_the_employer_says_whom_a_dormitory_without_provider_accepts(session: Session) -> None:
    keep(session, unit(dormitory_of=employer(stances=employer_stances())))

    assert values(load_homes(session, today=TODAY), IN_COLUMNS) == IN_COLUMNS


def test_declared_ways_are_found_by_their_ends(session: Session) -> None:
    homes, jobs = [unit("U-1"), unit("U-2")], [opening("O-1"), opening("O-2")]
    keep(
        session, *homes, *jobs, route(unit=homes[1], opening=jobs[0], minutes=35), route(unit=homes[0], opening=jobs[1])
    )

    routes = load_routes(session)
    units, openings = load_homes(session, today=TODAY), load_openings(session)
    minutes = routes.minutes_for(openings.id[:, None], units.id[None, :], np.full((2, 1), 480), np.full((2, 1), 1020))

    assert minutes.tolist() == [[UNKNOWN, 35], [40, UNKNOWN]]


def test_only_those_asked_for_are_read(session: Session) -> None:
    licence = [OpeningLicence(licence=Licence.CRANE)]
    keep(
        session,
        opening("O-1"),
        opening("O-2", required_licences_asked=True, required_licences=licence),
        unit("U-1"),
        unit("U-2"),
    )

    openings, units = load_openings(session, codes=["O-2", "O-9"]), load_homes(session, today=TODAY, codes=["U-1"])

    assert openings.code.tolist() == ["O-2"]
    assert openings.required_licence_bits.tolist() == [Licence.CRANE.bit]
    assert units.code.tolist() == ["U-1"]


def test_an_empty_registry_gives_pools_that_still_work(session: Session) -> None:
    openings, units, routes = load_openings(session), load_homes(session, today=TODAY), load_routes(session)

    assert len(openings) == len(units) == len(routes.minutes) == 0
    assert openings.spread(1, 3).pickup_municipality.shape == (1, 0, 1, 1)
    assert units.position("U-1") is None
    assert routes.minutes_for(openings.id, openings.id, openings.id, openings.id).tolist() == []


@pytest.mark.parametrize(
    ("load", "most"), [(load_openings, 9), (partial(load_homes, today=TODAY), 12), (load_routes, 1)]
)
def test_the_number_of_queries_does_not_grow(session: Session, load: Callable[[Session], object], most: int) -> None:
    many: list[Record] = [opening(f"O-{n}", employer=employer(f"E-{n}", stances=employer_stances())) for n in range(20)]
    keep(session, *many, *[unit(f"U-{n}") for n in range(20)])

    with counted_queries(session) as queries:
        load(session)

    assert len(queries) == most
