"""Why not: every rule that stands in the way, by name, for one case and for a whole list."""

import numpy as np
import pytest

from matcher.domain.case import Arity
from matcher.domain.errors import NotFoundError
from matcher.eligibility.catalogue import RULES
from matcher.eligibility.check import verdicts_of
from matcher.eligibility.evidence import Verdict
from matcher.eligibility.rule import Rule
from matcher.matching.inputs import Inputs
from matcher.matching.why_not import PAIRS, emptied, why_not
from tests import build
from tests.chance import random_inputs
from tests.counts import scaled

SEEDS = range(scaled(4, 60))
SIZES = (4, 5, 5)


def _applies(rule: Rule, *, job: bool, home: bool) -> bool:
    return {Arity.SUBJECT_OPENING: job, Arity.SUBJECT_UNIT: home}.get(rule.arity, True)


def _cases(inputs: Inputs) -> list[tuple[int, int | None, int | None]]:
    jobs: list[int | None] = [None, *range(len(inputs.openings))]
    homes: list[int | None] = [None, *range(len(inputs.units))]
    return [(row, job, home) for row in range(len(inputs.subjects)) for job in jobs for home in homes]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_rule_that_does_not_say_yes_is_found_and_no_other(seed: int) -> None:
    inputs = random_inputs(seed, SIZES)

    for subject, job, home in _cases(inputs):
        case = inputs.case(subject, job, home)
        said = [
            (rule.code, int(rule.judge(case).item()))
            for rule in RULES
            if _applies(rule, job=job is not None, home=home is not None)
        ]
        answer = why_not(
            inputs,
            str(inputs.subjects.code[subject]),
            None if job is None else str(inputs.openings.code[job]),
            None if home is None else str(inputs.units.code[home]),
        )
        assert [(one.rule.code, int(one.verdict)) for one in answer.findings] == [one for one in said if one[1] < 1]
        assert answer.verdict == min(verdict for _, verdict in said)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_finding_shows_only_comparisons_that_stand_in_the_way(seed: int) -> None:
    inputs = random_inputs(seed, SIZES)

    for subject, opening, unit in zip(inputs.subjects.code, inputs.openings.code, inputs.units.code, strict=False):
        for finding in why_not(inputs, str(subject), str(opening), str(unit)).findings:
            assert finding.evidence
            assert min(item.verdict() for item in finding.evidence) == finding.verdict
            assert Verdict.ALLOWED not in {item.verdict() for item in finding.evidence}


def test_nothing_stands_in_the_way_of_a_good_case() -> None:
    answer = why_not(build.inputs(build.subjects(), build.openings(), build.units()), "S-01", "J-01", "U-01")

    assert (answer.verdict, answer.findings) == (Verdict.ALLOWED, ())
    assert sum(share.points for share in answer.shares) > 0


def test_several_reasons_stand_beside_each_other_in_the_order_of_the_catalogue() -> None:
    jobs = build.openings({"employer_active": 0, "age_max": 30})
    homes = build.units({"household_max": -1, "employer_id": 2})

    answer = why_not(build.inputs(build.subjects(), jobs, homes), "S-01", "J-01", "U-01")

    assert [(one.rule.code, one.verdict) for one in answer.findings] == [
        ("H02", Verdict.REFUSED),
        ("H09b", Verdict.REFUSED),
        ("H12b", Verdict.UNKNOWN),
        ("H11", Verdict.REFUSED),
    ]


@pytest.mark.parametrize(
    ("codes", "ja", "en"),
    [
        (("S-99", None, None), "対象者 [S-99] は見つかりません", "there is no subject [S-99]"),
        (("S-01", "J-99", None), "求人 [J-99] は見つかりません", "there is no opening [J-99]"),
        (("S-01", "J-01", "U-99"), "住まい [U-99] は見つかりません", "there is no home [U-99]"),
    ],
)
def test_what_does_not_exist_is_named(codes: tuple[str, str | None, str | None], ja: str, en: str) -> None:
    inputs = build.inputs(build.subjects(), build.openings(), build.units())

    with pytest.raises(NotFoundError) as refused:
        why_not(inputs, *codes)

    assert ja in refused.value.said.ja
    assert en in refused.value.said.en


