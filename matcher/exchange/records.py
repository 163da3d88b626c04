"""The rows of a file as its cells stand there, from CSV or from a workbook, and why a file cannot be read."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from matcher.domain.text import Text
from matcher.exchange.cell import Problem, trimmed

MOST_CELLS: Final = 6_000_000
"""Rows times columns of one file (assumed): 100,000 rows of 60 columns."""
MOST_BYTES: Final = 536_870_912
"""Of one file after it is unpacked (assumed)."""

MOST_COLUMNS: Final = 16_384
"""Of any spreadsheet program: a file with more has lost its line ends or was never a spreadsheet."""

MOST_ABOVE: Final = 20
"""The headers of a file stand within so many rows (assumed)."""

Record = tuple[int, Sequence[Any]]
"""The number of a row, which counts from 1, and its cells: text, and from workbooks also what else they hold."""
KnowsTitle = Callable[[str], bool]

TOO_LARGE: Final = Problem(
    Text(
        f"ファイルが大きすぎます（セル{MOST_CELLS:,}個、{MOST_BYTES // 2**20}MBまで）",
        f"the file is too large: at most {MOST_CELLS:,} cells and {MOST_BYTES // 2**20} MB",
    ),
    Text(
        "行を分けて、いくつかのファイルにしてください。使っていない行や列があれば削除してください",
        "split the rows into several files, and delete rows and columns that are not used",
    ),
)
TOO_WIDE: Final = Problem(
    Text(f"列が{MOST_COLUMNS:,}を超えています", f"there are more than {MOST_COLUMNS:,} columns"),
    Text(
        "1行目が見出しだけであること、改行が失われていないことを確かめてください",
        "check that the first row holds the headers alone, and that line breaks were not lost",
    ),
)
_NO_FILE: Final = Problem(
    Text("ファイルがありません", "there is no such file"),
    Text("この名前のファイルを置いてください", "put a file of this name there"),
)
_CLOSED_FILE: Final = Problem(
    Text("ファイルを開けません", "the file cannot be opened"),
    Text("ファイルの種類と読み取りの権限を確かめてください", "check that it is a file that may be read"),
)


class UnreadableError(Exception):
    """From some row on, or as a whole, a file cannot be read."""

    def __init__(self, problem: Problem, row: int | None = None) -> None:
        """Keep what is wrong and where."""
        super().__init__(problem.reason.en)
        self.problem, self.row = problem, row


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of one sheet, to be gone through once; that raises `UnreadableError` where they break off."""

    records: Iterator[Record]
    notices: tuple[Problem, ...] = ()
    """What the reader of the report should know though nothing is wrong."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a cell shows that is merged with the one that holds the value."""

    value: Any
    sideways: bool
    """Merged with a cell of another column, so that nothing says what this column holds."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A cell of a workbook that holds an error such as #N/A, or a formula (from its =) whose result is not stored."""

    written: str


@dataclass(frozen=True, slots=True)
class Unmade:
    """A cell that was to be made of others, and why it cannot be meant."""

    written: str
    problem: Problem


def content(source: Path | bytes) -> bytes:
    """All bytes of a file. Raises `UnreadableError` where there is none, it is closed, or too large."""
    try:
        size = source.stat().st_size if isinstance(source, Path) else len(source)
        if size > MOST_BYTES:
            raise UnreadableError(TOO_LARGE)
        return source.read_bytes() if isinstance(source, Path) else source
    except FileNotFoundError as error:
        raise UnreadableError(_NO_FILE) from error
    except OSError as error:
        raise UnreadableError(_CLOSED_FILE) from error


def is_filled(cells: Sequence[Any]) -> bool:
    """Whether anything stands in a row."""
    return any(not is_blank(cell) for cell in cells)


def is_blank(cell: object) -> bool:
    """Whether a cell holds nothing of its own that can be seen."""
    return isinstance(cell, Merged) or (isinstance(cell, str) and not trimmed(cell))
