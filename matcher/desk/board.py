"""Everybody to be placed, as the latest run has it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from matcher.assignment.problem import Help
from matcher.desk.days import release_note
from matcher.desk.duty import duty_steps
from matcher.desk.lacking import kept_shortages
from matcher.desk.proofs import pass_view
from matcher.desk.register import HELP_LABELS, Register, first_night, newest_register
from matcher.desk.views import Board, BoardRow, TallyView
from matcher.domain.case import Case
from matcher.domain.objectives import Objective
from matcher.domain.term import UNKNOWN
from matcher.domain.text import Text, joined
from matcher.eligibility.evidence import Verdict
from matcher.eligibility.people import CONSENT_TO_MATCHING
from matcher.matching.proposal import facts_of, findings_of
from matcher.matching.why_not import HOMES, OPENINGS, emptied
from matcher.scoring.together import COMMUTE

_WAYS = {
    "joint": Text("就労と居住を同時に", "job and home together"),
    "telephone": Text("電話順", "by telephone"),
    "greedy": Text("一人ずつ最善", "each in turn, best left"),
}
_LEAST_FIRST = tuple(given.code for given in Help)


def load_board(session: Session) -> Board | None:
    """The board of the latest run, or None before the first."""
    register = newest_register(session)
    if register is None:
        return None
    run = register.run
    result = run.result
    codes = [str(code) for code in register.inputs.subjects.code]
    rows = [_row(register, code) for code in codes]
    joint, telephone, greedy = (_tally(register, way, codes) for way in _WAYS)
    return Board(
        run=run.id,
        today=run.today,
        made_at=datetime.fromisoformat(run.made_at),
        outdated=register.outdated,
        proven=result["status"] == "optimal",
        joint=joint,
        telephone=telephone,
        greedy=greedy,
        passes=tuple(one for one in map(pass_view, result["passes"]) if one.objective != Objective.TIE),
        openings=len(register.inputs.openings),
        homes=int((register.inputs.units.subject_id == UNKNOWN).sum()),
        shortages=kept_shortages(result),
        rows=tuple(sorted(rows, key=lambda row: (_LEAST_FIRST.index(row.help), row.release_on, row.code))),
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
    return BoardRow(
        code=code,
        needs_job=bool(case.subjects.needs_job != 0),
        needs_home=bool(case.subjects.needs_home != 0),
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
        first_night=first_night(register.home_that_night(code, placed["unit"])),
        telephone_help_label=HELP_LABELS[by_telephone["help"]],
        telephone_differs=(placed["opening"], placed["unit"]) != (by_telephone["opening"], by_telephone["unit"]),
        reason=_to_confirm(case) if placed["help"] == Help.TO_CONFIRM.code else _missing(register, code, placed),
        next_step=_next_step(register, code, placed),
    )


def _to_confirm(case: Case) -> Text | None:
    """The rules that cannot be answered yet."""
    waiting = [each.rule.label for each in findings_of(case) if each.verdict is Verdict.UNKNOWN]
    return Text("要確認: {rules}", "to confirm: {rules}").filled(rules=joined(waiting)) if waiting else None


def _missing(register: Register, code: str, placed: Mapping[str, Any]) -> Text | None:
    """The rule that took most of what the person still needs; None where nothing is missing."""
    row, people = register.inputs.subject_row(code), register.inputs.subjects
    needed = ((OPENINGS, people.needs_job, "opening"), (HOMES, people.needs_home, "unit"))
    missing = [what for what, needs, side in needed if needs[row] == 1 and placed[side] is None]
    if not missing:
        return None
    took = emptied(register.inputs, row)
    if any(each.rule is CONSENT_TO_MATCHING for each in took):
        return CONSENT_TO_MATCHING.refusal
    line = Text("{what}{of}件中{refused}件が「{refusal}」", "{refused} of {of} {what}: {refusal}")
    most = [one for what in missing if (one := next((each for each in took if each.what is what), None)) is not None]
    said = [line.filled(what=each.what, of=each.of, refused=each.refused, refusal=each.rule.refusal) for each in most]
    return joined(said) if said else None


def _next_step(register: Register, code: str, placed: Mapping[str, Any]) -> Text:
    given, has_bed = placed["help"], register.home_that_night(code, placed["unit"]) is not None
    if given == Help.FULL.code:
        return Text("本人に案を示す", "show the plans to the person")
    if given == Help.TO_CONFIRM.code:
        return Text("未確認の点を尋ねる", "ask what is not known")
    person = register.inputs.subjects.take([register.inputs.subject_row(code)])
    consented = int(person.consent_until_day.item()) >= register.run.today.toordinal()
    if has_bed and consented:
        return Text("仕事を探し続ける", "go on looking for a job")
    return duty_steps(person, consent_in_force=consented)[0]


def _tally(register: Register, way: str, codes: Sequence[str]) -> TallyView:
    """What one way gives to those who are on record now, whoever else was there when everybody was matched."""
    given = Counter(register.placement(way, code)["help"] for code in codes)
    return TallyView(label=_WAYS[way], **{each: given[each] for each in _LEAST_FIRST})
