"""What is done with one record: registered, replaced, changed in part, archived, restored; and what was done.

Each verb makes the checks of an import, and none overwrites what its caller has not seen. The caller commits.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from matcher.desk.alike import alike
from matcher.desk.checking import checked, fault
from matcher.desk.files import moved_by_hand, with_its_address
from matcher.desk.listing import Page, Span
from matcher.domain.errors import ConflictError, NotFoundError, RecordFaultsError
from matcher.domain.text import Text
from matcher.exchange.cell import Problem
from matcher.records.adding import add
from matcher.records.cases.listings import CASE_WAYS
from matcher.records.changes import Act
from matcher.records.history import Done, changes_of, changes_since
from matcher.records.keeping import Change, change
from matcher.records.kinds import Kind, Values
from matcher.records.listing import Asked, Ways, every, listed
from matcher.records.registry.effective import Effective, effective_homes, effective_openings
from matcher.records.registry.listings import REGISTRY_WAYS
from matcher.records.stored import Stored, key_of, stored_by_id, stored_by_key

WAYS: Mapping[str, Ways] = {**REGISTRY_WAYS, **CASE_WAYS}
"""By kind: by what its records can be found, and in which orders."""
Name = str | int
"""What a record is called: its code, or its id where its kind has no codes."""
_NO_RECORD = Text(
    "[{name}] は登録されていません（{kind}）。コードを確かめてください。",
    "there is no [{name}] among the {kind}; check the code",
)
_MOVED_ON = Text(
    "[{code}] は、その間に変更されています（{fields}）。読み直してから変更してください。",
    "[{code}] was changed in the meantime ({fields}); read it again before you change it",
)
_THERE_ALREADY = Text(
    "[{code}] はすでに登録されています。登録済みの記録を変更するか、別のコードにしてください。",
    "[{code}] is on record already; change that record, or use another code",
)
_ALIKE = Text(
    "[{code}] は、登録済みの [{other}] と大文字・小文字だけが違います。"
    "その記録を変更するか、別のコードにしてください。",
    "[{code}] is, but for upper and lower case, [{other}], which is on record; change that record, or use another code",
)
_ARCHIVED = Text(
    "[{code}] は使用を終えた記録です。先に使用を再開してください。", "[{code}] is archived; restore it first"
)
_ARCHIVED_ALREADY = Text("[{code}] はすでに使用を終えています。", "[{code}] is archived already")
_IN_USE = Text("[{code}] は使用中の記録です。", "[{code}] is in use")
_LONGEST_NUMBER = 9
"""Digits of the number of a record."""
_CODE_STAYS = Problem(
    Text("登録済みの記録のコードは変えられません", "the code of a record stays as it is"),
    Text("元のコードを書くか、別の記録として登録してください", "write the code it has, or register another record"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A record as somebody saw it before changing it."""

    name: Name
    version: int


def read_record(session: Session, kind: Kind, name: Name) -> Stored:
    """One record, archived or not. Raises `NotFoundError`."""
    if isinstance(name, int):
        found = next(iter(stored_by_id(session, kind, [name])), None)
    else:
        found = stored_by_key(session, kind, [(name,)]).get((name,))
    if found is None:
        raise NotFoundError(_NO_RECORD.filled(name=name, kind=kind.name))
    return found


def named_by(kind: Kind, said: str) -> Name:
    """What somebody typed to name a record. Raises `NotFoundError` where no record can be called so."""
    if "code" in kind.key:
        if not said.isprintable():
            raise NotFoundError(_NO_RECORD.filled(name=said.encode("utf-8", "replace").decode(), kind=kind.name))
        return said
    if said.isascii() and said.isdigit() and len(said) <= _LONGEST_NUMBER:
        return int(said)
    raise NotFoundError(_NO_RECORD.filled(name=said.encode("utf-8", "replace").decode(), kind=kind.name))


def list_records(session: Session, kind: Kind, asked: Asked, span: Span) -> Page[Stored]:
    """Records a page at a time: three queries, and one for each list that the kind has."""
    first = (span.page - 1) * span.page_size
    total, found = listed(session, kind, WAYS[kind.name], asked, first=first, most=span.page_size)
    return Page(total=total, page=span.page, page_size=span.page_size, items=tuple(found))


def every_record(session: Session, kind: Kind, asked: Asked) -> Iterator[Stored]:
    """All the records of a list, read some at a time."""
    return every(session, kind, WAYS[kind.name], asked)


