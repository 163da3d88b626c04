"""What would unblock, what to ask, what is lacking and why one plan stands first, as plain text on a terminal."""

from api.commands.shell import Shell
from matcher.desk.explanations import ComparisonView, QuestionView, ShortageView, UnblockView
from matcher.domain.text import Text
from matcher.matching.compare import Decided

NO_CHANGE = Text(
    "一つの条件を変えるだけで増える案はありません。", "No single change would give this person another plan."
)
NO_QUESTION = Text("案を左右する未確認の点はありません。", "No plan hangs on anything unknown.")
NO_SHORTAGE = Text(
    "求人や住まいの追加だけで、必要なものがそろう方は増えません。",
    "More openings or homes alone would place nobody more.",
)
_BETTER = Text("（第1案が変わります）", " (it would come first)")
_NOTHING = Text("", "")


def print_changes(shell: Shell, found: tuple[UnblockView, ...]) -> None:
    """One change a line: what, where, by whom, and what it gives."""
    if not found:
        shell.say(NO_CHANGE)
    line = Text(
        "{label}{where}: 新しい案 +{plans}件（{help}）{better}　{mover}・{effort}{others}",
        "{label}{where}: +{plans} {what} ({help}){better}; {mover}, {effort}{others}",
    )
    for one in found:
        shell.say(
            line.filled(
                label=one.label,
                where="" if one.record is None else f" [{one.record} {one.record_name}]",
                plans=one.plans,
                what="plan" if one.plans == 1 else "plans",
                help=one.help_label,
                better=_BETTER if one.better else _NOTHING,
                mover=one.mover,
                effort=one.effort_label,
                others=_others(one),
            )
        )


def print_questions(shell: Shell, found: tuple[QuestionView, ...]) -> None:
    """One question a line: what, whom, and what hangs on it."""
    if not found:
        shell.say(NO_QUESTION)
    line = Text(
        "{label}{where}: 確定する案 +{adds}件、外れる案 −{removes}件　→ {whom} {ask}",
        "{label}{where}: up to {adds} made certain, {removes} taken away; ask {whom} {ask}",
    )
    for one in found:
        shell.say(
            line.filled(
                label=one.label,
                where=_asked_about(one),
                adds=one.adds,
                removes=one.removes,
                whom=one.whom,
                ask=f"{one.ask or ''} {one.phone or ''}".strip(),
            )
        )


def _asked_about(one: QuestionView) -> str:
    """The record that is asked about; of ways also where they lead."""
    if one.record is None:
        return ""
    ways = f" → {', '.join(one.openings)}" if one.openings else ""
    return f" [{one.record} {one.record_name}{ways}]"


def print_comparison(shell: Shell, made: ComparisonView) -> None:
    """Which plan stands first, and why; the criteria only where they decide."""
    line = Text("先の案 {first}　後の案 {second}", "first {first}, second {second}")
    first = f"{made.first_opening or '-'},{made.first_unit or '-'}"
    second = f"{made.second_opening or '-'},{made.second_unit or '-'}"
    shell.say(line.filled(first=first, second=second))
    shell.say(made.sentence)
    if made.decided != Decided.POINTS:
        return
    for one in made.differences:
        shell.say(Text("  {points:+6,} {label}", "  {points:+6,} {label}").filled(points=one.points, label=one.label))


def print_shortages(shell: Shell, found: tuple[ShortageView, ...]) -> None:
    """One kind a line, and who would be placed."""
    if not found:
        shell.say(NO_SHORTAGE)
    for one in found:
        shell.say(
            Text("{label}（{people}）", "{label} ({people})").filled(label=one.label, people=", ".join(one.people))
        )


def _others(one: UnblockView) -> Text:
    others = (
        Text("　ほかの方 +{count}人", "; others who gain: {count}").filled(count=one.others) if one.others else _NOTHING
    )
    if one.placed is None:
        return others
    solved = Text("{others}　全体でそろう方 {placed:+d}人", "{others}; plan for everybody {placed:+d}")
    return solved.filled(others=others, placed=one.placed)
