"""The people, jobs and homes of a made-up prefecture: drawn towns, tastes, refusals and places."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.assignment.problem import NONE, Rows

TOWNS = 36
"""In a prefecture."""
COUNTRY_KM = (1_500, 500)
OFFENCES = np.array([30, 24, 14, 10, 7, 5, 4, 3, 2, 1]) / 100
OCCUPATIONS, SKILLS, LICENCES, SUPPORTS = 24, 16, 8, 6
HOUSEHOLDS = (0.84, 0.08, 0.05, 0.03)
"""Alone, and three kinds of households for which fewer homes are made."""
WISHES = (1.0, 0.8, 0.65, 0.5)
"""For the four occupations that a person likes; every other is worth `INDIFFERENT`."""
INDIFFERENT = 0.2
MOBILITY = (0.12, 0.30, 0.43, 0.15)
"""On foot, by bicycle, by bus and train, by car; the next four lines by the same."""
SPEED = np.array([4.0, 12.0, 18.0, 35.0])
OVERHEAD = np.array([0.0, 2.0, 10.0, 5.0])
MINUTES = np.array([30.0, 40.0, 60.0, 60.0])
DETOUR = 1.3
DISTANCE_MOST_KM = 80.0
"""From where they are known, for people who do not want to move anywhere."""
DAYS = 182
DORMITORIES = 0.06
DORMITORY_RENT = 1.2
HOT, HOT_QUALITY, HOT_RENT = 0.04, 0.45, 0.8
"""Homes that everybody wants."""

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """(s,) or (s, …) each; places in km, budgets in ten thousand yen."""

    place: Floats
    mobility: Rows
    offence: Rows
    skills: Bools
    licences: Bools
    """The last column stands for needing none."""
    wishes: Floats
    budget: Floats
    household: Rows
    support: Bools
    urgency: Rows
    need: Rows
    release: Rows
    anywhere: Bools


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobs:
    """(o,) or (o, …) each; `licence` is NONE where none is asked for."""

    place: Floats
    seats: Rows
    accepts: Bools
    licence: Rows
    occupation: Rows
    skills: Bools
    wage: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Homes:
    """(u,) or (u, …) each, dormitories last; `dormitory_of` is NONE where a home is tied to no job."""

    place: Floats
    dormitory_of: Rows
    places: Rows
    rent: Floats
    quality: Floats
    accepts: Bools
    households: Bools
    support: Bools
    free_from: Rows
    lasting: Bools


@dataclass(frozen=True, slots=True, kw_only=True)
class _Towns:
    centre: Floats
    weight: Floats

    def drawn(self, draw: np.random.Generator, count: int, *, spread_km: float, evenness: float) -> tuple[Rows, Floats]:
        """Towns and places in them; the more even, the more stand in small towns."""
        weight = self.weight**evenness
        town = draw.choice(len(weight), count, p=weight / weight.sum())
        strayed = draw.normal(0, spread_km, (count, 2)) * (0.5 + draw.random((count, 1)))
        return town, self.centre[town] + strayed


def drawn(draw: np.random.Generator, sizes: tuple[int, int, int], prefectures: int = 1) -> tuple[People, Jobs, Homes]:
    """So many people, employers and homes, and dormitories."""
    towns = _towns(draw, prefectures)
    liked = draw.pareto(1.5, OCCUPATIONS) + 0.3
    liked /= liked.sum()
    people, jobs = _people(draw, towns, sizes[0], liked), _jobs(draw, towns, sizes[1], liked)
    return people, jobs, _with_dormitories(draw, _homes(draw, towns, sizes[2]), jobs)


def _towns(draw: np.random.Generator, prefectures: int) -> _Towns:
    """Around the middle of their prefecture; several of those lie in a long country, some with more people."""
    weight = draw.pareto(1.1, TOWNS * prefectures) + 0.1
    centre = draw.normal(0, 22, (TOWNS * prefectures, 2))
    if prefectures > 1:
        centre += np.repeat(draw.uniform((0, 0), COUNTRY_KM, (prefectures, 2)), TOWNS, axis=0)
        weight *= np.repeat(draw.pareto(1.3, prefectures) + 0.4, TOWNS)
    return _Towns(centre=centre, weight=np.minimum(weight, np.quantile(weight, 0.995)))


def _people(draw: np.random.Generator, towns: _Towns, count: int, liked: Floats) -> People:
    favourites = _few(draw, count, liked)[:, : len(WISHES)]
    wishes = np.full((count, OCCUPATIONS), INDIFFERENT)
    wishes[np.arange(count)[:, None], favourites] = WISHES
    drives = draw.random(count) < 0.45
    licences = np.column_stack([drives, draw.random((count, LICENCES - 1)) < 1 / 8, np.ones(count, dtype=bool)])
    asks, kind = draw.random(count) < 0.18, draw.integers(SUPPORTS, size=count)
    return People(
        place=towns.drawn(draw, count, spread_km=3.0, evenness=1.0)[1],
        mobility=draw.choice(len(MOBILITY), count, p=MOBILITY),
        offence=draw.choice(len(OFFENCES), count, p=OFFENCES),
        skills=_some(draw, draw.integers(1, 6, count), np.ones(SKILLS)),
        licences=licences,
        wishes=wishes,
        budget=np.clip(draw.normal(3.9, 0.9, count), 2, 8),
        household=draw.choice(len(HOUSEHOLDS), count, p=HOUSEHOLDS),
        support=asks[:, None] & (np.arange(SUPPORTS) == kind[:, None]),
        urgency=draw.choice([1, 2, 3], count, p=[0.6, 0.3, 0.1]),
        need=draw.choice(3, count, p=[0.78, 0.14, 0.08]),
        release=draw.integers(0, DAYS, count),
        anywhere=draw.random(count) < 0.3,
    )


def _jobs(draw: np.random.Generator, towns: _Towns, count: int, liked: Floats) -> Jobs:
    asks = draw.random(count) < 0.35
    return Jobs(
        place=towns.drawn(draw, count, spread_km=4.5, evenness=0.95)[1],
        seats=np.minimum(draw.geometric(1 / 2.4, count), 12),
        accepts=_some(draw, draw.choice([1, 2, 3, 5, 10], count, p=[0.22, 0.28, 0.25, 0.15, 0.10]), OFFENCES),
        licence=np.where(asks, draw.integers(LICENCES, size=count), NONE),
        occupation=draw.choice(OCCUPATIONS, count, p=0.5 * liked + 0.5 / OCCUPATIONS),
        skills=_some(draw, np.full(count, 3), np.ones(SKILLS)),
        wage=np.clip(draw.normal(0.45, 0.2, count), 0, 1),
    )


def _homes(draw: np.random.Generator, towns: _Towns, count: int) -> Homes:
    town, place = towns.drawn(draw, count, spread_km=3.5, evenness=0.9)
    quality, hot = draw.beta(2, 3, count), draw.random(count) < HOT
    dear = np.clip((towns.weight[town] / np.median(towns.weight)) ** 0.25, 0.7, 1.8) * draw.normal(1, 0.18, count)
    rent = np.clip((2.1 + 2.6 * quality) * dear, 1, 15)
    alone, others = draw.random(count) < 0.75, draw.random(count) < 0.35
    return Homes(
        place=place,
        dormitory_of=np.full(count, NONE),
        places=np.ones(count, dtype=np.int64),
        rent=np.where(hot, rent * HOT_RENT, rent),
        quality=np.where(hot, np.minimum(1, quality + HOT_QUALITY), quality),
        accepts=_some(draw, draw.choice([1, 2, 3, 5, 10], count, p=[0.25, 0.25, 0.2, 0.15, 0.15]), OFFENCES),
        households=np.column_stack([alone | ~others, others, others, others]),
        support=draw.random((count, SUPPORTS)) < 1 / 4,
        free_from=np.where(draw.random(count) < 0.4, 0, draw.integers(0, DAYS, count)),
        lasting=draw.random(count) < 0.8,
    )


def _with_dormitories(draw: np.random.Generator, homes: Homes, jobs: Jobs) -> Homes:
    """One or a few cheap rooms at some employers, for people alone and without needs, whom the employer takes."""
    employer = np.flatnonzero(draw.random(len(jobs.seats)) < DORMITORIES)
    count = len(employer)
    rooms = Homes(
        place=jobs.place[employer],
        dormitory_of=employer,
        places=draw.integers(1, 4, count),
        rent=np.full(count, DORMITORY_RENT),
        quality=np.full(count, 0.25),
        accepts=jobs.accepts[employer],
        households=np.tile([True, False, False, False], (count, 1)),
        support=np.zeros((count, SUPPORTS), dtype=bool),
        free_from=np.zeros(count, dtype=np.int64),
        lasting=np.zeros(count, dtype=bool),
    )
    return Homes(
        **{name: np.concatenate([getattr(homes, name), getattr(rooms, name)]) for name in Homes.__dataclass_fields__}
    )


def _some(draw: np.random.Generator, counts: Rows, weights: Floats) -> Bools:
    """So many different things in each row, by weight."""
    chosen = np.zeros((len(counts), len(weights)), dtype=bool)
    ranked = _few(draw, len(counts), weights)
    np.put_along_axis(chosen, ranked, np.arange(len(weights)) < counts[:, None], axis=1)
    return chosen


def _few(draw: np.random.Generator, rows: int, weights: Floats) -> Rows:
    """All things in each row, drawn one after the other by weight."""
    return np.argsort(draw.exponential(size=(rows, len(weights))) / weights, axis=1)
