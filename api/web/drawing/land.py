"""The land under a map: outlines and names of the municipalities that a window shows."""

from dataclasses import dataclass

from api.web.drawing.frame import Frame
from api.web.drawing.labels import NEAR, Box, Wish
from matcher.domain.text import Language
from matcher.geography.municipalities import MUNICIPALITIES
from matcher.geography.outlines import OUTLINES, Ring

_NEAR_OFFICE = (0.0, *NEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One municipality as the data of an SVG path."""

    name: str
    path: str


def outlines(frame: Frame, language: Language) -> tuple[Outline, ...]:
    """Every municipality of which the window shows something."""
    drawn = []
    for code, rings in OUTLINES.items():
        paths = [_path(ring, frame) for ring in rings if _is_seen(ring, frame)]
        if paths:
            drawn.append(Outline(name=MUNICIPALITIES[code].name.said_in(language), path="".join(paths)))
    return tuple(drawn)


def name_wishes(frame: Frame, language: Language, *, most: int) -> tuple[Wish, ...]:
    """The names of the most populous municipalities, each at its office or beside it, where nothing else stands."""
    by_size = sorted(MUNICIPALITIES.values(), key=lambda place: -place.population)[:most]
    wishes = []
    for place in by_size:
        x, y = frame.at(place.lat, place.lon)
        wishes.append(Wish(text=place.name.said_in(language), x=x, y=y, kind="place", rings=_NEAR_OFFICE))
    return tuple(wishes)


def _path(ring: Ring, frame: Frame) -> str:
    points = [frame.at(lat, lon) for lon, lat in ring[:-1]]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def _is_seen(ring: Ring, frame: Frame) -> bool:
    points = [frame.at(lat, lon) for lon, lat in ring]
    around = Box(
        left=min(x for x, _ in points),
        top=min(y for _, y in points),
        right=max(x for x, _ in points),
        bottom=max(y for _, y in points),
    )
    return around.meets(Box(left=0, top=0, right=frame.size.width, bottom=frame.size.height))
