"""What would unblock, what to ask, what is lacking and why one plan stands first, as plain values."""

from dataclasses import dataclass

from matcher.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class UnblockView:
    """One change and what it gives one person."""

    change: str
    label: Text
    mover: Text
    effort: str
    """ask, paper, agreement or cost."""
    effort_label: Text
    record: str | None
    """Code of the opening or home that is changed; None where it is the person's own."""
    record_name: str | None
    plans: int
    """New plans with nothing unknown."""
    openings: int
    homes: int
    """Of how many openings and homes they are made."""
    help: str
    help_label: Text
    better: bool
    """Whether the best of them stands before all that the person has."""
    others: int
    """How many other people the same change would give a new plan, without regard to who gets it."""
    placed: int | None
    """By how many people the plan for everybody would grow; None where it was not solved again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """One unknown fact and what hangs on it."""

    question: str
    label: Text
    record: str | None
    record_name: str | None
    whom: Text
    ask: str | None
    """Who is asked, where somebody is on record; `phone` is their number."""
    phone: str | None
    adds: int
    """Plans that the best answer leaves with nothing unknown."""
    removes: int
    """Plans that the worst answer takes away."""
    openings: tuple[str, ...] = ()
    """Where it asks for ways from a home: the openings to which they lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceView:
    """What one criterion gives the first plan more than the second; less where negative."""

    criterion: str
    label: Text
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """Why one plan stands before another."""

    first_opening: str | None
    first_unit: str | None
    second_opening: str | None
    second_unit: str | None
    decided: str
    """permitted, help, points or code."""
    points: int
    """Points of the first less those of the second: the sum of the differences."""
    differences: tuple[DifferenceView, ...]
    sentence: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortageView:
    """What would place more people, were it there."""

    resource: str
    label: Text
    """水戸市・単身可・即日入居の住まいが2戸あれば ＋2人."""
    municipalities: tuple[Text, ...]
    """In any one of these."""
    places: int
    more: int
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What is worked out for one person when somebody asks for it."""

    changes: tuple[UnblockView, ...]
    questions: tuple[QuestionView, ...]
    comparisons: tuple[ComparisonView, ...]
    """Why the first plan for the person alone stands before each of the others."""
