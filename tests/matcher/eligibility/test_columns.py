"""Which columns may decide what is permitted, and that all the others never do."""

from dataclasses import fields, replace
from functools import cache

import numpy as np
import pytest

from matcher.domain.case import grid
from matcher.domain.pools import Openings, Pool, Subjects, Units
from matcher.eligibility.catalogue import RULES
from matcher.matching.inputs import Inputs
from tests.chance import random_inputs
from tests.counts import scaled

SIZES = (5, 6, 6)
SEEDS = range(scaled(8, 60))
NEVER_DECIDING = {
    "subjects": {
        *("needs_job", "training_bits", "history_months", "wished_occupation_bits", "unwanted_occupation_bits"),
        *("wished_municipality", "avoid_situation_bits", "nearby_need_bits", "wants_private_room", "health_need"),
        "settled_day",
    },
    "openings": {
        *("places", "employment_type", "social_insurance", "experienced_bits", "case_by_case_bits"),
        *("situation_bits", "pay_cycle", "pay_closing_day", "pay_day", "pay_month_offset"),
        "releasees_hired",
    },
    "units": {
        *("places", "meals_fee_yen", "experienced_bits", "case_by_case_bits", "private_room", "longest_stay_days"),
        *("nearby_bits", "round_closes_day", "move_in_day", "support_corporation"),
    },
}
"""Wishes, skills and what a job pays when are weighed, not required; places are the solver's. An offence that somebody
decides on case by case is unknown for not being accepted, so the column only explains."""
KINDS: dict[str, type[Pool]] = {"subjects": Subjects, "openings": Openings, "units": Units}
COLUMNS = [
    (pool, field.name) for pool, kind in KINDS.items() for field in fields(kind) if field.name not in {"id", "code"}
]


def _verdicts(inputs: Inputs) -> list[list[int]]:
    """Each rule's answers, one rule after another: what one refuses cannot hide what another says."""
    whole = grid(inputs.subjects, inputs.openings, inputs.units, inputs.setting)
    return [np.broadcast_to(rule.judge(whole), SIZES).ravel().tolist() for rule in RULES]


@cache
def _instance(seed: int) -> Inputs:
    return random_inputs(seed, SIZES)


@cache
def _before(seed: int) -> list[list[int]]:
    return _verdicts(_instance(seed))


def _drawn_anew(seed: int, pool: str, column: str) -> Inputs:
    """The same people, jobs and homes, with one column of other ones."""
    inputs, others = _instance(seed), getattr(getattr(_instance(seed + 5000), pool), column)
    return replace(inputs, **{pool: replace(getattr(inputs, pool), **{column: others})})


@pytest.mark.parametrize(("pool", "column"), COLUMNS, ids=[f"{pool} {column}" for pool, column in COLUMNS])
def test_it_changes_verdicts_exactly_where_it_may_decide(pool: str, column: str) -> None:
    changed = [_verdicts(_drawn_anew(seed, pool, column)) != _before(seed) for seed in SEEDS]

    assert any(changed) == (column not in NEVER_DECIDING[pool])


@pytest.mark.parametrize("seed", SEEDS)
def test_no_code_has_a_part_in_it(seed: int) -> None:
    inputs = _instance(seed)
    renamed = {
        pool: replace(getattr(inputs, pool), code=np.char.add("X-", getattr(inputs, pool).code[::-1])) for pool in KINDS
    }

    assert _before(seed) == _verdicts(replace(inputs, **renamed))
