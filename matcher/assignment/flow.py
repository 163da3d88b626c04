"""Problems in which every bundle takes one place of one thing: a flow, whose optimum is whole by itself.

R. K. Ahuja, T. L. Magnanti, J. B. Orlin, Network Flows (1993), chapter 12.
"""

import numpy as np
from ortools.graph.python import min_cost_flow

from matcher.assignment.candidates import Candidates
from matcher.assignment.prices import SCALE, Prices
from matcher.assignment.problem import Rows


def is_flow(candidates: Candidates) -> bool:
    """Whether each bundle takes one opening or one place of a unit, never both, and nothing else counts."""
    job = candidates.opening < len(candidates.places.opening) - 1
    home = candidates.unit < len(candidates.places.unit) - 1
    plain = len(candidates.places.group) == 0 and len(candidates.values) == 1 and len(candidates) > 0
    return plain and bool((job != home).all() and (candidates.taken == 1).all())


def flowing(candidates: Candidates) -> tuple[Rows, Prices] | None:
    """The best plan and prices that prove it; None where the numbers are too large for the engine."""
    places, jobs = candidates.places, len(candidates.places.opening) - 1
    place = np.where(candidates.opening < jobs, candidates.opening, jobs + candidates.unit)
    limits = np.concatenate([places.opening[:-1], places.unit[:-1]])
    taken = _taken(candidates, place, limits)
    if taken is None:
        return None
    price = _least_prices(candidates, taken, place, limits)
    zero = np.zeros(1, dtype=np.int64)
    if price.max(initial=0) >= np.iinfo(np.int64).max // SCALE:
        return None
    return taken, Prices(
        opening=np.concatenate([price[:jobs] * SCALE, zero]),
        unit=np.concatenate([price[jobs:] * SCALE, zero]),
        group=zero[:0],
        floor=(),
    )


def _taken(candidates: Candidates, place: Rows, limits: Rows) -> Rows | None:
    """Nodes are the subjects, the places and a sink; whoever is left out goes straight to the sink."""
    subjects, sink = candidates.places.subjects, candidates.places.subjects + len(limits)
    everybody, everything = np.arange(subjects), np.arange(subjects, sink)
    flow = min_cost_flow.SimpleMinCostFlow()
    choices = flow.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([candidates.subject, everybody, everything]),
        np.concatenate([subjects + place, np.full(subjects, sink), np.full(len(limits), sink)]),
        np.concatenate([np.ones(len(candidates) + subjects, dtype=np.int64), limits]),
        np.concatenate([-candidates.values[0], np.zeros(subjects + len(limits), dtype=np.int64)]),
    )[: len(candidates)]
    flow.set_nodes_supplies(np.append(everybody, sink), np.append(np.ones(subjects, dtype=np.int64), -subjects))
    if flow.solve() != flow.OPTIMAL:
        return None
    return np.flatnonzero(flow.flows(choices) > 0)


def _least_prices(candidates: Candidates, taken: Rows, place: Rows, limits: Rows) -> Rows:
    """Raise prices until nobody would rather have another place: at an optimum they come to rest."""
    order = np.argsort(place, kind="stable")
    subject, value = candidates.subject[order], candidates.values[0][order]
    named, first = np.unique(place[order], return_index=True)
    price = np.zeros(len(limits), dtype=np.int64)
    got, has = np.zeros(candidates.places.subjects, dtype=np.int64), np.full(candidates.places.subjects, -1)
    got[candidates.subject[taken]], has[candidates.subject[taken]] = candidates.values[0][taken], place[taken]
    while True:
        gain = np.where(has >= 0, got - np.append(price, 0)[has], 0)
        raised = price.copy()
        raised[named] = np.maximum(price[named], np.maximum.reduceat(value - gain[subject], first))
        if (raised == price).all():
            return price
        price = raised
