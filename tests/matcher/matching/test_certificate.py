"""A run's certificate states the very problem that was solved, in whatever order its rows stand."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.assignment.claims import claims_of
from matcher.assignment.pack import PROVING, pack
from matcher.assignment.packing import Packing
from matcher.assignment.problem_file import json_bytes, parsed, read_problem
from matcher.assignment.solution_file import first_broken, read_solution, written
from matcher.matching.certificate import Certificate, certificate_of
from matcher.matching.inputs import Inputs
from matcher.matching.plan import plan
from tests.counts import scaled
from tests.generous import generous_inputs
from tests.matcher.assignment.packings import shuffled, triples
from tests.prefecture import DEMO_DAY, inputs_on

REPEATS = scaled(3, 20)


def certificate(inputs: Inputs) -> Certificate:
    """Of the plan for everybody."""
    made = plan(inputs)
    return certificate_of(inputs, made.problem, made.packing, made.claims)


def solved(packing: Packing) -> bytes:
    """The solution file of a packing."""
    return json_bytes(written(claims_of(pack(packing, PROVING))))


def named(found: Certificate) -> list[tuple[str | None, ...]]:
    """Who gets what, by the codes in the files."""
    stated, chosen = parsed(found.problem), parsed(found.solution)["chosen"]
    names = {side: [each.partition(" ")[2] for each in stated["ids"][side]] for side in stated["ids"]}
    return sorted(
        tuple(names[side][row] if (row := stated["bundles"][side][bundle]) >= 0 else "" for side in names)
        for bundle in chosen
    )


def test_the_problem_file_is_solved_to_the_same_bytes_again_and_again() -> None:
    found = certificate(inputs_on(DEMO_DAY))

    assert {solved(read_problem(found.problem)) for _ in range(REPEATS)} == {found.solution}


@pytest.mark.parametrize("seed", range(scaled(12, 120)))
def test_the_names_in_the_file_give_the_order_by_which_the_plan_was_told_apart(seed: int) -> None:
    inputs = replace(generous_inputs(seed, (6, 6, 6)), seed=seed)

    found = certificate(inputs)

    assert solved(read_problem(found.problem)) == found.solution
    assert first_broken(read_problem(found.problem), read_solution(found.solution)) is None


@pytest.mark.parametrize("seed", range(scaled(6, 60)))
def test_rows_in_another_order_give_the_same_plan(seed: int) -> None:
    inputs = generous_inputs(seed, (6, 6, 6))
    draw = np.random.default_rng(seed)
    people, jobs, homes = (draw.permutation(len(pool)) for pool in (inputs.subjects, inputs.openings, inputs.units))
    other = replace(
        inputs,
        subjects=inputs.subjects.take(people),
        openings=inputs.openings.take(jobs),
        units=inputs.units.take(homes),
    )

    assert named(certificate(other)) == named(certificate(inputs))


@pytest.mark.parametrize("seed", range(scaled(6, 60)))
def test_a_problem_file_with_rows_in_another_order_gives_the_same_plan(seed: int) -> None:
    packing = read_problem(certificate(generous_inputs(seed, (6, 6, 6))).problem)
    other, _ = shuffled(packing, seed)

    first, second = pack(packing, PROVING), pack(other, PROVING)

    assert triples(packing, first.chosen) == triples(other, second.chosen)


def test_people_and_places_stand_in_it_by_code_and_nothing_else_about_them() -> None:
    inputs = inputs_on(DEMO_DAY)

    stated = parsed(certificate(inputs).problem)

    assert [each.partition(" ")[2] for each in stated["ids"]["subject"]] == inputs.subjects.code.tolist()
    assert all(len(each.partition(" ")[0]) == 14 for side in stated["ids"].values() for each in side)
    assert set(stated) == {"format", "subjects", "opening_places", "unit_places", "bundles", "ids", "levels"}
