"""What every table shares: its base class, how constraints are named, and how columns hold words, flags and codes."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    ColumnElement,
    Date,
    Enum,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
)
from sqlalchemy import text as words
from sqlalchemy.orm import (
    DeclarativeBase,
    InstrumentedAttribute,
    Mapped,
    MappedColumn,
    Relationship,
    mapped_column,
    relationship,
)

from matcher.domain.term import Term


def _check_constraint_name(constraint: CheckConstraint, _: Table) -> str:
    """What a check is about: its column where a column type brings it along, else the name it was given."""
    columns = list(constraint.columns)
    return columns[0].name if columns else str(constraint.name)


NAMING: dict[str, Any] = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(check_constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
    "check_constraint_name": _check_constraint_name,
}
"""The same names on every database, so that a migration can say which constraint it changes."""


def _codes(kind: type[Term]) -> list[str]:
    return [member.value for member in kind]


class Record(DeclarativeBase):
    """One row of one table. A `Term` is stored by its code and checked against its closed set by the database."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012  # SQLAlchemy reads it once, when the class is made
        Term: Enum(Term, native_enum=False, create_constraint=True, length=40, values_callable=_codes),
        bool: Boolean(create_constraint=True),
        bytes: LargeBinary(),
        date: Date(),
        dict[str, Any]: JSON(),
        float: Float(),
        int: Integer(),
        str: String(200),
    }


class Kept(Record):
    """A record that people keep: written by `keeping.py` alone, with its history; archived, never deleted."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    """Counts its changes: who changes an older version than the present one is told so."""
    archived_on: Mapped[date | None]
    """The day from which it is out of use; history, runs and exports still know it."""


def table_of(kind: type[Record]) -> Table:
    """The table itself, for statements that write many rows at once."""
    table = kind.__table__
    if isinstance(table, Table):
        return table
    raise TypeError(kind.__name__)


def column_names(kind: type[Record]) -> tuple[str, ...]:
    """All columns of a table, in their order."""
    return tuple(column.name for column in table_of(kind).columns)


Id = Annotated[int, mapped_column(primary_key=True)]
Code = Annotated[str, mapped_column(String(40), unique=True)]
"""What people call the record: stable, unique, not a name."""


def between(column: str, least: float, most: float) -> CheckConstraint:
    """The value of a column lies in a range; what is unknown (NULL) passes, as in every check."""
    return CheckConstraint(f"{column} BETWEEN {least} AND {most}", name=f"{column}_in_range")


def not_negative(*columns: str) -> tuple[CheckConstraint, ...]:
    """No amount or count is below zero."""
    return tuple(CheckConstraint(f"{column} >= 0", name=f"{column}_not_negative") for column in columns)


def in_order(begins: str, ends: str) -> CheckConstraint:
    """A period does not end before it begins."""
    return CheckConstraint(f"{begins} <= {ends}", name=f"{begins}_by_{ends}")


def among(column: ColumnElement[int] | InstrumentedAttribute[int], name: str = "ids") -> ColumnElement[bool]:
    """Whether a number is one of those that are given, under that name, as the statement is executed.

    So the statement is made once. Numbers become part of its text: read so, they cost neither side what as many
    parameters do.
    """
    return column.in_(bindparam(name, expanding=True, literal_execute=True))


def in_use_by(*columns: str, owners: Sequence[str] = ()) -> Index:
    """Records in use in an order: they are counted, and passed over up to a far page, without being read themselves.

    `owners`, whose end of use is theirs too, stand beside the order on PostgreSQL: else every record has to be read to
    see whose it is.
    """
    in_use = words("archived_on IS NULL")
    return Index(None, *columns, "id", sqlite_where=in_use, postgresql_where=in_use, postgresql_include=[*owners])


def archived_ones() -> Index:
    """The few records that are out of use: a list of what belongs to such records leaves it out without a search."""
    archived = words("archived_on IS NOT NULL")
    return Index(None, "archived_on", "id", sqlite_where=archived, postgresql_where=archived)


def in_japan(*, lat: str = "lat", lon: str = "lon") -> tuple[CheckConstraint, ...]:
    """A point is whole, and within Japan, or is not known."""
    return (
        CheckConstraint(f"({lat} IS NULL) = ({lon} IS NULL)", name=f"{lat}_with_{lon}"),
        between(lat, 20, 46),
        between(lon, 122, 154),
    )


def in_prefecture(column: str) -> CheckConstraint:
    """A JIS municipality code as a number: 8201 for 08201."""
    return between(column, 1_000, 47_999)


def text(length: int = 2_000) -> MappedColumn[Any]:
    """A longer text than a name: remarks, house rules, an employer's own words."""
    return mapped_column(String(length))


def owned() -> Relationship[Any]:
    """A list that lives and dies with its record; whoever reads it says so in the query, so that no loop asks again."""
    return relationship(cascade="all, delete-orphan", passive_deletes=True, lazy="raise_on_sql")
