"""The certificate of a plan: the problem that was solved and what proves its solution, as the bytes of two files.

The names in the problem file are the stable keys by which equal plans are told apart, in as many digits each, with the
code behind: sorted as text they stand in the order that the solver saw, whatever the order of rows. No solver in here.
"""

from dataclasses import dataclass

from matcher.assignment.packing import Packing
from matcher.assignment.problem import Problem, Rows
from matcher.assignment.problem_file import json_bytes, write_problem
from matcher.assignment.solution_file import Claims, written
from matcher.domain.pools import Pool
from matcher.matching.inputs import Inputs

KEY_DIGITS = 14
"""Hexadecimal, of the seven bytes of a stable key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Both files, not packed."""

    problem: bytes
    """ibasho-problem/1; people, openings and homes by code, nothing else about them."""
    solution: bytes
    """ibasho-solution/1."""


def certificate_of(inputs: Inputs, problem: Problem, packing: Packing, claims: Claims) -> Certificate:
    """What was solved for these inputs, and what it came to."""
    names = {
        "subject": _names(inputs.subjects, problem.subject_key),
        "opening": _names(inputs.openings, problem.opening_key),
        "unit": _names(inputs.units, problem.unit_key),
    }
    return Certificate(problem=write_problem(packing, names), solution=json_bytes(written(claims)))


def code_in(name: str) -> str:
    """The code behind the key in a name of the problem file."""
    return name.partition(" ")[2]


def _names(pool: Pool, keys: Rows) -> list[str]:
    return [f"{key:0{KEY_DIGITS}x} {code}" for key, code in zip(keys.tolist(), pool.code.tolist(), strict=True)]
