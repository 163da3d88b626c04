"""What is left to live on, and how far the cash at release reaches."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.domain.livelihood import (
    NOT_STATED,
    days_to_first_pay,
    livelihood_of,
    margin_measure,
    margin_yen,
    pay_measure,
)
from matcher.domain.term import UNKNOWN
from matcher.domain.vocabulary import PayCycle
from tests import build

MONTH_YEN = 45_000
"""A month's living costs in the policy that ships: 1,500 yen a day."""
DAILY = {"pay_cycle": PayCycle.DAILY.number}
WEEKLY = {"pay_cycle": PayCycle.WEEKLY.number}


def _margin(opening: build.Change, unit: build.Change) -> tuple[int, int]:
    case = build.case(opening=opening, unit=unit)
    living, policy = livelihood_of(case), case.setting.policy
    return int(margin_yen(living, policy).item()), int(margin_measure(living, policy).item())


@pytest.mark.parametrize(
    ("opening", "unit", "yen", "measure"),
    [
        ({}, {}, 152_000 - 35_000, 1000),
        ({}, {"meals_fee_yen": 20_000}, 152_000 - 55_000, 1000),
        ({"gross_monthly_yen": 100_000}, {}, MONTH_YEN, 0),
        ({"gross_monthly_yen": 100_000}, {"rent_yen": 33_001}, MONTH_YEN - 1, 0),
        ({"gross_monthly_yen": 100_000}, {"rent_yen": 33_000 - 22_500}, MONTH_YEN * 3 // 2, 500),
        ({"gross_monthly_yen": 156_250}, {}, 2 * MONTH_YEN, 1000),
        ({"gross_monthly_yen": 40_000}, {}, -3_000, 0),
        ({"gross_monthly_yen": -1}, {}, NOT_STATED, 0),
        ({}, {"rent_yen": -1}, NOT_STATED, 0),
        ({}, {"common_fee_yen": -1}, NOT_STATED, 0),
        ({}, {"meals_fee_yen": -1}, NOT_STATED, 0),
    ],
)
def test_what_is_left_is_net_pay_less_all_that_the_home_costs(
    opening: build.Change, unit: build.Change, yen: int, measure: int
) -> None:
    assert _margin(opening, unit) == (yen, measure)


@pytest.mark.parametrize(
    ("subject", "opening", "unit", "days", "measure"),
    [
        ({"cash_yen": 3_000}, DAILY, {}, 2, 1000),
        ({"cash_yen": 1_500}, DAILY, {}, 2, 500),
        ({"cash_yen": 0}, DAILY, {}, 2, 0),
        ({"cash_yen": 12_000}, WEEKLY, {}, 8, 1000),
        ({"cash_yen": 6_000}, WEEKLY, {}, 8, 500),
        ({"cash_yen": 16_000}, WEEKLY, {"upfront_yen": 10_000}, 8, 500),
        ({"cash_yen": 5_000}, WEEKLY, {"upfront_yen": 10_000}, 8, 0),
        ({"cash_yen": 24_750}, {}, {}, 33, 500),
        ({"cash_yen": -1}, DAILY, {}, 2, 0),
        ({}, DAILY, {"upfront_yen": -1}, 2, 0),
        ({}, {"pay_cycle": -1}, {}, UNKNOWN, 0),
        ({}, {"pay_day": -1}, {}, UNKNOWN, 0),
    ],
)
def test_the_cash_less_the_cost_of_moving_in_has_to_last_until_the_first_pay(
    subject: build.Change, opening: build.Change, unit: build.Change, days: int, measure: int
) -> None:
    case = build.case(subject=subject, opening=opening, unit=unit)
    living = livelihood_of(case)

    assert days_to_first_pay(living).tolist() == [days]
    assert pay_measure(living, case.setting.policy).tolist() == [measure]


def test_work_that_begins_later_pays_later() -> None:
    days = [
        int(
            days_to_first_pay(
                livelihood_of(build.case(opening=DAILY | {"start_from_day": build.RELEASE + late}))
            ).item()
        )
        for late in (0, 1, 2, 30)
    ]

    assert days == [2, 2, 3, 31]


def test_a_pay_day_before_work_begins_is_not_the_first_pay() -> None:
    """Released on 13 December, at work from the 14th, paid on the 12th of each month for the month that runs."""
    case = build.case(opening={"pay_day": 12, "pay_month_offset": 0})

    assert days_to_first_pay(livelihood_of(case)).tolist() == [30]


def test_pay_and_costs_alone_are_no_livelihood() -> None:
    case = build.case(subject={"cash_yen": 1_000_000})
    idle = replace(livelihood_of(case), has_job=np.array([False]))

    assert margin_measure(idle, case.setting.policy).tolist() == [0]
    assert pay_measure(idle, case.setting.policy).tolist() == [0]


@pytest.mark.parametrize("missing", ["job", "home"])
def test_without_a_job_or_a_home_nothing_is_measured(missing: str) -> None:
    case = build.case()
    inputs = build.inputs(case.subjects, case.openings, case.units)
    alone = inputs.case(0, None if missing == "job" else 0, None if missing == "home" else 0)
    living, policy = livelihood_of(alone), alone.setting.policy

    assert margin_measure(living, policy).tolist() == [0]
    assert pay_measure(living, policy).tolist() == [0]
