"""A rule that the policy switches off decides and explains nothing; a legal bar always does."""

from dataclasses import replace

import pytest

from matcher.domain.case import Arity, Case
from matcher.eligibility.catalogue import RULES, in_force
from matcher.eligibility.check import findings
from matcher.eligibility.rule import Rule
from tests import build
from tests.chance import random_inputs

BARS = tuple(rule for rule in RULES if rule.legal_bar)


def under(case: Case, rule: Rule) -> Case:
    """The same case with one rule switched off, by whatever hand."""
    policy = replace(case.setting.policy, rules_off=(rule.name,))
    return replace(case, setting=replace(case.setting, policy=policy))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_that_is_off_is_found_nowhere_and_the_others_are(rule: Rule) -> None:
    inputs = random_inputs(3, (4, 4, 4))

    for row in range(4):
        case = inputs.case(row, row, row)
        found = [one.rule for one in findings(case, *Arity) if one.rule is not rule or rule.legal_bar]
        assert [one.rule for one in findings(under(case, rule), *Arity)] == found


@pytest.mark.parametrize("rule", BARS, ids=lambda rule: rule.name)
def test_a_legal_bar_holds_whatever_a_policy_says(rule: Rule) -> None:
    everything_off = build.policy(rules_off=[one.name for one in RULES])

    assert rule in in_force(everything_off, rule.arity)
