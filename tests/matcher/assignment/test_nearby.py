"""Pricing without a list gives what a plain enumerator gives, which knows no zones and passes nothing over."""

import numpy as np
import pytest

from matcher.assignment.oracle import Answer, Columns
from matcher.assignment.prices import SCALE, Prices, Stage, best_of_each, reduced
from matcher.assignment.scan import Tariff
from tests.counts import scaled
from tests.matcher.assignment.planes import drawn_plane, drawn_tariff, every_bundle, listed

SEEDS = range(scaled(300, 3_000))
STAGE = Stage(level=0, floors=())
PART = 5
"""Of the subjects, those with this remainder are asked about alone."""


def left_of(columns: Columns, tariff: Tariff) -> list[int]:
    left: list[int] = (columns.value * SCALE - tariff.opening[columns.opening] - tariff.unit[columns.unit]).tolist()
    return left


def rows_of(columns: Columns) -> list[tuple[int, ...]]:
    return list(
        zip(
            *(column.tolist() for column in (columns.subject, columns.opening, columns.unit, columns.value)),
            strict=True,
        )
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_the_best_of_each_is_that_of_all_bundles(seed: int) -> None:
    draw = np.random.default_rng(seed)
    plane = drawn_plane(draw)
    tariff = drawn_tariff(draw, plane.places)
    everything = every_bundle(plane)
    prices = Prices(opening=tariff.opening, unit=tariff.unit, group=np.zeros(0, dtype=np.int64), floor=())
    candidates = listed(plane.places, everything)

    answer = plane.best(tariff, np.arange(plane.places.subjects), int(draw.integers(1, 6)))

    best = np.zeros(plane.places.subjects, dtype=np.int64)
    np.maximum.at(best, answer.columns.subject, left_of(answer.columns, tariff))
    assert best.tolist() == best_of_each(candidates, reduced(candidates, STAGE, prices)).tolist()
    assert set(rows_of(answer.columns)) <= set(rows_of(everything))
    assert len(set(rows_of(answer.columns))) == len(answer.columns)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_not_answered_is_bounded_at_every_later_price(seed: int) -> None:
    draw = np.random.default_rng(seed)
    plane = drawn_plane(draw)
    tariff = drawn_tariff(draw, plane.places)
    everything = every_bundle(plane)

    answer = plane.best(tariff, np.arange(plane.places.subjects), int(draw.integers(1, 6)))

    given, of_unit = set(rows_of(answer.columns)), best_by_unit(answer, tariff, len(plane.places.opening) - 1)
    for row, left in zip(rows_of(everything), left_of(everything, tariff), strict=True):
        subject, opening, unit, _ = row
        both = opening < len(plane.places.opening) - 1 and unit < len(plane.places.unit) - 1
        bound = of_unit.get((subject, unit)) if both else None
        assert row in given or left <= (answer.beyond[subject] if bound is None else bound)


def best_by_unit(answer: Answer, tariff: Tariff, no_opening: int) -> dict[tuple[int, int], int]:
    return {
        (subject, unit): left
        for (subject, opening, unit, _), left in zip(
            rows_of(answer.columns), left_of(answer.columns, tariff), strict=True
        )
        if opening != no_opening
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_all_bundles_within_a_limit_are_all_of_them(seed: int) -> None:
    draw = np.random.default_rng(seed)
    plane = drawn_plane(draw)
    tariff = drawn_tariff(draw, plane.places)
    some = np.arange(0, plane.places.subjects, 1 + seed % 2)
    least = draw.integers(-5, 1_500, len(some)) * SCALE
    bars = dict(zip(some.tolist(), least.tolist(), strict=True))
    everything = every_bundle(plane)
    wanted = [
        row
        for row, left in zip(rows_of(everything), left_of(everything, tariff), strict=True)
        if row[0] in bars and left >= bars[row[0]]
    ]

    found = plane.within(tariff, some, least, len(wanted))

    assert found is not None
    assert sorted(rows_of(found)) == sorted(wanted)
    assert not wanted or plane.within(tariff, some, least, len(wanted) - 1) is None
