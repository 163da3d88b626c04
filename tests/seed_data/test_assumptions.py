"""Whatever code or policy says is assumed stands, with its value, in the one list of assumptions."""

import ast
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LISTED = (ROOT / "seed_data" / "ASSUMPTIONS.md").read_text(encoding="utf-8")
POLICY = (ROOT / "seed_data" / "policy.toml").read_text(encoding="utf-8")
MARK = "assumed"


def in_code() -> Iterator[tuple[str, object]]:
    """Name, and value where it is a plain number, of all that a docstring in the code calls assumed."""
    for path in sorted([*ROOT.glob("matcher/**/*.py"), *ROOT.glob("seed_data/**/*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and MARK in (ast.get_docstring(node) or ""):
                yield node.name, None
            if isinstance(node, ast.Module | ast.ClassDef):
                yield from (stated(first) for first, second in pairwise(node.body) if says_so(second))


def says_so(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and MARK in str(node.value.value)


def stated(node: ast.stmt) -> tuple[str, object]:
    assert isinstance(node, ast.Assign | ast.AnnAssign)
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    value = node.value.value if isinstance(node.value, ast.Constant) else None
    return ast.unparse(target), value


CODE = dict(in_code())


def test_some_constants_say_that_they_are_assumed() -> None:
    assert {"BOUND_TO_JOB", "OUTSIDE_KM", "NEEDS", "Pattern", "net_pay_permille"} <= set(CODE)


@pytest.mark.parametrize("name", CODE)
def test_what_the_code_assumes_is_listed_with_its_value(name: str) -> None:
    row = next((line for line in LISTED.splitlines() if line.startswith("|") and f"`{name}`" in line), "")

    assert row
    if CODE[name] is not None:
        assert row.split("|")[2].strip() == f"{CODE[name]:,}"


@pytest.mark.parametrize("line", [line for line in POLICY.splitlines() if "[assumed]" in line and "=" in line])
def test_what_the_policy_assumes_is_listed(line: str) -> None:
    [name] = tomllib.loads(line)

    sections = "bicycle|car" if name in {"detour_permille", "metres_a_minute", "overhead_minutes"} else name
    assert re.search(f"`({sections})`", LISTED)
