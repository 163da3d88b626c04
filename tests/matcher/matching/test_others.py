"""What a change for one person does for the others, found without a solver."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.eligibility.change import NO_CHANGE, Side
from matcher.matching.certain import outlook_of
from matcher.matching.inputs import Inputs
from matcher.matching.others import others_gaining
from matcher.matching.unblock import Unblocking, unblock, with_change
from tests.counts import scaled
from tests.nearly import nearly_inputs

SEEDS = range(scaled(6, 60))


def _changed(inputs: Inputs, one: Unblocking) -> Inputs:
    if one.record is None:
        return inputs
    values = np.full(len(inputs.openings if one.change.side is Side.OPENING else inputs.units), NO_CHANGE)
    values[one.record] = one.value
    return with_change(inputs, 0, one.change, values)


@pytest.mark.parametrize("seed", SEEDS)
def test_it_counts_everybody_else_whom_the_same_change_gives_a_new_plan(seed: int) -> None:
    inputs = nearly_inputs(seed, (4, 3, 3), 0.08)
    found = unblock(inputs, 0)

    expected = [
        sum(bool(outlook_of(_changed(inputs, one), row).gained_over(outlook_of(inputs, row))) for row in (1, 2, 3))
        for one in found
    ]

    assert list(others_gaining(inputs, 0, found)) == expected


def test_alone_nobody_else_gains() -> None:
    inputs = nearly_inputs(1, (1, 3, 3))
    changes = unblock(replace(inputs, units=replace(inputs.units, upfront_yen=np.array([900_000] * 3))), 0)

    assert set(others_gaining(inputs, 0, changes)) <= {0}
