"""Compiled: the best bundles of people at given prices, found among permitted pairs without listing all bundles.

All sums are whole numbers in units of 1 / `SCALE`. What is passed over is passed over for an upper bound: the unit
after its price, the best opening of the zones around it after its price, and the best of all ways. No fastmath.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from matcher.assignment.ground import TOO_FAR, Ground, Whole, way_worth
from matcher.assignment.prices import SCALE
from matcher.assignment.problem import NONE, Rows

NOTHING = -(1 << 62)
"""Less than any bundle is worth."""
BOTH, HOME, JOB = 0, 1, 2
"""Three kinds of bundles: opening and unit, unit alone, opening alone."""


class Pairs(NamedTuple):
    """Permitted pairs with one side: by person, then by the zone of the other for the person's kind of way."""

    start: Rows
    """(people + 1,)."""
    other: Whole
    points: Whole


class People(NamedTuple):
    """Some people with their pairs."""

    way: Rows
    """(people,) kind of way."""
    worth: Rows
    """(people, 3) of each kind of bundle without its points; below 0 where it gives nothing that is needed."""
    openings: Pairs
    units: Pairs


class Tariff(NamedTuple):
    """Prices in units of 1 / `SCALE`; the last of each, 0, stands for having none."""

    opening: Rows
    unit: Rows


class Found(NamedTuple):
    """(people, 3, many) for each kind of bundle the best ones, in no order; no two of kind BOTH have the same unit.

    No bundle that is not held, and that for BOTH has no unit that is held, is worth more than the least one held
    where `many` are held.
    """

    held: Rows
    """(people, 3) how many."""
    worth: Rows
    opening: Rows
    unit: Rows


class Room(NamedTuple):
    """To work in: what openings leave after their price, zones, and units waiting to be looked at."""

    left: Rows
    first: Rows
    end: Rows
    best: Rows
    bound: Rows
    waiting: Rows


@njit(cache=True, nogil=True)
def find_best(ground: Ground, people: People, tariff: Tariff, limit: Rows, found: Found) -> None:
    """Write the best bundles of everybody; `limit` (people, 3) says how many of each kind."""
    room = room_for(ground, people)
    for person in range(len(people.way)):
        if people.worth[person, JOB] >= 0:
            find_alone(people.openings, JOB, (person, limit[person, JOB]), tariff.opening, ground.tied, found)
        if people.worth[person, HOME] >= 0:
            find_alone(people.units, HOME, (person, limit[person, HOME]), tariff.unit, ground.tied, found)
        if people.worth[person, BOTH] >= 0:
            lay_out(ground, people, tariff, person, room)
            waiting = queue_up(ground, people, tariff, person, room)
            find_both(ground, people, (person, limit[person, BOTH], waiting), room, found)
            clear(ground, people, person, room)
        for kind in range(people.worth.shape[1]):
            raise_by(found, person, kind, people.worth[person, kind])


@njit(cache=True, nogil=True)
def room_for(ground: Ground, people: People) -> Room:
    """Room for the person with the most pairs."""
    openings, units, zones = 0, 0, 0
    for person in range(len(people.way)):
        openings = max(openings, people.openings.start[person + 1] - people.openings.start[person])
        units = max(units, people.units.start[person + 1] - people.units.start[person])
    for kind in range(ground.opening_zone.shape[0]):
        for opening in range(ground.opening_zone.shape[1]):
            zones = max(zones, ground.opening_zone[kind, opening] + 1)
    return Room(
        np.empty(openings, np.int64),
        np.empty(zones, np.int64),
        np.empty(zones, np.int64),
        np.full(zones, NOTHING),
        np.empty(units, np.int64),
        np.empty(units, np.int64),
    )


@njit(cache=True, nogil=True)
def lay_out(ground: Ground, people: People, tariff: Tariff, person: int, room: Room) -> None:
    """What each opening leaves after its price; where each zone begins and ends, and its best."""
    pairs, kind = people.openings, people.way[person]
    begin = pairs.start[person]
    for at in range(begin, pairs.start[person + 1]):
        opening = pairs.other[at]
        left = pairs.points[at] * SCALE - tariff.opening[opening]
        zone = ground.opening_zone[kind, opening]
        room.left[at - begin] = left
        if room.best[zone] == NOTHING:
            room.first[zone] = at
        room.end[zone] = at + 1
        room.best[zone] = max(room.best[zone], left)


@njit(cache=True, nogil=True)
def clear(ground: Ground, people: People, person: int, room: Room) -> None:
    """Forget the zones of a person."""
    pairs, kind = people.openings, people.way[person]
    for at in range(pairs.start[person], pairs.start[person + 1]):
        room.best[ground.opening_zone[kind, pairs.other[at]]] = NOTHING


@njit(cache=True, nogil=True)
def keep(found: Found, slot: tuple[int, int], many: int, bundle: tuple[int, int, int]) -> None:
    """Hold a bundle (worth, opening, unit) if there is room, or in place of the least one held if it is worth more."""
    person, kind = slot
    worth, opening, unit = bundle
    at = found.held[person, kind]
    if at == many:
        at = least_of(found, person, kind)
        if many == 0 or worth <= found.worth[person, kind, at]:
            return
    else:
        found.held[person, kind] += 1
    found.worth[person, kind, at] = worth
    found.opening[person, kind, at] = opening
    found.unit[person, kind, at] = unit


