"""Numbers in kanji as addresses write them: 三, 十二, 二十, 百五."""

_DIGITS = "〇一二三四五六七八九"
_UNITS = {"十": 10, "百": 100}

KANJI_DIGITS = _DIGITS + "".join(_UNITS)
"""Every letter of such a number."""


def read_kanji(said: str) -> int:
    """The number; figures one after another (二三) are read as in 23."""
    if not any(unit in said for unit in _UNITS):
        return int("".join(str(_DIGITS.index(letter)) for letter in said))
    total, digit = 0, 0
    for letter in said:
        if letter in _UNITS:
            total += (digit or 1) * _UNITS[letter]
            digit = 0
        else:
            digit = _DIGITS.index(letter)
    return total + digit


def in_kanji(number: int) -> str:
    """A number from 1 to 99 in kanji."""
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else f"{_DIGITS[tens] if tens > 1 else ''}十"
    return ten + (_DIGITS[ones] if ones else "")
