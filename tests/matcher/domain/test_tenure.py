"""Who pays the rent: the wage of this job, or public assistance where its limit and the landlord allow."""

import pytest

from matcher.domain.homes import HousingKind
from matcher.domain.tenure import affordable, by_assistance, by_wage, most_rent_yen, rent_limit_yen, rent_of
from matcher.domain.vocabulary import PublicAssistance
from tests import build

MITO_SINGLE_YEN, MITO_COUPLE_YEN = 35_400, 42_000
"""The limits of housing assistance there."""
ASSISTED = {"public_assistance": PublicAssistance.PLANNED.number}
LOW_WAGE = {"gross_monthly_yen": 100_000}
"""80,000 net bears 28,000."""


def _answers(subject: build.Change, opening: build.Change | None, unit: build.Change) -> tuple[int, int, int]:
    """By assistance, by wage, by the better of the two; without a job where the opening is None."""
    inputs = build.inputs(build.subjects(subject), build.openings(opening or {}), build.units(unit))
    case = inputs.case(0, None if opening is None else 0, 0)
    rent, policy = rent_of(case), case.setting.policy
    verdicts = (by_assistance(rent), by_wage(rent, policy), affordable(rent, policy))
    first, second, better = (int(verdict.item()) for verdict in verdicts)
    return first, second, better


@pytest.mark.parametrize(
    ("subject", "opening", "unit", "expected"),
    [
        # by the wage alone: 152,000 net bears 53,200 of rent and fee
        ({}, {}, {"rent_yen": 51_200}, (-1, 1, 1)),
        ({}, {}, {"rent_yen": 51_201}, (-1, -1, -1)),
        ({}, {}, {"rent_yen": -1}, (-1, 0, 0)),
        ({}, {}, {"common_fee_yen": -1}, (-1, 0, 0)),
        ({}, {"gross_monthly_yen": -1}, {}, (-1, 0, 0)),
        # by assistance beside a low wage: the limit counts the rent without the fee
        (ASSISTED, LOW_WAGE, {"rent_yen": MITO_SINGLE_YEN}, (1, -1, 1)),
        (ASSISTED, LOW_WAGE, {"rent_yen": MITO_SINGLE_YEN + 1}, (-1, -1, -1)),
        ({"public_assistance": PublicAssistance.GRANTED.number}, LOW_WAGE, {}, (1, -1, 1)),
        ({}, LOW_WAGE, {}, (-1, -1, -1)),
        (ASSISTED, LOW_WAGE, {"accepts_assistance": 0}, (-1, -1, -1)),
        (ASSISTED, LOW_WAGE, {"accepts_assistance": -1}, (0, -1, 0)),
        (ASSISTED, LOW_WAGE, {"municipality": -1}, (0, -1, 0)),
        (ASSISTED, LOW_WAGE, {"municipality": 9999}, (0, -1, 0)),
        (ASSISTED | {"household_size": -1}, LOW_WAGE, {}, (0, -1, 0)),
        # a larger household has a higher limit
        (ASSISTED | {"household_size": 2}, LOW_WAGE, {"rent_yen": MITO_COUPLE_YEN}, (1, -1, 1)),
        (ASSISTED | {"household_size": 2}, LOW_WAGE, {"rent_yen": MITO_COUPLE_YEN + 1}, (-1, -1, -1)),
        # without a job assistance is the way, and to be asked about where it is not planned
        (ASSISTED, None, {"rent_yen": MITO_SINGLE_YEN}, (1, -1, 1)),
        ({}, None, {"rent_yen": MITO_SINGLE_YEN}, (0, -1, 0)),
        ({}, None, {"rent_yen": MITO_SINGLE_YEN + 1}, (-1, -1, -1)),
        ({}, None, {"accepts_assistance": 0}, (-1, -1, -1)),
        ({}, None, {"rent_yen": -1}, (0, -1, 0)),
    ],
)
def test_the_better_of_the_two_ways_decides(
    subject: build.Change, opening: build.Change | None, unit: build.Change, expected: tuple[int, int, int]
) -> None:
    assert _answers(subject, opening, unit) == expected


@pytest.mark.parametrize("kind", HousingKind)
def test_a_rent_is_judged_where_the_kind_of_home_asks_one(kind: HousingKind) -> None:
    beyond_everybody = {"kind": kind.number, "rent_yen": 900_000}

    assert _answers({}, {}, beyond_everybody)[2] == (-1 if kind.charges_rent else 1)


@pytest.mark.parametrize(
    ("size", "place", "limit"),
    [(1, build.MITO, 35_400), (2, build.MITO, 42_000), (1, build.HITACHINAKA, 34_000), (1, 9999, -1), (1, -1, -1)],
)
def test_the_limit_is_that_of_the_municipality_and_the_household(size: int, place: int, limit: int) -> None:
    case = build.case(subject={"household_size": size}, unit={"municipality": place})

    assert rent_limit_yen(case).tolist() == [limit]


@pytest.mark.parametrize(("gross", "most"), [(190_000, 53_200), (100_000, 28_000), (0, 0), (-1, -1)])
def test_the_wage_bears_a_share_of_the_net_pay(gross: int, most: int) -> None:
    case = build.case(opening={"gross_monthly_yen": gross})

    assert most_rent_yen(rent_of(case), case.setting.policy).tolist() == [most]
