"""Installing: what the machine lacks is said in words, and what was interrupted is made from nothing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# A Python that makes an environment out of itself, writes down what it is told to do, and fails where FAIL says.
PYTHON = """#!/bin/sh
case "$*" in
    *" venv "*) rm -rf .venv; mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
    *print*) echo python3.11-venv ;;
esac
echo "$*" >> told
case "$*" in *"$FAIL"*) exit 1 ;; esac
"""
INSTALLS_TESTS = ["-m venv --clear .venv", "--requirement requirements-test.lock", "--editable ."]
INSTALLS_MORE = INSTALLS_TESTS[1:]


class Machine:
    """A copy of what installs the project, and the Python above."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for part in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-test.lock"):
            shutil.copy(ROOT / part, folder)
        (folder / "python3").write_text(PYTHON, encoding="utf-8")
        (folder / "python3").chmod(0o755)

    def make(self, target: str, *, fail: str = "never") -> subprocess.CompletedProcess[str]:
        """What `make` answers where Python fails whenever its arguments contain some words."""
        environment = {"PATH": f"{self.folder}:{os.environ['PATH']}", "FAIL": fail, "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            ["make", f".venv/{target}.stamp"],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def told(self) -> list[str]:
        """How each thing that Python was told to do begins or ends, without the questions it was asked."""
        log = self.folder / "told"
        orders = [line for line in log.read_text(encoding="utf-8").splitlines() if not line.startswith("-c")]
        log.write_text("", encoding="utf-8")
        return [next((known for known in INSTALLS_TESTS if order.endswith(known)), order) for order in orders]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_an_old_python_is_refused_by_name(machine: Machine) -> None:
    answer = machine.make("test", fail="version_info <")

    assert answer.returncode
    assert "Ibasho needs Python 3.11 or newer; [python3] is:" in answer.stdout
    assert not (machine.folder / ".venv").exists()


def test_a_python_without_venv_ends_with_the_line_to_type(machine: Machine) -> None:
    answer = machine.make("test", fail="ensurepip")

    assert answer.returncode
    assert answer.stdout.splitlines()[-1].endswith("apt-get install python3.11-venv")
    assert not (machine.folder / ".venv").exists()


def test_a_half_made_environment_is_removed(machine: Machine) -> None:
    answer = machine.make("test", fail=" venv ")

    assert answer.returncode
    assert not (machine.folder / ".venv").exists()


@pytest.mark.parametrize("step", INSTALLS_MORE)
def test_an_interrupted_installation_is_made_from_nothing(machine: Machine, step: str) -> None:
    machine.make("test", fail=step)
    machine.told()

    answer = machine.make("test")

    assert answer.returncode == 0
    assert machine.told() == INSTALLS_TESTS


def test_what_is_installed_is_left_alone(machine: Machine) -> None:
    machine.make("test")
    machine.told()

    machine.make("test")
    machine.make("demo")

    assert machine.told() == []


def test_a_new_lock_is_added_to_what_is_there(machine: Machine) -> None:
    machine.make("test")
    machine.told()
    os.utime(machine.folder / "requirements-test.lock", (4e9, 4e9))

    machine.make("test")

    assert machine.told() == INSTALLS_MORE


def test_tests_are_added_to_a_demo(machine: Machine) -> None:
    machine.make("demo")
    machine.told()

    machine.make("test")

    assert machine.told() == INSTALLS_MORE
