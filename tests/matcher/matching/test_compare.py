"""Why one plan stands before another, exactly as the ranking has them."""

from dataclasses import replace
from itertools import pairwise

import pytest

from matcher.domain.errors import NotFoundError
from matcher.matching.compare import Comparison, Decided, compare
from matcher.matching.inputs import Inputs
from matcher.matching.problem import bundles_for
from matcher.matching.proposal import Proposal
from matcher.matching.rank import rank
from tests import build
from tests.chance import random_inputs
from tests.counts import scaled
from tests.generous import generous_inputs

SEEDS = range(scaled(6, 60))
JOB_IN_MITO = ("J-01", "U-01")


def _instance(seed: int) -> Inputs:
    made = generous_inputs(seed, (3, 6, 6)) if seed % 2 else random_inputs(seed, (4, 6, 6))
    shown = replace(made.setting, policy=replace(made.setting.policy, proposals_shown=12))
    return replace(made, setting=shown)


def _pairs(inputs: Inputs) -> list[tuple[Proposal, Proposal, Comparison]]:
    found = []
    for subject in range(len(inputs.subjects)):
        for first, second in pairwise(rank(inputs, bundles_for(inputs, subject))):
            made = compare(inputs, first.subject, (second.opening, second.unit), (first.opening, first.unit))
            found.append((first, second, made))
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_what_ranks_first_is_said_to_stand_first(seed: int) -> None:
    for first, second, made in _pairs(_instance(seed)):
        assert made.first == (first.opening, first.unit)
        assert made.second == (second.opening, second.unit)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_differences_add_up_exactly_to_the_points_between(seed: int) -> None:
    for first, second, made in _pairs(_instance(seed)):
        assert made.points == first.points - second.points == sum(one.points for one in made.differences)
        assert all(one.points for one in made.differences)


@pytest.mark.parametrize("seed", SEEDS)
def test_it_says_what_decided(seed: int) -> None:
    for first, second, made in _pairs(_instance(seed)):
        by_points = Decided.POINTS if first.points != second.points else Decided.CODE

        assert made.decided is (Decided.HELP if first.help != second.help else by_points)


def test_the_sentence_names_the_criteria_and_their_sum() -> None:
    near, far = {"lat": 36.38}, {"lat": 36.39}
    inputs = build.inputs(build.subjects(), build.openings(), build.units(near, far))

    made = compare(inputs, "S-01", ("J-01", "U-01"), ("J-01", "U-02"))

    assert [one.criterion.name for one in made.differences] == ["commute"]
    assert made.sentence.ja == f"通勤＋{made.points:,}で、合わせて{made.points:,}多いためです。"
    assert made.sentence.en == f"commute +{made.points:,}: together {made.points:,} points more."


def test_what_is_not_permitted_stands_after_what_is() -> None:
    homes = build.units({"household_max": 0, "nearby_bits": 0}, {})
    inputs = build.inputs(build.subjects(), build.openings(), homes)

    made = compare(inputs, "S-01", ("J-01", "U-01"), ("J-01", "U-02"))

    assert (made.first, made.decided) == (("J-01", "U-02"), Decided.PERMITTED)


def test_a_job_with_a_home_stands_before_a_job_alone() -> None:
    inputs = build.inputs(build.subjects(), build.openings(), build.units())

    made = compare(inputs, "S-01", ("J-01", None), ("J-01", "U-01"))

    assert (made.first, made.decided) == (("J-01", "U-01"), Decided.HELP)
    assert "仕事だけ" in made.sentence.ja


def test_equal_plans_stand_by_their_codes() -> None:
    inputs = build.inputs(build.subjects(), build.openings({}, {}), build.units())

    made = compare(inputs, "S-01", ("J-02", "U-01"), ("J-01", "U-01"))

    assert (made.first, made.decided, made.differences) == (("J-01", "U-01"), Decided.CODE, ())


def test_a_plan_that_does_not_exist_is_said_not_to() -> None:
    inputs = build.inputs(build.subjects(), build.openings(), build.units())

    with pytest.raises(NotFoundError):
        compare(inputs, "S-01", ("J-09", "U-01"), JOB_IN_MITO)


def test_of_two_plans_of_which_neither_is_permitted_both_are_said_to_be_out() -> None:
    near, far = {"lat": 36.38}, {"lat": 36.39}
    inputs = build.inputs(build.subjects({"consent_until_day": 0}), build.openings(), build.units(near, far))

    made = compare(inputs, "S-01", ("J-01", "U-01"), ("J-01", "U-02"))

    assert made.sentence.ja.startswith("どちらの案も条件に合わず、対象外です。通勤＋")
    assert made.sentence.en.startswith("Neither plan is permitted. commute +")


def test_a_plan_is_not_set_before_itself() -> None:
    inputs = build.inputs(build.subjects(), build.openings(), build.units())

    assert compare(inputs, "S-01", JOB_IN_MITO, JOB_IN_MITO).sentence.ja == "同じ案です。"
