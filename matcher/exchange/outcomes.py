"""What one cell of a file comes to: a value, nothing, or a problem."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from matcher.domain.text import Text
from matcher.exchange.cell import CellError, Problem, trimmed
from matcher.exchange.clearing import CLEARED, clears
from matcher.exchange.formulas import bare
from matcher.exchange.layouts import Field
from matcher.exchange.quantities import plain
from matcher.exchange.records import Merged, Mistake, Unmade

_ERRORS: Final = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#+)")
_ERROR: Final = Problem(
    Text("表計算ソフトのエラーです", "an error of the spreadsheet"),
    Text("数式を直すか、値を書いてください", "mend the formula, or write the value"),
)
_NO_RESULT: Final = Problem(
    Text("数式の結果がファイルに保存されていません", "the result of the formula is not stored in the file"),
    Text(
        "表計算ソフトで開いて保存し直すか、値を書いてください", "save it in a spreadsheet program, or write the value"
    ),
)
_EMPTY: Final = Problem(
    Text("必要な値が空です", "a required value is empty"), Text("値を書いてください", "write the value")
)
_EMPTY_REFERENCE: Final = Problem(
    _EMPTY.reason,
    Text(
        "上の行と同じですか。そうであれば、同じコードをこの行にも書いてください",
        "is it the same as in the row above? Then write the same code in this row too",
    ),
)
_NOT_YET: Final = Problem(
    Text("まだ来ていない日付です", "the day has not come yet"),
    Text("今日までの日付にしてください", "write a day up to today"),
)
_MERGED_AMOUNT: Final = Problem(
    Text("数のセルが結合されています", "cells of a number are merged"),
    Text(
        "行ごとの数ですか、合わせた数ですか。結合を解いて、行ごとに書いてください",
        "is it the number of each row or of all together? Unmerge the cells and write one for each row",
    ),
)
_MERGED_COLUMNS: Final = Problem(
    Text("別の列のセルと結合されています", "merged with a cell of another column"),
    Text("この列の値は何ですか。結合を解いて書いてください", "what is the value of this column? Unmerge the cells"),
)
_OTHER_KIND: Final = Problem(
    Text(
        "表計算ソフトが日付・時刻・論理値に変えています",
        "the spreadsheet holds a date, a time or a truth value here",
    ),
    Text(
        "もとは何でしたか。セルの書式を文字列にして、入力し直してください",
        "what was it meant to be? Format the cell as text and type it again",
    ),
)


def outcome(field: Field, cell: object, today: date) -> object:
    """The value of a cell, None where it is empty and may be, `CLEARED`, or a `Problem`."""
    if isinstance(cell, (Merged, Unmade)):
        return _of_others(field, cell, today)
    text = bare(text_of(cell))
    if isinstance(cell, Mistake):
        return _NO_RESULT if text.startswith("=") else _ERROR
    if not trimmed(text):
        return _of_empty(field)
    if _ERRORS.fullmatch(text.strip()):
        return _ERROR
    if not isinstance(cell, (str, *field.parse.typed)) and (
        isinstance(cell, bool) or not isinstance(cell, (int, float))
    ):
        return _OTHER_KIND
    return CLEARED if isinstance(cell, str) and clears(cell) else _of_text(field, text, today)


def _of_others(field: Field, cell: Merged | Unmade, today: date) -> object:
    if isinstance(cell, Unmade):
        return cell.problem
    if cell.sideways:
        return _MERGED_COLUMNS
    return _MERGED_AMOUNT if field.parse.amount else outcome(field, cell.value, today)


def _of_empty(field: Field) -> Problem | None:
    if not field.required:
        return None
    return _EMPTY_REFERENCE if field.refers_to else _EMPTY


def _of_text(field: Field, text: str, today: date) -> object:
    try:
        value = field.parse(text)
    except CellError as error:
        return error.problem
    return _NOT_YET if field.past and value > today else value


def text_of(cell: object) -> str:
    """What a person would type to say what the cell holds."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Merged):
        return text_of(cell.value)
    return cell.written if isinstance(cell, (Mistake, Unmade)) else _typed(cell)


def _typed(cell: object) -> str:
    match cell:
        case bool():
            return str(cell).upper()
        case float() | int():
            return plain(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
        case time():
            return _clock(cell.hour * 3600 + cell.minute * 60 + round(cell.second + cell.microsecond / 1e6))
        case timedelta():
            return _clock(round(cell.total_seconds()))
    return str(cell)


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}" + (f":{rest:02}" if rest else "")
