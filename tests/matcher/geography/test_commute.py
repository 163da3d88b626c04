"""The way to work by the person's own means, and where it is too long, too late or not known."""

from typing import Any

import numpy as np
import pytest

from matcher.domain.case import Case
from matcher.domain.pools import ALL_DAY_MINUTE, NEVER_DAY, Column
from matcher.domain.routes import NO_WAY_MINUTES, Routes
from matcher.domain.term import UNKNOWN, bits_of
from matcher.domain.vocabulary import TravelMeans
from matcher.geography.commute import (
    Means,
    Way,
    commute_measure,
    declared_minutes,
    home_before_closing,
    quickest,
    usable_means,
    way_to_work,
    within,
)
from tests import build

FOOT, BICYCLE, CAR = TravelMeans.FOOT, TravelMeans.BICYCLE, TravelMeans.CAR
PICKUP, PUBLIC = TravelMeans.PICKUP, TravelMeans.PUBLIC_TRANSPORT
DECLARED = Routes(
    opening_id=np.array([1]),
    unit_id=np.array([1]),
    minutes=np.array([20]),
    first_arrival_minute=np.array([450]),
    last_departure_minute=np.array([1140]),
)


def _column(value: float) -> Column:
    return np.array([value])


def _means(*means: TravelMeans, asked: bool = True, car_open: bool = False) -> Means:
    return Means(bits=_column(bits_of(means) if asked else UNKNOWN), car_open=_column(car_open))


def _way(km: float, *means: TravelMeans, picked_up: bool = False, declared: int = UNKNOWN) -> Way:
    return quickest(
        km=_column(km),
        means=_means(*means),
        picked_up=_column(picked_up),
        declared=_column(declared),
        policy=build.policy(),
    )


@pytest.mark.parametrize(
    ("km", "means", "minutes", "quickest_means"),
    [
        (2.0, (BICYCLE,), 13, BICYCLE),  # 2.4 km at 200 metres a minute, and a minute to fetch and park it
        (2.0, (FOOT,), 30, FOOT),
        (2.0, (CAR,), 11, CAR),
        (2.0, (FOOT, BICYCLE), 13, BICYCLE),
        (2.0, (FOOT, BICYCLE, CAR), 11, CAR),
        (0.1, (FOOT, BICYCLE, CAR), 2, FOOT),  # all that is quicker costs more time to fetch; of equals, the first
        (0.0, (FOOT,), 0, FOOT),
        (0.0, (CAR,), 5, CAR),
        (20.0, (CAR,), 57, CAR),
        (2.001, (FOOT,), 31, FOOT),  # a begun minute counts
        (23 * 80 / 1200, (FOOT,), 23, FOOT),  # what rounding of fractions adds is no minute
    ],
)
def test_the_quickest_of_the_means_a_person_has(
    km: float, means: tuple[TravelMeans, ...], minutes: int, quickest_means: TravelMeans
) -> None:
    way = _way(km, *means)

    assert (way.minutes.item(), way.means.item()) == (minutes, quickest_means.number)
    assert way.km.item() == km


def test_a_pickup_needs_no_means_of_ones_own_and_is_as_quick_as_a_car() -> None:
    picked_up, alone = _way(10.0, picked_up=True), _way(10.0)

    assert (picked_up.minutes.item(), picked_up.means.item()) == (31, PICKUP.number)
    assert (alone.minutes.item(), alone.means.item()) == (NO_WAY_MINUTES, UNKNOWN)


def test_having_said_pickup_does_not_bring_one() -> None:
    assert _way(10.0, PICKUP).means.item() == UNKNOWN


@pytest.mark.parametrize(
    ("means", "declared", "minutes", "by"),
    [
        ((PUBLIC,), 20, 20, PUBLIC.number),
        ((PUBLIC, BICYCLE), 20, 13, BICYCLE.number),
        ((PUBLIC, FOOT), 20, 20, PUBLIC.number),
        ((FOOT,), 20, 30, FOOT.number),
        ((PUBLIC,), UNKNOWN, NO_WAY_MINUTES, UNKNOWN),
        ((PUBLIC,), NO_WAY_MINUTES, NO_WAY_MINUTES, UNKNOWN),
    ],
)
def test_public_transport_counts_as_declared_for_those_who_use_it(
    means: tuple[TravelMeans, ...], declared: int, minutes: int, by: int
) -> None:
    way = _way(2.0, *means, declared=declared)

    assert (way.minutes.item(), way.means.item()) == (minutes, by)


