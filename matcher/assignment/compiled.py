"""Compiled loops over bundles: prices that contend with each other, and the best few bundles of each subject.

No fastmath, one thread, sums in the order of the rows: the same input gives the same floats. What comes out is a
starting point; what is proved is reckoned again in whole numbers by `prices`.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from matcher.assignment.problem import Rows

Floats = NDArray[np.float64]
PATIENCE = 20
"""Steps that bring nothing before the next ones are shorter."""
SHORTER = 0.5
NOTHING = 1e-9
LEAST_GAIN = 1e-9
"""As a share of the bound."""
MOMENTUM = 0.9


class Choices(NamedTuple):
    """Bundles by subject: the first of each and the end, then one value per bundle."""

    start: Rows
    opening: Rows
    unit: Rows
    taken: Rows
    worth: Floats


class Sides(NamedTuple):
    """One value per opening and per unit; the last of each stands for having none."""

    opening: Floats
    unit: Floats


@njit(cache=True)
def taking(choices: Choices, price: Sides, used: Sides) -> float:
    """Let each subject take the best bundle at these prices and add what they take to `used`; the sum of gains."""
    total = 0.0
    for subject in range(len(choices.start) - 1):
        best, chosen = 0.0, -1
        for row in range(choices.start[subject], choices.start[subject + 1]):
            paid = price.opening[choices.opening[row]] + choices.taken[row] * price.unit[choices.unit[row]]
            if choices.worth[row] - paid > best:
                best, chosen = choices.worth[row] - paid, row
        total += best
        if chosen >= 0:
            used.opening[choices.opening[chosen]] += 1.0
            used.unit[choices.unit[chosen]] += choices.taken[chosen]
    return total


@njit(cache=True)
def turned(price: Floats, slope: Floats, way: Floats) -> float:
    """Turn `way` towards the slope, never below a price of zero; its squared length. The last price stays."""
    squares = 0.0
    for row in range(len(price) - 1):
        pull = slope[row]
        if price[row] <= 0.0 and pull < 0.0:
            pull = 0.0
        pull += MOMENTUM * way[row]
        if price[row] <= 0.0 and pull < 0.0:
            pull = 0.0
        way[row] = pull
        squares += pull * pull
    return squares


@njit(cache=True)
def moved(price: Floats, way: Floats, pace: float) -> None:
    """Go along the way, down to zero at most; the last price stays."""
    for row in range(len(price) - 1):
        price[row] = max(0.0, price[row] + pace * way[row])


@njit(cache=True)
def paid_for_all(price: Floats, places: Floats) -> float:
    """What all places cost, but for the last."""
    total = 0.0
    for row in range(len(price) - 1):
        total += price[row] * places[row]
    return total


@njit(cache=True)
def descend(choices: Choices, places: Sides, price: Sides, target: float, steps: int, length: float) -> float:
    """Lower the bound from the given prices, which end as the best ones found; the bound, in floats.

    A subgradient with momentum and Polyak's step towards `target`, the value of some plan; after steps that bring
    nothing it goes on from the best prices with shorter ones. B. T. Polyak, Introduction to Optimization (1987), 5.3.
    """
    best, tries = np.inf, 0
    best_opening, best_unit = price.opening.copy(), price.unit.copy()
    used = Sides(np.zeros(len(best_opening)), np.zeros(len(best_unit)))
    way, path = np.zeros(len(best_opening)), np.zeros(len(best_unit))
    for _ in range(steps):
        used.opening[:] = -places.opening
        used.unit[:] = -places.unit
        bound = taking(choices, price, used)
        bound += paid_for_all(price.opening, places.opening) + paid_for_all(price.unit, places.unit)
        if bound < best * (1 - LEAST_GAIN):
            best, tries = bound, 0
            best_opening[:], best_unit[:] = price.opening, price.unit
        else:
            tries += 1
        if tries == PATIENCE:
            length, tries = SHORTER * length, 0
            price.opening[:], price.unit[:] = best_opening, best_unit
        squares = turned(price.opening, used.opening, way) + turned(price.unit, used.unit, path)
        if squares < NOTHING or bound <= target:
            break
        pace = length * (bound - target) / squares
        moved(price.opening, way, pace)
        moved(price.unit, path, pace)
    price.opening[:], price.unit[:] = best_opening, best_unit
    return best


@njit(cache=True)
def few_best(choices: Choices, many: int, none: int, found: Rows) -> int:
    """Write the positions of the best few bundles of each subject, no two with one unit but `none`; how many."""
    value, place, home = np.empty(many), np.empty(many, np.int64), np.empty(many, np.int64)
    total = 0
    for subject in range(len(choices.start) - 1):
        held, least = 0, 0
        for row in range(choices.start[subject], choices.start[subject + 1]):
            worth = choices.worth[row]
            if held == many and worth <= value[least]:
                continue
            at = slot_for(choices.unit[row], none, home[:held], least if held == many else held)
            if at < held and worth <= value[at] and home[at] == choices.unit[row]:
                continue
            held = max(held, at + 1)
            value[at], place[at], home[at] = worth, row, choices.unit[row]
            if held == many:
                least = int(np.argmin(value))
        found[total : total + held] = place[:held]
        total += held
    return total


@njit(cache=True)
def slot_for(unit: int, none: int, home: Rows, free: int) -> int:
    """Where the bundle with a unit goes: in place of the one with the same unit, else in the free slot."""
    if unit != none:
        for slot in range(len(home)):
            if home[slot] == unit:
                return slot
    return free
