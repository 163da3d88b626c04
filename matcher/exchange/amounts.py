"""Cells that hold money: 35,000円, ￥35,000, 35.4千円, 3.5万, 3万5千円. A value is always a whole number of yen."""

import re
from decimal import Decimal
from typing import Final

from matcher.domain.text import Text
from matcher.exchange.cell import Cell, CellError, Problem, folded

_NUMBER: Final = r"(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,12})?"
_PLAIN: Final = re.compile(rf"(?P<mark>[¥\\]?)\s*(?P<yen>{_NUMBER})\s*(?:円|yen)?\s*(?:也|(?P<dash>-))?", re.IGNORECASE)
_SCALED: Final = re.compile(rf"[¥\\]?\s*(?P<number>{_NUMBER})\s*(?P<unit>万|千|百)\s*円?\s*(?:也)?")
_SUM: Final = re.compile(
    r"[¥\\]?(?P<man>\d{1,6})万(?:(?P<sen>\d)千)?(?:(?P<hyaku>\d)百)?"
    r"(?P<rest>\d{1,4}|\d,\d{3})?(?P<yen>円?)(?:也)?"
)
_SUM_OF_SEN: Final = re.compile(r"[¥\\]?(?P<sen>\d)千(?:(?P<hyaku>\d)百)?(?P<rest>\d{1,3})?(?P<yen>円?)(?:也)?")
_WORTH: Final = {"万": 10_000, "千": 1_000, "百": 100}
_NOT_YEN: Final = Problem(
    Text("金額として読めません", "not readable as an amount"),
    Text("円の単位で 35000 のように数字だけを書いてください", "write digits only, in yen, such as 35000"),
)
_FRACTION: Final = Problem(
    Text("1円に満たない端数があります", "it holds a fraction of a yen"),
    Text(
        "何円ですか。円の単位で 35000 のように書いてください",
        "how many yen is it? Write whole yen, such as 35000; check the unit",
    ),
)
_QUESTIONS: Final = (
    (
        re.compile(
            r"(約|およそ|おおよそ|大体|だいたい).*|.*\d.*(程度|前後|くらい|ぐらい|ほど|以上|以下|未満|位|から|まで)"
        ),
        Text("おおよその額、または範囲だけが書かれています", "only about how much, or a limit, is written"),
        Text(
            "正確には何円ですか。わからなければ空欄にしてください",
            "how many yen is it exactly? Leave it empty if unknown",
        ),
    ),
    (
        re.compile(r".*\d.*[~〜].*|[~〜].*\d.*"),
        Text("金額に幅があります", "it is a range of amounts"),
        Text("何円ですか。1つの額を書いてください", "how many yen is it? Write one amount"),
    ),
    (
        re.compile(r"[¥\\]?\s*\d{1,3}(\.\d{3})+\s*円?"),
        Text("点（.）が桁区切りなのか小数点なのかがわかりません", "the point may separate thousands or decimals"),
        Text("何円ですか。点を使わずに書いてください", "how many yen is it? Write it without a point"),
    ),
    (
        re.compile(r"[¥\\]?(\d+万|\d千)\d"),
        Text("最後の数字の単位がわかりません", "the unit of the last digit is not clear"),
        Text(
            "「3万5千円」ですか、「3万5円」ですか。35000 のように書いてください",
            "is it 3万5千円 or 3万5円? Write 35000",
        ),
    ),
    (
        re.compile(r"[-\u2010−\u2013\u2014\u2015ー/]+|なし|無し|無"),
        Text("0円なのか、わからないのかが読み取れません", "it may mean no charge or that it is not known"),
        Text(
            "0円なら「0」と書き、わからなければ空欄にしてください",
            "write 0 if it costs nothing; leave it empty if unknown",
        ),
    ),
)


def yen(least: int, most: int) -> Cell[int]:
    """Cells of amounts in whole yen, in a range."""

    def parse(cell: str) -> int:
        said = re.sub(r"\s*([万千百円])\s*", r"\1", folded(cell))
        _ask(said)
        amount = _amount(said)
        if amount is None:
            raise CellError(_NOT_YEN.reason, _NOT_YEN.remedy)
        if amount != amount.to_integral_value():
            raise CellError(_FRACTION.reason, _FRACTION.remedy)
        if least <= amount <= most:
            return int(amount)
        raise CellError(
            Text(f"{least}円以上{most}円以下の金額ではありません", f"not an amount from {least} to {most} yen"),
            Text("桁と単位（円、千円、万円）を確かめてください", "check the digits and the unit: yen, thousands, 万"),
        )

    return Cell(parse=parse, write=str, amount=True)


def _ask(said: str) -> None:
    for pattern, reason, question in _QUESTIONS:
        if pattern.fullmatch(said):
            raise CellError(reason, question)


def _amount(said: str) -> Decimal | None:
    """The yen that are written, perhaps with a fraction; None where nothing of the kind is."""
    plain = _PLAIN.fullmatch(said)
    if plain and (plain["mark"] or not plain["dash"]):
        return _number(plain["yen"])
    if scaled := _SCALED.fullmatch(said):
        return _number(scaled["number"]) * _WORTH[scaled["unit"]]
    summed = _SUM.fullmatch(said) or _SUM_OF_SEN.fullmatch(said)
    return None if summed is None else _total(summed)


def _total(summed: re.Match[str]) -> Decimal | None:
    """The sum of its parts; None where a part is as great as the one before it."""
    parts = summed.groupdict()
    rest = _number(parts["rest"] or "0")
    above = 100 if parts["hyaku"] else 1_000 if parts["sen"] else 10_000
    if rest >= above:
        return None
    thousands = Decimal(parts.get("man") or 0) * 10_000 + Decimal(parts["sen"] or 0) * 1_000
    return thousands + Decimal(parts["hyaku"] or 0) * 100 + rest


def _number(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))