def test_without_a_point_or_the_means_nothing_is_known() -> None:
    nowhere = _way(float("nan"), FOOT)
    unasked = _asked_nothing(2.0, declared=20)

    for way in (nowhere, unasked):
        assert (way.minutes.item(), way.means.item()) == (UNKNOWN, UNKNOWN)


def test_a_declared_way_stands_without_a_point() -> None:
    assert _way(float("nan"), PUBLIC, declared=24).minutes.item() == 24


def _asked_nothing(km: float, *, declared: int = UNKNOWN) -> Way:
    return quickest(
        km=_column(km),
        means=_means(asked=False),
        picked_up=_column(False),
        declared=_column(declared),
        policy=build.policy(),
    )


@pytest.mark.parametrize(
    ("begins", "ends", "drives", "is_open"),
    [
        (build.TODAY, NEVER_DAY, True, False),
        (build.TODAY, build.TODAY + 4, False, False),
        (build.TODAY + 6, NEVER_DAY, False, False),
        (NEVER_DAY, NEVER_DAY, False, False),
        (UNKNOWN, NEVER_DAY, False, True),
        (UNKNOWN, build.TODAY, False, False),
    ],
)
def test_a_car_counts_only_with_a_licence_that_is_valid_on_the_first_day_of_work(
    begins: int, ends: int, drives: bool, is_open: bool
) -> None:
    none = NEVER_DAY
    means = usable_means(
        _column(FOOT.bit | CAR.bit),
        licence_from=np.array([[none, begins]]),
        licence_until=np.array([[none, ends]]),
        start=_column(build.TODAY + 5),
    )

    assert (means.bits.item() == FOOT.bit | CAR.bit, bool(means.car_open.item())) == (drives, is_open)


def test_a_car_whose_licence_is_not_known_leaves_the_question_open() -> None:
    means = _means(FOOT, car_open=True)
    column, policy = _column(UNKNOWN), build.policy()
    way = quickest(km=_column(10.0), means=means, picked_up=_column(False), declared=column, policy=policy)

    assert [int(within(way, _column(limit)).item()) for limit in (150, 60, 30)] == [1, 0, -1]


def _within(km: float, limit: int, *means: TravelMeans, declared: int = UNKNOWN, asked: bool = True) -> int:
    way = _way(km, *means, declared=declared) if asked else _asked_nothing(km, declared=declared)
    return int(within(way, _column(limit)).item())


@pytest.mark.parametrize(
    ("km", "limit", "means", "declared", "expected"),
    [
        (2.0, 13, (BICYCLE,), UNKNOWN, 1),
        (2.0, 12, (BICYCLE,), UNKNOWN, -1),
        (2.0, UNKNOWN, (BICYCLE,), UNKNOWN, 0),
        (float("nan"), 45, (BICYCLE,), UNKNOWN, 0),
        # nobody declared the bus: it may be short enough as long as 500 metres a minute would be
        (10.0, 20, (FOOT, PUBLIC), UNKNOWN, 0),
        (10.0, 19, (FOOT, PUBLIC), UNKNOWN, -1),
        (1.0, 20, (FOOT, PUBLIC), UNKNOWN, 1),
        (10.0, 20, (FOOT,), UNKNOWN, -1),
        # declared, too long, or not at those hours
        (10.0, 20, (FOOT, PUBLIC), 20, 1),
        (10.0, 20, (FOOT, PUBLIC), 21, -1),
        (10.0, 20, (FOOT, PUBLIC), NO_WAY_MINUTES, -1),
        (10.0, 20, (FOOT,), 20, -1),
        (2.0, 45, (), UNKNOWN, -1),
        (2.0, UNKNOWN, (), UNKNOWN, 0),
    ],
)
def test_a_way_is_short_enough_too_long_or_an_open_question(
    km: float, limit: int, means: tuple[TravelMeans, ...], declared: int, expected: int
) -> None:
    assert _within(km, limit, *means, declared=declared) == expected


