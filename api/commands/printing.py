"""Boards, dossiers and reasons as plain text on a terminal."""

import click

from api.commands.printing_settled import print_settled
from api.commands.shell import Shell
from matcher.desk.days import day_text
from matcher.desk.disclosure import ToldWhyNot
from matcher.desk.reasons import CitedFigure, FindingView, WrittenView
from matcher.desk.views import Board, Dossier, ProposalView, TallyView, WhyNotView
from matcher.desk.wording import yen_text
from matcher.domain.objectives import Objective
from matcher.domain.text import Text

FICTIONAL = Text(
    "架空のデータです。実在の人・企業・施設とは関係ありません。",
    "Invented data: no real person, company or facility.",
)
NO_RUN = Text("まだ調整していません。", "Nothing is matched yet.")
UNCONFIRMED = Text(" ※未確認の基準値", " [unconfirmed figure]")
_CHECK = Text(
    "検算: 優先順位の重みで {value}、上限 {bound}、差 {gap}",
    "check: {value} weighted by priority, bound {bound}, gap {gap}",
)
_OTHER_CHECK = Text(
    "検算: {label} {value}、上限 {bound}、差 {gap}", "check: {label}: {value}, bound {bound}, gap {gap}"
)
VERDICTS = {
    "allowed": Text("条件を満たします", "permitted"),
    "unknown": Text("確認が必要です", "needs confirmation"),
    "refused": Text("対象外です", "not permitted"),
}


def print_board(shell: Shell, board: Board | None, *, fictional: bool) -> None:
    """The plan for everybody: what each way gives, the check, and one line a person."""
    if board is None:
        shell.say(NO_RUN)
        return
    if fictional:
        shell.say(FICTIONAL)
    head = Text("{day}現在　対象者 {count}人", "{day}: {count} people")
    shell.say(head.filled(day=day_text(board.today), count=len(board.rows)))
    for tally in (board.joint, board.greedy, board.telephone):
        shell.say(_tally(tally))
    first = board.passes[0]
    check = _CHECK if first.objective == Objective.PLACED else _OTHER_CHECK
    shell.say(check.filled(label=first.label, value=first.value, bound=first.bound, gap=first.gap))
    for row in board.rows:
        work = "－" if row.job is None else f"{row.job.code} {row.job.title}"
        home = "－" if row.home is None else f"{row.home.code} {row.home.name}"
        parts = [row.code, shell.word(day_text(row.release_on)), shell.word(row.help_label), work, home]
        parts.append(shell.word(row.commute if row.reason is None else row.reason))
        click.echo("  " + "  ".join(parts))


def print_dossier(shell: Shell, dossier: Dossier) -> None:
    """One person's plans with their points in words; where there is none, why and what to do."""
    person = dossier.person
    shell.say(
        Text("{code}　釈放 {day}", "{code}, released {day}").filled(code=person.code, day=day_text(person.release_on))
    )
    for proposal in dossier.proposals:
        _print_proposal(shell, proposal)
    for one in dossier.emptied:
        line = Text("  {rule} {refusal}: {what} {refused}/{of}", "  {rule} {refusal}: {refused} of {of} {what}")
        shell.say(
            line.filled(rule=one.rule, refusal=one.refusal, what=one.what, refused=one.refused, of=one.of),
        )
    for number, step in enumerate(dossier.duty_steps, 1):
        click.echo(f"  {number}. {shell.word(step)}")


def print_why_not(shell: Shell, found: WhyNotView) -> None:
    """Every rule that refuses or questions a case."""
    shell.say(VERDICTS[found.verdict])
    for finding in found.findings:
        _print_finding(shell, finding)
    for one in found.changes:
        line = Text(
            "     {rule} こう変われば満たす: {label}（{mover}）", "     {rule} would be met by: {label} ({mover})"
        )
        shell.say(line.filled(rule=one.rule, label=one.label, mover=one.mover))


