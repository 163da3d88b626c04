"""One kind of cell: how its text is understood, how its value is written, and how it says that it cannot be meant."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar
from unicodedata import normalize

from matcher.domain.text import Text

Parser = Callable[[str], Any]
Value = TypeVar("Value")

_INVISIBLE: Final = "\u200b\u200c\u200d\u2060\ufeff"
_OWN_MEANING: Final = re.compile(
    r"([\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2150-\u215f\u2189\u2460-\u24ff\U0001f100-\U0001f10a]+)"
)
"""Digits that are raised, lowered, circled or fractions: no other width of plain ones."""
_BLANK: Final = "".join(letter for letter in map(chr, range(0x3001)) if letter.isspace()) + _INVISIBLE


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and what to do about it."""

    reason: Text
    remedy: Text


class CellError(ValueError):
    """A cell cannot be meant as it is written, or could be meant in two ways; then the remedy asks which."""

    def __init__(self, reason: Text, remedy: Text) -> None:
        """Keep why, and what to write instead."""
        super().__init__(reason.en)
        self.problem = Problem(reason, remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Generic[Value]):
    """A kind of cell. It is called with the text of a cell that is not empty, and raises `CellError`."""

    parse: Callable[[str], Value]
    write: Callable[[Value], str]
    """The text, with Japanese labels, that means this value again."""
    typed: tuple[type, ...] = ()
    """What a workbook may hold here besides text and numbers: `date`, `time`, `timedelta`, `bool`."""
    choices: tuple[Text, ...] = ()
    """Every word that may be written, where they are few."""
    amount: bool = False
    """A number of something: merged over several rows it could be each row's or that of all together."""

    def __call__(self, cell: str) -> Value:
        """What the text means."""
        return self.parse(cell)


def trimmed(cell: str) -> str:
    """A cell without the blanks around it, those included that are full-width or cannot be seen."""
    return cell.strip(_BLANK)


def folded(cell: str) -> str:
    """A cell without the differences that nobody means: width of letters, blanks around. 10² stays 10², not 102."""
    if cell.isascii():
        return cell.strip()
    parts = _OWN_MEANING.split(cell)
    return trimmed("".join(part if place % 2 else normalize("NFKC", part) for place, part in enumerate(parts)))
