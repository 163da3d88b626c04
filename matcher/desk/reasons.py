"""Why a plan is what it is: points, comparisons and rules, as plain values."""

from dataclasses import dataclass

from matcher.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareView:
    """One criterion."""

    criterion: str
    label: Text
    points: int
    most: int
    sentence: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """One comparison, ready to read: 見つかった値, 基準, and where the value found comes from."""

    label: Text
    found: Text
    comparator: Text
    threshold: Text
    source: Text
    """Whose record, and when and by whom it was last confirmed."""
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One rule that refuses or questions a case."""

    rule: str
    label: Text
    verdict: str
    sentence: Text
    reference: Text
    changed_by: Text
    ask: str | None
    """Whom to ask where something is unknown; `phone` is the number on record."""
    phone: str | None
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptiedView:
    """How many openings or homes one rule takes away."""

    rule: str
    label: Text
    refusal: Text
    what: Text
    refused: int
    of: int
