"""The benchmark itself works: instances have the declared shape, peers keep to the places, rows tell the truth."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import numpy as np
import pytest

from matcher.assignment.candidates import candidates_of
from matcher.assignment.claims import claims_of
from matcher.assignment.flow import is_flow
from matcher.assignment.pack import PROVING, Packed, pack
from matcher.assignment.packing import Packing
from matcher.assignment.problem import NONE, Rows, Status
from matcher.assignment.solution_file import Claims, first_broken
from tests.benchmarks.contest import Attempt, Beside, Goal, run_of
from tests.benchmarks.instances import LEVEL, POINTS, Instance, Need, Size, homes_alone, made
from tests.benchmarks.opponent import feasible_alone, outside
from tests.benchmarks.peers import by_constraints, from_lists, greedy, seated, telephone, two_stages
from tests.benchmarks.solver import Case, Extent, as_json, main, measured, solved

SMALL = Size(people=40, employers=24, homes=40)
SEEDS = (1, 2, 3)
PEERS: dict[str, Callable[[Instance], Rows]] = {
    "telephone, 1 try": partial(telephone, tries=1),
    "telephone, 20 tries": partial(telephone, tries=20),
    "greedy": greedy,
    "two stages": two_stages,
    "CP-SAT": lambda instance: by_constraints(instance.packing, greedy(instance), 0.2),
    "HiGHS": lambda instance: from_lists(instance.packing, 100),
}
TAKES_ONE = f"""#!{sys.executable}
import json, sys
problem = json.load(open(sys.argv[1]))
solution = {{
    "format": "ibasho-solution/1", "status": "feasible", "chosen": [0], "objective": problem["bundles"]["value"][0],
    "bound": 0, "proof": "prices", "prices": {{"opening": [], "unit": [], "scale": 1}},
}}
json.dump(solution, open(sys.argv[2], "w"))
"""


@cache
def instance_of(seed: int) -> Instance:
    return made(SMALL, seed)


@cache
def proved(seed: int) -> Packed:
    return pack(instance_of(seed).packing, PROVING)


def plan(packing: Packing, rows: Rows) -> Claims:
    """A promise of these rows and their sum."""
    claims = claims_of(pack(packing))
    stated = replace(claims.levels[0], objective=int(packing.values[0][rows].sum()))
    return feasible_alone(packing, Claims(status="feasible", chosen=tuple(rows.tolist()), levels=(stated,)))


def program(folder: Path, text: str) -> Path:
    file = folder / "opponent"
    file.write_text(text, encoding="utf-8")
    file.chmod(0o755)
    return file


def test_the_same_seed_gives_the_same_instance() -> None:
    once, again, other = made(SMALL, 1).packing, made(SMALL, 1).packing, made(SMALL, 2).packing

    assert all(np.array_equal(getattr(once, name), getattr(again, name)) for name in ("opening", "unit", "values"))
    assert not np.array_equal(once.values[0], other.values[0])


@pytest.mark.parametrize("seed", SEEDS)
def test_every_kind_of_need_has_its_own_bundles(seed: int) -> None:
    instance = instance_of(seed)
    packing, need = instance.packing, instance.need[instance.packing.subject]
    job, home = packing.opening != NONE, packing.unit != NONE

    assert set(need[instance.full].tolist()) == set(Need)
    assert ((need == Need.HOME) <= (home & ~job)).all()
    assert ((need == Need.JOB) <= (job & ~home)).all()
    assert np.array_equal(instance.full[need == Need.BOTH], (job & home)[need == Need.BOTH])


def test_people_come_before_points() -> None:
    instance = instance_of(1)
    points = instance.packing.values[0] - instance.score_of_each
    urgency = LEVEL * instance.urgency[instance.packing.subject]

    assert instance.score_of_each.min() >= 0
    assert instance.score_of_each.max() <= POINTS
    assert (points[instance.full] == urgency[instance.full]).all()
    assert set((points / urgency)[~instance.full].tolist()) == {0.1, 0.25}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_dormitory_goes_only_with_its_own_job(seed: int) -> None:
    instance = instance_of(seed)
    tied = instance.dormitory_of[instance.packing.unit]
    rooms = (instance.packing.unit != NONE) & (tied != NONE)

    assert (instance.dormitory_of != NONE).any()
    assert (instance.packing.opening == tied)[rooms].all()


def test_some_instances_have_bundles_with_dormitories() -> None:
    units = [(each := instance_of(seed)).dormitory_of[each.packing.unit[each.packing.unit != NONE]] for seed in SEEDS]

    assert (np.concatenate(units) != NONE).any()


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("how", PEERS)
def test_a_peer_keeps_to_the_places_and_is_never_better_than_what_is_proved(how: str, seed: int) -> None:
    instance = instance_of(seed)

    rows = PEERS[how](instance)

    assert proved(seed).status is Status.OPTIMAL
    assert len(rows) > 0
    assert first_broken(instance.packing, plan(instance.packing, rows)) is None
    assert instance.packing.values[0][rows].sum() <= proved(seed).levels[0].value


@pytest.mark.parametrize("seed", SEEDS)
def test_an_exact_peer_reaches_what_is_proved(seed: int) -> None:
    instance = instance_of(seed)

    found = by_constraints(instance.packing, greedy(instance), 20)
    listed = from_lists(instance.packing, 10_000, listed=len(instance.packing))

    assert instance.packing.values[0][found].sum() == proved(seed).levels[0].value
    assert instance.packing.values[0][listed].sum() == proved(seed).levels[0].value


def test_more_tries_at_the_telephone_find_homes_for_more_people() -> None:
    placed = [sum(instance_of(seed).placed(telephone(instance_of(seed), tries)) for seed in SEEDS) for tries in (1, 20)]

    assert placed[0] < placed[1]


def test_homes_alone_are_a_flow_which_scipy_solves_too() -> None:
    instance = homes_alone(SMALL, 1)
    packing = instance.packing

    rows = seated(packing, np.arange(len(packing)), packing.values[0], packing.unit)

    assert is_flow(candidates_of(packing))
    assert packing.values[0][rows].sum() == pack(packing).levels[0].value
    assert np.array_equal(np.repeat(np.arange(packing.subjects), np.diff(instance.first)), packing.subject)


def test_an_outside_program_adds_what_it_chose(tmp_path: Path) -> None:
    packing = instance_of(1).packing

    attempt = outside(program(tmp_path, TAKES_ONE), packing)

    assert (attempt.rows.tolist(), attempt.fault) == ([0], "")
    assert attempt.seconds > 0


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"chosen": [0]', '"chosen": [0, 0]', "subject 0 is given 2 times"),
        ('problem["bundles"]["value"][0]', "7", "objective 7 is not the sum"),
        ('"status": "feasible", ', "", "does not have the form"),
        ("problem = json.load(open(sys.argv[1]))", "sys.exit(4)", "no solution file, exit [4]"),
    ],
)
def test_an_outside_program_that_breaks_the_rules_has_placed_nobody(
    old: str, new: str, fault: str, tmp_path: Path
) -> None:
    attempt = outside(program(tmp_path, TAKES_ONE.replace(old, new)), instance_of(1).packing)

    assert attempt.rows.tolist() == []
    assert fault in attempt.fault


def test_every_way_is_measured_on_the_same_seeds_and_can_be_written(tmp_path: Path) -> None:
    joint, alone = Case(name="small", size=SMALL), Case(name="alone", size=SMALL, make=homes_alone, goals=False)
    extent = Extent(seeds=2, constraint_seeds=1, constraint_effort=0.2)

    figures = list(measured(extent, program(tmp_path, TAKES_ONE), joint=[joint], alone=alone))

    ours, peers = figures[:4], figures[4:]
    assert all(run.bound == run.value > 0 for run in ours[1].runs)
    assert "goal median 0.5 s: met, worst 5 s: met, proved: met" in ours[1].line()
    assert "goal" not in ours[2].line()
    assert [len(figure.runs) for figure in peers] == [2, 2, 2, 2, 2, 1, 2, 2]
    assert [figure.how for figure in peers[-2:]] == ["opponent", "SciPy, assignment"]
    assert "; goal never below: met" in peers[2].line()
    assert "100.00% of our value" in peers[-1].line()
    assert json.loads(as_json(figures))[-1]["runs"][1]["seed"] == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--seeds", "0"], "--seeds [0]: at least 1"),
        (["--opponent", "nowhere"], "--opponent [nowhere]: there is no such program"),
    ],
)
def test_what_cannot_be_measured_is_refused(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(arguments)

    assert told in capsys.readouterr().err


def test_what_is_missed_is_said() -> None:
    ours = solved(Case(name="small", size=SMALL), 1)[0]
    run = ours.runs[0]
    nobody = replace(run, placed=0, value=0)

    slow = replace(
        ours, goal=Goal(median_seconds=0, worst_seconds=0, gap_share=0.001), runs=(replace(run, bound=10**9),)
    )
    below = Beside(case="small", how="greedy", runs=(run,), ours=(nobody,), never_above=True)

    assert "optimal not proved 1" in slow.line()
    assert slow.line().endswith("goal median 0 s: MISSED, worst 0 s: MISSED, gap 0.1%: MISSED")
    assert below.line().endswith("goal never below: MISSED")


def test_a_fault_stands_in_the_row() -> None:
    instance = instance_of(1)
    ours = solved(Case(name="small", size=SMALL), 1)[0].runs
    attempt = Attempt(rows=np.zeros(0, dtype=np.int64), seconds=1, cpu_seconds=1, fault="a place twice")

    row = Beside(case="small", how="x", runs=(run_of(instance, 1, attempt),), ours=ours, never_above=False).line()

    assert row.endswith("; FAULT on seed 1: a place twice")
