"""The bundles that a column generation has seen, and the least bound that exact prices have proved so far."""

from dataclasses import dataclass

import numpy as np

from matcher.assignment.candidates import Candidates, Places
from matcher.assignment.oracle import Answer, Columns, Oracle
from matcher.assignment.prices import SCALE, Exact, Prices, Stage, best_of_each, bound_of, reduced
from matcher.assignment.problem import Rows
from matcher.assignment.scan import Tariff

STAGE = Stage(level=0, floors=())
"""All that counts is in one value."""
FIRST = 12
"""Bundles of each subject at prices of nothing: the more, the fewer are asked about again."""
LATER = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Bundles as candidates, none twice, each with a number of its own."""

    candidates: Candidates
    key: Rows
    """(n,) ascending; the same bundle has the same key in every pool."""

    @classmethod
    def of(cls, places: Places, columns: Columns) -> "Pool":
        """Some bundles, each once."""
        opening_keys = columns.subject * len(places.opening) + columns.opening
        key, first = np.unique(opening_keys * len(places.unit) + columns.unit, return_index=True)
        some = columns.take(first)
        return cls(
            candidates=Candidates(
                places=places,
                row=np.arange(len(some)),
                subject=some.subject,
                opening=some.opening,
                unit=some.unit,
                taken=np.ones(len(some), dtype=np.int64),
                values=some.value[None],
                start=np.searchsorted(some.subject, np.arange(places.subjects + 1)),
            ),
            key=key,
        )

    def columns(self) -> Columns:
        """The bundles as they were found."""
        some = self.candidates
        return Columns(subject=some.subject, opening=some.opening, unit=some.unit, value=some.values[0])

    def joined(self, columns: Columns) -> "Pool":
        """With more bundles."""
        return Pool.of(self.candidates.places, Columns.joined([self.columns(), columns]))

    def positions(self, key: Rows) -> Rows:
        """Where bundles with those keys stand, ascending."""
        return np.flatnonzero(np.isin(self.key, key))


class Known:
    """What is known after the prices tried so far; every one of them is tried on all bundles, exactly."""

    def __init__(self, oracle: Oracle) -> None:
        places = oracle.places
        self.oracle, self._everybody = oracle, np.arange(places.subjects)
        free = Tariff(np.zeros(len(places.opening), dtype=np.int64), np.zeros(len(places.unit), dtype=np.int64))
        self._free = oracle.best(free, self._everybody, FIRST)
        self.pool = Pool.of(places, self._free.columns)
        self.prices = Prices(opening=free.opening, unit=free.unit, group=places.group, floor=())
        self.gain = best_of_each(self.pool.candidates, reduced(self.pool.candidates, STAGE, self.prices))
        """(subjects,) what each gains at most at the best prices, in units of 1 / `SCALE`."""
        self.bound = bound_of(self.pool.candidates, STAGE, self.prices, self.gain)

    def price(self, prices: Prices) -> None:
        """Find the best bundles of everybody at these prices, and what they prove."""
        tariff = self._tariff(prices)
        gain = best_of_each(self.pool.candidates, reduced(self.pool.candidates, STAGE, prices))
        asked = self._everybody[_at_most(self._free, tariff, self.oracle.places) > gain]
        if len(asked):
            self.pool = self.pool.joined(self.oracle.best(tariff, asked, LATER).columns)
            gain = best_of_each(self.pool.candidates, reduced(self.pool.candidates, STAGE, prices))
        bound = bound_of(self.pool.candidates, STAGE, prices, gain)
        if bound < self.bound:
            self.prices, self.gain, self.bound = prices, gain, bound

    def all_within(self, limit: int, most: int) -> Columns | None:
        """Every bundle that loses at most so much at the best prices, in units of 1 / `SCALE`; None if over `most`."""
        tariff = self._tariff(self.prices)
        return self.oracle.within(tariff, self._everybody, self.gain - limit, most)

    def _tariff(self, prices: Prices) -> Tariff:
        """In 64 bits."""
        return Tariff(prices.opening.astype(np.int64), prices.unit.astype(np.int64))


def _at_most(free: Answer, tariff: Tariff, places: Places) -> Exact:
    """What no bundle of each subject can be worth at these prices, as far as those without prices tell.

    A bundle with the unit of one that was found is worth no more than that one before it pays, and pays for the unit.
    """
    columns = free.columns
    both = (columns.opening < len(places.opening) - 1) & (columns.unit < len(places.unit) - 1)
    left = columns.value * SCALE - tariff.unit[columns.unit] - np.where(both, 0, tariff.opening[columns.opening])
    most = free.beyond.copy()
    np.maximum.at(most, columns.subject, left)
    return most
