"""What a recipient may be told: never a value of a field to which the person did not consent."""

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

from matcher.desk.disclosure import PERSONAL, PERSONAL_OPEN, READS, Recipient, Told, redacted
from matcher.desk.placing import finding_views
from matcher.domain.pools import Subjects
from matcher.eligibility.catalogue import RULES
from matcher.eligibility.rule import Rule
from matcher.matching.inputs import Inputs
from matcher.matching.proposal import findings_of
from tests.chance import random_inputs
from tests.counts import scaled
from tests.views import finding

SEEDS = range(scaled(12, 200))
MANY_SEEDS = range(200)
"""Enough for the rarest field; it ends with the first that shows it."""
SIZES = (1, 3, 3)
COLUMNS = tuple(field.name for field in fields(Subjects) if field.name not in {"id", "code", "needs_job", "needs_home"})
recipients = pytest.mark.parametrize("recipient", Recipient)


def _told(inputs: Inputs, recipient: Recipient, consented: frozenset[str]) -> list[tuple[Told, ...]]:
    return [
        redacted(finding_views(findings_of(inputs.case(0, opening, unit)), None, None), recipient, consented)
        for opening, unit in np.ndindex(SIZES[1:])
    ]


def _another_person(inputs: Inputs, seed: int, kept: frozenset[str]) -> Inputs:
    other = random_inputs(seed + 9000, SIZES).subjects
    columns: dict[str, Any] = {name: getattr(other, name) for name in COLUMNS if name not in kept}
    return replace(inputs, subjects=replace(inputs.subjects, **columns))


@recipients
@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_told_in_full_is_the_same_for_anybody_else_in_what_was_not_consented_to(
    recipient: Recipient, seed: int
) -> None:
    inputs, draw = random_inputs(seed, SIZES), np.random.default_rng(seed)
    consented = frozenset(draw.choice(COLUMNS, size=12, replace=False).tolist())

    ours = _told(inputs, recipient, consented)
    theirs = _told(_another_person(inputs, seed, consented), recipient, consented)

    hidden = {PERSONAL, PERSONAL_OPEN}
    in_full = [[[one for one in case if one.sentence not in hidden] for case in told] for told in (ours, theirs)]
    assert in_full[0] == in_full[1]


@pytest.mark.parametrize("code", READS)
def test_a_rule_reads_no_more_of_the_person_than_is_declared(code: str) -> None:
    rule = next(rule for rule in RULES if rule.code == code)

    for seed in SEEDS:
        inputs = random_inputs(seed, SIZES)
        another = _another_person(inputs, seed, READS[code])
        for row in np.ndindex(SIZES):
            assert rule.evidence(inputs.case(*row)) == rule.evidence(another.case(*row)), (seed, row)


@pytest.mark.parametrize("code", [code for code, reads in READS.items() if reads])
def test_a_rule_reads_all_that_is_declared(code: str) -> None:
    rule = next(rule for rule in RULES if rule.code == code)

    for field in READS[code]:
        assert any(_tells(rule, random_inputs(seed, SIZES), seed, field) for seed in MANY_SEEDS), field


def _tells(rule: Rule, inputs: Inputs, seed: int, field: str) -> bool:
    another = _another_person(inputs, seed, frozenset(COLUMNS) - {field})
    rows = list(np.ndindex(SIZES))
    return any(rule.evidence(inputs.case(*row)) != rule.evidence(another.case(*row)) for row in rows)


@recipients
@pytest.mark.parametrize("seed", SEEDS)
def test_without_any_field_no_evidence_rests_on_the_person(recipient: Recipient, seed: int) -> None:
    for told in _told(random_inputs(seed, SIZES), recipient, frozenset()):
        for one in told:
            assert one.sentence in {PERSONAL, PERSONAL_OPEN} or "本人" not in one.sentence.ja


@recipients
def test_reasons_of_the_person_are_one_sentence_however_many_they_are(recipient: Recipient) -> None:
    told = redacted((finding(rule="H15a"), finding(rule="H04"), finding(rule="H01")), recipient, COLUMNS)

    assert [one.sentence for one in told] == [PERSONAL]
    assert told[0].evidence == ()


@recipients
def test_a_rule_that_nobody_declared_is_a_reason_of_the_person(recipient: Recipient) -> None:
    assert [one.sentence for one in redacted((finding(rule="H99"),), recipient, COLUMNS)] == [PERSONAL]


def test_an_employer_is_not_told_of_the_home_nor_a_landlord_of_the_job() -> None:
    both = (finding(rule="H02"), finding(rule="H18"))

    assert [len(one.sentence.ja) for one in redacted(both[1:], Recipient.EMPLOYER, COLUMNS)] == [len(PERSONAL.ja)]
    assert redacted(both[:1], Recipient.LANDLORD, COLUMNS)[0].sentence == PERSONAL


def test_a_field_that_was_consented_to_is_told_without_a_source() -> None:
    told = redacted((finding(rule="H08a"),), Recipient.EMPLOYER, {"tattoo"})

    assert told[0].sentence != PERSONAL
    assert all(item.source.ja == "" for item in told[0].evidence)


def test_only_rules_of_the_catalogue_are_declared() -> None:
    assert set(READS) <= {rule.code for rule in RULES}
    assert {field for reads in READS.values() for field in reads} <= set(COLUMNS)


def test_what_was_agreed_for_safety_is_never_told() -> None:
    assert not [rule.code for rule in RULES if rule.private and rule.code in READS]


@pytest.mark.parametrize("code", ["H01", "H04", "H05", "H06", "H08c", "H15a", "H15b", "H15c", "H15d", "H17", "H23"])
def test_bars_areas_people_and_adjustments_are_never_told(code: str) -> None:
    assert code not in READS
