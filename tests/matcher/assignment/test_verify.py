"""The verifier accepts what the solver says and refuses every plan that breaks a promise."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product

import numpy as np
import pytest

from matcher.assignment.enumerate import all_bundles
from matcher.assignment.problem import NONE, Pass, Problem, Solution
from matcher.assignment.solve import solve
from matcher.assignment.verify import broken_promises
from matcher.matching.problem import problem_of
from tests import build
from tests.chance import random_inputs
from tests.counts import scaled
from tests.generous import generous_inputs
from tests.matcher.assignment.stated import proven, stated, triples_of
from tests.prefecture import DEMO_DAY, inputs_on

Plan = tuple[Problem, Solution]
Mutation = Callable[[Problem, Solution], Iterator[Plan]]
SEEDS = range(scaled(6, 100))
FIGURES = ("points", "verdict", "help")


@cache
def _plans() -> tuple[Plan, ...]:
    """Solved problems: people who compete, people about whom much is unknown, and the demo."""
    inputs = [generous_inputs(seed, (5, 6, 6)) for seed in SEEDS]
    inputs += [random_inputs(seed, (6, 6, 6)) for seed in SEEDS]
    problems = [problem_of(one) for one in (*inputs, inputs_on(DEMO_DAY))]
    return tuple((problem, solve(problem)) for problem in problems)


def _other_figure(name: str, step: int) -> Mutation:
    def mutated(problem: Problem, solution: Solution) -> Iterator[Plan]:
        column = getattr(solution.chosen, name)
        for row in range(len(column)):
            other = column.copy()
            other[row] += step
            yield problem, replace(solution, chosen=replace(solution.chosen, **{name: other}))

    return mutated


def _row_outside(name: str, outside: Callable[[Problem], int]) -> Mutation:
    def mutated(problem: Problem, solution: Solution) -> Iterator[Plan]:
        for row in range(len(solution.chosen)):
            other = getattr(solution.chosen, name).copy()
            other[row] = outside(problem)
            yield problem, replace(solution, chosen=replace(solution.chosen, **{name: other}))

    return mutated


def _one_place_less(name: str) -> Mutation:
    def mutated(problem: Problem, solution: Solution) -> Iterator[Plan]:
        taken = getattr(solution.chosen, name)
        for key in np.unique(taken[taken != NONE]):
            places = getattr(problem, f"{name}_places").copy()
            places[key] = (taken == key).sum() - 1
            yield replace(problem, **{f"{name}_places": places}), solution

    return mutated


def _other_passes(change: Callable[[tuple[Pass, ...], int], tuple[Pass, ...]]) -> Mutation:
    def mutated(problem: Problem, solution: Solution) -> Iterator[Plan]:
        for row in range(len(solution.passes)):
            yield problem, replace(solution, passes=change(solution.passes, row))

    return mutated


def _value(step: int) -> Mutation:
    def change(passes: tuple[Pass, ...], row: int) -> tuple[Pass, ...]:
        other = replace(passes[row], value=passes[row].value + step, bound=passes[row].bound + abs(step))
        return (*passes[:row], other, *passes[row + 1 :])

    return _other_passes(change)


def _low_bound(passes: tuple[Pass, ...], row: int) -> tuple[Pass, ...]:
    return (*passes[:row], replace(passes[row], bound=passes[row].value - 1), *passes[row + 1 :])


def _swapped(passes: tuple[Pass, ...], row: int) -> tuple[Pass, ...]:
    other = list(passes)
    other[row - 1], other[row] = other[row], other[row - 1]
    return tuple(other)


def _subject_twice(problem: Problem, solution: Solution) -> Iterator[Plan]:
    chosen = triples_of(solution.chosen)
    for again in triples_of(all_bundles(problem)):
        if again[0] in {subject for subject, _, _ in chosen}:
            wide = np.full(len(problem.opening_places), 99), np.full(len(problem.unit_places), 99)
            roomy = replace(problem, opening_places=wide[0], unit_places=wide[1])
            yield roomy, stated(roomy, [*chosen, again])


def _one_left_out(problem: Problem, solution: Solution) -> Iterator[Plan]:
    for row in range(len(solution.chosen)):
        yield problem, replace(solution, chosen=solution.chosen.take(np.delete(np.arange(len(solution.chosen)), row)))


def _nothing_given(problem: Problem, solution: Solution) -> Iterator[Plan]:
    for subject in range(len(problem.priority)):
        others = [triple for triple in triples_of(solution.chosen) if triple[0] != subject]
        yield problem, stated(problem, [*others, (subject, NONE, NONE)])


def _refused_swapped_in(problem: Problem, solution: Solution) -> Iterator[Plan]:
    chosen = triples_of(solution.chosen)
    for row, (subject, _, unit) in enumerate(chosen):
        for opening in np.flatnonzero(problem.opening_verdict[subject] < 0)[:20].tolist():
            yield problem, stated(problem, [*chosen[:row], (subject, opening, unit), *chosen[row + 1 :]])


MUTATIONS: dict[str, Mutation] = {
    **{f"{name} {step:+}": _other_figure(name, step) for name in FIGURES for step in (-1, 1)},
    "no such subject": _row_outside("subject", lambda problem: len(problem.priority)),
    "no such opening": _row_outside("opening", lambda problem: len(problem.opening_places)),
    "no such unit": _row_outside("unit", lambda problem: len(problem.unit_places)),
    "subject below 0": _row_outside("subject", lambda _: -1),
    "opening below none": _row_outside("opening", lambda _: NONE - 1),
    "unit below none": _row_outside("unit", lambda _: NONE - 1),
    "opening over capacity": _one_place_less("opening"),
    "unit over capacity": _one_place_less("unit"),
    "value of a pass +1": _value(1),
    "value of a pass -1": _value(-1),
    "bound below value": _other_passes(_low_bound),
    "pass missing": _other_passes(lambda passes, row: (*passes[:row], *passes[row + 1 :])),
    "pass twice": _other_passes(lambda passes, row: (*passes, passes[row])),
    "passes reordered": _other_passes(_swapped),
    "subject twice": _subject_twice,
    "bundle left out": _one_left_out,
    "nothing given": _nothing_given,
    "refused bundle": _refused_swapped_in,
}


def test_it_accepts_what_the_solver_says() -> None:
    for problem, solution in _plans():
        assert broken_promises(problem, solution) == ()


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_it_rejects_every_broken_promise(mutation: str) -> None:
    mutated = [plan for problem, solution in _plans() for plan in MUTATIONS[mutation](problem, solution)]

    assert len(mutated) >= len(SEEDS)
    assert [solution for problem, solution in mutated if not broken_promises(problem, solution)] == []


@pytest.mark.parametrize("seed", range(scaled(8, 100)))
def test_it_accepts_alone_exactly_what_the_solver_may_choose(seed: int) -> None:
    inputs = generous_inputs(seed, (4, 4, 4)) if seed % 2 else random_inputs(seed, (5, 5, 5))
    problem = problem_of(inputs)
    one_each = np.ones_like(problem.opening_places), np.ones_like(problem.unit_places)
    roomy = replace(problem, opening_places=one_each[0], unit_places=one_each[1])
    rows = (range(len(inputs.subjects)), range(NONE, len(inputs.openings)), range(NONE, len(inputs.units)))

    accepted = [triple for triple in product(*rows) if broken_promises(roomy, stated(roomy, [triple])) == ()]

    assert accepted == sorted(triples_of(all_bundles(problem)))


def test_it_refuses_a_job_for_somebody_who_needs_none() -> None:
    problem = problem_of(build.inputs(build.subjects({"needs_job": 0}), build.openings(), build.units()))

    assert broken_promises(problem, stated(problem, [(0, NONE, 0)])) == ()
    assert broken_promises(problem, stated(problem, [(0, 0, 0)])) != ()


def test_it_refuses_to_leave_out_the_home_that_a_person_has() -> None:
    """Without the home there would be no commute to check."""
    person = build.subjects({"needs_home": 0})
    problem = problem_of(build.inputs(person, build.openings(), build.units({"subject_id": 1, "lat": 36.9})))

    assert broken_promises(problem, stated(problem, [(0, 0, NONE)])) != ()


def test_a_home_that_is_not_on_record_may_be_left_out() -> None:
    problem = problem_of(build.inputs(build.subjects({"needs_home": 0}), build.openings(), build.units()))

    assert broken_promises(problem, stated(problem, [(0, 0, NONE)])) == ()


def test_a_plan_with_a_gap_is_no_broken_promise() -> None:
    problem, solution = _plans()[0]
    less = proven(problem, solution.chosen.take(np.arange(1, len(solution.chosen))))
    honest = replace(less, passes=tuple(replace(one, bound=one.bound + 1) for one in less.passes))

    assert broken_promises(problem, honest) == ()


def test_every_fault_is_named() -> None:
    problem = problem_of(build.inputs(build.subjects({}, {}), build.openings(), build.units({"places": 2})))

    said = " / ".join(broken_promises(problem, stated(problem, [(0, 0, 0), (1, 0, 0), (1, NONE, NONE)])))

    assert "opening [0] is given 2 times and has 1 places" in said
    assert "subject [1] is given 2 times" in said
    assert "subject [1] is given nothing that is needed" in said


def test_it_shares_no_code_with_what_makes_the_bundles() -> None:
    script = "import sys, matcher.assignment.verify; print('matcher.assignment.enumerate' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("module", ["assignment.verify", "matching.rank", "matching.why_not", "matching.settled"])
def test_no_solver_is_loaded_to_verify_or_to_explain(module: str) -> None:
    script = f"import sys, matcher.{module}; print(sorted(name for name in sys.modules if name.startswith('ortools')))"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_columns_of_different_length_are_no_plan() -> None:
    problem, solution = _plans()[0]
    short = replace(solution.chosen, points=solution.chosen.points[:1])

    assert broken_promises(problem, replace(solution, chosen=short)) == ("the columns of the plan differ in length",)
