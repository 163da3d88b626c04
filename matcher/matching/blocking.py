"""Which rules stand between one person and each job, home and pair, and which values of a field would satisfy them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Arity, Case, grid, opening_grid, unit_grid
from matcher.domain.no_offer import no_opening, no_unit
from matcher.domain.pools import Column
from matcher.eligibility.catalogue import in_force
from matcher.eligibility.change import NO_CHANGE, Change, Side, needed
from matcher.eligibility.rule import Rule
from matcher.matching.inputs import Inputs

Grid = NDArray[np.int64]
"""(openings + 1, units + 1): the last row and column stand for having no opening and no unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """How many rules do not say yes to each pair, and what each change would answer."""

    count: Grid
    """Rules that refuse or question the pair."""
    answered: Mapping[str, Grid]
    """By name of a change: how many of them it would make say yes."""
    values: Mapping[str, Grid]
    """By name of a change: the value that satisfies all of those, or `NO_CHANGE`."""
    changes: tuple[Change, ...]
    """Those that would answer something, in catalogue order."""


def blocked(alone: Inputs) -> Blocked:
    """Every rule in force of a person alone against every opening, unit and pair. `alone` holds that one subject."""
    shape = (len(alone.openings) + 1, len(alone.units) + 1)
    count, answered, values = np.zeros(shape, dtype=np.int64), dict[str, Grid](), dict[str, Grid]()
    changes: dict[str, Change] = {}
    for rule in in_force(alone.setting.policy, *Arity):
        case = _case(alone, rule.arity)
        count += _laid_out(rule.judge(case) != 1, rule.arity, shape, blank=0)
        for change, least in _offers(rule, case):
            value = _laid_out(least, rule.arity, shape, blank=NO_CHANGE)
            changes[change.name] = change
            answered[change.name] = answered.get(change.name, 0) + (value != NO_CHANGE)
            values[change.name] = _further(change, values.get(change.name), value)
    return Blocked(count=count, answered=answered, values=values, changes=tuple(changes.values()))


def values_to_try(refusals: Blocked, change: Change) -> list[tuple[int, ...]]:
    """For each record of the change's side: the values that alone would open some pair, the least change first."""
    value = refusals.values[change.name]
    alone = (refusals.answered[change.name] == refusals.count) & (value != NO_CHANGE)
    held = np.where(alone, value, NO_CHANGE)
    if change.side is Side.PERSON:
        return [_least_first(change, held)]
    rows = held[:-1] if change.side is Side.OPENING else held.T[:-1]
    return [_least_first(change, row) for row in rows]


def _least_first(change: Change, values: Column) -> tuple[int, ...]:
    distinct = np.unique(values[values != NO_CHANGE]).tolist()
    return tuple(reversed(distinct)) if change.step < 0 else tuple(distinct)


def _case(alone: Inputs, arity: Arity) -> Case:
    if arity is Arity.JOINT:
        openings, units = alone.openings.joined(no_opening()), alone.units.joined(no_unit())
        return grid(alone.subjects, openings, units, alone.setting)
    spread = unit_grid if arity is Arity.SUBJECT_UNIT else opening_grid
    return spread(alone.subjects, alone.openings, alone.units, alone.setting)


def _offers(rule: Rule, case: Case) -> list[tuple[Change, Grid]]:
    offers = [(change, needed(rule.judge, change, case)) for change in rule.changes]
    return [(change, least) for change, least in offers if (least != NO_CHANGE).any()]


def _laid_out(column: Column, arity: Arity, shape: tuple[int, int], *, blank: int) -> Grid:
    """A rule's answers over the pairs; a rule about a job says nothing of having none, and so for homes."""
    if arity is Arity.JOINT:
        whole: Grid = np.broadcast_to(column, (1, *shape))[0].astype(np.int64)
        return whole
    if arity is Arity.SUBJECT:
        return np.broadcast_to(column, (1, 1)).astype(np.int64)
    length = shape[1] - 1 if arity is Arity.SUBJECT_UNIT else shape[0] - 1
    padded = np.append(np.broadcast_to(column, (1, length))[0], blank).astype(np.int64)
    return padded[None, :] if arity is Arity.SUBJECT_UNIT else padded[:, None]


def _further(change: Change, first: Grid | None, second: Grid) -> Grid:
    """Of two values for one field the one that satisfies both rules."""
    if first is None:
        return second
    better: Grid = np.minimum(first, second) if change.step < 0 else np.maximum(first, second)
    held: Grid = np.where(first == NO_CHANGE, second, np.where(second == NO_CHANGE, first, better))
    return held
