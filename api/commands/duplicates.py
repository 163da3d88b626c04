"""The commands about records that are the same: `duplicates`, `merge`, `merges`, `unmerge`, `not-same`."""

from typing import Any

import click

from api.commands.shell import Shell, local_act, print_json
from matcher.desk.duplicates import Likely, likely_duplicates, mergeable_kind, say_not_same
from matcher.desk.fields import field_text, kind_text, shown
from matcher.desk.files import KINDS
from matcher.desk.listing import Page, Span
from matcher.desk.merges import list_merges
from matcher.desk.merging import Merged, Unmerged, merge_records, undo_merge
from matcher.desk.repointing import Codes
from matcher.domain.text import Text, joined
from matcher.records.kinds import Kind
from matcher.records.schema import upgrade
from matcher.records.sessions import reading_session, writing_session

PAGE_SIZE = 50
SHOWN = Text("全{total}件のうち {first}～{last}件", "{first} to {last} of {total}")
NOTHING = Text("ありません。", "There is nothing.")
PAIR = Text(
    "{one} {one_name} ＝ {other} {other_name}　[{reasons}]", "{one} {one_name} = {other} {other_name}  [{reasons}]"
)
DIFFERS = Text("     {field}: {first} ／ {second}", "     {field}: {first} / {second}")
NEXT = Text(
    "同じなら: ibasho merge {kind} 残すコード 統合するコード　違うなら: ibasho not-same {kind} コード コード",
    "If they are the same: ibasho merge {kind} KEPT MERGED; if not: ibasho not-same {kind} CODE CODE",
)
MERGED = Text(
    "[{merged}] を [{kept}] に統合しました（統合番号 {id}）。取り消すには: ibasho unmerge {id}",
    "[{merged}] was merged into [{kept}] (merge {id}). To undo it: ibasho unmerge {id}",
)
MOVED = Text("  {kind}: {count}件（{codes}）", "  {kind}: {count} ({codes})")
STAYED = Text(
    "  {kind}: {count}件は移していません（{codes}）。同じキーの記録が、残す方にあります。",
    "  {kind}: {count} not moved ({codes}): the kept record has others of the same key",
)
PLACES = Text("  照会中・決定済みの空き: {count}人分", "  places held or taken: {count}")
TAKEN = Text("  引き継いだ項目: {fields}", "  taken over: {fields}")
LEFT = Text(
    "  {field}: {kept} のまま（統合した記録は {merged}）", "  {field}: stays {kept} (the merged record said {merged})"
)
UNMERGED = Text(
    "統合番号 {id} を取り消しました。[{merged}] と [{kept}] は別の記録に戻りました。",
    "Merge {id} is undone: [{merged}] and [{kept}] are two records again.",
)
GIVEN = Text("  元に戻した項目: {fields}", "  put back: {fields}")
CHANGED_SINCE = Text(
    "  {kind} [{code}] の {fields} は、統合の後に変更されたため、そのままです。",
    "  {kind} [{code}]: {fields} changed after the merge and left as they are.",
)
NOT_SAME = Text(
    "[{one}] と [{other}] は別の記録です。今後は重複として表示しません。",
    "[{one}] and [{other}] are not the same; they are not offered again.",
)
MADE = Text("{id}  {kind} {merged} → {kept}　{at}　{by}", "{id}  {kind} {merged} → {kept}  {at}  {by}")
UNDONE = Text("　{at} 取消し（{by}）", "  undone {at} ({by})")
MOST_CODES = 10

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
page_option = click.option("--page", default=1, type=click.IntRange(1, 10**6), help="Page, from 1.")
why = click.option("--why", help="Reason, for the history.")


@click.command()
@click.argument("kind")
@page_option
@as_json
@click.pass_obj
def duplicates(shell: Shell, kind: str, *, page: int, as_json: bool) -> None:
    """Print records of KIND that are likely the same, the surest first, and what differs between them."""
    upgrade(shell.engine)
    chosen = mergeable_kind(kind)
    with reading_session(shell.engine) as session:
        found = likely_duplicates(session, chosen, Span(page=page, page_size=PAGE_SIZE))
    if as_json:
        print_json(found)
        return
    for one in found.items:
        _print_pair(shell, chosen, one)
    print_place(shell, found)
    if found.items:
        shell.say(NEXT.filled(kind=kind))


