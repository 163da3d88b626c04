"""Every verdict for everybody, and every reason for one case."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Arity, Case
from matcher.domain.figures import Figure
from matcher.eligibility.catalogue import in_force
from matcher.eligibility.evidence import Evidence, Verdict
from matcher.eligibility.rule import Rule, Verdicts

OPENING_ARITIES = (Arity.SUBJECT, Arity.SUBJECT_OPENING)
UNIT_ARITIES = (Arity.SUBJECT, Arity.SUBJECT_UNIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule that does not say yes to a case, with what it compared."""

    rule: Rule
    verdict: Verdict
    evidence: tuple[Evidence, ...]
    """Only the comparisons that are refused or unknown."""


def verdicts_of(rules: tuple[Rule, ...], case: Case, shape: tuple[int, ...]) -> Verdicts:
    """The worst answer of several rules over a shape: -1, 0 or 1."""
    worst = np.ones(shape, dtype=np.int8)
    for rule in rules:
        np.minimum(worst, rule.judge(case), out=worst)
    return worst


def count_refused(rules: tuple[Rule, ...], case: Case, shape: tuple[int, ...]) -> dict[Rule, NDArray[np.int64]]:
    """For each rule, how many it refuses to each row of the first axis; rules that refuse nothing are left out."""
    counts: dict[Rule, NDArray[np.int64]] = {}
    for rule in rules:
        refused = (np.broadcast_to(rule.judge(case), shape) == Verdict.REFUSED).reshape(shape[0], -1).sum(axis=1)
        if refused.any():
            counts[rule] = refused
    return counts


def figures_behind(case: Case, *arities: Arity) -> tuple[Figure, ...]:
    """What of the law the rules of those arities used for one person, opening and unit, whatever they answered."""
    used = (
        figure
        for rule in in_force(case.setting.policy, *arities)
        if rule.figures
        for item in rule.evidence(case)
        for figure in item.figures
    )
    return tuple(dict.fromkeys(used))


def findings(case: Case, *arities: Arity) -> tuple[Finding, ...]:
    """Every rule in force of those arities that refuses or questions one case (pools of one row)."""
    found = []
    for rule in in_force(case.setting.policy, *arities):
        verdict = Verdict(int(rule.judge(case).item()))
        if verdict is not Verdict.ALLOWED:
            items = tuple(item for item in rule.evidence(case) if item.verdict() is not Verdict.ALLOWED)
            found.append(Finding(rule=rule, verdict=verdict, evidence=items))
    return tuple(found)
