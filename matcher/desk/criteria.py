"""The criteria with the weights they have in the latest run."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from matcher.desk.runs import latest_run
from matcher.domain.case import Arity
from matcher.domain.policy import Policy
from matcher.domain.text import Text
from matcher.scoring.catalogue import CRITERIA


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionView:
    """One criterion; `weight` is the most points it can give, None before the first run."""

    name: str
    arity: Arity
    label: Text
    scale: Text
    """What counts, which way is better, and how much each step gives, in parts of the weight."""
    weight: int | None


def load_criteria(session: Session) -> tuple[CriterionView, ...]:
    """All criteria, in the order in which people read them."""
    run = latest_run(session)
    weights = None if run is None else Policy.from_data(run.policy).weights
    return tuple(
        CriterionView(
            name=one.name,
            arity=one.arity,
            label=one.label,
            scale=one.scale,
            weight=None if weights is None else weights.get(one.name, 0),
        )
        for one in CRITERIA
    )
