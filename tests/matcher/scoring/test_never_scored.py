"""What a person is, and what they were sentenced for, gives and costs no point; named one by one, for whoever asks."""

from dataclasses import fields, replace
from functools import cache

import numpy as np
import pytest

from matcher.domain.case import Arity, grid
from matcher.domain.pools import Openings, Subjects, Units
from matcher.matching.inputs import Inputs
from matcher.records.cases.subjects import Subject
from matcher.records.tables import column_names
from matcher.scoring.weigh import points_of
from tests.chance import random_inputs
from tests.counts import scaled

SIZES = (5, 6, 6)
SEEDS = range(scaled(6, 60))
SUBJECT_COLUMNS = (
    *("birth_day", "sex", "household_size", "education", "disability_certificate", "institution_key"),
    *("sentence_end_day", "specified_sexual_offence", "antisocial_tie", "antisocial_left_day", "background_bits"),
    *("tattoo", "missing_fingers", "health_need", "income_yen", "rent_arrears", "credit_problem", "tax_arrears"),
)
CONDITION_COLUMNS = {
    "openings": ("education_min", "age_min", "age_max", "excluded_background_bits", "tattoo_policy"),
    "units": ("sex_allowed", "household_max", "single_person_rule", "antisocial_years"),
}
"""Conditions about such columns decide who may be offered what, and never how good it is."""
NEVER_KEPT = ("admissions", "risk", "score", "recidiv", "reoffen", "predict", "religion", "nationality", "domicile")


def _points(inputs: Inputs) -> np.ndarray:
    whole = grid(inputs.subjects, inputs.openings, inputs.units, inputs.setting)
    total: np.ndarray = np.array([points_of(arity, whole, SIZES) for arity in Arity]).sum(axis=0)
    return total


@cache
def _instance(seed: int) -> Inputs:
    return random_inputs(seed, SIZES)


def _other_people(inputs: Inputs, seed: int, *columns: str) -> Inputs:
    """The same people but for columns of other ones."""
    others = _instance(seed + 5000).subjects
    return replace(inputs, subjects=replace(inputs.subjects, **{name: getattr(others, name) for name in columns}))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("column", SUBJECT_COLUMNS)
def test_it_is_never_scored(column: str, seed: int) -> None:
    inputs = _instance(seed)

    assert np.array_equal(_points(inputs), _points(_other_people(inputs, seed, column)))


@pytest.mark.parametrize("seed", SEEDS)
def test_all_of_them_together_are_never_scored(seed: int) -> None:
    inputs = _instance(seed)

    assert np.array_equal(_points(inputs), _points(_other_people(inputs, seed, *SUBJECT_COLUMNS)))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("pool", CONDITION_COLUMNS)
def test_a_condition_about_them_is_never_scored(pool: str, seed: int) -> None:
    inputs, others = _instance(seed), getattr(_instance(seed + 5000), pool)
    drawn = replace(getattr(inputs, pool), **{name: getattr(others, name) for name in CONDITION_COLUMNS[pool]})

    assert np.array_equal(_points(inputs), _points(replace(inputs, **{pool: drawn})))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_offence_is_never_scored_where_nobody_declares_experience_with_it(seed: int) -> None:
    inputs = _instance(seed)
    silent = {
        pool: replace(getattr(inputs, pool), experienced_bits=np.zeros_like(getattr(inputs, pool).experienced_bits))
        for pool in ("openings", "units")
    }
    undeclared = replace(inputs, **silent)

    assert np.array_equal(_points(undeclared), _points(_other_people(undeclared, seed, "offence_bits")))


def test_what_would_predict_or_tell_of_origin_is_not_even_kept() -> None:
    read = [field.name for pool in (Subjects, Openings, Units) for field in fields(pool)]
    kept = column_names(Subject)

    assert [name for name in (*read, *kept) for word in NEVER_KEPT if word in name] == []
