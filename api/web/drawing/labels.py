"""Words on a map: each at the first free place near what it names, else left out, so that no two ever collide."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, hypot, pi, sin

from api.web.drawing.frame import Size

FONT_SIZE = 14
"""In units of the drawing; no drawing is shown smaller than one unit a pixel."""
_HALF_LINE = 9.0
_NARROW = 0.62
"""Width of a letter or figure in ems, on the safe side; a full-width character takes one."""
NEAR = (12.0, 20.0)
"""How far from its point the nearest edge of a label may stand without a line to it."""
FAR = (*NEAR, 32.0, 48.0, 68.0)
_DIRECTIONS = 16
_STEP = 4.0
_LEADER_FROM = 24.0
"""A label farther away than this gets a line to what it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle with its sides parallel to the page's."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def lies_in(self, size: Size) -> bool:
        """Whether all of it is on the drawing."""
        return self.left >= 0 and self.top >= 0 and self.right <= size.width and self.bottom <= size.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Words that want a place near a point; those asked for first are served first."""

    text: str
    x: float
    y: float
    kind: str
    rings: tuple[float, ...]
    """How far away it may stand, the best distance first; 0 is on the point itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words with the middle of their line."""

    text: str
    kind: str
    x: float
    y: float
    box: Box
    near: tuple[float, float]
    """What the label names."""
    leader: tuple[float, float] | None
    """Where a line to it begins, if the label stands away from it."""


def place(wishes: Sequence[Wish], *, taken: Sequence[Box], size: Size) -> tuple[Label, ...]:
    """Give each wish in turn the nearest free place. What finds none is left out, and what stands stands once."""
    boxes, labels = list(taken), list[Label]()
    for wish in wishes:
        if any((label.text, label.kind) == (wish.text, wish.kind) for label in labels):
            continue
        label = next((one for one in _candidates(wish) if _is_free(one.box, boxes, size)), None)
        if label:
            labels.append(label)
            boxes.append(label.box)
    return tuple(labels)


def text_width(text: str) -> float:
    """Width of a line in units, on the safe side."""
    wide = sum(1.0 if unicodedata.east_asian_width(letter) in "FWA" else _NARROW for letter in text)
    return wide * FONT_SIZE


def box_around(x: float, y: float, *, half_width: float, half_height: float) -> Box:
    """The rectangle with its middle at a point."""
    return Box(left=x - half_width, top=y - half_height, right=x + half_width, bottom=y + half_height)


def boxes_along(start: tuple[float, float], end: tuple[float, float]) -> tuple[Box, ...]:
    """Small rectangles in a row on a line: what keeps words off it."""
    (x, y), (end_x, end_y) = start, end
    steps = max(1, ceil(hypot(end_x - x, end_y - y) / _STEP))
    parts = [step / steps for step in range(steps + 1)]
    half = _STEP / 2
    return tuple(
        box_around(x + (end_x - x) * part, y + (end_y - y) * part, half_width=half, half_height=half) for part in parts
    )


def _is_free(box: Box, boxes: Sequence[Box], size: Size) -> bool:
    return box.lies_in(size) and not any(box.meets(other) for other in boxes)


def _candidates(wish: Wish) -> list[Label]:
    half = text_width(wish.text) / 2
    spots = [_spot(wish, half, ring, turn) for ring in wish.rings for turn in range(_DIRECTIONS if ring else 1)]
    return [_label(wish, x, y, half) for x, y in spots]


def _spot(wish: Wish, half: float, ring: float, turn: int) -> tuple[float, float]:
    """The middle of a label whose nearest edge lies on a ring: first to the right, then ever more to the left."""
    if ring == 0:
        return wish.x, wish.y
    step = (turn + 1) // 2 * (1 if turn % 2 else -1)
    angle = step * 2 * pi / _DIRECTIONS
    x = wish.x + cos(angle) * (ring + half)
    y = wish.y + sin(angle) * (ring + _HALF_LINE / 2)
    return round(x, 1), round(y, 1)


def _label(wish: Wish, x: float, y: float, half: float) -> Label:
    box = box_around(x, y, half_width=half, half_height=_HALF_LINE)
    near_x = min(max(wish.x, box.left), box.right)
    near_y = min(max(wish.y, box.top), box.bottom)
    far = hypot(near_x - wish.x, near_y - wish.y) > _LEADER_FROM
    return Label(
        text=wish.text,
        kind=wish.kind,
        x=x,
        y=y,
        box=box,
        near=(wish.x, wish.y),
        leader=(round(near_x, 1), round(near_y, 1)) if far else None,
    )
