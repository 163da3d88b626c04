"""Prices of a level that hold for all bundles, from prices for those that the levels before it left."""

from dataclasses import replace

import numpy as np

from matcher.assignment.candidates import Candidates
from matcher.assignment.prices import SCALE, Exact, Prices, Stage, best_of_each, reduced
from matcher.assignment.problem import Rows


def lifted(everything: Candidates, left: Rows, stage: Stage, prices: Prices, before: Prices | None) -> Prices:
    """Add the prices of the level before so many times that no bundle which it ruled out is worth taking.

    `left` are positions of the bundles that `prices` know. What was ruled out lost something at the prices before, so
    some multiple of these is enough; a unit more than enough keeps it so for the levels to come.
    """
    if before is None or len(left) == len(everything):
        return prices
    worth = _plain(reduced(everything, stage, prices))
    best = best_of_each(everything.take(left), worth[left])[everything.subject]
    earlier = _plain(reduced(everything, Stage(level=stage.level - 1, floors=stage.floors[:-1]), before))
    lost = best_of_each(everything, earlier)[everything.subject] - earlier
    out = np.ones(len(everything), dtype=bool)
    out[left] = False
    over = np.flatnonzero(out & (worth > best - 1) & (lost > 0))
    times = max((-(-int(worth[row] - best[row] + 1) // int(lost[row])) for row in over.tolist()), default=0)
    return replace(
        prices,
        opening=_plain(prices.opening) + _plain(before.opening) * times,
        unit=_plain(prices.unit) + _plain(before.unit) * times,
        group=_plain(prices.group) + _plain(before.group) * times,
        floor=tuple(
            price + times * earlier for price, earlier in zip(prices.floor, (*before.floor, SCALE), strict=True)
        ),
    )


def _plain(numbers: Exact) -> Exact:
    """Without a limit of bits."""
    return numbers.astype(object)
