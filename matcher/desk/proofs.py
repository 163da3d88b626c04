"""What each objective of a plan reached, and by what it is proved that nothing reaches more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from matcher.assignment.solution_file import BY_PRICES, BY_SEARCH
from matcher.domain.objectives import Objective
from matcher.domain.text import Text

PROOFS = {BY_PRICES: Text("価格による", "by prices"), BY_SEARCH: Text("探索による", "by search")}


@dataclass(frozen=True, slots=True, kw_only=True)
class PassView:
    """What one objective reached and its proven bound."""

    objective: str
    label: Text
    value: int
    bound: int
    gap: int
    proof: str | None
    """prices or search; None in runs from before it was kept."""
    proof_label: Text | None


def pass_view(one: Mapping[str, Any]) -> PassView:
    """The same as a run keeps it."""
    proof = one.get("proof")
    return PassView(
        objective=one["objective"],
        label=Objective.named(one["objective"]).label,
        value=one["value"],
        bound=one["bound"],
        gap=one["bound"] - one["value"],
        proof=proof,
        proof_label=None if proof is None else PROOFS[proof],
    )
