"""Backups: every row of every table as one file, which an SQLite and a PostgreSQL database take back alike.

The file is a zip with a text file for each table, one row a line as a JSON array, and a manifest that says of which
revision the tables are, and how many lines with which SHA-256 each file has. Values stand as they are stored: what is
encrypted in the database is encrypted in its backup, and no key is in it.
"""

import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import IO, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from sqlalchemy import Connection, Engine, column, inspect, select, table
from sqlalchemy.types import TypeEngine

from matcher.domain.errors import IbashoError
from matcher.domain.text import Text
from matcher.records.address import shown
from matcher.records.schema import refuse_foreign, revision_of
from matcher.records.stored_values import read_from, to_plain

FORMAT = "ibasho-backup-1"
MANIFEST = "manifest.json"
ROWS_AT_ONCE = 500
NOTHING = Text(
    "データベース [{url}] には、まだ何もありません。IBASHO_DATABASE_URL を確かめてください。",
    "there is nothing in the database [{url}] yet; check IBASHO_DATABASE_URL",
)
NOT_A_BACKUP = Text(
    "このファイルは Ibasho のバックアップではないか、途中で切れています。"
    "ibasho backup で作ったファイルを指定してください。",
    "this file is no backup of Ibasho, or only a part of one; name a file that ibasho backup has made",
)
NEWER = Text(
    "このバックアップは、より新しい Ibasho のものです（{found}）。Ibasho を更新してから戻してください。",
    "this backup was made by a newer Ibasho ({found}); update Ibasho, then restore it",
)
DAMAGED = Text(
    "このバックアップは壊れています（表 [{table}]）。別のバックアップを使ってください。",
    "this backup is damaged (table [{table}]); use another one",
)
_UNREADABLE = (BadZipFile, zlib.error, struct.error, EOFError, KeyError, TypeError, ValueError, RuntimeError, OSError)
"""What zipfile and json raise on bytes that nobody wrote."""


class BackupError(IbashoError):
    """A file is no backup that can be taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """What the manifest says of one table."""

    table: str
    columns: tuple[str, ...]
    rows: int
    sha256: str

    @property
    def file(self) -> str:
        """Name within the zip."""
        return f"tables/{self.table}.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup holds."""

    revision: str
    made_at: str
    tables: tuple[Lines, ...]

    @property
    def rows(self) -> int:
        """Of all tables together."""
        return sum(lines.rows for lines in self.tables)


def write_backup(engine: Engine, stream: IO[bytes], *, made_at: str) -> Manifest:
    """Write one state of the whole database, whatever is written to it meanwhile; older tables are not changed.

    Raises `IbashoError` where there is nothing of ours to write.
    """
    with engine.connect() as connection, ZipFile(stream, "w") as archive:
        refuse_foreign(connection)
        revision = revision_of(connection)
        if revision is None:
            raise IbashoError(NOTHING.filled(url=shown(engine.url)))
        tables = tuple(_write_table(connection, archive, name) for name in table_names(connection))
        manifest = Manifest(revision=revision, made_at=made_at, tables=tables)
        said = json.dumps({"format": FORMAT} | asdict(manifest), ensure_ascii=False, indent=1)
        archive.writestr(_entry(MANIFEST), said)
    return manifest


def table_names(connection: Connection) -> list[str]:
    """Every table that is there, by name, without Alembic's own."""
    return sorted(set(inspect(connection).get_table_names()) - {"alembic_version"})


def stored_columns(connection: Connection, name: str) -> dict[str, TypeEngine[Any]]:
    """The columns of a table with their types, without those that the database computes."""
    return {each["name"]: each["type"] for each in inspect(connection).get_columns(name) if "computed" not in each}


def _write_table(connection: Connection, archive: ZipFile, name: str) -> Lines:
    columns = stored_columns(connection, name)
    order = inspect(connection).get_pk_constraint(name)["constrained_columns"]
    rows = (
        select(*(read_from(*each) for each in columns.items())).select_from(table(name)).order_by(*map(column, order))
    )
    digest, count = sha256(), 0
    with archive.open(_entry(f"tables/{name}.jsonl"), "w", force_zip64=True) as file:
        for row in connection.execute(rows, execution_options={"yield_per": ROWS_AT_ONCE}):
            line = json.dumps(list(row), default=to_plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            digest.update(line)
            file.write(line)
            count += 1
    return Lines(table=name, columns=tuple(columns), rows=count, sha256=digest.hexdigest())


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry


def check_backup(stream: IO[bytes]) -> Manifest:
    """What a backup holds, after every line of it was read and found as it was written.

    Raises `BackupError` for a file that is none, or is damaged.
    """
    manifest = _read_manifest(stream)
    for lines in manifest.tables:
        digest, count = sha256(), 0
        for line in read_lines(stream, lines):
            digest.update(line)
            count += 1
        if (digest.hexdigest(), count) != (lines.sha256, lines.rows):
            raise BackupError(DAMAGED.filled(table=lines.table))
    return manifest


def read_lines(stream: IO[bytes], lines: Lines) -> Iterator[bytes]:
    """The lines of one table; raises `BackupError` where they cannot be read."""
    try:
        with ZipFile(stream) as archive, archive.open(lines.file) as file:
            yield from file
    except _UNREADABLE as error:
        raise BackupError(DAMAGED.filled(table=lines.table)) from error


def _read_manifest(stream: IO[bytes]) -> Manifest:
    try:
        with ZipFile(stream) as archive:
            said = json.loads(archive.read(MANIFEST))
            held = {name for name in archive.namelist() if name != MANIFEST}
        tables = tuple(
            Lines(
                table=str(each["table"]),
                columns=tuple(map(str, each["columns"])),
                rows=int(each["rows"]),
                sha256=str(each["sha256"]),
            )
            for each in said["tables"]
        )
        manifest = Manifest(revision=str(said["revision"]), made_at=str(said["made_at"]), tables=tables)
    except _UNREADABLE as error:
        raise BackupError(NOT_A_BACKUP) from error
    found = str(said.get("format"))
    if found != FORMAT and found.startswith("ibasho-backup-"):
        raise BackupError(NEWER.filled(found=found))
    if found != FORMAT or held != {lines.file for lines in tables}:
        raise BackupError(NOT_A_BACKUP)
    return manifest
