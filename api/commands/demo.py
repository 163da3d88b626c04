"""`ibasho demo`: from an empty database to explained plans for an invented prefecture, served on this machine."""

import tempfile
from datetime import date
from pathlib import Path

import click
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from api.clock import now, today
from api.commands.printing import print_board
from api.commands.serving import serve_pages
from api.commands.shell import Shell, local_act
from api.policies import keep_first_policy, policy_in_force
from api.versions import versions_here
from matcher.desk.board import load_board
from matcher.desk.folders import has_records, load_folder
from matcher.desk.runs import keep_run, made_run
from matcher.domain.errors import IbashoError
from matcher.domain.text import Text
from matcher.records.installation import DemoState
from matcher.records.schema import downgrade, upgrade
from matcher.records.sessions import reading_session, writing_session
from seed_data.generate import generate

SEED = 1
OLD = Text(
    "このデモの日付は {day} を基準にしています。今日の日付にするには --fresh を付けてください（make demo FRESH=yes）。",
    "The dates of this demo count from {day}. To renew them, add --fresh (make demo FRESH=yes).",
)


REAL = Text(
    "このデータベースには、デモではない記録があります。デモは別のデータベースで実行してください（IBASHO_DATABASE_URL）。",
    "this database holds records that are not the demo's; run the demo on another one (IBASHO_DATABASE_URL)",
)


@click.command()
@click.option("--fresh", is_flag=True, help="Load the demo again, with dates counted from today.")
@click.option("--serve/--no-serve", default=True, help="Serve the pages afterwards, on this machine only.")
@click.option("--port", default=8000, type=click.IntRange(1, 65535), help="Port of the pages.")
@click.pass_obj
def demo(shell: Shell, *, fresh: bool, serve: bool, port: int) -> None:
    """Load the demo prefecture, match everybody, print the result and serve the pages."""
    upgrade(shell.engine)
    _refuse_real_records(shell.engine)
    if fresh:
        downgrade(shell.engine)
        upgrade(shell.engine)
    with writing_session(shell.engine) as session, session.begin():
        day = _demo_day(session)
    keep_first_policy(shell.engine)
    with reading_session(shell.engine) as session:
        policy, versions = policy_in_force(session), versions_here()
        made = made_run(session, today=day, policy=policy, seed=SEED, versions=versions, made_at=now())
    with writing_session(shell.engine) as session, session.begin():
        keep_run(session, made, local_act())
    if day != today():
        shell.say(OLD.filled(day=day.isoformat()))
    with reading_session(shell.engine) as session:
        print_board(shell, load_board(session), fictional=True)
    if serve:
        serve_pages(shell.engine, port, demo=True)


def _refuse_real_records(engine: Engine) -> None:
    """Invented people are never mixed with real ones, and a database of real ones is never emptied."""
    with reading_session(engine) as session:
        if session.get(DemoState, 1) is None and has_records(session):
            raise IbashoError(REAL)


def _demo_day(session: Session) -> date:
    """The day from which the demo's dates count; loads the demo where there is none yet."""
    state = session.get(DemoState, 1)
    if state is not None:
        return state.demo_day
    day = today()
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), day, seed=SEED)
        loaded = load_folder(session, Path(folder), local_act("demo"), today=day)
    session.add(DemoState(id=1, demo_day=day, files_hash=loaded.files_hash))
    session.flush()
    return day
