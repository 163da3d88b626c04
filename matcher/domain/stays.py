"""Whether one can stay in a home, or has to leave it after a time."""

import numpy as np
from numpy.typing import NDArray

from matcher.domain.homes import HousingKind
from matcher.domain.pools import Units, is_among, known
from matcher.domain.term import bits_of

FACILITIES = bits_of(kind for kind in HousingKind if kind.is_facility)


def is_for_a_time(units: Units) -> NDArray[np.bool_]:
    """Homes that end by themselves: a facility, a limited stay, a dormitory that goes with its job, an unknown kind."""
    limited = known(units.longest_stay_days) | known(units.employer_id)
    ends: NDArray[np.bool_] = limited | is_among(units.kind, FACILITIES) | ~known(units.kind)
    return ends
