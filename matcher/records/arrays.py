"""Rows of a query as numpy arrays, in the conventions of the pools: UNKNOWN and NaN for NULL, bits and padded lists."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Row, Select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from matcher.domain.pools import NO_CODE, Column
from matcher.domain.term import UNKNOWN, Term

Integers = NDArray[np.int64]
Rows = Mapping[str, list[Any]]
Query = Select[*tuple[Any, ...]]
Found = Sequence[Row[*tuple[Any, ...]]]
MOST_NAMED = 500
"""Of how many records the ids are named in a query; of more, all are read."""


def fetched(session: Session, statement: Query) -> Rows:
    """The columns of a query's result, by name."""
    result = session.execute(statement)
    names, rows = list(result.keys()), result.all()
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def rows_of_owners(session: Session, statement: Query, owners: Integers) -> Found:
    """The rows of a query whose first column is among the owners."""
    owner = statement.selected_columns[0]
    ids = np.unique(owners)
    few = len(ids) <= MOST_NAMED
    found = session.execute(statement.where(owner.in_(ids.tolist())) if few else statement).all()
    there = np.isin(np.array([row[0] for row in found], dtype=np.int64), ids)
    return [row for row, is_there in zip(found, there.tolist(), strict=True) if is_there]


def bits_for(rows: Found, owners: Integers) -> Integers:
    """For each owner the union of its members, from rows of (owner, member); several may be the same owner."""
    ids = np.unique(owners)
    return Lists.of(rows, ids).bits()[np.searchsorted(ids, owners)]


def bits_of_owners(session: Session, statement: Query, owners: Integers) -> Integers:
    """For each owner the union of its members, from a query of (owner, member)."""
    return bits_for(rows_of_owners(session, statement, owners), owners)


def chosen(code: InstrumentedAttribute[str], codes: Collection[str] | None) -> ColumnElement[bool]:
    """The condition that a record's code is among those asked for; None asks for all."""
    return true() if codes is None else code.in_(codes)


def whole(values: Iterable[int | None]) -> Integers:
    """Whole numbers, and yes and no as 1 and 0; UNKNOWN where NULL."""
    return np.array([UNKNOWN if value is None else int(value) for value in values], dtype=np.int64)


def days(values: Iterable[date | None]) -> Integers:
    """Day numbers; UNKNOWN where NULL."""
    return np.array([UNKNOWN if value is None else value.toordinal() for value in values], dtype=np.int64)


def terms(kind: type[Term], values: Iterable[Term | None]) -> Integers:
    """Numbers of the members of a closed set; UNKNOWN where NULL."""
    numbers: dict[Term | None, int] = {member: number for number, member in enumerate(kind)}
    return np.array([numbers.get(value, UNKNOWN) for value in values], dtype=np.int64)


def degrees(values: Iterable[float | None]) -> NDArray[np.float64]:
    """Latitudes or longitudes; NaN where NULL."""
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def texts(values: Iterable[str]) -> NDArray[np.str_]:
    """Codes of records."""
    return np.array(list(values), dtype=np.str_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """Columns of a pool that stand in one column of a table each: which, and how they are written."""

    wholes: tuple[str, ...]
    days: Mapping[str, str]
    """Column of the pool: column of the table."""
    terms: Mapping[str, type[Term]]

    def columns(self, rows: Rows) -> dict[str, Column]:
        """All of them, with `id` and `code`."""
        columns: dict[str, Column] = {"id": whole(rows["id"]), "code": texts(rows["code"])}
        columns |= {name: whole(rows[name]) for name in self.wholes}
        columns |= {name: days(rows[stored]) for name, stored in self.days.items()}
        return columns | {name: terms(kind, rows[name]) for name, kind in self.terms.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The values of one list table: for each value, the row of the pool whose list it is in."""

    size: int
    """Rows of the pool."""
    row: Integers
    values: list[Any]

    @classmethod
    def of(cls, rows: Found, ids: Integers) -> Self:
        """From rows of (id of the record, value); `ids` ascend and hold every record."""
        owners = np.array([row[0] for row in rows], dtype=np.int64)
        return cls(size=len(ids), row=np.searchsorted(ids, owners), values=[row[1] for row in rows])

    def keyed(self, key: Callable[[Any], int]) -> Self:
        """The same with a number for each value."""
        return replace(self, values=[key(value) for value in self.values])

    def bits(self) -> Integers:
        """The union of each row's members; 0 for an empty list."""
        union = np.zeros(self.size, dtype=np.int64)
        np.bitwise_or.at(union, self.row, np.array([member.bit for member in self.values], dtype=np.int64))
        return union

    def bits_where(self, known: NDArray[np.bool_]) -> Integers:
        """The same where a list is known, else UNKNOWN."""
        return np.where(known, self.bits(), UNKNOWN)

    def sums(self) -> Integers:
        """The sum of each row's numbers."""
        total = np.zeros(self.size, dtype=np.int64)
        np.add.at(total, self.row, np.array(self.values, dtype=np.int64))
        return total

    def codes(self) -> Integers:
        """(rows, longest list, at least 1): each row's codes, padded with NO_CODE."""
        lists: list[list[int]] = [[] for _ in range(self.size)]
        for row, code in zip(self.row, self.values, strict=True):
            lists[row].append(code)
        width = max(map(len, lists), default=0) or 1
        padded = [sorted(each) + [NO_CODE] * (width - len(each)) for each in lists]
        return np.array(padded, dtype=np.int64).reshape(self.size, width)
