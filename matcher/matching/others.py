"""What a change that is made for one person would do for everybody else, without a solver."""

from dataclasses import replace

import numpy as np

from matcher.assignment.enumerate import bundles_of
from matcher.assignment.problem import NONE, Bundles
from matcher.eligibility.change import Side, changed
from matcher.matching.certain import Outlook, outlook
from matcher.matching.inputs import Inputs
from matcher.matching.problem import problem_of
from matcher.matching.unblock import Unblocking


def others_gaining(inputs: Inputs, subject: int, found: tuple[Unblocking, ...]) -> tuple[int, ...]:
    """For each change: how many other people it gives a new plan as well. A change of the person's own gives nobody."""
    if not any(one.record is not None for one in found):
        return (0,) * len(found)
    others = [row for row in range(len(inputs.subjects)) if row != subject]
    problem = problem_of(inputs)
    before = {row: outlook(bundles_of(problem, row)) for row in others}
    return tuple(_gaining(inputs, before, one) for one in found)


def _gaining(inputs: Inputs, before: dict[int, Outlook], one: Unblocking) -> int:
    """Only bundles with the changed record can be new."""
    if one.record is None or not before:
        return 0
    rows, value = np.array(list(before)), np.array([one.value])
    people = inputs.subjects.take(rows)
    if one.change.side is Side.OPENING:
        only = replace(inputs, subjects=people, openings=changed(one.change, inputs.openings.take([one.record]), value))
    else:
        only = replace(inputs, subjects=people, units=changed(one.change, inputs.units.take([one.record]), value))
    problem = problem_of(only)
    return sum(
        bool(outlook(_in_place(bundles_of(problem, number), one)).gained_over(before[row]))
        for number, row in enumerate(before)
    )


def _in_place(bundles: Bundles, one: Unblocking) -> Bundles:
    """The bundles of the one changed record, with the row that it has among all; those without it say nothing new."""
    side = bundles.opening if one.change.side is Side.OPENING else bundles.unit
    with_it = bundles.take(np.flatnonzero(side != NONE))
    row = np.full(len(with_it), one.record, dtype=np.int64)
    return replace(with_it, opening=row) if one.change.side is Side.OPENING else replace(with_it, unit=row)
