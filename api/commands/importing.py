"""`ibasho import` and `columns`: spreadsheets in, in the words of whoever made them."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from api.clock import today
from api.commands.shell import Shell, local_act, name_of, print_json
from matcher.desk.files import KINDS, LAYOUTS
from matcher.desk.freshness import confirming
from matcher.desk.importing import Preview, keep, preview, ready, row_code
from matcher.desk.imports import TakenFile, note_import, taken_before
from matcher.desk.mappings import keep_mapping, mapping_of
from matcher.domain.errors import IbashoError
from matcher.domain.text import Text
from matcher.exchange.own_columns import OwnColumns
from matcher.exchange.reading import Upload, read
from matcher.records.adding import settle
from matcher.records.kinds import plain
from matcher.records.schema import upgrade
from matcher.records.sessions import reading_session, writing_session

TOLD = 200
"""How many faults and changed records are printed; all are counted."""
EVERY = 10_000
NO_FILE = Text(
    "ファイル [{file}] を読めません（{why}）。場所と権限を確かめてください。",
    "the file [{file}] cannot be read ({why}); check its place and permissions",
)
COUNTS = Text(
    "{file}: 追加 {added}件、変更 {changed}件、変更なし {left}件、誤りのある行 {wrong}件",
    "{file}: {added} to add, {changed} to change, {left} as they are, {wrong} rows with faults",
)
DIFFERENCE = Text("  {row}行目 {code}", "  row {row} {code}")
KEPT = Text("取り込みました: 追加 {added}件、変更 {changed}件。", "imported: {added} added, {changed} changed")
LEFT_OUT = Text(
    "誤りのある{wrong}件は取り込んでいません（上に示した行）。", "{wrong} rows with faults, told above, were left out"
)
NOT_KEPT = Text(
    "何も取り込んでいません。誤りを直してからもう一度実行するか、--good-rows で正しい行だけを取り込んでください。",
    "nothing was imported; mend the faults and try again, or import only the good rows with --good-rows",
)
NOT_READABLE = Text(
    "何も取り込んでいません。見出しが正しくないか、最後まで読めないファイルからは、正しい行だけを取り込むこともできません。"
    "示された誤りを直してから、もう一度実行してください。",
    "nothing was imported: where the header is wrong or the file cannot be read to its end, the good rows cannot be "
    "imported alone either; mend the faults that are told and try again",
)
DRY = Text("確認だけです。何も取り込んでいません。", "a preview only; nothing was imported")
BEFORE = Text(
    "このファイルは {at}（UTC）に取り込み済みです（追加 {added}件、変更 {changed}件）。",
    "this very file was imported at {at} UTC ({added} added, {changed} changed)",
)
ADDED = Text("  {row}行目 {code} を追加", "  row {row} adds {code}")
_MADE = ":="
EMPTY = Text("（空）", "(empty)")
kind_argument = click.argument("kind", type=click.Choice(list(LAYOUTS)))
file_argument = click.argument("file", type=click.Path(path_type=Path))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """How a file is to be taken."""

    dry_run: bool
    good_rows: bool
    organisation: str | None
    sheet_name: str | None
    confirmed_by: str | None
    as_json: bool


@click.command("import")
@kind_argument
@file_argument
@click.option("--dry-run", is_flag=True, help="Only tell what the file would change.")
@click.option("--good-rows", is_flag=True, help="Import the good rows although others are wrong.")
@click.option("--organisation", help="Code of the organisation whose column names the file uses.")
@click.option("--sheet", "sheet_name", help="The sheet of a workbook; the first one otherwise.")
@click.option("--confirmed-by", help="All that the file lists was confirmed today, by this desk.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def import_file(shell: Shell, /, kind: str, file: Path, **wish: Any) -> None:  # noqa: ANN401  # click's options
    """Take FILE (CSV or XLSX) as records of KIND: first what it would change, then all of it, or nothing.

    An empty cell leaves what is on record; （消去） or (clear) clears it.
    """
    upgrade(shell.engine)
    with _without_collecting():
        _import(shell, kind, file, _Wish(**wish))


def _import(shell: Shell, kind: str, file: Path, wished: _Wish) -> None:
    data = content_of(file)
    digest = hashlib.sha256(data).hexdigest()
    with reading_session(shell.engine) as session:
        made = _preview(session, kind, Upload(name_of(file), data), wished)
        before = taken_before(session, kind, digest)
    if wished.as_json:
        print_json(_told(made, before))
    else:
        _print(shell, made, before)
    if wished.dry_run:
        _unless_json(shell, wished, DRY)
        return
    if not made.good and not (wished.good_rows and made.readable):
        raise IbashoError(NOT_KEPT if made.readable else NOT_READABLE)
    with reading_session(shell.engine) as reading, ready(reading, made) as found:
        reading.close()  # else what it sees would be kept for it until all is written
        with writing_session(shell.engine) as session, session.begin():
            act = local_act(name_of(file))
            keep(session, found, act, progress=_progress)
            note_import(session, made, digest, act)
    settle(shell.engine, made.kind, len(made.added) + len(made.changed))
    _unless_json(shell, wished, KEPT.filled(added=len(made.added), changed=len(made.changed)))
    if made.wrong:
        _unless_json(shell, wished, LEFT_OUT.filled(wrong=made.wrong))


@click.command()
@click.argument("organisation")
@kind_argument
@click.argument("names", nargs=-1, metavar="[HEADER=FIELD | FIELD:=VALUE]...")
@click.pass_obj
def columns(shell: Shell, organisation: str, kind: str, names: tuple[str, ...]) -> None:
    """Keep what ORGANISATION calls the columns of its files of KIND, or tell it; `HEADER=` passes a column over.

    What is kept takes the place of all that was kept before for that KIND.

    What its files have no column for is said with FIELD:=VALUE, such as kind:=民間賃貸住宅 or provider:=P-0001. In a
    value {HEADER} stands for what a row says under that header, and {#HEADER} for a short code of it, always the same:
    'code:=K-{#建物名}-{部屋番号}' makes the code of a home of its building and room.

    In any column that may be empty, （消去） or (clear) clears what is on record.
    """
    upgrade(shell.engine)
    if names:
        with writing_session(shell.engine) as session, session.begin():
            keep_mapping(session, organisation, kind, _own_columns(names), local_act())
    with reading_session(shell.engine) as session:
        mapping = mapping_of(session, organisation, kind)
    for header, field in mapping.names.items():
        click.echo(f"{header} = {field}")
    for field, pattern in mapping.made.items():
        click.echo(f"{field} := {pattern}")


def _own_columns(said: tuple[str, ...]) -> OwnColumns:
    made = [each.partition(_MADE)[::2] for each in said if _MADE in each]
    names = [each.rpartition("=")[::2] for each in said if _MADE not in each]
    return OwnColumns(names=dict(names), made=dict(made))


def _preview(session: Session, kind: str, upload: Upload, wished: _Wish) -> Preview:
    mapping = mapping_of(session, wished.organisation, kind)
    sheet = read(
        upload,
        LAYOUTS[kind],
        today=today(),
        mapping=mapping,
        sheet_name=wished.sheet_name,
        progress=_progress,
    )
    if wished.confirmed_by is not None:
        sheet = confirming(KINDS[kind], sheet, on=today(), by=wished.confirmed_by)
    return preview(session, KINDS[kind], sheet, progress=_progress)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """A file's rows stay until its end: looking again and again for garbage among them took a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def content_of(file: Path) -> bytes:
    """All of a file. Raises `IbashoError` where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise IbashoError(NO_FILE.filled(file=file, why=error.strerror or "")) from error


def _progress(done: int) -> None:
    if done and done % EVERY == 0:
        click.echo(f"… {done:,}", err=True)


def _unless_json(shell: Shell, wished: _Wish, said: Text) -> None:
    if not wished.as_json:
        shell.say(said)


def _print(shell: Shell, made: Preview, before: TakenFile | None) -> None:
    counts = {"added": len(made.added), "changed": len(made.changed), "left": made.left, "wrong": made.wrong}
    shell.say(COUNTS.filled(file=made.sheet.header.file, **counts))
    if before is not None:
        shell.say(BEFORE.filled(at=before.at, added=before.added, changed=before.changed))
    for row in made.added[:TOLD] if made.sheet.header.made else ():
        shell.say(ADDED.filled(row=row.number, code=row_code(made.kind, row)))
    for each in made.differences[:TOLD]:
        shell.say(DIFFERENCE.filled(row=each.row, code=each.code))
        for name, (old, new) in each.fields.items():
            click.echo(f"    {name}: {_shown(shell, old)} → {_shown(shell, new)}")
    for fault in (*made.faults[:TOLD], *made.sheet.notices):
        click.echo(fault.described().said_in(shell.language), err=True)


def _shown(shell: Shell, value: object) -> object:
    return EMPTY.said_in(shell.language) if value is None else plain(value)


def _told(made: Preview, before: TakenFile | None) -> dict[str, Any]:
    """What `--json` prints."""
    return {
        "added": len(made.added),
        "changed": len(made.changed),
        "left": made.left,
        "wrong": made.wrong,
        "fault_count": made.fault_count,
        "taken_before": None if before is None else asdict(before),
        "differences": [
            {"row": each.row, "code": each.code, "fields": {k: plain(v) for k, v in each.fields.items()}}
            for each in made.differences
        ],
        "faults": [asdict(fault) for fault in made.faults],
        "notices": [asdict(notice) for notice in made.sheet.notices],
    }
