"""The dated figures in force, as a value: what laws and schemes say, each with its reference."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from matcher.domain.errors import LawError
from matcher.domain.pools import NEVER_DAY
from matcher.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One amount, period or limit, true from a day through a day."""

    key: str
    value: int
    unit: str
    from_day: int
    until_day: int
    reference: Text
    confirmed: bool
    """False: taken from a secondary source; shown as unconfirmed wherever it decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RentLimits:
    """住宅扶助: the most rent, in yen a month, that public assistance pays in one municipality."""

    municipality: int
    by_household: tuple[int, int, int, int, int]
    """Households of 1, 2, 3 to 5, 6, and 7 or more."""
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """All figures. Raises `LawError` where two of one key hold on the same day, or follow with a gap."""

    figures: tuple[Figure, ...]
    rent_limits: Mapping[int, RentLimits]
    rent_limits_reference: Text

    def __post_init__(self) -> None:
        """Check that each key holds exactly one figure on each day from its first to its last."""
        for key in {figure.key for figure in self.figures}:
            periods = sorted((f.from_day, f.until_day) for f in self.figures if f.key == key)
            for (_, ends), (begins, _) in pairwise(periods):
                if begins != ends + 1:
                    raise LawError(
                        Text(
                            f"基準値 [{key}] の期間が重なるか、途切れています。適用日を直してください。",
                            f"the periods of figure [{key}] overlap or leave a gap; correct its dates",
                        )
                    )

    def figure(self, key: str, day: int) -> Figure:
        """The figure that holds on a day. Raises `LawError` where none does."""
        for figure in self.figures:
            if figure.key == key and figure.from_day <= day <= figure.until_day:
                return figure
        raise LawError(
            Text(
                f"基準値 [{key}] が、この日について定められていません。",
                f"no figure [{key}] holds on this day",
            )
        )

    def begins(self, key: str) -> int:
        """First day on which any figure of that key holds; `NEVER_DAY` where there is none."""
        return min((figure.from_day for figure in self.figures if figure.key == key), default=NEVER_DAY)


_CLASS_BEGINS = (2, 3, 6, 7)


def household_class(size: int) -> int:
    """Which of the five household sizes of `RentLimits` a household falls in."""
    return sum(size >= least for least in _CLASS_BEGINS)


HOUSEHOLD_CLASSES = 5
