"""What is scarce and who needs it, against plans by hand and by trying everything."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.assignment.scarcity import scarcity_of
from tests.counts import scaled
from tests.matcher.assignment.packings import best_values, random_packing
from tests.matcher.assignment.test_pack import stated


def test_a_home_that_two_want_is_needed_by_both_and_one_that_nobody_lacks_by_nobody() -> None:
    wanted = stated(2, [], [1, 1], [(0, -1, 0, 9), (1, -1, 0, 9), (1, -1, 1, 2)])
    enough = stated(2, [], [1, 1], [(0, -1, 0, 9), (1, -1, 1, 9)])

    assert scarcity_of(wanted, 1).units == ((0, 0), (1, 0))
    assert scarcity_of(wanted, 8).units == ((0, 0),)  # by 8 or more: the second one has another that is worth 2
    assert scarcity_of(enough, 1).units == ()


def test_two_equal_homes_for_two_people_are_not_scarce_whatever_their_prices() -> None:
    packing = stated(2, [], [1, 1], [(s, -1, u, 9) for s in range(2) for u in range(2)])

    assert scarcity_of(packing, 1).units == ()


def test_what_had_no_place_from_the_start_is_not_spoken_of() -> None:
    assert scarcity_of(stated(1, [0], [], [(0, 0, -1, 5)]), 1).openings == ()


def test_one_more_of_what_is_scarce_makes_the_plan_better_and_they_have_a_use_for_it() -> None:
    told = 0
    for seed in range(scaled(400, 4000)):
        packing = random_packing(seed)
        if len(packing.values) > 1:
            continue
        found = scarcity_of(packing, 1)
        for name, column, pairs in (
            ("opening_places", packing.opening, found.openings),
            ("unit_places", packing.unit, found.units),
        ):
            for subject, place in pairs:
                more = getattr(packing, name) + (np.arange(len(getattr(packing, name))) == place)
                assert best_values(replace(packing, **{name: more})) > best_values(packing), seed
                own = (packing.subject == subject) & (column == place)
                assert packing.values[0][own].max() > 0
                told += 1
    assert told > 10


def test_levels_have_prices_of_their_own() -> None:
    packing = stated(1, [1], [], [(0, 0, -1, 5)])

    with pytest.raises(ValueError, match="one level"):
        scarcity_of(replace(packing, values=packing.values * 2), 1)