@njit(cache=True, nogil=True)
def least_of(found: Found, person: int, kind: int) -> int:
    """Where the least of those held stands."""
    least = 0
    for at in range(1, found.held[person, kind]):
        if found.worth[person, kind, at] < found.worth[person, kind, least]:
            least = at
    return least


@njit(cache=True, nogil=True)
def find_alone(pairs: Pairs, kind: int, turn: tuple[int, int], price: Rows, tied: Rows, found: Found) -> None:
    """The best openings without a unit, or units without an opening but for those tied to one."""
    person, many = turn
    bar = NOTHING
    for at in range(pairs.start[person], pairs.start[person + 1]):
        other = pairs.other[at]
        left = pairs.points[at] * SCALE - price[other]
        if left <= bar or (kind == HOME and tied[other] != NONE):
            continue
        bundle = (left, other, NONE) if kind == JOB else (left, NONE, other)
        keep(found, (person, kind), many, bundle)
        if found.held[person, kind] == many:
            bar = found.worth[person, kind, least_of(found, person, kind)]


@njit(cache=True, nogil=True)
def raise_by(found: Found, person: int, kind: int, worth: int) -> None:
    """Add what a kind of bundle is worth without its points."""
    for at in range(found.held[person, kind]):
        found.worth[person, kind, at] += worth * SCALE


@njit(cache=True, nogil=True)
def queue_up(ground: Ground, people: People, tariff: Tariff, person: int, room: Room) -> int:
    """Put all units with an opening in reach into a heap, by the most that a bundle with them is worth; how many."""
    pairs, kind, waiting, zone, most = people.units, people.way[person], 0, NONE, NOTHING
    for at in range(pairs.start[person], pairs.start[person + 1]):
        unit = pairs.other[at]
        if ground.unit_zone[kind, unit] != zone:
            zone = ground.unit_zone[kind, unit]
            most = best_around(ground, kind, zone, room)
        if most == NOTHING:
            continue
        room.bound[waiting] = pairs.points[at] * SCALE - tariff.unit[unit] + most
        room.waiting[waiting] = at
        waiting += 1
    for at in range(waiting // 2 - 1, -1, -1):
        sink(room, at, waiting)
    return waiting


@njit(cache=True, nogil=True)
def best_around(ground: Ground, kind: int, home: int, room: Room) -> int:
    """The most that an opening and the way to it leave in the zones around one of units."""
    most = NOTHING
    for step in range(ground.around.shape[1]):
        zone = ground.around[home, step]
        if zone != NONE and room.best[zone] != NOTHING:
            most = max(most, room.best[zone] + ground.most_points[kind, step] * SCALE)
    return most


@njit(cache=True, nogil=True)
def sink(room: Room, at: int, count: int) -> None:
    """Let an entry of the heap sink to where none below it is greater."""
    while 2 * at + 1 < count:
        below = 2 * at + 1
        if below + 1 < count and room.bound[below + 1] > room.bound[below]:
            below += 1
        if room.bound[below] <= room.bound[at]:
            return
        room.bound[at], room.bound[below] = room.bound[below], room.bound[at]
        room.waiting[at], room.waiting[below] = room.waiting[below], room.waiting[at]
        at = below


@njit(cache=True, nogil=True)
def find_both(ground: Ground, people: People, turn: tuple[int, int, int], room: Room, found: Found) -> None:
    """The best bundles of both: units in the order of what they are worth at most, each with its best opening."""
    person, many, waiting = turn
    bar = NOTHING
    while waiting > 0 and room.bound[0] > bar:
        at, bound = room.waiting[0], room.bound[0]
        waiting -= 1
        room.bound[0], room.waiting[0] = room.bound[waiting], room.waiting[waiting]
        sink(room, 0, waiting)
        worth, opening = best_with(ground, people, (person, at), (bound, bar), room)
        if opening != NONE:
            keep(found, (person, BOTH), many, (worth, opening, people.units.other[at]))
        if found.held[person, BOTH] == many:
            bar = found.worth[person, BOTH, least_of(found, person, BOTH)]


@njit(cache=True, nogil=True)
def best_with(
    ground: Ground, people: People, pair: tuple[int, int], limits: tuple[int, int], room: Room
) -> tuple[int, int]:
    """What the best bundle with a unit is worth, and its opening: NONE where that is not above the bar.

    `limits` are what it is worth at most, and the bar.
    """
    (person, at), (bound, bar) = pair, limits
    kind, unit, chosen = people.way[person], people.units.other[at], NONE
    begin, home = people.openings.start[person], ground.unit_zone[kind, unit]
    base = bound - best_around(ground, kind, home, room)
    for step in range(ground.around.shape[1]):
        zone, most_way = ground.around[home, step], ground.most_points[kind, step] * SCALE
        if zone == NONE or room.best[zone] == NOTHING or base + room.best[zone] + most_way <= bar:
            continue
        for place in range(room.first[zone], room.end[zone]):
            left, opening = base + room.left[place - begin], people.openings.other[place]
            if left + most_way <= bar or (ground.tied[unit] != NONE and ground.tied[unit] != opening):
                continue
            way = way_worth(ground, kind, opening, unit)
            if way != TOO_FAR and left + way * SCALE > bar:
                bar, chosen = left + way * SCALE, opening
    return bar, chosen
