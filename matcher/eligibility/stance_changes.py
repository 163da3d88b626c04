"""What employers and landlords could decide about an offence category: their own decision, and nobody else's."""

from collections.abc import Mapping

import numpy as np

from matcher.domain.case import Case
from matcher.domain.pools import Column, Openings, Pool, Units
from matcher.domain.text import Text
from matcher.domain.vocabulary import OffenceCategory
from matcher.eligibility.change import NO_CHANGE, Change, Effort, Mover, Side, where

_FIELDS = ("accepted_bits", "not_accepted_bits", "case_by_case_bits")


def stances(side: Side, mover: Mover) -> tuple[Change, ...]:
    """For each category: a decision where it is case by case, a new stance where it is not accepted."""
    return tuple(
        change
        for offence in OffenceCategory
        for change in (
            _stance(
                side,
                mover,
                offence,
                field="case_by_case_bits",
                effort=Effort.AGREEMENT,
                label=Text(
                    "「{offence}」についての個別の判断（受入可）", "a decision to accept in this case: {offence}"
                ),
            ),
            _stance(
                side,
                mover,
                offence,
                field="not_accepted_bits",
                effort=Effort.COST,
                label=Text("「{offence}」を不可とする考え方の見直し", "a new stance on {offence}"),
            ),
        )
    )


def _stance(side: Side, mover: Mover, offence: OffenceCategory, *, field: str, effort: Effort, label: Text) -> Change:
    def least(case: Case) -> Column:
        declared: Openings | Units = case.openings if side is Side.OPENING else case.units
        concerned = case.subjects.offence_bits & offence.bit & getattr(declared, field) != 0
        return where(concerned, offence.bit)

    def written(pool: Pool, values: Column) -> Mapping[str, Column]:
        decided = np.where(values == NO_CHANGE, 0, values)
        accepted, refused, open_ = (getattr(pool, name) for name in _FIELDS)
        return dict(zip(_FIELDS, (accepted | decided, refused & ~decided, open_ & ~decided), strict=True))

    return Change(
        name=f"{side.value}_{field}_{offence.value}",
        side=side,
        mover=mover,
        effort=effort,
        label=label.filled(offence=offence.label),
        step=0,
        least=least,
        written=written,
    )


OPENING_STANCES = stances(Side.OPENING, Mover.EMPLOYER)
UNIT_STANCES = stances(Side.UNIT, Mover.LANDLORD)
