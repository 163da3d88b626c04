"""Which file goes with which kind of record, and how the rows of the one become the values of the other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.domain.errors import NotFoundError
from matcher.domain.registry import Precision
from matcher.domain.text import Text
from matcher.exchange.kinds import all_layouts
from matcher.exchange.layouts import Layout
from matcher.exchange.lists import LicenceState, ProcedureState
from matcher.exchange.rows import Row
from matcher.geography.folding import fold
from matcher.geography.municipalities import by_name
from matcher.records.adding import BATCH
from matcher.records.cases.kinds import CASE_KINDS
from matcher.records.kinds import Kind, Values, in_order
from matcher.records.registry.in_use import in_use
from matcher.records.registry.kinds import REGISTRY_KINDS
from matcher.records.stored import stored_by_id
from matcher.records.tables import table_of

Said = Mapping[str, Any]
"""Values by field; of a row, by the names of its columns."""
LAYOUTS: Mapping[str, Layout] = {layout.kind: layout for layout in all_layouts(by_name)}
"""By kind, in the order in which one refers to another."""
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (*REGISTRY_KINDS, *CASE_KINDS)}
_CALLED = {
    "weekly_minutes": "weekly_hours",
    "shift_start_minute": "shift_start",
    "kept_free_from_minute": "kept_free_from",
    "kept_free_until_minute": "kept_free_until",
    "shift_end_minute": "shift_end",
    "closing_minute": "closing_time",
    "first_arrival_minute": "first_arrival",
    "last_departure_minute": "last_departure",
}
"""Fields that a file calls otherwise, since people write hours and clock times there."""
_CALLED_IN = {"units": {"employer": "dormitory_of"}}
_STATES: Mapping[str, type[LicenceState | ProcedureState]] = {"licences": LicenceState, "procedures": ProcedureState}
"""Fields whose members a file writes as a key with a state."""
_NOT_SAID: Mapping[str, Any] = {"licences_asked": False}
"""What stands where a file is silent and a record cannot be."""
NO_KIND = Text(
    "[{kind}] という種類のファイルはありません。使えるのは {kinds} です。",
    "there is no kind of file [{kind}]; there are {kinds}",
)


def kind_named(name: str) -> Kind:
    """A kind of record that files have, by its name. Raises `NotFoundError` with all the names."""
    if name in LAYOUTS:
        return KINDS[name]
    raise NotFoundError(NO_KIND.filled(kind=name, kinds=", ".join(LAYOUTS)))


def field_in_file(kind: Kind, field: str) -> str:
    """What a file of that kind calls a field."""
    return _CALLED_IN.get(kind.name, {}).get(field, _CALLED.get(field, field))


def new_values(kind: Kind, said: Said) -> Values:
    """All the values of a new record, from a row."""
    found = _said(kind, said)
    return {name: _NOT_SAID.get(name) if found[name] is None else found[name] for name in found}


def changed_values(kind: Kind, row: Row, stored: Values) -> Values:
    """All the values of a record that a row tells more about: an empty cell says nothing and leaves what is there."""
    found = {name: value for name, value in _said(kind, row.values).items() if value is not None}
    cleared = {name: _NOT_SAID.get(name) for name, called in _names_in_file(kind) if called in row.cleared}
    return moved_by_hand(stored, {**stored, **with_its_address(stored, {**found, **cleared})})


def with_its_address(before: Values, said: Said) -> Said:
    """The same; where an address changes and nobody says where the new one is, the point of the old one goes."""
    if "lat" not in before or "lat" in said or "lon" in said or before.get("address") is None:
        return said
    if fold(said.get("address") or before["address"]) == fold(before["address"]):
        return said
    return {**said, "lat": None, "lon": None, "point_precision": None}


def moved_by_hand(before: Values, after: Values) -> Values:
    """The same, where a point moved and nobody says how precise it is now: somebody set it by hand."""
    if "point_precision" not in after or (before["lat"], before["lon"]) == (after["lat"], after["lon"]):
        return after
    if after["lat"] is None:
        return {**after, "point_precision": None}
    unsaid = after["point_precision"] == before["point_precision"]
    return {**after, "point_precision": Precision.BY_HAND} if unsaid else after


def row_values(kind: Kind, stored: Values) -> dict[str, Any]:
    """What a file says of a record, by the names of its columns."""
    values = {field_in_file(kind, name): value for name, value in stored.items()}
    for name, state in _STATES.items():
        if values.get(name) is not None:
            values[name] = tuple((key, _state(state, rest)) for key, *rest in values[name])
    return values


def rows_of(session: Session, kind: Kind) -> Iterator[dict[str, Any]]:
    """All records in use as rows of a file, in the order of their ids, read in batches."""
    table = table_of(kind.table)
    ids = session.scalars(select(table.c.id).where(in_use(kind)).order_by(table.c.id)).all()
    for start in range(0, len(ids), BATCH):
        for stored in stored_by_id(session, kind, ids[start : start + BATCH]):
            yield row_values(kind, stored.values)


@cache
def _names_in_file(kind: Kind) -> tuple[tuple[str, str], ...]:
    return tuple((name, field_in_file(kind, name)) for name in kind.fields)


def _said(kind: Kind, said: Said) -> dict[str, Any]:
    found = {name: said.get(called) for name, called in _names_in_file(kind)}
    for listed in kind.lists:
        members = found[listed.field]
        if members is not None:
            found[listed.field] = in_order(map(_flat, members)) or (() if listed.asked else None)
    return found


def _flat(member: object) -> object:
    """A licence or procedure with its state as one tuple; everything else as it is."""
    if isinstance(member, tuple) and isinstance(member[-1], LicenceState | ProcedureState):
        key, state = member
        return (key, *(getattr(state, field.name) for field in fields(state)))
    return member


def _state(state: type[LicenceState | ProcedureState], columns: Sequence[Any]) -> LicenceState | ProcedureState:
    return state(**dict(zip((field.name for field in fields(state)), columns, strict=True)))
