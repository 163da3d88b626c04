"""One value out of a case of a single person, opening and unit, as evidence and sentences need it."""

from typing import TypeVar

from matcher.domain.pools import NO_CODE, Column
from matcher.domain.term import UNKNOWN, Term

AnyTerm = TypeVar("AnyTerm", bound=Term)


def number(column: Column) -> int | None:
    """The one number of a column, or None where it is not known."""
    value = int(column.item())
    return None if value == UNKNOWN else value


def term(kind: type[AnyTerm], column: Column) -> AnyTerm | None:
    """The one member of a set, or None where it is not known."""
    return kind.at(int(column.item()))


def terms(kind: type[AnyTerm], column: Column) -> tuple[AnyTerm, ...] | None:
    """The members of a bits column, or None where they are not known."""
    bits = int(column.item())
    return None if bits == UNKNOWN else kind.among(bits)


def codes(column: Column) -> tuple[str, ...]:
    """The codes of a list column, as strings, without its padding."""
    return tuple(str(int(value)) for value in column.reshape(-1) if value != NO_CODE)
