"""Everybody to be placed, as the latest run has it."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from matcher.assignment.problem import Objective
from matcher.desk.days import release_note
from matcher.desk.duty import duty_steps
from matcher.desk.register import HELP_LABELS, Register, first_night, read_register
from matcher.desk.runs import latest_run
from matcher.desk.views import Board, BoardRow, PassView, TallyView
from matcher.domain.term import UNKNOWN
from matcher.domain.text import Text, joined
from matcher.eligibility.people import CONSENT_TO_MATCHING
from matcher.matching.proposal import facts_of
from matcher.matching.why_not import HOMES, OPENINGS, emptied
from matcher.scoring.together import COMMUTE

_WAYS = {
    "joint": Text("就労と居住を同時に", "job and home together"),
    "telephone": Text("電話順", "by telephone"),
    "greedy": Text("一人ずつ最善", "each in turn, best left"),
}
_PASSES = {
    Objective.PLACED: Text("そろう人（優先順位の重み）", "people with all they need, weighted by priority"),
    Objective.HELPED: Text("一部でもそろう人（千分率）", "worth of partial help, in thousandths"),
    Objective.POINTS: Text("適合の合計", "points"),
}
_ORDER = ("nothing", "job_only", "home_only", "to_confirm", "full")


def load_board(session: Session) -> Board | None:
    """The board of the latest run, or None before the first."""
    run = latest_run(session)
    if run is None:
        return None
    register = read_register(session, run)
    result = run.result
    rows = [_row(register, str(code)) for code in register.inputs.subjects.code]
    people = len(rows)
    return Board(
        today=run.today,
        made_at=datetime.fromisoformat(run.made_at),
        outdated=register.outdated,
        proven=result["status"] == "optimal",
        joint=_tally("joint", result["tallies"]["joint"], people),
        telephone=_tally("telephone", result["tallies"]["telephone"], people),
        greedy=_tally("greedy", result["tallies"]["greedy"], people),
        passes=tuple(_pass(one) for one in result["passes"] if Objective(one["objective"]) in _PASSES),
        openings=len(register.inputs.openings),
        homes=int((register.inputs.units.subject_id == UNKNOWN).sum()),
        rows=tuple(sorted(rows, key=lambda row: (_ORDER.index(row.help), row.release_on, row.code))),
    )


def _row(register: Register, code: str) -> BoardRow:
    placed, by_telephone = register.placement("joint", code), register.placement("telephone", code)
    person, inputs = register.people[code], register.inputs
    job, home = register.job(placed["opening"], code), register.home(placed["unit"])
    both = job is not None and home is not None
    case = inputs.case(
        inputs.subject_row(code),
        None if job is None else inputs.opening_row(job.code),
        None if home is None else inputs.unit_row(home.code),
    )
    reason = None if placed["help"] == "full" else _reason(register, code, placed["help"])
    return BoardRow(
        code=code,
        release_on=person.release_on,
        days_left=(person.release_on - register.run.today).days,
        release_day_note=release_note(person.release_on),
        help=placed["help"],
        help_label=HELP_LABELS[placed["help"]],
        job=job,
        home=home,
        own_home=home is not None and home.own,
        commute=COMMUTE.sentence(case) if both else None,
        net_monthly_yen=facts_of(case).net_monthly_yen,
        first_night=first_night(home),
        telephone_help_label=HELP_LABELS[by_telephone["help"]],
        telephone_differs=(placed["opening"], placed["unit"]) != (by_telephone["opening"], by_telephone["unit"]),
        reason=reason,
        next_step=_next_step(register, code, placed["help"]),
    )


def _reason(register: Register, code: str, given: str) -> Text:
    """The rule that took most of what is still missing."""
    took = emptied(register.inputs, register.inputs.subject_row(code))
    if any(row.rule is CONSENT_TO_MATCHING for row in took):
        return CONSENT_TO_MATCHING.refusal
    missing = (OPENINGS,) if given == "home_only" else (OPENINGS, HOMES)
    line = Text("{what}{of}件中{refused}件が「{refusal}」", "{refused} of {of} {what}: {refusal}")
    most = (next((row for row in took if row.what is what), None) for what in missing)
    return joined(
        line.filled(what=row.what, of=row.of, refused=row.refused, refusal=row.rule.refusal)
        for row in most
        if row is not None
    )


def _next_step(register: Register, code: str, given: str) -> Text:
    if given == "full":
        return Text("本人に案を示す", "show the plans to the person")
    if given == "to_confirm":
        return Text("未確認の点を尋ねる", "ask what is not known")
    if given == "home_only":
        return Text("仕事を探し続ける", "go on looking for a job")
    person = register.inputs.subjects.take([register.inputs.subject_row(code)])
    consented = int(person.consent_until_day.item()) >= register.run.today.toordinal()
    return duty_steps(person, consent_in_force=consented)[0]


def _tally(way: str, counts: dict[str, Any], people: int) -> TallyView:
    given = {name: counts[name] for name in ("full", "to_confirm", "home_only", "job_only")}
    return TallyView(label=_WAYS[way], **given, nothing=people - sum(given.values()))


def _pass(one: dict[str, Any]) -> PassView:
    return PassView(
        objective=one["objective"],
        label=_PASSES[Objective(one["objective"])],
        value=one["value"],
        bound=one["bound"],
        gap=one["bound"] - one["value"],
    )
