"""Packings too large to try everything: another formulation, CP-SAT on the explicit model, finds the same values."""

import sys
from dataclasses import replace
from subprocess import run

import numpy as np
import pytest
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from matcher.assignment.claims import claims_of
from matcher.assignment.pack import PROVING, pack
from matcher.assignment.packing import Group, Packing
from matcher.assignment.problem import NONE, Status
from matcher.assignment.solution_file import first_broken, written
from tests.benchmarks.instances import Size, made
from tests.counts import scaled

RUNS = 20


def middle_sized(seed: int) -> Packing:
    """25 people, 600 bundles of every kind, one to three levels, groups in every second one."""
    chance = np.random.default_rng(seed)
    subjects, openings, units, count = 25, 12, 14, 600
    opening = chance.integers(NONE, openings, count)
    unit = np.where(opening == NONE, chance.integers(0, units, count), chance.integers(NONE, units, count))
    levels = seed % 3
    return Packing(
        subjects=subjects,
        opening_places=chance.integers(0, 3, openings),
        unit_places=chance.integers(0, 4, units),
        subject=chance.integers(0, subjects, count),
        opening=opening,
        unit=unit,
        places=np.where(unit == NONE, 1, chance.integers(1, 3, count)),
        values=(*(chance.integers(0, 3, count) for _ in range(levels)), chance.integers(-20, 1000, count)),
        groups=(Group(openings=np.arange(0, openings, 2), at_most=4),) if seed % 2 else (),
        forbidden=np.arange(0, count, 50),
    )


def proven_by_constraints(packing: Packing) -> tuple[int, ...]:
    """The greatest values, level after level, each level before held at what it reached."""
    model = cp_model.CpModel()
    take = [model.new_bool_var("") for _ in range(len(packing))]
    for column, limits, taken in (
        (packing.subject, np.ones(packing.subjects, dtype=np.int64), np.ones_like(packing.places)),
        (packing.opening, packing.opening_places, np.ones_like(packing.places)),
        (packing.unit, packing.unit_places, packing.places),
    ):
        for number, limit in enumerate(limits.tolist()):
            model.add(sum(take[row] * int(taken[row]) for row in _at(column == number)) <= limit)
    for group in packing.groups:
        inside = _at(np.isin(packing.opening, group.openings))
        model.add(cp_model.LinearExpr.sum([take[row] for row in inside]) <= group.at_most)
    for row in packing.forbidden.tolist():
        model.add(take[row] == 0)
    reached: list[int] = []
    for values in packing.values:
        total = sum(take[row] * value for row, value in enumerate(values.tolist()))
        model.maximize(total)
        solver = cp_model.CpSolver()
        assert solver.solve(model) == cp_model.OPTIMAL
        reached.append(round(solver.objective_value))
        model.add(total >= reached[-1])
    return tuple(reached)


def _at(mask: NDArray[np.bool_]) -> list[int]:
    rows: list[int] = np.flatnonzero(mask).tolist()
    return rows


@pytest.mark.parametrize("seed", range(scaled(6, 60)))
def test_another_formulation_reaches_the_same_values(seed: int) -> None:
    packing = middle_sized(seed)

    packed = pack(packing, PROVING)

    assert packed.status is Status.OPTIMAL
    assert tuple(level.value for level in packed.levels) == proven_by_constraints(packing)
    assert first_broken(packing, claims_of(packed)) is None


PRINTS_A_PLAN = """
from matcher.assignment.claims import claims_of
from matcher.assignment.pack import pack
from matcher.assignment.solution_file import written
from tests.matcher.assignment.test_middle_sizes import prefecture
print(written(claims_of(pack(prefecture()))))
"""


def prefecture() -> Packing:
    """A small one, scarce and with ties: points in steps of a thousand."""
    packing = made(Size(people=60, employers=40, homes=60), 3).packing
    return replace(packing, values=(packing.values[0] // 1000,))


def test_twenty_runs_give_one_plan_with_one_proof() -> None:
    packing = prefecture()

    plans = [claims_of(pack(packing)) for _ in range(RUNS)]

    assert all(plan == plans[0] for plan in plans)


@pytest.mark.parametrize("threads", ["1", "2"])
def test_another_process_gives_it_too_whatever_the_threads_and_the_seed_of_hashes(threads: str) -> None:
    done = run(
        [sys.executable, "-c", PRINTS_A_PLAN],
        env={"NUMBA_NUM_THREADS": threads, "OMP_NUM_THREADS": threads, "PYTHONHASHSEED": threads},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stderr, done.stdout.strip()) == ("", _printed())


def _printed() -> str:
    return str(written(claims_of(pack(prefecture()))))
