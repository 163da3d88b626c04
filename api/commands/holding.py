"""The commands about places of openings and homes: `hold`, `take`, `give-back`, `holds`."""

from dataclasses import asdict

import click

from api.commands.duplicates import NOTHING, as_json, why
from api.commands.shell import Shell, print_json, reasoned_act
from matcher.desk.holding import Hold, give_back, hold_place, holdable_kind, holds_on, take_place
from matcher.domain.text import Text
from matcher.records.schema import upgrade
from matcher.records.sessions import reading_session, writing_session

LINE = Text("{id}　{place}番目　{state}　{reference}", "{id}  place {place}  {state}  {reference}")
HELD = Text(
    "[{code}] の{place}番目の空きを [{reference}] に充てています（{state}、番号 {id}）。",
    "Place {place} of [{code}] is kept for [{reference}] ({state}, hold {id}).",
)
NEXT = Text(
    "決まったら: ibasho take {kind} {code} {id}　戻すには: ibasho give-back {kind} {code} {id}",
    "When it is settled: ibasho take {kind} {code} {id}; to give it back: ibasho give-back {kind} {code} {id}",
)
TAKEN = Text("[{code}] の空き（番号 {id}）を決定済みにしました。", "Hold {id} of [{code}] is taken.")
GIVEN_BACK = Text(
    "[{code}] の空き（番号 {id}）を戻しました。", "Hold {id} of [{code}] is given back: the place is free."
)

hold_number = click.argument("number", metavar="HOLD", type=click.IntRange(1, 2**31 - 1))


@click.command()
@click.argument("kind")
@click.argument("code")
@click.option("--reference", required=True, help="What you call the inquiry; says nothing about a person.")
@why
@click.pass_obj
def hold(shell: Shell, kind: str, code: str, *, reference: str, why: str | None) -> None:
    """Hold a free place of CODE of KIND (openings, units) for one inquiry; the same reference has the same place."""
    upgrade(shell.engine)
    chosen = holdable_kind(kind)
    with writing_session(shell.engine) as session, session.begin():
        made = hold_place(session, chosen, code, reference=reference, act=reasoned_act(why))
    shell.say(HELD.filled(code=code, **_words(made)))
    shell.say(NEXT.filled(kind=kind, code=code, id=made.id))


@click.command()
@click.argument("kind")
@click.argument("code")
@hold_number
@why
@click.pass_obj
def take(shell: Shell, kind: str, code: str, *, number: int, why: str | None) -> None:
    """Take the place of CODE of KIND that is held under the number HOLD."""
    upgrade(shell.engine)
    with writing_session(shell.engine) as session, session.begin():
        take_place(session, holdable_kind(kind), code, number, reasoned_act(why))
    shell.say(TAKEN.filled(code=code, id=number))


@click.command("give-back")
@click.argument("kind")
@click.argument("code")
@hold_number
@why
@click.pass_obj
def give_back_place(shell: Shell, kind: str, code: str, *, number: int, why: str | None) -> None:
    """Give the place of CODE of KIND back that is held or taken under the number HOLD."""
    upgrade(shell.engine)
    with writing_session(shell.engine) as session, session.begin():
        give_back(session, holdable_kind(kind), code, number, reasoned_act(why))
    shell.say(GIVEN_BACK.filled(code=code, id=number))


@click.command()
@click.argument("kind")
@click.argument("code")
@as_json
@click.pass_obj
def holds(shell: Shell, kind: str, code: str, *, as_json: bool) -> None:
    """Print the places of CODE of KIND that are held or taken now."""
    upgrade(shell.engine)
    with reading_session(shell.engine) as session:
        found = holds_on(session, holdable_kind(kind), code)
    if as_json:
        print_json([asdict(one) for one in found])
        return
    for one in found:
        shell.say(LINE.filled(**_words(one)))
    if not found:
        shell.say(NOTHING)


def _words(one: Hold) -> dict[str, int | str | Text]:
    return {"id": one.id, "place": one.place, "state": one.state.label, "reference": one.reference}
