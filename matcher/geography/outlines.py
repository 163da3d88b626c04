"""Simplified outlines of the municipalities, as rings of longitude and latitude, for maps and for "lies within".

`outlines.json` holds the borders once each, as arcs; two neighbours are drawn from the same arc and so meet exactly.
Source: 国土数値情報（行政区域データ）, Ministry of Land, Infrastructure, Transport and Tourism; simplified.
"""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType

from matcher.domain.text import Text

Point = tuple[float, float]
"""Longitude and latitude in degrees."""
Ring = tuple[Point, ...]
"""A closed line: its last point is its first."""

CREDIT = Text(
    "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成",
    "Made from National Land Numerical Information (administrative areas), MLIT, Japan, with changes",
)
"""Stands under every map that shows the outlines; the terms of the source ask for it."""


def lies_within(code: int, *, lat: float, lon: float) -> bool:
    """Whether a point lies in a municipality, as far as its simplified outline tells."""
    return any(_encloses(ring, lat, lon) for ring in OUTLINES[code])


def _encloses(ring: Ring, lat: float, lon: float) -> bool:
    """Count the borders that a line to the east crosses: an odd number from inside."""
    inside = False
    for (lon_a, lat_a), (lon_b, lat_b) in pairwise(ring):
        crosses = (lat_a > lat) != (lat_b > lat)
        if crosses and lon < lon_a + (lat - lat_a) / (lat_b - lat_a) * (lon_b - lon_a):
            inside = not inside
    return inside


def _ring(numbers: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Join arcs, which count from 1 and are walked backwards where the number is negative."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number - 1] if number > 0 else arcs[-number - 1][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)


def _read() -> Mapping[int, tuple[Ring, ...]]:
    data = json.loads(files("matcher.geography").joinpath("outlines.json").read_text(encoding="utf-8"))
    arcs = [tuple((float(lon), float(lat)) for lon, lat in arc) for arc in data["arcs"]]
    return MappingProxyType(
        {int(code): tuple(_ring(ring, arcs) for ring in rings) for code, rings in data["outlines"].items()}
    )


OUTLINES: Mapping[int, tuple[Ring, ...]] = _read()
"""By municipality code; islands and exclaves are rings of their own, holes do not occur."""
