"""Whether licences are valid on a day, from the two columns that say from when and until when each is held."""

import numpy as np
from numpy.typing import NDArray

from matcher.domain.pools import Column, known


def valid_on(day: Column, *, begins: Column, ends: Column) -> NDArray[np.int8]:
    """-1 not valid on that day, 0 not known, 1 valid, elementwise; either column may settle that it is not."""
    outside = (known(begins) & (begins > day)) | (known(ends) & (ends < day))
    is_known = known(begins) & known(ends)
    verdict: NDArray[np.int8] = np.where(outside, -1, np.where(is_known, 1, 0)).astype(np.int8)
    return verdict
