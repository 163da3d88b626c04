"""What could be changed so that a rule says yes: which field, by whom, with what effort, and how little is enough."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Case
from matcher.domain.pools import Column, Pool
from matcher.domain.term import Term
from matcher.domain.text import Text
from matcher.eligibility.evidence import Unit

NO_CHANGE = -3
"""No value of the field makes the rule say yes; age, offence and the passing of time are never changes."""

AnyPool = TypeVar("AnyPool", bound=Pool)
Written = Callable[[Pool, Column], Mapping[str, Column]]
"""The columns of a pool with values written into them; rows of `NO_CHANGE` stay as they are."""


class Side(StrEnum):
    """Whose record is changed."""

    PERSON = "person"
    OPENING = "opening"
    UNIT = "unit"


class Mover(Term):
    """変えられる人・機関: who can make a change."""

    PERSON = "person", "本人（面接で確認）", "the person, at an interview"
    COORDINATOR = "coordinator", "コーディネーター", "the coordinator"
    EMPLOYER = "employer", "雇用主", "the employer"
    LANDLORD = "landlord", "貸主・施設", "the landlord or facility"
    HOUSING_SUPPORT = "housing_support", "居住支援法人", "a housing support corporation"
    WELFARE_OFFICE = "welfare_office", "本人の申請と福祉事務所", "the person's application and the welfare office"
    PROBATION_OFFICE = (
        "probation_office",
        "本人の申出と保護観察所",
        "the person's application and the probation office",
    )
    EMPLOYMENT_SUPPORT = "employment_support", "就労支援事業者機構", "the employment support organisation"
    SAFETY_COMMISSION = "safety_commission", "本人と公安委員会", "the person and the public safety commission"
    TRAINER = "trainer", "本人（講習・試験）", "the person, by a course or examination"
    PUBLIC_DESK = (
        "public_desk",
        "本人の申出と市町村などの窓口",
        "the person's application and the municipal or prefectural desk",
    )


class Effort(Term):
    """手間, from the least up."""

    ASK = "ask", "尋ねる・確かめる", "asking"
    PAPER = "paper", "手続をする", "an application"
    AGREEMENT = "agreement", "相手の了承を得る", "somebody's agreement"
    COST = "cost", "時間か費用をかける", "time or money"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that may be changed. `least(case)` gives, over the broadcast shape of the case, the value to try."""

    name: str
    """Stable; changes of one name differ in nothing but how little is enough."""
    side: Side
    mover: Mover
    effort: Effort
    label: Text
    """What is done, with `{value}` where the value has to be told."""
    unit: Unit | None = None
    words: type[Term] | None = None
    step: int
    """1 where the value has to rise, -1 where it has to fall, 0 where a member is added to a set."""
    least: Callable[[Case], Column]
    written: Written


def needed(judge: Callable[[Case], Column], change: Change, case: Case) -> NDArray[np.int64]:
    """The least value with which a rule says yes to each row of a case that it does not say yes to; or `NO_CHANGE`.

    Every value is tried on the rule itself, so that none is promised that does not hold.
    """
    verdict, value = judge(case), change.least(case)
    if not (value != NO_CHANGE).any():
        return np.full(np.broadcast_shapes(verdict.shape, value.shape), NO_CHANGE, dtype=np.int64)
    held = judge(applied(change, case, value))
    helps = (verdict != 1) & (value != NO_CHANGE) & (held == 1)
    return np.where(helps, value, NO_CHANGE).astype(np.int64)


def applied(change: Change, case: Case, values: Column) -> Case:
    """The same case with values written into the records of the change's side."""
    if change.side is Side.PERSON:
        return replace(case, subjects=changed(change, case.subjects, values))
    if change.side is Side.OPENING:
        return replace(case, openings=changed(change, case.openings, values))
    return replace(case, units=changed(change, case.units, values))


class Writing(Protocol):
    """What knows how a value is written into the columns of a pool: a change, or the answer to a question."""

    @property
    def written(self) -> Written: ...


def changed(change: Writing, pool: AnyPool, values: Column) -> AnyPool:
    """The same records with values written into them, one for each row."""
    columns: dict[str, Any] = dict(change.written(pool, values))
    return replace(pool, **columns)


def into(field: str) -> Written:
    """Writes values into one column."""

    def written(pool: Pool, values: Column) -> Mapping[str, Column]:
        return {field: np.where(values == NO_CHANGE, getattr(pool, field), values)}

    return written


def added_to(field: str) -> Written:
    """Adds values to the lists of one column."""

    def written(pool: Pool, values: Column) -> Mapping[str, Column]:
        held: Column = getattr(pool, field)
        wide = np.broadcast_shapes(np.shape(values), held.shape[:-1])
        added = np.broadcast_to(np.where(values == NO_CHANGE, held[..., 0], values), wide)
        return {field: np.concatenate([np.broadcast_to(held, (*wide, held.shape[-1])), added[..., None]], axis=-1)}

    return written


def where(condition: Column, value: Column | int) -> NDArray[np.int64]:
    """The value where the condition holds, `NO_CHANGE` elsewhere."""
    return np.where(condition, value, NO_CHANGE).astype(np.int64)
