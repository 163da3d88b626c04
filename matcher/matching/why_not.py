"""Why a case is not proposed, and which rules empty a person's list."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Arity, Case, grid, opening_grid, unit_grid
from matcher.domain.term import UNKNOWN
from matcher.domain.text import Text
from matcher.eligibility.catalogue import in_force
from matcher.eligibility.change import NO_CHANGE, Change, needed
from matcher.eligibility.check import OPENING_ARITIES, UNIT_ARITIES, Finding, count_refused, verdicts_of
from matcher.eligibility.evidence import Verdict
from matcher.eligibility.rule import Rule
from matcher.matching.inputs import Inputs
from matcher.matching.proposal import findings_of
from matcher.scoring.weigh import Share, shares

OPENINGS = Text("求人", "openings")
HOMES = Text("住まい", "homes")
PAIRS = Text("求人と住まいの組合せ", "pairs of an opening and a home")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One change with which one rule would say yes to the case."""

    rule: Rule
    change: Change
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """Every rule that refuses or questions one case, and what it would score."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    offers: tuple[Offer, ...]
    """What could be changed, rule by rule, each with the least value."""
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Emptied:
    """How much one rule takes from a person's list."""

    rule: Rule
    what: Text
    """Openings, homes, or pairs of those that are left."""
    refused: int
    of: int


def why_not(inputs: Inputs, subject: str, opening: str | None, unit: str | None) -> WhyNot:
    """The reasons for one case by code. Raises `NotFoundError` where a code does not exist."""
    case: Case = inputs.case(
        inputs.subject_row(subject),
        None if opening is None else inputs.opening_row(opening),
        None if unit is None else inputs.unit_row(unit),
    )
    found = findings_of(case)
    return WhyNot(
        verdict=min((finding.verdict for finding in found), default=Verdict.ALLOWED),
        findings=found,
        offers=tuple(_offers(case, found)),
        shares=shares(case),
    )


def _offers(case: Case, found: tuple[Finding, ...]) -> Iterator[Offer]:
    for rule in (finding.rule for finding in found):
        for change in rule.changes:
            value = int(needed(rule.judge, change, case).item())
            if value != NO_CHANGE:
                yield Offer(rule=rule, change=change, value=value)


def emptied(inputs: Inputs, subject: int) -> tuple[Emptied, ...]:
    """Which rules take how much from one subject: openings, homes, and pairs of the two that are left; most first."""
    person, openings = inputs.subjects.take([subject]), inputs.openings
    theirs = (inputs.units.subject_id == UNKNOWN) | (inputs.units.subject_id == person.id)
    units = inputs.units.take(np.flatnonzero(theirs))
    work = opening_grid(person, openings, units, inputs.setting)
    home = unit_grid(person, openings, units, inputs.setting)
    policy = inputs.setting.policy
    by_work, by_home = in_force(policy, *OPENING_ARITIES), in_force(policy, *UNIT_ARITIES)
    left = (
        openings.take(_left(by_work, work, len(openings))),
        units.take(_left(by_home, home, len(units))),
    )
    both = grid(person, *left, inputs.setting)
    rows = (
        *_taken(by_work, work, (1, len(openings)), OPENINGS),
        *(
            one
            for one in _taken(by_home, home, (1, len(units)), HOMES)
            if one.rule.arity is Arity.SUBJECT_UNIT or len(openings) == 0
        ),
        *_taken(in_force(policy, Arity.JOINT), both, (1, len(left[0]), len(left[1])), PAIRS),
    )
    return tuple(
        sorted(rows, key=lambda row: (row.what is PAIRS, -row.refused * 1000 // max(row.of, 1), row.rule.code))
    )


def _left(rules: tuple[Rule, ...], case: Case, count: int) -> NDArray[np.int64]:
    return np.flatnonzero(verdicts_of(rules, case, (1, count))[0] >= Verdict.UNKNOWN)


def _taken(rules: tuple[Rule, ...], case: Case, shape: tuple[int, ...], what: Text) -> Iterator[Emptied]:
    for rule, count in count_refused(rules, case, shape).items():
        yield Emptied(rule=rule, what=what, refused=int(count[0]), of=math.prod(shape))
