"""Versions of the policy, what differs and what changes for whom, as plain text on a terminal."""

from collections.abc import Sequence

import click

from api.commands.shell import Shell
from matcher.desk.days import moment_text
from matcher.desk.policy_views import EffectView, GroupView, OutcomeView, PolicyView, RehearsalView, VersionView
from matcher.desk.policy_words import Difference
from matcher.domain.text import Text

VERSION = Text("第{number}版　{state}　{name}　{made_at}", "{number}  {state}  {name}  {made_at}")
BASED = Text("（第{number}版から）", " (from {number})")
NO_DIFFERENCE = Text("第{before}版と第{after}版に違いはありません。", "Versions {before} and {after} say the same.")
DIFFERS = Text("第{before}版 → 第{after}版", "version {before} → version {after}")
WARNING = Text("  注意: {said}", "  note: {said}")
REHEARSED = Text(
    "第{number}版の予行（{today}の記録、第{against}版と比較）　対象者 {people}人",
    "rehearsal of version {number} on the records of {today}, beside version {against}: {people} people",
)
TALLY = Text("  {label}: {before}人 → {after}人", "  {label}: {before} → {after}")
NOBODY = Text("  調整案の変わる人はいません。", "  Nothing changes for anybody.")
EFFECT = Text(
    "  {subject}  {help_before} → {help_after}　候補 {before}件 → {after}件　{chosen_before} → {chosen_after}",
    "  {subject}  {help_before} → {help_after}  plans {before} → {after}  {chosen_before} → {chosen_after}",
)
GROUP = Text(
    "  {kind} {label}: {people}人　そろう {before}人 → {after}人{shares}　増 {more}人・減 {less}人",
    "  {kind}, {label}: {people} people, complete {before} → {after}{shares}, more for {more}, less for {less}",
)
SHARES = Text("（{before}% → {after}%）", " ({before} % → {after} %)")
SMALL = Text(
    "集団ごとの数は報告のためだけのもので、調整には使いません。10人未満の集団は人数だけを示します。",
    "Groups are reported and never used in matching; of fewer than ten people only counts are shown.",
)
TALLIES = (
    ("full", Text("そろう", "complete")),
    ("to_confirm", Text("確認待ち", "to confirm")),
    ("home_only", Text("居住のみ", "home only")),
    ("job_only", Text("就労のみ", "work only")),
)


def print_versions(shell: Shell, versions: Sequence[VersionView]) -> None:
    """One line a version."""
    for one in versions:
        line = VERSION.filled(number=one.number, state=one.state_label, name=one.name, made_at=moment_text(one.made_at))
        based = "" if one.based_on is None else shell.word(BASED.filled(number=one.based_on))
        click.echo(f"{shell.word(line)}{based}  {one.note or ''}".rstrip())


def print_policy(shell: Shell, found: PolicyView) -> None:
    """Every entry under its heading, and what to look at twice."""
    print_versions(shell, [found.head])
    for heading in found.headings:
        click.echo(shell.word(heading.label))
        for entry in heading.entries:
            click.echo(f"  {shell.word(entry.label)}: {shell.word(entry.value)}  [{entry.name}]")
    for said in found.warnings:
        shell.say(WARNING.filled(said=said))


def print_differences(shell: Shell, found: Sequence[Difference], *, before: int, after: int) -> None:
    """One line an entry."""
    shell.say((DIFFERS if found else NO_DIFFERENCE).filled(before=before, after=after))
    for one in found:
        label, then, now = (shell.word(text) for text in (one.label, one.before, one.after))
        click.echo(f"  {label}: {then} → {now}  [{one.name}]")


def print_rehearsal(shell: Shell, found: RehearsalView, number: int) -> None:
    """Totals, everybody for whom something changes, and groups."""
    head = {"number": number, "today": found.today.isoformat(), "against": found.against}
    shell.say(REHEARSED.filled(people=len(found.effects), **head))
    for name, label in TALLIES:
        shell.say(TALLY.filled(label=label, before=found.before[name], after=found.after[name]))
    changed = [one for one in found.effects if one.changed]
    for one in changed:
        shell.say(_effect(one))
    if not changed:
        shell.say(NOBODY)
    shell.say(SMALL)
    for group in found.groups:
        shell.say(_group(group))


def _effect(one: EffectView) -> Text:
    return EFFECT.filled(
        subject=one.subject,
        help_before=one.before.help_label,
        help_after=one.after.help_label,
        before=one.before.proposals,
        after=one.after.proposals,
        chosen_before=_chosen(one.before),
        chosen_after=_chosen(one.after),
    )


def _chosen(outcome: OutcomeView) -> str:
    return f"{outcome.opening or '－'}＋{outcome.unit or '－'}"


def _group(one: GroupView) -> Text:
    shares: Text | str = ""
    if one.percent_before is not None:
        shares = SHARES.filled(before=one.percent_before, after=one.percent_after)
    return GROUP.filled(
        kind=one.kind,
        label=one.label,
        people=one.people,
        before=one.full_before,
        after=one.full_after,
        shares=shares,
        more=one.more_help,
        less=one.less_help,
    )
