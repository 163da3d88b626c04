"""Places that are held or taken of a record that is merged: they go over to the kept one, and back where it is undone.

A place keeps its hold, under the same number, whoever asked for it; both histories say that it was moved.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from sqlalchemy import update
from sqlalchemy.orm import Session

from matcher.desk.holding import HOLDABLE, Hold, PlaceDone, holds_of, holds_table, note_place
from matcher.domain.errors import ConflictError
from matcher.domain.text import Text
from matcher.records.changes import Act, What
from matcher.records.kinds import Kind
from matcher.records.stored import Stored

HeldThere = Sequence[Sequence[int]]
"""Of each place that was moved: the number of its hold, and which place it was of the merged record."""
TOO_MANY_HELD = Text(
    "[{merged}] を [{kept}] に統合できません。照会中・決定済みの空きが、合わせて{held}人分あり、"
    "[{kept}] の定員の{places}人分を超えます。二重の照会を戻す（ibasho give-back）か、"
    "[{kept}] の定員を直してから、もう一度行ってください。",
    "[{merged}] cannot be merged into [{kept}]: {held} places of the two are held or taken, and [{kept}] has {places}; "
    "give back what is held twice (ibasho give-back), or correct how many places [{kept}] has, then try again",
)


def move_places(session: Session, kind: Kind, kept: Stored, gone: Stored, act: Act) -> HeldThere:
    """All that is held or taken of the merged record is so of the kept one; the caller commits.

    Raises `ConflictError` where the kept one has not as many places: none is given twice.
    """
    if kind.name not in HOLDABLE:
        return ()
    moving = holds_of(session, kind, gone.id)
    held = len(moving) + len(holds_of(session, kind, kept.id))
    if moving and held > kept.values["places"]:
        codes = {"kept": kind.code_of(kept.values), "merged": kind.code_of(gone.values)}
        said = TOO_MANY_HELD.filled(**codes, held=held, places=kept.values["places"])
        raise ConflictError(said, code=codes["merged"])
    for one in moving:
        _move(session, kind, one, (gone, kept), act)
    return [[one.id, one.place] for one in moving]


def move_places_back(
    session: Session, kind: Kind, kept: Stored, gone: Stored, held_there: HeldThere, act: Act
) -> tuple[int, ...]:
    """What was moved is held of the merged record again, but for what was given back since; the caller commits.

    The numbers of the holds for which it has no place left, since it was put in use again and others hold them.
    """
    if kind.name not in HOLDABLE:
        return ()
    places = {int(hold): int(place) for hold, place in held_there}
    coming = [one for one in holds_of(session, kind, kept.id) if one.id in places]
    own = len(holds_of(session, kind, gone.id))
    room = gone.values["places"] - own if own else len(coming)  # all were its own, though it may offer fewer by now
    for one in coming[: max(room, 0)]:
        _move(session, kind, one, (kept, gone), act, wished=places[one.id])
    return tuple(one.id for one in coming[max(room, 0) :])


def _move(
    session: Session, kind: Kind, hold: Hold, ends: tuple[Stored, Stored], act: Act, *, wished: int | None = None
) -> None:
    """Let a hold of the first of two records be one of the second: of the place that is wished, or the first free."""
    start, end = ends
    taken = {one.place for one in holds_of(session, kind, end.id)}
    free = next(place for place in count(1) if place not in taken)
    after = replace(hold, place=free if wished is None or wished in taken else wished)
    table, column = holds_table(kind)
    session.execute(update(table).where(table.c.id == hold.id).values({column: end.id, "place": after.place}))
    note_place(session, kind, start.id, PlaceDone(what=What.MOVED, before=hold, after=None), act)
    note_place(session, kind, end.id, PlaceDone(what=What.MOVED, before=None, after=after), act)
