"""The `ibasho` command: a group of commands, and what happens to what a user can put right."""

import sys
from typing import get_args

import click
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from api.commands.demo import demo
from api.commands.loading import load
from api.commands.matching import match, proposals, why_not
from api.commands.serving import serve
from api.commands.shell import Shell
from api.config import language, open_database
from matcher.domain.errors import IbashoError
from matcher.domain.text import Language, Text

BAD_INPUT = 2
NO_DATABASE = Text(
    "データベース [{url}] を使えません（{why}）。場所と権限を確かめるか、IBASHO_DATABASE_URL を直してください。",
    "the database [{url}] cannot be used ({why}); check its place and permissions, or correct IBASHO_DATABASE_URL",
)


class Commands(click.Group):
    """The group: whatever a user can put right becomes one sentence in their language, and exit status 2."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except IbashoError as error:
            self._end(ctx, error.said)
        except SQLAlchemyError as error:
            cause = error.orig if isinstance(error, DatabaseError) else error
            url = ctx.obj.engine.url.render_as_string(hide_password=True) if ctx.obj else "IBASHO_DATABASE_URL"
            self._end(ctx, NO_DATABASE.filled(url=url, why=str(cause).splitlines()[0]))
        return None

    @staticmethod
    def _end(ctx: click.Context, said: Text) -> None:
        click.echo(said.said_in(ctx.params.get("lang") or language()), err=True)
        ctx.exit(BAD_INPUT)


@click.group(cls=Commands)
@click.option("--lang", type=click.Choice(get_args(Language)), help="Language of what is printed (IBASHO_LANG).")
@click.pass_context
def commands(context: click.Context, *, lang: Language | None) -> None:
    """居場所 Ibasho: a home and a job together for people leaving prison."""
    engine = open_database()
    context.call_on_close(engine.dispose)
    context.obj = Shell(engine=engine, language=lang or language())


for command in (demo, load, match, proposals, why_not, serve):
    commands.add_command(command)


def main() -> None:
    """Run a command; output that nobody reads any more, or that cannot be written, ends it quietly."""
    try:
        commands()
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(BAD_INPUT)
