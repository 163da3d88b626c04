"""Made-up prefectures as explicit packings: people, jobs and homes in clustered towns, scarce, of every kind of need.

A bundle is worth 100,000 times the person's urgency where it meets all that the person needs, a tenth or a quarter of
that where it meets part, and up to 10,000 points for how well it suits.
"""

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from matcher.assignment.packing import Packing
from matcher.assignment.problem import NONE, Rows
from tests.benchmarks.towns import DETOUR, DISTANCE_MOST_KM, MINUTES, OVERHEAD, SPEED, Homes, Jobs, People, drawn

LEVEL = 100_000
PART_HOME, PART_JOB = 0.25, 0.10
SHARE_JOB, SHARE_HOME, SHARE_WAY = 0.40, 0.35, 0.25
POINTS = 10_000
DORMITORY_WAY = round(SHARE_WAY * POINTS)
"""Points for a way to work of no length."""
Floats = NDArray[np.float64]


class Need(IntEnum):
    """What a person lacks."""

    BOTH = 0
    HOME = 1
    JOB = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many people, employers and homes; dormitories come on top."""

    people: int
    employers: int
    homes: int


PREFECTURE = Size(people=300, employers=210, homes=1_000)
TIGHT = Size(people=300, employers=210, homes=300)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """A packing, and what a person at the telephone would know about it; (n,) per bundle, (s,) per subject."""

    packing: Packing
    full: NDArray[np.bool_]
    """(n,) Whether all that the person needs is met."""
    job_points: Rows
    """(n,) 0 where there is no job; `home_points` and `way_points` likewise."""
    home_points: Rows
    way_points: Rows
    need: Rows
    """(s,)"""
    urgency: Rows
    release: Rows
    """(s,) Day."""
    dormitory_of: Rows
    """(u,) The opening to which a unit is tied."""
    first: Rows
    """(s + 1,) First bundle of each subject, and the end."""

    @property
    def score_of_each(self) -> Rows:
        """(n,) Points, without what comes first."""
        return self.job_points + self.home_points + self.way_points

    def placed(self, rows: Rows) -> int:
        """How many people a plan gives all that they need."""
        return int(self.full[rows].sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bundles:
    """Those of one person."""

    opening: Rows
    unit: Rows
    job: Rows
    home: Rows
    way: Rows
    level: float


def made(size: Size, seed: int) -> Instance:
    """An instance; the same size and seed give the same one."""
    people, jobs, homes = drawn(np.random.default_rng(seed), (size.people, size.employers, size.homes))
    apart_km = np.hypot(*(jobs.place[:, None] - homes.place).transpose(2, 0, 1))
    parts = [(person, part) for person in range(size.people) for part in _parts(person, people, jobs, homes, apart_km)]
    subject = np.concatenate([np.full(len(part.unit), person) for person, part in parts])
    level = np.concatenate([np.full(len(part.unit), part.level) for _, part in parts])
    opening, unit, job, home, way = (
        np.concatenate([getattr(part, name) for _, part in parts]).astype(np.int64)
        for name in ("opening", "unit", "job", "home", "way")
    )
    return Instance(
        packing=Packing(
            subjects=size.people,
            opening_places=jobs.seats,
            unit_places=homes.places,
            subject=subject,
            opening=opening,
            unit=unit,
            places=np.ones(len(subject), dtype=np.int64),
            values=(np.rint(level * LEVEL * people.urgency[subject]).astype(np.int64) + job + home + way,),
        ),
        full=level == 1,
        job_points=job,
        home_points=home,
        way_points=way,
        need=people.need,
        urgency=people.urgency,
        release=people.release,
        dormitory_of=homes.dormitory_of,
        first=np.searchsorted(subject, np.arange(size.people + 1)),
    )


def homes_alone(size: Size, seed: int) -> Instance:
    """The same without any job: every bundle takes one place of one thing."""
    instance = made(size, seed)
    packing = instance.packing
    kept = np.flatnonzero(packing.opening == NONE)
    alone = replace(
        packing,
        opening_places=packing.opening_places[:0],
        **{name: getattr(packing, name)[kept] for name in ("subject", "opening", "unit", "places")},
        values=(packing.values[0][kept],),
    )
    return replace(
        instance,
        packing=alone,
        **{name: getattr(instance, name)[kept] for name in ("full", "job_points", "home_points", "way_points")},
        first=np.searchsorted(alone.subject, np.arange(alone.subjects + 1)),
    )


def _parts(person: int, people: People, jobs: Jobs, homes: Homes, apart_km: Floats) -> list[_Bundles]:
    """Full help first, then help in part."""
    need = people.need[person]
    job_km, home_km = (np.hypot(*(side.place - people.place[person]).T) for side in (jobs, homes))
    reach_km = DISTANCE_MOST_KM if not people.anywhere[person] else np.inf
    takes = _takes(person, people, jobs)
    job = _job_points(person, people, jobs, job_km)
    if need == Need.JOB:
        way = way_points(people.mobility[person], job_km)
        return [_jobs_alone(np.flatnonzero(takes & (way >= 0)), job, way, 1)]
    houses = _houses(person, people, homes) & (home_km <= reach_km)
    home = _home_points(person, people, homes, home_km)
    plain = np.flatnonzero(houses & (homes.dormitory_of == NONE))
    if need == Need.HOME:
        return [_homes_alone(plain, home, 1)]
    near = np.flatnonzero(takes & (job_km <= reach_km + longest_km(people.mobility[person])))
    far = np.flatnonzero(takes)
    ways = way_points(people.mobility[person], apart_km[np.ix_(far, plain)])
    at, to = np.nonzero(ways >= 0)
    tied = np.flatnonzero(houses & (homes.dormitory_of != NONE))
    tied = tied[takes[homes.dormitory_of[tied]]]
    opening = np.concatenate([far[at], homes.dormitory_of[tied]])
    unit = np.concatenate([plain[to], tied])
    way = np.concatenate([ways[at, to], np.full(len(tied), DORMITORY_WAY)])
    both = _Bundles(opening=opening, unit=unit, job=job[opening], home=home[unit], way=way, level=1)
    return [both, _homes_alone(plain, home, PART_HOME), _jobs_alone(near, job, np.zeros_like(job), PART_JOB)]


def _jobs_alone(rows: Rows, job: Rows, way: Rows, level: float) -> _Bundles:
    none = np.zeros_like(rows)
    return _Bundles(opening=rows, unit=none + NONE, job=job[rows], home=none, way=way[rows], level=level)


def _homes_alone(rows: Rows, home: Rows, level: float) -> _Bundles:
    none = np.zeros_like(rows)
    return _Bundles(opening=none + NONE, unit=rows, job=none, home=home[rows], way=none, level=level)


def _takes(person: int, people: People, jobs: Jobs) -> NDArray[np.bool_]:
    licensed: NDArray[np.bool_] = (jobs.licence == NONE) | people.licences[person][jobs.licence]
    return jobs.accepts[:, people.offence[person]] & licensed


def _houses(person: int, people: People, homes: Homes) -> NDArray[np.bool_]:
    """A dormitory asks for nobody's offence: its employer does."""
    accepts = homes.accepts[:, people.offence[person]] & homes.households[:, people.household[person]]
    met: NDArray[np.bool_] = (homes.support | ~people.support[person]).all(axis=1)
    in_time, paid = homes.free_from <= people.release[person], homes.rent <= people.budget[person]
    suits: NDArray[np.bool_] = accepts & met & in_time & paid
    return suits


