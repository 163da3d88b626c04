"""Straight lines beside the geodesic on the ellipsoid."""

import numpy as np
import pytest
from geopy.distance import geodesic

from matcher.geography.distance import distance_km
from tests.counts import scaled

IBARAKI = ((35.7, 37.0), (139.6, 140.9))
MAIN_ISLANDS = ((31.0, 45.6), (129.5, 145.9))
JAPAN = ((24.0, 45.6), (122.9, 153.9))
POINTS = scaled(300, 5000)


def _points(area: tuple[tuple[float, float], tuple[float, float]], seed: int) -> np.ndarray:
    """(points, 2): degrees north and east."""
    (south, north), (west, east) = area
    return np.random.default_rng(seed).uniform((south, west), (north, east), (POINTS, 2))


@pytest.mark.parametrize(
    ("area", "most_off"), [(IBARAKI, 0.003), (MAIN_ISLANDS, 0.003), (JAPAN, 0.004)], ids=["ibaraki", "main", "japan"]
)
def test_it_is_close_to_the_geodesic(area: tuple[tuple[float, float], tuple[float, float]], most_off: float) -> None:
    here, there = _points(area, 1), _points(area, 2)
    nearby = here + (there - here) * 0.01

    for other in (there, nearby):
        km = distance_km(here[:, 0], here[:, 1], other[:, 0], other[:, 1])
        exact = np.array([geodesic(one, two).km for one, two in zip(here, other, strict=True)])
        assert (np.abs(km / exact - 1) <= most_off).all()


def test_it_is_the_same_both_ways_and_nothing_to_oneself() -> None:
    here, there = _points(IBARAKI, 3), _points(IBARAKI, 4)

    there_and_back = (distance_km(*here.T, *there.T), distance_km(*there.T, *here.T))

    assert np.allclose(*there_and_back, rtol=1e-12)
    assert (distance_km(*here.T, *here.T) == 0).all()


def test_the_other_side_of_the_earth_is_half_way_round() -> None:
    km = distance_km(np.array([36.0]), np.array([140.0]), np.array([-36.0]), np.array([-40.0]))

    assert km.tolist() == pytest.approx([np.pi * 6371.0088])


@pytest.mark.parametrize("missing", range(4))
def test_a_point_that_is_not_known_has_no_distance(missing: int) -> None:
    degrees = [np.array([36.0]), np.array([140.0]), np.array([36.1]), np.array([140.1])]
    degrees[missing] = np.array([np.nan])

    assert np.isnan(distance_km(*degrees)).all()


def test_columns_broadcast() -> None:
    homes, jobs = _points(IBARAKI, 5)[:3], _points(IBARAKI, 6)[:4]

    km = distance_km(homes[:, :1], homes[:, 1:], jobs[None, :, 0], jobs[None, :, 1])

    assert km.shape == (3, 4)
    assert km[2, 3] == distance_km(*homes[2:3].T, *jobs[3:4].T).item()
