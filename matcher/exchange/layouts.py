"""What a kind of file looks like: its columns, what each cell means, and what has to hold across the cells of a row."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from matcher.domain.text import Language
from matcher.exchange.cell import Cell, Problem


@dataclass(frozen=True, slots=True)
class Field:
    """One column. Its header is the Japanese label or the English name, whichever the file has."""

    name: str
    label: str
    parse: Cell[Any]
    required: bool = field(default=False, kw_only=True)
    """A row cannot do without it. Elsewhere an empty cell means not known."""
    past: bool = field(default=False, kw_only=True)
    """A day of something that has happened, so not after today."""
    refers_to: str | None = field(default=None, kw_only=True)
    """The kind of file in which the code has to stand."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A column that says several fields at once; a file has either it or columns of the fields."""

    name: str
    label: str
    parse: Cell[Any]
    """To as many values as there are fields."""
    into: tuple[str, ...]
    """The fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCheck:
    """Something that has to hold across the cells of one row; asked only where all of them could be read."""

    fields: tuple[str, ...]
    """The cells it looks at, in the order in which `holds` takes their values."""
    holds: Callable[..., bool]
    column: str
    """The cell to mend."""
    problem: Problem
    """`{name}` in its remedy stands for what the file calls that column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One kind of file."""

    kind: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ("code",)
    """The cells that together may stand in one row only."""
    spreads: tuple[Spread, ...] = ()
    checks: tuple[RowCheck, ...] = ()

    @property
    def file(self) -> str:
        """What a file of this kind is called in a folder that holds one of each."""
        return f"{self.kind}.csv"

    @property
    def names(self) -> tuple[str, ...]:
        """The English names of its columns."""
        return tuple(each.name for each in self.fields)


def header(layout: Layout, language: Language) -> tuple[str, ...]:
    """The first row of a file of this kind, as a template to fill in."""
    return tuple(each.label if language == "ja" else each.name for each in layout.fields)
