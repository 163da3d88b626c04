"""Cells that a spreadsheet would take for formulas, made harmless on the way out and restored on the way in."""

import re
from typing import Final

_SIGNS: Final = r"\s*[=+\-@\t\r＝＋－\uff20]"
_RISKY: Final = re.compile(rf"'*{_SIGNS}")
_MADE_HARMLESS: Final = re.compile(rf"'+{_SIGNS}")


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet might compute it."""
    return f"'{text}" if _RISKY.match(text) else text


def bare(text: str) -> str:
    """The text as it was before `harmless`."""
    return text[1:] if text[:1] == "'" and _MADE_HARMLESS.match(text) else text
