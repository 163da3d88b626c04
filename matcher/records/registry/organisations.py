"""Organisations (機関) around the programme, and how each calls the columns of its own spreadsheets."""

from datetime import date
from typing import Annotated

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.registry import ConfirmedHow, OrganisationKind
from matcher.records.tables import Code, Kept, Record, in_prefecture, owned, text

OrganisationKey = Annotated[int, mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True)]


class ColumnName(Record):
    """What one organisation calls a column in its files of one kind."""

    __tablename__ = "column_names"

    organisation_id: Mapped[OrganisationKey]
    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    header: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(String(40))
    """The field it means; empty: the column is passed over."""


class ColumnValue(Record):
    """What one organisation's files of one kind say of a field by a constant, or by several cells together."""

    __tablename__ = "column_values"

    organisation_id: Mapped[OrganisationKey]
    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    field: Mapped[str] = mapped_column(String(40), primary_key=True)
    pattern: Mapped[str]
    """As `exchange/own_columns.py` reads it."""


class Organisation(Kept):
    """機関: keeps records here, is asked, or helps on the way."""

    __tablename__ = "organisations"
    __table_args__ = (in_prefecture("municipality"),)

    code: Mapped[Code]
    name: Mapped[str]
    kind: Mapped[OrganisationKind]
    municipality: Mapped[int | None]
    address: Mapped[str | None]
    contact: Mapped[str | None]
    """The desk to ask for, not a person's name."""
    phone: Mapped[str | None]
    hours: Mapped[str | None]
    """When it can be reached."""
    note: Mapped[str | None] = text()
    confirmed_on: Mapped[date | None] = mapped_column(index=True)
    confirmed_by: Mapped[str | None]
    confirmed_how: Mapped[ConfirmedHow | None]

    column_names: Mapped[list[ColumnName]] = owned()
    column_values: Mapped[list[ColumnValue]] = owned()
