"""The commands about the policy: `policy list`, `show`, `draft`, `set`, `compare`, `rehearse`, `activate`, `export`."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from api.clock import working_day
from api.commands.duplicates import as_json
from api.commands.policy_printing import (
    print_differences,
    print_policy,
    print_rehearsal,
    print_versions,
)
from api.commands.shell import Shell, local_act, print_json
from api.policies import keep_first_policy
from matcher.desk.policies import change_draft, draft_from, draft_policy, the_active, version_of
from matcher.desk.policy_views import compare as compare_versions
from matcher.desk.policy_views import list_versions, rehearsal_view, stored_policy, view_policy
from matcher.desk.rehearsing import activate as activate_draft
from matcher.desk.rehearsing import footing_of, keep_rehearsal, made_rehearsal
from matcher.domain.errors import IbashoError
from matcher.domain.policy import LISTS
from matcher.domain.text import Text
from matcher.exchange.policies import read_policy
from matcher.exchange.policy_files import policy_file
from matcher.records.schema import upgrade
from matcher.records.sessions import reading_session, writing_session
from matcher.records.stored import Stored

NO_VALUE = Text(
    "[{typed}] は読めません。項目=値 の形で書いてください（例 soon_days=14、weights.commute=600）。",
    "[{typed}] cannot be read; write ENTRY=VALUE, such as soon_days=14 or weights.commute=600",
)
DRAFTED = Text(
    "第{number}版を案として登録しました。違い: ibasho policy compare {number}　予行: ibasho policy rehearse {number}",
    "Version {number} is a draft. To compare: ibasho policy compare {number}; then: ibasho policy rehearse {number}",
)
CHANGED = Text(
    "第{number}版の案を変えました（{version}回目の内容）。", "The draft {number} is changed (state {version})."
)
ACTIVATED = Text(
    "第{number}版を適用しました。調整し直すには: ibasho match",
    "Version {number} is active. To match again: ibasho match",
)
WRITTEN = Text("第{number}版を [{file}] に書き出しました。", "Version {number} is written to [{file}].")
NOT_WRITTEN = Text(
    "[{file}] に書けません（{why}）。場所と名前を確かめてください。",
    "[{file}] cannot be written ({why}); check the place and name",
)

number_argument = click.argument("number", type=click.IntRange(1, 2**31 - 1))
reason_option = click.option("--reason", help="Why, for the history.")


@click.group()
@click.pass_obj
def policy(shell: Shell) -> None:
    """Versions of the policy: drafted, compared, rehearsed, activated."""
    upgrade(shell.engine)
    keep_first_policy(shell.engine)


@policy.command("list")
@as_json
@click.pass_obj
def list_policies(shell: Shell, *, as_json: bool) -> None:
    """Print all versions, the newest first."""
    with reading_session(shell.engine) as session:
        found = list_versions(session)
    if as_json:
        print_json([asdict(one) for one in found])
    else:
        print_versions(shell, found)


@policy.command()
@click.argument("number", required=False, type=click.IntRange(1, 2**31 - 1))
@as_json
@click.pass_obj
def show(shell: Shell, number: int | None, *, as_json: bool) -> None:
    """Print every entry of version NUMBER, or of the active one."""
    with reading_session(shell.engine) as session:
        found = view_policy(session, number or the_active(session).values["number"])
    if as_json:
        print_json(found)
    else:
        print_policy(shell, found)


@policy.command()
@click.argument("entries", nargs=-1, metavar="[ENTRY=VALUE]...")
@click.option("--from", "base", type=click.IntRange(1, 2**31 - 1), help="The version to start from; the active one.")
@click.option("--file", type=click.Path(path_type=Path), help="A policy file (TOML) to start from.")
@reason_option
@click.pass_obj
def draft(shell: Shell, entries: tuple[str, ...], *, base: int | None, file: Path | None, reason: str | None) -> None:
    """Draft a new version: from the active one, an earlier one or a file, with some entries changed."""
    changes, act = changes_of(entries), local_act(reason)
    stated = None if file is None else read_policy(file)
    with writing_session(shell.engine) as session, session.begin():
        made = (
            draft_from(session, base, changes, act) if stated is None else draft_policy(session, stated.as_data(), act)
        )
        if stated is not None and changes:
            made = change_draft(session, made.values["number"], seen=made.version, changes=changes, act=act)
    shell.say(DRAFTED.filled(number=made.values["number"]))


@policy.command("set")
@number_argument
@click.argument("entries", nargs=-1, required=True, metavar="ENTRY=VALUE...")
@reason_option
@click.pass_obj
def set_entries(shell: Shell, number: int, entries: tuple[str, ...], *, reason: str | None) -> None:
    """Change entries of the draft NUMBER, such as weights.commute=600 or rules_off=rent_affordable."""
    changes = changes_of(entries)
    with writing_session(shell.engine) as session, session.begin():
        seen = version_of(session, number).version
        made = change_draft(session, number, seen=seen, changes=changes, act=local_act(reason))
    shell.say(CHANGED.filled(number=number, version=made.version))


@policy.command()
@number_argument
@click.argument("other", required=False, type=click.IntRange(1, 2**31 - 1))
@as_json
@click.pass_obj
def compare(shell: Shell, number: int, other: int | None, *, as_json: bool) -> None:
    """Print what differs in version NUMBER from version OTHER, or from the active one."""
    with reading_session(shell.engine) as session:
        before = other or the_active(session).values["number"]
        found = compare_versions(session, before, number)
    if as_json:
        print_json([asdict(one) for one in found])
    else:
        print_differences(shell, found, before=before, after=number)


@policy.command()
@number_argument
@as_json
@click.pass_obj
def rehearse(shell: Shell, number: int, *, as_json: bool) -> None:
    """Match everybody under the active policy and under the draft NUMBER, keep and print what changes for whom."""
    with reading_session(shell.engine) as session:
        made = made_rehearsal(session, number, today=working_day(session), act=local_act())
    view = rehearsal_view(made, ())
    with writing_session(shell.engine) as session, session.begin():
        keep_rehearsal(session, made)
    if as_json:
        print_json(view)
    else:
        print_rehearsal(shell, view, number)


@policy.command()
@number_argument
@reason_option
@click.pass_obj
def activate(shell: Shell, number: int, *, reason: str | None) -> None:
    """Let the draft NUMBER hold from now on; it has to be rehearsed first, as it is, on today's records."""
    with reading_session(shell.engine) as session:
        seen, footing = version_of(session, number).version, footing_of(session, working_day(session))
    with writing_session(shell.engine) as session, session.begin():
        made: Stored = activate_draft(session, number, seen=seen, footing=footing, act=local_act(reason))
    shell.say(ACTIVATED.filled(number=made.values["number"]))


