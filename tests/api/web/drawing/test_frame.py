"""The window of a map."""

import numpy as np
import pytest

from api.web.drawing.frame import Frame, Size, frame_around, scale_bar
from matcher.desk.views import Point
from matcher.geography.distance import distance_km

MITO, TSUKUBA = Point(lat=36.3658, lon=140.4714), Point(lat=36.0836, lon=140.0764)
SIZE = Size(width=320, height=400)


def around(*points: Point, least_km: float = 1.0) -> Frame:
    return frame_around(points, size=SIZE, margin=30, least_km=least_km)


def test_every_point_lies_within_the_margin() -> None:
    frame = around(MITO, TSUKUBA)

    for point in (MITO, TSUKUBA):
        x, y = frame.at(point.lat, point.lon)
        assert 29.9 <= x <= 290.1
        assert 29.9 <= y <= 370.1


def test_a_length_on_the_map_is_the_distance_to_scale() -> None:
    frame = around(MITO, TSUKUBA)
    (x, y), (other_x, other_y) = (frame.at(point.lat, point.lon) for point in (MITO, TSUKUBA))

    straight_km = distance_km(*(np.array([each]) for each in (MITO.lat, MITO.lon, TSUKUBA.lat, TSUKUBA.lon)))
    drawn_km = ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5 / frame.units_a_km

    assert drawn_km == pytest.approx(straight_km.item(), rel=0.01)


def test_one_point_is_shown_with_the_least_width_around_it() -> None:
    frame = around(MITO, least_km=10)

    assert frame.at(MITO.lat, MITO.lon) == (160, 200)
    assert frame.units_a_km == 32


def test_no_points_have_no_frame() -> None:
    with pytest.raises(ValueError, match="without points"):
        around()


@pytest.mark.parametrize(("width_km", "bar_km"), [(2, 1), (10, 2), (40, 10), (100, 20), (1000, 50)])
def test_the_scale_bar_is_a_round_length_of_at_most_a_third(width_km: int, bar_km: int) -> None:
    bar = scale_bar(around(MITO, least_km=width_km))

    assert bar.km == bar_km
    assert bar.length == pytest.approx(bar_km / width_km * 320, abs=0.1)
