"""Reads a gazetteer file row by row, in bounded memory: points of towns or of blocks, and every fault with its row.

Columns are known by their headers: those of 大字・町丁目レベル位置参照情報 and 街区レベル位置参照情報 of MLIT, and
those of the towns of Geolonia (pref, city, town, koaza, lat, lng). Columns that say nothing here are passed over. Rows
that are understood wait in a temporary file, so that whoever stores them holds a lock no longer than storing takes.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final

from matcher.domain.errors import CellFault, FileFaultsError
from matcher.domain.text import Text
from matcher.exchange.cells import Problem, folded
from matcher.exchange.gazetteer_rows import REQUIRED, TITLES, LeftOut, Misread, Point, understood

BATCH: Final = 2_000
MOST_FAULTS: Final = 200
"""So many faults are kept with their rows; the others are counted."""
_CHUNK: Final = 1 << 20
_SHOWN: Final = 60

_NO_FILE = Problem(
    Text("ファイルを開けません", "the file cannot be opened"),
    Text("場所と読み取りの権限を確かめてください", "check where it is, and that it may be read"),
)
_EMPTY = Problem(
    Text("ファイルが空です", "the file is empty"),
    Text("位置参照情報の CSV を指定してください", "name a CSV file of the gazetteer"),
)
_NO_COLUMN = Problem(
    Text("必要な列がありません", "a required column is missing"),
    Text(
        "位置参照情報（大字・町丁目レベルか街区レベル）の CSV を、見出しの行を残して指定してください",
        "name a CSV file of 位置参照情報, of towns or of blocks, with its row of headers",
    ),
)
_BROKEN = Problem(
    Text("CSV の行として読めません", "the row is not CSV"),
    Text('引用符（"）の対応を確かめてください', "check that every quotation mark is closed"),
)
_UNEVEN = Problem(
    Text("セルの数が見出しと合いません", "the number of cells differs from that of the headers"),
    Text("カンマの数を見出しの行に合わせてください", "write as many commas as in the row of headers"),
)
_UNREADABLE = Problem(
    Text("読めない文字があります", "it holds letters that cannot be read"),
    Text("UTF-8 か Shift_JIS（cp932）で保存し直してください", "save the file again in UTF-8 or Shift_JIS (cp932)"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerFile:
    """What a file says, as long as it is open."""

    file: str
    of_blocks: bool
    """Whether its points are those of blocks or lots, not of towns."""
    municipalities: frozenset[int]
    count: int
    left_out: Mapping[LeftOut, int]
    """Rows that are right but not wanted, by reason."""
    faults: tuple[CellFault, ...]
    """The first `MOST_FAULTS`, in the order of their rows."""
    fault_count: int
    waiting: IO[str]

    def batches(self) -> Iterator[list[Point]]:
        """The points, at most `BATCH` at a time, as often as is wanted."""
        self.waiting.seek(0)
        for line in self.waiting:
            yield json.loads(line)


@contextmanager
def open_gazetteer(path: Path) -> Iterator[GazetteerFile]:
    """A gazetteer file, read to its end, while the context lasts.

    Raises `FileFaultsError` where the file as a whole cannot be taken: it cannot be opened, is empty, lacks a column.
    """
    with TemporaryFile("w+", encoding="utf-8") as waiting:
        try:
            source = path.open(encoding=_encoding(path), errors="replace", newline="")
        except OSError as error:
            raise FileFaultsError((_fault(path.name, _NO_FILE),)) from error
        with source:
            read = _read(path.name, source, waiting)
        yield read


def _encoding(path: Path) -> str:
    """UTF-8 where the whole file is, otherwise cp932, in which the ministry writes."""
    try:
        with path.open(encoding="utf-8") as source:
            while source.read(_CHUNK):
                pass
    except UnicodeDecodeError:
        return "cp932"
    return "utf-8-sig"


def _read(file: str, source: Iterable[str], waiting: IO[str]) -> GazetteerFile:
    lines = enumerate(source, start=1)
    titles = _titles(file, lines)
    left_out: Counter[LeftOut] = Counter()
    faults: list[CellFault] = []
    fault_count, count, batch, municipalities = 0, 0, list[Point](), set[int]()
    for number, line in lines:
        outcome = _outcome(line, titles)
        if isinstance(outcome, LeftOut):
            left_out[outcome] += 1
        elif isinstance(outcome, Misread):
            fault_count += 1
            faults += [_row_fault(file, number, titles, outcome)][: MOST_FAULTS - len(faults)]
        elif outcome is not None:
            count += 1
            municipalities.add(outcome["municipality"])
            batch.append(outcome)
            batch = _kept(batch, waiting, least=BATCH)
    _kept(batch, waiting, least=1)
    return GazetteerFile(
        file=file,
        of_blocks="block" in titles,
        municipalities=frozenset(municipalities),
        count=count,
        left_out=left_out,
        faults=tuple(faults),
        fault_count=fault_count,
        waiting=waiting,
    )


def _titles(file: str, lines: Iterator[tuple[int, str]]) -> Mapping[str, tuple[int, str]]:
    """Place and spelling of every column that is read, from the first row that is not empty."""
    header = next((line for _, line in lines if line.strip("\r\n,")), None)
    if header is None:
        raise FileFaultsError((_fault(file, _EMPTY),))
    cells = _cells(header) or []
    found = {TITLES[folded(cell)]: (place, cell) for place, cell in enumerate(cells) if folded(cell) in TITLES}
    lacking = [name for name in REQUIRED if name not in found]
    if lacking:
        raise FileFaultsError(tuple(_fault(file, _NO_COLUMN, row=1, column=REQUIRED[name]) for name in lacking))
    return found | {"": (len(cells), "")}


def _outcome(line: str, titles: Mapping[str, tuple[int, str]]) -> Point | LeftOut | Misread | None:
    """What one row says; None where it is empty. A row is one line: what is wrong in it spoils no other."""
    cells = _cells(line)
    if cells is None:
        return Misread("", _BROKEN)
    if not any(cells):
        return None
    if len(cells) != titles[""][0]:
        return Misread("", _UNEVEN)
    said = {name: cells[place] for name, (place, _) in titles.items() if name}
    unreadable = next((name for name, cell in said.items() if "\ufffd" in cell), None)
    return understood(said) if unreadable is None else Misread(unreadable, _UNREADABLE, said[unreadable])


def _cells(line: str) -> list[str] | None:
    try:
        return next(csv.reader((line.rstrip("\r\n"),), strict=True), [])
    except csv.Error:
        return None


def _kept(batch: list[Point], waiting: IO[str], *, least: int) -> list[Point]:
    """What still has to wait: a batch that is large enough goes to the file."""
    if len(batch) < least:
        return batch
    waiting.write(json.dumps(batch, ensure_ascii=False) + "\n")
    return []


def _row_fault(file: str, row: int, titles: Mapping[str, tuple[int, str]], misread: Misread) -> CellFault:
    column = titles[misread.column][1] or None
    return _fault(file, misread.problem, row=row, column=column, value=misread.value)


def _fault(
    file: str, problem: Problem, *, row: int | None = None, column: str | None = None, value: str | None = None
) -> CellFault:
    shown = value if value is None or len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    return CellFault(file=file, row=row, column=column, value=shown, reason=problem.reason, remedy=problem.remedy)
