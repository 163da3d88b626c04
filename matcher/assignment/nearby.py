"""An oracle over permitted pairs on a plane: an opening and a unit make a bundle where the way between is short enough.

Memory grows with the pairs at hand, time with what has to be looked at; no bundle is stored. People are priced in
blocks, in threads or by any `Executor`; blocks do not depend on how many there are, and so neither does the answer.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

import numpy as np

from matcher.assignment.candidates import Places
from matcher.assignment.ground import Ground
from matcher.assignment.oracle import Answer, Columns
from matcher.assignment.prices import SCALE
from matcher.assignment.problem import NONE, Rows
from matcher.assignment.scan import BOTH, NOTHING, Found, Pairs, People, Tariff, find_best
from matcher.assignment.sweep import Swept, sweep

BLOCK = 64
"""People priced together."""
PARTIAL = 2
"""Bundles with one side alone of a person who could have both."""
Result = TypeVar("Result")


class PeopleSource(Protocol):
    """Where permitted pairs come from."""

    def part(self, subjects: Rows) -> Callable[[], People]:
        """How to get some people, in ascending order: light to send, called where they are priced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPeople:
    """Everybody with their pairs, in memory."""

    people: People

    def part(self, subjects: Rows) -> Callable[[], People]:
        """Some of them, cut out."""
        people = self.people
        openings, units = (_cut(pairs, subjects) for pairs in (people.openings, people.units))
        return partial(People, people.way[subjects], people.worth[subjects], openings, units)


def _cut(pairs: Pairs, subjects: Rows) -> Pairs:
    """A view where they stand together."""
    first, last = int(subjects[0]), int(subjects[-1])
    if last - first == len(subjects) - 1:
        start, rows = pairs.start[first : last + 2], slice(pairs.start[first], pairs.start[last + 1])
        return Pairs(start - start[0], pairs.other[rows], pairs.points[rows])
    size = pairs.start[subjects + 1] - pairs.start[subjects]
    start = np.append(0, np.cumsum(size))
    at = np.repeat(pairs.start[subjects] - start[:-1], size) + np.arange(start[-1])
    return Pairs(start, pairs.other[at], pairs.points[at])


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """Bundles of permitted pairs and of the ways between."""

    places: Places
    ground: Ground
    people: PeopleSource
    largest_points: int
    """By how much bundles of the same help differ at most."""
    executor: Executor | None = None

    def best(self, tariff: Tariff, subjects: Rows, many: int) -> Answer:
        """About so many of the best bundles of each."""
        work = partial(_best_of_block, self.ground, tariff, many)
        parts = list(self._by_block(work, subjects))
        return Answer(
            columns=self._numbered(Columns.joined(part.columns for part in parts)),
            beyond=np.concatenate([part.beyond for part in parts]),
        )

    def within(self, tariff: Tariff, subjects: Rows, least: Rows, most: int) -> Columns | None:
        """Every bundle that is worth at least `least`; None if over `most`."""
        bars = np.full(self.places.subjects, np.iinfo(np.int64).max)
        bars[subjects] = least
        counted = sum(self._by_block(partial(_count_of_block, self.ground, tariff, bars), subjects))
        if counted > most:
            return None
        work = partial(_all_of_block, self.ground, tariff, bars)
        return self._numbered(Columns.joined(self._by_block(work, subjects)))

    def _by_block(self, work: Callable[[Rows, Callable[[], People]], Result], subjects: Rows) -> Iterator[Result]:
        blocks = [subjects[first : first + BLOCK] for first in range(0, len(subjects), BLOCK)]
        run = map if self.executor is None else self.executor.map
        return iter(run(work, blocks, [self.people.part(block) for block in blocks]))

    def _numbered(self, columns: Columns) -> Columns:
        """With the last number in place of NONE."""
        opening, unit = columns.opening.copy(), columns.unit.copy()
        opening[opening == NONE], unit[unit == NONE] = len(self.places.opening) - 1, len(self.places.unit) - 1
        return Columns(subject=columns.subject, opening=opening, unit=unit, value=columns.value)


def _best_of_block(ground: Ground, tariff: Tariff, many: int, subjects: Rows, part: Callable[[], People]) -> Answer:
    people, count = part(), len(subjects)
    limit = np.full((count, 3), many)
    limit[(people.worth[:, BOTH] >= 0)[:, None] & (np.arange(3) != BOTH)] = min(PARTIAL, many)
    found = Found(np.zeros((count, 3), np.int64), *(np.empty((count, 3, many), np.int64) for _ in range(3)))
    find_best(ground, people, tariff, limit, found)
    taken = np.arange(many) < found.held[:, :, None]
    least = np.where(taken, found.worth, np.iinfo(np.int64).max).min(axis=2)
    at = np.nonzero(taken)
    return Answer(
        columns=_columns(tariff, subjects[at[0]], (found.opening[at], found.unit[at]), found.worth[at]),
        beyond=np.where(found.held == limit, least, NOTHING).max(axis=1),
    )


def _columns(tariff: Tariff, subject: Rows, sides: tuple[Rows, Rows], worth: Rows) -> Columns:
    """With their values, which they have before they pay; the last price is that of NONE."""
    opening, unit = sides
    paid = tariff.opening[opening] + tariff.unit[unit]
    return Columns(subject=subject, opening=opening, unit=unit, value=(worth + paid) // SCALE)


def _count_of_block(ground: Ground, tariff: Tariff, bars: Rows, subjects: Rows, part: Callable[[], People]) -> int:
    swept = Swept(np.zeros(1, np.int64), *(np.empty(0, np.int64) for _ in range(4)))
    sweep(ground, part(), tariff, bars[subjects], swept)
    return int(swept.seen[0])


def _all_of_block(ground: Ground, tariff: Tariff, bars: Rows, subjects: Rows, part: Callable[[], People]) -> Columns:
    count = _count_of_block(ground, tariff, bars, subjects, part)
    swept = Swept(np.zeros(1, np.int64), *(np.empty(count, np.int64) for _ in range(4)))
    sweep(ground, part(), tariff, bars[subjects], swept)
    return _columns(tariff, subjects[swept.person], (swept.opening, swept.unit), swept.worth)
