"""Folding of addresses: spellings that mean the same place become the same letters, and the way back is kept.

What counts as the same: width and case; spaces; 大字, written or not; ケ, ヶ, ガ and が; ノ, 之 and の; ツ, ッ and つ;
a few kanji with two forms; 一丁目, １丁目 and 1丁目; every kind of hyphen, and の between two numbers. Elsewhere a
number in kanji stays as it is, since it belongs to the name: 三の丸, 十軒. Where such a name was written with a digit,
as in 3の丸, the digit becomes the kanji.
"""

import re
import unicodedata
from dataclasses import dataclass

from matcher.geography.numerals import in_kanji, read_kanji

_ONE_LETTER = str.maketrans(
    {
        **dict.fromkeys("ケヶガヵゖゕ", "が"),
        **dict.fromkeys("ノ之乃", "の"),
        **dict.fromkeys("ツッっ", "つ"),
        **dict(
            zip("龍瀧澤濱﨑髙櫻邊邉廣國渕齋齊條檜圓榮淺驛假", "竜滝沢浜崎高桜辺辺広国淵斎斉条桧円栄浅駅仮", strict=True)
        ),
    }
)
_LOOSE_MARKS = "\u3099\u309a"
"""Marks of voicing that stand on no letter they could voice."""
_NO = "[のノ之乃]"
_TOKEN = re.compile(
    r"(?P<chome>\d{1,4}|[〇一二三四五六七八九十百]+)丁目"
    r"|(?P<short_chome>\d{1,2})丁(?=[\d-])"
    rf"|(?<![\d-])(?P<in_name>[1-9]\d?)(?={_NO}\D|番?町|軒)"
    rf"|(?<=\d)(?P<hyphen>{_NO}|[\u2010-\u2015−ー─━~〜-])(?=\d)"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """An address, or a part of one, with its key."""

    shown: str
    """As it was written, in the usual width."""
    key: str
    """What is compared. Folding a key again changes nothing."""
    ends: tuple[int, ...]
    """How many letters of `shown` the first n letters of the key stand for, n from 0; -1 within a number."""

    def splits_at(self, length: int) -> bool:
        """Whether the first letters of the key stand for whole letters of what was written."""
        return self.ends[length] >= 0

    def before(self, length: int) -> str:
        """What was written for the first letters of the key."""
        return self.shown[: self.ends[length]]

    def after(self, length: int) -> str:
        """What was written behind that, without spaces, commas and hyphens at its ends."""
        return self.shown[self.ends[length] :].strip(" ,、。-")


def fold(text: str) -> str:
    """The key of a name or an address."""
    return folded(text).key


def folded(text: str) -> Folded:
    """A name or an address with its key."""
    shown = unicodedata.normalize("NFKC", text).strip()
    compact, places = _compact(shown)
    pieces, ends, at = [], [0], 0
    while at < len(compact):
        token = _TOKEN.match(compact, at)
        piece, at = (compact[at], at + 1) if token is None else (_said(token), token.end())
        pieces.append(_letter(piece) if token is None else piece)
        ends.extend([-1] * (len(piece) - 1))
        ends.append(places[at - 1] + 1)
    return Folded(shown=shown, key="".join(pieces), ends=tuple(ends))


def _compact(shown: str) -> tuple[str, list[int]]:
    """Without spaces, loose marks and 大字, also one that appears as another goes; and where each letter stood."""
    kept: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(shown):
        if letter == "字" and kept[-1:] == ["大"]:
            kept.pop()
            places.pop()
        elif not (letter.isspace() or letter in _LOOSE_MARKS):
            kept.append(letter)
            places.append(place)
    return "".join(kept), places


def _letter(letter: str) -> str:
    small = letter.casefold()
    return (small if len(small) == 1 else letter).translate(_ONE_LETTER)


def _said(token: re.Match[str]) -> str:
    if token["in_name"]:
        return in_kanji(int(token["in_name"]))
    if token["hyphen"]:
        return "-"
    said: str = token["chome"] or token["short_chome"]
    return f"{int(said) if said.isdecimal() else read_kanji(said)}丁目"
