"""A rehearsal says what each policy's own plan says, for every person, and counts groups right."""

from collections import Counter
from dataclasses import replace

import pytest

from matcher.assignment.enumerate import bundles_of
from matcher.domain.people import DisabilityCertificate
from matcher.domain.policy import Policy
from matcher.domain.vocabulary import OffenceCategory
from matcher.matching.inputs import Inputs
from matcher.matching.plan import plan
from matcher.matching.problem import problem_of
from matcher.matching.rehearsal import AGE, CERTIFICATE, OFFENCE, UNKNOWN_GROUP, Rehearsal, rehearse
from tests import build
from tests.chance import switched
from tests.counts import scaled
from tests.generous import generous_inputs
from tests.prefecture import said

SEEDS = range(scaled(4, 40))


def under(inputs: Inputs, policy: Policy) -> Inputs:
    """The same people and places under another policy."""
    return replace(inputs, setting=replace(inputs.setting, policy=policy))


def one_group(made: Rehearsal, kind: object, ja: str) -> dict[str, int]:
    """The counts of one group."""
    found = next(one for one in made.groups if one.kind == kind and one.label.ja == ja)
    return {"people": found.people, "before": found.full_before, "after": found.full_after, "more": found.more_help}


@pytest.mark.parametrize("seed", SEEDS)
def test_it_is_the_two_plans_side_by_side(seed: int) -> None:
    inputs = generous_inputs(seed, (6, 6, 6))
    other = switched(inputs, seed).setting.policy

    made = rehearse(inputs, other, {})

    for side, policy in (("before", inputs.setting.policy), ("after", other)):
        alone, problem = plan(under(inputs, policy)), problem_of(under(inputs, policy))
        assert getattr(made, side) == alone.tally
        outcomes = {one.subject: getattr(one, side) for one in made.effects}
        given = said(inputs, alone.solution.chosen)
        assert {code: (one.opening, one.unit, one.help) for code, one in outcomes.items() if one.help} == given
        counts = [len(bundles_of(problem, row)) for row in range(len(inputs.subjects))]
        assert [one.proposals for one in outcomes.values()] == counts


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_policy_changes_nothing_for_anybody(seed: int) -> None:
    inputs = generous_inputs(seed, (5, 5, 5))

    made = rehearse(inputs, inputs.setting.policy, {})

    assert all(one.before == one.after for one in made.effects)
    assert not any(group.more_help or group.less_help or group.fewer_proposals for group in made.groups)


def test_a_rule_that_is_switched_off_is_seen_in_who_gains() -> None:
    """Two people whose way is too long; only one of them has a home to go to now."""
    people = build.subjects({"longest_commute_minutes": 1}, {"longest_commute_minutes": 45})
    inputs = build.inputs(people, build.openings({"places": 2}), build.units({"places": 2}))

    made = rehearse(inputs, build.policy(rules_off=["commute_within_limit"]), {})

    assert [one.more for one in made.effects] == [1, 0]
    assert [one.after.proposals - one.before.proposals for one in made.effects] == [1, 0]
    assert (made.before.full, made.after.full) == (1, 2)


def test_groups_count_each_person_where_they_belong() -> None:
    born = [build.RELEASE - 366 * years for years in (20, 45, 70)]
    theft, drugs = OffenceCategory.THEFT, OffenceCategory.ARSON
    people = build.subjects(
        {"birth_day": born[0], "offence_bits": theft.bit | drugs.bit, "longest_commute_minutes": 1},
        {"birth_day": born[1], "offence_bits": theft.bit},
        {"birth_day": -1, "offence_bits": 0},
    )
    inputs = build.inputs(people, build.openings({"places": 3}), build.units({"places": 3}))
    held = {"S-01": DisabilityCertificate.PHYSICAL, "S-02": DisabilityCertificate.NONE}

    made = rehearse(inputs, build.policy(rules_off=["commute_within_limit"]), held)

    sizes = Counter((one.kind.ja, one.label.ja, one.people) for one in made.groups)
    assert set(sizes) == {
        *((AGE.ja, label, 1) for label in ("29歳以下", "40〜49歳", UNKNOWN_GROUP.ja)),
        *((OFFENCE.ja, label, count) for label, count in ((theft.label.ja, 2), (drugs.label.ja, 1), ("不明", 1))),
        *((CERTIFICATE.ja, label, 1) for label in ("身体障害者手帳", "なし", "不明")),
    }
    assert one_group(made, OFFENCE, theft.label.ja) == {"people": 2, "before": 1, "after": 2, "more": 1}


@pytest.mark.parametrize(("days", "band"), [(-1, "29歳以下"), (0, "30〜39歳")])
def test_a_birthday_counts_on_the_release_day(days: int, band: str) -> None:
    thirty_years = 10_957  # to 13 December 2026, leap days included
    people = build.subjects({"birth_day": build.RELEASE - thirty_years - days})

    made = rehearse(build.inputs(people, build.openings(), build.units()), build.policy(), {})

    assert one_group(made, AGE, band)["people"] == 1


def test_groups_change_no_outcome() -> None:
    inputs = generous_inputs(1, (5, 5, 5))
    held = dict.fromkeys(inputs.subjects.code.tolist(), DisabilityCertificate.MENTAL)

    assert rehearse(inputs, build.policy(), held).effects == rehearse(inputs, build.policy(), {}).effects
