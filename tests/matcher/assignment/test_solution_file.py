"""A solution file that breaks a promise is told which one; no solver is asked."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from matcher.assignment.claims import claims_of
from matcher.assignment.pack import PROVING, pack
from matcher.assignment.problem_file import json_bytes
from matcher.assignment.solution_file import Claims, first_broken, read_solution, written
from matcher.domain.errors import PackingError
from tests.counts import scaled
from tests.matcher.assignment.packings import random_packing
from tests.matcher.assignment.test_pack import stated

CASE = replace(
    stated(
        3,
        [1, 2],
        [1, 3],
        [(0, 0, 0, 9), (0, 1, 1, 4, 2), (1, 0, 1, 8, 2), (1, 1, 1, 7), (2, 1, -1, 5), (2, -1, 0, 2), (2, 0, -1, 1)],
    ),
    forbidden=np.array([6]),
)
TRUE = claims_of(pack(CASE, PROVING))
LAST = TRUE.levels[-1]


def _last(**changes: Any) -> Claims:  # noqa: ANN401  # whatever a claim holds
    return replace(TRUE, levels=(replace(LAST, **changes),))


def test_a_true_solution_keeps_every_promise_also_when_read_back() -> None:
    assert first_broken(CASE, TRUE) is None
    assert read_solution(json_bytes(written(TRUE))) == TRUE


BROKEN = {
    "a subject twice": (replace(TRUE, chosen=(0, 1)), "subject 0 is given 2 times and has 1 places"),
    "an opening twice": (replace(TRUE, chosen=(0, 2)), "opening 0 is given 2 times and has 1 places"),
    "a unit twice": (replace(TRUE, chosen=(0, 5)), "unit 0 is given 2 times and has 1 places"),
    "more places than there are": (replace(TRUE, chosen=(1, 2)), "unit 1 is given 4 times and has 3 places"),
    "a bundle that is not there": (replace(TRUE, chosen=(7,)), "bundle 7 does not exist"),
    "not in order": (replace(TRUE, chosen=TRUE.chosen[::-1]), "chosen does not ascend"),
    "what is forbidden": (replace(TRUE, chosen=(1, 6)), "the forbidden bundle 6 is chosen"),
    "another sum": (_last(objective=LAST.objective + 1), "is not the sum"),
    "a bound below the plan": (_last(bound=LAST.bound - 1), "is below what is proved"),
    "a bound above the prices": (_last(bound=LAST.bound + 1), "is not what the prices prove"),
    "a price below zero": (_last(opening=(-1, 0)), "prices.opening: not 2 numbers of at least 0"),
    "a price too few": (_last(unit=(0,)), "prices.unit: not 2 numbers of at least 0"),
    "prices of nothing": (_last(opening=(0, 0), unit=(0, 0)), "is below what is proved"),
    "prices beyond measure": (_last(opening=(1 << 40, 1 << 40)), "is below what is proved"),
    "no scale": (_last(scale=0), "prices.opening: not 2 numbers of at least 0"),
    "a search without an end": (
        _last(proof="search", opening=(1 << 40, 0), bound=LAST.bound + 5),
        "optimality is unsupported: 5 short",
    ),
    "a level too many": (replace(TRUE, levels=(LAST, LAST)), "2 levels are proved, the problem has 1"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_the_first_broken_promise_is_named(case: str) -> None:
    claims, expected = BROKEN[case]

    broken = first_broken(CASE, claims)

    assert broken is not None
    assert expected in broken.en
    assert broken.ja != broken.en


def test_a_fixed_bundle_must_be_there() -> None:
    broken = first_broken(replace(CASE, fixed=np.array([1])), replace(TRUE, chosen=()))

    assert broken is not None
    assert broken.en == "the fixed bundle 1 is not chosen"


@pytest.mark.parametrize("block", range(4))
def test_no_changed_plan_value_bound_or_price_passes_as_optimal(block: int) -> None:
    """A change that passes must be another true proof: the same value, proved by prices that hold."""
    for seed in range(block, scaled(80, 2000), 4):
        packing = random_packing(seed)
        true = claims_of(pack(packing, PROVING))
        for claims in _changed(true, np.random.default_rng(seed), len(packing)):
            if first_broken(packing, claims) is None:
                assert [level.objective for level in claims.levels] == [level.objective for level in true.levels]
                assert [level.bound for level in claims.levels] == [level.bound for level in true.levels]


def _changed(true: Claims, chance: np.random.Generator, bundles: int) -> list[Claims]:
    before, last = true.levels[:-1], true.levels[-1]
    changed = [replace(true, levels=(*before, replace(last, bound=last.bound + by))) for by in (-1, 1)]
    changed += [replace(true, levels=(*before, replace(last, objective=last.objective + by))) for by in (-1, 1)]
    changed += [replace(true, chosen=true.chosen[1:])] * bool(true.chosen)
    changed += [replace(true, chosen=tuple(sorted({*true.chosen, int(chance.integers(max(bundles, 1)))})))] * bool(
        bundles
    )
    for name in ("opening", "unit"):
        prices = getattr(last, name)
        if prices:
            row = int(chance.integers(len(prices)))
            for price in (max(prices[row] - last.scale, 0), prices[row] + last.scale * 3):
                column: Any = (*prices[:row], price, *prices[row + 1 :])
                moved = replace(last, **{name: column})
                changed.append(replace(true, levels=(*before, moved)))
    return changed


UNREADABLE: dict[str, dict[str, Any]] = {
    "another format": {"format": "ibasho-solution/2"},
    "another status": {"status": "best"},
    "another proof": {"proof": "faith"},
    "a fraction": {"objective": 1.0},
    "a boolean": {"bound": True},
    "prices that are none": {"prices": []},
    "something more": {"note": 1},
    "chosen in words": {"chosen": ["0"]},
    "levels that are none": {"levels": 3},
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_is_no_solution_file_is_refused(case: str) -> None:
    with pytest.raises(PackingError, match="form of ibasho-solution/1"):
        read_solution(json.dumps(written(TRUE) | UNREADABLE[case]).encode())
