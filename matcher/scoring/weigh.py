"""Points: whole numbers per criterion that add up exactly to what the solver uses."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Arity, Case
from matcher.domain.text import Text
from matcher.scoring.catalogue import CRITERIA, of_arity
from matcher.scoring.criterion import Criterion, points


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one criterion gave one case."""

    criterion: Criterion
    points: int
    most: int
    sentence: Text


def points_of(arity: Arity, case: Case, shape: tuple[int, ...]) -> NDArray[np.int64]:
    """The sum of the criteria of one arity over a shape."""
    total = np.zeros(shape, dtype=np.int64)
    for criterion in of_arity(arity):
        total += points(criterion, case)
    return total


def shares(case: Case) -> tuple[Share, ...]:
    """What each criterion gives one person with one opening, one unit, or both (pools of one row).

    A criterion about a part that is missing gives nothing and is left out.
    """
    there = {
        Arity.SUBJECT_OPENING: bool(case.has_job.item()),
        Arity.SUBJECT_UNIT: bool(case.has_home.item()),
        Arity.JOINT: bool(case.has_job.item()) and bool(case.has_home.item()),
    }
    return tuple(
        Share(
            criterion=criterion,
            points=int(points(criterion, case).item()),
            most=case.setting.policy.weights.get(criterion.name, 0),
            sentence=criterion.sentence(case),
        )
        for criterion in CRITERIA
        if there[criterion.arity]
    )