def print_told(shell: Shell, told: ToldWhyNot) -> None:
    """What a recipient may be told, and nothing else."""
    if not told.reasons:
        shell.say(VERDICTS["allowed"])
    for one in told.reasons:
        shell.say(one.sentence)
        for item in one.evidence:
            words = [shell.word(text) for text in (item.label, item.found, item.comparator, item.threshold)]
            click.echo("  {}: {}　[{} {}]".format(*words))


def _tally(tally: TallyView) -> Text:
    line = Text(
        "  {label}: そろう {full}人、確認待ち {to_confirm}人、居住のみ {home}人、就労のみ {job}人、未調整 {nothing}人",
        "  {label}: {full} complete, {to_confirm} to confirm, {home} home only, {job} work only, {nothing} nothing",
    )
    return line.filled(
        label=tally.label,
        full=tally.full,
        to_confirm=tally.to_confirm,
        home=tally.home_only,
        job=tally.job_only,
        nothing=tally.nothing,
    )


def _print_proposal(shell: Shell, proposal: ProposalView) -> None:
    mark = "*" if proposal.proposed else " "
    work = "－" if proposal.job is None else f"{proposal.job.code} {proposal.job.title}"
    home = "－" if proposal.home is None else f"{proposal.home.code} {proposal.home.name}"
    click.echo(f"{mark} {proposal.rank}. {work} ＋ {home}  [{shell.word(proposal.help_label)}]  {proposal.points}")
    if proposal.job is not None:
        shell.say(Text("     手取り {net}", "     net pay {net}").filled(net=yen_text(proposal.net_monthly_yen)))
        if proposal.job.referral_route is not None:
            shell.say(Text("     紹介経路 {way}", "     referral: {way}").filled(way=proposal.job.referral_route))
    for one in proposal.written:
        _print_written(shell, one)
    for said in proposal.needed_later:
        shell.say(Text("     {said}", "     {said}").filled(said=said))
    for missing in proposal.to_record:
        shell.say(Text("     {missing}", "     {missing}").filled(missing=missing))
    shell.say(Text("     釈放日の夜 {night}", "     first night: {night}").filled(night=proposal.first_night))
    shell.say(Text("     入れない場合 {backup}", "     failing that: {backup}").filled(backup=proposal.backup))
    if proposal.settled is not None:
        print_settled(shell, proposal.settled)
    for share in proposal.shares:
        click.echo(f"     {share.points:5}/{share.most}  {shell.word(share.label)}: {shell.word(share.sentence)}")
    for finding in proposal.to_confirm:
        _print_finding(shell, finding)
    _print_figures(shell, proposal.rests_on)


def _print_written(shell: Shell, written: WrittenView) -> None:
    line = Text("     相手の条件（原文）「{words}」 {source}", '     conditions as written: "{words}", {source}')
    mark = Text("", "") if written.judging is None else Text(" ※{mark}", " [{mark}]").filled(mark=written.judging)
    said = shell.word(line.filled(words=written.words, source=written.source))
    click.echo(f"{said}{shell.word(mark)}")


def _print_finding(shell: Shell, finding: FindingView) -> None:
    click.echo(f"     {finding.rule} {shell.word(finding.sentence)}（{shell.word(finding.reference)}）")
    for one in finding.evidence:
        words = [shell.word(text) for text in (one.label, one.found, one.comparator, one.threshold, one.source)]
        click.echo("        {}: {}　[{} {}]　{}".format(*words))
        _print_figures(shell, one.figures)
    if finding.ask or finding.phone:
        click.echo(f"        → {finding.ask or ''} {finding.phone or ''}".rstrip())


def _print_figures(shell: Shell, figures: tuple[CitedFigure, ...]) -> None:
    """What of the law something rests on; what is not confirmed says so."""
    for figure in figures:
        said = figure_line(figure)
        mark = Text("", "") if figure.confirmed else UNCONFIRMED
        click.echo(f"        {shell.word(said)}{shell.word(mark)}")


def figure_line(figure: CitedFigure) -> Text:
    """Key, value, first day and reference."""
    line = Text("基準値 {key}: {value}、{day}から（{reference}）", "figure {key}: {value} from {day} ({reference})")
    day = figure.from_on.isoformat()
    return line.filled(key=figure.key, value=figure.value, day=day, reference=figure.reference)
