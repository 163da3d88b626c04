"""Small made-up planes, and all their bundles by plain loops: no zones, no heap, nothing passed over."""

from itertools import product

import numpy as np

from matcher.assignment.candidates import PLENTY, Candidates, Places
from matcher.assignment.ground import Spots, Whole, ground_of
from matcher.assignment.nearby import Nearby, StoredPeople
from matcher.assignment.oracle import Columns
from matcher.assignment.packing import Packing, no_rows
from matcher.assignment.prices import SCALE
from matcher.assignment.problem import NONE, Rows
from matcher.assignment.scan import BOTH, HOME, JOB, Pairs, People, Tariff

KINDS = 2
LARGEST = 3_000
"""Points of a bundle of these planes at most."""


def drawn_plane(draw: np.random.Generator) -> Nearby:
    """A few people, openings and units; some share a spot, some are far from everything, some have no pair."""
    subjects, openings, units = (int(count) for count in draw.integers([1, 0, 0], [9, 12, 12]))
    width = int(draw.choice([3, 40, 400]))
    ours, theirs = (Spots(*draw.integers(-width, width, (2, count))) for count in (openings, units))
    tied = np.where(draw.random(units) < 0.2, draw.integers(0, max(openings, 1), units), NONE)
    ways = [draw.integers(0, 50, int(draw.integers(1, 60))) for _ in range(KINDS)]
    ground = ground_of(ours, theirs, tied if openings else np.full(units, NONE), ways)
    way = draw.integers(0, KINDS, subjects)
    worth = draw.choice([NONE, 0, 100, 1_000], (subjects, 3))
    sides = [_pairs(draw, way, zones) for zones in (ground.opening_zone, ground.unit_zone)]
    return Nearby(
        places=Places(
            subjects=subjects,
            opening=np.append(draw.integers(0, 3, openings), PLENTY),
            unit=np.append(draw.integers(0, 3, units), PLENTY),
            group=no_rows(),
            group_row=no_rows(),
            group_of=no_rows(),
            group_opening=no_rows(),
        ),
        ground=ground,
        people=StoredPeople(people=People(way, worth, *sides)),
        largest_points=LARGEST,
    )


def _pairs(draw: np.random.Generator, way: Rows, zones: Whole) -> Pairs:
    """A share of all others for each, in the order of their zones."""
    share, start, other = draw.choice([0.0, 0.5, 1.0]), [0], [np.zeros(0, dtype=np.int32)]
    for kind in way:
        some = np.flatnonzero(draw.random(zones.shape[1]) < share).astype(np.int32)
        other.append(some[np.argsort(zones[kind][some], kind="stable")])
        start.append(start[-1] + len(some))
    points = draw.integers(0, draw.choice([1, 5, 900]), start[-1]).astype(np.int32)
    return Pairs(np.array(start), np.concatenate(other), points)


def drawn_tariff(draw: np.random.Generator, places: Places) -> Tariff:
    """Prices of nothing, of few different amounts, of any amount, or beyond what anybody would pay."""
    most = int(draw.choice([1, 2, 1_000, 10**9]))
    step = int(draw.choice([1, SCALE // 2, SCALE]))
    sides = [np.append(draw.integers(0, most, len(side) - 1) * step, 0) for side in (places.opening, places.unit)]
    return Tariff(*sides)


def every_bundle(plane: Nearby) -> Columns:
    """Person by person."""
    everybody = np.arange(plane.places.subjects)
    people = plane.people.part(everybody)()
    rows = [(person, *bundle) for person in everybody.tolist() for bundle in _of_person(plane, people, person)]
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    return Columns(subject=table[:, 0], opening=table[:, 1], unit=table[:, 2], value=table[:, 3])


def _of_person(plane: Nearby, people: People, person: int) -> list[tuple[int, int, int]]:
    ground, worth = plane.ground, people.worth[person]
    openings, units = (_of_side(pairs, person) for pairs in (people.openings, people.units))
    no_opening, no_unit = len(plane.places.opening) - 1, len(plane.places.unit) - 1
    ways = np.split(ground.way_points, ground.way_start[1:-1])[people.way[person]]
    found = []
    if worth[JOB] >= 0:
        found += [(opening, no_unit, worth[JOB] + points) for opening, points in openings]
    if worth[HOME] >= 0:
        found += [(no_opening, unit, worth[HOME] + points) for unit, points in units if ground.tied[unit] == NONE]
    for (opening, some), (unit, more) in product(openings, units):
        across = int(ground.opening.x[opening] - ground.unit.x[unit])
        down = int(ground.opening.y[opening] - ground.unit.y[unit])
        metres = int(np.floor(np.hypot(across, down)))
        if worth[BOTH] >= 0 and metres < len(ways) and ground.tied[unit] in {NONE, opening}:
            found.append((opening, unit, worth[BOTH] + some + more + ways[metres]))
    return found


def _of_side(pairs: Pairs, person: int) -> list[tuple[int, int]]:
    rows = slice(pairs.start[person], pairs.start[person + 1])
    return list(zip(pairs.other[rows].tolist(), pairs.points[rows].tolist(), strict=True))


def listed(places: Places, columns: Columns) -> Candidates:
    """The same bundles as explicit candidates."""
    order = np.lexsort((columns.unit, columns.opening, columns.subject))
    some = columns.take(order)
    return Candidates(
        places=places,
        row=np.arange(len(some)),
        subject=some.subject,
        opening=some.opening,
        unit=some.unit,
        taken=np.ones(len(some), dtype=np.int64),
        values=some.value[None],
        start=np.searchsorted(some.subject, np.arange(places.subjects + 1)),
    )


def explicit(plane: Nearby, bundles: Columns) -> Packing:
    """The same as a packing, which says NONE where a plane says the last."""
    places = plane.places
    opening, unit = bundles.opening.copy(), bundles.unit.copy()
    opening[opening == len(places.opening) - 1], unit[unit == len(places.unit) - 1] = NONE, NONE
    return Packing(
        subjects=places.subjects,
        opening_places=places.opening[:-1],
        unit_places=places.unit[:-1],
        subject=bundles.subject,
        opening=opening,
        unit=unit,
        places=np.ones(len(bundles), dtype=np.int64),
        values=(bundles.value,),
    )
