"""Loads people's own files: all of them, or nothing."""

from datetime import date
from pathlib import Path

import click

from api.clock import today
from api.commands.shell import Shell, local_act, name_of
from matcher.desk.files import KINDS
from matcher.desk.folders import load_folder
from matcher.domain.errors import IbashoError
from matcher.domain.text import Text
from matcher.records.adding import settle
from matcher.records.installation import DemoState
from matcher.records.schema import upgrade
from matcher.records.sessions import writing_session

DEMO = Text(
    "このデータベースにはデモの架空データがあります。別のデータベースに読み込んでください（IBASHO_DATABASE_URL）。",
    "this database holds the demo's invented data; load your files into another one (IBASHO_DATABASE_URL)",
)
NO_FOLDER = Text(
    "フォルダー [{folder}] がありません。場所を確かめてください。", "there is no folder [{folder}]; check where it is"
)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--today", "day", type=click.DateTime(["%Y-%m-%d"]), help="Day against which dates are checked.")
@click.pass_obj
def load(shell: Shell, folder: Path, *, day: date | None) -> None:
    """Load the seven CSV files of FOLDER; every fault is named, and nothing is kept unless all is right."""
    if not folder.is_dir():
        raise IbashoError(NO_FOLDER.filled(folder=folder))
    upgrade(shell.engine)
    with writing_session(shell.engine) as session, session.begin():
        if session.get(DemoState, 1) is not None:
            raise IbashoError(DEMO)
        checked_on = date(day.year, day.month, day.day) if day else today()
        loaded = load_folder(session, folder, local_act(name_of(folder)), today=checked_on)
    for kind, count in loaded.counts.items():
        settle(shell.engine, KINDS[kind], count)
        click.echo(f"{kind}: {count}")
    for notice in loaded.notices:
        click.echo(notice.described().said_in(shell.language), err=True)
