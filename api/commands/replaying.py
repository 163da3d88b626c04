"""`ibasho replay`: whether the plan of a run comes out again, and whether the kept one keeps its promises."""

import re

import click

from api.commands.shell import Shell
from api.commands.solving import BROKEN, KEPT, SEARCHED
from api.versions import versions_here
from matcher.desk.certificates import DamagedCertificateError, kept_certificate
from matcher.desk.replaying import Replay, replay
from matcher.domain.errors import IbashoError
from matcher.domain.text import Text
from matcher.records.schema import upgrade
from matcher.records.sessions import reading_session

_RUN = re.compile(r"R?([1-9][0-9]{0,8})")
NO_RUN_IS = Text(
    "[{typed}] は調整の番号ではありません。R3 か 3 のように指定してください。",
    "[{typed}] is not the number of a run; name it as R3 or 3",
)
VERSION = Text("版が違います：{name} {kept} → {here}", "another version: {name} {kept} → {here}")
VALUE = Text("{label}：残した案 {kept}、今回 {here}", "{label}: {kept} in the kept plan, {here} now")
SAME = Text(
    "調整 R{run}：残した解と1バイトも違いません（SHA-256 {digest}）",
    "run R{run}: the same solution, byte for byte (SHA-256 {digest})",
)
OTHER = Text(
    "調整 R{run}：解き直した解は、残した解と違います（SHA-256 {digest}）",
    "run R{run}: solved again, the solution differs from the kept one (SHA-256 {digest})",
)
VERIFIED = Text("残した案：{said}", "the kept plan: {said}")


def _numbered(_context: click.Context, _parameter: click.Parameter, typed: str | None) -> int | None:
    """R3, as the codes of its proposals begin, or 3."""
    found = None if typed is None else _RUN.fullmatch(typed)
    if typed is not None and found is None:
        raise IbashoError(NO_RUN_IS.filled(typed=typed))
    return None if found is None else int(found[1])


@click.command("replay")
@click.argument("run", required=False, callback=_numbered)
@click.pass_context
def replay_run(context: click.Context, run: int | None) -> None:
    """Solve what RUN (R3, or 3; the newest) solved again, and compare; exit 1 where it is not as it has to be.

    With the versions of then the solution has to be the same, byte for byte. With others they are named, and the kept
    plan is verified without a solver.
    """
    shell: Shell = context.obj
    upgrade(shell.engine)
    with reading_session(shell.engine) as session:
        kept = kept_certificate(session, run)
    try:
        made = replay(kept, versions_here())
    except DamagedCertificateError as error:
        click.echo(error.said.said_in(shell.language), err=True)
        context.exit(BROKEN)
    _print(shell, made)
    if not made.sound:
        context.exit(BROKEN)


def _print(shell: Shell, made: Replay) -> None:
    for one in made.changed:
        shell.say(VERSION.filled(name=one.name, kept=one.kept or "－", here=one.here or "－"))
    for each in made.values:
        shell.say(VALUE.filled(label=each.objective.label, kept=each.kept, here=each.here))
    shell.say((SAME if made.same else OTHER).filled(run=made.run, digest=made.solution_sha256))
    shell.say(VERIFIED.filled(said=made.broken or KEPT))
    if made.broken is None and made.by_search:
        shell.say(SEARCHED)
