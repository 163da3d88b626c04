"""Compiled: which jobs and homes of a made-up country a person may have, and the points of each pair."""

import math
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from matcher.assignment.ground import Whole
from matcher.assignment.problem import NONE, Rows
from tests.benchmarks.instances import DORMITORY_WAY, SHARE_HOME, SHARE_JOB, Need

Floats = NDArray[np.float64]
BOTH, JOB = int(Need.BOTH), int(Need.JOB)
ANYWHERE = 10**8
"""Metres, more than any country is wide."""


class Persons(NamedTuple):
    """(people,) or (people, …) each; places and reach in metres."""

    x: Rows
    y: Rows
    way: Rows
    need: Rows
    urgency: Rows
    reach: Rows
    """How far from where they are known."""
    work_refused: Rows
    """Bits of what some jobs refuse: the offence, and licences that are lacking."""
    home_refused: Rows
    """Bits of what some homes refuse: the offence, the household, a need for support."""
    skills: Rows
    """Bits."""
    wishes: Floats
    budget: Floats
    release: Rows


class Sites(NamedTuple):
    """Jobs or homes in the order of their zones for one kind of way."""

    first: Rows
    """(zones + 1,)."""
    width: int
    """Of a zone, in metres."""
    number: Whole
    x: Whole
    y: Whole
    refuses: Whole
    """Bits."""
    free_from: Whole
    """Day, and the rent; 0 for a job."""
    rent: Floats


class Work(NamedTuple):
    """What the points of jobs depend on, in the order of their sites."""

    occupation: Whole
    skills: Whole
    """Bits."""
    wage: Floats


class Roofs(NamedTuple):
    """What the points of homes depend on, in the order of their sites."""

    worth: Floats
    """Of the home itself."""
    tied: Whole


class Lots(NamedTuple):
    """Pairs as they are found: (people + 1,) first of each person, then one value a pair."""

    start: Rows
    other: Whole
    points: Whole


@njit(cache=True, nogil=True)
def within_reach(persons: Persons, person: int, sites: Sites, limits: tuple[int, int], found: Whole) -> int:
    """Write what refuses a person nothing, is paid and free in time, and near enough; how many.

    `limits` are bits of what is refused, and the most metres.
    """
    x, y, (refused, most) = persons.x[person], persons.y[person], limits
    day, budget = persons.release[person], persons.budget[person]
    many, far = 0, most + 2 * sites.width
    for zone in range(len(sites.first) - 1):
        corner = sites.first[zone]
        across, down = sites.x[corner] - x, sites.y[corner] - y
        if across * across + down * down > far * far:
            continue
        for row in range(corner, sites.first[zone + 1]):
            if (sites.refuses[row] & refused != 0) | (sites.free_from[row] > day) | (sites.rent[row] > budget):
                continue
            across, down = sites.x[row] - x, sites.y[row] - y
            if across * across + down * down <= most * most:
                found[many] = row
                many += 1
    return many


@njit(cache=True, nogil=True)
def kilometres(sites: Sites, row: int, x: int, y: int) -> float:
    """From a person to a site."""
    across, down = sites.x[row] - x, sites.y[row] - y
    return math.sqrt(across * across + down * down) / 1000.0


@njit(cache=True, nogil=True)
def common_bits(one: int, other: int) -> int:
    """How many of sixteen bits both have, counted in pairs, fours, eights and all."""
    both = one & other
    both = (both & 0x5555) + (both >> 1 & 0x5555)
    both = (both & 0x3333) + (both >> 2 & 0x3333)
    both = (both & 0x0F0F) + (both >> 4 & 0x0F0F)
    return (both & 0x00FF) + (both >> 8)


@njit(cache=True, nogil=True)
def job_lots(persons: Persons, person: int, sites: Sites, work: Work, ways: Rows, lots: Lots) -> None:
    """A person's jobs; whoever has a home of their own goes there from it."""
    at, own = lots.start[person], persons.need[person] == JOB
    x, y = persons.x[person], persons.y[person]
    most = len(ways) if own else persons.reach[person] + len(ways)
    many = within_reach(persons, person, sites, (persons.work_refused[person], most), lots.other[at:])
    for place in range(at, at + many):
        row = lots.other[place]
        km = kilometres(sites, row, x, y)
        metres = int(km * 1000.0)
        if own and metres >= len(ways):
            continue
        worth = 4500.0 * persons.wishes[person, work.occupation[row]]
        worth += 833.0 * common_bits(work.skills[row], persons.skills[person])
        worth += 2000.0 * work.wage[row] + 1000.0 / (1.0 + km / 20.0)
        lots.other[at] = sites.number[row]
        lots.points[at] = math.floor(SHARE_JOB * worth + 0.5) + (ways[metres] if own else 0)
        at += 1
    lots.start[person + 1] = at


@njit(cache=True, nogil=True)
def home_lots(persons: Persons, person: int, sites: Sites, roofs: Roofs, ways: Rows, lots: Lots) -> None:
    """A person's homes; a dormitory counts as a way of no length, whatever the person goes by."""
    at, budget = lots.start[person], persons.budget[person]
    x, y = persons.x[person], persons.y[person]
    many = within_reach(persons, person, sites, (persons.home_refused[person], persons.reach[person]), lots.other[at:])
    for place in range(at, at + many):
        row = lots.other[place]
        tied = roofs.tied[row] != NONE
        if tied and persons.need[person] != BOTH:
            continue
        worth = 3000.0 * (1.0 - sites.rent[row] / budget) + roofs.worth[row]
        worth += 3500.0 / (1.0 + kilometres(sites, row, x, y) / 20.0)
        points = max(math.floor(SHARE_HOME * worth + 0.5), 0)
        lots.other[at] = sites.number[row]
        lots.points[at] = points + (DORMITORY_WAY - ways[0] if tied else 0)
        at += 1
    lots.start[person + 1] = at
