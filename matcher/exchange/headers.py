"""The headers of a file: which column is which field, and what the file calls it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matcher.domain.errors import CellFault
from matcher.domain.text import Text
from matcher.exchange.cell import Problem, folded
from matcher.exchange.layouts import Field, Layout, Spread
from matcher.exchange.outcomes import text_of
from matcher.exchange.own_columns import IGNORED, NO_MAPPING, OwnColumns, title_key

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
    row: int = 1
    """Number of the row in which the headers stand."""
    made: tuple[Field, ...] = ()
    """The first of the fields: made of other cells, so that the file has no column of them."""

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


def columns_by_title(layout: Layout, mapping: OwnColumns) -> dict[str, Field | Spread | None]:
    """What each known header means, by `title_key`, None where it is to be ignored; their word goes before ours."""
    columns: tuple[Field | Spread, ...] = (*layout.fields, *layout.spreads)
    by_name = {column.name: column for column in columns}
    meant: dict[str, Field | Spread | None] = {
        title_key(name): column for column in columns for name in (column.label, column.name)
    }
    meant |= {title_key(title): None for titles in mapping.sources.values() for title in titles}
    for title, name in mapping.names.items():
        if name in {IGNORED, *by_name}:
            meant[title_key(title)] = by_name.get(name)
    return meant


def read_header(
    cells: Sequence[Any], layout: Layout, file: str, mapping: OwnColumns = NO_MAPPING, *, row: int = 1
) -> tuple[Header, tuple[CellFault, ...]]:
    """The columns of a file from its row of headers, in any order; and what is wrong with them.

    A header is a Japanese label, an English name, or one that the mapping names.
    """
    titles = [folded(text_of(cell)) for cell in cells]
    while titles and not titles[-1]:
        titles.pop()
    meant = columns_by_title(layout, mapping)
    strange = [title for title in titles if title and title_key(title) not in meant]
    made = _made(layout, mapping, titles)
    titles = [*(column.label for column in made), *titles]
    fields = (*made, *(meant.get(title_key(title)) for title in titles[len(made) :]))
    named = [(column, title) for column, title in zip(fields, titles, strict=True) if column is not None]
    written = {name: title for column, title in named for name in (column.name, *names_of(column))}
    untitled = tuple(place for place, title in enumerate(titles) if not title)
    header = Header(file=file, layout=layout, fields=fields, untitled=untitled, written=written, made=made, row=row)
    unmade = tuple(_unmade(header, mapping, titles))
    missing = () if unmade else _missing(header)
    found = (*_outdated(header, mapping), *_strange(header, strange), *_twice(header, titles), *unmade, *missing)
    return header, found


def _made(layout: Layout, mapping: OwnColumns, titles: Sequence[str]) -> tuple[Field, ...]:
    """The fields that can be made of what stands under these titles."""
    there = {title_key(title) for title in titles}
    sources = {name: {title_key(title) for title in of} for name, of in mapping.sources.items()}
    return tuple(each for each in layout.fields if each.name in sources and sources[each.name] <= there)


def _unmade(header: Header, mapping: OwnColumns, titles: Sequence[str]) -> Iterator[CellFault]:
    there = {title_key(title) for title in titles}
    names = [each.name for each in header.layout.fields if each.name in mapping.made and each not in header.made]
    for name in names:
        for title in mapping.sources[name]:
            if title_key(title) not in there:
                reason = Text(
                    f"この値を作る列 [{title}] がありません", f"column [{title}], of which it is made, is missing"
                )
                remedy = Text(
                    "見出しのつづりか、列の対応表（ibasho columns）を直してください",
                    "correct the header, or the mapping of columns (ibasho columns)",
                )
                yield header.fault(Problem(reason, remedy), row=header.row, column=name)


def _outdated(header: Header, mapping: OwnColumns) -> Iterator[CellFault]:
    known = {IGNORED, *header.layout.names, *(spread.name for spread in header.layout.spreads)}
    made = {f"{pattern} → {name}": name for name, pattern in mapping.made.items()}
    for title, name in (*mapping.names.items(), *made.items()):
        if name not in known:
            reason = Text(
                f"列の対応表の行き先 [{name}] という項目はありません",
                f"the mapping leads to [{name}], no field",
            )
            remedy = Text("列の対応表を直してください", "correct the mapping of columns")
            yield header.fault(Problem(reason, remedy), row=header.row, value=title)


def _strange(header: Header, titles: Sequence[str]) -> Iterator[CellFault]:
    for title in titles:
        yield header.fault(_UNKNOWN_COLUMN, row=header.row, value=title)


def _twice(header: Header, titles: Sequence[str]) -> Iterator[CellFault]:
    said: set[str] = set()
    for column, title in zip(header.fields, titles, strict=True):
        names = () if column is None else names_of(column)
        if column is not None and not said.isdisjoint(names):
            yield header.fault(_TWICE, row=header.row, column=column.name, value=title)
        said.update(names)


def _missing(header: Header) -> Iterator[CellFault]:
    lacking = header.lacking
    for field in header.layout.fields:
        if field.name in lacking:
            reason = Text(
                f"必要な列がありません（英語名 {field.name}）", f"a required column is missing: [{field.name}]"
            )
            remedy = Text(
                "見出しの行にこの列を加え、値を書いてください", "add its header to the row of headers, and the values"
            )
            yield header.fault(Problem(reason, remedy), row=header.row, column=field.name)
