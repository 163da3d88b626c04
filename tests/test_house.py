"""What the house asks of every file and no other tool checks: sizes, names, and which room a line belongs to."""

import ast
import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PRODUCT = ("api", "matcher", "seed_data")

MODULE_LINES = 300
FUNCTION_LINES = {"api": 45, "matcher": 45, "seed_data": 45, "tests": 40}
NESTING = 3
PARAMETERS = 6

BLOCKS = (ast.For, ast.If, ast.Match, ast.Try, ast.TryStar, ast.While, ast.With)
VAGUE_NAME = re.compile(r"/_?(base|common|helper|manager|service|util)s?(/|[.]py)")

LINES_AND_THEIR_ROOMS = {
    "a mapped column": (r"\bMapped\[", ("matcher/records/",)),
    "a query": (
        r"(?<![\w.])select\(|\b(sa|sqlalchemy)[.]select\(",
        ("matcher/desk/", "matcher/records/", "matcher/reports/"),
    ),
    "a commit": (r"[.]commit\(\)", ("api/", "seed_data/load")),
    "the solver": (r"^\s*(from|import) ortools\b", ("matcher/assignment/",)),
    "the clock": (
        r"\bdatetime[.](now|utcnow)\b|\bdate(time)?[.]today\b|\btime[.](time|time_ns|localtime)\(|^\s*from time import",
        ("api/",),
    ),
    "the environment": (r"\bos[.](environ|getenv)\b|^\s*from os import", ("api/",)),
    "a random source": (
        r"^\s*(from|import) (random|secrets)\b|\bos[.]urandom\b|\b(default_rng|uuid1|uuid4)\(\)",
        ("api/",),
    ),
}
MOCK = re.compile(r"\b(mocker|monkeypatch|unittest[.]mock)\b")

# Brackets keep each pattern from matching the line it is written on.
PLACE_OF_ONE_MACHINE = re.compile(
    r"pypi[.]org|pythonhosted[.]|npmjs[.]|deb[.]debian|unpkg[.]com|jsdelivr[.]net"
    r"|/work[/](main|shared|[.])|[.][.][/]shared|[.]library[/]|/root[/]|/opt[/](pypi|wheels)"
)
NOTE_TO_SELF = re.compile(r"\b(FIX(ME)|TO(DO))\b")
LOCK_LINE = re.compile(
    r"(?P<pin>[a-z0-9-]+==[\w.]+)( ; [\w.<>='!() ]+)? \\"  # name, version, marker
    r"| {4}--hash=sha256:[0-9a-f]{64}( \\)?"
    r"| *#(?!.*://).*"  # a comment, without an address
)


def test_modules_are_short() -> None:
    lengths = {path: len(text(path).splitlines()) for path in modules(*PRODUCT, "tests") if not is_revision(path)}

    none(
        f"a module has at most {MODULE_LINES} lines",
        (f"{name(path)} has {length}" for path, length in lengths.items() if length > MODULE_LINES),
    )


@pytest.mark.parametrize(("folder", "limit"), FUNCTION_LINES.items())
def test_functions_are_short(folder: str, limit: int) -> None:
    none(f"a function in {folder} has at most {limit} lines", over(limit, lines, folder))


def test_functions_are_flat() -> None:
    none(f"at most {NESTING} blocks stand inside one another", over(NESTING, depth, *PRODUCT, "tests"))


def test_functions_take_few_parameters() -> None:
    none(f"a function takes at most {PARAMETERS} parameters", over(PARAMETERS, parameters, *PRODUCT))


def test_init_files_are_empty() -> None:
    none(
        "an __init__.py is empty",
        (name(path) for path in modules(*PRODUCT) if path.name == "__init__.py" and text(path)),
    )


def test_modules_say_what_lives_in_them() -> None:
    firsts = {path: (ast.get_docstring(tree(path)) or "").split("\n")[0] for path in modules(*PRODUCT, "tests")}

    none(
        "the first line of a module is a docstring of one sentence",
        (name(path) for path, first in firsts.items() if text(path) and not first.endswith((".", "。"))),
    )


def test_modules_are_named_after_their_subject() -> None:
    none(
        "a module is named after its subject",
        (name(path) for path in modules(*PRODUCT) if VAGUE_NAME.search(f"/{name(path)}")),
    )


@pytest.mark.parametrize("line", LINES_AND_THEIR_ROOMS)
def test_lines_stand_in_their_room(line: str) -> None:
    pattern, rooms = LINES_AND_THEIR_ROOMS[line]
    elsewhere = [path for path in modules(*PRODUCT) if not name(path).startswith(rooms)]

    none(f"{line} belongs to {' or '.join(rooms)}", matches(re.compile(pattern), elsewhere))


