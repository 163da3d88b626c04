"""What would unblock: the least single change that gives a person a plan, or a better one, and what others gain."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.domain.pools import Column
from matcher.eligibility.change import NO_CHANGE, Change, Side, changed
from matcher.matching.blocking import Blocked, blocked, values_to_try
from matcher.matching.certain import Outlook, Pair, Standing, outlook_of
from matcher.matching.inputs import Inputs

MOST_ROUNDS = 12
"""How many values of one field are tried before it is given up (assumed)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unblocking:
    """One change, and what ranking the person again with it gives."""

    change: Change
    record: int | None
    """Row of the opening or unit that is changed; None where it is the person's own."""
    value: int
    """The least value of the field that does it."""
    gained: Mapping[Pair, Standing]
    """New bundles with nothing unknown that help at least as much as the best one did; never empty."""
    before: Standing
    """The person's best bundle without the change."""

    @property
    def best(self) -> Standing:
        """The best of what is new."""
        return max(self.gained.values())

    @property
    def is_better(self) -> bool:
        """Whether the best of what is new stands before all that the person has."""
        return self.best > self.before


def unblock(inputs: Inputs, subject: int) -> tuple[Unblocking, ...]:
    """Every single change that gives one person a new plan: least effort first, then what gives most.

    Found by applying it to the records and evaluating every rule and criterion again.
    """
    before, alone = outlook_of(inputs, subject), replace(inputs, subjects=inputs.subjects.take([subject]))
    refusals = blocked(alone)
    found = [one for change in refusals.changes for one in _tried(alone, before, refusals, change)]
    return tuple(sorted(found, key=_order))


def with_change(inputs: Inputs, subject: int, change: Change, values: Column) -> Inputs:
    """The same records after a change; `values` has one row for each record of its side, `NO_CHANGE` where none."""
    if change.side is Side.OPENING:
        return replace(inputs, openings=changed(change, inputs.openings, values))
    if change.side is Side.UNIT:
        return replace(inputs, units=changed(change, inputs.units, values))
    mine = np.full(len(inputs.subjects), NO_CHANGE, dtype=np.int64)
    mine[subject] = values[0]
    return replace(inputs, subjects=changed(change, inputs.subjects, mine))


def _order(one: Unblocking) -> tuple[int, int, int, int, int, str, int, int]:
    better, helps = -int(one.is_better), -one.best[0]
    return (
        one.change.effort.number,
        better,
        helps,
        -len(one.gained),
        -one.best[1],
        one.change.name,
        -1 if one.record is None else one.record,
        one.value,
    )


def _tried(alone: Inputs, before: Outlook, refusals: Blocked, change: Change) -> Iterator[Unblocking]:
    """Round by round the next value of every record at once: a bundle has one job and one home, so none interferes."""
    waiting = values_to_try(refusals, change)
    for _ in range(MOST_ROUNDS):
        values = np.array([each[0] if each else NO_CHANGE for each in waiting], dtype=np.int64)
        if (values == NO_CHANGE).all():
            return
        done = set[int]()
        for one in _round(alone, before, change, values):
            yield one
            done.add(0 if one.record is None else one.record)
        is_least_enough = change.step != 0
        waiting = [() if is_least_enough and record in done else each[1:] for record, each in enumerate(waiting)]


def _round(alone: Inputs, before: Outlook, change: Change, values: NDArray[np.int64]) -> Iterator[Unblocking]:
    after = outlook_of(with_change(alone, 0, change, values), 0)
    by_record: dict[int | None, dict[Pair, Standing]] = {}
    for pair, standing in after.gained_over(before).items():
        by_record.setdefault(_record(change, pair), {})[pair] = standing
    kept = max((after.certain[pair] for pair in before.certain if pair in after.certain), default=before.best)
    for record, gained in by_record.items():
        value = int(values[0 if record is None else record])
        if value != NO_CHANGE:
            yield Unblocking(
                change=change,
                record=record,
                value=value,
                gained=gained,
                before=kept if record is None else before.best,
            )


def _record(change: Change, pair: Pair) -> int | None:
    if change.side is Side.PERSON:
        return None
    return pair[0] if change.side is Side.OPENING else pair[1]
