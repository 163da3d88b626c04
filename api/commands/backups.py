"""One command to keep a copy of everything, one to take it back."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from zipfile import is_zipfile

import click

from api.clock import now
from api.commands.shell import Shell
from matcher.domain.errors import IbashoError
from matcher.domain.text import Text
from matcher.records.backup import Manifest, check_backup, write_backup
from matcher.records.restoring import replace
from matcher.records.restoring import restore as restore_into

THERE = Text(
    "[{file}] はすでにあります。別の名前にするか、--force を付けて置き換えてください。",
    "there is a [{file}] already; use another name, or add --force to replace it",
)
NO_EARLIER_BACKUP = Text(
    "[{file}] はバックアップではないため、置き換えません。別の名前にしてください。",
    "[{file}] is no backup and is not replaced; use another name",
)
UNUSABLE_FILE = Text(
    "[{file}] を読み書きできません（{why}）。場所と権限を確かめてください。",
    "[{file}] cannot be read or written ({why}); check its place and permissions",
)
KEPT = Text(
    "{rows} 行（{tables} 表、版 {revision}）を [{file}] に保存しました。"
    "個人情報を含みます。安全な場所に置いてください。",
    "Kept {rows} rows ({tables} tables, revision {revision}) in [{file}]. It names people: move it to a safe place.",
)
RESTORED = Text(
    "{made_at} のバックアップから {rows} 行（{tables} 表、版 {revision}）を戻しました。",
    "Restored {rows} rows ({tables} tables, revision {revision}) from the backup of {made_at}.",
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace an earlier backup of this name.")
@click.pass_obj
def backup(shell: Shell, file: Path, *, force: bool) -> None:
    """Keep a copy of the whole database in FILE, while it is in use; SQLite and PostgreSQL both take it back."""
    with _said(file):
        _refuse_what_is_there(file, force=force)
        with _written_whole(file) as stream:
            write_backup(shell.engine, stream, made_at=now())
            manifest = check_backup(stream)
    shell.say(_counted(KEPT, manifest, file))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace the records that the database holds: they are lost.")
@click.pass_obj
def restore(shell: Shell, file: Path, *, force: bool) -> None:
    """Fill the database with all that FILE holds: everything, or nothing where anything is wrong."""
    take = replace if force else restore_into
    with _said(file), file.open("rb") as stream:
        manifest = take(shell.engine, stream)
    shell.say(_counted(RESTORED, manifest, file))


@contextmanager
def _said(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise IbashoError(UNUSABLE_FILE.filled(file=file, why=error.strerror or error)) from error


def _refuse_what_is_there(file: Path, *, force: bool) -> None:
    if file.exists() and not force:
        raise IbashoError(THERE.filled(file=file))
    if file.exists() and not is_zipfile(file):
        raise IbashoError(NO_EARLIER_BACKUP.filled(file=file))


@contextmanager
def _written_whole(file: Path) -> Iterator[IO[bytes]]:
    """A file that gets its name when all of it is on the disk; before that it is the writer's own, and no backup."""
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f"{file.name}.", suffix=".part", delete=False) as stream:
        written = Path(stream.name)
        try:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
            written.replace(file)
        finally:
            written.unlink(missing_ok=True)


def _counted(said: Text, manifest: Manifest, file: Path) -> Text:
    counts = {"rows": manifest.rows, "tables": len(manifest.tables)}
    return said.filled(file=file, revision=manifest.revision, made_at=manifest.made_at, **counts)
