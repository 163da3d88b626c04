"""Maps of homes, workplaces and the ways between them as plain values for a template; never an area to avoid."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.web.drawing.frame import Frame, ScaleBar, Size, frame_around, scale_bar
from api.web.drawing.labels import FAR, Box, Label, Wish, box_around, boxes_along, place
from api.web.drawing.land import Outline, name_wishes, outlines
from api.web.drawing.marks import MARK_HALF, Mark, Placement, Way, marks_of, ways_of
from matcher.desk.views import BoardRow, ProposalView
from matcher.domain.text import Language, Text
from matcher.geography.municipalities import MUNICIPALITIES

BOARD_SIZE = Size(width=320, height=400)
PLAN_SIZE = Size(width=232, height=168)
_MARGIN = 36.0
_BOARD_LEAST_KM = 30.0
_PLAN_LEAST_KM = 9.0
_SCALE_HEIGHT = 32.0
_TOWNS_NAMED = 12
"""On the map of everybody: enough to know where one is, few enough to stay calm."""
_NAMED_TOGETHER = 3

_SIDES = {"home": Text("住まい", "home"), "work": Text("職場", "work"), "both": Text("住まいと職場", "home and work")}
_AND_MORE = Text("{first}ほか{more}人", "{first} and {more} more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything that the template `parts/map.html` draws."""

    size: Size
    outlines: tuple[Outline, ...]
    ways: tuple[Way, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    scale: ScaleBar


def board_map(rows: Sequence[BoardRow], language: Language) -> Drawing | None:
    """Everybody's home, workplace and way; None where nothing has a known place."""
    placements = [Placement(code=row.code, job=row.job, home=row.home, commute=row.commute) for row in rows]
    points = [point for each in placements for point in each.points]
    if not points:
        return None
    frame = frame_around(points, size=BOARD_SIZE, margin=_MARGIN, least_km=_BOARD_LEAST_KM)
    marks = marks_of(placements, frame, language)
    wishes = [*_people(marks, language), *name_wishes(frame, language, most=_TOWNS_NAMED)]
    return _drawing(frame, placements, marks, wishes, language)


def plan_maps(proposals: Sequence[ProposalView], language: Language) -> tuple[Drawing | None, ...]:
    """One small map for each plan, all to the same scale; None where a plan has no known place."""
    placements = [Placement(code="", job=each.job, home=each.home, commute=each.commute) for each in proposals]
    frames = [_plan_frame(each) for each in placements]
    scale = min((frame.units_a_km for frame in frames if frame), default=1.0)
    return tuple(
        _plan_map(each, frame.scaled_to(scale), language) if frame else None
        for each, frame in zip(placements, frames, strict=True)
    )


def _plan_frame(placement: Placement) -> Frame | None:
    if not placement.points:
        return None
    return frame_around(placement.points, size=PLAN_SIZE, margin=_MARGIN, least_km=_PLAN_LEAST_KM)


def _plan_map(placement: Placement, frame: Frame, language: Language) -> Drawing:
    marks = marks_of([placement], frame, language)
    sides = [_beside(mark, _SIDES[mark.shape].said_in(language)) for mark in marks]
    offices = name_wishes(frame, language, most=len(MUNICIPALITIES))
    wishes = [*sides, *offices, *_towns(placement, frame, language)]
    return _drawing(frame, [placement], marks, wishes, language)


def _drawing(
    frame: Frame, placements: Sequence[Placement], marks: tuple[Mark, ...], wishes: Sequence[Wish], language: Language
) -> Drawing:
    ways, scale = ways_of(placements, frame, language), scale_bar(frame)
    taken = [box_around(mark.x, mark.y, half_width=MARK_HALF, half_height=MARK_HALF) for mark in marks]
    taken += [box for way in ways for box in boxes_along(way.start, way.end)]
    bottom = frame.size.height
    taken.append(Box(left=0, top=bottom - _SCALE_HEIGHT, right=max(scale.length + 16, 64), bottom=bottom))
    return Drawing(
        size=frame.size,
        outlines=outlines(frame, language),
        ways=ways,
        marks=marks,
        labels=place(wishes, taken=taken, size=frame.size),
        scale=scale,
    )


def _towns(placement: Placement, frame: Frame, language: Language) -> list[Wish]:
    """The town of the home and of the workplace beside each: for where its office lies off the map."""
    sides = [(side.municipality, side.point) for side in (placement.home, placement.job) if side]
    spots = [(town.said_in(language), frame.at(point.lat, point.lon)) for town, point in sides if town and point]
    return [Wish(text=text, x=x, y=y, kind="place", rings=FAR) for text, (x, y) in spots]


def _people(marks: Sequence[Mark], language: Language) -> list[Wish]:
    """Everybody is named once: at the home, or at the workplace where no home is on the map."""
    housed = {code for mark in marks for code in mark.home_codes}
    named = [(mark, (*mark.home_codes, *(code for code in mark.work_codes if code not in housed))) for mark in marks]
    return [_beside(mark, _listed(codes, language)) for mark, codes in named if codes]


def _listed(codes: tuple[str, ...], language: Language) -> str:
    if len(codes) <= _NAMED_TOGETHER:
        return ("・" if language == "ja" else ", ").join(codes)
    return _AND_MORE.filled(first=codes[0], more=len(codes) - 1).said_in(language)


def _beside(mark: Mark, text: str) -> Wish:
    return Wish(text=text, x=mark.x, y=mark.y, kind="name", rings=FAR)
