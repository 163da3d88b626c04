"""The tables as one whole: brings a database up to date with them, or back to nothing."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, inspect

from matcher.domain.errors import IbashoError
from matcher.domain.text import Text
from matcher.records import installation
from matcher.records.cases import consents, runs
from matcher.records.engine import writing
from matcher.records.registry import routes
from matcher.records.tables import Record

FOREIGN = Text(
    "データベース [{url}] は別のアプリケーションのものです。IBASHO_DATABASE_URL で別の場所を指定してください。",
    "the database [{url}] belongs to another application; name another place in IBASHO_DATABASE_URL",
)
_DEFINED_IN = (consents, installation, routes, runs)
"""Importing these defines every table: the others are imported by them."""


def metadata() -> MetaData:
    """Every table of the product."""
    return Record.metadata


def upgrade(engine: Engine) -> None:
    """Bring a database, empty or older, to the present tables: wholly or not at all.

    Raises `IbashoError` where the database holds the tables of another application.
    """
    with writing(engine).begin() as connection:
        _refuse_foreign(connection)
        command.upgrade(configuration(connection), "head")


def downgrade(engine: Engine) -> None:
    """Take every table away, with all that is in it."""
    with writing(engine).begin() as connection:
        command.downgrade(configuration(connection), "base")


def _refuse_foreign(connection: Connection) -> None:
    tables = set(inspect(connection).get_table_names())
    ours = {script.revision for script in ScriptDirectory.from_config(configuration(connection)).walk_revisions()}
    found = set(MigrationContext.configure(connection).get_current_heads())
    if not found <= ours or (tables - {"alembic_version"} and not found):
        raise IbashoError(FOREIGN.filled(url=connection.engine.url.render_as_string(hide_password=True)))


def configuration(connection: Connection) -> Config:
    """What Alembic's other commands need, such as `check` or `revision` with `autogenerate`."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