def _counted(inputs: Inputs, subject: int) -> dict[str, tuple[int, int]]:
    """How many openings or units each rule refuses, by asking about one at a time."""
    owner, person = inputs.units.subject_id, inputs.subjects.id[subject]
    jobs, homes = range(len(inputs.openings)), np.flatnonzero((owner == -1) | (owner == person)).tolist()
    counts = {}
    for rule in RULES:
        if rule.arity is Arity.JOINT:
            continue
        about_homes = rule.arity is Arity.SUBJECT_UNIT
        cases = [inputs.case(subject, None, row) if about_homes else inputs.case(subject, row, None) for row in jobs]
        if about_homes:
            cases = [inputs.case(subject, None, row) for row in homes]
        refused = sum(int(rule.judge(case).item()) < 0 for case in cases)
        if refused:
            counts[rule.code] = (refused, len(cases))
    return counts


@pytest.mark.parametrize("seed", SEEDS)
def test_what_empties_a_list_is_counted_as_a_plain_loop_counts(seed: int) -> None:
    inputs = random_inputs(seed, (4, 6, 7))

    for subject in range(len(inputs.subjects)):
        rows = emptied(inputs, subject)
        alone = [row for row in rows if row.rule.arity is not Arity.JOINT]
        assert {row.rule.code: (row.refused, row.of) for row in alone} == _counted(inputs, subject)
        assert len({row.rule.code for row in rows}) == len(rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_rule_that_takes_the_largest_share_stands_first(seed: int) -> None:
    inputs = random_inputs(seed, (4, 6, 7))

    for subject in range(len(inputs.subjects)):
        rows = [(row.what is PAIRS, -row.refused / row.of) for row in emptied(inputs, subject)]
        assert rows == sorted(rows)


def test_a_rule_about_the_person_is_told_once_even_where_there_is_no_opening() -> None:
    person = build.subjects({"consent_until_day": build.TODAY - 1})

    for openings in (build.openings(), build.openings().take([])):
        rows = emptied(build.inputs(person, openings, build.units()), 0)
        assert [(row.rule.code, row.refused, row.of) for row in rows] == [("H01", 1, 1)]


def test_pairs_are_counted_among_the_jobs_and_homes_that_are_left() -> None:
    jobs = build.openings({}, {"lat": 36.9}, {"employer_active": 0})
    homes = build.units({}, {"employer_id": 2}, {"household_max": 0})

    rows = emptied(build.inputs(build.subjects(), jobs, homes), 0)

    pairs = {row.rule.code: (row.refused, row.of) for row in rows if row.rule.arity is Arity.JOINT}
    assert pairs == {"H11": (2, 4), "H24": (2, 4)}


def test_nothing_empties_a_list_that_is_not_emptied() -> None:
    assert emptied(build.inputs(build.subjects(), build.openings(), build.units()), 0) == ()


def test_it_offers_the_least_change_of_every_rule_that_can_honestly_be_met() -> None:
    inputs = build.inputs(build.subjects({"cash_yen": 20_000}), build.openings(), build.units({"upfront_yen": 60_000}))

    found = why_not(inputs, "S-01", "J-01", "U-01")

    assert [(one.rule.code, one.change.name, one.value) for one in found.offers] == [("H14", "upfront_yen", 20_000)]


@pytest.mark.parametrize("seed", range(scaled(6, 80)))
def test_without_the_named_rules_the_verdict_flips(seed: int) -> None:
    inputs = random_inputs(seed, (2, 3, 3))

    for subject, opening, unit in np.ndindex(2, 3, 3):
        codes = (inputs.subjects.code[subject], inputs.openings.code[opening], inputs.units.code[unit])
        found = why_not(inputs, *map(str, codes))
        case = inputs.case(subject, opening, unit)
        for verdict in (Verdict.REFUSED, Verdict.UNKNOWN):
            named = {one.rule.code for one in found.findings if one.verdict <= verdict}
            others = tuple(rule for rule in RULES if rule.code not in named)
            assert int(verdicts_of(others, case, (1,))[0]) > verdict
        assert all(int(one.rule.judge(case).item()) == one.verdict for one in found.findings)
