"""Points of the demo: near a municipality's office and inside its outline, at a stated or a drawn distance."""

from dataclasses import dataclass
from math import cos, radians

from numpy.random import Generator

from matcher.geography.municipalities import MUNICIPALITIES
from matcher.geography.outlines import lies_within

KM_A_DEGREE = 111.195
"""Of latitude, on the sphere of `matcher.geography.distance`."""
TRIES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A point in a municipality."""

    municipality: int
    lat: float
    lon: float

    def km_to(self, other: "Spot") -> float:
        """Straight line in km, good to one in a thousand within a prefecture."""
        north = (other.lat - self.lat) * KM_A_DEGREE
        east = (other.lon - self.lon) * KM_A_DEGREE * cos(radians((self.lat + other.lat) / 2))
        return float((north**2 + east**2) ** 0.5)


def spot(municipality: int, *, north_km: float = 0.0, east_km: float = 0.0) -> Spot:
    """The point so far from the office. Raises `ValueError` where that leaves the municipality."""
    office = MUNICIPALITIES[municipality]
    lat = round(office.lat + north_km / KM_A_DEGREE, 5)
    lon = round(office.lon + east_km / (KM_A_DEGREE * cos(radians(office.lat))), 5)
    if not lies_within(municipality, lat=lat, lon=lon):
        raise ValueError(f"({north_km}, {east_km}) km from the office lies outside [{office.name.ja}]")
    return Spot(municipality=municipality, lat=lat, lon=lon)


def drawn_spot(draw: Generator, around: Spot, *, spread_km: float) -> Spot:
    """A point drawn around another and inside its municipality; that other itself where none is found."""
    for _ in range(TRIES):
        north, east = draw.normal(0.0, spread_km, 2)
        lat = round(around.lat + float(north) / KM_A_DEGREE, 5)
        lon = round(around.lon + float(east) / (KM_A_DEGREE * cos(radians(around.lat))), 5)
        if lies_within(around.municipality, lat=lat, lon=lon):
            return Spot(municipality=around.municipality, lat=lat, lon=lon)
    return around
