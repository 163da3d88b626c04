"""Tomorrow's people: who will need a home or an opening that cannot be held for them yet. Advice, off by default.

The plan holds nothing for somebody whose release is too far off (rules H22a and H22b): a bed kept empty for tomorrow
helps nobody today. Where the policy looks ahead, everybody is planned once more as if all that is free could be held,
and what is scarce then is told with the release days of those who need it. It loads the solver, so it belongs to a
command or a worker.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.assignment.enumerate import all_bundles, worth
from matcher.assignment.packing import Packing
from matcher.assignment.problem import WHOLE, Bundles, Problem, Rows
from matcher.assignment.scarcity import Scarcity, scarcity_of
from matcher.assignment.solve import packing_of
from matcher.domain.case import opening_grid, unit_grid
from matcher.domain.objectives import Objective
from matcher.domain.policy import FULL_SCORE
from matcher.domain.pools import Pool
from matcher.eligibility.admission import HOME_CAN_BE_HELD
from matcher.eligibility.evidence import Verdict
from matcher.eligibility.vacancy import OPENING_CAN_BE_HELD
from matcher.matching.inputs import Inputs
from matcher.matching.problem import problem_of

HOLDING = (OPENING_CAN_BE_HELD, HOME_CAN_BE_HELD)
Bools = NDArray[np.bool_]
Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeededLater:
    """A scarce home or opening, and those who need it and for whom it cannot be held yet."""

    code: str
    people: tuple[tuple[str, int], ...]
    """Code and release day of each, in order of the codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What is needed later too, by code."""

    openings: tuple[NeededLater, ...] = ()
    units: tuple[NeededLater, ...] = ()


def ahead(inputs: Inputs) -> Ahead:
    """What those will need whose release is at most `look_ahead_days` off; nothing where the policy does not look."""
    setting = inputs.setting
    off = inputs.subjects.release_day - setting.today
    near = np.flatnonzero(off <= setting.policy.look_ahead_days)
    if setting.policy.look_ahead_days == 0 or len(near) == 0:
        return Ahead()
    people = replace(inputs, subjects=inputs.subjects.take(near))
    early_openings, early_units = _too_early(people)
    if not (early_openings.any() or early_units.any()):
        return Ahead()
    problem = problem_of(_as_if_held(people))
    # A place is needed where without it somebody would get less help; fewer points are no need.
    scarce = scarcity_of(_in_one_level(problem, all_bundles(problem)), _step(problem))
    return _told(people, scarce, early_openings, early_units)


def _too_early(inputs: Inputs) -> tuple[Bools, Bools]:
    """(s, o) and (s, u): what is free, but cannot be held until that person's release; a rule that is off says no."""
    pools = (inputs.subjects, inputs.openings, inputs.units, inputs.setting)
    grids, sizes = (opening_grid(*pools), unit_grid(*pools)), (len(inputs.openings), len(inputs.units))
    first, second = (
        np.broadcast_to(rule.judge(grid) == Verdict.UNKNOWN, (len(inputs.subjects), size))
        & (rule.name not in inputs.setting.policy.rules_off)
        for rule, grid, size in zip(HOLDING, grids, sizes, strict=True)
    )
    return first, second


def _as_if_held(inputs: Inputs) -> Inputs:
    policy = inputs.setting.policy
    off = tuple(sorted({*policy.rules_off, *(rule.name for rule in HOLDING)}))
    return replace(inputs, setting=replace(inputs.setting, policy=replace(policy, rules_off=off)))


def _in_one_level(problem: Problem, bundles: Bundles) -> Packing:
    """People before points: one step of help outweighs the points of everybody together."""
    packing = packing_of(problem, bundles)
    placed, helped, points = (
        worth(problem, bundles, objective) for objective in (Objective.PLACED, Objective.HELPED, Objective.POINTS)
    )
    value: Rows = (placed * WHOLE + helped) * _step(problem) + points
    return replace(packing, values=(value,))


def _step(problem: Problem) -> int:
    """More than the points of everybody together."""
    return len(problem.priority) * FULL_SCORE + 1


def _told(inputs: Inputs, scarce: Scarcity, early_openings: Bools, early_units: Bools) -> Ahead:
    return Ahead(
        openings=tuple(_by_place(inputs, inputs.openings, scarce.openings, early_openings)),
        units=tuple(_by_place(inputs, inputs.units, scarce.units, early_units)),
    )


def _by_place(inputs: Inputs, pool: Pool, wanted: Pairs, early: Bools) -> Iterator[NeededLater]:
    later: dict[int, list[int]] = {}
    for subject, place in wanted:
        if early[subject, place]:
            later.setdefault(place, []).append(subject)
    for place, subjects in later.items():
        people = inputs.subjects.take(subjects)
        named = zip(people.code.tolist(), people.release_day.tolist(), strict=True)
        yield NeededLater(code=str(pool.code[place]), people=tuple(sorted(named)))
