"""The first row of a file: which column is which field, and what the file calls it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from matcher.domain.errors import CellFault
from matcher.domain.text import Text
from matcher.exchange.cells import Problem, folded
from matcher.exchange.layouts import Field, Layout

_SHOWN = 60
"""How many letters of a value a fault quotes."""
_UNKNOWN_COLUMN = Problem(
    Text("この種類のファイルにない列です", "this kind of file has no such column"),
    Text("見出しのつづりを直すか、列を削除してください", "correct the header or remove the column"),
)
_TWICE = Problem(
    Text("同じ列が2回あります", "the column is there twice"), Text("1つだけ残してください", "keep one of them")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The columns of one file as they stand."""

    file: str
    layout: Layout
    fields: tuple[Field | None, ...] = ()
    """By place; None where the header means no field of the layout."""
    written: Mapping[str, str]
    """What the file calls a field, by field name."""

    @property
    def lacking(self) -> frozenset[str]:
        """Required fields for which the file has no column."""
        return frozenset(field.name for field in self.layout.fields if field.required and field not in self.fields)

    def fault(
        self, problem: Problem, *, row: int | None = None, column: str | None = None, value: str | None = None
    ) -> CellFault:
        """A problem at its place in this file; `column` is a field name, and is told as the file calls it."""
        called = {field.name: self.written.get(field.name, field.label) for field in self.layout.fields}
        return CellFault(
            file=self.file,
            row=row,
            column=None if column is None else called[column],
            value=value if value is None or len(value) <= _SHOWN else f"{value[:_SHOWN]}…",
            reason=problem.reason,
            remedy=problem.remedy.filled(**called),
        )


def read_header(cells: Sequence[str], layout: Layout, file: str) -> tuple[Header, tuple[CellFault, ...]]:
    """The columns of a file from its first row, in any order, by Japanese label or English name; and what is wrong."""
    titles = [folded(cell) for cell in cells]
    while titles and not titles[-1]:
        titles.pop()
    meant = {folded(name): field for field in layout.fields for name in (field.label, field.name)}
    fields = tuple(meant.get(title) for title in titles)
    written = {field.name: title for field, title in zip(fields, titles, strict=True) if field is not None}
    header = Header(file=file, layout=layout, fields=fields, written=written)
    return header, (*_strange(header, titles), *_missing(header))


def _strange(header: Header, titles: Sequence[str]) -> Iterator[CellFault]:
    for place, (field, title) in enumerate(zip(header.fields, titles, strict=True)):
        if field is None:
            yield header.fault(_UNKNOWN_COLUMN, row=1, value=title)
        elif field in header.fields[:place]:
            yield header.fault(_TWICE, row=1, column=field.name, value=title)


def _missing(header: Header) -> Iterator[CellFault]:
    for field in header.layout.fields:
        if field.name in header.lacking:
            reason = Text(
                f"必要な列がありません（英語名 {field.name}）", f"a required column is missing: [{field.name}]"
            )
            remedy = Text("1行目に見出しを加え、値を書いてください", "add its header to the first row, and the values")
            yield header.fault(Problem(reason, remedy), row=1, column=field.name)