def test_the_core_is_tested_without_mocks() -> None:
    none("a test of the core uses the real thing", matches(MOCK, modules("tests/matcher")))


def test_every_make_target_has_a_line_of_help() -> None:
    targets = re.findall(r"^[\w-]+:(?!=).*", text(ROOT / "Makefile"), re.MULTILINE)

    none("a target says what it does: `name: …  ## help`", (each for each in targets if "  ## " not in each))


def test_no_file_names_a_place_of_one_machine() -> None:
    none("no file names a registry's host or a folder of one machine", matches(PLACE_OF_ONE_MACHINE, text_files()))


def test_no_file_holds_a_note_to_self() -> None:
    ours = (path for path in text_files() if "vendor" not in path.parts)  # others' files are taken as they are

    none("what is left to do is an issue, not a comment", matches(NOTE_TO_SELF, ours))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_locks_hold_names_versions_and_hashes_only(lock: str) -> None:
    none(
        f"{lock} names packages, versions and hashes, nothing else",
        (line for line in text(ROOT / lock).splitlines() if not LOCK_LINE.fullmatch(line)),
    )


def test_locks_hold_all_that_the_project_asks_for() -> None:
    project = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
    runtime, testing = pins("requirements.lock"), pins("requirements-test.lock")
    extras = {each for extra in project["optional-dependencies"].values() for each in extra} - {
        "ibasho[cluster,postgres]"
    }

    assert packages(project["dependencies"]) <= packages(runtime)
    assert packages(extras) - {"ibasho"} <= packages(testing)
    assert runtime <= testing


def packages(pins: Iterable[str]) -> set[str]:
    """Names without version and extra."""
    return {re.split(r"[\[<>=]", pin)[0] for pin in pins}


def none(rule: str, faults: Iterable[str]) -> None:
    """Fail with the rule and every fault on a line of its own."""
    listed = list(faults)
    assert not listed, "\n".join([rule, *listed])


@cache
def modules(*folders: str) -> tuple[Path, ...]:
    """Every module below the folders."""
    return tuple(path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))


def name(path: Path) -> str:
    """The path as a reader knows it."""
    return path.relative_to(ROOT).as_posix()


@cache
def text(path: Path) -> str:
    """The content of a text file."""
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """A module, parsed."""
    return ast.parse(text(path))


def is_revision(path: Path) -> bool:
    """Alembic's revisions are written once and may be long."""
    return path.parent.name == "versions"


def over(limit: int, measure: Callable[[ast.FunctionDef], int], *folders: str) -> Iterator[str]:
    """Every function below the folders that measures more than the limit."""
    for path in modules(*folders):
        functions = (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef))
        sizes = {node: measure(node) for node in functions if not is_revision(path)}
        yield from (f"{name(path)}:{node.lineno} {node.name} has {n}" for node, n in sizes.items() if n > limit)


def lines(function: ast.FunctionDef) -> int:
    """Length of a function from `def` to its last line."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def parameters(function: ast.FunctionDef) -> int:
    """How many arguments a function takes, the object itself apart."""
    arguments = function.args
    names = [each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    return len([each for each in names if each not in {"cls", "self"}])


def depth(node: ast.AST) -> int:
    """How many blocks stand inside one another below a node; a nested function counts for itself."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        opens = isinstance(child, BLOCKS) and not is_elif
        if not isinstance(child, ast.FunctionDef):
            deepest = max(deepest, opens + depth(child))
    return deepest


def matches(pattern: re.Pattern[str], paths: Iterable[Path]) -> Iterator[str]:
    """Every line that has what it should not have."""
    for path in paths:
        for number, line in enumerate(text(path).splitlines(), start=1):
            if pattern.search(line):
                yield f"{name(path)}:{number} {line.strip()[:100]}"


def text_files() -> Iterator[Path]:
    """Every text file of the tree that .gitignore does not name."""
    rules = [".git", *(line.strip("/") for line in text(ROOT / ".gitignore").splitlines() if line and line[0] != "#")]
    for folder, subfolders, files in os.walk(ROOT):
        subfolders[:] = [each for each in subfolders if not any(fnmatch(each, rule) for rule in rules)]
        paths = (Path(folder, each) for each in files if not any(fnmatch(each, rule) for rule in rules))
        yield from (path for path in paths if b"\0" not in path.read_bytes())


def pins(lock: str) -> set[str]:
    """Every name with its version."""
    found = map(LOCK_LINE.fullmatch, text(ROOT / lock).splitlines())
    return {match["pin"] for match in found if match and match["pin"]}
