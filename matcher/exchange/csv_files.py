"""CSV files as officials have them: UTF-8 or cp932, separated by commas, semicolons or tabs."""

import csv
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from itertools import islice
from typing import Final

from matcher.domain.text import Text
from matcher.exchange.cell import Problem
from matcher.exchange.records import MOST_ABOVE, MOST_CELLS, TOO_LARGE, KnowsTitle, Record, Table, UnreadableError

_SEPARATORS: Final = ",;\t"
_MARK: Final = b"\xef\xbb\xbf"
_END: Final = b"\x1a"
"""Ctrl-Z, by which old programs end a text."""
_OTHER_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_NO_LETTERS: Final = frozenset("\x80\xa0\uf8f0\uf8f1\uf8f2\uf8f3")
"""What Python makes of the bytes to which cp932 gives no letter."""
_CHUNK: Final = 1 << 20
_SAVE_AS_UTF_8: Final = Text("「CSV UTF-8」の形式で保存し直してください", "save it again as CSV UTF-8")
_UNKNOWN_LETTERS: Final = Problem(
    Text(
        "文字コードが UTF-8 でも Shift_JIS（cp932）でもないか、途中で壊れています",
        "the file is neither in UTF-8 nor in cp932, or it is damaged",
    ),
    _SAVE_AS_UTF_8,
)
_NO_SPREADSHEET: Final = Problem(
    Text("表計算のファイルではありません", "not a spreadsheet"),
    Text("xlsx か CSV のファイルを選んでください", "choose a file of the kind xlsx or CSV"),
)
_TWO_ENCODINGS: Final = Problem(
    Text("文字コードが2通りに読めます", "the letters can be read in two encodings"), _SAVE_AS_UTF_8
)
_BROKEN: Final = Problem(
    Text("この行から先は CSV として読めません", "from this row on the file is not CSV"),
    Text('引用符（"）の対応を確かめてください', "check that every quotation mark is closed"),
)


def csv_table(data: bytes, knows_title: KnowsTitle) -> Table:
    """The records of a CSV file; the separator is the one under which most titles of a row near the top are known.

    Raises `UnreadableError` where the letters cannot be read.
    """
    data = data.rstrip(_END)
    encoding = _encoding(data)
    separator = max(_SEPARATORS, key=lambda mark: _known(data, encoding, mark, knows_title))
    return Table(records=_records(data, encoding, separator))


def _encoding(data: bytes) -> str:
    if data.startswith(_MARK):
        if _decodes(data, "utf-8-sig"):
            return "utf-8-sig"
        raise UnreadableError(_UNKNOWN_LETTERS)
    if data.startswith(_OTHER_MARKS):
        raise UnreadableError(_UNKNOWN_LETTERS)
    if data.startswith(b"%PDF") or b"\0" in data[:_CHUNK]:
        raise UnreadableError(_NO_SPREADSHEET)
    if _decodes(data, "utf-8"):
        return "utf-8"
    if not _decodes(data, "cp932"):
        raise UnreadableError(_UNKNOWN_LETTERS)
    if _is_damaged_utf_8(data):
        raise UnreadableError(_UNKNOWN_LETTERS)
    if _decodes(data, "euc_jp"):
        raise UnreadableError(_TWO_ENCODINGS)
    return "cp932"


def _decodes(data: bytes, encoding: str) -> bool:
    """Whether all letters can be read; piece by piece, so that the text never stands in memory as a whole."""
    text = TextIOWrapper(BytesIO(data), encoding=encoding, newline="")
    try:
        return all(_NO_LETTERS.isdisjoint(part) for part in iter(lambda: text.read(_CHUNK), "")) or encoding != "cp932"
    except UnicodeDecodeError:
        return False


def _is_damaged_utf_8(data: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8: then it is no cp932, even if it can be read as such.

    Japanese letters take three bytes there; two bytes of cp932, such as those of 面, may chance to be a letter too.
    """
    sample = data[: 4 * _CHUNK]
    beyond_ascii = sum(byte >= 0x80 for byte in sample)  # noqa: PLR2004  # the first byte beyond ASCII
    kept = sum(len(letter.encode()) for letter in sample.decode("utf-8", errors="ignore") if letter >= "\u0800")
    return 2 * kept > beyond_ascii


def _known(data: bytes, encoding: str, separator: str, knows_title: KnowsTitle) -> int:
    most = 0
    try:
        for _, titles in islice(_records(data, encoding, separator), MOST_ABOVE):
            most = max(most, sum(map(knows_title, titles)))
    except UnreadableError:
        return most
    return most


def _records(data: bytes, encoding: str, separator: str) -> Iterator[Record]:
    text = TextIOWrapper(BytesIO(data), encoding=encoding, newline="")
    reader = csv.reader(text, delimiter=separator, strict=True)
    number = cells_so_far = 0
    try:
        for number, cells in enumerate(reader, start=1):
            cells_so_far += len(cells)
            if cells_so_far > MOST_CELLS:
                raise UnreadableError(TOO_LARGE, number)
            yield number, cells
    except csv.Error as error:
        raise UnreadableError(_BROKEN, number + 1) from error
