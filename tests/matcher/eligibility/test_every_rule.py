"""Properties that every rule of the catalogue has."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.domain.case import Arity, grid
from matcher.domain.no_offer import no_opening, no_unit
from matcher.eligibility.catalogue import RULES, of_arity
from matcher.eligibility.evidence import Verdict, overall
from matcher.eligibility.rule import Rule
from matcher.matching.inputs import Inputs
from tests.chance import random_inputs
from tests.counts import scaled
from tests.rule_cases import case_files

SEEDS = range(scaled(4, 60))
SIZES = (5, 6, 6)

MANY_SEEDS = range(30)
"""Enough for the rarest answer; the whole pool is judged at once."""
NEVER = {file.code: file.never for file in case_files()}
"""The answer that a rule cannot give, if any, as its case file says with the reason."""

rules = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
joint_rules = pytest.mark.parametrize("rule", of_arity(Arity.JOINT), ids=lambda rule: rule.code)


def _whole(rule: Rule, inputs: Inputs) -> np.ndarray:
    shape = tuple(len(pool) for pool in (inputs.subjects, inputs.openings, inputs.units))
    whole = grid(inputs.subjects, inputs.openings, inputs.units, inputs.setting)
    return np.broadcast_to(rule.judge(whole), shape)


@rules
@pytest.mark.parametrize("seed", SEEDS)
def test_it_answers_the_same_on_a_pool_and_row_by_row(rule: Rule, seed: int) -> None:
    inputs = random_inputs(seed, SIZES)
    whole = _whole(rule, inputs)

    for row in np.ndindex(whole.shape):
        assert rule.judge(inputs.case(*row)).item() == whole[row]


@rules
@pytest.mark.parametrize("seed", SEEDS)
def test_its_evidence_recomputes_its_verdict(rule: Rule, seed: int) -> None:
    inputs = random_inputs(seed, SIZES)
    whole = _whole(rule, inputs)

    for row in np.ndindex(whole.shape):
        case = inputs.case(*row)
        assert overall(rule.evidence(case)) == whole[row], (row, rule.evidence(case))


@rules
def test_random_cases_reach_every_answer_that_a_rule_can_give(rule: Rule) -> None:
    seen = set[int]()
    for seed in MANY_SEEDS:
        inputs = random_inputs(seed, SIZES)
        if rule.arity is Arity.JOINT:
            inputs = _with_none(inputs)
        seen |= set(np.unique(_whole(rule, inputs)).tolist())

    assert seen == set(Verdict) - {NEVER[rule.code]}


@joint_rules
@pytest.mark.parametrize("seed", SEEDS)
def test_joint_rules_also_judge_and_explain_a_case_without_a_job_or_a_home(rule: Rule, seed: int) -> None:
    inputs = _with_none(random_inputs(seed, SIZES))
    whole = _whole(rule, inputs)

    for subject, opening, unit in np.ndindex(whole.shape):
        if opening == SIZES[1] or unit == SIZES[2]:
            case = inputs.case(subject, opening, unit)
            assert rule.judge(case).item() == whole[subject, opening, unit]
            assert overall(rule.evidence(case)) == whole[subject, opening, unit]


def _with_none(inputs: Inputs) -> Inputs:
    """With a last row in either pool that stands for no opening and no unit."""
    return replace(inputs, openings=inputs.openings.joined(no_opening()), units=inputs.units.joined(no_unit()))


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_text_is_said_in_both_languages() -> None:
    for rule in RULES:
        for text in (rule.label, rule.refusal, rule.reference, rule.changed_by):
            assert text.ja
            assert text.en
