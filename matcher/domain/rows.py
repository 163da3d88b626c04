"""Some rows of a pool, gathered column by column and only where a rule or criterion reads: it reads a few of many."""

from typing import Any, Generic, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from matcher.domain.pools import Column, Openings, Subjects, Units

AnyPool = TypeVar("AnyPool", Subjects, Openings, Units)
Positions = NDArray[np.integer[Any]]


class _Gathered(Generic[AnyPool]):
    """Looks like the pool `pool.take(rows)`; a column is made when it is first asked for."""

    def __init__(self, pool: AnyPool, rows: Positions) -> None:
        self._pool: AnyPool = pool
        self._rows = rows

    def __getattr__(self, name: str) -> Column:
        column = np.take(getattr(self._pool, name), self._rows, axis=0)
        setattr(self, name, column)
        return column


def gathered(pool: AnyPool, rows: Positions) -> AnyPool:
    """The rows at those positions, in that order, for reading columns."""
    return cast("AnyPool", _Gathered(pool, rows))
