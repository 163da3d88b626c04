"""An outside program, called as `PROGRAM PROBLEM.json SOLUTION.json`: what it chooses, how long it takes, its fault."""

import os
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np

from matcher.assignment.packing import Packing
from matcher.assignment.problem import Rows
from matcher.assignment.problem_file import write_problem
from matcher.assignment.solution_file import BY_PRICES, FEASIBLE, Claim, Claims, first_broken, read_solution
from matcher.domain.errors import PackingError
from tests.benchmarks.contest import Attempt


def outside(program: Path, packing: Packing) -> Attempt:
    """Let it solve; its seconds are those of its process, with reading and writing the files."""
    with tempfile.TemporaryDirectory() as place:
        problem, solution = Path(place) / "problem.json", Path(place) / "solution.json"
        problem.write_bytes(write_problem(packing))
        began = time.perf_counter()
        # By its full path, since a program is not looked for where the benchmark was started.
        running = subprocess.Popen([program.resolve(), problem, solution], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(running.pid, 0)
        seconds, cpu_seconds = time.perf_counter() - began, usage.ru_utime + usage.ru_stime
        running.returncode = os.waitstatus_to_exitcode(status)
        rows, fault = _given(packing, solution, running.returncode)
    return Attempt(rows=rows, seconds=seconds, cpu_seconds=cpu_seconds, fault=fault)


def _given(packing: Packing, solution: Path, exit_code: int) -> tuple[Rows, str]:
    """The plan, or no plan and why."""
    nothing = np.zeros(0, dtype=np.int64)
    if not solution.exists():
        return nothing, f"no solution file, exit [{exit_code}]"
    try:
        claims = read_solution(solution.read_bytes())
    except PackingError as error:
        return nothing, error.said.en
    broken = first_broken(packing, feasible_alone(packing, claims))
    return (nothing, broken.en) if broken else (np.array(claims.chosen, dtype=np.int64), "")


def feasible_alone(packing: Packing, claims: Claims) -> Claims:
    """The same plan and sum with a bound that needs no proof: what a program says of its own gap is not judged."""
    if len(claims.levels) != 1:
        return claims
    openings, units = (
        np.append(packing.opening_places, 1),
        np.append(packing.unit_places, packing.places.max(initial=1)),
    )
    fits = (openings[packing.opening] > 0) & (units[packing.unit] >= packing.places)
    best = np.zeros(packing.subjects, dtype=np.int64)
    np.maximum.at(best, packing.subject[fits], packing.values[0][fits])
    promise = Claim(
        objective=claims.levels[0].objective,
        bound=int(best.sum()),
        proof=BY_PRICES,
        opening=(0,) * len(packing.opening_places),
        unit=(0,) * len(packing.unit_places),
        group=(),
        level=(),
        scale=1,
    )
    return Claims(status=FEASIBLE, chosen=claims.chosen, levels=(promise,))