def test_means_that_nobody_asked_about_leave_the_question_open() -> None:
    assert _within(2.0, 45, asked=False) == 0


@pytest.mark.parametrize(
    ("hours", "minutes"),
    [((480, 1020), 20), ((450, 1140), 20), ((449, 1020), NO_WAY_MINUTES), ((480, 1141), NO_WAY_MINUTES)],
)
def test_a_declared_way_counts_at_the_hours_of_the_shift(hours: tuple[int, int], minutes: int) -> None:
    case = _case({"shift_start_minute": hours[0], "shift_end_minute": hours[1]}, {})

    assert declared_minutes(case).tolist() == [minutes]


def _case(opening: dict[str, Any], unit: dict[str, Any]) -> Case:
    rider = {"means_bits": PUBLIC.bit}
    return build.case(subject=rider, opening=opening, unit=unit, in_setting=build.setting(routes=DECLARED))


def test_the_way_is_between_this_home_and_this_workplace() -> None:
    assert way_to_work(_case({}, {})).minutes.tolist() == [20]
    assert way_to_work(_case({"id": 2}, {})).minutes.tolist() == [NO_WAY_MINUTES]
    assert way_to_work(_case({}, {"id": 2})).minutes.tolist() == [NO_WAY_MINUTES]


@pytest.mark.parametrize(
    ("fetched", "home", "means"),
    [
        ([build.MITO], build.MITO, PICKUP.number),
        ([build.HITACHINAKA], build.MITO, UNKNOWN),
        ([-2], build.MITO, UNKNOWN),
        ([build.MITO], -1, UNKNOWN),
    ],
)
def test_a_pickup_comes_to_the_municipality_of_the_home(fetched: list[int], home: int, means: int) -> None:
    case = build.case(subject={"means_bits": 0}, opening={"pickup_municipality": fetched}, unit={"municipality": home})

    assert way_to_work(case).means.tolist() == [means]


@pytest.mark.parametrize(
    ("shift_end", "minutes", "closing", "applies", "expected"),
    [
        (1020, 20, 1040, True, 1),
        (1020, 20, 1039, True, -1),
        (1860, 20, 1260, True, -1),
        (1020, 20, ALL_DAY_MINUTE, True, 1),
        (1860, 20, ALL_DAY_MINUTE, True, 1),
        (UNKNOWN, UNKNOWN, ALL_DAY_MINUTE, True, 1),
        (UNKNOWN, 20, 1040, True, 0),
        (1020, UNKNOWN, 1040, True, 0),
        (1020, 20, UNKNOWN, True, 0),
        (1020, NO_WAY_MINUTES, 1260, True, 1),
        (1860, 20, 1260, False, 1),
    ],
)
def test_a_person_is_home_before_it_closes(
    shift_end: int, minutes: int, closing: int, applies: bool, expected: int
) -> None:
    way = Way(km=_column(2.0), minutes=_column(minutes), means=_column(0), least_minutes=_column(minutes))

    verdict = home_before_closing(
        way=way, shift_end=_column(shift_end), closing=_column(closing), applies=_column(applies)
    )

    assert verdict.tolist() == [expected]


@pytest.mark.parametrize(
    ("minutes", "limit", "expected"),
    [
        (0, 40, 1000),
        (10, 40, 750),
        (39, 40, 25),
        (40, 40, 0),
        (41, 40, 0),
        (NO_WAY_MINUTES, 40, 0),
        (UNKNOWN, 40, 0),
        (10, UNKNOWN, 0),
        (0, 0, 0),
    ],
)
def test_a_shorter_way_measures_more(minutes: int, limit: int, expected: int) -> None:
    way = Way(km=_column(2.0), minutes=_column(minutes), means=_column(0), least_minutes=_column(minutes))

    assert commute_measure(way, _column(limit)).tolist() == [expected]
