"""What an override costs: judged by trying every plan, and by fixing the bundle and solving again."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from matcher.assignment.claims import claims_of
from matcher.assignment.override import Warm, overridden, warmed
from matcher.assignment.pack import PROVING, pack
from matcher.assignment.packing import Packing
from matcher.assignment.standing import Least, Standing, standing
from tests.benchmarks.instances import Size, made
from tests.counts import scaled
from tests.matcher.assignment.packings import (
    Values,
    feasible,
    fits,
    random_packing,
    shuffled,
    three_sided,
    values_of,
    with_fixed,
)

SEEDS = range(scaled(160, 2400))
PREFECTURES = range(1, scaled(3, 20))
SMALL = Size(people=40, employers=24, homes=40)


@cache
def packing_of(seed: int) -> Packing:
    """With every feature: levels, groups, places, fixed and forbidden bundles, names."""
    packing = random_packing(seed)
    packing = with_fixed(packing, seed) if seed % 4 == 1 else packing
    return shuffled(packing, seed)[0] if seed % 2 else packing


@cache
def warm_of(seed: int) -> Warm:
    return warm(packing_of(seed))


def warm(packing: Packing) -> Warm:
    return warmed(standing(packing, claims_of(pack(packing, PROVING))))


def with_each(packing: Packing) -> Iterator[tuple[int, Values]]:
    """Each bundle that stands in some plan, with the greatest values of such a plan."""
    plans = list(feasible(packing))
    for row in range(len(packing)):
        yield from [(row, max(each)) for each in [[values_of(packing, plan) for plan in plans if row in plan]] if each]


def lost_with_each(seed: int) -> Iterator[tuple[int, Values]]:
    """By trying everything: what each bundle costs the whole plan, by level."""
    best = max(values_of(packing_of(seed), plan) for plan in feasible(packing_of(seed)))
    for row, values in with_each(packing_of(seed)):
        yield row, tuple(a - b for a, b in zip(best, values, strict=True))


def gained(found: Standing, row: int, level: int) -> int:
    """What the person of a bundle gains by it."""
    values, subject = found.packing.values[level], found.packing.subject
    chosen = np.concatenate([found.candidates.row[found.plan], found.packing.fixed])
    return int(values[row]) - int(values[chosen[subject[chosen] == subject[row]]].sum())


@pytest.mark.parametrize("block", range(8))
def test_the_exact_cost_is_that_of_trying_everything(block: int) -> None:
    for seed in SEEDS[block::8]:
        packing = packing_of(seed)
        for row, lost in lost_with_each(seed):
            found = overridden(warm_of(seed), row)

            assert (seed, row, found.lost, found.proved) == (seed, row, lost, True)
            assert row in found.chosen
            assert fits(packing, tuple(found.chosen.tolist()))


def test_fixing_the_bundle_and_solving_again_gives_just_that_difference() -> None:
    for seed in SEEDS[:: scaled(4, 1)]:
        packing, best = packing_of(seed), pack(packing_of(seed), PROVING)
        for row, _ in with_each(packing):
            again = pack(replace(packing, fixed=np.union1d(packing.fixed, [row])), PROVING)

            differences = (a.value - b.value for a, b in zip(best.levels, again.levels, strict=True))
            assert (seed, row, overridden(warm_of(seed), row).lost) == (seed, row, tuple(differences))


def test_at_least_is_never_more_than_the_cost() -> None:
    told, reached = 0, 0
    for seed in SEEDS:
        found = warm_of(seed).standing
        for row, lost in lost_with_each(seed):
            least = found.at_least(row)
            if least is None:
                continue
            level, before = least.level, lost[: least.level]
            assert before >= (0,) * level, (seed, row)
            if not any(before):
                assert least.whole <= lost[level], (seed, row)
                assert least.others <= max(lost[level] + gained(found, row, level), 0), (seed, row)
            told, reached = told + 1, reached + (least.whole == lost[level])

    assert told > len(SEEDS)
    assert reached > told / 2


def test_a_prefecture_costs_what_solving_it_again_says() -> None:
    for seed in PREFECTURES:
        packing = made(SMALL, seed).packing
        best, ready = pack(packing, PROVING).levels[0].value, warm(packing)
        for row in np.random.default_rng(seed).integers(0, len(packing), 6).tolist():
            again = pack(replace(packing, fixed=np.array([row])), PROVING)

            found, least = overridden(ready, row), ready.standing.at_least(row)

            assert (seed, row, found.lost, found.proved) == (seed, row, (best - again.levels[0].value,), True)
            assert least is None or 0 <= least.whole <= found.lost[0]


def test_what_the_plan_holds_costs_nothing_and_moves_nobody() -> None:
    packing = made(SMALL, 1).packing
    ready = warm(packing)

    for row in pack(packing, PROVING).chosen[:5].tolist():
        found = overridden(ready, row)
        assert (ready.standing.at_least(row), found.lost) == (None, (0,))


def test_the_same_override_gives_the_same_plan_whatever_was_weighed_before() -> None:
    packing = made(SMALL, 2).packing
    ready, rows = warm(packing), np.random.default_rng(0).integers(0, len(packing), 5).tolist()
    first = [overridden(ready, row).chosen.tolist() for row in rows]

    again = [overridden(ready, row).chosen.tolist() for row in reversed(rows)]

    assert first == again[::-1] == [overridden(warm(packing), row).chosen.tolist() for row in rows]


def test_with_too_little_effort_it_says_that_it_may_cost_less() -> None:
    packing = three_sided(9)
    ready = warm(packing)
    exact = {row: overridden(ready, row, nodes=100_000) for row in range(0, len(packing), 4)}

    hasty = {row: overridden(ready, row, nodes=0) for row in exact}

    assert all(each.proved for each in exact.values())
    assert all(hasty[row].lost >= exact[row].lost for row in exact)
    assert all(hasty[row].lost == exact[row].lost for row in exact if hasty[row].proved)
    assert not all(each.proved for each in hasty.values())


def test_what_stands_in_no_plan_is_refused() -> None:
    packing = replace(made(SMALL, 1).packing, forbidden=np.array([0]))
    ready = warm(packing)

    for row in (0, -1, len(packing)):
        with pytest.raises(ValueError, match="stands in no plan"):
            ready.standing.at_least(row)
        with pytest.raises(ValueError, match="stands in no plan"):
            overridden(ready, row)


def test_where_the_plan_gives_a_place_to_another_the_other_loses_it_at_least() -> None:
    """Two people for one home: whoever has it not takes it away, and both levels are told apart."""
    home = np.zeros(2, dtype=np.int64)
    packing = Packing(
        subjects=2,
        opening_places=home[:0],
        unit_places=np.ones(1, dtype=np.int64),
        subject=np.arange(2),
        opening=home - 1,
        unit=home,
        places=home + 1,
        values=(np.array([1, 1]), np.array([9, 5])),
    )

    ready = warm(packing)

    assert ready.standing.at_least(0) is None
    assert ready.standing.at_least(1) == Least(level=0, whole=0, others=1)
    assert overridden(ready, 1).lost == (0, 4)