def effective_words(session: Session, kind: Kind, ids: Collection[int]) -> Mapping[int, Effective]:
    """What holds for openings or homes with what they inherit, by id; nothing for kinds that inherit nothing."""
    if kind.name == "openings":
        return effective_openings(session, ids)
    return effective_homes(session, ids) if kind.name == "units" else {}


def history_of(session: Session, kind: Kind, name: Name, span: Span) -> Page[Done]:
    """What was done with one record, latest first. Raises `NotFoundError`."""
    first = (span.page - 1) * span.page_size
    record = read_record(session, kind, name).id
    total, done = changes_of(session, kind, record, first=first, most=span.page_size)
    return Page(total=total, page=span.page, page_size=span.page_size, items=done)


def create_record(session: Session, kind: Kind, values: Values, *, act: Act, today: date) -> Stored:
    """Register a record with all its fields.

    Raises `RecordFaultsError`, or `ConflictError` where it is there already, archived or not.
    """
    after = checked(session, kind, values, today=today)
    _refuse_known(session, kind, after)
    add(session, kind, [after], act)
    return stored_by_key(session, kind, [key_of(kind, after)])[key_of(kind, after)]


def replace_record(session: Session, kind: Kind, seen: Seen, values: Values, *, act: Act, today: date) -> Stored:
    """Have a record say these values and no others; one that says them already stays as it is.

    Raises `NotFoundError`, `RecordFaultsError`, or `ConflictError` where it has moved on or is archived.
    """
    present = _seen(session, kind, seen)
    if present.archived_on is not None:
        raise ConflictError(_ARCHIVED.filled(code=kind.code_of(present.values)), **_of(kind, present))
    if "code" in kind.key and values["code"] != present.values["code"]:
        raise RecordFaultsError((fault(kind, "code", _CODE_STAYS, values["code"]),))
    after = moved_by_hand(present.values, checked(session, kind, values, today=today))
    made = Change(stored=present, after=after)
    if not made.differing():
        return present
    if key_of(kind, made.after) != key_of(kind, present.values):
        _refuse_known(session, kind, made.after)
    return _changed(session, kind, made, act)


def patch_record(session: Session, kind: Kind, seen: Seen, said: Mapping[str, Any], *, act: Act, today: date) -> Stored:
    """Change some fields of a record, None to what is not known; raises as `replace_record` does."""
    present = _seen(session, kind, seen)
    return replace_record(
        session, kind, seen, {**present.values, **with_its_address(present.values, said)}, act=act, today=today
    )


def archive_record(session: Session, kind: Kind, seen: Seen, *, act: Act, today: date) -> Stored:
    """Take a record out of use from today. Raises `NotFoundError`, `ConflictError`."""
    present = _seen(session, kind, seen)
    if present.archived_on is not None:
        raise ConflictError(_ARCHIVED_ALREADY.filled(code=kind.code_of(present.values)), **_of(kind, present))
    return _changed(session, kind, Change(stored=present, after=present.values, archived_on=today), act)


def restore_record(session: Session, kind: Kind, seen: Seen, *, act: Act) -> Stored:
    """Put an archived record to use again. Raises `NotFoundError`, `ConflictError`."""
    present = _seen(session, kind, seen)
    if present.archived_on is None:
        raise ConflictError(_IN_USE.filled(code=kind.code_of(present.values)), **_of(kind, present))
    return _changed(session, kind, Change(stored=present, after=present.values), act)


def _changed(session: Session, kind: Kind, made: Change, act: Act) -> Stored:
    change(session, kind, [made], act)
    return stored_by_id(session, kind, [made.stored.id])[0]


def _seen(session: Session, kind: Kind, seen: Seen) -> Stored:
    """The record, if it still is as it was seen; else who changed what has to be looked at first."""
    present = read_record(session, kind, seen.name)
    if present.version == seen.version:
        return present
    changed = changes_since(session, kind, present.id, seen.version)
    code = kind.code_of(present.values)
    said = _MOVED_ON.filled(code=code, fields=", ".join(changed))
    raise ConflictError(said, fields=tuple(changed), changed=changed, **_of(kind, present))


def _refuse_known(session: Session, kind: Kind, values: Values) -> None:
    key = key_of(kind, values)
    known = stored_by_key(session, kind, [key]).get(key)
    if known is not None:
        raise ConflictError(_THERE_ALREADY.filled(code=kind.code_of(values)), **_of(kind, known))
    other = alike(session, kind, values["code"]) if "code" in kind.key else None
    if other is not None:
        raise ConflictError(_ALIKE.filled(code=values["code"], other=other), code=other)


def _of(kind: Kind, present: Stored) -> dict[str, Any]:
    return {"code": kind.code_of(present.values), "version": present.version}
