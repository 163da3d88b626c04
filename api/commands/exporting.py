"""`ibasho export` and `template`: spreadsheets out, filled or to be filled in."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, get_args

import click

from api.commands.importing import EVERY, TOLD, file_argument, kind_argument
from api.commands.shell import Shell
from matcher.desk.fields import kind_text
from matcher.desk.files import KINDS, LAYOUTS, rows_of
from matcher.domain.errors import IbashoError
from matcher.domain.text import Text
from matcher.exchange.export import Encoding, csv_into, csv_template, xlsx_into
from matcher.exchange.export import template as empty_workbook
from matcher.records.schema import upgrade
from matcher.records.sessions import reading_session

EMPTY_FORM = Text(
    "{file}: {kind}の空の様式を書き出しました（{count}列）", "{file}: an empty form of {kind}, {count} columns"
)
NOT_WRITTEN = Text(
    "ファイル [{file}] に書けません（{why}）。場所と権限、空き容量を確かめてください。",
    "the file [{file}] cannot be written ({why}); check its place, its permissions and the space left",
)
WRITTEN = Text("{file}: {count}件", "{file}: {count} records")


@click.command()
@kind_argument
@file_argument
@click.option("--encoding", type=click.Choice(get_args(Encoding)), default="utf-8", help="Of a CSV file.")
@click.pass_obj
def export(shell: Shell, kind: str, file: Path, encoding: Encoding) -> None:
    """Write all records of KIND into FILE (CSV, or XLSX by its name), to be read or taken again."""
    upgrade(shell.engine)
    layout = LAYOUTS[kind]
    with reading_session(shell.engine) as session, _written(file) as out:
        rows = _Counted(rows_of(session, KINDS[kind]))
        if file.suffix.lower() == ".xlsx":
            xlsx_into(out, layout, rows)
        else:
            for fault in csv_into(out, layout, rows, encoding)[:TOLD]:
                click.echo(fault.described().said_in(shell.language), err=True)
    shell.say(WRITTEN.filled(file=file, count=rows.count))


@click.command()
@kind_argument
@file_argument
@click.pass_obj
def template(shell: Shell, kind: str, file: Path) -> None:
    """Write an empty FILE of KIND to fill in (XLSX, or CSV by its name)."""
    layout = LAYOUTS[kind]
    is_csv = file.suffix.lower() == ".csv"
    with _written(file) as out:
        out.write(csv_template(layout, shell.language) if is_csv else empty_workbook(layout, shell.language))
    shell.say(EMPTY_FORM.filled(file=file, kind=kind_text(kind), count=len(layout.fields)))


class _Counted:
    """Rows on their way, counted, since nobody keeps them; every now and then it tells how many they are."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        self.rows, self.count = rows, 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self.rows:
            self.count += 1
            if self.count % EVERY == 0:
                click.echo(f"… {self.count:,}", err=True)
            yield row


@contextmanager
def _written(file: Path) -> Iterator[IO[bytes]]:
    """A file that gets its name when all of it is written: what stood there before is never half replaced."""
    part = file.with_name(f"{file.name}.part")
    try:
        with part.open("wb") as out:
            try:
                yield out
                out.close()
                part.replace(file)
            finally:
                part.unlink(missing_ok=True)
    except OSError as error:
        raise IbashoError(NOT_WRITTEN.filled(file=file, why=error.strerror or "")) from error
