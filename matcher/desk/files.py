"""Which file goes with which kind of record, and how the rows of the one become the values of the other."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.domain.errors import NotFoundError
from matcher.domain.registry import Precision
from matcher.domain.text import Text
from matcher.exchange.kinds import all_layouts
from matcher.exchange.layouts import Layout
from matcher.exchange.lists import LicenceState
from matcher.geography.municipalities import by_name
from matcher.records.adding import BATCH
from matcher.records.cases.kinds import CASE_KINDS
from matcher.records.kinds import Kind, Values, in_order
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
    "shift_end_minute": "shift_end",
    "closing_minute": "closing_time",
    "first_arrival_minute": "first_arrival",
    "last_departure_minute": "last_departure",
}
"""Fields that a file calls otherwise, since people write hours and clock times there."""
_CALLED_IN = {"units": {"employer": "dormitory_of"}}
_NOT_SAID: Mapping[str, Any] = {"licences_asked": False}
"""What stands where a file is silent and a record cannot be."""
NO_KIND = Text(
    "[{kind}] という種類のファイルはありません。使えるのは {kinds} です。",
    "there is no kind of file [{kind}]; there are {kinds}",
)


def kind_named(name: str) -> Kind:
    """A kind of record by its name. Raises `NotFoundError` with all the names."""
    if name in KINDS:
        return KINDS[name]
    raise NotFoundError(NO_KIND.filled(kind=name, kinds=", ".join(KINDS)))


def field_in_file(kind: Kind, field: str) -> str:
    """What a file of that kind calls a field."""
    return _CALLED_IN.get(kind.name, {}).get(field, _CALLED.get(field, field))


def new_values(kind: Kind, said: Said) -> Values:
    """All the values of a new record, from a row."""
    found = _said(kind, said)
    return {name: _NOT_SAID.get(name) if found[name] is None else found[name] for name in found}


def changed_values(kind: Kind, said: Said, stored: Values) -> Values:
    """All the values of a record that a row tells more about: an empty cell says nothing and leaves what is there."""
    found = _said(kind, said)
    return moved_by_hand(stored, {name: stored[name] if found[name] is None else found[name] for name in found})


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
    if kind.name == "subjects" and values["licences"] is not None:
        values["licences"] = tuple((licence, _state(*rest)) for licence, *rest in values["licences"])
    return values


def rows_of(session: Session, kind: Kind) -> Iterator[dict[str, Any]]:
    """All records in use as rows of a file, in the order of their ids, read in batches."""
    table = table_of(kind.table)
    ids = session.scalars(select(table.c.id).where(table.c.archived_on.is_(None)).order_by(table.c.id)).all()
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
    """A licence with its state as one tuple; everything else as it is."""
    if isinstance(member, tuple) and isinstance(member[-1], LicenceState):
        state = member[-1]
        return (member[0], state.status, state.valid_until, state.relicence_from)
    return member


def _state(status: Any, valid_until: Any, relicence_from: Any) -> LicenceState:  # noqa: ANN401  # columns of a list
    return LicenceState(status=status, valid_until=valid_until, relicence_from=relicence_from)
