"""Cells that hold a time of day; after the next midnight the hours go on to 36."""

import re
from datetime import time, timedelta
from typing import Final

from matcher.domain.text import Text
from matcher.exchange.cell import Cell, CellError, folded

LATEST_MINUTE = 36 * 60
_TIME: Final = re.compile(
    r"(?P<half>午前|午後|翌日?|AM|PM)?(?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d)(?::00)?|時(?:(?P<minute_2>[0-5]?\d)分|半)?)"
    r"(?P<half_after>AM|PM)?",
    re.IGNORECASE,
)
_ADDED: Final = {"午後": 720, "PM": 720, "翌": 1440, "翌日": 1440}


def _clock_minute(cell: str) -> int:
    said = re.sub(r"\s+", "", folded(cell))
    parts = _TIME.fullmatch(said)
    if parts is None or (parts["half"] and parts["half_after"]):
        raise _unreadable()
    half = (parts["half"] or parts["half_after"] or "").upper()
    hour = int(parts["hour"])
    if half and half[0] != "翌" and hour >= 12:  # noqa: PLR2004  # a half day has twelve hours, from 0 to 11
        raise CellError(
            Text("午前・午後の12時以降は、どの時刻かがわかりません", "twelve or later of a half day is not clear"),
            Text(
                "24時間制で書いてください。正午ですか、夜中ですか",
                "is it noon or midnight? Write it on the 24-hour clock",
            ),
        )
    minutes = 30 if said.endswith("半") else int(parts["minute"] or parts["minute_2"] or 0)
    minute = hour * 60 + minutes + _ADDED.get(half, 0)
    if minute > LATEST_MINUTE or (half[:1] == "翌" and hour >= 24):  # noqa: PLR2004  # hours of a day
        raise _unreadable()
    return minute


def _unreadable() -> CellError:
    return CellError(
        Text("時刻として読めません", "not readable as a time of day"),
        Text(
            "08:00 のように書いてください。翌日の5時は 29:00 です",
            "write it as 08:00; five o'clock on the next day is 29:00",
        ),
    )


clock_minute: Final = Cell(
    parse=_clock_minute,
    write=lambda minute: f"{minute // 60:02}:{minute % 60:02}",
    typed=(time, timedelta),
)
"""A time such as 08:00 or 8時30分, as minutes after midnight."""
