"""The commands about what was confirmed, and what has to be: `stale`, `never-asked`, `confirm`."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click
from sqlalchemy.orm import Session

from api.clock import working_day
from api.commands.duplicates import PAGE_SIZE, as_json, page_option, print_place
from api.commands.shell import Shell, local_act, print_json
from api.policies import policy_in_force
from matcher.desk.days import day_text
from matcher.desk.fields import kind_text
from matcher.desk.freshness import Confirmation, confirmable_kind
from matcher.desk.freshness import confirm as keep_confirmation
from matcher.desk.listing import Page, Span
from matcher.desk.queues import ASKED
from matcher.desk.stale import Never, Waiting
from matcher.desk.stale import never_asked as unasked_records
from matcher.desk.stale import stale as stale_records
from matcher.desk.wording import NOT_KNOWN
from matcher.domain.registry import ConfirmedHow
from matcher.domain.text import Text, joined
from matcher.exchange.policies import read_policy
from matcher.records.kinds import Kind
from matcher.records.schema import upgrade
from matcher.records.sessions import reading_session, writing_session

Ask = Callable[[Session, Kind, date, Span], Page[Waiting]]
HEAD = Text("【{kind}】", "[{kind}]")
LINE = Text("{code} {name}　{confirmed}　空き{free}人分", "{code} {name}  {confirmed}  {free} places free")
LAST = Text("最終確認 {day}（{told}）", "confirmed {day} ({told})")
NEVER = Text("未確認", "never confirmed")
CALL = Text("     → {code} {name} {contact} {phone}", "     → {code} {name} {contact} {phone}")
DONE = Text("{count}件を確認済みにしました: {codes}", "{count} confirmed: {codes}")
LEFT = Text(
    "同じ内容か、より新しい確認があるため、そのままです: {codes}",
    "left as they are, since they say so already or were confirmed later: {codes}",
)


@click.command()
@click.argument("kind", required=False)
@click.option(
    "--never",
    type=click.Choice([each.value for each in Never]),
    default=Never.FIRST.value,
    help="Where the never confirmed stand.",
)
@click.option("--policy", type=click.Path(path_type=Path), help="A policy file (TOML) in place of the active policy.")
@page_option
@as_json
@click.pass_obj
def stale(shell: Shell, kind: str | None, *, never: str, policy: Path | None, page: int, as_json: bool) -> None:
    """Print what has to be confirmed again, of KIND or of all, with whom to call; what has free places comes first."""
    stated, place = None if policy is None else read_policy(policy), Never(never)

    def ask(session: Session, asked: Kind, today: date, span: Span) -> Page[Waiting]:
        chosen = stated or policy_in_force(session)
        return stale_records(session, asked, today=today, policy=chosen, never=place, span=span)

    _print_queues(shell, _queues(shell, kind, page, ask), as_json=as_json)


@click.command("never-asked")
@click.argument("kind", required=False)
@page_option
@as_json
@click.pass_obj
def never_asked(shell: Shell, kind: str | None, *, page: int, as_json: bool) -> None:
    """Print what is registered, of KIND or of all, and was never asked anything."""

    def ask(session: Session, asked: Kind, today: date, span: Span) -> Page[Waiting]:
        return unasked_records(session, asked, today=today, span=span)

    _print_queues(shell, _queues(shell, kind, page, ask), as_json=as_json)


@click.command()
@click.argument("kind")
@click.argument("codes", nargs=-1, required=True)
@click.option(
    "--how", type=click.Choice([each.value for each in ConfirmedHow]), required=True, help="How it was confirmed."
)
@click.option("--by", required=True, help="Who confirmed it.")
@click.option("--note", help="What was said, for the history.")
@click.pass_obj
def confirm(shell: Shell, kind: str, codes: tuple[str, ...], *, how: str, by: str, note: str | None) -> None:
    """Remember that all that is on record of CODE… of KIND still holds as of today."""
    upgrade(shell.engine)
    chosen = confirmable_kind(kind)
    with writing_session(shell.engine) as session, session.begin():
        today = working_day(session)
        said = Confirmation(on=today, by=by, how=ConfirmedHow.named(how), note=note)
        done = keep_confirmation(session, chosen, codes, said, local_act(), today=today)
    for text, told in ((DONE, done.confirmed), (LEFT, done.left)):
        if told:
            shell.say(text.filled(count=len(told), codes=", ".join(told)))


def _queues(shell: Shell, kind: str | None, page: int, ask: Ask) -> dict[str, Page[Waiting]]:
    """By kind, that page of its queue."""
    kinds = [confirmable_kind(name) for name in ([kind] if kind else ASKED)]
    upgrade(shell.engine)
    with reading_session(shell.engine) as session:
        today = working_day(session)
        return {each.name: ask(session, each, today, Span(page=page, page_size=PAGE_SIZE)) for each in kinds}


def _print_queues(shell: Shell, queues: dict[str, Page[Waiting]], *, as_json: bool) -> None:
    if as_json:
        print_json({kind: asdict(page) for kind, page in queues.items()})
        return
    for kind, page in queues.items():
        shell.say(HEAD.filled(kind=kind_text(kind)))
        for one in page.items:
            _print_waiting(shell, one)
        print_place(shell, page)


def _print_waiting(shell: Shell, one: Waiting) -> None:
    by = None if one.confirmed_by is None else Text(one.confirmed_by, one.confirmed_by)
    how = None if one.confirmed_how is None else one.confirmed_how.label
    words = [word for word in (by, how) if word is not None]
    told = joined(words) if words else NOT_KNOWN
    confirmed = NEVER if one.confirmed_on is None else LAST.filled(day=day_text(one.confirmed_on), told=told)
    shell.say(LINE.filled(code=one.code, name=one.name, confirmed=confirmed, free=one.free))
    if one.call is not None:
        call = one.call
        said = CALL.filled(code=call.code, name=call.name, contact=call.contact or "", phone=call.phone or "")
        click.echo(shell.word(said).rstrip())
