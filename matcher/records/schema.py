"""The tables as one whole: brings a database up to date with them, or back to nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, inspect

from matcher.domain.errors import IbashoError
from matcher.domain.text import Text
from matcher.records import answers, installation, search
from matcher.records.address import shown
from matcher.records.cases import kinds as case_kinds
from matcher.records.cases import rehearsals, runs
from matcher.records.engine import migrating
from matcher.records.registry import gazetteer, holds, imports, law_rows
from matcher.records.registry import kinds as registry_kinds
from matcher.records.tables import Record

FOREIGN = Text(
    "データベース [{url}] は、別のアプリケーションのものか、より新しい Ibasho のものです。"
    "IBASHO_DATABASE_URL で別の場所を指定するか、Ibasho を更新してください。",
    "the database [{url}] belongs to another application or to a newer Ibasho; "
    "name another place in IBASHO_DATABASE_URL, or update Ibasho",
)
NOT_UTF8 = Text(
    "データベース [{url}] の文字コードは {encoding} です。UTF8 で作り直してください: "
    "createdb --encoding=UTF8 --template=template0 {name}",
    "the database [{url}] is encoded in {encoding}; make one in UTF8: "
    "createdb --encoding=UTF8 --template=template0 {name}",
)
DANGLING = Text(
    "表 [{table}] に、参照先のない行ができるため中止しました。データベースは変わっていません。"
    "バックアップを取り、開発者に知らせてください。",
    "stopped, because rows of the table [{table}] would refer to what is not there; the database is unchanged; "
    "make a backup and tell the developers",
)
_DEFINED_IN = (
    answers,
    case_kinds,
    gazetteer,
    holds,
    imports,
    installation,
    law_rows,
    registry_kinds,
    rehearsals,
    runs,
    search,
)
"""Importing these defines every table: the others are imported by them."""


def metadata() -> MetaData:
    """Every table of the product."""
    return Record.metadata


def upgrade(engine: Engine) -> None:
    """Bring a database, empty or older, to the present tables: wholly or not at all, whoever else tries the same.

    Raises `IbashoError` where the database holds the tables of another application, or cannot hold Japanese.
    """
    with engine.connect() as connection:
        if revision_of(connection) == ScriptDirectory.from_config(configuration(connection)).get_current_head():
            return
    with changing_tables(engine) as connection:
        command.upgrade(configuration(connection), "head")


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Go back to an older state; to the very first, which takes every table away with all that is in it."""
    with changing_tables(engine) as connection:
        command.downgrade(configuration(connection), revision)


@contextmanager
def changing_tables(engine: Engine) -> Iterator[Connection]:
    """A transaction in which tables may change; it ends with every reference sound, or as if it had never begun.

    Raises `IbashoError` as `upgrade` does.
    """
    with migrating(engine).begin() as connection:
        refuse_foreign(connection)
        _refuse_other_encodings(connection)
        yield connection
        if connection.dialect.name == "sqlite":
            dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if dangling is not None:
                raise IbashoError(DANGLING.filled(table=dangling[0]))


def refuse_foreign(connection: Connection) -> None:
    """Raise `IbashoError` where the tables are none of ours, or of a revision that this program does not know."""
    tables = set(inspect(connection).get_table_names())
    found = revision_of(connection)
    if found not in known_revisions(connection) and (found is not None or tables - {"alembic_version"}):
        raise IbashoError(FOREIGN.filled(url=shown(connection.engine.url)))


def revision_of(connection: Connection) -> str | None:
    """The revision of the tables that are there; None where there are none of ours."""
    return "+".join(MigrationContext.configure(connection).get_current_heads()) or None


def known_revisions(connection: Connection) -> set[str]:
    """Every revision that this program can bring up to date."""
    return {script.revision for script in ScriptDirectory.from_config(configuration(connection)).walk_revisions()}


def configuration(connection: Connection) -> Config:
    """What Alembic's other commands need, such as `check` or `revision` with `autogenerate`."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _refuse_other_encodings(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        if encoding != "UTF8":
            url = connection.engine.url
            raise IbashoError(NOT_UTF8.filled(url=shown(url), encoding=encoding, name=url.database))
