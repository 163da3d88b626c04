"""The bundles of a packing that a plan may choose from, in an order that depends on nothing but their stable names."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.assignment.packing import Group, Packing
from matcher.assignment.problem import Rows

PLENTY = 1 << 40
"""Places of the last row, which stands for having no opening or no unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What there is to give, after the fixed bundles have taken theirs; the last opening and unit stand for none."""

    subjects: int
    opening: Rows
    unit: Rows
    group: Rows
    """Most bundles of each group."""
    group_row: Rows
    """Number of each group in the packing."""
    group_of: Rows
    """(m,) group of each membership, `group_opening` its opening."""
    group_opening: Rows

    def group_count(self, opening: Rows) -> Rows:
        """How many bundles with those openings each group has."""
        per_opening = np.bincount(opening, minlength=len(self.opening))
        counted = np.zeros(len(self.group), dtype=np.int64)
        np.add.at(counted, self.group_of, per_opening[self.group_opening])
        return counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Bundles by subject, then by what breaks ties; subjects, openings and units are numbered by their stable names."""

    places: Places
    row: Rows
    """(n,) in the packing."""
    subject: Rows
    opening: Rows
    unit: Rows
    taken: Rows
    """Places of the unit that the bundle takes."""
    values: NDArray[np.int64]
    """(levels, n)."""
    start: Rows
    """(s + 1,) first bundle of each subject, and the end."""

    def __len__(self) -> int:
        """Number of bundles."""
        return len(self.row)

    def take(self, kept: Rows) -> "Candidates":
        """Those at the given positions, which ascend."""
        subject = self.subject[kept]
        return replace(
            self,
            row=self.row[kept],
            subject=subject,
            opening=self.opening[kept],
            unit=self.unit[kept],
            taken=self.taken[kept],
            values=self.values[:, kept],
            start=np.searchsorted(subject, np.arange(self.places.subjects + 1)),
        )


def candidates_of(packing: Packing) -> Candidates:
    """All bundles that fit beside the fixed ones, of subjects for whom nothing is fixed; none that is forbidden."""
    subject, opening, unit = _numbers(packing)
    places = _places_left(packing, opening, unit)
    full = np.unique(places.group_opening[(places.group <= 0)[places.group_of]])
    fits = (places.opening[opening] > 0) & (places.unit[unit] >= packing.places) & ~np.isin(opening, full)
    fits[packing.forbidden] = False
    settled = np.zeros(packing.subjects, dtype=bool)
    settled[packing.subject[packing.fixed]] = True
    rows = np.flatnonzero(fits & ~settled[packing.subject])
    by_name = (*(-level[rows] for level in packing.values[::-1]), packing.places[rows], unit[rows], opening[rows])
    rows = rows[np.lexsort((rows, *(by_name if packing.ranks else ()), subject[rows]))]
    return Candidates(
        places=places,
        row=rows,
        subject=subject[rows],
        opening=opening[rows],
        unit=unit[rows],
        taken=packing.places[rows],
        values=np.stack(packing.values)[:, rows],
        start=np.searchsorted(subject[rows], np.arange(packing.subjects + 1)),
    )


def worth_taking(candidates: Candidates) -> Rows:
    """Positions of bundles that are better than none, and of those that differ in value alone the first best one."""
    better, equal = np.zeros(len(candidates), dtype=bool), np.ones(len(candidates), dtype=bool)
    for level in candidates.values:
        better |= equal & (level > 0)
        equal &= level == 0
    rows = np.flatnonzero(better)
    kind = np.stack(
        [column[rows] for column in (candidates.subject, candidates.opening, candidates.unit, candidates.taken)]
    )
    if not _any_twice(kind):
        return rows
    order = np.lexsort((rows, *(-level[rows] for level in candidates.values[::-1]), *kind[::-1]))
    first = np.ones(len(rows), dtype=bool)
    first[1:] = (kind[:, order[1:]] != kind[:, order[:-1]]).any(axis=0)
    return np.sort(rows[order[first]])


def _any_twice(columns: Rows) -> bool:
    """Whether two entries are equal in all columns (columns, n)."""
    if columns.size == 0:
        return False
    sizes = [int(column.max()) + 1 for column in columns]
    if math.prod(sizes) >= 1 << 62:
        return True  # as far as can be told quickly
    folded = np.ravel_multi_index(tuple(columns), tuple(sizes))
    folded.sort()
    return bool((folded[1:] == folded[:-1]).any())


def _numbers(packing: Packing) -> tuple[Rows, Rows, Rows]:
    """Subject, opening and unit of each bundle by rank, with a last number for none."""
    columns = (packing.subject, packing.opening, packing.unit)
    sizes = (packing.subjects, len(packing.opening_places), len(packing.unit_places))
    ranks = packing.ranks or tuple(np.arange(size, dtype=np.int64) for size in sizes)
    subject, opening, unit = (
        np.append(rank, size)[column] for rank, size, column in zip(ranks, sizes, columns, strict=True)
    )
    return subject, opening, unit


def _places_left(packing: Packing, opening: Rows, unit: Rows) -> Places:
    given = packing.fixed
    sides = []
    for limits, number, column, taken in (
        (packing.opening_places, 1, opening, np.ones(len(packing), dtype=np.int64)),
        (packing.unit_places, 2, unit, packing.places),
    ):
        left = np.append(limits, PLENTY)
        if packing.ranks:
            left[packing.ranks[number]] = limits
        np.subtract.at(left, column[given], taken[given])
        sides.append(left)
    rank = packing.ranks[1] if packing.ranks else np.arange(len(packing.opening_places))
    members = sorted(
        (sorted(rank[group.openings].tolist()), group.at_most - _inside(packing, group), number)
        for number, group in enumerate(packing.groups)
    )
    return Places(
        subjects=packing.subjects,
        opening=sides[0],
        unit=sides[1],
        group=np.array([most for _, most, _ in members], dtype=np.int64),
        group_row=np.array([number for _, _, number in members], dtype=np.int64),
        group_of=np.repeat(np.arange(len(members)), [len(openings) for openings, _, _ in members]),
        group_opening=np.array([one for openings, _, _ in members for one in openings], dtype=np.int64),
    )


def _inside(packing: Packing, group: Group) -> int:
    """How many fixed bundles a group holds."""
    return int(np.isin(packing.opening[packing.fixed], group.openings).sum())
