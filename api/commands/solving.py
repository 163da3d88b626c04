"""`ibasho solve` and `ibasho verify`: problems and plans as files, for replay, for peers, for anyone's instances."""

import gzip
import os
import tempfile
from pathlib import Path

import click

from api.commands.importing import content_of
from api.commands.shell import Shell, name_of
from matcher.assignment.packing import Packing
from matcher.assignment.problem_file import json_bytes, read_problem
from matcher.assignment.solution_file import by_search, first_broken, read_solution, written
from matcher.domain.errors import IbashoError, PackingError
from matcher.domain.text import Text

UNPROVEN = 3
BROKEN = 1
SOLVED = Text(
    "{status}：値 {objective}、上限 {bound}（差 {gap}）", "{status}: value {objective}, bound {bound}, gap {gap}"
)
NOT_PROVED = Text(
    "最適であることは証明できませんでした。--effort を増やしてください。", "optimality is not proved; raise --effort"
)
KEPT = Text("約束どおりです", "every promise is kept")
SEARCHED = Text("最適であることは探索によるもので、価格だけでは確かめられません", "optimality claimed by search")
NOT_WRITTEN = Text("{file} に書けません: {why}", "cannot write {file}: {why}")
FILE = click.Path(path_type=Path)


@click.command()
@click.argument("problem", type=FILE)
@click.option("--prove", is_flag=True, help="Search until the plan is proved to be the best; exit 3 where it is not.")
@click.option("--effort", type=click.IntRange(1), help="Most nodes of the search; the clock decides nothing.")
@click.option("--output", required=True, type=FILE, help="Where the solution goes; packed where it ends in .gz.")
@click.pass_context
def solve(context: click.Context, problem: Path, *, prove: bool, effort: int | None, output: Path) -> None:
    """Solve PROBLEM (ibasho-problem/1, see docs/solver.md) and write the plan with its proof."""
    from matcher.assignment.claims import claims_of  # noqa: PLC0415  # the solver takes a second to load
    from matcher.assignment.pack import pack, wished_effort  # noqa: PLC0415

    shell: Shell = context.obj
    packed = pack(_read(problem), wished_effort(prove=prove, nodes=effort))
    claims = claims_of(packed)
    write_whole(output, json_bytes(written(claims)))
    last = claims.levels[-1]
    gap = last.bound - last.objective
    shell.say(SOLVED.filled(status=claims.status, objective=last.objective, bound=last.bound, gap=gap))
    if prove and claims.status != "optimal":
        shell.say(NOT_PROVED)
        context.exit(UNPROVEN)


@click.command()
@click.argument("problem", type=FILE)
@click.argument("solution", type=FILE)
@click.pass_context
def verify(context: click.Context, problem: Path, solution: Path) -> None:
    """Check without a solver that SOLUTION keeps every promise; exit 1 and name the first that is broken."""
    shell: Shell = context.obj
    packing, content = _read(problem), content_of(solution)
    said = KEPT
    try:
        claims = read_solution(content)
    except PackingError as error:
        broken: Text | None = error.said
    else:
        broken = first_broken(packing, claims)
        said = SEARCHED if by_search(claims) else KEPT
    if broken:
        click.echo(f"{name_of(solution)}: {broken.said_in(shell.language)}", err=True)
        context.exit(BROKEN)
    shell.say(said)


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all. Raises `IbashoError`."""
    packed = gzip.compress(content, mtime=0) if file.suffix == ".gz" else content
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name[:40]}.", delete=False) as part:
            try:
                part.write(packed)
                part.flush()
                os.fsync(part.fileno())
                Path(part.name).chmod(0o644)
                Path(part.name).replace(file)
            except BaseException:
                Path(part.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise IbashoError(NOT_WRITTEN.filled(file=file, why=error.strerror or "")) from error


def _read(problem: Path) -> Packing:
    try:
        return read_problem(content_of(problem))
    except PackingError as error:
        said = error.said
        raise PackingError(Text(f"{name_of(problem)}: {said.ja}", f"{name_of(problem)}: {said.en}")) from None
