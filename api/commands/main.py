"""The `ibasho` command: a group of commands, and what happens to what a user can put right."""

import sys
from typing import Any, NoReturn, get_args

import click
from sqlalchemy.exc import SQLAlchemyError

from api.commands.backups import backup, restore
from api.commands.demo import demo
from api.commands.duplicates import duplicates, merge, merges, not_same, unmerge
from api.commands.explaining import ask, compare, shortage, unblock
from api.commands.exporting import export, template
from api.commands.freshness import confirm, never_asked, stale
from api.commands.gazetteer import gazetteer, geocode, locate
from api.commands.history import history
from api.commands.holding import give_back_place, hold, holds, take
from api.commands.importing import columns, import_file
from api.commands.law import law
from api.commands.loading import load
from api.commands.matching import match, proposals, why_not
from api.commands.overriding import override
from api.commands.policies import policy
from api.commands.replaying import replay_run
from api.commands.rules import rules
from api.commands.serving import serve
from api.commands.shell import Shell
from api.commands.solving import solve, verify
from api.commands.usage import said_of_usage
from api.config import language, open_database
from matcher.domain.errors import IbashoError
from matcher.domain.text import Language, Text
from matcher.records.trouble import said_of

BAD_INPUT = 2


class Commands(click.Group):
    """The group: whatever a user can put right is said in their language, with exit status 2."""

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> click.Context:  # noqa: ANN401  # as click hands them over
        """Read what stands before the name of the command."""
        try:
            return super().make_context(info_name, args, *rest, **extra)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            _end(said_of_usage(error), language())

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        spoken = ctx.params.get("lang") or language()
        try:
            return super().invoke(ctx)
        except IbashoError as error:
            _end(error.said, spoken)
        except SQLAlchemyError as error:
            _end(said_of(error, ctx.obj.engine.url), spoken)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            _end(said_of_usage(error), spoken)


def _end(said: Text, spoken: Language) -> NoReturn:
    click.echo(said.said_in(spoken), err=True)
    raise click.exceptions.Exit(BAD_INPUT)


@click.group(cls=Commands)
@click.option("--lang", type=click.Choice(get_args(Language)), help="Language of what is printed (IBASHO_LANG).")
@click.pass_context
def commands(context: click.Context, *, lang: Language | None) -> None:
    """居場所 Ibasho: a home and a job together for people leaving prison."""
    engine = open_database()
    context.call_on_close(engine.dispose)
    context.obj = Shell(engine=engine, language=lang or language())


for command in (
    backup,
    columns,
    demo,
    export,
    gazetteer,
    geocode,
    import_file,
    law,
    load,
    locate,
    match,
    policy,
    proposals,
    restore,
    rules,
    serve,
    template,
    why_not,
):
    commands.add_command(command)
for command in (confirm, duplicates, merge, merges, never_asked, not_same, stale, unmerge):
    commands.add_command(command)
for command in (ask, compare, override, shortage, unblock):
    commands.add_command(command)
for command in (replay_run, solve, verify):
    commands.add_command(command)
for command in (give_back_place, history, hold, holds, take):
    commands.add_command(command)


def main() -> None:
    """Run a command; output that nobody reads any more, or that cannot be written, ends it quietly."""
    try:
        commands()
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(BAD_INPUT)
