"""The two baselines do what people do today, within the same rules, and the joint plan is never below them."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.assignment.enumerate import worth
from matcher.assignment.problem import NONE, Bundles, Problem
from matcher.assignment.verify import broken_promises
from matcher.domain.objectives import Objective
from matcher.domain.vocabulary import Occupation
from matcher.matching.baselines import by_telephone, greedily
from matcher.matching.inputs import Inputs
from matcher.matching.plan import plan
from matcher.matching.problem import problem_of
from tests import build
from tests.chance import random_inputs
from tests.counts import scaled
from tests.generous import generous_inputs
from tests.matcher.assignment.stated import Triple, proven, triples_of
from tests.prefecture import DEMO_DAY, plan_on

Rows = tuple[dict[str, build.Change], ...]
SHOWN = (Objective.PLACED, Objective.HELPED, Objective.POINTS)
BATCH = 50
BATCHES = range(scaled(1000, 5000) // BATCH)
"""The plan is compared on a thousand instances in every run; batches keep a test short."""

WISHED = {"wished_occupation_bits": Occupation.WAREHOUSE.bit}
OTHER = {"occupation": Occupation.CLEANING.number}
FAR, BEYOND = {"lat": 36.395}, {"lat": 36.9}
UNSURE = {"household_max": -1}


def _instance(seed: int) -> Inputs:
    """People who compete, every third time people about whom much is unknown."""
    if seed % 3 == 2:
        return random_inputs(seed, (6, 6, 6))
    return generous_inputs(seed, ((4, 4, 4), (5, 6, 5))[seed % 3])


def _values(problem: Problem, bundles: Bundles) -> tuple[int, ...]:
    return tuple(int(worth(problem, bundles, objective).sum()) for objective in SHOWN)


@pytest.mark.parametrize("batch", BATCHES)
def test_the_joint_plan_is_never_below_either_baseline(batch: int) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        made = plan(_instance(seed))

        joint = _values(made.problem, made.solution.chosen)

        assert joint >= _values(made.problem, made.telephone), seed
        assert joint >= _values(made.problem, made.greedy), seed


def test_the_joint_plan_is_often_better_than_either_baseline() -> None:
    made = [plan(_instance(seed)) for seed in range(BATCH)]

    assert sum(one.tally.weighted > one.telephone_tally.weighted for one in made) >= BATCH // 10
    assert sum(one.tally.weighted > one.greedy_tally.weighted for one in made) >= 1


@pytest.mark.parametrize("seed", range(scaled(30, 300)))
def test_both_baselines_keep_the_rules_and_the_places(seed: int) -> None:
    made = plan(_instance(seed))

    for baseline in (made.telephone, made.greedy):
        assert broken_promises(made.problem, proven(made.problem, baseline)) == ()


def test_both_baselines_keep_the_rules_and_the_places_on_the_demo() -> None:
    made = plan_on(DEMO_DAY)

    for baseline in (made.telephone, made.greedy):
        assert broken_promises(made.problem, proven(made.problem, baseline)) == ()


def _problem(people: Rows, jobs: Rows, homes: Rows) -> Problem:
    return problem_of(build.inputs(build.subjects(*people), build.openings(*jobs), build.units(*homes)))


TELEPHONE: dict[str, tuple[dict[str, build.Change], Rows, Rows, int, list[Triple]]] = {
    "the best job, though the other is next to a home": (WISHED, (OTHER | {"lat": 36.38}, {}), ({},), 5, [(0, 1, 0)]),
    "the home nearest to it": ({}, ({},), (FAR, {"lat": 36.375}, {}), 5, [(0, 0, 1)]),
    "the nearest home, though another is liked": (
        {"wished_municipality": [build.HITACHINAKA]},
        ({},),
        (FAR | {"municipality": build.HITACHINAKA}, {}),
        5,
        [(0, 0, 1)],
    ),
    "the next job, if no home goes with the best": (WISHED, (OTHER, BEYOND), ({},), 2, [(0, 0, 0)]),
    "the home alone after the last try": (WISHED, (OTHER, BEYOND), ({},), 1, [(0, NONE, 0)]),
    "the home alone without any try": ({}, ({},), ({},), 0, [(0, NONE, 0)]),
    "the home alone, and the liked one": (
        {"wished_municipality": [build.HITACHINAKA]},
        (BEYOND,),
        ({}, {"municipality": build.HITACHINAKA}),
        5,
        [(0, NONE, 1)],
    ),
    "the best job alone if there is no home": (WISHED, (OTHER, {}), ({"places": 0},), 5, [(0, 1, NONE)]),
    "a home that is known before a nearer one that is not": ({}, ({},), (UNSURE, FAR), 5, [(0, 0, 1)]),
    "a home to be confirmed before none": ({}, ({},), (UNSURE,), 5, [(0, 0, 0)]),
    "a lesser job with a known home first": (
        WISHED,
        (OTHER, {"employer_id": 2}),
        (UNSURE | {"employer_id": 2}, {"employer_id": 1}),
        5,
        [(0, 0, 1)],
    ),
    "no job for one who needs none": ({"needs_job": 0}, ({},), ({},), 5, [(0, NONE, 0)]),
    "a job from the person's own home": ({"needs_home": 0}, ({},), ({}, {"subject_id": 1}), 5, [(0, 0, 1)]),
    "nothing where nothing is free": ({}, ({"places": 0},), ({"places": 0},), 5, []),
}


@pytest.mark.parametrize("claim", TELEPHONE)
def test_by_telephone_a_person_takes(claim: str) -> None:
    person, jobs, homes, tries, expected = TELEPHONE[claim]

    taken = by_telephone(_problem((person,), jobs, homes), [0], tries)

    assert triples_of(taken) == expected


@pytest.mark.parametrize(("order", "expected"), [([0, 1], [(0, 0, 0)]), ([1, 0], [(1, 0, 0), (0, NONE, 1)])])
def test_by_telephone_the_first_in_turn_is_served_first(order: list[int], expected: list[Triple]) -> None:
    """The second person cannot use the home with stairs, and only one of them can have the job."""
    people: Rows = ({}, {"needs_step_free": 1})

    taken = by_telephone(_problem(people, ({},), ({}, FAR | {"step_free": 0})), order, 5)

    assert triples_of(taken) == expected


def test_a_place_that_is_taken_is_gone() -> None:
    people: Rows = ({}, {}, {})

    taken = by_telephone(_problem(people, ({"places": 2},), ({"places": 3},)), [0, 1, 2], 5)

    assert triples_of(taken) == [(0, 0, 0), (1, 0, 0), (2, NONE, 0)]


def test_greedily_a_person_takes_the_bundle_with_the_most_points_among_the_most_help() -> None:
    person = WISHED | {"wished_municipality": [build.HITACHINAKA]}
    homes: Rows = ({}, {"municipality": build.HITACHINAKA}, UNSURE | {"municipality": build.HITACHINAKA, "lat": 36.371})

    taken = greedily(_problem((person,), (OTHER, {}), homes), [[0]])

    assert triples_of(taken) == [(0, 1, 1)]


def test_greedily_the_better_of_several_orders_counts() -> None:
    """Whoever can use any home should not be served before the one who can use only one."""
    people = ({"needs_job": 0}, {"needs_job": 0, "needs_step_free": 1})
    problem = _problem(people, ({},), ({"nearby_bits": 0}, {"step_free": 0, "nearby_bits": 0}))
    liked = replace(problem, unit_points=problem.unit_points + np.array([[100, 0], [0, 0]]))

    first, second = (triples_of(greedily(liked, [order])) for order in ([0, 1], [1, 0]))
    both = triples_of(greedily(liked, [[0, 1], [1, 0]]))

    assert first == [(0, NONE, 0)]
    assert second == both == [(1, NONE, 0), (0, NONE, 1)]


def test_nobody_to_serve_is_an_empty_plan() -> None:
    problem = _problem(({},), ({},), ({},))

    assert triples_of(by_telephone(problem, [], 5)) == triples_of(greedily(problem, [[]])) == []
