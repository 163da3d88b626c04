"""The command about what was done with one record: `history`."""

from dataclasses import asdict

import click

from api.commands.duplicates import PAGE_SIZE, as_json, page_option, print_place
from api.commands.importing import EMPTY
from api.commands.shell import Shell, print_json
from matcher.desk.files import kind_named
from matcher.desk.listing import Span
from matcher.desk.recording import history_of, named_by
from matcher.domain.text import Text
from matcher.records.changes import What
from matcher.records.history import Done
from matcher.records.schema import upgrade
from matcher.records.sessions import reading_session

WORDS = {
    What.ADDED: Text("登録", "registered"),
    What.CHANGED: Text("変更", "changed"),
    What.ARCHIVED: Text("使用を終える", "archived"),
    What.RESTORED: Text("使用を再開", "restored"),
    What.HELD: Text("照会中", "place held"),
    What.TAKEN: Text("決定", "place taken"),
    What.GIVEN_BACK: Text("空きを戻す", "place given back"),
    What.MOVED: Text("名寄せで空きを移す", "place moved by a merge"),
}
LINE = Text("{at}　{what}　{by}　{why}", "{at}  {what}  {by}  {why}")


@click.command()
@click.argument("kind")
@click.argument("code")
@page_option
@as_json
@click.pass_obj
def history(shell: Shell, kind: str, code: str, *, page: int, as_json: bool) -> None:
    """Print what was done with CODE of KIND and with its places, latest first: when (UTC), by whom, why, what changed.

    What has no code, such as a route, is named by its number.
    """
    upgrade(shell.engine)
    chosen = kind_named(kind)
    with reading_session(shell.engine) as session:
        found = history_of(session, chosen, named_by(chosen, code), Span(page=page, page_size=PAGE_SIZE))
    if as_json:
        print_json(asdict(found))
        return
    for one in found.items:
        _print(shell, one)
    print_place(shell, found)


def _print(shell: Shell, one: Done) -> None:
    said = LINE.filled(at=one.at, what=WORDS[What(one.what)], by=one.by, why=one.why or "")
    click.echo(said.said_in(shell.language).rstrip())
    for name, after in one.after.items():
        click.echo(f"    {name}: {_shown(shell, one.before.get(name))} → {_shown(shell, after)}")


def _shown(shell: Shell, value: object) -> object:
    return EMPTY.said_in(shell.language) if value is None else value
