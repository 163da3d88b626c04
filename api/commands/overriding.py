"""`ibasho override`: what choosing another plan for one person costs everybody."""

import click

from api.commands.matching import as_json
from api.commands.shell import Shell, print_json
from matcher.desk.dossier import load_dossier
from matcher.desk.override_views import MoveView, OverrideView
from matcher.desk.overriding import overrides_at_least, overrides_exactly
from matcher.desk.warm_plans import WarmPlans
from matcher.domain.errors import NotFoundError
from matcher.domain.text import Text
from matcher.records.schema import upgrade
from matcher.records.sessions import reading_session

UNCERTIFIED = Text(
    "最新の調整には証明書がありません。ibasho match でもう一度調整してください。",
    "the latest run keeps no certificate: match everybody again with ibasho match",
)
NO_PLAN = Text("この方に示せる案がありません。", "There is no plan for this person.")
NOBODY_MOVES = Text("     ほかの方の案は変わりません。", "     Nobody else's plan changes.")
MOVE = Text("     {subject}：{before} → {after}", "     {subject}: {before} → {after}")
NOTHING = Text("なし", "nothing")


@click.command("override")
@click.argument("subject")
@click.option("--solve", is_flag=True, help="Also say what it costs exactly, and who else would move.")
@as_json
@click.pass_obj
def override(shell: Shell, subject: str, *, solve: bool, as_json: bool) -> None:
    """Print what choosing each plan of SUBJECT costs everybody, at least."""
    upgrade(shell.engine)
    with reading_session(shell.engine) as session:
        weigh = overrides_exactly if solve else overrides_at_least
        found = weigh(session, WarmPlans(), load_dossier(session, subject))
    if found is None:
        raise NotFoundError(UNCERTIFIED)
    if as_json:
        print_json(found)
    else:
        _print(shell, found)


def _print(shell: Shell, found: tuple[OverrideView, ...]) -> None:
    if not found:
        shell.say(NO_PLAN)
    for number, one in enumerate(found, 1):
        mark = "*" if one.proposed else " "
        click.echo(f"{mark} {number}. {one.opening or '-'},{one.unit or '-'}")
        shell.say(
            Text("     {said}", "     {said}").filled(said=one.sentence if one.exact is None else one.exact.sentence)
        )
        if one.exact is not None:
            _print_moves(shell, one.exact.moves)


def _print_moves(shell: Shell, moves: tuple[MoveView, ...]) -> None:
    if not moves:
        shell.say(NOBODY_MOVES)
    for move in moves:
        before = _given(move.before_opening, move.before_unit)
        after = _given(move.after_opening, move.after_unit)
        shell.say(MOVE.filled(subject=move.subject, before=before, after=after))


def _given(opening: str | None, unit: str | None) -> Text:
    said = f"{opening or '-'},{unit or '-'}"
    return Text(said, said) if opening or unit else NOTHING
