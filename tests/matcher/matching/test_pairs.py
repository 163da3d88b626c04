"""Permitted pairs are those of the catalogue, with its verdicts and points, however they are come by."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
import pytest

from matcher.domain.case import Arity, Case, opening_grid, unit_grid
from matcher.eligibility.catalogue import of_arity
from matcher.eligibility.check import OPENING_ARITIES, UNIT_ARITIES, verdicts_of
from matcher.matching.inputs import Inputs
from matcher.matching.pairs import Pairs, opening_pairs, unit_pairs
from matcher.scoring.weigh import points_of
from tests.chance import random_inputs
from tests.counts import scaled
from tests.generous import generous_inputs

SIZES = (11, 9, 13)
WAYS = {
    "openings": (opening_pairs, opening_grid, OPENING_ARITIES, Arity.SUBJECT_OPENING),
    "homes": (unit_pairs, unit_grid, UNIT_ARITIES, Arity.SUBJECT_UNIT),
}


def _joined(blocks: Iterable[Pairs]) -> tuple[np.ndarray, ...]:
    found = list(blocks)
    return tuple(
        np.concatenate([np.zeros(0, dtype=np.int64), *(getattr(block, name) for block in found)])
        for name in ("subject", "other", "verdict", "points")
    )


@pytest.mark.parametrize("drawn", [random_inputs, generous_inputs])
@pytest.mark.parametrize("block", [1, 20, 1 << 15])
@pytest.mark.parametrize("seed", range(scaled(4, 60)))
@pytest.mark.parametrize("way", WAYS)
def test_they_are_those_of_the_catalogue(way: str, seed: int, block: int, drawn: Callable[..., Inputs]) -> None:
    inputs = drawn(seed, SIZES)

    found = _joined(WAYS[way][0](inputs, block=block))

    for mine, theirs in zip(found, _by_the_catalogue(way, inputs), strict=True):
        assert np.array_equal(mine, theirs)


@pytest.mark.parametrize("sizes", [(1, 1, 1), (1, 8, 8), (8, 1, 1), (2, 8, 8)])
@pytest.mark.parametrize("seed", range(scaled(4, 60)))
@pytest.mark.parametrize("way", WAYS)
def test_so_are_those_of_a_single_person_and_of_a_single_place(
    way: str, seed: int, sizes: tuple[int, int, int]
) -> None:
    inputs = generous_inputs(seed, sizes)

    found = _joined(WAYS[way][0](inputs))

    for mine, theirs in zip(found, _by_the_catalogue(way, inputs), strict=True):
        assert np.array_equal(mine, theirs)


def _by_the_catalogue(way: str, inputs: Inputs) -> tuple[np.ndarray, ...]:
    _, spread, arities, arity = WAYS[way]
    case: Case = spread(inputs.subjects, inputs.openings, inputs.units, inputs.setting)
    shape = (len(inputs.subjects), len(inputs.openings if way == "openings" else inputs.units))
    verdict, points = verdicts_of(of_arity(*arities), case, shape), points_of(arity, case, shape)
    subject, other = np.nonzero(verdict >= 0)
    return subject, other, verdict[subject, other], points[subject, other]


@pytest.mark.parametrize("found", [opening_pairs, unit_pairs])
def test_two_threads_find_the_same_in_the_same_order(found: Callable[..., Iterator[Pairs]]) -> None:
    inputs = random_inputs(3, (40, 30, 30))

    for alone, together in zip(_joined(found(inputs)), _joined(found(inputs, threads=2)), strict=True):
        assert np.array_equal(alone, together)


def test_nobody_and_nothing_have_no_pairs() -> None:
    inputs = random_inputs(1, (3, 3, 3))

    nobody = Inputs(
        subjects=inputs.subjects.take([]),
        openings=inputs.openings,
        units=inputs.units,
        setting=inputs.setting,
        seed=1,
    )
    nothing = Inputs(
        subjects=inputs.subjects,
        openings=inputs.openings.take([]),
        units=inputs.units,
        setting=inputs.setting,
        seed=1,
    )

    assert list(opening_pairs(nobody)) == []
    assert sum(len(block.subject) for block in opening_pairs(nothing)) == 0
