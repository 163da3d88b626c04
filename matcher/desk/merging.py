"""名寄せ: two records that meant the same become one, with both histories; and two again, where that was wrong.

All that pointed to the merged record points to the kept one, with its history; places that are held of it are held of
the kept one, which has to have them. The merged record is archived under its own code, by which proposals that were
made go on naming it. Undoing leaves alone, and tells, what was changed since.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.desk.days import JAPAN
from matcher.desk.duplicates import ITSELF, mergeable_kind
from matcher.desk.moving import move_places, move_places_back
from matcher.desk.named import named
from matcher.desk.repointing import ChangedSince, Codes, Ends, pointers_to, repoint
from matcher.desk.taking import Giving, give_back, take_over
from matcher.desk.typed import LONGEST, typed_words
from matcher.domain.errors import ConflictError, NotFoundError
from matcher.domain.text import Text
from matcher.records.changes import Act
from matcher.records.keeping import Change, change
from matcher.records.kinds import Kind
from matcher.records.registry.changes import Merge
from matcher.records.stored import Stored, stored_by_id
from matcher.records.tables import table_of

_LARGEST_ID = 2**31 - 1
ARCHIVED = Text(
    "[{code}] は使用を終えた記録のため、統合できません。使用を再開してから、もう一度行ってください。",
    "[{code}] is archived and cannot be merged; restore it first, then try again",
)
MERGED_ALREADY = Text(
    "[{code}] は [{kept}] に統合されています（統合番号 {merge}）。必要なら、先にその統合を取り消してください。",
    "[{code}] was merged into [{kept}] (merge {merge}); undo that merge first, if it was wrong",
)
NO_MERGE = Text(
    "統合番号 [{merge}] はありません。ibasho merges で番号を確かめてください。",
    "there is no merge [{merge}]; ibasho merges lists them",
)
UNDONE_ALREADY = Text(
    "統合番号 [{merge}] は {at} に取り消されています。", "merge [{merge}] was undone already, at {at}; nothing to do"
)
LATER_FIRST = Text(
    "[{code}] は、その後 [{kept}] に統合されています。先に統合番号 {merge} を取り消してください。",
    "[{code}] was merged into [{kept}] afterwards; undo merge {merge} first",
)
_WHY = "名寄せ（merge） {merged} → {kept}"
_UNDO_WHY = "名寄せの取消し（undone merge） {merged} → {kept}"
_REASON = Text("理由", "the reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What a merge did."""

    id: int
    """By which it can be undone."""
    kind: str
    kept: str
    merged: str
    moved: Codes
    """Codes of the records that pointed to the merged one, by kind; of those about people, the numbers."""
    stayed: Codes
    """Those that still do: the kept one has another of the same key, such as a round that closes on the same day."""
    places: int
    """How many places that were held or taken of the merged record are so of the kept one."""
    taken: tuple[str, ...]
    """Fields that the kept record did not know, or not wholly, and took over."""
    left: Mapping[str, tuple[Any, Any]]
    """Field: what the kept record says, and what the merged one said otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmerged:
    """What undoing a merge did."""

    id: int
    kind: str
    kept: str
    merged: str
    moved: Codes
    """Codes of the records that point to the merged one again, by kind."""
    given: tuple[str, ...]
    """Fields of the kept record that are again as they were."""
    left: tuple[ChangedSince, ...]


def merge_records(session: Session, kind: Kind, kept_code: str, merged_code: str, act: Act) -> Merged:
    """Make one record of two; the caller commits.

    Raises `NotFoundError` where one is not there or the kind knows no merging, `ConflictError` where both are one, one
    is archived or was merged already, or the kept one has not as many places as are held of both.
    """
    mergeable_kind(kind.name)
    if kept_code == merged_code:
        raise ConflictError(ITSELF.filled(code=kept_code), code=kept_code)
    found = named(session, kind, [kept_code, merged_code])
    kept, gone = found[kept_code], found[merged_code]
    for one in (kept, gone):
        _refuse_archived(session, kind, one)
    act = _because(act, _WHY, kept=kept_code, merged=merged_code)
    taking = take_over(kind, kept.values, gone.values)
    if taking.taken:
        change(session, kind, [Change(stored=kept, after=taking.after)], act)
    held_there = move_places(session, kind, kept, gone, act)
    moved = repoint(session, pointers_to(session, kind, gone.id), Ends(start=merged_code, end=kept_code), act)
    day = datetime.fromisoformat(act.at).astimezone(JAPAN).date()
    change(session, kind, [Change(stored=gone, after=gone.values, archived_on=day)], act)
    snapshot = {**taking.snapshot, "archived_on": day.isoformat(), "places": held_there}
    ids = {"kept_id": kept.id, "merged_id": gone.id}
    made = Merge(kind=kind.name, **ids, moved=moved.pointers, taken=snapshot, at=act.at, by=act.by)
    session.add(made)
    session.flush()
    codes = {"kept": kept_code, "merged": merged_code}
    return Merged(
        id=made.id,
        kind=kind.name,
        **codes,
        moved=moved.codes,
        stayed=_codes(moved.stayed),
        places=len(held_there),
        taken=taking.taken,
        left=taking.left,
    )


def undo_merge(session: Session, merge_id: int, act: Act) -> Unmerged:
    """Make two of one again, except for what was changed since, which is told; the caller commits.

    Raises `NotFoundError` where there is no such merge, `ConflictError` where it was undone already, or where one of
    the two was merged into another record afterwards.
    """
    made = session.get(Merge, merge_id) if 0 < merge_id <= _LARGEST_ID else None
    if made is None:
        raise NotFoundError(NO_MERGE.filled(merge=merge_id))
    kind = mergeable_kind(made.kind)
    both = {one.id: one for one in stored_by_id(session, kind, [made.kept_id, made.merged_id])}
    kept, gone = both[made.kept_id], both[made.merged_id]
    _refuse_undone(session, kind, made, (kept, gone))
    codes = {"kept": kind.code_of(kept.values), "merged": kind.code_of(gone.values)}
    act = _because(act, _UNDO_WHY, **codes)
    archived = _restore(session, kind, gone, made.taken["archived_on"], act)
    ends = Ends(start=codes["kept"], end=codes["merged"])
    moved = repoint(session, made.moved, ends, act)
    held = move_places_back(session, kind, kept, gone, made.taken.get("places", ()), act)
    giving = _give_back(session, kind, kept, made.taken, act)
    made.undone_at, made.undone_by = act.at, act.by
    session.flush()
    fields = (*giving.left, *(("places",) if held and "places" not in giving.left else ()))
    own = (ChangedSince(kind=kind.name, code=ends.start, fields=fields),) if fields else ()
    left = (*archived, *own, *moved.stayed)
    return Unmerged(id=made.id, kind=kind.name, **codes, moved=moved.codes, given=giving.given, left=left)


def _codes(stayed: Sequence[ChangedSince]) -> Codes:
    """The records that could not be moved, by kind."""
    return {kind: tuple(one.code for one in stayed if one.kind == kind) for kind in sorted({o.kind for o in stayed})}


def _because(act: Act, why: str, *, kept: str, merged: str) -> Act:
    """The same act with the merge before its own reason."""
    said = why.format(kept=kept, merged=merged)
    if act.why is None:
        return replace(act, why=said)
    reason = typed_words(act.why, of=_REASON, longest=LONGEST - len(said) - 2)
    return replace(act, why=f"{said}: {reason}")


def _refuse_archived(session: Session, kind: Kind, one: Stored) -> None:
    if one.archived_on is None:
        return
    code = kind.code_of(one.values)
    standing = _standing(session, kind, one.id)
    if standing is None:
        raise ConflictError(ARCHIVED.filled(code=code), code=code)
    raise ConflictError(MERGED_ALREADY.filled(code=code, kept=standing[1], merge=standing[0]), code=code)


def _refuse_undone(session: Session, kind: Kind, made: Merge, both: Sequence[Stored]) -> None:
    code = kind.code_of(both[0].values)
    if made.undone_at is not None:
        raise ConflictError(UNDONE_ALREADY.filled(merge=made.id, at=made.undone_at), code=code)
    for one in both:
        later = _standing(session, kind, one.id, after=made.id)
        if later is not None:
            code = kind.code_of(one.values)
            raise ConflictError(LATER_FIRST.filled(code=code, kept=later[1], merge=later[0]), code=code)


def _standing(session: Session, kind: Kind, record: int, *, after: int = 0) -> tuple[int, str] | None:
    """The latest merge that took a record away and was not undone: its id, and the code of the record kept."""
    table = table_of(kind.table)
    found = select(Merge.id, table.c.code).join(table, table.c.id == Merge.kept_id).order_by(Merge.id.desc())
    its = (Merge.kind == kind.name, Merge.merged_id == record, Merge.id > after, Merge.undone_at.is_(None))
    row = session.execute(found.where(*its)).first()
    return None if row is None else (row[0], row[1])


def _restore(session: Session, kind: Kind, gone: Stored, archived_on: str, act: Act) -> tuple[ChangedSince, ...]:
    """Put the merged record in use again, unless somebody did so, or archived it for another reason."""
    if gone.archived_on is None or gone.archived_on.isoformat() != archived_on:
        return (ChangedSince(kind=kind.name, code=kind.code_of(gone.values), fields=("archived_on",)),)
    change(session, kind, [Change(stored=gone, after=gone.values)], act)
    return ()


def _give_back(session: Session, kind: Kind, kept: Stored, snapshot: Mapping[str, Any], act: Act) -> Giving:
    giving = give_back(kind, kept.values, snapshot)
    if giving.given:
        change(session, kind, [Change(stored=kept, after=giving.after, archived_on=kept.archived_on)], act)
    return giving
