"""What it costs to choose a bundle that the plan does not hold: the best plan with it, found from the plan's prices.

The bundle is made worth so much more that no plan without it is better. Prices, losses and the simplex method's basis
are those of the plan that stands; what changes is little, so that they come to rest again after a few steps.
"""

from dataclasses import dataclass, replace

import numpy as np

from matcher.assignment.candidates import Candidates
from matcher.assignment.closing import closed
from matcher.assignment.engine import NOT_TAKEN, Basis
from matcher.assignment.losses import Losses
from matcher.assignment.prices import SCALE, Stage, plan_value
from matcher.assignment.pricing import basis_of, improved, judged
from matcher.assignment.problem import Rows
from matcher.assignment.search import greedy_plan
from matcher.assignment.standing import Standing

COLUMNS = 6
"""Bundles a subject in the linear program that is kept."""
ASSUMED = 50
"""Bundles a subject that are looked at first: so many lose little enough to stand in most plans."""
NODES = 2_000
"""Of the searches of one level, as long as a person waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """Where the linear program of one level came to rest."""

    columns: Rows
    """Positions of candidates, ascending."""
    basis: Basis | None
    """None where the engine gave up: then it begins from nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warm:
    """A plan that stands, with all that is kept in order to weigh one override after another."""

    standing: Standing
    begins: tuple[Begin, ...]
    """By level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """The best plan with a bundle."""

    chosen: Rows
    """Rows of the packing, ascending; the fixed ones among them."""
    lost: tuple[int, ...]
    """By level: the value of the plan that stands less that of this one. After the first that is above 0, any sign."""
    proved: bool
    """Whether no plan with the bundle is better; else `lost` may be more than it costs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """The best plan with the bundle so far, and what some plan as good may hold; both as positions, ascending."""

    plan: Rows
    left: Rows
    proved: bool = True


def warmed(standing: Standing) -> Warm:
    """Solve the linear program of each level near its prices once, to have where to begin."""
    return Warm(standing=standing, begins=tuple(_begin(standing, number) for number in range(len(standing.levels))))


def overridden(warm: Warm, row: int, nodes: int = NODES) -> Override:
    """The best plan with the bundle at `row` of the packing, the others free to move.

    Raises `ValueError` where the bundle stands in no plan.
    """
    standing = warm.standing
    position, candidates = standing.position_of(row), standing.candidates
    if position is None or (position in standing.plan and standing.proved):
        state = _State(plan=standing.plan, left=standing.plan, proved=standing.proved)
    else:
        state = _State(plan=_made_room(warm, position), left=np.arange(len(candidates)))
        for number in range(len(standing.levels)):
            state = _solved(warm, number, position, state, nodes)
    return Override(
        chosen=np.sort(np.concatenate([candidates.row[state.plan], standing.packing.fixed])),
        lost=tuple(
            level.value - plan_value(candidates, state.plan, number) for number, level in enumerate(standing.levels)
        ),
        proved=state.proved,
    )


def _begin(standing: Standing, number: int) -> Begin:
    level, last = standing.levels[number], standing.levels[-1]
    lost, lost_last = (each.losses.bundle.astype(np.float64) for each in (level, last))
    near = np.lexsort((lost_last, lost))[: COLUMNS * standing.candidates.places.subjects]
    columns = np.union1d(near, standing.plan)
    return Begin(columns=columns, basis=basis_of(standing.candidates, level.stage, columns))


def _made_room(warm: Warm, position: int) -> Rows:
    """The plan with the bundle, without what no longer fits, and with what fits instead: a plan to begin with."""
    standing, near = warm.standing, warm.begins[-1].columns
    by_loss = near[np.argsort(standing.levels[-1].losses.bundle[near].astype(np.float64), kind="stable")]
    return greedy_plan(standing.candidates, np.concatenate([[position], standing.plan, by_loss]))


def _solved(warm: Warm, number: int, position: int, state: _State, nodes: int) -> _State:
    """One level: first among what loses little, then among all that may matter, as the plan found so far tells."""
    level = warm.standing.levels[number]
    lost = level.losses.bundle[state.left]
    enough = ASSUMED * warm.standing.candidates.places.subjects
    spare = _spare(warm.standing, number, position, state.plan)
    if enough < len(lost):
        spare = min(spare, int(np.partition(lost, enough)[enough]))
    while True:
        some = np.concatenate([state.left[lost <= spare], warm.begins[number].columns, state.plan, [position]])
        found = _solved_among(warm, number, position, replace(state, left=np.unique(some)), nodes)
        needed = _spare(warm.standing, number, position, found.plan)
        if needed <= spare:
            return found
        spare, state = needed, replace(state, plan=found.plan)


def _spare(standing: Standing, number: int, position: int, plan: Rows) -> int:
    """The most that all other choices of a plan with the bundle can lose together if it is as good as `plan`."""
    level, candidates = standing.levels[number], standing.candidates
    reached = [plan_value(candidates, plan, each) for each in range(number + 1)]
    eased = sum(
        price * (least - value)
        for price, least, value in zip(level.prices.floor, level.stage.floors, reached, strict=False)
    )
    return level.bound + eased - int(level.losses.bundle[position]) - reached[number] * SCALE


def _solved_among(warm: Warm, number: int, position: int, state: _State, nodes: int) -> _State:
    """The best plan of one level among `left`."""
    level, some = warm.standing.levels[number], warm.standing.candidates.take(state.left)
    plan, here = np.searchsorted(state.left, state.plan), int(np.searchsorted(state.left, position))
    stage = Stage(level=number, floors=tuple(plan_value(some, plan, before) for before in range(number)))
    missed = _spare(warm.standing, number, position, state.plan) + int(level.losses.bundle[position])
    forced = _forced(some, stage, here, missed)
    columns, basis = _entering(warm.begins[number], state, position)
    priced = improved(forced, stage, judged(forced, stage, level.prices, columns), columns, basis)
    reached = closed(forced, stage, priced, plan, nodes)
    losses = Losses.at(forced, stage, priced.prices).bundle
    return _State(
        plan=state.left[reached.plan],
        left=state.left[losses <= priced.bound - reached.value * SCALE],
        proved=state.proved and reached.value == reached.bound,
    )


def _forced(candidates: Candidates, stage: Stage, position: int, missed: int) -> Candidates:
    """With one bundle worth so much more that a plan without it, at most `missed` better, is worse."""
    values = candidates.values.copy()
    most = 2 * int(np.abs(values[stage.level]).max(initial=0)) * candidates.places.subjects
    values[stage.level, position] += min(missed // SCALE, most) + 1
    return replace(candidates, values=values)


def _entering(begin: Begin, state: _State, position: int) -> tuple[Rows, Basis | None]:
    """Columns of the first linear program, as positions among `left`, and its basis: what is new is not taken there."""
    added = np.setdiff1d(np.append(state.plan, position), begin.columns)
    columns = np.concatenate([begin.columns, added])
    order = np.argsort(columns)
    basis = begin.basis
    if basis is not None:
        status = np.concatenate([basis.column, np.full(len(added), NOT_TAKEN)])
        basis = replace(basis, column=status[order])
    return np.searchsorted(state.left, columns[order]), basis
