"""Countries hold the bundles of prefectures, greedy keeps to the places, and rows are measured."""

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from matcher.assignment.generation import generate
from matcher.assignment.pack import PROVING, pack
from matcher.assignment.problem import NONE
from tests.benchmarks.contest import Goal
from tests.benchmarks.countries import Country, greedy_columns, measured_countries
from tests.benchmarks.instances import POINTS, Size, made
from tests.benchmarks.nation import nation
from tests.matcher.assignment.planes import every_bundle, explicit

SMALL = Size(people=40, employers=24, homes=40)
SEEDS = (1, 2, 3)
ALIKE = 0.99
"""Of the bundles: at the edge of what is near, whole metres decide otherwise."""
SHARES = 20
"""Of full help, by which help in part is counted too."""
ROUNDING = 3
"""Points by which a way in whole metres may differ from one in any."""


@pytest.fixture
def executor() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


@pytest.mark.parametrize("seed", SEEDS)
def test_a_country_of_one_prefecture_has_the_bundles_of_that_prefecture(seed: int, executor: Executor) -> None:
    explicit, country = made(SMALL, seed).packing, nation(SMALL, seed, prefectures=1)

    drawn = every_bundle(country.oracle(executor, stored=False))

    ends = (len(country.places.opening) - 1, len(country.places.unit) - 1)
    opening, unit = (
        np.where(column == end, NONE, column) for column, end in zip((drawn.opening, drawn.unit), ends, strict=True)
    )
    ours, theirs = (
        dict(zip(zip(*(column.tolist() for column in columns), strict=True), values.tolist(), strict=True))
        for columns, values in (
            ((drawn.subject, opening, unit), drawn.value),
            ((explicit.subject, explicit.opening, explicit.unit), explicit.values[0]),
        )
    )
    shared = ours.keys() & theirs.keys()
    assert len(shared) >= ALIKE * len(ours.keys() | theirs.keys())
    assert max(abs(ours[bundle] - theirs[bundle]) for bundle in shared) <= ROUNDING


@pytest.mark.parametrize("seed", SEEDS)
def test_greedy_keeps_to_the_places_and_is_never_better_than_what_is_proved(seed: int, executor: Executor) -> None:
    country = nation(SMALL, seed)
    oracle = country.oracle(executor, stored=True)

    chosen = greedy_columns(country, oracle)

    assert len(set(chosen.subject.tolist())) == len(chosen) > 0
    for column, places in ((chosen.opening, country.places.opening), (chosen.unit, country.places.unit)):
        assert (np.bincount(column, minlength=len(places)) <= places).all()
    assert chosen.value.sum() <= generate(oracle, PROVING).value


@pytest.mark.parametrize("seed", SEEDS)
def test_people_come_strictly_before_points_where_their_weight_says_so(seed: int, executor: Executor) -> None:
    share = SMALL.people * POINTS + 1
    country = nation(SMALL, seed, level=SHARES * share)
    oracle = country.oracle(executor, stored=True)
    everything = every_bundle(oracle)
    passes = replace(explicit(oracle, everything), values=tuple(np.divmod(everything.value, share)))

    at_once = generate(oracle, PROVING)

    assert at_once.value == at_once.bound
    assert divmod(at_once.value, share) == tuple(level.value for level in pack(passes, PROVING).levels)


def test_a_country_is_measured_beside_its_peers() -> None:
    goal = Goal(median_seconds=0, worst_seconds=1_000, gap_share=0.5, peak_mb=1)

    ours, greedy, lists = measured_countries((Country(name="small", size=SMALL, seeds=2, goal=goal),))

    assert [run.seed for run in ours.runs] == [1, 2]
    assert all(run.bound is not None and run.bound >= run.value > run.score > 0 for run in ours.runs)
    assert ours.line().endswith("goal median 0 s: MISSED, worst 1000 s: met, gap 50%: met, peak 1 MB: MISSED")
    assert greedy.line().endswith("goal never below: met")
    assert lists.runs[0].placed <= ours.runs[0].placed
