"""The small program that looks for the choices that fall short of a bound least."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.assignment.candidates import Candidates
from matcher.assignment.engine import Entries, Whole
from matcher.assignment.losses import Losses
from matcher.assignment.prices import SCALE, Exact, Prices, Stage
from matcher.assignment.problem import Rows

Floats = NDArray[np.float64]
Part = tuple[Rows, Rows, Floats]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A limit that the chosen bundles share: what they take, how much there is, and what it costs to leave some."""

    column: Rows
    """Positions in the program."""
    taken: Floats
    limit: int
    price: int
    at_least: bool = False
    """Whether it is a floor: then the price is for what exceeds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """Some of the bundles, at what they lose; what loses more than `limit` is out of the question."""

    candidates: Candidates
    stage: Stage
    prices: Prices
    losses: Losses
    rows: Rows
    """Positions of candidates, ascending."""
    limit: int

    def whole(self) -> Whole:
        """The program: columns are the bundles in order, then who is left out and what stays empty at a price."""
        count = len(self.rows)
        costs, most, parts = [self._in_values(self.losses.bundle[self.rows])], [np.ones(count)], []
        least_of_row, most_of_row = [], []
        for number, row in enumerate(self._limits()):
            parts.append((np.full(len(row.column), number), row.column, row.taken))
            spare = min(row.limit, self.limit // row.price) if row.price else 0
            if row.at_least:
                spare = self.limit // row.price if row.price else 0
            if row.price and spare:
                parts.append((np.array([number]), np.array([count]), np.array([-1.0 if row.at_least else 1.0])))
                costs.append(np.array([row.price / SCALE]))
                most.append(np.array([float(spare)]))
                count += 1
            least_of_row.append(row.limit if row.price or row.at_least else -np.inf)
            most_of_row.append(row.limit if row.price or not row.at_least else np.inf)
        return Whole(
            cost=np.concatenate(costs),
            most=np.concatenate(most),
            least_of_row=np.array(least_of_row, dtype=np.float64),
            most_of_row=np.array(most_of_row, dtype=np.float64),
            entries=Entries.joined(parts),
        )

    def hint(self, plan: Rows) -> Rows:
        """Columns of a plan, as far as its bundles are among those of the program."""
        return np.flatnonzero(np.isin(self.rows, plan))

    def plan(self, take: NDArray[np.bool_]) -> Rows:
        """Positions of the candidates that a solution takes."""
        return self.rows[take[: len(self.rows)]]

    def _limits(self) -> Iterator[_Row]:
        some, places = self.candidates.take(self.rows), self.candidates.places
        ones = np.ones(len(some))
        everybody = np.ones(places.subjects, dtype=np.int64)
        yield from _shared(some.subject, ones, everybody, self.losses.subject)
        yield from _shared(some.opening, ones, places.opening[:-1], self.prices.opening[:-1])
        yield from _shared(some.unit, some.taken.astype(np.float64), places.unit[:-1], self.prices.unit[:-1])
        for group, (most, price) in enumerate(zip(places.group.tolist(), self.prices.group.tolist(), strict=True)):
            inside = np.flatnonzero(np.isin(some.opening, places.group_opening[places.group_of == group]))
            yield _Row(column=inside, taken=ones[inside], limit=most, price=int(price))
        for level, (least, price) in enumerate(zip(self.stage.floors, self.prices.floor, strict=True)):
            counted = np.flatnonzero(some.values[level])
            yield _Row(
                column=counted,
                taken=some.values[level][counted].astype(np.float64),
                limit=least,
                price=price,
                at_least=True,
            )

    @staticmethod
    def _in_values(losses: Exact) -> Floats:
        return losses.astype(np.float64) / SCALE


def _shared(column: Rows, taken: Floats, limits: Rows, prices: Exact) -> Iterator[_Row]:
    """A row for each number that some bundle has or that has a price, and whose limit could matter."""
    order = np.argsort(column, kind="stable")
    first = np.searchsorted(column[order], np.arange(len(limits) + 1))
    wanted = np.zeros(len(limits))
    np.add.at(wanted, column[column < len(limits)], taken[column < len(limits)])
    for number in np.flatnonzero((wanted > limits) | (prices > 0)).tolist():
        inside = order[first[number] : first[number + 1]]
        yield _Row(column=inside, taken=taken[inside], limit=int(limits[number]), price=int(prices[number]))
