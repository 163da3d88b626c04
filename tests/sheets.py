"""Spreadsheet files for tests: headers by English name, one row that is right, and whatever the test says."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

from tests.good_rows import GOOD, GOOD_FOLDER

Cells = Mapping[str, str]


def written(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as a CSV file."""
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def sheet(kind: str, *rows: Cells) -> bytes:
    """A file of one kind: the good row as each of the rows changes it; the good row alone where none is given."""
    good = GOOD[kind]
    filled = [{**good, **row} for row in rows or ({},)]
    return written([list(good), *([row[name] for name in good] for row in filled)])


def write_folder(folder: Path, **files: bytes) -> Path:
    """A folder with one good file of each kind but those that need a run first, except for those given."""
    for kind in GOOD_FOLDER:
        (folder / f"{kind}.csv").write_bytes(files.get(kind, sheet(kind)))
    return folder
