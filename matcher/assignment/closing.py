"""A plan that meets the bound where a good bound is known: first among what loses next to nothing, then among more."""

from dataclasses import replace

import numpy as np

from matcher.assignment.candidates import Candidates
from matcher.assignment.losses import Losses
from matcher.assignment.prices import SCALE, Stage, most_value, plan_value
from matcher.assignment.pricing import Priced
from matcher.assignment.problem import Rows
from matcher.assignment.program import Program
from matcher.assignment.search import NEARLY_ONE, Reached, keeps, rounded_plan

FIRST = 2
"""Bundles a subject in the first program."""
WIDER = 1.4
"""How many times more in the next: what proves that nothing loses so little takes a tenth of what finds the best."""


def closed(candidates: Candidates, stage: Stage, priced: Priced, plan: Rows, nodes: int) -> Reached:
    """The best plan that keeps the floors, from one that does, within so many nodes of all searches.

    A plan of which all choices together lose at most a limit holds only bundles that each lose at most the limit. So a
    program over these finds the best plan of all, or proves that every plan loses more.
    """
    losses = Losses.at(candidates, stage, priced.prices)
    best = _better_of(candidates, stage, priced, plan)
    ordered, count = np.sort(losses.bundle), FIRST * candidates.places.subjects
    while best.value < best.bound and nodes > 0:
        most = _still_better(priced, best)
        limit = most if count >= len(ordered) else min(most, int(ordered[count]))
        program = Program(
            candidates=candidates,
            stage=stage,
            prices=priced.prices,
            losses=losses,
            rows=np.flatnonzero(losses.bundle <= limit),
            limit=limit,
        )
        found = program.whole().solve(program.hint(best.plan), tolerance=NEARLY_ONE, nodes=nodes)
        nodes -= max(found.nodes, 1)
        if found.take is not None:
            other = program.plan(found.take)
            if not keeps(candidates, stage, other):
                break
            value = plan_value(candidates, other, stage.level)
            best = replace(best, plan=other, value=value) if value > best.value else best
        if not found.finished:
            break
        if _still_better(priced, best) <= limit:
            return replace(best, bound=best.value, searched=best.value < best.bound)
        count = int(WIDER * count) + 1
    return best


def _still_better(priced: Priced, best: Reached) -> int:
    """The most that all choices of a better plan lose together."""
    return priced.bound - (best.value + 1) * SCALE


def _better_of(candidates: Candidates, stage: Stage, priced: Priced, plan: Rows) -> Reached:
    """The plan at hand or the one that the linear program suggests."""
    plans = [plan, *(each for each in [rounded_plan(candidates, stage, priced)] if keeps(candidates, stage, each))]
    values = [plan_value(candidates, each, stage.level) for each in plans]
    value = max(values)
    return Reached(plan=plans[values.index(value)], value=value, bound=most_value(priced.bound), searched=False)
