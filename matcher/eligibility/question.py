"""A fact that may not be known: whose it is, when it is open, and which answers there are to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Case
from matcher.domain.pools import Column, Pool, known
from matcher.domain.routes import Routes
from matcher.domain.term import Term, bits_of
from matcher.domain.text import Text
from matcher.eligibility.change import NO_CHANGE, Mover, Side, Written, into

ANSWERED_BY = {Side.PERSON: Mover.PERSON, Side.OPENING: Mover.EMPLOYER, Side.UNIT: Mover.LANDLORD}
"""By side: who knows its records, where nothing else is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One fact. `answers` are values to try, among them the best and the worst that can be heard."""

    name: str
    """Stable, unique among all questions."""
    side: Side
    whom: Mover
    """Who can answer."""
    label: Text
    is_open: Callable[[Case], NDArray[np.bool_]]
    """Over one axis: which records of the side have to be asked. `case` holds one person and whole pools."""
    answers: Callable[[Case], tuple[int, ...]]
    written: Written
    routes: Callable[[Case, Column], Routes] | None = None
    """The declared ways with an answer, where it is about those and stands in no column."""


def column_of(side: Side, case: Case, field: str) -> Column:
    """A column of a side's pool."""
    pools: dict[Side, Pool] = {Side.PERSON: case.subjects, Side.OPENING: case.openings, Side.UNIT: case.units}
    column: Column = getattr(pools[side], field)
    return column


def one_of(side: Side, field: str, words: type[Term], label: Text, *, undecided: tuple[Term, ...] = ()) -> Question:
    """A word of a set; `undecided` words leave it open, and are no answer."""
    left = [word.number for word in undecided]
    answers = tuple(word.number for word in words if word not in undecided)

    def is_open(case: Case) -> NDArray[np.bool_]:
        column = column_of(side, case, field)
        return ~known(column) | np.isin(column, left)

    return _question(side, field, label, is_open, answers)


def yes_or_no(side: Side, field: str, label: Text) -> Question:
    """A fact that holds or does not."""
    return _question(side, field, label, _unknown(side, field), (0, 1))


def amount(side: Side, field: str, label: Text, *, least: int, most: int) -> Question:
    """A number, of which the two ends are tried."""
    return _question(side, field, label, _unknown(side, field), (least, most))


def several_of(side: Side, field: str, words: type[Term], label: Text) -> Question:
    """Members of a set, of which none and all are tried."""
    return _question(side, field, label, _unknown(side, field), (0, bits_of(words)))


def _unknown(side: Side, field: str) -> Callable[[Case], NDArray[np.bool_]]:
    return lambda case: ~known(column_of(side, case, field))


def _question(
    side: Side, field: str, label: Text, is_open: Callable[[Case], NDArray[np.bool_]], answers: tuple[int, ...]
) -> Question:
    return Question(
        name=f"{side.value}_{field}",
        side=side,
        whom=ANSWERED_BY[side],
        label=label,
        is_open=is_open,
        answers=lambda _: answers,
        written=into(field),
    )


def asked_of(whom: Mover, question: Question) -> Question:
    """The same question to somebody else."""
    return replace(question, whom=whom)


def where_it_counts(concerned: Callable[[Case], Column], question: Question) -> Question:
    """The same question, of those records alone whose answer a rule asks for."""

    def is_open(case: Case) -> NDArray[np.bool_]:
        unknown_there: NDArray[np.bool_] = question.is_open(case) & concerned(case)
        return unknown_there

    return replace(question, is_open=is_open)


def value_or_gone(kept: str, gone: str, value: int) -> Callable[[Pool, Column], Mapping[str, Column]]:
    """Writes the value into one column whatever is answered, and after a no 0 into the other: it is not to be had."""

    def written(pool: Pool, values: Column) -> Mapping[str, Column]:
        asked = values != NO_CHANGE
        return {
            kept: np.where(asked, value, getattr(pool, kept)),
            gone: np.where(values == 0, 0, getattr(pool, gone)),
        }

    return written
