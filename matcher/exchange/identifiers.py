"""Cells that hold numbers which somebody else gave: corporate numbers, telephone numbers."""

import re
from typing import Final

from matcher.domain.text import Text
from matcher.exchange.cell import Cell, CellError, folded

_DASHES: Final = re.compile(r"(?<=\d)[\u2010\u2011−\u2013\u2014\u2015ー](?=\d)")
_AREA_IN_BRACKETS: Final = re.compile(r"^\((\d{2,5})\)\s*(?=\d)")
_EXCHANGE_IN_BRACKETS: Final = re.compile(r"(?<=\d)\s*\((\d{1,4})\)\s*(?=\d)")
_ELEVEN_DIGITS: Final = ("020", "050", "060", "070", "080", "090", "000")
_TEN_DIGITS_TOO: Final = "0800"


def _corporate_number(cell: str) -> str:
    said = folded(cell)
    if re.fullmatch(r"\d([.]\d+)?[Ee][+]?\d+", said):
        raise CellError(
            Text("表計算ソフトが下の桁を失っています", "the spreadsheet has lost the last digits"),
            Text(
                "セルの書式を文字列にして、13桁を入力し直してください", "format the cell as text and type all 13 digits"
            ),
        )
    digits = re.sub(r"(?<=\d)[- ](?=\d)", "", said)
    if re.fullmatch(r"[0-9]{13}", digits) is None:
        raise CellError(
            Text("13桁の数字ではありません", "not thirteen digits"),
            Text("法人番号の13桁を書いてください", "write the thirteen digits of the corporate number"),
        )
    if int(digits[0]) != check_digit(digits[1:]):
        raise CellError(
            Text("法人番号の検査用数字（1桁目）が合いません", "its first digit does not fit the others"),
            Text(
                "国税庁の公表サイトの番号と見比べてください", "compare it with the number published by the tax agency"
            ),
        )
    return digits


def check_digit(base: str) -> int:
    """The first digit of a corporate number, from its twelve others.

    法人番号の指定等に関する省令 (平成26年財務省令第70号), article 2: 9 - (the sum of P_n x Q_n, n from 1 at the lowest
    digit to 12, modulo 9), where Q_n is 1 for odd and 2 for even n.
    """
    return 9 - sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(base))) % 9


corporate_number: Final = Cell(parse=_corporate_number, write=str)
"""法人番号: thirteen digits with their check digit."""


def _phone(cell: str) -> str:
    said = _DASHES.sub("-", folded(cell))
    said = _AREA_IN_BRACKETS.sub(r"\1-", said, count=1)
    said = _EXCHANGE_IN_BRACKETS.sub(r"-\1-", said, count=1)
    said = re.sub(r"(?<=\d) (?=\d)", "-", said)
    if re.fullmatch(r"[0-9]+|[0-9]{2,5}-[0-9]{1,4}-[0-9]{3,4}", said) and _can_be_dialled(said.replace("-", "")):
        return said
    if re.fullmatch(r"[1-9][0-9]{8,9}", said):
        raise CellError(
            Text("先頭の0がありません", "the leading zero is missing"),
            Text(
                "セルの書式を文字列にして、0から入力し直してください", "format the cell as text and type the zero too"
            ),
        )
    raise CellError(
        Text("日本の電話番号ではありません", "not a telephone number in Japan"),
        Text(
            "市外局番から 029-000-0000 のように1つだけ書き、内線などは別の列に書いてください",
            "write one number with its area code, such as 029-000-0000, and extensions elsewhere",
        ),
    )


def _can_be_dialled(digits: str) -> bool:
    """By length and beginning; 000, which nobody has, is left to examples."""
    if not digits.startswith("0"):
        return False
    if digits.startswith((*_ELEVEN_DIGITS, _TEN_DIGITS_TOO)):
        return len(digits) == 11  # noqa: PLR2004  # of mobile, IP and 0800 numbers
    return len(digits) == 10 and digits[1] != "0"  # noqa: PLR2004  # of all others


phone: Final = Cell(parse=_phone, write=str)
"""A Japanese telephone number with its area code, hyphens as given.

Lengths and beginnings are those of 電気通信番号計画 (総務省)."""
