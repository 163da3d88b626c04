"""The plan of a run by code: what a choice costs everybody, as solving the kept problem again says, and who moves."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np

from matcher.assignment.override import Warm, warmed
from matcher.assignment.pack import PROVING, pack
from matcher.assignment.problem_file import read_problem
from matcher.domain.objectives import PUBLISHED, Objective
from matcher.matching.certificate import Certificate, certificate_of
from matcher.matching.compare import Codes
from matcher.matching.kept_plan import KeptPlan, kept_plan
from matcher.matching.override import weighed
from matcher.matching.plan import plan
from tests.prefecture import DEMO_DAY, inputs_on


@cache
def certificate() -> Certificate:
    """Of the demo's plan for everybody."""
    inputs = inputs_on(DEMO_DAY)
    made = plan(inputs)
    return certificate_of(inputs, made.problem, made.packing, made.claims)


@cache
def kept() -> KeptPlan:
    return kept_plan(certificate(), PUBLISHED)


@cache
def warm() -> Warm:
    return warmed(kept().standing)


def chosen_without(people: int) -> Iterator[int]:
    """Rows of bundles that the plan does not hold, one for each of so many people."""
    packing = kept().standing.packing
    for subject in range(people):
        rows = np.flatnonzero(packing.subject == subject)
        yield from rows[len(rows) // 2 :][:1].tolist()


def given(rows: list[int]) -> dict[str, Codes]:
    return {kept().subjects[kept().standing.packing.subject[row]]: kept().codes(row) for row in rows}


def test_a_choice_costs_what_solving_the_kept_problem_again_says() -> None:
    packing = read_problem(certificate().problem)
    before = [level.value for level in pack(packing, PROVING).levels]

    for row in chosen_without(8):
        again = pack(replace(packing, fixed=np.array([row])), PROVING)
        found = weighed(kept(), warm(), row)

        lost = [one - level.value for one, level in zip(before, again.levels, strict=True)]
        assert found.lost == tuple(zip(PUBLISHED, lost, strict=True))[:-1]
        assert found.proved


def test_who_moves_is_everybody_else_whose_plan_is_another_one() -> None:
    packing = read_problem(certificate().problem)
    stands = given(pack(packing, PROVING).chosen.tolist())

    for row in chosen_without(8):
        chooser = kept().subjects[packing.subject[row]]
        again = given(pack(replace(packing, fixed=np.array([row])), PROVING).chosen.tolist())
        moved = {code for code in stands.keys() | again.keys() if stands.get(code) != again.get(code)} - {chooser}

        moves = weighed(kept(), warm(), row).moves

        assert {move.subject: (move.before, move.after) for move in moves} == {
            code: (stands.get(code), again.get(code)) for code in moved
        }


def test_how_many_people_fewer_have_all_they_need_is_counted_by_head() -> None:
    people = [weighed(kept(), warm(), row) for row in chosen_without(8)]

    assert any(one.people > 0 for one in people)
    assert all(one.people <= dict(one.lost)[Objective.PLACED] <= 3 * max(one.people, 0) for one in people)


def test_a_bundle_is_found_by_its_codes() -> None:
    for row in chosen_without(5):
        subject = kept().subjects[kept().standing.packing.subject[row]]

        assert kept().row(subject, kept().codes(row)) == row


def test_what_the_run_did_not_know_has_no_row() -> None:
    subject, home = kept().subjects[0], kept().units[0]

    assert kept().row(subject, (None, None)) is None
    assert kept().row("Z-99", (None, home)) is None
    assert kept().row(subject, ("O-9999", home)) is None


def test_what_the_plan_gives_costs_nothing_and_nobody_moves() -> None:
    row = int(kept().standing.candidates.row[kept().standing.plan[0]])

    found = weighed(kept(), warm(), row)

    assert (kept().at_least(row), found.people, found.moves) == (None, 0, ())
    assert {lost for _, lost in found.lost} == {0}


def test_the_order_among_equals_is_no_loss_that_anybody_is_told_of() -> None:
    tied = replace(kept(), objectives=(Objective.TIE,) * len(PUBLISHED))
    rows = [row for row in chosen_without(8) if kept().at_least(row)]

    assert rows
    assert all(tied.at_least(row) is None for row in rows)
