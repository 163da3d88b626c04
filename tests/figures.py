"""Figures of the law for tests: five years, known for ever, unless a test says otherwise."""

from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from matcher.desk.law_rows import NewFigure
from matcher.domain.figures import Entry, Figure, FigureSource, FigureUnit, Theme
from matcher.domain.law import Law
from matcher.domain.text import Text
from matcher.regulations.merging import merged
from matcher.regulations.reading import load_law

Change: TypeAlias = Any
"""A field's value, of whatever type the field has."""
REFERENCE = Text("例の法律 第1条", "Example Act, art. 1")


def entry(key: str, **said: Change) -> Entry:
    """What a key means."""
    least: dict[str, Any] = {
        "theme": Theme.BARS,
        "label": Text("例", "example"),
        "unit": FigureUnit.YEARS,
        "by_municipality": False,
    }
    return Entry(**{"key": key} | least | said)


def figure(key: str, **said: Change) -> Figure:
    """A dated figure."""
    least: dict[str, Any] = {"value": 5, "unit": FigureUnit.YEARS, "from_day": 1, "reference": REFERENCE}
    return Figure(**{"key": key} | least | {"source": FigureSource.OFFICIAL, "confirmed": True} | said)


def new_figure(key: str, **said: Change) -> NewFigure:
    """A figure as an administrator adds it: six years from 2027."""
    least: dict[str, Any] = {"value": 6, "unit": FigureUnit.YEARS, "from_on": date(2027, 1, 1), "reference": REFERENCE}
    return NewFigure(**{"key": key} | least | {"source": FigureSource.OFFICIAL, "confirmed": True} | said)


def law_with(*added: Figure) -> Law:
    """The law that ships, and more."""
    return merged(load_law(), added)


def law_until(key: str, day: int) -> Law:
    """The law that ships, of one of whose keys nothing is known after a day."""
    law = load_law()
    figures = tuple(
        replace(each, until_day=min(each.until_day, day)) if each.key == key else each for each in law.figures
    )
    return Law(entries=law.entries, figures=figures)
