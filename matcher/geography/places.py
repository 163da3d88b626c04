"""What a gazetteer knows, what is asked of it, and what becomes of an address."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.domain.registry import Precision
from matcher.domain.text import Text
from matcher.geography.distance import distance_km

SAME_PLACE_KM: Final = 1.0
"""Points of one name up to so far apart count as one place; further apart, nobody chooses between them (assumed)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One point of the gazetteer: a town (大字・町丁目, or a 小字 of it), or a block or lot in one."""

    town: str
    """Key of the name, as `fold` makes it; empty for the part of a municipality that has no town names."""
    name: str
    """As the source writes it."""
    koaza: str = ""
    """Key of the 小字 in which a block lies; empty where the source names none, and for towns."""
    block: str = ""
    """Block number or lot number; empty for the town itself."""
    lat: float
    """In degrees (WGS 84), as is `lon`."""
    lon: float


FindTowns = Callable[[int], Sequence[Place]]
"""All towns of a municipality, by JIS code as a number."""
FindBlocks = Callable[[int, Collection[str], Collection[str]], Sequence[Place]]
"""The blocks of a municipality with one of the town keys and one of the numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A point for an address, how sure it is, and what was not used."""

    lat: float
    lon: float
    precision: Precision
    matched: str
    """The part that the point stands for, with the official names."""
    rest: str
    """What was written behind it."""
    municipality: int
    note: Text | None = None
    """Why it is not more precise, or what was guessed; None where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Unlocated:
    """No point at all."""

    said: Text
    """Why, and what to do."""


def spread_km(places: Sequence[Place]) -> float:
    """The greatest distance between any two of the points."""
    return float(_distances(places).max())


def middle_of(places: Sequence[Place]) -> Place:
    """The one of the places that lies nearest to all the others; the first of several."""
    return places[int(_distances(places).sum(axis=1).argmin())]


def _distances(places: Sequence[Place]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    lat, lon = (np.array([getattr(place, name) for place in places]) for name in ("lat", "lon"))
    return distance_km(lat[:, None], lon[:, None], lat, lon)
