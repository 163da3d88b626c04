"""By how much each choice falls short of what prices prove."""

from dataclasses import dataclass

from matcher.assignment.candidates import Candidates
from matcher.assignment.prices import Exact, Prices, Stage, best_of_each, reduced


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """In units of 1 / `SCALE`: the bound less the losses of all choices of a plan is the value of the plan, exactly."""

    bundle: Exact
    subject: Exact
    """Of leaving a subject out."""

    @classmethod
    def at(cls, candidates: Candidates, stage: Stage, prices: Prices) -> "Losses":
        """What each choice loses at these prices."""
        left = reduced(candidates, stage, prices)
        best = best_of_each(candidates, left)
        return cls(bundle=best[candidates.subject] - left, subject=best)
