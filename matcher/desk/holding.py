"""Places of openings and homes: held for an inquiry, taken, given back. No place is ever given twice."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Table, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from matcher.desk.files import KINDS
from matcher.desk.named import named
from matcher.desk.typed import typed_words
from matcher.domain.errors import ConflictError, IbashoError, NotFoundError
from matcher.domain.registry import HoldState
from matcher.domain.text import Text
from matcher.records.changes import Act
from matcher.records.kinds import Kind
from matcher.records.registry.holds import OpeningHold, UnitHold
from matcher.records.tables import Record, table_of

HOLDABLE = ("openings", "units")
"""The kinds whose places can be held, by name."""
NOT_HOLDABLE = Text(
    "[{kind}] の空きは照会できません。照会できるのは {kinds} です。",
    "places of [{kind}] cannot be held; those of {kinds} can",
)
NO_PLACE = Text(
    "[{code}] に空きがありません（{places}人分すべて照会中か決定済みです）。別の候補を選んでください。",
    "[{code}] has no place left (all {places} are held or taken); choose another",
)
NOT_IN_USE = Text("[{code}] は使用を終えた記録です。別の候補を選んでください。", "[{code}] is archived; choose another")
NO_RECORD = Text("[{code}] は登録されていません。コードを確かめてください。", "there is no [{code}]; check the code")
NO_HOLD = Text(
    "[{code}] に照会中・決定済みの空き [{hold}] はありません。戻されたか、番号が違います。番号を確かめてください。",
    "[{code}] has no open hold [{hold}]: it was given back, or never was; check the number",
)
_REFERENCE = Text("照会番号", "the reference")
_ONE_LINE = Text("照会番号は1行で書いてください。", "the reference has to be one line; write it without line breaks")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """One place that is held or taken."""

    id: int
    place: int
    state: HoldState
    reference: str


def holdable_kind(name: str) -> Kind:
    """A kind whose places can be held. Raises `NotFoundError` with the names of all of them."""
    if name in HOLDABLE:
        return KINDS[name]
    raise NotFoundError(NOT_HOLDABLE.filled(kind=name, kinds=", ".join(HOLDABLE)))


def typed_reference(said: str) -> str:
    """What the holder calls an inquiry, trimmed: one line of at most 200 letters. Raises `IbashoError`."""
    meant = typed_words(said, of=_REFERENCE)
    if "\t" in meant or len(meant.splitlines()) > 1:
        raise IbashoError(_ONE_LINE)
    return meant


def hold_place(session: Session, kind: Kind, code: str, *, reference: str, act: Act) -> Hold:
    """Hold the first free place of an opening or home for one inquiry; the caller commits.

    Whoever holds the same place under the same reference already is given it again. Raises `ConflictError` where no
    place is left, `NotFoundError` where there is no such record, `IbashoError` where the reference cannot be kept.
    """
    reference = typed_reference(reference)
    owner, places = _in_use(session, kind, code)
    open_holds = holds_of(session, kind, owner)
    ours = next((one for one in open_holds if one.reference == reference), None)
    if ours is not None:
        return ours
    free = sorted(set(range(1, places + 1)) - {one.place for one in open_holds})
    if not free:
        raise ConflictError(NO_PLACE.filled(code=code, places=places), code=code)
    table, column = _holds(kind)
    said = {column: owner, "place": free[0], "state": HoldState.HELD, "reference": reference}
    row = said | {"since": act.at, "by": act.by}
    try:
        made = session.connection().execute(insert(table).returning(table.c.id), row).scalar_one()
    except IntegrityError as error:
        raise ConflictError(NO_PLACE.filled(code=code, places=places), code=code) from error
    return Hold(id=made, place=free[0], state=HoldState.HELD, reference=reference)


def take_place(session: Session, kind: Kind, code: str, hold: int) -> None:
    """What was held is taken. Raises `ConflictError` where it was given back meanwhile, or the record is archived."""
    owner, _ = _in_use(session, kind, code)
    _change(session, kind, owner, hold, {"state": HoldState.TAKEN}, code=code)


def give_back(session: Session, kind: Kind, code: str, hold: int, act: Act) -> None:
    """A place is free again, of an archived record too. Raises `ConflictError` where it was already."""
    owner, *_ = _locked(session, kind, code)
    _change(session, kind, owner, hold, {"ended_at": act.at}, code=code)


def holds_of(session: Session, kind: Kind, owner: int) -> list[Hold]:
    """The places of one record that are held or taken now."""
    table, column = _holds(kind)
    columns = (table.c.id, table.c.place, table.c.state, table.c.reference)
    found = select(*columns).where(table.c[column] == owner, table.c.ended_at.is_(None)).order_by(table.c.place)
    return [Hold(**row) for row in session.execute(found).mappings()]


def holds_on(session: Session, kind: Kind, code: str) -> list[Hold]:
    """The same of a record by its code, archived or not. Raises `NotFoundError`."""
    return holds_of(session, kind, named(session, kind, [code])[code].id)


def _change(session: Session, kind: Kind, owner: int, hold: int, said: dict[str, Any], *, code: str) -> None:
    table, column = _holds(kind)
    its = (table.c.id == hold, table.c[column] == owner, table.c.ended_at.is_(None))
    done = session.connection().execute(update(table).where(*its).values(**said))
    if done.rowcount != 1:
        raise ConflictError(NO_HOLD.filled(code=code, hold=hold), code=code)


def _in_use(session: Session, kind: Kind, code: str) -> tuple[int, int]:
    """The record's id and places, as of `_locked`. Raises `ConflictError` where it is archived."""
    owner, places, archived_on = _locked(session, kind, code)
    if archived_on is not None:
        raise ConflictError(NOT_IN_USE.filled(code=code), code=code)
    return owner, places


def _locked(session: Session, kind: Kind, code: str) -> tuple[int, int, date | None]:
    """The record's id, places and end of use; others who want one of its places wait until the transaction is over."""
    table = table_of(kind.table)
    its = select(table.c.id, table.c.places, table.c.archived_on).where(table.c.code == code).with_for_update()
    row = session.execute(its).one_or_none() if code.isprintable() else None
    if row is None:
        raise NotFoundError(NO_RECORD.filled(code=code.encode("utf-8", "replace").decode()))
    return row.id, row.places, row.archived_on


def _holds(kind: Kind) -> tuple[Table, str]:
    tables: dict[str, tuple[type[Record], str]] = {
        "openings": (OpeningHold, "opening_id"),
        "units": (UnitHold, "unit_id"),
    }
    held, column = tables[kind.name]
    return table_of(held), column
