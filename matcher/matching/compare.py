"""Why one plan stands before another: the help, what is not known, or the few criteria that decide."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from matcher.assignment.enumerate import bundle_worth, help_of
from matcher.assignment.problem import NONE, Help
from matcher.domain.text import Text, joined
from matcher.matching.inputs import Inputs
from matcher.matching.problem import problem_of
from matcher.scoring.criterion import Criterion
from matcher.scoring.weigh import Share, shares

FEW = 3
"""No more criteria are named in the sentence (assumed)."""
Codes = tuple[str | None, str | None]
"""An opening and a unit; None where there is none."""


class Decided(StrEnum):
    """What puts one plan before the other."""

    HELP = "help"
    PERMITTED = "permitted"
    POINTS = "points"
    CODE = "code"
    """Equal in everything: the order of codes, so that it never changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one criterion gives the first plan more than the second, or less where negative; never 0."""

    criterion: Criterion
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The plan that stands first, and why. `differences` add up exactly to `points`."""

    first: Codes
    second: Codes
    decided: Decided
    points: int
    """Points of the first less those of the second."""
    differences: tuple[Difference, ...]
    """The greatest first."""
    sentence: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    codes: Codes
    permitted: bool
    help: Help
    shares: tuple[Share, ...]
    points: int

    @property
    def key(self) -> tuple[bool, int, int, str, str]:
        return not self.permitted, -self.help, -self.points, self.codes[0] or "", self.codes[1] or ""


def compare(inputs: Inputs, subject: str, one: Codes, other: Codes) -> Comparison:
    """Which of two plans of a person stands first, and why. Raises `NotFoundError` where a code does not exist."""
    first, second = sorted((_plan(inputs, subject, one), _plan(inputs, subject, other)), key=lambda plan: plan.key)
    differences = _differences(first.shares, second.shares)
    decided = _decided(first, second)
    return Comparison(
        first=first.codes,
        second=second.codes,
        decided=decided,
        points=first.points - second.points,
        differences=differences,
        sentence=_sentence(decided, first, second, differences),
    )


def _plan(inputs: Inputs, subject: str, codes: Codes) -> _Plan:
    person = inputs.subject_row(subject)
    opening = None if codes[0] is None else inputs.opening_row(codes[0])
    unit = None if codes[1] is None else inputs.unit_row(codes[1])
    problem = problem_of(_only(inputs, person, opening, unit))
    here = np.zeros(1, dtype=np.int64)
    rows = (here, here if opening is not None else here + NONE, here if unit is not None else here + NONE)
    verdict, points = bundle_worth(problem, *rows)
    held = shares(inputs.case(person, opening, unit))
    return _Plan(
        codes=codes,
        permitted=int(verdict[0]) >= 0,
        help=Help(int(help_of(problem, *rows, verdict)[0])),
        shares=held,
        points=int(points[0]),
    )


def _only(inputs: Inputs, person: int, opening: int | None, unit: int | None) -> Inputs:
    return Inputs(
        subjects=inputs.subjects.take([person]),
        openings=inputs.openings.take([] if opening is None else [opening]),
        units=inputs.units.take([] if unit is None else [unit]),
        setting=inputs.setting,
        seed=inputs.seed,
    )


def _differences(first: tuple[Share, ...], second: tuple[Share, ...]) -> tuple[Difference, ...]:
    more: dict[str, tuple[Criterion, int]] = {}
    for sign, held in ((1, first), (-1, second)):
        for share in held:
            before = more.get(share.criterion.name, (share.criterion, 0))[1]
            more[share.criterion.name] = (share.criterion, before + sign * share.points)
    found = [Difference(criterion=criterion, points=points) for criterion, points in more.values() if points]
    return tuple(sorted(found, key=lambda one: (-abs(one.points), one.criterion.name)))


def _decided(first: _Plan, second: _Plan) -> Decided:
    if first.permitted != second.permitted:
        return Decided.PERMITTED
    if first.help != second.help:
        return Decided.HELP
    return Decided.POINTS if first.points != second.points else Decided.CODE


_NEITHER = Text("どちらの案も条件に合わず、対象外です。", "Neither plan is permitted.")
_GIVES = {
    Help.FULL: Text("必要なものがそろい、未確認の点もない", "gives all that is needed with nothing left to confirm"),
    Help.TO_CONFIRM: Text("必要なものがそろうが、未確認の点がある", "gives all that is needed once it is confirmed"),
    Help.HOME_ONLY: Text("住まいだけがそろう", "gives a home only"),
    Help.JOB_ONLY: Text("仕事だけがそろう", "gives work only"),
    Help.NOTHING: Text("必要なものがそろわない", "gives nothing of what is needed"),
}


def _sentence(decided: Decided, first: _Plan, second: _Plan, differences: tuple[Difference, ...]) -> Text:
    if decided is Decided.PERMITTED:
        return Text("後の案は条件に合わず、対象外です。", "The second plan is not permitted.")
    said = _why(decided, first, second, differences)
    return said if first.permitted else Text("{neither}{said}", "{neither} {said}").filled(neither=_NEITHER, said=said)


def _why(decided: Decided, first: _Plan, second: _Plan, differences: tuple[Difference, ...]) -> Text:
    if decided is Decided.HELP:
        line = Text(
            "先の案は{first}のに対し、後の案は{second}ためです。", "The first plan {first}; the second {second}."
        )
        return line.filled(first=_GIVES[first.help], second=_GIVES[second.help])
    if first.codes == second.codes:
        return Text("同じ案です。", "They are one and the same plan.")
    if decided is Decided.CODE:
        return Text(
            "適合の合計が同じため、番号の順に並べています。", "Both have the same points and stand by their codes."
        )
    line = Text("{parts}で、合わせて{points}多いためです。", "{parts}: together {points} points more.")
    return line.filled(parts=_parts(differences), points=f"{first.points - second.points:,}")


def _parts(differences: tuple[Difference, ...]) -> Text:
    named, rest = differences[:FEW], sum(one.points for one in differences[FEW:])
    said = [
        Text("{label}{sign}", "{label} {sign}").filled(label=one.criterion.label, sign=_signed(one.points))
        for one in named
    ]
    if len(differences) > FEW:
        said.append(Text("ほか{sign}", "the rest {sign}").filled(sign=_signed(rest)))
    return joined(said)


def _signed(points: int) -> Text:
    if points == 0:
        return Text("±0", "±0")
    figure = f"{abs(points):,}"
    return Text(f"＋{figure}", f"+{figure}") if points > 0 else Text(f"−{figure}", f"−{figure}")
