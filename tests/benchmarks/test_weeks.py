"""The half-year of `make bench`: every way gives a plan that holds, and none is better than hindsight."""

import numpy as np
import pytest

from matcher.assignment.candidates import candidates_of
from matcher.assignment.prices import Stage
from matcher.assignment.search import keeps
from tests.benchmarks.instances import Size
from tests.benchmarks.weeks import WAYS, World, measured, world

SMALL = Size(people=24, employers=8, homes=10)


@pytest.fixture(scope="module")
def small() -> World:
    return world(SMALL, 2, draws=1)


@pytest.mark.parametrize("how", WAYS)
def test_every_way_gives_only_those_who_come_at_most_what_there_is(small: World, how: str) -> None:
    chosen = WAYS[how](small)

    candidates = candidates_of(small.instance.packing)
    plan = np.flatnonzero(np.isin(candidates.row, chosen))
    assert len(plan) == len(chosen) > 0
    assert keeps(candidates, Stage(level=0, floors=()), plan)
    assert set(small.instance.packing.subject[chosen].tolist()) <= set(small.comers.tolist())


def test_hindsight_is_the_measure_and_the_same_seed_gives_the_same_half_year() -> None:
    first, again = measured("small", SMALL, seeds=2, draws=1), measured("small", SMALL, seeds=2, draws=1)

    assert [one.how for one in first] == list(WAYS)
    assert first[0].shares == (1.0, 1.0)
    assert all(share <= 1 for one in first for share in one.shares)
    assert [one.shares for one in first] == [one.shares for one in again]
    assert "of hindsight" in first[1].line()
