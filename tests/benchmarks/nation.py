"""Made-up countries whose bundles are too many to list: the permitted pairs are drawn when they are wanted, or kept.

The people, jobs, homes and points are those of `instances`, with ways in whole metres.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

import numpy as np
from numba import njit

from matcher.assignment.candidates import PLENTY, Places
from matcher.assignment.ground import Ground, Spots, Whole, ground_of
from matcher.assignment.nearby import BLOCK, Nearby, StoredPeople
from matcher.assignment.packing import no_rows
from matcher.assignment.problem import NONE, Rows
from matcher.assignment.scan import BOTH, HOME, JOB, Pairs, People
from tests.benchmarks.instances import LEVEL, PART_HOME, PART_JOB, POINTS, Need, Size, longest_km, way_points
from tests.benchmarks.lots import ANYWHERE, Floats, Lots, Persons, Roofs, Sites, Work, home_lots, job_lots
from tests.benchmarks.towns import DISTANCE_MOST_KM, HOUSEHOLDS, OFFENCES, SPEED, Bools, Homes, Jobs, drawn
from tests.benchmarks.towns import People as Drawn

PREFECTURES = 47
NATIONAL_TIGHT = Size(people=2_500, employers=5_000, homes=6_000)
NATIONAL = Size(people=2_500, employers=25_000, homes=100_000)
STRESS = Size(people=20_000, employers=83_000, homes=205_000)
KINDS = range(len(SPEED))
ONLY_HOME, ONLY_JOB = int(Need.HOME), int(Need.JOB)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPeople:
    """Everybody as they were drawn, without their pairs; `jobs` and `homes` by kind of way."""

    persons: Persons
    jobs: tuple[Sites, ...]
    homes: tuple[Sites, ...]
    work: tuple[Work, ...]
    roofs: tuple[Roofs, ...]
    ways: tuple[Rows, ...]
    level: int
    """What a person with all they need is worth, times the urgency, before points."""

    def part(self, subjects: Rows) -> Callable[[], People]:
        """Some of them; the pairs are drawn by whoever calls for them."""
        return partial(_drawn_pairs, self, subjects)

    def stored(self, executor: Executor) -> StoredPeople:
        """Everybody with their pairs."""
        everybody = np.arange(len(self.persons.x))
        blocks = [everybody[first : first + BLOCK] for first in range(0, len(everybody), BLOCK)]
        parts = list(executor.map(partial(_drawn_pairs, self), blocks))
        openings, units = (_joined(getattr(part, side) for part in parts) for side in ("openings", "units"))
        way, worth = (np.concatenate([getattr(part, name) for part in parts]) for name in ("way", "worth"))
        return StoredPeople(people=People(way, worth, openings, units))


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """An instance, and what a person at the telephone would know about it."""

    places: Places
    ground: Ground
    people: DrawnPeople

    def oracle(self, executor: Executor, *, stored: bool) -> Nearby:
        """Its bundles: faster with the pairs stored, smaller without."""
        return Nearby(
            places=self.places,
            ground=self.ground,
            people=self.people.stored(executor) if stored else self.people,
            largest_points=POINTS,
            executor=executor,
        )


def nation(size: Size, seed: int, *, prefectures: int = PREFECTURES, level: int = LEVEL) -> Nation:
    """An instance; the same size and seed give the same one."""
    people, jobs, homes = drawn(np.random.default_rng(seed), (size.people, size.employers, size.homes), prefectures)
    ways = tuple(_ways(kind) for kind in KINDS)
    ground = ground_of(_spots(jobs.place), _spots(homes.place), homes.dormitory_of, ways)
    work = bits(~jobs.accepts) | bits(np.eye(people.licences.shape[1], dtype=bool)[jobs.licence][:, :-1]) << len(
        OFFENCES
    )
    roof = bits(np.column_stack([~homes.accepts, ~homes.households, ~homes.support]))
    free = (np.zeros_like(jobs.seats), np.zeros(len(jobs.seats)))
    return Nation(
        places=_places(size, jobs, homes),
        ground=ground,
        people=DrawnPeople(
            persons=_persons(people),
            jobs=tuple(_sites(ground.opening_zone[kind], ground.opening, work, free) for kind in KINDS),
            homes=tuple(
                _sites(ground.unit_zone[kind], ground.unit, roof, (homes.free_from, homes.rent)) for kind in KINDS
            ),
            work=tuple(_work(jobs, ground.opening_zone[kind]) for kind in KINDS),
            roofs=tuple(_roofs(homes, ground.unit_zone[kind]) for kind in KINDS),
            ways=ways,
            level=level,
        ),
    )


def bits(flags: Bools) -> Rows:
    """One number a row."""
    numbers: Rows = flags.astype(np.int64) @ (1 << np.arange(flags.shape[1], dtype=np.int64))
    return numbers


def _ways(kind: int) -> Rows:
    """Points by whole metres."""
    points = way_points(kind, np.arange(int(1000 * longest_km(kind)) + 2) / 1000)
    return points[points >= 0]


def _spots(place: Floats) -> Spots:
    return Spots(*np.rint(1000 * place).astype(np.int64).T)


def _places(size: Size, jobs: Jobs, homes: Homes) -> Places:
    return Places(
        subjects=size.people,
        opening=np.append(jobs.seats, PLENTY),
        unit=np.append(homes.places, PLENTY),
        group=no_rows(),
        group_row=no_rows(),
        group_of=no_rows(),
        group_opening=no_rows(),
    )


def _persons(people: Drawn) -> Persons:
    spots, offence = _spots(people.place), 1 << people.offence
    household, support = 1 << people.household, bits(people.support)
    return Persons(
        x=spots.x,
        y=spots.y,
        way=people.mobility,
        need=people.need,
        urgency=people.urgency,
        reach=np.where(people.anywhere, ANYWHERE, round(1000 * DISTANCE_MOST_KM)),
        work_refused=offence | bits(~people.licences[:, :-1]) << len(OFFENCES),
        home_refused=offence | household << len(OFFENCES) | support << (len(OFFENCES) + len(HOUSEHOLDS)),
        skills=bits(people.skills),
        wishes=people.wishes,
        budget=people.budget,
        release=people.release,
    )


def _sites(zone: Whole, spots: Spots, refuses: Rows, asked: tuple[Rows, Floats]) -> Sites:
    order = _order(zone)
    changes = np.flatnonzero(np.diff(zone[order], prepend=NONE - 1))
    number, x, y, bits_refused, free_from = (
        column[order].astype(np.int32) for column in (np.arange(len(zone)), spots.x, spots.y, refuses, asked[0])
    )
    first = np.append(changes, len(order))
    return Sites(first, _widest(zone, spots), number, x, y, bits_refused, free_from, asked[1][order])


def _widest(zone: Whole, spots: Spots) -> int:
    """How wide the widest zone is, in metres."""
    wide = 0
    for axis in spots:
        least, most = np.full(zone.max() + 1, ANYWHERE), np.full(zone.max() + 1, -ANYWHERE)
        np.minimum.at(least, zone, axis)
        np.maximum.at(most, zone, axis)
        wide = max(wide, int((most - least).max()))
    return wide


def _order(zone: Whole) -> Rows:
    return np.argsort(zone, kind="stable")


def _work(jobs: Jobs, zone: Whole) -> Work:
    order = _order(zone)
    return Work(
        occupation=jobs.occupation[order].astype(np.int32),
        skills=bits(jobs.skills)[order].astype(np.int32),
        wage=jobs.wage[order],
    )


def _roofs(homes: Homes, zone: Whole) -> Roofs:
    order = _order(zone)
    return Roofs(
        worth=(2_500 * homes.quality + 1_000 * homes.lasting)[order],
        tied=homes.dormitory_of[order].astype(np.int32),
    )


def _drawn_pairs(people: DrawnPeople, subjects: Rows) -> People:
    some = Persons._make(column[subjects] for column in people.persons)
    openings = _lots(some, partial(_draw_jobs, some, people.jobs, people.work, people.ways), people.jobs[0])
    units = _lots(some, partial(_draw_homes, some, people.homes, people.roofs, people.ways), people.homes[0])
    return People(some.way, _worth(some, people.level), openings, units)


def _worth(some: Persons, level: int) -> Rows:
    """Of each kind of bundle, without points."""
    full, need = level * some.urgency, some.need
    worth = np.full((len(need), 3), NONE)
    worth[:, BOTH] = np.where(need == Need.BOTH, full, NONE)
    worth[:, HOME] = np.select([need == Need.BOTH, need == Need.HOME], [np.rint(PART_HOME * full), full], NONE)
    worth[:, JOB] = np.select([need == Need.BOTH, need == Need.JOB], [np.rint(PART_JOB * full), full], NONE)
    return worth


def _lots(some: Persons, draw: Callable[[Lots], None], sites: Sites) -> Pairs:
    most = len(some.x) * len(sites.number)
    lots = Lots(np.zeros(len(some.x) + 1, np.int64), np.empty(most, np.int32), np.empty(most, np.int32))
    draw(lots)
    end = lots.start[-1]
    return Pairs(lots.start, lots.other[:end].copy(), lots.points[:end].copy())


@njit(cache=True, nogil=True)
def _draw_jobs(
    persons: Persons, sites: tuple[Sites, ...], work: tuple[Work, ...], ways: tuple[Rows, ...], lots: Lots
) -> None:
    for person in range(len(persons.x)):
        kind = persons.way[person]
        if persons.need[person] == ONLY_HOME:
            lots.start[person + 1] = lots.start[person]
        else:
            job_lots(persons, person, sites[kind], work[kind], ways[kind], lots)


@njit(cache=True, nogil=True)
def _draw_homes(
    persons: Persons, sites: tuple[Sites, ...], roofs: tuple[Roofs, ...], ways: tuple[Rows, ...], lots: Lots
) -> None:
    for person in range(len(persons.x)):
        kind = persons.way[person]
        if persons.need[person] == ONLY_JOB:
            lots.start[person + 1] = lots.start[person]
        else:
            home_lots(persons, person, sites[kind], roofs[kind], ways[kind], lots)


def _joined(parts: Iterable[Pairs]) -> Pairs:
    some = list(parts)
    start = np.append(0, np.cumsum(np.concatenate([np.diff(part.start) for part in some])))
    return Pairs(start, np.concatenate([part.other for part in some]), np.concatenate([part.points for part in some]))
