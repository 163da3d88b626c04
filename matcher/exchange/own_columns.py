"""What an organisation calls the columns of its own files, and what they say only by a constant or by several cells.

A pattern is a text in which 「{部屋番号}」 stands for what a row says under that header, and 「{#建物名}」 for a short
code of it: ten letters and digits, the same wherever the cell says the same. Without either it is a constant.
"""

import re
from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any, Final

from matcher.domain.text import Text
from matcher.exchange.cell import CellError, Problem, folded
from matcher.exchange.cells import code
from matcher.exchange.layouts import Field
from matcher.exchange.outcomes import text_of
from matcher.exchange.records import Mistake, Unmade, is_filled

IGNORED: Final = ""
"""Stands in a mapping for a column that is not ours and may stay."""
_PLACE: Final = re.compile(r"\{(?P<short>#?)(?P<title>[^{}]+)\}")
_SHORT: Final = 10
_NOT_A_CODE: Final = Problem(
    Text(
        "対応表で作ったコードに、使えない文字があるか、長すぎます",
        "the code that the mapping makes is not usable as one",
    ),
    Text(
        "英数字だけでない列は、対応表で {{#列}} のように # を付けてください（英数字の符号になります）",
        "write {{#COLUMN}} in the mapping where a column holds other than letters and digits: it becomes a short code",
    ),
)


@dataclass(frozen=True, kw_only=True)
class OwnColumns:
    """What one organisation's files of one kind look like."""

    names: Mapping[str, str] = field(default_factory=dict)
    """From its header to our field name, or to `IGNORED`."""
    made: Mapping[str, str] = field(default_factory=dict)
    """From our field name to the pattern by which its value is made."""

    @cached_property
    def sources(self) -> Mapping[str, tuple[str, ...]]:
        """By made field, the headers that its pattern names."""
        return {name: tuple(place["title"] for place in _PLACE.finditer(said)) for name, said in self.made.items()}


NO_MAPPING: Final = OwnColumns()


def title_key(title: str) -> str:
    """What two spellings of a header have in common."""
    return folded(title).casefold()


def is_pattern(said: str) -> bool:
    """Whether every brace has its other one, with a header between them."""
    return not {"{", "}"}.intersection(_PLACE.sub("", said))


class Making:
    """Makes the cells that the rows of one file do not have, as they would stand in columns before the first."""

    def __init__(self, columns: Sequence[Field], mapping: OwnColumns, titles: Sequence[str]) -> None:
        """Prepare what all rows share; `titles` are those that the file has."""
        self.places = {title_key(title): place for place, title in reversed(list(enumerate(titles)))}
        self.columns = [(column, mapping.made[column.name]) for column in columns]

    def cells(self, cells: Sequence[Any]) -> Sequence[Any]:
        """A row with what is made of it; a row in which nothing stands says nothing."""
        if not self.columns:
            return cells
        filled = is_filled(cells)
        return [*(self._made(column, said, cells) if filled else "" for column, said in self.columns), *cells]

    def _made(self, column: Field, said: str, cells: Sequence[Any]) -> Any:  # noqa: ANN401  # a cell
        parts: list[str] = []
        end = 0
        for place in _PLACE.finditer(said):
            at = self.places[title_key(place["title"])]
            cell = cells[at] if at < len(cells) else ""
            if isinstance(cell, Mistake):
                return cell
            text = folded(text_of(cell))
            if not text:
                return Unmade("", _empty(place["title"]))
            parts += [said[end : place.start()], _short(text) if place["short"] else text]
            end = place.end()
        text = "".join((*parts, said[end:]))
        return Unmade(text, _NOT_A_CODE) if column.parse is code and not _is_code(text) else text


def _short(text: str) -> str:
    plain = re.sub(r"\s+", "", text).casefold()
    return b32encode(sha256(plain.encode()).digest()).decode()[:_SHORT]


def _is_code(text: str) -> bool:
    try:
        code(text)
    except CellError:
        return False
    return True


def _empty(title: str) -> Problem:
    return Problem(
        Text(f"この値を作る列 [{title}] が空です", f"column [{title}], of which this is made, is empty"),
        Text(f"[{title}] を書いてください", f"fill [{title}]"),
    )
