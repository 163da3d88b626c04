"""A plan that stands, with its prices: what taking any other bundle must cost at least, read off without a solver."""

from dataclasses import dataclass

import numpy as np

from matcher.assignment.candidates import Candidates, candidates_of
from matcher.assignment.losses import Losses
from matcher.assignment.packing import Packing
from matcher.assignment.prices import SCALE, Exact, Prices, Stage, bound_of, most_value, plan_value
from matcher.assignment.problem import NONE, Rows
from matcher.assignment.solution_file import Claim, Claims

_WIDE = 1 << 61


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a plan that stands; values and bounds are without what the fixed bundles bring."""

    stage: Stage
    prices: Prices
    losses: Losses
    bound: int
    """What the prices prove, in units of 1 / `SCALE`."""
    value: int
    most: int
    """What nothing exceeds that keeps the levels before; a search may have proved less than the prices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Least:
    """The first level on which something must be lost, and how much of it at least."""

    level: int
    whole: int
    """By the whole plan; 0 where only the others must lose."""
    others: int
    """By everybody else together; 0 where the loss may be the person's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A plan with its prices. Each bundle of `candidates` fits; each loss is exact."""

    packing: Packing
    candidates: Candidates
    plan: Rows
    """Positions of candidates, ascending."""
    levels: tuple[Level, ...]
    position: Rows
    """(n,) of each row of the packing among the candidates; `NONE` for what stands in no plan, or is fixed."""

    @property
    def proved(self) -> bool:
        """Whether no plan is better."""
        return all(level.value == level.most for level in self.levels)

    def at_least(self, row: int) -> Least | None:
        """What a plan with the bundle at `row` of the packing must lose at least; None where that is nothing.

        A plan falls short of the bound of its level by the losses of all its choices, so one with this bundle by at
        least the loss of the bundle. That holds as long as the levels before lose nothing: the first that does ends it.
        Raises `ValueError` where the bundle stands in no plan.
        """
        position = self.position_of(row)
        if position is None:
            return None
        before = self.plan[self.candidates.subject[self.plan] == self.candidates.subject[position]]
        for number, level in enumerate(self.levels):
            gain = int(self.candidates.values[number][position]) - plan_value(self.candidates, before, number)
            whole = level.value - min(level.most, most_value(level.bound - int(level.losses.bundle[position])))
            if whole > 0 or (whole == 0 and gain > 0):
                return Least(level=number, whole=whole, others=max(whole + gain, 0))
            if whole < 0:  # the plan is not proved to be the best, so this one may be better
                return None
        return None

    def position_of(self, row: int) -> int | None:
        """Position of a bundle among the candidates; None where every plan holds it.

        Raises `ValueError` where no plan does.
        """
        if row in self.packing.fixed:
            return None
        if not 0 <= row < len(self.packing) or self.position[row] == NONE:
            raise ValueError(f"bundle [{row}] stands in no plan")
        return int(self.position[row])


def standing(packing: Packing, claims: Claims) -> Standing:
    """A plan as its files state it. What the claims say of the plan is believed; `first_broken` checks it."""
    candidates = candidates_of(packing)
    position = np.full(len(packing), NONE, dtype=np.int64)
    position[candidates.row] = np.arange(len(candidates))
    plan = np.sort(position[np.setdiff1d(claims.chosen, packing.fixed).astype(np.int64)])
    values = [plan_value(candidates, plan, number) for number in range(len(claims.levels))]
    levels = []
    for number, claim in enumerate(claims.levels):
        stage = Stage(level=number, floors=tuple(values[:number]))
        prices = _prices(packing, candidates, claim)
        losses = Losses.at(candidates, stage, prices)
        levels.append(
            Level(
                stage=stage,
                prices=prices,
                losses=losses,
                bound=bound_of(candidates, stage, prices, losses.subject),
                value=values[number],
                most=values[number] + claim.bound - claim.objective,
            )
        )
    return Standing(packing=packing, candidates=candidates, plan=plan, levels=tuple(levels), position=position)


def _prices(packing: Packing, candidates: Candidates, claim: Claim) -> Prices:
    """In the order of the candidates, with a last 0 for none; any prices of at least 0 prove something."""
    opening, unit = ([*_scaled(side, claim.scale), 0] for side in (claim.opening, claim.unit))
    if packing.ranks:
        opening = [opening[row] for row in (*np.argsort(packing.ranks[1]).tolist(), NONE)]
        unit = [unit[row] for row in (*np.argsort(packing.ranks[2]).tolist(), NONE)]
    group = _scaled(claim.group, claim.scale)
    return Prices(
        opening=_column(opening),
        unit=_column(unit),
        group=_column([group[row] for row in candidates.places.group_row.tolist()]),
        floor=tuple(_scaled(claim.level, claim.scale)),
    )


def _scaled(prices: tuple[int, ...], scale: int) -> list[int]:
    return [price * SCALE // scale for price in prices]


def _column(prices: list[int]) -> Exact:
    """Of 64 bits where they fit."""
    return np.array(prices, dtype=np.int64 if max(prices, default=0) < _WIDE else object)
