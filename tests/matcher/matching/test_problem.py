"""The problem says the same as the catalogue, whatever the order and the names of the rows."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.assignment.enumerate import bundle_worth
from matcher.domain.case import Arity, Case, grid
from matcher.domain.no_offer import no_opening, no_unit
from matcher.eligibility.catalogue import in_force, of_arity
from matcher.eligibility.check import verdicts_of
from matcher.eligibility.rule import Rule
from matcher.matching.inputs import Inputs
from matcher.matching.problem import joint_terms, problem_of
from matcher.scoring.weigh import points_of, shares
from tests import build
from tests.chance import random_inputs, switched
from tests.counts import scaled

SEEDS = range(scaled(25, 400))
SIZES = (5, 6, 6)


def _grid(inputs: Inputs) -> Case:
    return grid(inputs.subjects, inputs.openings.joined(no_opening()), inputs.units.joined(no_unit()), inputs.setting)


@pytest.mark.parametrize("seed", SEEDS)
def test_joint_terms_are_the_joint_rules_and_criteria_of_the_catalogue(seed: int) -> None:
    inputs = random_inputs(seed, SIZES)
    if seed % 2:
        inputs = switched(inputs, seed)
    whole, shape = _grid(inputs), (SIZES[0], SIZES[1] + 1, SIZES[2] + 1)
    rows = np.meshgrid(np.arange(SIZES[0]), [*range(SIZES[1]), -1], [*range(SIZES[2]), -1], indexing="ij")

    verdict, points = joint_terms(inputs).block(*rows)

    assert (verdict == verdicts_of(in_force(inputs.setting.policy, Arity.JOINT), whole, shape)).all()
    assert (points == points_of(Arity.JOINT, whole, shape)).all()


@pytest.mark.parametrize("rule", of_arity(Arity.JOINT), ids=lambda rule: rule.name)
def test_a_joint_rule_that_is_off_is_off_in_the_joint_terms(rule: Rule) -> None:
    inputs = random_inputs(1, (20, 20, 20))
    lenient = replace(inputs, setting=replace(inputs.setting, policy=build.policy(rules_off=[rule.name])))
    rows = np.meshgrid(np.arange(20), [*range(20), -1], [*range(20), -1], indexing="ij")

    strictly, leniently = (joint_terms(one).block(*rows)[0] for one in (inputs, lenient))

    assert (leniently >= strictly).all()
    assert (leniently > strictly).any()


@pytest.mark.parametrize("seed", range(scaled(3, 30)))
def test_a_bundle_is_worth_what_its_explanation_adds_up_to(seed: int) -> None:
    inputs = random_inputs(seed, SIZES)
    problem = problem_of(inputs)

    for row in np.ndindex(SIZES):
        triple = tuple(np.array([index]) for index in row)
        assert bundle_worth(problem, *triple)[1][0] == sum(share.points for share in shares(inputs.case(*row)))


GRIDS = ("opening_verdict", "opening_points", "unit_verdict", "unit_points")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    inputs, draw = random_inputs(seed, SIZES), np.random.default_rng(seed)
    people, jobs, homes = (draw.permutation(size) for size in SIZES)
    shuffled = replace(
        inputs,
        subjects=inputs.subjects.take(people),
        openings=inputs.openings.take(jobs),
        units=inputs.units.take(homes),
    )
    before, after = problem_of(inputs), problem_of(shuffled)

    for name in GRIDS:
        columns = jobs if name.startswith("opening") else homes
        assert np.array_equal(getattr(after, name), getattr(before, name)[np.ix_(people, columns)]), name
    for name, order in (("subject_key", people), ("opening_key", jobs), ("unit_key", homes), ("priority", people)):
        assert np.array_equal(getattr(after, name), getattr(before, name)[order]), name
    rows = np.ix_(np.arange(SIZES[0]), np.arange(SIZES[1]), np.arange(SIZES[2]))
    (verdict, points), (moved_verdict, moved_points) = (
        before.joint.block(*np.ix_(people, jobs, homes)),
        after.joint.block(*rows),
    )
    assert np.array_equal(moved_verdict, verdict)
    assert np.array_equal(moved_points, points)


@pytest.mark.parametrize("seed", SEEDS)
def test_other_codes_change_nothing_but_the_ties(seed: int) -> None:
    inputs = random_inputs(seed, SIZES)
    renamed = replace(
        inputs,
        subjects=replace(inputs.subjects, code=np.char.add("X-", inputs.subjects.code[::-1])),
        openings=replace(inputs.openings, code=np.char.add("Y-", inputs.openings.code[::-1])),
        units=replace(inputs.units, code=np.char.add("Z-", inputs.units.code[::-1])),
    )
    before, after = problem_of(inputs), problem_of(renamed)

    for name in (*GRIDS, "priority", "needs_job", "needs_home", "opening_places", "unit_places"):
        assert np.array_equal(getattr(before, name), getattr(after, name)), name
    assert not np.array_equal(before.subject_key, after.subject_key)


def test_the_seed_changes_the_ties_and_nothing_else() -> None:
    inputs = random_inputs(1, SIZES)

    before, after = problem_of(inputs), problem_of(replace(inputs, seed=2))

    assert all(np.array_equal(getattr(before, name), getattr(after, name)) for name in GRIDS)
    assert not set(before.unit_key.tolist()) & set(after.unit_key.tolist())


def test_places_that_are_not_known_are_none() -> None:
    people, jobs, homes = build.subjects(), build.openings({"places": 3}), build.units({"places": -1}, {"places": 2})

    problem = problem_of(build.inputs(people, jobs, homes))

    assert (problem.opening_places.tolist(), problem.unit_places.tolist()) == ([3], [0, 2])


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("opening_verdict", np.zeros((1, 2), dtype=np.int8), r"\[opening_verdict\] has shape"),
        ("unit_points", np.zeros((2, 1), dtype=np.int64), r"\[unit_points\] has shape"),
        ("needs_home", np.ones(2, dtype=bool), r"\[needs_home\] has shape"),
        ("unit_places", np.array([-1]), r"\[unit_places\] holds a negative"),
        ("opening_points", np.array([[-1]]), r"\[opening_points\] holds a negative"),
        ("priority", np.array([0]), r"\[priority\]"),
        ("help_permille", (0, 100, 400, 600, 999), r"\[help_permille\]"),
        ("help_permille", (1, 100, 400, 600, 1000), r"\[help_permille\]"),
    ],
)
def test_a_problem_that_does_not_fit_together_is_refused(name: str, value: build.Change, said: str) -> None:
    problem = problem_of(build.inputs(build.subjects(), build.openings(), build.units()))

    with pytest.raises(ValueError, match=said):
        replace(problem, **{name: value})
