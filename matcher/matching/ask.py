"""What to ask: for each unknown fact, how many plans an answer could make certain or take away; most first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Case
from matcher.eligibility.change import NO_CHANGE, Side, changed
from matcher.eligibility.question import Question
from matcher.eligibility.questions import QUESTIONS
from matcher.matching.certain import Outlook, Pair, outlook_of
from matcher.matching.inputs import Inputs


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One question about one record, and what its best and its worst answer would do."""

    question: Question
    record: int | None
    """Row of the opening or unit that is asked about; None where it is the person."""
    adds: int
    """Plans that the best answer would leave with nothing unknown."""
    removes: int
    """Plans that the worst answer would take away."""
    openings: tuple[int, ...] = ()
    """Where it asks for ways from one home: rows of the openings to which they lead in those plans."""

    @property
    def usefulness(self) -> int:
        """How many plans hang on it."""
        return self.adds + self.removes


def ask(inputs: Inputs, subject: int) -> tuple[Asking, ...]:
    """Every question on which a plan of one person hangs, the most useful first; every answer is tried."""
    alone = replace(inputs, subjects=inputs.subjects.take([subject]))
    before = outlook_of(alone, 0)
    if not before.most_helpful & before.open.keys():
        return ()
    case = Case(subjects=alone.subjects, openings=alone.openings, units=alone.units, setting=alone.setting)
    found = [one for question in QUESTIONS for one in _asked(alone, case, before, question)]
    return tuple(sorted(found, key=lambda one: (-one.usefulness, -one.adds, one.question.name, one.record or 0)))


def _asked(alone: Inputs, case: Case, before: Outlook, question: Question) -> Iterator[Asking]:
    """The answer is given for all records at once: a plan has one job and one home, so none interferes."""
    asked = question.is_open(case) & _concerned(alone, before, question.side)
    if not asked.any():
        return
    records: list[int | None] = [None] if question.side is Side.PERSON else [*np.flatnonzero(asked).tolist()]
    answers = [np.where(asked, answer, NO_CHANGE) for answer in question.answers(case)]
    outlooks = [outlook_of(answered(alone, question, values), 0) for values in answers]
    for record in records:
        found = [_moved(before, after, question.side, record) for after in outlooks]
        adds, removes = (max(len(each[place]) for each in found) for place in range(2))
        if adds + removes:
            hanging = set[Pair]().union(*(pairs for each in found for pairs in each))
            openings = sorted({pair[0] for pair in hanging}) if question.routes is not None else ()
            yield Asking(question=question, record=record, adds=adds, removes=removes, openings=tuple(openings))


def answered(alone: Inputs, question: Question, values: NDArray[np.int64]) -> Inputs:
    """The same records with answers to one question; `NO_CHANGE` where nothing was answered."""
    if question.routes is not None:
        case = Case(subjects=alone.subjects, openings=alone.openings, units=alone.units, setting=alone.setting)
        return replace(alone, setting=replace(alone.setting, routes=question.routes(case, values)))
    side = {Side.PERSON: "subjects", Side.OPENING: "openings", Side.UNIT: "units"}[question.side]
    return replace(alone, **{side: changed(question, getattr(alone, side), values)})


def effect(before: Outlook, after: Outlook, side: Side, record: int | None) -> tuple[int, int]:
    """Of the plans that help most: how many with a record became certain, and how many are no longer permitted."""
    certain, gone = _moved(before, after, side, record)
    return len(certain), len(gone)


def _moved(before: Outlook, after: Outlook, side: Side, record: int | None) -> tuple[set[Pair], set[Pair]]:
    """Those plans themselves."""

    def concerns(pair: Pair) -> bool:
        return record is None or pair[0 if side is Side.OPENING else 1] == record

    certain, gone = after.gained_over(before), before.most_helpful - after.permitted
    return set(filter(concerns, certain)), set(filter(concerns, gone))


def _concerned(alone: Inputs, before: Outlook, side: Side) -> NDArray[np.bool_]:
    """Only records of a plan that hangs on something are worth asking about."""
    if side is Side.PERSON:
        return np.ones(1, dtype=bool)
    count = len(alone.openings if side is Side.OPENING else alone.units)
    hanging = before.most_helpful & before.open.keys()
    rows = {pair[0 if side is Side.OPENING else 1] for pair in hanging}
    return np.isin(np.arange(count), list(rows))
