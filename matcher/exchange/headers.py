"""The first row of a file: which column is which field, and what the file calls it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from matcher.domain.errors import CellFault
from matcher.domain.text import Text
from matcher.exchange.cell import Problem, folded
from matcher.exchange.layouts import Field, Layout, Spread
from matcher.exchange.outcomes import text_of

Mapped = Mapping[str, str]
"""What an organisation calls its columns: from its header to our field name, or to `IGNORED`."""
IGNORED: Final = ""
"""Stands in a mapping for a column that is not ours and may stay."""
NO_MAPPING: Final[Mapped] = {}

_SHOWN = 60
"""How many letters of a value a fault quotes."""
_UNKNOWN_COLUMN = Problem(
    Text("この種類のファイルにない列です", "this kind of file has no such column"),
    Text(
        "見出しのつづりを直すか、列を削除するか、列の対応表に加えてください",
        "correct the header, remove the column, or add it to the mapping of columns",
    ),
)
_TWICE = Problem(
    Text("同じ列が2回あります", "the column is there twice"), Text("1つだけ残してください", "keep one of them")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The columns of one file as they stand."""

    file: str
    layout: Layout
    fields: tuple[Field | Spread | None, ...] = ()
    """By place; None where the header means no field of the layout."""
    untitled: tuple[int, ...] = ()
    """The places of columns without a header."""
    written: Mapping[str, str]
    """What the file calls a field, by field name."""

    @property
    def lacking(self) -> frozenset[str]:
        """Required fields for which the file has no column."""
        said = {name for column in self.fields if column is not None for name in names_of(column)}
        return frozenset(field.name for field in self.layout.fields if field.required and field.name not in said)

    def fault(
        self, problem: Problem, *, row: int | None = None, column: str | None = None, value: str | None = None
    ) -> CellFault:
        """A problem at its place in this file; `column` is a field name, and is told as the file calls it."""
        called = {field.name: self.written.get(field.name, field.label) for field in self.layout.fields}
        return CellFault(
            file=self.file,
            row=row,
            column=None if column is None else called.get(column, self.written.get(column, column)),
            value=value if value is None or len(value) <= _SHOWN else f"{value[:_SHOWN]}…",
            reason=problem.reason,
            remedy=problem.remedy.filled(**called),
        )


def names_of(column: Field | Spread) -> tuple[str, ...]:
    """The fields that a column says."""
    return (column.name,) if isinstance(column, Field) else column.into


def title_key(title: str) -> str:
    """What two spellings of a header have in common."""
    return folded(title).casefold()


def columns_by_title(layout: Layout, mapping: Mapped) -> dict[str, Field | Spread | None]:
    """What each known header means, by `title_key`, None where it is to be ignored; their word goes before ours."""
    columns: tuple[Field | Spread, ...] = (*layout.fields, *layout.spreads)
    by_name = {column.name: column for column in columns}
    meant: dict[str, Field | Spread | None] = {
        title_key(name): column for column in columns for name in (column.label, column.name)
    }
    for title, name in mapping.items():
        if name in {IGNORED, *by_name}:
            meant[title_key(title)] = by_name.get(name)
    return meant


def read_header(
    cells: Sequence[Any], layout: Layout, file: str, mapping: Mapped = NO_MAPPING
) -> tuple[Header, tuple[CellFault, ...]]:
    """The columns of a file from its first row, in any order; and what is wrong with them.

    A header is a Japanese label, an English name, or one that the mapping names.
    """
    titles = [folded(text_of(cell)) for cell in cells]
    while titles and not titles[-1]:
        titles.pop()
    meant = columns_by_title(layout, mapping)
    fields = tuple(meant.get(title_key(title)) for title in titles)
    named = [(column, title) for column, title in zip(fields, titles, strict=True) if column is not None]
    written = {name: title for column, title in named for name in (column.name, *names_of(column))}
    untitled = tuple(place for place, title in enumerate(titles) if not title)
    header = Header(file=file, layout=layout, fields=fields, untitled=untitled, written=written)
    strange = [title for title in titles if title and title_key(title) not in meant]
    return header, (*_outdated(header, mapping), *_strange(header, strange), *_twice(header, titles), *_missing(header))


def _outdated(header: Header, mapping: Mapped) -> Iterator[CellFault]:
    known = {IGNORED, *header.layout.names, *(spread.name for spread in header.layout.spreads)}
    for title, name in mapping.items():
        if name not in known:
            reason = Text(
                f"列の対応表の行き先 [{name}] という項目はありません",
                f"the mapping leads to [{name}], no field",
            )
            remedy = Text("列の対応表を直してください", "correct the mapping of columns")
            yield header.fault(Problem(reason, remedy), row=1, value=title)


def _strange(header: Header, titles: Sequence[str]) -> Iterator[CellFault]:
    for title in titles:
        yield header.fault(_UNKNOWN_COLUMN, row=1, value=title)


def _twice(header: Header, titles: Sequence[str]) -> Iterator[CellFault]:
    said: set[str] = set()
    for column, title in zip(header.fields, titles, strict=True):
        names = () if column is None else names_of(column)
        if column is not None and not said.isdisjoint(names):
            yield header.fault(_TWICE, row=1, column=column.name, value=title)
        said.update(names)


def _missing(header: Header) -> Iterator[CellFault]:
    lacking = header.lacking
    for field in header.layout.fields:
        if field.name in lacking:
            reason = Text(
                f"必要な列がありません（英語名 {field.name}）", f"a required column is missing: [{field.name}]"
            )
            remedy = Text("1行目に見出しを加え、値を書いてください", "add its header to the first row, and the values")
            yield header.fault(Problem(reason, remedy), row=1, column=field.name)
