"""A closed set of words: stored code, Japanese and English label, and how columns hold it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Self

from matcher.domain.text import Text

UNKNOWN = -1
"""How an integer column says that a value is not known. Every known value is zero or more."""


class Term(StrEnum):
    """A word of the trade. `value` is what tables, JSON and CSV store; `label` is what people read.

    The order of definition is the scale where a set has one (none < light < medium < heavy), and is the number that
    columns hold. New members go to the end of sets without a scale.
    """

    label: Text
    number: int
    """Place in the order of definition, from 0: the value of a column of this set."""

    def __new__(cls, code: str, ja: str, en: str) -> Self:
        """Make a member from its code and its two labels."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = Text(ja, en)
        member.number = len(cls.__members__)
        return member

    @property
    def bit(self) -> int:
        """The bit of this member in a column that holds several members of the set."""
        return 1 << self.number

    @classmethod
    def at(cls, number: int) -> Self | None:
        """The member with that number, or None for `UNKNOWN`."""
        return None if number == UNKNOWN else tuple(cls)[number]

    @classmethod
    def named(cls, code: str) -> Self:
        """The member with that stored code."""
        return next(member for member in cls if member.value == code)

    @classmethod
    def among(cls, bits: int) -> tuple[Self, ...]:
        """The members whose bits are set, in order of definition."""
        return tuple(member for member in cls if bits & member.bit)


def bits_of(members: Iterable[Term]) -> int:
    """The union of the members' bits."""
    total = 0
    for member in members:
        total |= member.bit
    return total
