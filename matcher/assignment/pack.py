"""The best plan of a packing, level after level, each with a bound that its prices or a finished search prove."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.assignment.candidates import Candidates, candidates_of, worth_taking
from matcher.assignment.flow import flowing, is_flow
from matcher.assignment.lifting import lifted
from matcher.assignment.losses import Losses
from matcher.assignment.packing import Packing
from matcher.assignment.prices import (
    SCALE,
    Prices,
    Stage,
    best_of_each,
    bound_of,
    most_value,
    most_worth,
    plan_value,
    reduced,
)
from matcher.assignment.pricing import Priced, Start, few_best_of, judged, prices_for
from matcher.assignment.problem import Rows, Status
from matcher.assignment.search import Effort, Reached, greedy_plan, search

Floats = NDArray[np.float64]
AGAINST = 10.0
"""How much more one unit of a level weighs at first than the greatest value of the next; prices set it right."""
FEW = 40
"""Bundles a subject from which the first plan is taken."""
QUICK = Effort(nodes=200, bundles=2_500)
"""Without a wish for a proof."""
PROVING = Effort(nodes=1_000_000, bundles=1_000_000)
STRICTLY = 36
"""Most bundles among which each counts more than all that stand behind it."""
FEW_TIES = 300
"""The same where a search closed the rest: then it takes another one."""
TIES = 2_000
"""Most bundles among which equal plans are told apart by name; among more, the order of the search decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelProof:
    """What one level reached, and what nothing exceeds that keeps the levels before it."""

    value: int
    bound: int
    searched: bool
    """Whether a finished search proves the bound; else the prices alone do."""
    prices: Prices
    """In the order of the packing, not of the candidates; what is full costs more than any bundle is worth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A plan and its proofs."""

    chosen: Rows
    """Rows of bundles, ascending; the fixed ones among them."""
    levels: tuple[LevelProof, ...]

    @property
    def status(self) -> Status:
        """Optimal where the bound of every level is reached."""
        return Status.OPTIMAL if is_met(self.levels) else Status.FEASIBLE


def pack(packing: Packing, effort: Effort = QUICK) -> Packed:
    """Solve a packing within an effort. The same packing gives the same plan, whatever stood in which row."""
    everything = candidates_of(packing)
    left = worth_taking(everything)
    candidates, prices = everything.take(left), None
    plan = _first_plan(candidates)
    start = _first_start(candidates)
    proofs: list[LevelProof] = []
    for level in range(len(packing.values)):
        stage = _stage(candidates, plan, level)
        priced, reached = _solved(candidates, stage, start, plan, effort)
        prices = lifted(everything, left, stage, priced.prices, prices)
        proofs.append(_proof(packing, everything, stage, prices, reached))
        start = _next_start(candidates, stage, priced)
        kept = _still_possible(candidates, stage, priced, reached)
        candidates, left, plan = candidates.take(kept), left[kept], np.searchsorted(kept, reached.plan)
    if len(candidates) <= (FEW_TIES if any(proof.searched for proof in proofs) else TIES) and is_met(proofs):
        plan = _told_apart(packing, candidates, plan, start, effort)
    return Packed(chosen=np.sort(np.concatenate([candidates.row[plan], packing.fixed])), levels=tuple(proofs))


def is_met(proofs: Iterable[LevelProof]) -> bool:
    """Whether every level reaches its bound."""
    return all(proof.value == proof.bound for proof in proofs)


def _first_plan(candidates: Candidates) -> Rows:
    """The best first, among the few best of each subject."""
    few = few_best_of(candidates, candidates.values[0].astype(np.float64), FEW)
    values = candidates.values[:, few]
    return greedy_plan(candidates, few[np.lexsort(tuple(-level for level in values[::-1]))])


def _stage(candidates: Candidates, plan: Rows, level: int) -> Stage:
    """A level, with what the plan gives to those before it."""
    return Stage(level=level, floors=tuple(plan_value(candidates, plan, before) for before in range(level)))


