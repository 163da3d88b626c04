"""A licence is valid on a day, is not, or nobody knows."""

import numpy as np
import pytest

from matcher.domain.licences import valid_on
from matcher.domain.pools import NEVER_DAY
from matcher.domain.term import UNKNOWN

DAY = 100


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        (DAY, DAY, 1),
        (DAY + 1, NEVER_DAY, -1),
        (0, DAY - 1, -1),
        (NEVER_DAY, NEVER_DAY, -1),
        (UNKNOWN, DAY, 0),
        (DAY, UNKNOWN, 0),
        (UNKNOWN, UNKNOWN, 0),
        (DAY + 1, UNKNOWN, -1),
        (UNKNOWN, DAY - 1, -1),
    ],
)
def test_a_licence_is_valid_from_its_first_day_through_its_last(begins: int, ends: int, expected: int) -> None:
    found = valid_on(np.array([DAY]), begins=np.array([begins]), ends=np.array([ends]))

    assert found.tolist() == [expected]
