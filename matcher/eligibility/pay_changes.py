"""What could be changed about pay below the minimum wage: the employer raises it to the legal figure of that day."""

from collections.abc import Mapping

import numpy as np

from matcher.domain.case import Case
from matcher.domain.money import gross_of_hourly_yen, hourly_yen
from matcher.domain.pools import Column, Pool, known
from matcher.domain.text import Text
from matcher.eligibility.change import NO_CHANGE, Change, Effort, Mover, Side, where
from matcher.eligibility.evidence import Unit

MINIMUM_WAGE_FIGURE = "minimum_wage_yen_an_hour"


def _legal_wage(case: Case) -> Column:
    least = case.setting.law.values(MINIMUM_WAGE_FIGURE, case.start_day)
    paid = hourly_yen(case.openings.gross_monthly_yen, case.openings.weekly_minutes)
    return where(known(least) & known(paid) & (paid < least), least)


def _raised(pool: Pool, values: Column) -> Mapping[str, Column]:
    """The monthly pay of the hours that the opening states."""
    gross, minutes = (getattr(pool, field) for field in ("gross_monthly_yen", "weekly_minutes"))
    return {"gross_monthly_yen": np.where(values == NO_CHANGE, gross, gross_of_hourly_yen(values, minutes))}


LEGAL_WAGE = (
    Change(
        name="hourly_wage_yen",
        side=Side.OPENING,
        mover=Mover.EMPLOYER,
        effort=Effort.AGREEMENT,
        label=Text(
            "賃金を1時間あたり{value}（就業開始日の最低賃金）に引上げ",
            "pay of {value} an hour, the minimum wage of the first day of work",
        ),
        unit=Unit.YEN,
        step=1,
        least=_legal_wage,
        written=_raised,
    ),
)
