"""The window of a map: which part of the land is shown, where a point of it falls, and how long a kilometre is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

from matcher.desk.views import Point

KM_A_DEGREE = 111.195
"""Of latitude, on the sphere of `matcher.geography.distance`; the flat picture is good to 1 % within a prefecture."""
_ROUND_LENGTHS_KM = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Width and height of a drawing in its own units."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A window around a point. `units_a_km` is the scale."""

    centre: Point
    units_a_km: float
    size: Size

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point falls: to the right and down from the upper left corner, to a tenth of a unit."""
        east_km = (lon - self.centre.lon) * KM_A_DEGREE * cos(radians(self.centre.lat))
        north_km = (lat - self.centre.lat) * KM_A_DEGREE
        x = self.size.width / 2 + east_km * self.units_a_km
        y = self.size.height / 2 - north_km * self.units_a_km
        return round(x, 1), round(y, 1)

    def scaled_to(self, units_a_km: float) -> "Frame":
        """The same window, drawn to another scale."""
        return Frame(centre=self.centre, units_a_km=units_a_km, size=self.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleBar:
    """A round number of kilometres and its length."""

    km: int
    length: float


def frame_around(points: Sequence[Point], *, size: Size, margin: float, least_km: float) -> Frame:
    """The window that holds all points within a margin of its sides, never less than `least_km` wide."""
    if not points:
        raise ValueError("a map without points has no frame")
    south, north = _ends(point.lat for point in points)
    west, east = _ends(point.lon for point in points)
    centre = Point(lat=(south + north) / 2, lon=(west + east) / 2)
    high_km = (north - south) * KM_A_DEGREE
    wide_km = (east - west) * KM_A_DEGREE * cos(radians(centre.lat))
    scales = [size.width / least_km]
    if wide_km > 0:
        scales.append((size.width - 2 * margin) / wide_km)
    if high_km > 0:
        scales.append((size.height - 2 * margin) / high_km)
    return Frame(centre=centre, units_a_km=min(scales), size=size)


def scale_bar(frame: Frame) -> ScaleBar:
    """The longest round length that takes at most a third of the width."""
    most_km = frame.size.width / 3 / frame.units_a_km
    km = max((km for km in _ROUND_LENGTHS_KM if km <= most_km), default=_ROUND_LENGTHS_KM[0])
    return ScaleBar(km=km, length=round(km * frame.units_a_km, 1))


def _ends(values: Iterable[float]) -> tuple[float, float]:
    listed = list(values)
    return min(listed), max(listed)
