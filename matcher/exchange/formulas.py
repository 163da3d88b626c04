"""Texts that would be taken for formulas, or for the word that clears, made harmless and restored on the way in."""

import re
from typing import Final

from matcher.exchange.clearing import clears

_SIGNS: Final = r"\s*[=+\-@\t\r＝＋－\uff20]"
_RISKY: Final = re.compile(rf"'*{_SIGNS}")
_MADE_HARMLESS: Final = re.compile(rf"'+{_SIGNS}")


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet might compute it, or an import clear the value."""
    return f"'{text}" if _RISKY.match(text) or clears(text.lstrip("'")) else text


def bare(text: str) -> str:
    """The text as it was before `harmless`."""
    made_harmless = text[:1] == "'" and (_MADE_HARMLESS.match(text) or clears(text.lstrip("'")))
    return text[1:] if made_harmless else text
