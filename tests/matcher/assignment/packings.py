"""Random packings with every feature mixed, and what is best in them by trying everything."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import numpy as np

from matcher.assignment.packing import Group, Packing
from matcher.assignment.problem import NONE, Rows

Values = tuple[int, ...]
SPREADS = ((-3, 9), (1, 1), (0, 2), (-50, 1000), (9_000, 110_000), (10**12 - 40, 10**12))
"""Least and greatest value: ties, zeros, losses, the usual, and the largest."""


def random_packing(seed: int) -> Packing:
    """Few people and places; sides may be empty, places none, bundles stated twice."""
    chance = np.random.default_rng(seed)
    subjects, openings, units = (int(chance.integers(low, 5)) for low in (1, 0, 0))
    if openings + units == 0:
        openings = 1
    count = int(chance.integers(0, 13))
    opening, unit = chance.integers(NONE, openings, count), chance.integers(NONE, units, count)
    neither = (opening == NONE) & (unit == NONE)
    (unit if units else opening)[neither] = 0
    places = np.where(unit == NONE, 1, chance.integers(1, 4 if seed % 2 else 2, count))
    least, most = SPREADS[seed % len(SPREADS)]
    levels = 1 + (seed // 7 % 3)
    return Packing(
        subjects=subjects,
        opening_places=chance.integers(0, 3, openings),
        unit_places=chance.integers(0, 5 if seed % 2 else 2, units),
        subject=chance.integers(0, subjects, count),
        opening=opening,
        unit=unit,
        places=places,
        values=tuple(
            chance.integers(*((0, 3) if level < levels - 1 else (least, most + 1)), count) for level in range(levels)
        ),
        groups=_groups(chance, openings) if seed % 3 == 0 else (),
        forbidden=np.unique(chance.integers(0, max(count, 1), 2))
        if count and seed % 5 == 0
        else np.zeros(0, dtype=np.int64),
    )


def three_sided(size: int, seed: int = 0, share: float = 0.15) -> Packing:
    """As many people as jobs as homes, some of all triples, values from 1 to 19: prices alone seldom prove the best."""
    chance = np.random.default_rng(seed)
    subject, opening, unit = np.nonzero(chance.random((size, size, size)) < share)
    return Packing(
        subjects=size,
        opening_places=np.ones(size, dtype=np.int64),
        unit_places=np.ones(size, dtype=np.int64),
        subject=subject,
        opening=opening,
        unit=unit,
        places=np.ones(len(subject), dtype=np.int64),
        values=(chance.integers(1, 20, len(subject)),),
    )


def with_fixed(packing: Packing, seed: int) -> Packing:
    """Some bundles of some plan are wanted in every plan."""
    chance = np.random.default_rng(seed)
    plans = list(feasible(packing))
    plan = plans[int(chance.integers(len(plans)))]
    return replace(packing, fixed=np.array(plan[: int(chance.integers(0, 3))], dtype=np.int64))


def shuffled(packing: Packing, seed: int) -> tuple[Packing, tuple[Rows, Rows, Rows, Rows]]:
    """The same people and things in other rows, and where each new row stood: subjects, openings, units, bundles."""
    chance = np.random.default_rng(seed)
    sizes = (packing.subjects, len(packing.opening_places), len(packing.unit_places), len(packing))
    subject, opening, unit, bundle = (chance.permutation(size) for size in sizes)
    stood = (subject, opening, unit, bundle)
    stands = [np.append(np.argsort(order), NONE) for order in stood]
    ranks = packing.ranks or tuple(np.arange(size) for size in sizes[:3])
    return replace(
        packing,
        opening_places=packing.opening_places[opening],
        unit_places=packing.unit_places[unit],
        subject=stands[0][packing.subject[bundle]],
        opening=stands[1][packing.opening[bundle]],
        unit=stands[2][packing.unit[bundle]],
        places=packing.places[bundle],
        values=tuple(level[bundle] for level in packing.values),
        groups=tuple(replace(group, openings=np.sort(stands[1][group.openings])) for group in packing.groups[::-1]),
        fixed=np.sort(stands[3][packing.fixed]),
        forbidden=np.sort(stands[3][packing.forbidden]),
        ranks=(ranks[0][subject], ranks[1][opening], ranks[2][unit]),
    ), stood


def triples(packing: Packing, chosen: Rows) -> list[tuple[int, ...]]:
    """Subject, opening, unit and places of each chosen bundle, by the ranks where there are ranks."""
    sizes = (packing.subjects, len(packing.opening_places), len(packing.unit_places))
    ranks = packing.ranks or tuple(np.arange(size) for size in sizes)
    columns = (packing.subject, packing.opening, packing.unit)
    named = [np.append(rank, NONE)[column[chosen]].tolist() for rank, column in zip(ranks, columns, strict=True)]
    return sorted(zip(*named, packing.places[chosen].tolist(), strict=True))


def _groups(chance: np.random.Generator, openings: int) -> tuple[Group, ...]:
    return tuple(
        Group(openings=np.flatnonzero(chance.random(openings) < 0.7), at_most=int(chance.integers(0, 3)))
        for _ in range(int(chance.integers(1, 3)))
    )


def feasible(packing: Packing) -> Iterator[tuple[int, ...]]:
    """Every plan, as rows of bundles."""
    options: list[list[int | None]] = [[None] for _ in range(packing.subjects)]
    for row, subject in enumerate(packing.subject.tolist()):
        if row not in packing.forbidden:
            options[subject].append(row)
    for one in product(*options):
        plan = tuple(row for row in one if row is not None)
        if fits(packing, plan):
            yield plan


def fits(packing: Packing, plan: tuple[int, ...]) -> bool:
    """Whether places and groups suffice and the fixed bundles are there."""
    openings, units = packing.opening_places.tolist(), packing.unit_places.tolist()
    for row in plan:
        if packing.opening[row] != NONE:
            openings[packing.opening[row]] -= 1
        if packing.unit[row] != NONE:
            units[packing.unit[row]] -= int(packing.places[row])
    grouped = all(
        sum(packing.opening[row] in group.openings for row in plan) <= group.at_most for group in packing.groups
    )
    return min((*openings, *units), default=0) >= 0 and grouped and set(packing.fixed.tolist()) <= set(plan)


def values_of(packing: Packing, plan: tuple[int, ...]) -> Values:
    """Sum of each level."""
    return tuple(sum(int(level[row]) for row in plan) for level in packing.values)


def best_values(packing: Packing) -> Values:
    """The greatest values in order of the levels, over every plan."""
    return max(values_of(packing, plan) for plan in feasible(packing))