@policy.command()
@number_argument
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def export(shell: Shell, number: int, file: Path) -> None:
    """Write version NUMBER to FILE (TOML), to be taken again by `draft --file` or `match --policy`."""
    with reading_session(shell.engine) as session:
        text = policy_file(stored_policy(session, number))
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise IbashoError(NOT_WRITTEN.filled(file=file, why=error.strerror)) from error
    shell.say(WRITTEN.filled(number=number, file=file))


def changes_of(entries: Sequence[str]) -> dict[str, Any]:
    """What was typed as ENTRY=VALUE, as a document has it; the parts of tables after a point, lists with commas."""
    changes: dict[str, Any] = {}
    for typed in entries:
        name, equals, said = typed.partition("=")
        if not equals:
            raise IbashoError(NO_VALUE.filled(typed=typed))
        table, _, part = name.strip().partition(".")
        if part:
            changes.setdefault(table, {})[part] = _number(said)
        elif table in LISTS:
            changes[table] = [one.strip() for one in said.split(",") if one.strip()]
        else:
            changes[table] = said.strip() if table == "name" else _number(said)
    return changes


def _number(said: str) -> int | str:
    """A whole number; anything else as it was typed, for the policy to refuse by its entry."""
    try:
        return int(said)
    except ValueError:
        return said
