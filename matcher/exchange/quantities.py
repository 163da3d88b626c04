"""Cells that hold numbers: counts, measures, coordinates, hours of work, ages."""

import re
from decimal import Decimal
from math import isfinite
from typing import Final

from matcher.domain.text import Text
from matcher.exchange.cell import Cell, CellError, folded

HOURS_A_WEEK = 168
_NO_UNIT: Final = Text(
    "単位も桁区切りも付けず、数字だけを書いてください", "write digits only, without unit or separators"
)
_GROUPED: Final = re.compile(r"[+-]?\d{1,3}(,\d{3}){1,3}")


PEOPLE: Final = ("人", "名")
DAYS: Final = ("日間", "日前", "日")
MINUTES: Final = ("分間", "分")
YEARS: Final = ("年間", "年")
SQUARE_METRES: Final = ("m2", "m²", "平米", "平方メートル")
"""Units that may stand after a number where they are the field's own."""


def whole_number(least: int, most: int, units: tuple[str, ...] = ()) -> Cell[int]:
    """Cells of whole numbers in a range, with or without one of the units."""

    def parse(cell: str) -> int:
        said = _without_unit(folded(cell), units)
        said = said.replace(",", "") if _GROUPED.fullmatch(said) else said
        if re.fullmatch(r"[+-]?\d{1,12}", said) and least <= int(said) <= most:
            return int(said)
        raise CellError(
            Text(f"{least}以上{most}以下の整数ではありません", f"not a whole number from {least} to {most}"),
            _digits_only(units, Text("単位を付けず、数字だけを書いてください", "write digits only, without unit")),
        )

    return Cell(parse=parse, write=str, amount=True)


def _without_unit(said: str, units: tuple[str, ...]) -> str:
    unit = next((each for each in units if said.casefold().endswith(each)), "")
    return said[: len(said) - len(unit)].rstrip()


def _digits_only(units: tuple[str, ...], otherwise: Text) -> Text:
    if not units:
        return otherwise
    return Text(
        f"数字だけか、単位「{'・'.join(units)}」を付けて書いてください",
        f"write digits, with or without {', '.join(units)}",
    )


def decimal_number(least: float, most: float, units: tuple[str, ...] = ()) -> Cell[float]:
    """Cells of numbers in a range, with or without decimals, and one of the units."""

    def parse(cell: str) -> float:
        said = _without_unit(folded(cell), units)
        if _is_decimal(said) and least <= float(said) <= most:
            return float(said)
        raise CellError(
            Text(f"{least}以上{most}以下の数ではありません", f"not a number from {least} to {most}"),
            _digits_only(
                units,
                Text(
                    "単位も桁区切りも付けず、数字だけを書いてください", "write digits only, without unit or separators"
                ),
            ),
        )

    return Cell(parse=parse, write=plain, amount=True)


def degrees(least: float, most: float) -> Cell[float]:
    """Cells of latitudes or longitudes, which must lie in Japan."""

    def parse(cell: str) -> float:
        said = folded(cell)
        if _is_decimal(said) and least <= float(said) <= most:
            return float(said)
        raise CellError(
            Text("日本国内の座標ではありません", "not a coordinate in Japan"),
            Text(
                f"{least}から{most}までの度（10進）で書き、緯度と経度の列を確かめてください",
                f"write decimal degrees from {least} to {most}; check that latitude and longitude are not swapped",
            ),
        )

    return Cell(parse=parse, write=plain)


def _hours_in_minutes(cell: str) -> int:
    said = re.sub(r"\s*時間$", "", folded(cell))
    parts = re.fullmatch(r"(\d{1,3})\s*時間\s*([0-5]?\d)分", said)
    minutes = int(parts[1]) * 60.0 + int(parts[2]) if parts else float(said) * 60 if _is_decimal(said) else 0.0
    if 0 < minutes <= HOURS_A_WEEK * 60 and minutes % 15 == 0:
        return int(minutes)
    raise CellError(
        Text("0.25時間きざみの時間ではありません", "not hours in steps of 0.25"),
        Text("週の時間を 38.75 のように書いてください", "write the hours of a week, such as 38.75"),
    )


hours_in_minutes: Final = Cell(parse=_hours_in_minutes, write=lambda minutes: plain(minutes / 60), amount=True)
"""Hours in steps of a quarter, as minutes."""


def plain(number: float) -> str:
    """A number in digits, never with an exponent: 35000.0 is 35000."""
    if not isfinite(number):
        return str(number)
    if number == int(number):
        return str(int(number))
    return format(Decimal(repr(number)), "f")


def _is_decimal(said: str) -> bool:
    return re.fullmatch(r"[+-]?\d{1,12}(\.\d{1,20})?", said) is not None
