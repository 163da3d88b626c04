"""Plans over bundles that nobody lists are those of the solver that lists them all."""

import numpy as np
import pytest

from matcher.assignment.generation import Generated, generate
from matcher.assignment.nearby import Nearby
from matcher.assignment.oracle import Columns
from matcher.assignment.pack import PROVING, pack
from matcher.assignment.prices import SCALE, Stage, best_of_each, bound_of, reduced
from matcher.assignment.search import Effort
from tests.counts import scaled
from tests.matcher.assignment.planes import drawn_plane, every_bundle, explicit, listed

SEEDS = range(scaled(150, 2_000))
HARDLY = Effort(nodes=1, bundles=1)


def keeps_its_promises(plane: Nearby, made: Generated) -> bool:
    """Everything chosen exists and fits, and its values are the value."""
    everything = every_bundle(plane)
    chosen, known = made.chosen, {(s, o, u): v for s, o, u, v in zip(*columns_of(everything), strict=True)}
    values = [known[s, o, u] for s, o, u, _ in zip(*columns_of(chosen), strict=True)]
    taken = (np.bincount(chosen.opening, minlength=1), np.bincount(chosen.unit, minlength=1))
    places = (plane.places.opening, plane.places.unit)
    within = all((count <= side[: len(count)]).all() for count, side in zip(taken, places, strict=True))
    return within and len(set(chosen.subject.tolist())) == len(chosen) and sum(values) == made.value


def columns_of(columns: Columns) -> list[list[int]]:
    return [column.tolist() for column in (columns.subject, columns.opening, columns.unit, columns.value)]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_plan_is_as_good_as_the_best_of_all_bundles(seed: int) -> None:
    plane = drawn_plane(np.random.default_rng(seed))
    best = pack(explicit(plane, every_bundle(plane)), PROVING).levels[0]

    made = generate(plane, PROVING)

    assert keeps_its_promises(plane, made)
    assert (made.value, made.bound) == (best.value, best.value)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_bound_is_proved_by_the_prices_over_all_bundles(seed: int) -> None:
    plane = drawn_plane(np.random.default_rng(seed))
    everything = every_bundle(plane)
    best = pack(explicit(plane, everything), PROVING).levels[0]

    made = generate(plane, HARDLY)

    candidates, stage = listed(plane.places, everything), Stage(level=0, floors=())
    gain = best_of_each(candidates, reduced(candidates, stage, made.prices))
    proved = bound_of(candidates, stage, made.prices, gain) // SCALE
    assert keeps_its_promises(plane, made)
    assert made.value <= best.value <= made.bound
    assert made.bound == proved or made.searched
