"""Compiled: all bundles of people that lose no more than a limit at given prices, for the last exact search."""

from typing import NamedTuple

from numba import njit

from matcher.assignment.ground import TOO_FAR, Ground, way_worth
from matcher.assignment.prices import SCALE
from matcher.assignment.problem import NONE, Rows
from matcher.assignment.scan import (
    BOTH,
    HOME,
    JOB,
    NOTHING,
    Pairs,
    People,
    Room,
    Tariff,
    best_around,
    clear,
    lay_out,
    room_for,
)


class Swept(NamedTuple):
    """Room for bundles; `seen` (1,) goes on counting where the room is used up."""

    seen: Rows
    person: Rows
    opening: Rows
    unit: Rows
    worth: Rows


@njit(cache=True, nogil=True)
def sweep(ground: Ground, people: People, tariff: Tariff, least: Rows, swept: Swept) -> None:
    """Write every bundle that is worth after paying at least what `least` (people,) says of its person."""
    room = room_for(ground, people)
    for person in range(len(people.way)):
        worth = people.worth[person]
        if worth[JOB] >= 0:
            bar = least[person] - worth[JOB] * SCALE
            sweep_alone(people.openings, JOB, (person, bar, worth[JOB]), tariff.opening, ground.tied, swept)
        if worth[HOME] >= 0:
            bar = least[person] - worth[HOME] * SCALE
            sweep_alone(people.units, HOME, (person, bar, worth[HOME]), tariff.unit, ground.tied, swept)
        if worth[BOTH] >= 0:
            lay_out(ground, people, tariff, person, room)
            sweep_both(ground, people, tariff, (person, least[person] - worth[BOTH] * SCALE), room, swept)
            clear(ground, people, person, room)


@njit(cache=True, nogil=True)
def write(swept: Swept, person: int, worth: int, opening: int, unit: int) -> None:
    """Count a bundle, and write it while there is room."""
    at = swept.seen[0]
    swept.seen[0] += 1
    if at < len(swept.person):
        swept.person[at] = person
        swept.worth[at] = worth
        swept.opening[at] = opening
        swept.unit[at] = unit


@njit(cache=True, nogil=True)
def sweep_alone(pairs: Pairs, kind: int, turn: tuple[int, int, int], price: Rows, tied: Rows, swept: Swept) -> None:
    """Openings without a unit, or units without an opening but for those tied to one."""
    person, bar, worth = turn
    for at in range(pairs.start[person], pairs.start[person + 1]):
        other = pairs.other[at]
        left = pairs.points[at] * SCALE - price[other]
        if left < bar or (kind == HOME and tied[other] != NONE):
            continue
        if kind == JOB:
            write(swept, person, left + worth * SCALE, other, NONE)
        else:
            write(swept, person, left + worth * SCALE, NONE, other)


@njit(cache=True, nogil=True)
def sweep_both(ground: Ground, people: People, tariff: Tariff, turn: tuple[int, int], room: Room, swept: Swept) -> None:
    """Units with openings; those whose best opening and way are not enough are passed over."""
    person, bar = turn
    kind = people.way[person]
    for at in range(people.units.start[person], people.units.start[person + 1]):
        unit = people.units.other[at]
        base = people.units.points[at] * SCALE - tariff.unit[unit]
        most = best_around(ground, kind, ground.unit_zone[kind, unit], room)
        if most != NOTHING and base + most >= bar:
            sweep_unit(ground, people, (person, unit, base, bar), room, swept)


@njit(cache=True, nogil=True)
def sweep_unit(ground: Ground, people: People, turn: tuple[int, int, int, int], room: Room, swept: Swept) -> None:
    """One unit with the openings of the zones around it."""
    person, unit, base, bar = turn
    kind, begin = people.way[person], people.openings.start[person]
    home = ground.unit_zone[kind, unit]
    for step in range(ground.around.shape[1]):
        zone, most_way = ground.around[home, step], ground.most_points[kind, step] * SCALE
        if zone == NONE or room.best[zone] == NOTHING or base + room.best[zone] + most_way < bar:
            continue
        for place in range(room.first[zone], room.end[zone]):
            opening = people.openings.other[place]
            way = way_worth(ground, kind, opening, unit)
            left = base + room.left[place - begin] + way * SCALE
            if way != TOO_FAR and left >= bar and (ground.tied[unit] == NONE or ground.tied[unit] == opening):
                write(swept, person, left + people.worth[person, BOTH] * SCALE, opening, unit)
