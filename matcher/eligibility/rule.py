"""A hard rule as a value: what breaks one is never proposed."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Arity, Case
from matcher.domain.text import Text
from matcher.eligibility.change import Change
from matcher.eligibility.evidence import Evidence

Verdicts = NDArray[np.int8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule, decided by a vectorised function and explained by another.

    `judge(case)` gives -1 refused, 0 unknown, 1 allowed over the broadcast shape of the case. `evidence(case)` explains
    one single person, opening and unit (pools of one row); it must lead to the same verdict, which a test shows.
    """

    code: str
    """H01 to H23 of the programme's list of hard constraints, with a letter where one has several parts."""
    name: str
    arity: Arity
    label: Text
    refusal: Text
    """Why not, in one sentence that may be shown to the coordinator."""
    reference: Text
    """The law, scheme or declaration it rests on."""
    changed_by: Text
    """Who could change the fact that decides."""
    legal_bar: bool = False
    """True: no coordinator and no policy can waive it."""
    private: bool = False
    """True: what decides is the person's safety, about which nobody else is asked or told."""
    figures: tuple[str, ...] = ()
    """Keys of the law's figures that it asks for; its evidence carries those that it used."""
    judge: Callable[[Case], Verdicts]
    evidence: Callable[[Case], tuple[Evidence, ...]]
    changes: tuple[Change, ...] = ()
    """What could be changed so that it says yes; none where nothing can honestly be."""


def verdicts(*, refused: NDArray[np.bool_], unknown: NDArray[np.bool_] | bool = False) -> Verdicts:
    """Three-valued answers from two conditions; what is refused is refused even where something is unknown."""
    no = np.asarray(refused, dtype=bool)
    yes = np.asarray(~(no | unknown), dtype=bool)
    answer: Verdicts = np.asarray(yes.view(np.int8) - no.view(np.int8))
    return answer
