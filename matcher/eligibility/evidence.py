"""Why a verdict is what it is: field, value found, comparator, threshold, in a form that can be recomputed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from matcher.domain.figures import Figure
from matcher.domain.term import Term
from matcher.domain.text import Text

Value = int | str | tuple[str, ...] | None


class Verdict(IntEnum):
    """The answer of a rule. Unknown is not no."""

    REFUSED = -1
    UNKNOWN = 0
    ALLOWED = 1


class Comparator(StrEnum):
    """How the value found stands to the threshold."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    IS = "is"
    AMONG = "among"
    NOT_AMONG = "not_among"
    SHARES = "shares"
    """At least one of the values found is among the threshold's."""


class Unit(StrEnum):
    """What the numbers of an evidence count, so that a reader can be shown a date, yen or a clock time."""

    DATE = "date"
    YEN = "yen"
    MINUTES = "minutes"
    CLOCK = "clock"
    YEARS = "years"
    PEOPLE = "people"
    YES_NO = "yes_no"
    WORD = "word"
    AREA = "area"


class Source(StrEnum):
    """Whose record the value found comes from, and so who could change it."""

    SUBJECT = "subject"
    OPENING = "opening"
    UNIT = "unit"
    ROUTE = "route"
    EMPLOYER = "employer"
    """The employer's registration and stances, confirmed apart from the opening."""
    PROVIDER = "provider"
    BUILDING = "building"
    """What was said once for all homes of a building."""
    LAW = "law"
    """A figure of the law, which nobody on record knows better: an office has to be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One comparison. `found` or `threshold` None: not known."""

    field: str
    label: Text
    source: Source
    found: Value
    comparator: Comparator
    threshold: Value
    unit: Unit
    words: type[Term] | None = None
    """The set that the codes of `found` and `threshold` belong to, where they are words."""
    undecided: tuple[int | str, ...] = ()
    """Values found that leave the question open, such as 個別に判断."""
    figures: tuple[Figure, ...] = ()
    """What of the law the threshold was reckoned from, with its reference and whether it was confirmed."""

    def verdict(self) -> Verdict:
        """The comparison, done again from what is written here."""
        if self.found is None or self.threshold is None or self.found in self.undecided:
            return Verdict.UNKNOWN
        return Verdict.ALLOWED if _holds(self.found, self.comparator, self.threshold) else Verdict.REFUSED


def overall(evidence: Iterable[Evidence]) -> Verdict:
    """The verdict of a rule from all its comparisons: the worst, and allowed where there is nothing to compare."""
    return min((item.verdict() for item in evidence), default=Verdict.ALLOWED)


def _holds(found: int | str | tuple[str, ...], comparator: Comparator, threshold: int | str | tuple[str, ...]) -> bool:
    if isinstance(found, int) and isinstance(threshold, int):
        return {
            Comparator.AT_LEAST: found >= threshold,
            Comparator.AT_MOST: found <= threshold,
            Comparator.IS: found == threshold,
        }[comparator]
    if comparator is Comparator.IS:
        return found == threshold
    ours = {found} if isinstance(found, str) else set(found if isinstance(found, tuple) else ())
    theirs = {threshold} if isinstance(threshold, str) else set(threshold if isinstance(threshold, tuple) else ())
    return {
        Comparator.AMONG: bool(ours) and ours <= theirs,
        Comparator.NOT_AMONG: not ours & theirs,
        Comparator.SHARES: bool(ours & theirs),
    }[comparator]
