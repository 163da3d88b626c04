"""Whether the point that a row states can be meant: it lies in Japan, and in the municipality that the row names."""

from collections.abc import Sequence
from math import cos, radians
from typing import Final

import numpy as np

from matcher.domain.text import Text
from matcher.exchange.cells import Problem
from matcher.exchange.layouts import RowCheck
from matcher.geography.distance import EARTH_RADIUS_KM
from matcher.geography.outlines import OUTLINES, Point, lies_within

OUTSIDE_KM: Final = 3.0
"""So far beyond its simplified outline a point may still be of that municipality: moles, new land (assumed)."""

_WEST: Final = (
    *((23.9, 123.3), (24.2, 122.7), (25.9, 123.2), (28.0, 126.5), (31.0, 127.8), (33.5, 128.3), (34.4, 128.95)),
    *((34.8, 129.15), (35.0, 130.0), (36.0, 131.2), (38.0, 134.5), (40.0, 138.8), (42.0, 138.9), (44.5, 140.3)),
    (45.7, 140.6),
)
_EAST: Final = (
    *((23.9, 142.8), (28.0, 142.8), (31.0, 140.8), (34.5, 140.9), (36.0, 141.4), (39.0, 142.4), (41.5, 143.2)),
    *((42.8, 145.5), (43.8, 148.0), (45.7, 149.2)),
)
"""The borders of Japan with its near sea, from south to north as latitude and longitude, drawn by hand: from Yonaguni
past Tsushima to Wakkanai, and from Ogasawara past Choshi to Nemuro. Korea, Primorye, Sakhalin, Taiwan are outside."""


def in_japan(lat: float, lon: float) -> bool:
    """Whether a point lies between the two borders."""
    return _SOUTH <= lat <= _NORTH and _border(_WEST, lat) <= lon <= _border(_EAST, lat)


_SOUTH, _NORTH = _WEST[0][0], _WEST[-1][0]


def _border(points: Sequence[tuple[float, float]], lat: float) -> float:
    lats, lons = zip(*points, strict=True)
    return float(np.interp(lat, lats, lons))


def in_or_near(municipality: int, lat: float, lon: float) -> bool:
    """Whether a point lies in a municipality, or at most `OUTSIDE_KM` beyond its outline."""
    if lies_within(municipality, lat=lat, lon=lon):
        return True
    return any(_km_to_line(ring, lat, lon) <= OUTSIDE_KM for ring in OUTLINES[municipality])


def _km_to_line(line: Sequence[Point], lat: float, lon: float) -> float:
    """Least distance to a line of points; the earth counts as flat, which is right to a part in a thousand here."""
    km_a_degree = radians(1) * EARTH_RADIUS_KM
    points = (np.array(line) - (lon, lat)) * (km_a_degree * cos(radians(lat)), km_a_degree)
    begins, ways = points[:-1], np.diff(points, axis=0)
    lengths = np.maximum((ways**2).sum(axis=1), 1e-12)
    along = np.clip(-(begins * ways).sum(axis=1) / lengths, 0.0, 1.0)
    nearest = begins + along[:, None] * ways
    return float(np.hypot(nearest[:, 0], nearest[:, 1]).min())


def point_checks(*, municipality: str, lat: str, lon: str) -> tuple[RowCheck, RowCheck]:
    """What has to hold for the three columns that say where something is."""
    names = {"municipality": f"[{{{municipality}}}]", "lat": f"[{{{lat}}}]", "lon": f"[{{{lon}}}]"}
    stands_in_japan = RowCheck(
        fields=(lat, lon),
        holds=lambda north, east: None in {north, east} or in_japan(north, east),
        column=lat,
        problem=Problem(
            Text("日本国内の座標ではありません", "not a coordinate in Japan"),
            Text("{lat} と {lon} の値を確かめてください", "check {lat} and {lon}").filled(**names),
        ),
    )
    stands_where_it_says = RowCheck(
        fields=(municipality, lat, lon),
        holds=_agrees,
        column=municipality,
        problem=Problem(
            Text("座標がこの市町村の外にあります", "the point lies outside this municipality"),
            Text(
                "{municipality} を直すか、{lat} と {lon} を直してください",
                "correct {municipality}, or {lat} and {lon}",
            ).filled(**names),
        ),
    )
    return stands_in_japan, stands_where_it_says


def _agrees(municipality: int | None, lat: float | None, lon: float | None) -> bool:
    """Whether the three can be meant together; a point outside Japan is a fault of its own, and told once."""
    if municipality is None or lat is None or lon is None or not in_japan(lat, lon):
        return True
    return in_or_near(municipality, lat, lon)
