"""Permitted pairs: a person with an opening, or with a home, judged rule by rule on the pairs that are left.

Most pairs fall to a few rules. What a rule says of a person or of an opening alone is asked once; of the pairs that
are left the rule that refuses most goes first, over all pairs of some people at once; as soon as few are left, the
others read single pairs. Answers and points are those of the catalogue, whatever the order.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Arity, Case
from matcher.domain.policy import Policy
from matcher.domain.pools import Openings, Subjects, Units
from matcher.domain.rows import Positions, gathered
from matcher.eligibility.barred import REGULATED_PROFESSIONS
from matcher.eligibility.catalogue import in_force
from matcher.eligibility.evidence import Verdict
from matcher.eligibility.rule import Rule, Verdicts
from matcher.eligibility.work import REQUIRED_LICENCES
from matcher.matching.inputs import Inputs
from matcher.scoring.weigh import points_of

BLOCK = 1 << 15
"""Pairs looked at together unless the caller says otherwise: their columns stay in the processor's cache."""
SAMPLED = 8
"""People on whom is seen which rule refuses most."""
FEW = 0.4
"""Where a smaller part of a block is left, pairs are read one by one."""
MANY = 0.9
"""Where a rule leaves a greater part of single pairs, they are not yet sorted out."""
_LAST = (REQUIRED_LICENCES, REGULATED_PROFESSIONS)
"""Rules that look at many things about a pair, and so at few pairs."""

