"""Which columns may give or cost points, and that all the others never do."""

from dataclasses import fields, replace
from functools import cache

import numpy as np
import pytest

from matcher.domain.case import Arity, grid
from matcher.domain.pools import Openings, Pool, Subjects, Units
from matcher.matching.inputs import Inputs
from matcher.scoring.weigh import points_of
from tests.chance import random_inputs
from tests.counts import scaled

SIZES = (5, 6, 6)
SEEDS = range(scaled(12, 60))
COUNTING = {
    "subjects": {
        *("release_day", "offence_bits", "licence_from_day", "licence_until_day", "training_bits", "history_months"),
        *("wished_occupation_bits", "unwanted_occupation_bits", "wished_municipality", "avoid_situation_bits"),
        *("means_bits", "longest_commute_minutes", "cash_yen", "nearby_need_bits", "wants_private_room"),
        *("emergency_protection", "settled_day"),
    },
    "openings": {
        *("confirmed_day", "start_from_day", "occupation", "employment_type", "social_insurance", "experienced_bits"),
        *("required_licence_bits", "situation_bits", "lat", "lon", "pickup_municipality", "shift_start_minute"),
        *("shift_end_minute", "gross_monthly_yen", "pay_cycle", "pay_closing_day", "pay_day", "pay_month_offset"),
        *("weekly_minutes", "employer_active", "releasees_hired"),
    },
    "units": {
        *("employer_id", "confirmed_day", "municipality", "lat", "lon", "rent_yen", "common_fee_yen", "meals_fee_yen"),
        *("kind", "upfront_yen", "experienced_bits", "private_room", "longest_stay_days", "nearby_bits"),
        "support_corporation",
    },
}
"""All that is weighed. The release day and the offence are among them only for the first day of work and for experience
with the offence that somebody declares; birth, sex, sentence, ties, tattoos, household and health are not."""
KINDS: dict[str, type[Pool]] = {"subjects": Subjects, "openings": Openings, "units": Units}
COLUMNS = [
    (pool, field.name) for pool, kind in KINDS.items() for field in fields(kind) if field.name not in {"id", "code"}
]


def _points(inputs: Inputs) -> np.ndarray:
    whole = grid(inputs.subjects, inputs.openings, inputs.units, inputs.setting)
    total: np.ndarray = np.array([points_of(arity, whole, SIZES) for arity in Arity]).sum(axis=0)
    return total


@cache
def _instance(seed: int) -> Inputs:
    return random_inputs(seed, SIZES)


@cache
def _before(seed: int) -> np.ndarray:
    return _points(_instance(seed))


def _drawn_anew(seed: int, pool: str, column: str) -> Inputs:
    """The same people, jobs and homes, with one column of other ones."""
    inputs, others = _instance(seed), getattr(getattr(_instance(seed + 5000), pool), column)
    return replace(inputs, **{pool: replace(getattr(inputs, pool), **{column: others})})


@pytest.mark.parametrize(("pool", "column"), COLUMNS, ids=[f"{pool} {column}" for pool, column in COLUMNS])
def test_it_changes_points_exactly_where_it_may_count(pool: str, column: str) -> None:
    changed = [not np.array_equal(_points(_drawn_anew(seed, pool, column)), _before(seed)) for seed in SEEDS]

    assert any(changed) == (column in COUNTING[pool])


@pytest.mark.parametrize("seed", SEEDS)
def test_no_code_has_a_part_in_it(seed: int) -> None:
    inputs = _instance(seed)
    renamed = {
        pool: replace(getattr(inputs, pool), code=np.char.add("X-", getattr(inputs, pool).code[::-1])) for pool in KINDS
    }

    assert np.array_equal(_before(seed), _points(replace(inputs, **renamed)))
