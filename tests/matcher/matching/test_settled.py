"""The settled home after the first: a date that may be too late, and no promise."""

import pytest

from matcher.domain.homes import HousingKind, SinglePersonRule
from matcher.matching.settled import SettledHome, settled_home, with_settled_days
from tests import build

PUBLIC = {"kind": HousingKind.PUBLIC_MUNICIPAL.number, "available_from_day": -1, "income_limit_yen": 158_000}
HALFWAY = {"kind": HousingKind.HALFWAY_HOUSE.number}


def _settled(first: build.Change, *homes: build.Change, release: int = build.RELEASE) -> SettledHome | None:
    people = build.subjects({"release_day": release})
    return settled_home(build.inputs(people, build.openings(), build.units(first, *homes)), 0, 0)


def test_a_hundred_and_three_days_are_longer_than_the_eighty_of_a_halfway_house() -> None:
    settled = _settled(HALFWAY, PUBLIC | {"move_in_day": build.RELEASE + 103})

    assert settled == SettledHome(
        unit="U-02", move_in_day=build.RELEASE + 103, days_until=103, longer_than_days=80, to_confirm=()
    )


@pytest.mark.parametrize(
    ("first", "wait", "longer_than"),
    [
        (HALFWAY, 81, 80),
        (HALFWAY, 80, None),
        (HALFWAY | {"longest_stay_days": 60}, 61, 60),
        (HALFWAY | {"longest_stay_days": 180}, 103, 80),
        ({"longest_stay_days": 30}, 31, 30),
        ({"longest_stay_days": 30}, 30, None),
        ({"employer_id": 1}, 1000, None),
        ({"employer_id": 1}, 0, None),
    ],
)
def test_the_wait_is_set_against_the_stay_that_the_first_home_allows(
    first: build.Change, wait: int, longer_than: int | None
) -> None:
    settled = _settled(first, PUBLIC | {"move_in_day": build.RELEASE + wait})

    assert settled is not None
    assert (settled.days_until, settled.longer_than_days) == (wait, longer_than)


@pytest.mark.parametrize(
    "home",
    [
        {"move_in_day": build.RELEASE + 50},
        PUBLIC,
        PUBLIC | {"move_in_day": build.RELEASE - 1},
        PUBLIC | {"move_in_day": build.RELEASE + 50, "round_closes_day": build.RELEASE - 1},
        PUBLIC | {"move_in_day": build.RELEASE + 50, "single_person_rule": SinglePersonRule.FAMILY_ONLY.number},
        PUBLIC | {"move_in_day": build.RELEASE + 50, "accepted_bits": 0, "not_accepted_bits": build.ALL_OFFENCES},
    ],
    ids=["not public", "no day", "before release", "round closed", "families only", "not accepted"],
)
def test_there_is_none_where_nothing_fits(home: build.Change) -> None:
    assert _settled(HALFWAY, home) is None


def test_there_is_none_where_the_first_home_can_be_stayed_in() -> None:
    assert _settled({}, PUBLIC | {"move_in_day": build.RELEASE + 50}) is None


def test_there_is_none_without_a_first_home() -> None:
    inputs = build.inputs(build.subjects(), build.openings(), build.units(PUBLIC | {"move_in_day": build.RELEASE + 50}))

    assert settled_home(inputs, 0, None) is None


def test_the_earliest_is_named_and_of_two_on_one_day_the_first_by_code() -> None:
    days = (90, 60, 60, 70)
    codes = ("U-10", "U-13", "U-12", "U-11")
    homes = [PUBLIC | {"move_in_day": build.RELEASE + day, "code": code} for day, code in zip(days, codes, strict=True)]

    settled = _settled(HALFWAY, *homes)

    assert settled is not None
    assert (settled.unit, settled.days_until) == ("U-12", 60)


def test_a_home_that_still_asks_something_may_be_applied_for() -> None:
    settled = _settled(HALFWAY, PUBLIC | {"move_in_day": build.RELEASE + 50, "household_max": -1})

    assert settled is not None
    assert [rule.code for rule in settled.to_confirm] == ["H12b"]


def test_the_points_know_the_same_day_as_the_settled_home_of_each_person() -> None:
    people = build.subjects({}, {"release_day": build.RELEASE + 60}, {"needs_step_free": 1})
    homes = build.units(
        HALFWAY,
        PUBLIC | {"move_in_day": build.RELEASE + 50, "step_free": 0},
        PUBLIC | {"move_in_day": build.RELEASE + 90},
        PUBLIC,
    )
    inputs = build.inputs(people, build.openings(), homes)

    days = with_settled_days(inputs).subjects.settled_day.tolist()

    assert days == [build.RELEASE + 50, build.RELEASE + 90, build.RELEASE + 90]
    assert days == [one.move_in_day for row in range(3) if (one := settled_home(inputs, row, 0)) is not None]


def test_without_public_housing_no_day_is_known() -> None:
    inputs = build.inputs(build.subjects(), build.openings(), build.units(HALFWAY))

    assert with_settled_days(inputs).subjects.settled_day.tolist() == [-1]