@click.command()
@click.argument("kind")
@click.argument("kept")
@click.argument("merged")
@why
@click.pass_obj
def merge(shell: Shell, kind: str, kept: str, merged: str, *, why: str | None) -> None:
    """Make one record of two of KIND: all that points to MERGED points to KEPT; `unmerge` undoes it."""
    upgrade(shell.engine)
    chosen = mergeable_kind(kind)
    with writing_session(shell.engine) as session, session.begin():
        done = merge_records(session, chosen, kept, merged, local_act(why))
    _print_merged(shell, chosen, done)


@click.command()
@page_option
@as_json
@click.pass_obj
def merges(shell: Shell, *, page: int, as_json: bool) -> None:
    """Print the merges that were made, newest first, with the numbers by which they are undone."""
    upgrade(shell.engine)
    with reading_session(shell.engine) as session:
        found = list_merges(session, Span(page=page, page_size=PAGE_SIZE))
    if as_json:
        print_json(found)
        return
    for one in found.items:
        made = MADE.filled(id=one.id, kind=kind_text(one.kind), merged=one.merged, kept=one.kept, at=one.at, by=one.by)
        undone = Text("", "") if one.undone_at is None else UNDONE.filled(at=one.undone_at, by=one.undone_by)
        click.echo(shell.word(made) + shell.word(undone))
    print_place(shell, found)


@click.command()
@click.argument("number", type=int)
@why
@click.pass_obj
def unmerge(shell: Shell, number: int, *, why: str | None) -> None:
    """Undo the merge of that NUMBER; what was changed since is left as it is, and told."""
    upgrade(shell.engine)
    with writing_session(shell.engine) as session, session.begin():
        done = undo_merge(session, number, local_act(why))
    _print_unmerged(shell, done)


@click.command("not-same")
@click.argument("kind")
@click.argument("one")
@click.argument("other")
@why
@click.pass_obj
def not_same(shell: Shell, kind: str, one: str, other: str, *, why: str | None) -> None:
    """Remember that ONE and OTHER of KIND are not the same: they are not offered as duplicates again."""
    upgrade(shell.engine)
    chosen = mergeable_kind(kind)
    with writing_session(shell.engine) as session, session.begin():
        say_not_same(session, chosen, one, other, local_act(why))
    shell.say(NOT_SAME.filled(one=one, other=other))


def print_place(shell: Shell, page: Page[Any]) -> None:
    """Which part of a list was printed."""
    if not page.items:
        shell.say(NOTHING)
        return
    first = (page.page - 1) * page.page_size + 1
    shell.say(SHOWN.filled(total=page.total, first=first, last=first + len(page.items) - 1))


def _print_pair(shell: Shell, kind: Kind, pair: Likely) -> None:
    names = {"one_name": pair.one.name, "other_name": pair.other.name}
    reasons = joined(reason.label for reason in pair.reasons)
    shell.say(PAIR.filled(one=pair.one.code, other=pair.other.code, **names, reasons=reasons))
    for name, (first, second) in pair.differing.items():
        words = {"first": shown(kind, name, first), "second": shown(kind, name, second)}
        shell.say(DIFFERS.filled(field=field_text(kind, name), **words))


def _print_merged(shell: Shell, kind: Kind, done: Merged) -> None:
    shell.say(MERGED.filled(merged=done.merged, kept=done.kept, id=done.id))
    _print_moved(shell, MOVED, done.moved)
    _print_moved(shell, STAYED, done.stayed)
    if done.places:
        shell.say(PLACES.filled(count=done.places))
    _print_fields(shell, TAKEN, kind, done.taken)
    for name, (kept, merged) in done.left.items():
        words = {"kept": shown(kind, name, kept), "merged": shown(kind, name, merged)}
        shell.say(LEFT.filled(field=field_text(kind, name), **words))


def _print_unmerged(shell: Shell, done: Unmerged) -> None:
    shell.say(UNMERGED.filled(merged=done.merged, kept=done.kept, id=done.id))
    _print_moved(shell, MOVED, done.moved)
    _print_fields(shell, GIVEN, KINDS[done.kind], done.given)
    for one in done.left:
        fields = joined(field_text(KINDS[one.kind], name) for name in one.fields)
        shell.say(CHANGED_SINCE.filled(kind=kind_text(one.kind), code=one.code, fields=fields))


def _print_moved(shell: Shell, said: Text, records: Codes) -> None:
    for kind, codes in records.items():
        named = ", ".join(codes[:MOST_CODES]) + ("…" if len(codes) > MOST_CODES else "")
        shell.say(said.filled(kind=kind_text(kind), count=len(codes), codes=named))


def _print_fields(shell: Shell, said: Text, kind: Kind, names: tuple[str, ...]) -> None:
    if names:
        shell.say(said.filled(fields=joined(field_text(kind, name) for name in names)))
