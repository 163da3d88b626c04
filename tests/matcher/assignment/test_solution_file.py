"""A solution file that breaks a promise is told which one; no solver is asked."""

import json
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from matcher.assignment.claims import claims_of
from matcher.assignment.pack import PROVING, pack
from matcher.assignment.packing import Group, Packing
from matcher.assignment.problem_file import json_bytes
from matcher.assignment.solution_file import Claim, Claims, by_search, first_broken, read_solution, written
from matcher.domain.errors import PackingError
from tests.counts import scaled
from tests.matcher.assignment.packings import random_packing, with_fixed
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


LEVELS = replace(
    CASE,
    values=(np.array([0, 1, 1, 0, 1, 0, 0]), *CASE.values),
    groups=(Group(openings=np.array([1]), at_most=1),),
)


def test_every_key_of_the_format_is_written_and_read() -> None:
    true = claims_of(pack(LEVELS, PROVING))

    stated = written(true)

    assert read_solution(json_bytes(stated)) == true
    assert list(stated) == ["format", "status", "chosen", "objective", "bound", "proof", "prices", "levels"]
    assert (stated["format"], stated["status"], stated["proof"]) == ("ibasho-solution/1", "optimal", "prices")
    assert list(stated["prices"]) == ["opening", "unit", "group", "level", "scale"]
    assert [list(level) for level in stated["levels"]] == [["objective", "bound", "proof", "prices"]]


def test_an_optimum_is_promised_level_by_level() -> None:
    true = claims_of(pack(LEVELS, PROVING))
    first, last = true.levels

    for changed, expected in {
        replace(first, objective=first.objective - 1): "is not the sum",
        replace(first, bound=first.bound + 1): "is not what the prices prove",
        replace(first, group=()): "prices.group: not 1 numbers of at least 0",
        replace(first, level=(1,)): "prices.level: not 0 numbers of at least 0",
    }.items():
        assert expected in _said(LEVELS, replace(true, levels=(changed, last)))
    without_floor = replace(last, level=(0,))
    assert "bound" in _said(LEVELS, replace(true, levels=(first, without_floor)))
    assert _said(LEVELS, replace(true, levels=(last,))) == "1 levels are proved, the problem has 2"


def test_more_than_a_group_takes_is_told() -> None:
    grouped = replace(
        CASE, groups=(Group(openings=np.array([0, 1]), at_most=1), Group(openings=np.array([0]), at_most=1))
    )
    claims = replace(TRUE, chosen=(0, 3), levels=(replace(LAST, group=(0, 0)),))

    assert _said(grouped, claims) == "groups[0] is given 2 and takes at most 1"


BESIDE_WHAT_IS_FIXED = replace(
    stated(
        4,
        [1, 2],
        [3, 1],
        [(0, 0, -1, 3), (1, 0, -1, 100), (1, -1, 0, 7, 2), (2, -1, 0, 90, 2), (2, 1, 1, 5), (3, -1, 1, 4)],
    ),
    fixed=np.array([0, 2]),
)
"""What the third and the fourth person would gain most by does not fit beside what is fixed."""


def by_hand(packing: Packing, chosen: tuple[int, ...], objective: int, bound: int, **prices: tuple[int, ...]) -> Claims:
    """A claim in whole values, so that no rounding hides a fault."""
    nothing = {"opening": (0,) * len(packing.opening_places), "unit": (0,) * len(packing.unit_places)}
    columns: Any = nothing | {"group": (0,) * len(packing.groups), "level": ()} | prices
    claim = Claim(objective=objective, bound=bound, proof="prices", scale=1, **columns)
    status = "optimal" if objective == bound else "feasible"
    return Claims(status=status, chosen=chosen, levels=(claim,))


def test_what_does_not_fit_beside_what_is_fixed_raises_no_bound() -> None:
    feasible = by_hand(BESIDE_WHAT_IS_FIXED, (0, 2, 4), 15, 19)
    optimal = by_hand(BESIDE_WHAT_IS_FIXED, (0, 2, 4), 15, 15, unit=(0, 4))

    assert read_solution(json_bytes(written(feasible))) == feasible
    assert first_broken(BESIDE_WHAT_IS_FIXED, feasible) is None
    assert first_broken(BESIDE_WHAT_IS_FIXED, optimal) is None


def test_what_is_fixed_takes_its_places_and_no_more() -> None:
    packing = replace(stated(3, [1], [3], [(0, 0, 0, 3, 2), (1, 0, -1, 100), (2, -1, 0, 6)]), fixed=np.array([0]))

    assert first_broken(packing, by_hand(packing, (0, 2), 9, 9)) is None


