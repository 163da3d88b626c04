"""Why a plan is what it is: points, comparisons and rules, as plain values."""

from dataclasses import dataclass
from datetime import date

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
class CitedFigure:
    """A figure of the law beside what it decided."""

    key: str
    municipality: int | None
    value: Text
    from_on: date
    until_on: date | None
    reference: Text
    confirmed: bool
    """False: 未確認の基準値, to be compared with the text of the law before it is relied on."""


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
    figures: tuple[CitedFigure, ...] = ()
    """What of the law the threshold rests on."""


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
class WrittenView:
    """Conditions that an employer or landlord stated in words, as they wrote them."""

    words: str
    source: Text
    """Whose word it is, and when and by whom it was last confirmed."""
    judging: Text | None
    """That the plan waits for a person to judge them; None where the other fields of the record say all they ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferView:
    """What could be changed so that one rule says yes, with the least value that does it."""

    rule: str
    label: Text
    mover: Text
    effort_label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptiedView:
    """How many openings or homes one rule takes away."""

    rule: str
    label: Text
    refusal: Text
    what: Text
    refused: int
    of: int
