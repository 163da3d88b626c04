"""Works out for one person what would unblock, what to ask, and why one plan stands before another."""

from collections import Counter
from dataclasses import replace

from sqlalchemy.orm import Session

from matcher.assignment.problem import NONE, Help
from matcher.desk.explanations import ComparisonView, DifferenceView, Explained, QuestionView, UnblockView
from matcher.desk.register import HELP_LABELS, Register, latest_register
from matcher.desk.views import HomeView, JobView
from matcher.desk.wording import change_text
from matcher.eligibility.change import Side
from matcher.eligibility.question import ANSWERED_BY
from matcher.matching.ask import Asking, ask
from matcher.matching.compare import Codes, Comparison, compare
from matcher.matching.others import others_gaining
from matcher.matching.problem import bundles_for
from matcher.matching.rank import rank
from matcher.matching.unblock import Unblocking, unblock

MOST_SHOWN = 12
"""More changes or questions than these are too many to act on (assumed)."""
OF_ONE_CHANGE = 3
"""Of one change that could be made at several openings or homes, the best (assumed)."""


def load_unblock(session: Session, code: str) -> tuple[UnblockView, ...]:
    """The single changes that give a person a new plan, least effort first. Raises `NotFoundError`."""
    return _changes(latest_register(session), code)


def load_unblock_solved(session: Session, code: str) -> tuple[UnblockView, ...]:
    """The same with what the plan for everybody would gain, by solving again. Raises `NotFoundError`."""
    from matcher.matching.placed import more_placed  # noqa: PLC0415  # keeps the solver out of the web process

    register = latest_register(session)
    row = register.inputs.subject_row(code)
    found = worth_showing(unblock(register.inputs, row))
    placed = more_placed(register.inputs, row, found)
    return tuple(replace(view, placed=more) for view, more in zip(_changes(register, code), placed, strict=True))


def load_questions(session: Session, code: str) -> tuple[QuestionView, ...]:
    """What to ask, the most useful first. Raises `NotFoundError`."""
    return _questions(latest_register(session), code)


def load_comparison(session: Session, code: str, one: Codes, other: Codes) -> ComparisonView:
    """Why one of two plans stands before the other. Raises `NotFoundError`."""
    return _comparison(compare(latest_register(session).inputs, code, one, other))


def load_explained(session: Session, code: str) -> Explained:
    """All of it for one person. Raises `NotFoundError`."""
    register = latest_register(session)
    inputs = register.inputs
    plans = [(one.opening, one.unit) for one in rank(inputs, bundles_for(inputs, inputs.subject_row(code)))]
    return Explained(
        changes=_changes(register, code),
        questions=_questions(register, code),
        comparisons=tuple(_comparison(compare(inputs, code, plans[0], other)) for other in plans[1:]),
    )


def worth_showing(found: tuple[Unblocking, ...]) -> tuple[Unblocking, ...]:
    """The first of all, and of one change the best few."""
    seen, kept = Counter[str](), []
    for one in found:
        seen[one.change.name] += 1
        if seen[one.change.name] <= OF_ONE_CHANGE:
            kept.append(one)
    return tuple(kept[:MOST_SHOWN])


def _changes(register: Register, code: str) -> tuple[UnblockView, ...]:
    inputs, row = register.inputs, register.inputs.subject_row(code)
    found = worth_showing(unblock(inputs, row))
    return tuple(
        _change(register, code, one, others)
        for one, others in zip(found, others_gaining(inputs, row, found), strict=True)
    )


def _change(register: Register, code: str, one: Unblocking, others: int) -> UnblockView:
    record = _record(register, code, one.change.side, one.record)
    help_key = Help(one.best[0]).name.lower()
    return UnblockView(
        change=one.change.name,
        label=change_text(one.change, one.value),
        mover=one.change.mover.label,
        effort=one.change.effort.value,
        effort_label=one.change.effort.label,
        record=None if record is None else record.code,
        record_name=_called(record),
        plans=len(one.gained),
        openings=len({opening for opening, _ in one.gained} - {NONE}),
        homes=len({unit for _, unit in one.gained} - {NONE}),
        help=help_key,
        help_label=HELP_LABELS[help_key],
        better=one.is_better,
        others=others,
        placed=None,
    )


def _questions(register: Register, code: str) -> tuple[QuestionView, ...]:
    found = ask(register.inputs, register.inputs.subject_row(code))
    return tuple(_question(register, code, one) for one in found[:MOST_SHOWN])


def _question(register: Register, code: str, one: Asking) -> QuestionView:
    record = _record(register, code, one.question.side, one.record)
    called = record if one.question.whom is ANSWERED_BY[one.question.side] else None
    return QuestionView(
        question=one.question.name,
        label=one.question.label,
        record=None if record is None else record.code,
        record_name=_called(record),
        whom=one.question.whom.label,
        ask=None if called is None else called.contact,
        phone=None if called is None else called.phone,
        adds=one.adds,
        removes=one.removes,
        openings=tuple(str(register.inputs.openings.code[row]) for row in one.openings),
    )


def _record(register: Register, code: str, side: Side, row: int | None) -> JobView | HomeView | None:
    if row is None:
        return None
    if side is Side.OPENING:
        return register.job(str(register.inputs.openings.code[row]), code)
    return register.home(str(register.inputs.units.code[row]))


def _called(record: JobView | HomeView | None) -> str | None:
    if record is None:
        return None
    return (
        f"{record.title}（{record.employer}）" if isinstance(record, JobView) else f"{record.name}（{record.provider}）"
    )


def _comparison(made: Comparison) -> ComparisonView:
    return ComparisonView(
        first_opening=made.first[0],
        first_unit=made.first[1],
        second_opening=made.second[0],
        second_unit=made.second[1],
        decided=made.decided.value,
        points=made.points,
        differences=tuple(
            DifferenceView(criterion=one.criterion.name, label=one.criterion.label, points=one.points)
            for one in made.differences
        ),
        sentence=made.sentence,
    )
