"""The row of a file that holds its headers, and what stands above it: a title, the day, blank rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Final

from matcher.domain.text import Text
from matcher.exchange.cell import Problem, trimmed
from matcher.exchange.headers import columns_by_title, names_of
from matcher.exchange.layouts import Field, Layout, Spread
from matcher.exchange.outcomes import text_of
from matcher.exchange.own_columns import OwnColumns, title_key
from matcher.exchange.records import MOST_ABOVE, MOST_COLUMNS, TOO_WIDE, Record, UnreadableError, is_filled

_QUOTED: Final = 40
_ONE_ONLY: Final = Text(
    "見出しの行を1つだけ残すか、表ごとに別のファイルにしてください",
    "keep one row of headers, or make a file of each table",
)
_PUT_IT_RIGHT: Final = Text("違っていれば、上の行を削除してください", "delete the rows above where that is wrong")


@dataclass(frozen=True, slots=True, kw_only=True)
class Top:
    """What comes before the rows of a file."""

    row: int
    """Number of the row of headers."""
    titles: Sequence[Any]
    rest: Iterator[Record]
    """What stands below."""
    skipped: tuple[tuple[int, Problem], ...]
    """Rows above in which something stands, by number, and what to say of them."""


def find_header(records: Iterator[Record], layout: Layout, mapping: OwnColumns) -> Top:
    """The one row near the top that has every required header; where none has, the one of most known headers.

    Raises `UnreadableError` where several have them, or nobody could want to hear of each column.
    """
    looked, rest = _peeked(records)
    meant = columns_by_title(layout, mapping)
    wanted = _wanted(layout, mapping)
    found = [record for record in looked if wanted <= _said(record[1], meant)]
    if len(found) > 1:
        rows = "、".join(f"{number}行目" for number, _ in found), ", ".join(f"row {number}" for number, _ in found)
        reason = Text(f"見出しの行が2つ以上あります（{rows[0]}）", f"there are several rows of headers ({rows[1]})")
        raise UnreadableError(Problem(reason, _ONE_ONLY), found[1][0])
    number, titles = found[0] if found else max(looked, key=lambda record: _known(record[1], meant), default=(1, ()))
    if len(titles) > MOST_COLUMNS:
        raise UnreadableError(TOO_WIDE, number)
    above = [record for record in looked if record[0] < number]
    below = (record for record in looked if record[0] > number)
    skipped = tuple((row, _skipped(cells)) for row, cells in above if is_filled(cells) and not _is_separator(cells))
    return Top(row=number, titles=titles, rest=chain(below, rest), skipped=skipped)


def _peeked(records: Iterator[Record]) -> tuple[list[Record], Iterator[Record]]:
    """The first rows, and the others; where the file breaks off among the first, the others begin with that."""
    looked: list[Record] = []
    try:
        looked.extend(islice(records, MOST_ABOVE))
    except UnreadableError as error:
        if not looked:
            raise
        return looked, map(_raised, (error,))
    return looked, records


def _raised(error: UnreadableError) -> Record:
    raise error


def _wanted(layout: Layout, mapping: OwnColumns) -> set[str]:
    """Required fields, but for those that are made; and the headers of which they are made."""
    required = {field.name for field in layout.fields if field.required and field.name not in mapping.made}
    return required | {f"{{{title_key(title)}}}" for titles in mapping.sources.values() for title in titles}


def _said(cells: Sequence[Any], meant: dict[str, Field | Spread | None]) -> set[str]:
    keys = {title_key(text_of(cell)) for cell in cells}
    columns = [column for key in keys if (column := meant.get(key)) is not None]
    return {name for column in columns for name in names_of(column)} | {f"{{{key}}}" for key in keys}


def _known(cells: Sequence[Any], meant: dict[str, Field | Spread | None]) -> int:
    return sum(title_key(text_of(cell)) in meant for cell in cells)


def _is_separator(cells: Sequence[Any]) -> bool:
    """`sep=;`, by which a spreadsheet program is told how the cells are separated."""
    return trimmed(text_of(cells[0])).casefold().startswith("sep=") and not is_filled(cells[2:])


def _skipped(cells: Sequence[Any]) -> Problem:
    words = " ".join(trimmed(text_of(cell)) for cell in cells if trimmed(text_of(cell)))
    shown = words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
    return Problem(
        Text(
            f"見出しより上の行なので、読み込みません（{shown}）",
            f"it stands above the headers and is not read ({shown})",
        ),
        _PUT_IT_RIGHT,
    )
