"""What the region lacks: which kind of home or job, were there some more, would place most; by solving again.

It loads the solver, so it belongs to a command or a worker and never to the web process.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from matcher.assignment.problem import Help
from matcher.domain.homes import GuarantorWay, HousingKind, SexAllowed, SinglePersonRule
from matcher.domain.law import RENT_LIMITS, household_class
from matcher.domain.no_offer import no_opening, no_unit
from matcher.domain.pools import ALL_DAY_MINUTE, NEVER_DAY, Pool, known
from matcher.domain.registry import AdmissionRoute
from matcher.domain.term import Term, bits_of
from matcher.domain.vocabulary import EmploymentType, Occupation, OffenceCategory, Role, TattooPolicy, WorkCapacity
from matcher.eligibility.change import AnyPool
from matcher.geography.municipalities import MUNICIPALITIES
from matcher.matching.certain import Pair, outlook_of
from matcher.matching.inputs import Inputs
from matcher.matching.placed import placed

MOST_TRIED = 10
"""No more municipalities are tried for one kind (assumed)."""
MOST_PLACES = 3
"""No more of a kind are tried at once (assumed)."""
USUAL_MONTHLY_YEN = 180_000
"""Pay of the job that is tried where no opening states its own (assumed)."""
_DAY_SHIFT = (480, 1020)
_HELD_DAYS = 3_650
"""It is there at the release of everybody in a plan, however early that is made."""


class Resource(Term):
    """足りない資源: what is tried; every one of them accepts every offence category."""

    HOME = "home", "単身可・即日入居の住まい", "home for a single person, free at once"
    JOB = "job", "軽作業・日勤の求人", "opening for light work by day"
    JOB_WITH_HOME = "job_with_home", "寮付き・軽作業・日勤の求人", "opening for light work by day, with a dormitory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """So many of one kind in any one of these municipalities would place so many more people."""

    resource: Resource
    municipalities: tuple[int, ...]
    places: int
    """The fewest that do it."""
    people: tuple[str, ...]
    """Codes of those who would have all they need, with nothing unknown, and have not now."""
    more: int
    """How many more people would have all they need, in the plan for everybody."""


def shortages(inputs: Inputs) -> tuple[Shortage, ...]:
    """Every kind of home and job that would place somebody more, most people for fewest places first."""
    now = placed(inputs)
    lacking = [row for row in range(len(inputs.subjects)) if row not in now]
    found: dict[tuple[Resource, int, tuple[str, ...], int], list[int]] = {}
    for resource in Resource:
        for place, helped in _worth_trying(inputs, resource, lacking):
            gained = _gained(inputs, now, partial(_with_more, inputs, resource, place), helped)
            if gained is not None:
                found.setdefault((resource, *gained), []).append(place)
    made = [
        Shortage(resource=resource, municipalities=tuple(sorted(places)), places=count, people=people, more=more)
        for (resource, count, people, more), places in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.more, one.places, one.resource.number, one.municipalities)))


def _worth_trying(inputs: Inputs, resource: Resource, lacking: list[int]) -> list[tuple[int, int]]:
    """Municipalities where most of those who lack something could use it themselves, with how many they are."""
    wished = inputs.subjects.wished_municipality[lacking].ravel()
    known_places = np.concatenate([inputs.openings.municipality, inputs.units.municipality, wished])
    places = [place for place in np.unique(known_places).tolist() if place in MUNICIPALITIES]
    with_all = inputs
    for place in places:
        with_all = _with_more(with_all, resource, place, 1)
    helped = dict.fromkeys(places, 0)
    for row in lacking:
        certain = outlook_of(with_all, row).certain
        used = {_added(inputs, resource, pair) for pair, standing in certain.items() if standing[0] == Help.FULL}
        for number in used - {None}:
            helped[places[number or 0]] += 1
    best = sorted((place for place in places if helped[place]), key=lambda place: (-helped[place], place))
    return [(place, helped[place]) for place in best[:MOST_TRIED]]


def _added(inputs: Inputs, resource: Resource, pair: Pair) -> int | None:
    """Which of the homes or jobs that were added a bundle uses; None where it uses none."""
    number = pair[1] - len(inputs.units) if resource is Resource.HOME else pair[0] - len(inputs.openings)
    return number if number >= 0 else None


def _gained(
    inputs: Inputs, now: frozenset[int], with_more: Callable[[int], Inputs], helped: int
) -> tuple[int, tuple[str, ...], int] | None:
    """The fewest places that place most, who gains, and by how many people the plan grows; None where by none."""
    reached = {count: placed(with_more(count)) for count in range(1, min(MOST_PLACES, helped) + 1)}
    best = max(len(rows) for rows in reached.values()) - len(now)
    if best <= 0:
        return None
    fewest = next(count for count, rows in reached.items() if len(rows) - len(now) == best)
    return fewest, tuple(str(inputs.subjects.code[row]) for row in sorted(reached[fewest] - now)), best


def _with_more(inputs: Inputs, resource: Resource, place: int, count: int) -> Inputs:
    if resource is Resource.HOME:
        return _with_homes(inputs, place, count)
    with_jobs = _with_jobs(inputs, place, count)
    if resource is Resource.JOB:
        return with_jobs
    with_rooms = _with_homes(with_jobs, place, count)
    columns = {field: getattr(with_rooms.units, field).copy() for field in ("employer_id", "kind", "admission_route")}
    columns["employer_id"][-1] = with_rooms.openings.employer_id[-1]
    columns["kind"][-1] = HousingKind.EMPLOYER_DORMITORY.number
    columns["admission_route"][-1] = AdmissionRoute.EMPLOYMENT.number
    return replace(with_rooms, units=replace(with_rooms.units, **columns))


def _with_homes(inputs: Inputs, place: int, count: int) -> Inputs:
    limit = inputs.setting.law.figure(RENT_LIMITS[household_class(1)], inputs.setting.today, place)
    home = _situated(inputs.units, place, count) | {
        "kind": HousingKind.PRIVATE_RENTAL.number,
        "confirmed_day": inputs.setting.today,
        "admission_route": AdmissionRoute.LEASE.number,
        "hold_days": _HELD_DAYS,
        "available_from_day": inputs.setting.today,
        "floor_area_m2": np.nan,
        "rent_yen": 0 if limit is None else limit.value,
        "common_fee_yen": 0,
        "meals_fee_yen": 0,
        "upfront_yen": 0,
        "sex_allowed": SexAllowed.ANY.number,
        "household_max": 2,
        "single_person_rule": SinglePersonRule.ANY_ADULT.number,
        "guarantor_bits": GuarantorWay.NOT_REQUIRED.bit,
        "tax_arrears_barred": 0,
        "words_to_judge": 0,
        "other_releasees": 0,
        "closing_minute": ALL_DAY_MINUTE,
        "step_free": 1,
        "stairs_only": 0,
        "private_room": 1,
        "accepts_assistance": 1,
    }
    return replace(inputs, units=inputs.units.joined(_filled(no_unit(), home)))


def _with_jobs(inputs: Inputs, place: int, count: int) -> Inputs:
    paid = inputs.openings.gross_monthly_yen[known(inputs.openings.gross_monthly_yen)]
    job = _situated(inputs.openings, place, count) | {
        "employer_id": int(inputs.openings.employer_id.max(initial=0)) + 1,
        "employer_active": 1,
        "police_checked": 1,
        "current_releasees": 0,
        "confirmed_day": inputs.setting.today,
        "valid_until_day": NEVER_DAY,
        "start_from_day": 0,
        "earliest_apply_days": _HELD_DAYS,
        "occupation": Occupation.MANUFACTURING.number,
        "role": Role.GENERAL.number,
        "employment_type": EmploymentType.PERMANENT.number,
        "social_insurance": 1,
        "excluded_background_bits": 0,
        "words_to_judge": 0,
        "required_licence_bits": 0,
        "tattoo_policy": TattooPolicy.ANY.number,
        "physical_demand": WorkCapacity.LIGHT.number,
        "situation_bits": 0,
        "shift_start_minute": _DAY_SHIFT[0],
        "shift_end_minute": _DAY_SHIFT[1],
        "gross_monthly_yen": int(np.median(paid)) if len(paid) else USUAL_MONTHLY_YEN,
    }
    return replace(inputs, openings=inputs.openings.joined(_filled(no_opening(), job)))


def _situated(pool: Pool, place: int, count: int) -> dict[str, float | str]:
    """At the municipal office, with every offence category accepted."""
    office = MUNICIPALITIES[place]
    return {
        "id": int(pool.id.max(initial=0)) + 1,
        "code": f"+{len(pool)}",
        "places": count,
        "municipality": place,
        "lat": office.lat,
        "lon": office.lon,
        "not_accepted_bits": 0,
        "case_by_case_bits": 0,
        "accepted_bits": bits_of(OffenceCategory),
        "experienced_bits": 0,
    }


def _filled(blank: AnyPool, values: Mapping[str, float | str]) -> AnyPool:
    columns: dict[str, Any] = {name: np.array([value]) for name, value in values.items()}
    return replace(blank, **columns)