Others = TypeVar("Others", Openings, Units)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs that no rule refuses, by person, then by the other's row; all columns have one value a pair."""

    subject: Positions
    other: Positions
    """Row of the opening or unit."""
    verdict: Verdicts
    """0 unknown, 1 allowed."""
    points: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side(Generic[Others]):
    """One of the two sides, and the cases it makes with people; both broadcast against each other."""

    arity: Arity
    policy: Policy
    others: Others
    case: Callable[[Subjects, Others], Case]

    def grid(self, people: Subjects) -> Case:
        """Those people with all others."""
        return self.case(people.spread(0, 2), self.others.spread(1, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work(Generic[Others]):
    """The people and others about whom no rule that looks at one alone says no, and the rules that look at both."""

    side: _Side[Others]
    people: Subjects
    people_down: Subjects
    """The same along the first of two axes."""
    others: Others
    others_across: Others
    person_rows: Positions
    other_rows: Positions
    person_verdict: Verdicts
    """(people, 1) by the rules that look at a person alone."""
    other_verdict: Verdicts
    """(1, others) by those that look at the other alone."""
    rules: tuple[Rule, ...]


def opening_pairs(inputs: Inputs, *, threads: int = 1, block: int = BLOCK) -> Iterator[Pairs]:
    """Everybody with every opening, some people at a time."""
    units, setting = inputs.units, inputs.setting
    side = _Side(
        arity=Arity.SUBJECT_OPENING,
        policy=setting.policy,
        others=inputs.openings,
        case=lambda people, others: Case(subjects=people, openings=others, units=units, setting=setting),
    )
    return _pairs(inputs.subjects, side, threads, block)


def unit_pairs(inputs: Inputs, *, threads: int = 1, block: int = BLOCK) -> Iterator[Pairs]:
    """Everybody with every unit, some people at a time."""
    openings, setting = inputs.openings, inputs.setting
    side = _Side(
        arity=Arity.SUBJECT_UNIT,
        policy=setting.policy,
        others=inputs.units,
        case=lambda people, others: Case(subjects=people, openings=openings, units=others, setting=setting),
    )
    return _pairs(inputs.subjects, side, threads, block)


def _pairs(subjects: Subjects, side: _Side[Others], threads: int, block: int) -> Iterator[Pairs]:
    if len(subjects) == 0 or len(side.others) == 0:
        return iter(())
    work = _prepared(subjects, side)
    count, height = len(work.person_rows), max(1, block // max(len(work.other_rows), 1))
    blocks = [np.arange(first, min(first + height, count)) for first in range(0, count, height)]
    judged = partial(_of_block, work)
    return map(judged, blocks) if threads == 1 else _side_by_side(judged, blocks, threads)


def _prepared(subjects: Subjects, side: _Side[Others]) -> _Work[Others]:
    """A rule looks at one side alone where it gives one answer for the whole of the other."""
    sampled = side.grid(subjects.take(np.linspace(0, len(subjects) - 1, SAMPLED).astype(np.int64)))
    answers = {rule: rule.judge(sampled) for rule in in_force(side.policy, Arity.SUBJECT, side.arity)}
    of_other = [answer for answer in answers.values() if answer.shape[0] == 1]
    of_person = [rule for rule, answer in answers.items() if answer.shape[0] > 1 and answer.shape[1] == 1]
    of_both = [rule for rule, answer in answers.items() if min(answer.shape) > 1]
    everybody = side.grid(subjects)
    person = _worst((rule.judge(everybody) for rule in of_person), (len(subjects), 1))
    other = _worst(of_other, (1, len(side.others)))
    person_rows, other_rows = np.flatnonzero(person >= 0), np.flatnonzero(other >= 0)
    people, others = subjects.take(person_rows), side.others.take(other_rows)
    return _Work(
        side=side,
        people=people,
        people_down=people.spread(0, 2),
        others=others,
        others_across=others.spread(1, 2),
        person_rows=person_rows.astype(np.int32),
        other_rows=other_rows.astype(np.int32),
        person_verdict=person[person_rows],
        other_verdict=other[:, other_rows],
        rules=tuple(sorted(of_both, key=lambda rule: (rule in _LAST, -_share_refused(answers[rule])))),
    )


def _worst(answers: Iterable[Verdicts], shape: tuple[int, int]) -> Verdicts:
    worst = np.ones(shape, dtype=np.int8)
    for answer in answers:
        np.minimum(worst, answer, out=worst)
    return worst


def _share_refused(verdicts: Verdicts) -> float:
    return np.count_nonzero(verdicts == Verdict.REFUSED) / verdicts.size


def _side_by_side(
    work: Callable[[NDArray[np.int64]], Pairs], blocks: Iterable[NDArray[np.int64]], threads: int
) -> Iterator[Pairs]:
    """In order, never more than a few blocks ahead of the reader."""
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[Pairs]] = deque()
        for block in blocks:
            waiting.append(pool.submit(work, block))
            if len(waiting) > 2 * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _of_block(work: _Work[Others], block: NDArray[np.int64]) -> Pairs:
    worst, later = _over_the_grid(work, block)
    left = np.flatnonzero(worst >= 0)
    verdict = worst.ravel()[left]
    some, others = np.divmod(left, worst.shape[1])
    for rule in later:
        verdict = np.minimum(verdict, rule.judge(_rows(work, block, some, others)))
        kept = np.flatnonzero(verdict >= 0)
        if len(kept) < MANY * len(verdict) or rule is later[-1]:
            some, others, verdict = some[kept], others[kept], verdict[kept]
    points = points_of(work.side.arity, _rows(work, block, some, others), some.shape)
    return Pairs(subject=work.person_rows[block[some]], other=work.other_rows[others], verdict=verdict, points=points)


def _over_the_grid(work: _Work[Others], block: NDArray[np.int64]) -> tuple[Verdicts, list[Rule]]:
    """What the first rules say of every pair, and the rules that are still to be asked."""
    case = work.side.case(gathered(work.people_down, block), work.others_across)
    worst = np.minimum(work.person_verdict[block], work.other_verdict)
    later = list(work.rules)
    while later and (worst.size == 0 or np.count_nonzero(worst >= 0) >= FEW * worst.size):
        np.minimum(worst, later.pop(0).judge(case), out=worst)
    return worst, later


def _rows(work: _Work[Others], block: NDArray[np.int64], some: Positions, others: Positions) -> Case:
    """Single pairs of a block; where it holds one person, that one stands for all of them."""
    people = block if len(block) == 1 else block[some]
    return work.side.case(gathered(work.people, people), gathered(work.others, others))
