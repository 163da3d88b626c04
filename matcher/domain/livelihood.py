"""What a person lives on in a job and a home: pay, housing costs, cash. Elementwise, shared by criteria and solver."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Case
from matcher.domain.money import first_pay_day, net_monthly_yen, permille
from matcher.domain.policy import Policy
from matcher.domain.pools import Column, known
from matcher.domain.term import UNKNOWN

DAYS_A_MONTH = 30
NOT_STATED = -(10**12)
"""A margin that is not known; below any that is, since a known one may be negative."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Livelihood:
    """Columns that broadcast; UNKNOWN where something is not known."""

    has_job: Column
    gross_monthly_yen: Column
    housing_yen: Column
    """Rent, common fee and meals a month."""
    cash_yen: Column
    upfront_yen: Column
    release_day: Column
    first_pay: Column
    """Day of the first pay."""


def livelihood_of(case: Case) -> Livelihood:
    """The livelihood of each person, job and home of a case."""
    openings, units = case.openings, case.units
    return Livelihood(
        has_job=case.has_job & case.has_home,
        gross_monthly_yen=openings.gross_monthly_yen,
        housing_yen=housing_yen(units.rent_yen, units.common_fee_yen, units.meals_fee_yen),
        cash_yen=case.subjects.cash_yen,
        upfront_yen=units.upfront_yen,
        release_day=case.subjects.release_day,
        first_pay=first_pay_day(
            case.start_day, openings.pay_cycle, openings.pay_closing_day, openings.pay_day, openings.pay_month_offset
        ),
    )


def housing_yen(rent: Column, fee: Column, meals: Column) -> NDArray[np.int64]:
    """What a home costs a month; UNKNOWN where a part is not known."""
    return np.where(known(rent) & known(fee) & known(meals), rent + fee + meals, UNKNOWN).astype(np.int64)


def margin_yen(living: Livelihood, policy: Policy) -> NDArray[np.int64]:
    """Net pay a month less housing, below 0 where housing takes more; `NOT_STATED` where a part is not known."""
    net = net_monthly_yen(living.gross_monthly_yen, policy.net_pay_permille)
    stated = known(net) & known(living.housing_yen)
    return np.where(stated, net - living.housing_yen, NOT_STATED)


def margin_measure(living: Livelihood, policy: Policy) -> NDArray[np.int64]:
    """0 to 1000: nothing at a month's living costs or less, best at twice as much; 0 where unknown or without a job."""
    floor = np.full((), policy.living_cost_yen_a_day * DAYS_A_MONTH, dtype=np.int64)
    measure = permille(margin_yen(living, policy) - floor, floor)
    return np.where(living.has_job, measure, 0)


def days_to_first_pay(living: Livelihood) -> NDArray[np.int64]:
    """Days from release to the first pay; UNKNOWN where the pay day is not known."""
    return np.where(known(living.first_pay), living.first_pay - living.release_day, UNKNOWN)


def pay_measure(living: Livelihood, policy: Policy) -> NDArray[np.int64]:
    """0 to 1000: which part of the days to the first pay the cash covers; 0 where unknown or without a job."""
    days = days_to_first_pay(living)
    stated = known(days) & known(living.cash_yen) & known(living.upfront_yen) & living.has_job
    needed = np.maximum(days, 1).astype(np.int64) * policy.living_cost_yen_a_day
    return np.where(stated, permille(living.cash_yen - living.upfront_yen, needed), 0)