def longest_km(mobility: int) -> float:
    """The longest way to work that is not too long."""
    return float((MINUTES[mobility] - OVERHEAD[mobility]) / 60 * SPEED[mobility] / DETOUR)


def way_points(mobility: int, apart_km: Floats) -> Rows:
    """Below 0 where the way is too long."""
    minutes = OVERHEAD[mobility] + apart_km * DETOUR / SPEED[mobility] * 60
    return _whole(SHARE_WAY * POINTS * (1 - minutes / MINUTES[mobility]))


def _job_points(person: int, people: People, jobs: Jobs, km: Floats) -> Rows:
    wished = people.wishes[person][jobs.occupation]
    skilled = (jobs.skills & people.skills[person]).sum(axis=1)
    return _whole(SHARE_JOB * (4_500 * wished + 833 * skilled + 2_000 * jobs.wage + 1_000 / (1 + km / 20)))


def _home_points(person: int, people: People, homes: Homes, km: Floats) -> Rows:
    cheap, near = 1 - homes.rent / people.budget[person], 1 / (1 + km / 20)
    points = _whole(SHARE_HOME * (3_000 * cheap + 3_500 * near + 2_500 * homes.quality + 1_000 * homes.lasting))
    return np.maximum(points, 0)


def _whole(points: Floats) -> Rows:
    return np.floor(points + 0.5).astype(np.int64)
