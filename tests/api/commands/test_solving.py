"""`ibasho solve` and `ibasho verify`: files in, files out, and exit codes that a script can rely on."""

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.commands.main import commands
from matcher.assignment.problem_file import json_bytes, write_problem
from tests.matcher.assignment.packings import three_sided

# The optimum is 2, no prices prove less than 3: a search has to close the rest.
CROSSED: dict[str, Any] = {
    "format": "ibasho-problem/1",
    "subjects": 2,
    "opening_places": [1, 1],
    "unit_places": [1, 1],
    "bundles": {"subject": [0, 0, 1, 1], "opening": [0, 1, 0, 1], "unit": [1, 0, 0, 1], "value": [1, 2, 2, 2]},
}


def run(*words: object, language: str = "en") -> Result:
    environment = {"IBASHO_DATABASE_URL": "sqlite://", "IBASHO_LANG": language}
    return CliRunner(env=environment).invoke(commands, [str(word) for word in words])


@pytest.fixture
def problem(tmp_path: Path) -> Path:
    file = tmp_path / "problem.json"
    file.write_text(json.dumps(CROSSED), encoding="utf-8")
    return file


def test_a_problem_is_solved_and_its_solution_verified(problem: Path, tmp_path: Path) -> None:
    solution = tmp_path / "solution.json"

    solved, verified = run("solve", problem, "--prove", "--output", solution), run("verify", problem, solution)

    stated: dict[str, Any] = json.loads(solution.read_bytes())
    assert (solved.exit_code, verified.exit_code) == (0, 0)
    assert solved.stdout == "optimal: value 2, bound 2, gap 0\n"
    assert verified.stdout == "optimality claimed by search\n"
    assert {key: stated[key] for key in ("format", "status", "objective", "bound", "proof")} == {
        "format": "ibasho-solution/1",
        "status": "optimal",
        "objective": 2,
        "bound": 2,
        "proof": "search",
    }
    assert (stated["chosen"], stated["prices"]["scale"]) == ([1], 1 << 20)


def test_what_is_not_proved_is_kept_and_exits_with_3(problem: Path, tmp_path: Path) -> None:
    problem.write_bytes(write_problem(three_sided(12)))
    solution = tmp_path / "solution.json"

    short = run("solve", problem, "--prove", "--effort", 1, "--output", solution)
    status = json.loads(solution.read_bytes())["status"]

    assert (short.exit_code, status) == (3, "feasible")
    assert "optimality is not proved; raise --effort" in short.stdout
    assert run("verify", problem, solution).exit_code == 0
    assert run("solve", problem, "--effort", 1, "--output", solution).exit_code == 0
    assert run("solve", problem, "--prove", "--output", solution).exit_code == 0


@pytest.mark.parametrize(
    ("language", "said"), [("ja", "bundles.subject[3]: 2 は0から1までではありません"), ("en", "2 is not from 0 to 1")]
)
def test_a_bad_problem_is_one_line_exit_2_and_no_file(problem: Path, tmp_path: Path, language: str, said: str) -> None:
    wrong = CROSSED | {"bundles": CROSSED["bundles"] | {"subject": [0, 0, 1, 2]}}
    problem.write_text(json.dumps(wrong), encoding="utf-8")

    done = run("solve", problem, "--output", tmp_path / "solution.json", language=language)

    assert done.exit_code == 2
    assert done.stderr.startswith("problem.json: ")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["problem.json"]


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    done = run("solve", tmp_path / "none.json", "--output", tmp_path / "solution.json")

    assert done.exit_code == 2
    assert "none.json" in done.stderr


def test_an_output_that_cannot_be_written_keeps_what_was_there(problem: Path, tmp_path: Path) -> None:
    done = run("solve", problem, "--output", tmp_path / "missing" / "solution.json")

    assert done.exit_code == 2
    assert "cannot write" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["problem.json"]


def test_packed_files_are_read_and_written(problem: Path, tmp_path: Path) -> None:
    packed, solution = tmp_path / "packed", tmp_path / "solution.json.gz"
    packed.write_bytes(gzip.compress(problem.read_bytes()))

    assert run("solve", packed, "--output", solution).exit_code == 0
    assert solution.read_bytes().startswith(b"\x1f\x8b")
    assert run("verify", packed, solution).exit_code == 0


def test_a_broken_promise_exits_with_1_and_is_named(problem: Path, tmp_path: Path) -> None:
    solution = tmp_path / "solution.json"
    run("solve", problem, "--prove", "--output", solution)
    stated = json.loads(solution.read_bytes())
    solution.write_bytes(json_bytes(stated | {"objective": 3}))

    done = run("verify", problem, solution)

    assert (done.exit_code, done.stderr) == (1, "solution.json: objective 3 is not the sum 2\n")


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff"])
def test_what_is_no_solution_exits_with_1_too(problem: Path, tmp_path: Path, content: bytes) -> None:
    solution = tmp_path / "solution.json"
    solution.write_bytes(content)

    assert run("verify", problem, solution).exit_code == 1


def test_the_same_problem_gives_the_same_bytes(problem: Path, tmp_path: Path) -> None:
    problem.write_bytes(write_problem(three_sided(9)))
    files = [tmp_path / f"{number}.json" for number in range(3)]
    for file in files:
        run("solve", problem, "--output", file)

    assert len({file.read_bytes() for file in files}) == 1


def test_verifying_loads_no_solver(problem: Path, tmp_path: Path) -> None:
    solution = tmp_path / "solution.json"
    run("solve", problem, "--prove", "--output", solution)
    script = (
        "import sys; from api.commands.main import commands; commands(sys.argv[1:], standalone_mode=False); "
        "print([name for name in ('ortools', 'numba', 'scipy') if name in sys.modules])"
    )

    done = subprocess.run(
        (sys.executable, "-c", script, "verify", str(problem), str(solution)),
        capture_output=True,
        text=True,
        check=True,
        env={"IBASHO_DATABASE_URL": "sqlite://", "IBASHO_LANG": "en"},
    )

    assert done.stdout.splitlines() == ["optimality claimed by search", "[]"]
