"""Ways by public transport that somebody declared; what nobody declared is unknown and never invented."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from matcher.domain.pools import ALL_DAY_MINUTE, Column
from matcher.domain.term import UNKNOWN

NO_WAY_MINUTES = 10_000
"""Longer than any way: there is none."""
_END_OF_HOURS = 2 * ALL_DAY_MINUTE
"""Later than any shift ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """Declared ways from a unit to an opening, sorted by (opening id, unit id), one row each."""

    opening_id: Column
    unit_id: Column
    minutes: Column
    first_arrival_minute: Column
    """The earliest minute of the day at which one can be at work."""
    last_departure_minute: Column
    """The last minute of the day at which one can start home."""
    _keys: NDArray[np.int64] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Reckon once what each row is found by: there may be hundreds of thousands."""
        object.__setattr__(self, "_keys", _keys(self.opening_id, self.unit_id))

    def minutes_for(self, opening_id: Column, unit_id: Column, begins: Column, ends: Column) -> NDArray[np.int32]:
        """Minutes of the declared way: UNKNOWN where none is declared, `NO_WAY_MINUTES` where none runs then.

        Of the next morning, when a night shift ends, what is declared says nothing.
        """
        wanted = _keys(opening_id, unit_id)
        begins, ends, wanted = np.broadcast_arrays(begins, ends, wanted)
        if len(self.minutes) == 0:
            return np.full(wanted.shape, UNKNOWN, dtype=np.int32)
        row = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        declared = (self._keys[row] == wanted) & (begins != UNKNOWN)
        runs = (self.first_arrival_minute[row] <= begins) & (self.last_departure_minute[row] >= ends)
        next_day = (ends > ALL_DAY_MINUTE) & (self.last_departure_minute[row] < ends)
        minutes = np.where(runs, self.minutes[row], NO_WAY_MINUTES)
        return np.where(declared & ~next_day, minutes, UNKNOWN).astype(np.int32)

    def declaring(self, opening_id: Column, unit_id: Column, minutes: Column) -> "Routes":
        """These and more, that run at all hours; what was declared of the same pairs before is left out."""
        kept = ~np.isin(self._keys, _keys(opening_id, unit_id))
        all_hours = {"first_arrival_minute": 0, "last_departure_minute": _END_OF_HOURS}
        more = {"opening_id": opening_id, "unit_id": unit_id, "minutes": minutes}
        more |= {name: np.full(len(minutes), value) for name, value in all_hours.items()}
        columns = {name: np.concatenate([getattr(self, name)[kept], column]) for name, column in more.items()}
        order = np.argsort(_keys(columns["opening_id"], columns["unit_id"]), kind="stable")
        return Routes(**{name: column[order] for name, column in columns.items()})


def _keys(opening_id: Column, unit_id: Column) -> NDArray[np.int64]:
    opening, unit = np.broadcast_arrays(opening_id, unit_id)
    return opening.astype(np.int64) * (1 << 31) + unit.astype(np.int64)
