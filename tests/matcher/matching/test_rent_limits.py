"""The table of rent limits that the solver reads says what the rule says pair by pair, whatever the days."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.domain.case import unit_grid
from matcher.domain.figures import FigureUnit
from matcher.domain.tenure import rent_limit_open, rent_limit_yen
from matcher.domain.term import UNKNOWN
from matcher.matching.rent_limits import rent_limit_table
from tests import build
from tests.chance import random_inputs
from tests.figures import figure, law_with

LIMITS = (
    ("household_1", 1, 40, 80),
    ("household_1", 2, 81, 120),
    ("household_2", 3, 60, 90),
    ("small_room", 4, 70, 110),
)
"""Key, yen, and the days from today on which it holds."""


@pytest.mark.parametrize("seed", range(12))
def test_the_table_is_what_the_rule_says_pair_by_pair(seed: int) -> None:
    limits = (
        figure(
            f"rent_limit_{size}",
            value=value,
            unit=FigureUnit.YEN,
            place=build.MITO,
            from_day=day,
            until_day=end,
        )
        for size, value, day, end in LIMITS
        for day, end in [(build.TODAY + day, build.TODAY + end)]
    )
    inputs = random_inputs(seed, (12, 2, 12))
    setting = replace(inputs.setting, law=law_with(*limits))
    case = unit_grid(inputs.subjects, inputs.openings, inputs.units, setting)

    table = rent_limit_table(inputs.subjects, inputs.units, setting.law)

    columns = table.column_of_subject
    asked = np.where(columns[:, None] == UNKNOWN, UNKNOWN, table.yen[:, np.maximum(columns, 0)].T)
    assert asked.tolist() == rent_limit_yen(case).tolist()
    sized = columns != UNKNOWN
    unrecorded = np.broadcast_to(rent_limit_open(case), asked.shape)
    assert table.open[:, columns[sized]].T.tolist() == unrecorded[sized].tolist()
