"""Invented people beyond the twelve of the story, for tests and benchmarks of any size; the demo has none of them."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from numpy.random import Generator

from matcher.domain.homes import GuarantorWay, NearbyNeed
from matcher.domain.vocabulary import (
    AntisocialTie,
    Asked,
    EmergencyProtection,
    Licence,
    Occupation,
    OffenceCategory,
    Situation,
    Tattoo,
    Training,
    TravelMeans,
    WorkCapacity,
)
from seed_data import shares
from seed_data.chance import clear_spot, drawn, happens, municipality, some, whole
from seed_data.days import after
from seed_data.sheets import Cell, Row, holds, town, worked
from seed_data.sizes import STORY_SUBJECTS, Size
from seed_data.story.person import person

LATEST_RELEASE_DAYS: Final = 182
NEEDS: Final = {(True, True): 0.72, (False, True): 0.20, (True, False): 0.08}
"""Of a job and of a home (assumed)."""
MEANS: Final = {
    (TravelMeans.FOOT,): 0.45,
    (TravelMeans.FOOT, TravelMeans.BICYCLE): 0.35,
    (TravelMeans.FOOT, TravelMeans.PUBLIC_TRANSPORT): 0.12,
    (TravelMeans.FOOT, TravelMeans.CAR): 0.08,
}
"""How people travel after release (assumed)."""


def people(draw: Generator, today: date, size: Size) -> Iterator[Row]:
    """From `S-0013` on, as many as the size asks for."""
    for number in range(STORY_SUBJECTS + 1, size.subjects + 1):
        youngest, oldest = drawn(draw, shares.AGES)
        release = after(today, whole(draw, 1, LATEST_RELEASE_DAYS))
        needs_job, needs_home = drawn(draw, NEEDS)
        yield person(
            f"S-{number:04d}",
            release,
            age=whole(draw, youngest, oldest),
            needs_job=needs_job,
            needs_home=needs_home,
            **_background(draw, release),
            **_work(draw, release),
            **_life(draw),
            **({} if needs_home else _own_home(draw)),
        )


def _background(draw: Generator, release: date) -> dict[str, Cell]:
    offence = drawn(draw, shares.OFFENCES)
    left = happens(draw, 0.08)
    return {
        "offences": (offence,),
        "specified_sexual_offence": offence in {OffenceCategory.SEXUAL_ADULT, OffenceCategory.SEXUAL_CHILD},
        "tattoo": drawn(draw, {Tattoo.NONE: 0.7, Tattoo.HIDDEN: 0.2, Tattoo.VISIBLE: 0.1}),
        "antisocial_tie": AntisocialTie.LEFT if left else AntisocialTie.NONE,
        "antisocial_left_on": after(release, -whole(draw, 400, 1_800)) if left else None,
    }


def _work(draw: Generator, release: date) -> dict[str, Cell]:
    capacity = {WorkCapacity.HEAVY: 0.35, WorkCapacity.MEDIUM: 0.4, WorkCapacity.LIGHT: 0.25}
    done = {occupation: 6 * whole(draw, 1, 10) for occupation in some(draw, list(Occupation), most=3)}
    return {
        "work_capacity": drawn(draw, capacity),
        "licences": tuple(holds(each, until=after(release, 900)) for each in some(draw, list(Licence), most=2)),
        "training": some(draw, list(Training), most=1),
        "history": worked(done),
        "wished_occupations": some(draw, list(Occupation), most=2),
        "avoid_situations": some(draw, list(Situation), most=1),
    }


def _life(draw: Generator) -> dict[str, Cell]:
    avoided = happens(draw, 0.15)
    protection = {
        EmergencyProtection.GRANTED: 0.35,
        EmergencyProtection.APPLIED: 0.15,
        EmergencyProtection.NOT_APPLIED: 0.5,
    }
    ways = {GuarantorWay.EMERGENCY_CONTACT: 0.5, GuarantorWay.CORPORATION: 0.35, GuarantorWay.COMPANY: 0.15}
    return {
        "wished_municipalities": (town(municipality(draw)),),
        "avoid_areas_asked": Asked.SOME if avoided else Asked.NONE,
        "avoid_areas": (town(municipality(draw)),) if avoided else (),
        "means": drawn(draw, MEANS),
        "longest_commute_minutes": 10 * whole(draw, 3, 6),
        "cash_yen": 1_000 * whole(draw, 8, 89),
        "emergency_protection": drawn(draw, protection),
        "guarantor_ways": (drawn(draw, ways),),
        "needs_step_free": happens(draw, 0.1),
        "nearby_needs": some(draw, list(NearbyNeed), most=2),
        "wants_private_room": happens(draw, 0.6),
        "health_need": happens(draw, 0.25),
    }


def _own_home(draw: Generator) -> dict[str, Cell]:
    home = clear_spot(draw, ())
    return {"own_home_municipality": town(home.municipality), "own_home_lat": home.lat, "own_home_lon": home.lon}
