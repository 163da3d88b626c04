"""The plan is the best there is, by brute force, and the order of rows decides nothing."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from matcher.assignment.enumerate import all_bundles, bundles_of, worth
from matcher.assignment.problem import NONE, Bundles, Help, Problem, Status
from matcher.assignment.solve import solve
from matcher.assignment.verify import broken_promises
from matcher.domain.objectives import Objective
from matcher.domain.vocabulary import PublicAssistance
from matcher.matching.inputs import Inputs
from matcher.matching.problem import problem_of
from tests import build
from tests.chance import random_inputs
from tests.counts import scaled
from tests.generous import generous_inputs
from tests.matcher.assignment.stated import Triple, triples_of

Values = tuple[int, ...]
Places = tuple[int, ...]
SIZES = ((6, 3, 3), (5, 3, 4), (4, 4, 4), (6, 2, 4))
ASSISTED = {"public_assistance": PublicAssistance.GRANTED.number}
INSTANCES = range(scaled(240, 2400))


def _instance(seed: int) -> Inputs:
    """People who compete, every fourth time people about whom much is unknown."""
    sizes = SIZES[seed // 4 % len(SIZES)]
    return generous_inputs(seed, sizes) if seed % 4 else random_inputs(seed, sizes)


def _values(problem: Problem, bundles: Bundles) -> Values:
    return tuple(int(worth(problem, bundles, objective).sum()) for objective in Objective)


def _options(problem: Problem, subject: int) -> list[tuple[int, int, Values]]:
    """What one person may be given, with what it adds to each objective; nothing at all is an option too."""
    bundles = bundles_of(problem, subject)
    columns = [worth(problem, bundles, objective).tolist() for objective in Objective]
    nothing = (NONE, NONE, (0,) * len(columns))
    return [nothing, *zip(bundles.opening.tolist(), bundles.unit.tolist(), zip(*columns, strict=True), strict=True)]


def _brute_force(problem: Problem) -> Values:
    """The best values over every way of giving one bundle or nothing to each person, as far as places last."""
    options = [_options(problem, subject) for subject in range(len(problem.priority))]

    @cache
    def best(subject: int, openings: Places, units: Places) -> Values:
        if subject == len(options):
            return (0,) * len(Objective)
        return max(
            tuple(map(sum, zip(gain, best(subject + 1, _less(openings, job), _less(units, home)), strict=True)))
            for job, home, gain in options[subject]
            if (job == NONE or openings[job]) and (home == NONE or units[home])
        )

    return best(0, tuple(problem.opening_places.tolist()), tuple(problem.unit_places.tolist()))


def _less(places: Places, row: int) -> Places:
    return places if row == NONE else (*places[:row], places[row] - 1, *places[row + 1 :])


@pytest.mark.parametrize("seed", INSTANCES)
def test_it_equals_brute_force_on_small_instances(seed: int) -> None:
    problem = problem_of(_instance(seed))

    solution = solve(problem)

    assert _values(problem, solution.chosen) == _brute_force(problem)
    assert solution.status is Status.OPTIMAL
    assert broken_promises(problem, solution) == ()


def test_the_small_instances_have_every_help_and_places_that_several_share_and_others_miss() -> None:
    given, contended = set[int](), {"opening": 0, "unit": 0}
    for seed in INSTANCES[:60]:
        problem = problem_of(_instance(seed))
        bundles, plan = all_bundles(problem), solve(problem).chosen
        given |= set(plan.help.tolist())
        for name, places in (("opening", problem.opening_places), ("unit", problem.unit_places)):
            for row in np.flatnonzero(places > 1).tolist():
                wanting = len(set(bundles.subject[getattr(bundles, name) == row].tolist()))
                contended[name] += bool((getattr(plan, name) == row).sum() == places[row] < wanting)

    assert given == set(Help) - {Help.NOTHING}
    assert min(contended.values()) >= 10


def test_nobody_and_nothing_is_a_plan_too() -> None:
    inputs = build.inputs(build.subjects().take([]), build.openings().take([]), build.units().take([]))
    problem = problem_of(inputs)

    solution = solve(problem)

    assert len(solution.chosen) == 0
    assert solution.status is Status.OPTIMAL
    assert broken_promises(problem, solution) == ()


def test_people_come_before_points() -> None:
    """The liked home goes to the person for whom there is no other."""
    people = build.subjects(
        ASSISTED | {"needs_job": 0, "wished_municipality": [build.MITO]},
        ASSISTED | {"needs_job": 0, "needs_step_free": 1},
    )
    homes = build.units({}, {"municipality": build.HITACHINAKA, "step_free": 0})
    problem = problem_of(build.inputs(people, build.openings(), homes))

    solution = solve(problem)

    assert dict(zip(solution.chosen.subject.tolist(), solution.chosen.unit.tolist(), strict=True)) == {0: 1, 1: 0}
    assert (solution.chosen.help == Help.FULL).all()


def test_an_unknown_never_counts_as_placed() -> None:
    problem = problem_of(build.inputs(build.subjects({"avoid_areas_asked": 0}), build.openings(), build.units()))

    solution = solve(problem)

    assert solution.chosen.help.tolist() == [Help.TO_CONFIRM]
    assert solution.passes[0].value == 0


def _shuffled(inputs: Inputs, seed: int) -> Inputs:
    draw = np.random.default_rng(seed)
    people, jobs, homes = (draw.permutation(len(pool)) for pool in (inputs.subjects, inputs.openings, inputs.units))
    return replace(
        inputs,
        subjects=inputs.subjects.take(people),
        openings=inputs.openings.take(jobs),
        units=inputs.units.take(homes),
    )


def _in_codes(inputs: Inputs) -> list[tuple[str, str, str]]:
    chosen = solve(problem_of(inputs)).chosen
    jobs, homes = np.append(inputs.openings.code, ""), np.append(inputs.units.code, "")
    codes = (inputs.subjects.code[chosen.subject], jobs[chosen.opening], homes[chosen.unit])
    return sorted(zip(*(column.tolist() for column in codes), strict=True))


@pytest.mark.parametrize("seed", range(scaled(6, 60)))
def test_the_order_of_rows_changes_nobodys_plan(seed: int) -> None:
    inputs = generous_inputs(seed, (6, 8, 7))

    assert _in_codes(_shuffled(inputs, seed)) == _in_codes(inputs)


@pytest.mark.parametrize("seed", range(scaled(24, 240)))
def test_the_order_of_rows_decides_nothing_where_people_and_places_differ_in_their_codes_only(seed: int) -> None:
    people, jobs, homes = build.subjects(*[{}] * 4), build.openings(*[{}] * 5), build.units(*[{}] * 5)
    inputs = replace(build.inputs(people, jobs, homes), seed=seed)

    assert _in_codes(_shuffled(inputs, seed)) == _in_codes(inputs)


@pytest.mark.parametrize("keys", [[36, 38], [38, 36]])
def test_keys_whose_tie_values_happen_to_be_equal_decide_too(keys: list[int]) -> None:
    """One person and two jobs that are the same to the last objective: the model's own order is by key."""
    whole = problem_of(build.inputs(build.subjects({"needs_home": 0}), build.openings({}, {}), build.units()))
    problem = replace(whole, opening_key=np.array(keys), subject_key=np.array([1]))
    ties = worth(problem, all_bundles(problem), Objective.TIE).tolist()

    taken = problem.opening_key[solve(problem).chosen.opening]

    assert all(one == other for one, other in pairwise(ties))
    assert taken.tolist() == [36]


def test_a_plan_stands_in_order_of_its_subjects() -> None:
    inputs = generous_inputs(1, (6, 8, 7))

    chosen: list[Triple] = triples_of(solve(problem_of(inputs)).chosen)

    assert chosen == sorted(chosen)
