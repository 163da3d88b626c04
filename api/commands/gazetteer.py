"""Imports a gazetteer, and finds points for addresses: `gazetteer import`, `geocode`."""

from pathlib import Path

import click

from api.commands.shell import Shell, local_act, print_json
from api.config import geocoder
from api.outbound.geocoding import make_geocoder
from matcher.desk.gazetteer import geocode as find_point
from matcher.desk.gazetteer import import_gazetteer
from matcher.desk.locating import LOCATED_KINDS, find_points, keep_points
from matcher.domain.errors import FileFaultsError, IbashoError
from matcher.domain.text import Text
from matcher.exchange.gazetteer import GazetteerFile, open_gazetteer
from matcher.geography.places import Located
from matcher.records.schema import upgrade
from matcher.records.sessions import reading_session, writing_session

DONE = Text(
    "{file}: {kind} {count}件を取り込みました（{municipalities}市町村、置き換え {replaced}件）",
    "{file}: {count} {kind} imported ({municipalities} municipalities, {replaced} replaced)",
)
TOWNS, BLOCKS = Text("町・大字", "towns"), Text("街区・地番", "blocks")
LEFT_OUT = Text("  取り込まない行 {count}件: {why}", "  {count} rows left out: {why}")
NOT_READ = Text(
    "読めなかった行 {count}件。ほかの行は取り込みました。", "{count} rows could not be read; the others are kept."
)
MORE = Text("ほかに {count}件", "and {count} more")
NO_GEOCODER = Text(
    "住所検索サービスが設定されていません。IBASHO_GEOCODER に gsi か nominatim:https://ホスト名 を指定してください。",
    "no geocoder is configured; name one in IBASHO_GEOCODER: gsi, or nominatim:https://host",
)
PLACED = Text("位置を定めた記録 {found}件、定まらない記録 {missing}件", "{found} records placed, {missing} not")
UNPLACED = Text("{code} [{address}]: {why}", "{code} [{address}]: {why}")
NOTHING = Text("位置を取り込める行がありません。", "there is no row with a point that can be kept.")


@click.group()
def gazetteer() -> None:
    """The points of towns and blocks, by which addresses are found without a network."""


@gazetteer.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def import_file(shell: Shell, file: Path) -> None:
    """Import FILE: 位置参照情報 of MLIT, of towns or of blocks, or the towns of Geolonia (CSV; UTF-8 or cp932)."""
    upgrade(shell.engine)
    with open_gazetteer(file) as found:
        if not found.count and found.faults:
            raise FileFaultsError(found.faults)
        with writing_session(shell.engine) as session, session.begin():
            replaced = import_gazetteer(session, found)
        _print_import(shell, found, replaced)


@click.command()
@click.argument("kind", type=click.Choice([kind.name for kind in LOCATED_KINDS]))
@click.option("--dry-run", is_flag=True, help="Only tell what would be found.")
@click.option("--network", is_flag=True, help="Ask the geocoder of IBASHO_GEOCODER what the gazetteer does not know.")
@click.pass_obj
def locate(shell: Shell, kind: str, *, dry_run: bool, network: bool) -> None:
    """Give records of KIND with an address their point, or a more precise one; points set by hand stay."""
    ask = make_geocoder(geocoder()) if network else None
    if network and ask is None:
        raise IbashoError(NO_GEOCODER)
    upgrade(shell.engine)
    with reading_session(shell.engine) as session:
        placing = find_points(session, next(one for one in LOCATED_KINDS if one.name == kind), ask)
    for one in placing.unplaced:
        shell.say(UNPLACED.filled(code=one.code, address=one.address, why=one.why))
    if not dry_run:
        with writing_session(shell.engine) as session, session.begin():
            keep_points(session, placing, local_act("locate"))
    shell.say(PLACED.filled(found=len(placing.changes), missing=len(placing.unplaced)))


@click.command()
@click.argument("address")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def geocode(shell: Shell, address: str, *, as_json: bool) -> None:
    """Print the point of ADDRESS and how precise it is."""
    upgrade(shell.engine)
    with reading_session(shell.engine) as session:
        located = find_point(session, address)
    if as_json:
        print_json(_shape(located))
    else:
        _print_point(shell, located)


def _print_import(shell: Shell, found: GazetteerFile, replaced: int) -> None:
    kind = BLOCKS if found.of_blocks else TOWNS
    said = DONE.filled(
        file=found.file, kind=kind, count=found.count, municipalities=len(found.municipalities), replaced=replaced
    )
    shell.say(said)
    for why, count in found.left_out.items():
        shell.say(LEFT_OUT.filled(count=count, why=why.label))
    if not found.fault_count:
        return
    for fault in found.faults:
        click.echo(shell.word(fault.described()), err=True)
    if found.fault_count > len(found.faults):
        click.echo(shell.word(MORE.filled(count=found.fault_count - len(found.faults))), err=True)
    click.echo(shell.word(NOT_READ.filled(count=found.fault_count)), err=True)


def _shape(located: Located) -> dict[str, object]:
    note = None if located.note is None else {"ja": located.note.ja, "en": located.note.en}
    return {
        "lat": located.lat,
        "lon": located.lon,
        "precision": located.precision.value,
        "matched": located.matched,
        "rest": located.rest,
        "note": note,
    }


def _print_point(shell: Shell, located: Located) -> None:
    click.echo(f"{located.lat:.6f} {located.lon:.6f}  {shell.word(located.precision.label)}  {located.matched}")
    if located.rest:
        shell.say(Text("  使わなかった部分: {rest}", "  not used: {rest}").filled(rest=located.rest))
    if located.note is not None:
        click.echo(f"  {shell.word(located.note)}")