def wished_effort(*, prove: bool, nodes: int | None) -> Effort:
    """How long to search: until there is a proof, or about as long as a person waits; `nodes` in place of either."""
    effort = PROVING if prove else QUICK
    return effort if nodes is None else replace(effort, nodes=nodes)


def _solved(candidates: Candidates, stage: Stage, start: Start, plan: Rows, effort: Effort) -> tuple[Priced, Reached]:
    flowed = flowing(candidates) if is_flow(candidates) else None
    if flowed:
        plan, prices = flowed
        priced = judged(candidates, stage, prices, plan)
    else:
        priced = prices_for(candidates, stage, start, plan)
    return priced, search(candidates, stage, priced, plan, effort)


def _first_start(candidates: Candidates) -> Start:
    weights = np.zeros(len(candidates.values))
    weights[:1] = 1.0
    places = candidates.places
    return Start(weights=weights, opening=np.zeros(len(places.opening)), unit=np.zeros(len(places.unit)))


def _next_start(candidates: Candidates, stage: Stage, priced: Priced) -> Start:
    """The level done, with its prices, outweighs the next one; how much is enough, the next prices tell."""
    places, prices = candidates.places, priced.prices
    following = candidates.values[stage.level + 1 : stage.level + 2]
    many = AGAINST * max(float(np.abs(following).max(initial=1)), 1.0)
    weights = np.zeros(len(candidates.values))
    weights[: stage.level] = [many * price / SCALE for price in prices.floor]
    weights[stage.level] = many
    weights[stage.level + 1 : stage.level + 2] = 1.0
    return Start(
        weights=weights,
        opening=many * prices.per_opening(places).astype(np.float64) / SCALE,
        unit=many * prices.unit.astype(np.float64) / SCALE,
    )


def _still_possible(candidates: Candidates, stage: Stage, priced: Priced, reached: Reached) -> Rows:
    """Positions of the bundles that some plan as good as this one can hold."""
    losses = Losses.at(candidates, stage, priced.prices).bundle
    return np.flatnonzero(losses <= priced.bound - reached.value * SCALE)


def _told_apart(packing: Packing, candidates: Candidates, plan: Rows, start: Start, effort: Effort) -> Rows:
    """Of equal plans the one whose bundles stand first: by name where there are names, else by row."""
    standing = np.argsort(np.argsort(candidates.row)) if packing.ranks is None else np.arange(len(candidates))
    behind = len(candidates) - 1 - standing
    preferred = np.left_shift(1, behind) if len(candidates) <= STRICTLY else 1 + behind
    ranked = replace(candidates, values=np.vstack([candidates.values, preferred]))
    stage = _stage(ranked, plan, len(candidates.values))
    weights = np.append(start.weights * len(candidates), 1.0)
    begin = Start(weights=weights, opening=start.opening * len(candidates), unit=start.unit * len(candidates))
    return _solved(ranked, stage, begin, plan, effort)[1].plan


def _proof(packing: Packing, everything: Candidates, stage: Stage, prices: Prices, reached: Reached) -> LevelProof:
    """A level's figures with those of the fixed bundles, and its prices in the order of the packing."""
    fixed = sum(packing.values[stage.level][packing.fixed].tolist())
    proved = most_value(
        bound_of(everything, stage, prices, best_of_each(everything, reduced(everything, stage, prices)))
    )
    places = everything.places
    opening, unit = prices.opening[:-1].astype(object), prices.unit[:-1].astype(object)
    worth = most_worth(packing, stage.level, prices.floor)
    opening, unit = np.where(places.opening[:-1] <= 0, worth, opening), np.where(places.unit[:-1] <= 0, worth, unit)
    group = prices.group.copy()
    group[places.group_row] = prices.group
    if packing.ranks:
        opening, unit = opening[packing.ranks[1]], unit[packing.ranks[2]]
    searched = reached.value == reached.bound < proved
    return LevelProof(
        value=reached.value + fixed,
        bound=(reached.bound if searched else proved) + fixed,
        searched=searched,
        prices=replace(prices, opening=opening, unit=unit, group=group),
    )
