"""The linear program over some of the bundles, which a column generation calls its master: rows, columns, prices."""

import numpy as np
from numpy.typing import NDArray

from matcher.assignment.candidates import Candidates
from matcher.assignment.engine import Entries, Relaxed
from matcher.assignment.prices import Prices, Stage, rounded
from matcher.assignment.problem import Rows

Floats = NDArray[np.float64]


def unit_of(candidates: Candidates, stage: Stage) -> Floats:
    """By what each level is divided, a power of two, so that the linear program sees numbers it can tell apart."""
    largest = np.abs(candidates.values[: stage.level + 1]).max(axis=1, initial=1).astype(np.float64)
    unit: Floats = np.exp2(np.maximum(np.floor(np.log2(largest)) - 20, 0.0))
    return unit


def limits(candidates: Candidates, stage: Stage, unit: Floats) -> Floats:
    """Of each row, in the order of `entries`."""
    places = candidates.places
    floors = [-least / share for least, share in zip(stage.floors, unit, strict=False)]
    return np.concatenate(
        [np.ones(places.subjects), places.opening[:-1], places.unit[:-1], places.group, floors]
    ).astype(np.float64)


def entries(candidates: Candidates, stage: Stage, unit: Floats, rows: Rows) -> Entries:
    """One row a subject, opening, unit, group and floor; one column for each of the bundles at `rows`."""
    places, column = candidates.places, np.arange(len(rows))
    first_opening = places.subjects
    first_unit = first_opening + len(places.opening) - 1
    first_group = first_unit + len(places.unit) - 1
    opening, home = candidates.opening[rows], candidates.unit[rows]
    has_opening, has_unit = opening < len(places.opening) - 1, home < len(places.unit) - 1
    ones = np.ones(len(rows))
    parts = [
        (candidates.subject[rows], column, ones),
        (first_opening + opening[has_opening], column[has_opening], ones[has_opening]),
        (first_unit + home[has_unit], column[has_unit], candidates.taken[rows][has_unit]),
    ]
    for group in range(len(places.group)):
        inside = column[np.isin(opening, places.group_opening[places.group_of == group])]
        parts.append((np.full(len(inside), first_group + group), inside, ones[inside]))
    for level in range(stage.level):
        number = -candidates.values[level][rows] / unit[level]
        some = np.flatnonzero(number)
        parts.append((np.full(len(some), first_group + len(places.group) + level), some, number[some]))
    return Entries.joined(parts)


def prices_of(candidates: Candidates, stage: Stage, unit: Floats, solved: Relaxed) -> tuple[Prices, Floats]:
    """Prices in whole units, and what each subject gains in the linear program."""
    places = candidates.places
    ends = np.cumsum([places.subjects, len(places.opening) - 1, len(places.unit) - 1, len(places.group)])
    gain, opening, home, group, floor = np.split(solved.price * unit[stage.level], ends)
    prices = rounded(places, opening, home, group, floor / unit[: stage.level])
    return prices, np.maximum(gain, 0.0)
