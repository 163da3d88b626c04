"""Places of openings and homes: held for an inquiry, taken, given back. No place is ever given twice.

What becomes of a place stands in the history of its record: who, when, from what to what, and why.
"""

from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import Row, Table, case, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from matcher.desk.files import KINDS
from matcher.desk.named import named
from matcher.desk.typed import typed_words
from matcher.domain.errors import ConflictError, IbashoError, NotFoundError
from matcher.domain.registry import HoldState
from matcher.domain.text import Text
from matcher.records.changes import Act, Snapshot, What
from matcher.records.history import Entry, write_history
from matcher.records.kinds import Kind
from matcher.records.registry.holds import OpeningHold, UnitHold
from matcher.records.registry.in_use import in_use
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
OWNER_NOT_IN_USE = Text(
    "[{code}] は、雇用主・居住提供者・建物のいずれかが使用を終えています。別の候補を選んでください。",
    "[{code}] belongs to an employer, a provider or a building that is archived; choose another",
)
NO_RECORD = Text("[{code}] は登録されていません。コードを確かめてください。", "there is no [{code}]; check the code")
NO_HOLD = Text(
    "[{code}] に番号 [{hold}] の照会中・決定済みの空きはありません。"
    "番号を確かめてください（ibasho holds で一覧できます）。",
    "[{code}] has no hold [{hold}]; check the number (ibasho holds lists them)",
)
GIVEN_BACK = Text(
    "[{code}] の空き（番号 [{hold}]）はすでに戻されています。必要なら、もう一度確保してください。",
    "hold [{hold}] of [{code}] was given back already; hold a place again if it is needed",
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
    if len(open_holds) >= places:  # also where places were taken off the record: higher ones may still be held
        raise ConflictError(NO_PLACE.filled(code=code, places=places), code=code)
    free = min(set(range(1, places + 1)) - {one.place for one in open_holds})
    table, column = holds_table(kind)
    said = {column: owner, "place": free, "state": HoldState.HELD, "reference": reference}
    row = said | {"since": act.at, "by": act.by}
    try:
        number = session.connection().execute(insert(table).returning(table.c.id), row).scalar_one()
    except IntegrityError as error:
        raise ConflictError(NO_PLACE.filled(code=code, places=places), code=code) from error
    made = Hold(id=number, place=free, state=HoldState.HELD, reference=reference)
    note_place(session, kind, owner, PlaceDone(what=What.HELD, before=None, after=made), act)
    return made


def take_place(session: Session, kind: Kind, code: str, hold: int, act: Act) -> None:
    """What was held is taken; what is taken stays so.

    Raises `NotFoundError` where there is no such hold, `ConflictError` where it was given back meanwhile, or the record
    or what it belongs to is archived.
    """
    owner, _ = _in_use(session, kind, code)
    before = _open(session, kind, code, owner, hold)
    if before.state is HoldState.TAKEN:
        return
    table, _ = holds_table(kind)
    session.execute(update(table).where(table.c.id == hold).values(state=HoldState.TAKEN))
    after = replace(before, state=HoldState.TAKEN)
    note_place(session, kind, owner, PlaceDone(what=What.TAKEN, before=before, after=after), act)


def give_back(session: Session, kind: Kind, code: str, hold: int, act: Act) -> None:
    """A place is free again, of an archived record too.

    Raises `NotFoundError` where there is no such hold, `ConflictError` where it was given back already.
    """
    owner = _locked(session, kind, code).id
    before = _open(session, kind, code, owner, hold)
    table, _ = holds_table(kind)
    ended_at = case((table.c.since > act.at, table.c.since), else_=act.at)  # a clock may have been set back
    session.execute(update(table).where(table.c.id == hold).values(ended_at=ended_at))
    note_place(session, kind, owner, PlaceDone(what=What.GIVEN_BACK, before=before, after=None), act)


def holds_of(session: Session, kind: Kind, owner: int) -> list[Hold]:
    """The places of one record that are held or taken now."""
    table, column = holds_table(kind)
    columns = (table.c.id, table.c.place, table.c.state, table.c.reference)
    found = select(*columns).where(table.c[column] == owner, table.c.ended_at.is_(None)).order_by(table.c.place)
    return [Hold(**row) for row in session.execute(found).mappings()]


def holds_on(session: Session, kind: Kind, code: str) -> list[Hold]:
    """The same of a record by its code, archived or not. Raises `NotFoundError`."""
    return holds_of(session, kind, named(session, kind, [code])[code].id)


def hold_on(session: Session, kind: Kind, code: str, hold: int) -> Hold:
    """One place of a record that is held or taken now. Raises `NotFoundError` where it is not."""
    found = next((one for one in holds_on(session, kind, code) if one.id == hold), None)
    if found is None:
        raise NotFoundError(NO_HOLD.filled(code=code, hold=hold))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceDone:
    """What became of one place; None where nobody has it."""

    what: What
    before: Hold | None
    after: Hold | None


def note_place(session: Session, kind: Kind, owner: int, done: PlaceDone, act: Act) -> None:
    """Keep it in the history of the record, whose version stays: it says what it said."""
    table = table_of(kind.table)
    code, version = session.execute(select(table.c.code, table.c.version).where(table.c.id == owner)).one()
    before, after = (Snapshot.of({"hold": None if one is None else asdict(one)}) for one in (done.before, done.after))
    entry = Entry(code=code, version=version, what=done.what, before=before, after=after)
    write_history(session, kind, [(owner, entry)], act)


def _open(session: Session, kind: Kind, code: str, owner: int, hold: int) -> Hold:
    """A place that is held or taken now. Raises `NotFoundError`, or `ConflictError` where it was given back."""
    found = next((one for one in holds_of(session, kind, owner) if one.id == hold), None)
    if found is not None:
        return found
    table, column = holds_table(kind)
    if session.scalar(select(table.c.id).where(table.c.id == hold, table.c[column] == owner)) is None:
        raise NotFoundError(NO_HOLD.filled(code=code, hold=hold))
    raise ConflictError(GIVEN_BACK.filled(code=code, hold=hold), code=code)


def _in_use(session: Session, kind: Kind, code: str) -> tuple[int, int]:
    """The record's id and places, as of `_locked`. Raises `ConflictError` where it, or its owner, is archived."""
    row = _locked(session, kind, code)
    if not row.in_use:
        said = OWNER_NOT_IN_USE if row.archived_on is None else NOT_IN_USE
        raise ConflictError(said.filled(code=code), code=code)
    return row.id, row.places


def _locked(session: Session, kind: Kind, code: str) -> Row[Any]:
    """The record's id, places and use; others who want one of its places wait until the transaction is over."""
    table = table_of(kind.table)
    said = select(table.c.id, table.c.places, table.c.archived_on, in_use(kind).label("in_use"))
    found = session.execute(said.where(table.c.code == code).with_for_update()) if code.isprintable() else None
    row = None if found is None else found.one_or_none()
    if row is None:
        raise NotFoundError(NO_RECORD.filled(code=code.encode("utf-8", "replace").decode()))
    return row


def holds_table(kind: Kind) -> tuple[Table, str]:
    """Where the places of a kind are held, and the column that says of which record."""
    tables: dict[str, tuple[type[Record], str]] = {
        "openings": (OpeningHold, "opening_id"),
        "units": (UnitHold, "unit_id"),
    }
    held, column = tables[kind.name]
    return table_of(held), column
