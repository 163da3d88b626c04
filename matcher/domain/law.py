"""The dated figures in force, as a value: what laws and schemes say, each with its reference."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from matcher.domain.errors import LawError
from matcher.domain.figures import EVERYWHERE, Entry, Figure
from matcher.domain.pools import NEVER_DAY, Column
from matcher.domain.term import UNKNOWN
from matcher.domain.text import Text

RENT_LIMITS = (
    "rent_limit_household_1",
    "rent_limit_household_2",
    "rent_limit_household_3_to_5",
    "rent_limit_household_6",
    "rent_limit_household_7_or_more",
)
"""住宅扶助: the most rent that public assistance pays in a municipality, by the class of the household."""
SMALL_ROOM_LIMIT = "rent_limit_small_room"
"""住宅扶助: the lower limit that takes the place of `RENT_LIMITS` in a room of no more than `SMALL_ROOM_M2`."""
SMALL_ROOM_M2 = 15
HOUSEHOLD_CLASSES = len(RENT_LIMITS)
_CLASS_BEGINS = (2, 3, 6, 7)
_NO_KEY = Text(
    "基準値 [{key}] はありません。`ibasho law list` で確かめてください。",
    "there is no figure [{key}]; see `ibasho law list`",
)
_OVERLAP = Text(
    "基準値 [{key}]: {day} に二つの値があります。期間が重ならないように、適用日を直してください。",
    "figure [{key}]: two values hold on {day}; correct the dates so that periods do not overlap",
)
_GAP = Text(
    "基準値 [{key}]: {first} から {last} までの値がありません。期間が途切れないように、その間の値も加えてください。",
    "figure [{key}]: nothing holds from {first} to {last}; add what held between, so that no day is left out",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """All figures. Raises `LawError` where one is of no known key, or two of one key and place hold on the same day."""

    entries: Mapping[str, Entry]
    """By key, in the order in which people read them; one without any figure is known to be unknown."""
    figures: tuple[Figure, ...]
    _by_place: Mapping[tuple[str, int], tuple[Figure, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Check that no day has two figures of one key and place."""
        grouped: dict[tuple[str, int], list[Figure]] = defaultdict(list)
        for figure in self.figures:
            self.entry(figure.key)
            grouped[figure.key, figure.place].append(figure)
        rows = {key: tuple(sorted(found, key=lambda each: each.from_day)) for key, found in grouped.items()}
        for found in rows.values():
            for earlier, later in pairwise(found):
                if later.from_day <= earlier.until_day:
                    raise LawError(_OVERLAP.filled(key=name_of(later), day=day_words(later.from_day)))
        object.__setattr__(self, "_by_place", rows)

    def entry(self, key: str) -> Entry:
        """What a key means. Raises `LawError` where there is no such key."""
        if key not in self.entries:
            raise LawError(_NO_KEY.filled(key=key))
        return self.entries[key]

    def rows(self, key: str, place: int = EVERYWHERE) -> tuple[Figure, ...]:
        """The figures of a key and place, earliest first. Raises `LawError` where there is no such key."""
        return self._by_place.get((self.entry(key).key, place), ())

    def figure(self, key: str, day: int, place: int = EVERYWHERE) -> Figure | None:
        """The figure that holds on a day, None where none is known. Raises `LawError` where there is no such key."""
        return next((each for each in self.rows(key, place) if each.from_day <= day <= each.until_day), None)

    def values(self, key: str, days: Column, place: int = EVERYWHERE) -> NDArray[np.int64]:
        """The values that hold on each of many days; `UNKNOWN` where none is known."""
        found = np.full(np.shape(days), UNKNOWN, dtype=np.int64)
        for each in self.rows(key, place):
            found = np.where((days >= each.from_day) & (days <= each.until_day), each.value, found)
        return found

    def begins(self, key: str) -> int:
        """First day on which any figure of that key holds; `NEVER_DAY` where there is none."""
        return min((each.from_day for each in self.figures if each.key == key), default=NEVER_DAY)

    def turns(self, keys: Iterable[str]) -> tuple[int, ...]:
        """The days on which what any of the keys says may change, in order."""
        wanted = set(keys)
        figures = [each for each in self.figures if each.key in wanted]
        return tuple(sorted({each.from_day for each in figures} | {each.until_day + 1 for each in figures}))


def refuse_gaps(law: Law, keys: Collection[str]) -> None:
    """Raise `LawError` where days between two figures of one of the keys, in one place, have none."""
    for key, place in sorted({(each.key, each.place) for each in law.figures if each.key in keys}):
        for earlier, later in pairwise(law.rows(key, place)):
            if later.from_day > earlier.until_day + 1:
                first, last = day_words(earlier.until_day + 1), day_words(later.from_day - 1)
                raise LawError(_GAP.filled(key=name_of(later), first=first, last=last))


def name_of(figure: Figure) -> str:
    """Key and place of a figure in one line: rent_limit_household_1 08201."""
    return figure.key if figure.place == EVERYWHERE else f"{figure.key} {figure.place:05d}"


def day_words(day: int) -> str:
    """A day number as 2026-12-25."""
    return date.fromordinal(day).isoformat()


def household_class(size: int) -> int:
    """Which of the five household sizes of `RENT_LIMITS` a household falls in."""
    return sum(size >= least for least in _CLASS_BEGINS)
