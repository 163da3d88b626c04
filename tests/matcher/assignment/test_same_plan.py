"""The same plan, price for price, whoever reckons: one thread or two, another machine, or Python without a compiler."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from distributed import Client, LocalCluster

from matcher.assignment.generation import Generated, generate
from matcher.assignment.pack import QUICK
from tests.benchmarks.instances import Size
from tests.benchmarks.nation import nation
from tests.matcher.assignment.planes import drawn_plane

ROOT = Path(__file__).parents[3]
SIZE = Size(people=300, employers=300, homes=400)
"""Several blocks of people."""
FEW = 12
"""Planes that plain Python solves, which takes a hundred times as long."""


def told(made: Generated) -> bytes:
    """All of it as bytes."""
    chosen = made.chosen
    columns = (chosen.subject, chosen.opening, chosen.unit, chosen.value, made.prices.opening, made.prices.unit)
    figures = np.array([made.value, made.bound, made.searched])
    return b"|".join(np.ascontiguousarray(column, dtype=np.int64).tobytes() for column in (*columns, figures))


def told_of_planes() -> list[str]:
    """Of a few small planes."""
    return [told(generate(drawn_plane(np.random.default_rng(seed)), QUICK)).hex() for seed in range(FEW)]


@contextmanager
def two_workers() -> Iterator[Executor]:
    """Processes that Dask runs on this machine."""
    with (
        LocalCluster(  # type: ignore[no-untyped-call]  # Dask has few types
            n_workers=2, threads_per_worker=1, dashboard_address=None
        ) as cluster,
        Client(cluster) as client,  # type: ignore[no-untyped-call]  # likewise
    ):
        yield client.get_executor()


def solved(executor: Executor, *, stored: bool) -> bytes:
    return told(generate(nation(SIZE, seed=1, prefectures=2).oracle(executor, stored=stored), QUICK))


def test_one_thread_or_two_with_pairs_stored_or_drawn_anew() -> None:
    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(2) as two:
        plans = {solved(executor, stored=stored) for executor in (one, two) for stored in (True, False)}

        assert len(plans) == 1


def test_a_cluster_gives_the_plan_of_one_machine() -> None:
    with ThreadPoolExecutor(1) as here, two_workers() as there:
        plans = [solved(executor, stored=False) for executor in (here, there)]

        assert plans[0] == plans[1]


def test_plain_python_gives_the_prices_the_bound_and_the_plan_of_the_compiled_code() -> None:
    told_by_python = subprocess.run(
        [sys.executable, "-m", "tests.matcher.assignment.test_same_plan"],
        cwd=ROOT,
        env=os.environ | {"NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )

    assert json.loads(told_by_python.stdout) == told_of_planes()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(told_of_planes()))
