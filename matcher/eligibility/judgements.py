"""Questions that no column answers by itself: what a coordinator or an office judges of one opening or home."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Case
from matcher.domain.homes import SinglePersonRule
from matcher.domain.people import DisabilityCertificate
from matcher.domain.pools import Column, Pool, known
from matcher.domain.registry import DisabilityEmployment
from matcher.domain.text import Text
from matcher.domain.vocabulary import Asked
from matcher.eligibility.change import NO_CHANGE, Mover, Side
from matcher.eligibility.question import Question, column_of, value_or_gone
from matcher.eligibility.tenancy import SINGLE_PERSON

_GONE = {Side.OPENING: "valid_until_day", Side.UNIT: "available_until_day"}
"""By side: the column in which 0 makes an opening or a home one that nobody can be offered."""
_OTHERS = {Side.OPENING: "current_releasees", Side.UNIT: "other_releasees"}


def words_to_judge(side: Side) -> Question:
    """Whether the conditions that were written in words admit this person."""

    def is_open(case: Case) -> NDArray[np.bool_]:
        to_judge: NDArray[np.bool_] = column_of(side, case, "words_to_judge") == 1
        return to_judge

    return _judged(
        f"{side.value}_words",
        side,
        Text("文章で示された条件に本人が合うか（原文を読んで判断）", "whether the conditions in words are met"),
        is_open,
        value_or_gone("words_to_judge", _GONE[side], 0),
    )


def no_person_to_avoid(side: Side) -> Question:
    """Whether those who are there are others than the person avoids; the coordinator compares and tells nobody."""

    def is_open(case: Case) -> NDArray[np.bool_]:
        concerned = case.subjects.avoid_people_asked == Asked.SOME.number
        to_compare: NDArray[np.bool_] = concerned & (column_of(side, case, _OTHERS[side]) > 0)
        return to_compare

    return _judged(
        f"{side.value}_people",
        side,
        Text(
            "今いる他の出所者が、避ける人でないか（名簿との照合）", "whether none of those there is a person to avoid"
        ),
        is_open,
        value_or_gone(_OTHERS[side], _GONE[side], 0),
    )


def _supported_work_open(case: Case) -> NDArray[np.bool_]:
    kind, held = case.openings.disability_employment, case.subjects.disability_certificate
    supported = (kind == DisabilityEmployment.TYPE_A.number) | (kind == DisabilityEmployment.TYPE_B.number)
    without: NDArray[np.bool_] = supported & (held == DisabilityCertificate.NONE.number)
    return without


def _exemption_open(case: Case) -> NDArray[np.bool_]:
    sixty = case.units.single_person_rule == SinglePersonRule.SIXTY_OR_EXEMPT.number
    aside: NDArray[np.bool_] = sixty & known(case.subjects.birth_day) & (SINGLE_PERSON.judge(case) == 0)
    return aside


def _exempted(pool: Pool, values: Column) -> Mapping[str, Column]:
    held: Column = getattr(pool, "single_person_rule")  # noqa: B009  # of homes alone, which the side says
    decided = np.where(values == 1, SinglePersonRule.ANY_ADULT.number, SinglePersonRule.FAMILY_ONLY.number)
    return {"single_person_rule": np.where(values == NO_CHANGE, held, decided)}


def _judged(
    name: str,
    side: Side,
    label: Text,
    is_open: Callable[[Case], NDArray[np.bool_]],
    written: Callable[[Pool, Column], Mapping[str, Column]],
    *,
    whom: Mover = Mover.COORDINATOR,
) -> Question:
    return Question(
        name=name, side=side, whom=whom, label=label, is_open=is_open, answers=lambda _: (0, 1), written=written
    )


SUPPORTED_WORK = _judged(
    "opening_supported_work",
    Side.OPENING,
    Text("就労継続支援を利用できるか（受給者証）", "whether supported work can be granted"),
    _supported_work_open,
    value_or_gone("disability_employment", _GONE[Side.OPENING], DisabilityEmployment.ORDINARY_ONLY.number),
    whom=Mover.PUBLIC_DESK,
)
EXEMPTION = _judged(
    "unit_single_exemption",
    Side.UNIT,
    Text(
        "生活保護・障害者手帳による年齢の例外を認めるか",
        "whether public assistance or a certificate exempts from the age for single people",
    ),
    _exemption_open,
    _exempted,
    whom=Mover.LANDLORD,
)
