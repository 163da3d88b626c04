"""Ways by public transport: as declared, at the hours of the shift, and never invented."""

import numpy as np
import pytest

from matcher.domain.routes import NO_WAY_MINUTES, Routes
from matcher.domain.term import UNKNOWN
from tests import build

DECLARED = Routes(
    opening_id=np.array([1, 1, 7]),
    unit_id=np.array([2, 5, 2]),
    minutes=np.array([20, 35, 50]),
    first_arrival_minute=np.array([420, 420, 600]),
    last_departure_minute=np.array([1200, 1320, 1500]),
)


def _minutes(routes: Routes, opening: int, unit: int, begins: int, ends: int) -> int:
    columns = (np.array([value]) for value in (opening, unit, begins, ends))
    return int(routes.minutes_for(*columns).item())


@pytest.mark.parametrize(
    ("opening", "unit", "begins", "ends", "expected"),
    [
        (1, 2, 480, 1020, 20),
        (1, 5, 480, 1020, 35),
        (7, 2, 600, 1500, 50),
        (1, 2, 420, 1200, 20),
        (1, 2, 419, 1020, NO_WAY_MINUTES),
        (1, 2, 480, 1201, NO_WAY_MINUTES),
        (1, 5, 480, 1201, 35),
        (1, 2, 1320, 1860, UNKNOWN),
        (1, 3, 480, 1020, UNKNOWN),
        (2, 1, 480, 1020, UNKNOWN),
        (7, 5, 480, 1020, UNKNOWN),
        (9, 9, 480, 1020, UNKNOWN),
        (1, 2, UNKNOWN, UNKNOWN, UNKNOWN),
        (UNKNOWN, 2, UNKNOWN, UNKNOWN, UNKNOWN),
        (1, UNKNOWN, 480, 1020, UNKNOWN),
    ],
)
def test_a_way_is_known_where_it_is_declared_for_those_hours(
    opening: int, unit: int, begins: int, ends: int, expected: int
) -> None:
    assert _minutes(DECLARED, opening, unit, begins, ends) == expected


def test_where_nobody_declared_anything_nothing_is_known() -> None:
    assert _minutes(build.no_routes(), 1, 2, 480, 1020) == UNKNOWN


def test_openings_and_units_broadcast() -> None:
    hours = np.array([[480], [480]]), np.array([[1020], [1020]])

    minutes = DECLARED.minutes_for(np.array([[1], [7]]), np.array([[2, 5, 6]]), *hours)

    assert minutes.tolist() == [[20, 35, UNKNOWN], [NO_WAY_MINUTES, UNKNOWN, UNKNOWN]]


def test_what_is_declared_anew_takes_the_place_of_what_was_declared_of_the_pair() -> None:
    before = build.no_routes().declaring(np.array([2, 1]), np.array([1, 1]), np.array([30, 20]))

    after = before.declaring(np.array([1]), np.array([1]), np.array([50]))

    begins, ends = np.array([480, 480]), np.array([1020, 2000])
    assert after.minutes_for(np.array([1, 2]), np.array([1, 1]), begins, ends).tolist() == [50, 30]
    assert len(after.minutes) == 2
