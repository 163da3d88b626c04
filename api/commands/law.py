"""`ibasho law`: the figures of laws and schemes, looked up, and those that come between two releases added."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from api.clock import today
from api.commands.importing import content_of
from api.commands.printing import UNCONFIRMED
from api.commands.shell import Shell, local_act, print_json
from matcher.desk.law import FigureView, LawAsked, look_up
from matcher.desk.law_rows import NewFigure, add_figures, close_figure, correct_figure, read_figures
from matcher.domain.errors import NotFoundError
from matcher.domain.figures import EVERYWHERE, FigureSource, FigureUnit
from matcher.domain.text import Text, joined
from matcher.exchange.reading import Upload
from matcher.geography.municipalities import by_name
from matcher.records.schema import upgrade
from matcher.records.sessions import reading_session, writing_session

HEAD = Text("【{theme}】", "[{theme}]")
LINE = Text(
    "{key} {label}{place}: {said}（{first}～{last}）{mark}", "{key} {label}{place}: {said} ({first} to {last}){mark}"
)
NOTHING_KNOWN = Text("{key} {label}: 値が見つかっていません", "{key} {label}: not found anywhere yet")
SOURCE = Text("     {source}: {reference}", "     {source}: {reference}")
USED = Text("     使われる所: {uses}", "     used in: {uses}")
COUNT = Text("全{of}件のうち、未確認は{unconfirmed}件です。", "{unconfirmed} of {of} figures are not confirmed.")
ADDED = Text("基準値を{count}件追加しました。", "{count} figures added.")
CORRECTED = Text("基準値 [{key}] を訂正しました。", "figure [{key}] corrected.")
CLOSED = Text(
    "基準値 [{key}] は {last} までです。その後の値は分からないものとして扱います。",
    "figure [{key}] holds through {last}; what holds afterwards is not known.",
)
NO_PLACE = Text(
    "市町村 [{place}] は見つかりません。名前か5桁のコードを確かめてください。",
    "there is no municipality [{place}]; check its name or its code of five digits",
)
Command = Callable[..., None]
_DAY = click.DateTime(formats=["%Y-%m-%d"])
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
municipality = click.option("--municipality", help="Name or code, for figures that differ by municipality.")


def figure_options(command: Command) -> Command:
    """All that a figure says."""
    units, sources = [each.value for each in FigureUnit], [each.value for each in FigureSource]
    options = (
        click.argument("key"),
        click.argument("value", type=click.IntRange(0)),
        click.option("--unit", required=True, type=click.Choice(units), help="What it counts."),
        click.option("--from", "from_on", required=True, type=_DAY, help="First day on which it holds."),
        click.option("--until", "until_on", type=_DAY, help="Last day, where it is known."),
        municipality,
        click.option("--reference", "reference_ja", required=True, help="Law or notice, in Japanese."),
        click.option("--reference-en", required=True, help="The same in English."),
        click.option("--source", required=True, type=click.Choice(sources), help="Where it was read."),
        click.option("--confirmed", required=True, type=click.Choice(["yes", "no"]), help="Compared with the law?"),
        click.option("--why", help="Reason, for the history."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group()
def law() -> None:
    """The figures of laws and schemes: what holds when, by which reference, and whether it was confirmed."""


@law.command("list")
@click.option("--day", type=_DAY, help="Only what holds on the day.")
@municipality
@as_json
@click.pass_obj
def list_figures(shell: Shell, *, day: datetime | None, municipality: str | None, as_json: bool) -> None:
    """Print all figures."""
    asked = LawAsked(day=None if day is None else day.date(), municipality=_place(municipality))
    _print(shell, asked, as_json=as_json)


@law.command()
@click.argument("key")
@as_json
@click.pass_obj
def show(shell: Shell, key: str, *, as_json: bool) -> None:
    """Print every period of KEY."""
    _print(shell, LawAsked(key=key), as_json=as_json)


@law.command()
@as_json
@click.pass_obj
def unconfirmed(shell: Shell, *, as_json: bool) -> None:
    """Print what is not confirmed yet, with its source and where it is used."""
    _print(shell, LawAsked(confirmed=False), as_json=as_json)


@law.command("add")
@figure_options
@click.pass_obj
def add_figure(shell: Shell, /, *, why: str | None, **said: Any) -> None:  # noqa: ANN401  # click's options
    """Add VALUE to KEY from a day on; the figure before it ends on the day before."""
    upgrade(shell.engine)
    with writing_session(shell.engine) as session, session.begin():
        add_figures(session, [_new(**said)], local_act(why))
    shell.say(ADDED.filled(count=1))


@law.command("correct")
@figure_options
@click.pass_obj
def correct(shell: Shell, /, *, why: str | None, **said: Any) -> None:  # noqa: ANN401  # click's options
    """Have the figure that was added to KEY from the same day say VALUE; its history keeps what it said."""
    upgrade(shell.engine)
    with writing_session(shell.engine) as session, session.begin():
        correct_figure(session, _new(**said), local_act(why))
    shell.say(CORRECTED.filled(key=said["key"]))


@law.command()
@click.argument("key")
@click.option("--on", "last", required=True, type=_DAY, help="Last day on which it holds.")
@municipality
@click.option("--why", help="Reason, for the history.")
@click.pass_obj
def close(shell: Shell, key: str, *, last: datetime, municipality: str | None, why: str | None) -> None:
    """Say that KEY holds for the last time on a day; afterwards nothing is known until somebody adds it."""
    upgrade(shell.engine)
    with writing_session(shell.engine) as session, session.begin():
        close_figure(session, key, last.date(), local_act(why), place=_place(municipality) or EVERYWHERE)
    shell.say(CLOSED.filled(key=key, last=last.date().isoformat()))


@law.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--why", help="Reason, for the history.")
@click.pass_obj
def import_figures(shell: Shell, file: Path, *, why: str | None) -> None:
    """Add the figures of FILE (CSV or XLSX): all of them, or none where one does not fit."""
    new = read_figures(Upload(file.name, content_of(file)), today=today())
    upgrade(shell.engine)
    with writing_session(shell.engine) as session, session.begin():
        add_figures(session, new, local_act(why or file.name))
    shell.say(ADDED.filled(count=len(new)))


def _new(**said: Any) -> NewFigure:  # noqa: ANN401  # click's options
    until: datetime | None = said["until_on"]
    return NewFigure(
        key=said["key"],
        place=_place(said["municipality"]) or EVERYWHERE,
        value=said["value"],
        unit=FigureUnit.named(said["unit"]),
        from_on=said["from_on"].date(),
        until_on=None if until is None else until.date(),
        reference=Text(said["reference_ja"], said["reference_en"]),
        source=FigureSource.named(said["source"]),
        confirmed=said["confirmed"] == "yes",
    )


def _place(said: str | None) -> int | None:
    if said is None:
        return None
    found = by_name(said)
    if found is None:
        raise NotFoundError(NO_PLACE.filled(place=said))
    return found.code


def _print(shell: Shell, asked: LawAsked, *, as_json: bool) -> None:
    upgrade(shell.engine)
    with reading_session(shell.engine) as session:
        found = look_up(session, asked)
    if as_json:
        print_json(found)
        return
    theme = None
    for figure in found.figures:
        if figure.theme is not theme:
            theme = figure.theme
            shell.say(HEAD.filled(theme=theme.label))
        _print_figure(shell, figure)
    shell.say(COUNT.filled(of=found.of, unconfirmed=found.unconfirmed))


def _print_figure(shell: Shell, figure: FigureView) -> None:
    place = Text("", "") if figure.place is None else Text(" {place}", " {place}").filled(place=figure.place)
    line = (LINE if figure.from_on is not None else NOTHING_KNOWN).filled(
        key=figure.key,
        label=figure.label,
        place=place,
        said=figure.said,
        first=figure.from_on or "",
        last=figure.until_on or "",
        mark=Text("", "") if figure.confirmed else UNCONFIRMED,
    )
    shell.say(line)
    if figure.source is not None and figure.reference is not None:
        shell.say(SOURCE.filled(source=figure.source, reference=figure.reference))
    if figure.used_in:
        shell.say(USED.filled(uses=joined(figure.used_in)))
