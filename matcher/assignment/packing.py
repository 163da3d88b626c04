"""Bundles that compete for places, as plain arrays: what the solver works on, and what a problem file states."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from matcher.assignment.problem import NONE, Rows
from matcher.domain.errors import PackingError
from matcher.domain.text import Text

MOST_PLACES = 10**6
LARGEST_VALUE = 10**12
TOTAL_VALUE = 1 << 63
"""The sum of the absolute values of a level stays below this, so that sums of 64 bits are exact."""


def no_rows() -> Rows:
    """An empty column."""
    return np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """At most so many bundles with any of these openings: a small employer takes few new people at a time."""

    openings: Rows
    at_most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Packing:
    """Give each subject at most one bundle, within all places, so that the values are greatest, level after level.

    Shapes: s subjects, o openings, u units, n bundles. A bundle takes one place of its opening and `places` of its
    unit; `NONE` stands for having none, never for both. Leaving a subject out is worth 0 on every level.
    Raises `PackingError` where that does not hold, naming the array and the first row.
    """

    subjects: int
    opening_places: Rows
    """(o,) 0 to a million."""
    unit_places: Rows
    subject: Rows
    """(n,) of each bundle; `opening`, `unit` and `places` likewise."""
    opening: Rows
    unit: Rows
    places: Rows
    values: tuple[Rows, ...]
    """(n,) for each level, first things first."""
    groups: tuple[Group, ...] = ()
    fixed: Rows = field(default_factory=no_rows)
    """Rows of bundles that every plan holds."""
    forbidden: Rows = field(default_factory=no_rows)
    """Rows of bundles that no plan holds."""
    ranks: tuple[Rows, Rows, Rows] | None = None
    """Order of subjects, openings and units by their stable names: then the order of rows decides nothing."""

    def __post_init__(self) -> None:
        """Check all that is promised above, so that nothing downstream need doubt it."""
        fault = next(chain(_faults_of_arrays(self), _faults_of_bundles(self), _faults_of_wishes(self)), None)
        if fault:
            raise PackingError(fault)

    def __len__(self) -> int:
        """Number of bundles."""
        return len(self.subject)


def _faults_of_arrays(packing: Packing) -> Iterator[Text]:
    if packing.subjects < 0:
        yield Text(f"subjects: {packing.subjects} は0より小さい数です", f"subjects: {packing.subjects} is below 0")
    for name in ("opening_places", "unit_places"):
        yield from _outside(name, getattr(packing, name), 0, MOST_PLACES)
    for name in ("opening", "unit", "places"):
        if len(getattr(packing, name)) != len(packing):
            yield uneven(f"bundles.{name}", len(getattr(packing, name)), len(packing))
    for level, values in enumerate(packing.values, start=1):
        name = _level_name(level, len(packing.values))
        if len(values) != len(packing):
            yield uneven(name, len(values), len(packing))
            return
        yield from _outside(name, values, -LARGEST_VALUE, LARGEST_VALUE)
        if len(values) > TOTAL_VALUE // LARGEST_VALUE and sum(map(abs, values.tolist())) >= TOTAL_VALUE:
            yield Text(f"{name}: 絶対値の合計が2の63乗以上です", f"{name}: the absolute values sum to 2^63 or more")


def _level_name(level: int, levels: int) -> str:
    return "bundles.value" if level == levels else f"levels[{level - 1}]"


def _faults_of_bundles(packing: Packing) -> Iterator[Text]:
    yield from _outside("bundles.subject", packing.subject, 0, packing.subjects - 1)
    yield from _outside("bundles.opening", packing.opening, NONE, len(packing.opening_places) - 1)
    yield from _outside("bundles.unit", packing.unit, NONE, len(packing.unit_places) - 1)
    yield from _outside("bundles.places", packing.places, 1, MOST_PLACES)
    neither = np.flatnonzero((packing.opening == NONE) & (packing.unit == NONE))
    if len(neither):
        yield Text(
            f"bundles[{neither[0]}]: openingもunitもありません", f"bundles[{neither[0]}]: neither an opening nor a unit"
        )
    many = np.flatnonzero((packing.unit == NONE) & (packing.places != 1))
    if len(many):
        spot = f"bundles.places[{many[0]}]: {packing.places[many[0]]}"
        yield Text(f"{spot} unitがないときは1にしてください", f"{spot} places of no unit; it must be 1")


def _faults_of_wishes(packing: Packing) -> Iterator[Text]:
    for number, group in enumerate(packing.groups):
        yield from _outside(f"groups[{number}].openings", group.openings, 0, len(packing.opening_places) - 1)
        yield from _twice(f"groups[{number}].openings", group.openings)
        if not 0 <= group.at_most <= MOST_PLACES:
            yield out_of_range(f"groups[{number}].at_most", group.at_most, 0, MOST_PLACES)
    for name in ("fixed", "forbidden"):
        yield from _outside(name, getattr(packing, name), 0, len(packing) - 1)
        yield from _twice(name, getattr(packing, name))
    both = np.intersect1d(packing.fixed, packing.forbidden)
    if len(both):
        yield Text(f"fixed: {both[0]} はforbiddenにもあります", f"fixed: bundle {both[0]} is forbidden too")
    yield from _clashes(packing)


def _clashes(packing: Packing) -> Iterator[Text]:
    """What the fixed bundles take beyond what there is."""
    rows = packing.fixed
    taken = (
        ("subject", packing.subject, np.ones(len(packing), dtype=np.int64), np.ones(packing.subjects, dtype=np.int64)),
        ("opening", packing.opening, np.ones(len(packing), dtype=np.int64), packing.opening_places),
        ("unit", packing.unit, packing.places, packing.unit_places),
    )
    for name, column, places, limits in taken:
        used = np.zeros(len(limits) + 1, dtype=np.int64)
        np.add.at(used, column[rows], places[rows])
        over = np.flatnonzero(used[:-1] > limits)
        if len(over):
            given, has = used[over[0]], limits[over[0]]
            yield Text(
                f"fixed: {name} {over[0]} は{has}までのところ、{given}使われます",
                f"fixed: {name} {over[0]} is given {given} times and has {has} places",
            )
    for number, group in enumerate(packing.groups):
        count = int(np.isin(packing.opening[rows], group.openings).sum())
        if count > group.at_most:
            yield Text(
                f"fixed: groups[{number}] は{group.at_most}までのところ、{count}使われます",
                f"fixed: groups[{number}] is given {count} and takes at most {group.at_most}",
            )


def _outside(name: str, column: Rows, least: int, most: int) -> Iterator[Text]:
    wrong = np.flatnonzero((column < least) | (column > most))
    if len(wrong):
        yield out_of_range(f"{name}[{wrong[0]}]", int(column[wrong[0]]), least, most)


def _twice(name: str, column: Rows) -> Iterator[Text]:
    found, counts = np.unique(column, return_counts=True)
    if (counts > 1).any():
        first = found[counts > 1][0]
        yield Text(f"{name}: {first} が2回あります", f"{name}: {first} stands there twice")


def out_of_range(spot: str, number: int, least: int, most: int) -> Text:
    """What is said of a number outside its limits."""
    return Text(
        f"{spot}: {number} は{least}から{most}までではありません", f"{spot}: {number} is not from {least} to {most}"
    )


def uneven(name: str, found: int, expected: int) -> Text:
    """What is said of an array of another length."""
    return Text(f"{name}: {found}個あります。{expected}個のはずです", f"{name}: {found} entries, expected {expected}")
