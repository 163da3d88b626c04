"""What a kind of record is made of: its table, its lists, what it points to; how its values are read and written.

A record's values are one flat mapping, by column: plain values as they stand, in `employer` the code of the record that
`employer_id` points to, and for each list the tuple of its members; None where nothing is known.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from matcher.domain.term import Term
from matcher.domain.text import Text
from matcher.records.tables import Kept, Record, column_names, table_of

Values = Mapping[str, Any]
OWN = frozenset({"id", "version", "archived_on"})
"""Columns that every record has and nobody writes by hand."""


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A field of several members: one table, one row a member."""

    field: str
    table: type[Record]
    columns: tuple[str, ...]
    """Of a member: one column gives plain members, several give tuples, the first of which is told once only."""
    asked: str | None = None
    """The column of the record that says whether anybody asked: without it an empty list is not known."""

    def row(self, member: Any) -> dict[str, Any]:  # noqa: ANN401  # whatever the list holds
        """The columns of one member."""
        return dict(zip(self.columns, member if len(self.columns) > 1 else (member,), strict=True))

    @cached_property
    def owner(self) -> str:
        """The column that says whose list it is."""
        return next(column.name for column in table_of(self.table).primary_key if column.foreign_keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A field that names a record of another kind by its code."""

    field: str
    to: type[Kept]
    to_kind: str
    alike: "Reference | None" = None
    """Another reference, by which both point to the same: a decision is about the person of its proposal."""

    @property
    def column(self) -> str:
        """Where the other record's id stands."""
        return f"{self.field}_id"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of record."""

    name: str
    """As its file, its address and its history call it."""
    table: type[Kept]
    history: type[Record]
    key: tuple[str, ...] = ("code",)
    """The fields by which people know a record."""
    references: tuple[Reference, ...] = ()
    lists: tuple[Listed, ...] = ()
    searched: tuple[str, ...] = ()
    """The fields that a search looks into."""
    refused: tuple[tuple[str, Text], ...] = ()
    """What the database says where it refuses a record, as a pattern, and what to tell people, with the `{code}`."""
    written_once: bool = False
    """Whether its records never change, as the database itself sees to."""

    @property
    def about_people(self) -> bool:
        """Whether its history goes when a person is erased."""
        return "subject_id" in column_names(self.history)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Columns that hold a plain value."""
        others = {each.column for each in self.references} | {each.asked for each in self.lists} | OWN
        return tuple(name for name in column_names(self.table) if name not in others)

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """Everything that a record says, by name."""
        pointed, listed = (tuple(each.field for each in part) for part in (self.references, self.lists))
        return (*self.columns, *pointed, *listed)

    def code_of(self, values: Values) -> str:
        """What people call a record, in one line."""
        return "/".join(str(plain(values[name])) for name in self.key)


def in_order(members: Iterable[Any]) -> tuple[Any, ...]:
    """Members of a list in the order in which they are stored: two lists that say the same are equal."""
    return tuple(sorted(members, key=_words))


def _words(member: object) -> tuple[str, ...]:
    return tuple(map(str, member)) if isinstance(member, tuple) else (str(member),)


def plain(value: object) -> Any:  # noqa: ANN401  # whatever JSON has
    """A value as JSON has it: terms by code, days in ISO 8601, lists as lists."""
    if isinstance(value, Term):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return value
