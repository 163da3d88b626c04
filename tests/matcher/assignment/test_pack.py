"""Plans of packings are the best there are, by trying everything, and what is said to prove them does."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from matcher.assignment.candidates import candidates_of
from matcher.assignment.claims import claims_of
from matcher.assignment.flow import is_flow
from matcher.assignment.pack import PROVING, QUICK, Packed, pack
from matcher.assignment.packing import Group, Packing
from matcher.assignment.problem import NONE, Status
from matcher.assignment.search import Effort
from matcher.assignment.solution_file import by_search, first_broken
from matcher.domain.errors import PackingError
from tests.counts import scaled
from tests.matcher.assignment.packings import (
    best_values,
    feasible,
    fits,
    random_packing,
    shuffled,
    triples,
    values_of,
    with_fixed,
)

SEEDS = range(scaled(400, 6000))


@cache
def _packing(seed: int) -> Packing:
    packing = random_packing(seed)
    return with_fixed(packing, seed) if seed % 4 == 0 else packing


@cache
def _packed(seed: int) -> Packed:
    return pack(_packing(seed), PROVING)


def _values(packed: Packed) -> tuple[int, ...]:
    return tuple(level.value for level in packed.levels)


def stated(subjects: int, openings: list[int], units: list[int], bundles: list[tuple[int, ...]]) -> Packing:
    """A packing of one level from (subject, opening, unit, value) and, where there are five numbers, places."""
    columns = np.array([(*one, 1)[:5] for one in bundles], dtype=np.int64).reshape(-1, 5).T
    subject, opening, unit, value, places = columns
    return Packing(
        subjects=subjects,
        opening_places=np.array(openings, dtype=np.int64),
        unit_places=np.array(units, dtype=np.int64),
        subject=subject,
        opening=opening,
        unit=unit,
        places=places,
        values=(value,),
    )


@pytest.mark.parametrize("block", range(20))
def test_it_equals_brute_force_with_all_features_mixed(block: int) -> None:
    for seed in SEEDS[block::20]:
        packing = _packing(seed)

        packed = _packed(seed)

        assert (seed, _values(packed)) == (seed, best_values(packing))
        assert values_of(packing, tuple(packed.chosen.tolist())) == _values(packed)
        assert fits(packing, tuple(packed.chosen.tolist()))
        assert packed.status is Status.OPTIMAL
        assert first_broken(packing, claims_of(packed)) is None


def test_the_random_packings_need_prices_and_searches_and_hold_all_features() -> None:
    packings = [_packing(seed) for seed in SEEDS]

    assert sum(by_search(claims_of(_packed(seed))) for seed in SEEDS[:400]) >= 3
    assert {len(packing.values) for packing in packings} == {1, 2, 3}
    for wanted in ("groups", "fixed", "forbidden"):
        assert sum(len(getattr(packing, wanted)) > 0 for packing in packings) > 20
    assert sum(bool((packing.places > 1).any()) for packing in packings) > 50


@pytest.mark.parametrize("effort", [QUICK, Effort(nodes=1, bundles=1), Effort(nodes=1, bundles=4)])
def test_a_bound_is_never_below_the_best_plan_however_little_effort(effort: Effort) -> None:
    for seed in SEEDS[: scaled(80, 600)]:
        packing = _packing(seed)

        packed = pack(packing, effort)

        assert first_broken(packing, claims_of(packed)) is None
        assert (seed, packed.levels[0].bound) >= (seed, best_values(packing)[0])


@pytest.mark.parametrize("block", range(4))
def test_with_names_the_order_of_rows_decides_nothing(block: int) -> None:
    for seed in SEEDS[block : scaled(120, 1200) : 4]:
        packing, _ = shuffled(_packing(seed), seed)
        other, _ = shuffled(packing, seed + 1)

        assert triples(packing, pack(packing).chosen) == triples(other, pack(other).chosen)


TIES = {
    "two homes of one person": (stated(1, [], [1, 1], [(0, -1, 1, 5), (0, -1, 0, 5)]), [0]),
    "the same bundle twice": (stated(1, [1], [], [(0, 0, -1, 5), (0, 0, -1, 5)]), [0]),
    "two people for one place": (stated(2, [1], [], [(1, 0, -1, 5), (0, 0, -1, 5)]), [0]),
    "a chain": (stated(2, [1], [1, 1], [(0, 0, 1, 5), (1, -1, 0, 3), (0, 0, 0, 5), (1, -1, 1, 3)]), [0, 1]),
    "a bundle of two and two of one": (stated(2, [1], [2], [(0, -1, 0, 4, 2), (1, -1, 0, 2), (0, 0, -1, 2)]), [0]),
    "nothing of worth": (stated(1, [1], [], [(0, 0, -1, 0)]), []),
}


@pytest.mark.parametrize("case", TIES)
def test_without_names_ties_go_to_the_lower_row(case: str) -> None:
    packing, expected = TIES[case]

    assert pack(packing, PROVING).chosen.tolist() == expected


def test_where_no_prices_prove_the_best_plan_a_search_does_and_says_so() -> None:
    """Every price leaves a bound of at least 3: half of each bundle would be worth that."""
    packing = stated(2, [1, 1], [1, 1], [(0, 0, 1, 1), (0, 1, 0, 2), (1, 0, 0, 2), (1, 1, 1, 2)])

    packed = pack(packing, PROVING)

    assert (_values(packed), packed.levels[0].bound, packed.levels[0].searched) == ((2,), 2, True)


def test_the_largest_values_are_told_apart_to_the_unit() -> None:
    most = 10**12
    packing = stated(3, [1, 1], [10**6], [(s, o, 0, most - (s - o) ** 2, 10**5) for s in range(3) for o in range(2)])

    packed = pack(packing, PROVING)

    assert (_values(packed), packed.status) == ((2 * most,), Status.OPTIMAL)


@pytest.mark.parametrize("seed", range(scaled(12, 100)))
def test_one_side_alone_is_a_flow_and_equals_the_assignment_of_scipy(seed: int) -> None:
    chance = np.random.default_rng(seed)
    worth = chance.integers(0, 4 if seed % 2 else 1000, (30, 25))
    packing = stated(30, [], [1] * 25, [(s, -1, u, int(worth[s, u])) for s in range(30) for u in range(25)])

    packed = pack(packing)

    assert is_flow(candidates_of(packing))
    assert packed.levels[0].value == worth[linear_sum_assignment(worth, maximize=True)].sum()
    assert (packed.status, packed.levels[0].searched) == (Status.OPTIMAL, False)
    assert first_broken(packing, claims_of(packed)) is None


def test_a_flow_is_none_where_a_bundle_takes_two_things_or_a_group_counts() -> None:
    one_each = stated(2, [1], [2], [(0, 0, -1, 1), (1, -1, 0, 1)])
    both, two = stated(1, [1], [1], [(0, 0, 0, 1)]), stated(1, [], [2], [(0, -1, 0, 1, 2)])
    grouped = replace(one_each, groups=(Group(openings=np.array([0]), at_most=1),))

    assert [is_flow(candidates_of(each)) for each in (one_each, both, two, grouped)] == [True, False, False, False]


def test_nobody_and_nothing_is_a_plan_too() -> None:
    packed = pack(stated(0, [], [], []))

    assert (packed.chosen.tolist(), _values(packed), packed.status) == ([], (0,), Status.OPTIMAL)


def test_fixed_bundles_that_clash_are_refused() -> None:
    packing = stated(2, [1], [], [(0, 0, -1, 1), (1, 0, -1, 1)])

    with pytest.raises(PackingError, match="fixed: opening 0 is given 2 times and has 1 places"):
        replace(packing, fixed=np.array([0, 1]))


def test_forbidding_what_was_chosen_never_helps_and_fixing_it_changes_nothing() -> None:
    for seed in SEEDS[: scaled(40, 400)]:
        packing = random_packing(seed)
        packed = pack(packing, PROVING)
        if len(packed.chosen) == 0 or len(list(feasible(packing))) < 2:
            continue

        without = pack(replace(packing, forbidden=np.union1d(packing.forbidden, packed.chosen[:1])), PROVING)
        kept = pack(replace(packing, fixed=packed.chosen[:1]), PROVING)

        assert _values(without) <= _values(packed) == _values(kept)


def test_a_packing_says_which_row_is_wrong() -> None:
    with pytest.raises(PackingError, match=r"bundles\.unit\[0\]: 3 is not from -1 to 0"):
        stated(1, [1], [1], [(0, NONE, 3, 1)])
