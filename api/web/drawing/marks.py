"""What stands on a map: homes, workplaces and the ways between them, those in one spot drawn as one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import hypot

from api.web.drawing.frame import Frame
from matcher.desk.views import HomeView, JobView, Point
from matcher.domain.text import Language, Text

MARK_HALF = 7.0
"""Half the width of a mark with some air."""
_APART = 11.0
"""Marks nearer to each other than this would overlap and are drawn as one."""

_HOME = Text("住まい", "home")
_WORK = Text("職場", "work")
_WAY = Text("通勤", "commute")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """What one person is proposed, as far as a map shows it; `code` is what the map calls them."""

    code: str
    job: JobView | None
    home: HomeView | None
    commute: Text | None

    @property
    def points(self) -> tuple[Point, ...]:
        """The places that are known."""
        return tuple(side.point for side in (self.home, self.job) if side and side.point)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A spot on the map: who lives and who works there; `titles` name each, `descs` tell about it in the same order."""

    kinds: frozenset[str]
    """home, work."""
    x: float
    y: float
    home_codes: tuple[str, ...]
    work_codes: tuple[str, ...]
    titles: tuple[str, ...]
    descs: tuple[str, ...]

    @property
    def shape(self) -> str:
        """One of home (●), work (■) and both (a ● in a ■)."""
        return "both" if len(self.kinds) > 1 else next(iter(self.kinds))


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A straight line from a home to a workplace."""

    start: tuple[float, float]
    end: tuple[float, float]
    title: str
    desc: str


def marks_of(placements: Sequence[Placement], frame: Frame, language: Language) -> tuple[Mark, ...]:
    """Every known home and workplace, those in one spot as one mark."""
    merged: list[Mark] = []
    for mark in (mark for each in placements for mark in _marks(each, frame, language)):
        near = next((row for row, other in enumerate(merged) if _is_near(mark, other)), None)
        if near is None:
            merged.append(mark)
        else:
            merged[near] = _both(merged[near], mark)
    return tuple(merged)


def ways_of(placements: Sequence[Placement], frame: Frame, language: Language) -> tuple[Way, ...]:
    """A line for everybody whose home and workplace are both known."""
    return tuple(
        Way(
            start=frame.at(each.home.point.lat, each.home.point.lon),
            end=frame.at(each.job.point.lat, each.job.point.lon),
            title=_titled(each.code, _WAY, language),
            desc=each.commute.said_in(language) if each.commute else "",
        )
        for each in placements
        if each.home and each.home.point and each.job and each.job.point
    )


def _marks(placement: Placement, frame: Frame, language: Language) -> Iterable[Mark]:
    code, home, job = placement.code, placement.home, placement.job
    if home and home.point:
        x, y = frame.at(home.point.lat, home.point.lon)
        told = (home.name, home.kind.said_in(language), _named(home.municipality, language))
        yield Mark(
            kinds=frozenset({"home"}),
            x=x,
            y=y,
            home_codes=(code,),
            work_codes=(),
            titles=(_titled(code, _HOME, language),),
            descs=(_listed(told, language),),
        )
    if job and job.point:
        x, y = frame.at(job.point.lat, job.point.lon)
        told = (job.title, job.employer, _named(job.municipality, language))
        yield Mark(
            kinds=frozenset({"work"}),
            x=x,
            y=y,
            home_codes=(),
            work_codes=(code,),
            titles=(_titled(code, _WORK, language),),
            descs=(_listed(told, language),),
        )


def _titled(code: str, label: Text, language: Language) -> str:
    return f"{code} {label.said_in(language)}".strip()


def _listed(words: Sequence[str], language: Language) -> str:
    return ("、" if language == "ja" else ", ").join(word for word in words if word)


def _named(municipality: Text | None, language: Language) -> str:
    return municipality.said_in(language) if municipality else ""


def _is_near(mark: Mark, other: Mark) -> bool:
    return hypot(mark.x - other.x, mark.y - other.y) < _APART


def _both(first: Mark, second: Mark) -> Mark:
    return replace(
        first,
        kinds=first.kinds | second.kinds,
        home_codes=(*first.home_codes, *second.home_codes),
        work_codes=(*first.work_codes, *second.work_codes),
        titles=(*first.titles, *second.titles),
        descs=(*first.descs, *second.descs),
    )