def test_a_finished_search_leaves_nothing_open_whatever_the_status() -> None:
    unproved = by_hand(CASE, TRUE.chosen, LAST.objective, LAST.objective + 5, opening=(50, 50)).levels[0]
    claims = Claims(status="feasible", chosen=TRUE.chosen, levels=(replace(unproved, proof="search"),))

    broken = first_broken(CASE, claims)

    assert broken is not None
    assert broken.en == f"optimality is unsupported: 5 short of the bound {LAST.objective + 5}"
    assert "に 5 届いていません" in broken.ja


def test_the_price_of_a_group_is_paid_for_all_that_it_takes() -> None:
    packing = replace(
        stated(3, [1, 1, 1], [], [(0, 0, -1, 9), (1, 1, -1, 8), (2, 2, -1, 5)]),
        groups=(Group(openings=np.array([0, 1, 2]), at_most=2),),
    )

    assert first_broken(packing, by_hand(packing, (0, 1), 17, 17, group=(5,))) is None
    assert first_broken(packing, claims_of(pack(packing))) is None
    assert _said(packing, by_hand(packing, (0, 1), 17, 17, group=(0,))) == "bound 17 is below what is proved, 22"


def test_a_search_is_named_as_one() -> None:
    packing = stated(2, [1, 1], [1, 1], [(0, 0, 1, 1), (0, 1, 0, 2), (1, 0, 0, 2), (1, 1, 1, 2)])
    claims = claims_of(pack(packing, PROVING))

    assert (written(claims)["proof"], by_search(claims), by_search(TRUE)) == ("search", True, False)


def _said(packing: Packing, claims: Claims) -> str:
    broken = first_broken(packing, claims)
    assert broken is not None
    return broken.en


BROKEN = {
    "a subject twice": (replace(TRUE, chosen=(0, 1)), "subject 0 is given 2 times and has 1 places"),
    "an opening twice": (replace(TRUE, chosen=(0, 2)), "opening 0 is given 2 times and has 1 places"),
    "a unit twice": (replace(TRUE, chosen=(0, 5)), "unit 0 is given 2 times and has 1 places"),
    "more places than there are": (replace(TRUE, chosen=(1, 2)), "unit 1 is given 4 times and has 3 places"),
    "a bundle that is not there": (replace(TRUE, chosen=(7,)), "bundle 7 does not exist"),
    "a bundle before the first": (replace(TRUE, chosen=(-1,)), "bundle -1 does not exist"),
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
        packing = with_fixed(random_packing(seed), seed) if seed % 3 == 0 else random_packing(seed)
        true = claims_of(pack(packing, PROVING))
        assert first_broken(packing, true) is None
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


ALL_KEYS = "bound, chosen, format, objective, prices, proof, status"
PRICES: dict[str, Any] = written(TRUE)["prices"]
UNREADABLE: dict[str, tuple[dict[str, Any], str]] = {
    "another format": ({"format": "ibasho-solution/2"}, "format, status"),
    "another status": ({"status": "best"}, "format, status"),
    "another proof": ({"proof": "faith"}, "proof"),
    "a fraction": ({"objective": 1.0}, "objective, bound, scale"),
    "a boolean": ({"bound": True}, "objective, bound, scale"),
    "a scale in words": ({"prices": PRICES | {"scale": "1"}}, "objective, bound, scale"),
    "prices that are none": ({"prices": []}, "opening, scale, unit"),
    "prices of something else": ({"prices": PRICES | {"meals": []}}, "opening, scale, unit"),
    "a price that is no number": ({"prices": PRICES | {"unit": [None]}}, "prices.unit"),
    "something more": ({"note": 1}, ALL_KEYS),
    "chosen in words": ({"chosen": ["0"]}, "chosen"),
    "chosen as one number": ({"chosen": 0}, "chosen"),
    "levels that are none": ({"levels": 3}, "levels"),
    "a level that is none": ({"levels": [3]}, "bound, objective, prices, proof"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_is_no_solution_file_is_refused(case: str) -> None:
    changes, part = UNREADABLE[case]

    with pytest.raises(PackingError, match=rf"form of ibasho-solution/1 \({re.escape(part)}\)"):
        read_solution(json.dumps(written(TRUE) | changes).encode())


@pytest.mark.parametrize("key", ["format", "status", "chosen", "objective", "bound", "proof", "prices"])
def test_every_key_is_needed(key: str) -> None:
    stated = written(TRUE)
    del stated[key]

    with pytest.raises(PackingError, match=re.escape(ALL_KEYS)):
        read_solution(json.dumps(stated).encode())
