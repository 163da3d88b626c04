"""A criterion as a value: how good a permitted case is, in thousandths of its best."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Arity, Case
from matcher.domain.text import Text

Measure = NDArray[np.int64]
BEST = 1000
"""The measure of a case that could not be better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One criterion. Its points are `weight * measure // BEST`, whole numbers, so that they add up exactly.

    `measure(case)` gives 0 to `BEST` over the broadcast shape of the case; `sentence(case)` says in words what was
    measured for one person, opening and unit (pools of one row).
    """

    name: str
    """As in the weights of the policy."""
    arity: Arity
    label: Text
    scale: Text
    """What counts, which way is better, and how much each step gives, in parts of the weight, which is the most."""
    measure: Callable[[Case], Measure]
    sentence: Callable[[Case], Text]


def points(criterion: Criterion, case: Case) -> Measure:
    """Integer points of a criterion over a case, from 0 to its weight."""
    weight = case.setting.policy.weights.get(criterion.name, 0)
    earned: Measure = criterion.measure(case).astype(np.int64) * weight // BEST
    return earned
