"""Which rules stand between one person and each job, home and pair, and which values of a field would satisfy them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Arity, Case, grid, opening_grid, unit_grid
from matcher.domain.no_offer import no_opening, no_unit
from matcher.domain.pools import Column
from matcher.domain.rows import Positions
from matcher.eligibility.catalogue import in_force
from matcher.eligibility.change import NO_CHANGE, Change, Side, needed
from matcher.eligibility.rule import Rule
from matcher.matching.inputs import Inputs

Grid = NDArray[np.int64]
"""(openings + 1, units + 1): the last row and column stand for having no opening and no unit."""


Sides = tuple[Positions, Positions]
"""Rows and columns of such a grid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """How many rules do not say yes to each pair, and what each change would answer."""

    count: Grid
    """Rules that refuse or question the pair; of a pair that no single change opens, not all are counted."""
    answered: Mapping[str, Grid]
    """By name of a change: how many of them it would make say yes."""
    values: Mapping[str, Grid]
    """By name of a change: the value that satisfies all of those, or `NO_CHANGE`."""
    changes: tuple[Change, ...]
    """Those that would answer something, in catalogue order."""


def blocked(alone: Inputs) -> Blocked:
    """Every rule in force of a person alone against every opening, unit and pair. `alone` holds that one subject.

    Rules about one side go first: a pair of which one side needs more than one change is not looked at as a pair.
    """
    shape = (len(alone.openings) + 1, len(alone.units) + 1)
    count, answered, values = np.zeros(shape, dtype=np.int64), dict[str, Grid](), dict[str, Grid]()
    changes: dict[str, Change] = {}
    for arity in Arity:
        pairs = _within_reach(count, answered)
        case = _case(alone, arity, pairs)
        for rule in in_force(alone.setting.policy, arity):
            count += _laid_out(rule.judge(case) != 1, arity, shape, pairs, blank=0)
            for change, least in _offers(rule, case):
                value = _laid_out(least, arity, shape, pairs, blank=NO_CHANGE)
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
    some = (rows != NO_CHANGE).any(axis=1).tolist()
    return [_least_first(change, row) if any_held else () for row, any_held in zip(rows, some, strict=True)]


def _least_first(change: Change, values: Column) -> tuple[int, ...]:
    distinct = np.unique(values[values != NO_CHANGE]).tolist()
    return tuple(reversed(distinct)) if change.step < 0 else tuple(distinct)


def _within_reach(count: Grid, answered: Mapping[str, Grid]) -> Sides:
    """The openings and the units, none included, at which one change answers all that was counted of them alone."""
    rows, columns = count[:, -1], count[-1]
    by_row = [np.broadcast_to(each[:, -1], rows.shape) for each in answered.values()]
    by_column = [np.broadcast_to(each[-1], columns.shape) for each in answered.values()]
    return (
        np.flatnonzero(np.max(by_row, axis=0, initial=0) >= rows),
        np.flatnonzero(np.max(by_column, axis=0, initial=0) >= columns),
    )


def _case(alone: Inputs, arity: Arity, pairs: Sides) -> Case:
    if arity is Arity.JOINT:
        openings, units = alone.openings.joined(no_opening()), alone.units.joined(no_unit())
        return grid(alone.subjects, openings.take(pairs[0]), units.take(pairs[1]), alone.setting)
    spread = unit_grid if arity is Arity.SUBJECT_UNIT else opening_grid
    return spread(alone.subjects, alone.openings, alone.units, alone.setting)


def _offers(rule: Rule, case: Case) -> list[tuple[Change, Grid]]:
    offers = [(change, needed(rule.judge, change, case)) for change in rule.changes]
    return [(change, least) for change, least in offers if (least != NO_CHANGE).any()]


def _laid_out(column: Column, arity: Arity, shape: tuple[int, int], pairs: Sides, *, blank: int) -> Grid:
    """A rule's answers over the pairs; a rule about a job says nothing of having none, and so for homes."""
    if arity is Arity.JOINT:
        whole: Grid = np.full(shape, blank, dtype=np.int64)
        whole[np.ix_(*pairs)] = np.broadcast_to(column, (1, *map(len, pairs)))[0]
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
