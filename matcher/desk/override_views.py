"""What choosing one of a person's plans costs everybody, as plain values and in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from matcher.assignment.problem import WHOLE
from matcher.domain.objectives import Objective
from matcher.domain.text import Text
from matcher.matching.compare import Codes
from matcher.matching.kept_plan import LeastLoss, Weighed

AS_PLANNED = Text(
    "全員を同時に調整した案のとおりなので、ほかの方の案は変わりません。",
    "This is what the plan for everybody gives: nobody else's plan changes.",
)
NOT_KNOWN_THEN = Text(
    "この案は最後の調整のときの記録では選べないため、影響を計算できません。もう一度調整してください。",
    "The latest run knew no such plan, so what it costs is not known: match everybody again.",
)
NOTHING_AT_LEAST = Text("全体では何も減らないこともあります（下限 0）。", "It may cost nothing (at least 0).")
_WHOLE = Text("{label}が、全体で少なくとも{whole}減ります。", "{label}: at least {whole} less for everybody together.")
_OTHERS = Text(
    "{label}が、ほかの方だけで少なくとも{others}減ります。", "{label}: at least {others} less for the others."
)
_BOTH = Text(
    "{label}が、全体で少なくとも{whole}減ります（ほかの方だけでは少なくとも{others}）。",
    "{label}: at least {whole} less for everybody together, at least {others} less for the others.",
)
_OR_BEFORE = Text(
    "それより優先される目標が減ることもあります。", "Or an objective that comes before it loses something."
)
_PEOPLE = Text(
    "必要なものがそろう方が{people}人少なくなります（優先順位の重みで{lost}）。",
    "{people} fewer with all they need ({lost} weighted by priority).",
)
_LOST = {
    Objective.PLACED: Text(
        "必要なものがそろう方の優先順位の重みの合計が{lost}減ります。",
        "People with all they need count {lost} less, weighted by priority.",
    ),
    Objective.HELPED: Text(
        "一部だけそろう方への支援が{lost}人分（優先順位の重みつき）減ります。",
        "Partial help is worth {lost} people less, weighted by priority.",
    ),
    Objective.POINTS: Text("適合の合計が{lost}点下がります。", "The points of all together are {lost} fewer."),
}
_GAINED = {
    Objective.PLACED: Text(
        "必要なものがそろう方の優先順位の重みの合計が{gained}増えます。",
        "People with all they need count {gained} more, weighted by priority.",
    ),
    Objective.HELPED: Text(
        "一部だけそろう方への支援が{gained}人分（優先順位の重みつき）増えます。",
        "Partial help is worth {gained} people more, weighted by priority.",
    ),
    Objective.POINTS: Text("適合の合計が{gained}点上がります。", "The points of all together are {gained} more."),
}
_NOTHING = Text("全体では何も減りません。", "Nothing is lost for everybody together.")
_NOT_PROVED = Text("これより少ない場合もあります。", "It may cost less than that.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastView:
    """The first objective on which something must be lost, and how much at least."""

    objective: str
    label: Text
    whole: int
    others: int
    first: bool
    """Whether no objective stands before it; else one that does may lose instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LostView:
    """What the whole plan loses on one objective; below 0 where it gains."""

    objective: str
    label: Text
    lost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveView:
    """Somebody else who would get another plan; neither an opening nor a home: nothing."""

    subject: str
    before_opening: str | None
    before_unit: str | None
    after_opening: str | None
    after_unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactView:
    """What solving again with the choice came to."""

    losses: tuple[LostView, ...]
    """People before points, as the policy orders them."""
    people: int
    """How many fewer have all they need."""
    proved: bool
    moves: tuple[MoveView, ...]
    sentence: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideView:
    """What choosing one plan for one person costs everybody."""

    opening: str | None
    unit: str | None
    proposed: bool
    """Whether it is what the plan for everybody gives this person."""
    known: bool
    """Whether the run knew this plan."""
    at_least: LeastView | None
    """None where nothing need be lost."""
    sentence: Text
    """What it costs at least, in words."""
    exact: ExactView | None
    """None where nobody asked for it."""


def override_view(codes: Codes, least: LeastLoss | None, exact: Weighed | None, *, proposed: bool) -> OverrideView:
    """A plan that the run knew."""
    at_least = None if proposed or least is None else _least(least)
    return OverrideView(
        opening=codes[0],
        unit=codes[1],
        proposed=proposed,
        known=True,
        at_least=at_least,
        sentence=AS_PLANNED if proposed else _said(at_least),
        exact=None if exact is None else _exact(exact),
    )


def unknown_view(codes: Codes) -> OverrideView:
    """A plan that the run did not know: records changed since."""
    return OverrideView(
        opening=codes[0],
        unit=codes[1],
        proposed=False,
        known=False,
        at_least=None,
        sentence=NOT_KNOWN_THEN,
        exact=None,
    )


def _least(least: LeastLoss) -> LeastView:
    return LeastView(
        objective=least.objective.value,
        label=least.objective.label,
        whole=least.whole,
        others=least.others,
        first=least.first,
    )


def _said(least: LeastView | None) -> Text:
    if least is None:
        return NOTHING_AT_LEAST
    line = _BOTH if least.whole and least.others else _WHOLE if least.whole else _OTHERS
    said = line.filled(label=least.label, whole=f"{least.whole:,}", others=f"{least.others:,}")
    return said if least.first else Text(f"{said.ja}{_OR_BEFORE.ja}", f"{said.en} {_OR_BEFORE.en}")


def _exact(exact: Weighed) -> ExactView:
    parts = tuple(_parts(exact)) or (_NOTHING,)
    return ExactView(
        losses=tuple(
            LostView(objective=objective.value, label=objective.label, lost=lost) for objective, lost in exact.lost
        ),
        people=exact.people,
        proved=exact.proved,
        moves=tuple(
            MoveView(
                subject=move.subject,
                before_opening=_side(move.before, 0),
                before_unit=_side(move.before, 1),
                after_opening=_side(move.after, 0),
                after_unit=_side(move.after, 1),
            )
            for move in exact.moves
        ),
        sentence=Text("".join(part.ja for part in parts), " ".join(part.en for part in parts)),
    )


def _parts(exact: Weighed) -> Iterator[Text]:
    """People first: an objective after another, as far as anything changes."""
    for objective, lost in exact.lost:
        if objective is Objective.PLACED and lost > 0 and exact.people > 0:
            yield _PEOPLE.filled(people=exact.people, lost=lost)
        elif lost:
            yield (_LOST if lost > 0 else _GAINED)[objective].filled(
                lost=_in_words(objective, lost), gained=_in_words(objective, -lost)
            )
    if not exact.proved:
        yield _NOT_PROVED


def _in_words(objective: Objective, number: int) -> str:
    """Partial help is kept in thousandths of a person with all they need."""
    return f"{number / WHOLE:,g}" if objective is Objective.HELPED else f"{number:,}"


def _side(codes: Codes | None, side: int) -> str | None:
    return None if codes is None else codes[side]
