"""What was confirmed, when, by whom and how: by a call, a tap on a page, or an import."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from matcher.desk.days import day_text
from matcher.desk.files import KINDS
from matcher.desk.named import named_in_use
from matcher.desk.typed import typed_words
from matcher.domain.errors import IbashoError, NotFoundError
from matcher.domain.registry import ConfirmedHow
from matcher.domain.text import Text
from matcher.exchange.reading import Sheet
from matcher.exchange.rows import Row
from matcher.records.changes import Act
from matcher.records.keeping import Change, change
from matcher.records.kinds import Kind
from matcher.records.stored import Stored

CONFIRMED = ("confirmed_on", "confirmed_by", "confirmed_how")
NOT_CONFIRMABLE = Text(
    "[{kind}] は確認の対象ではありません。確認できるのは {kinds} です。",
    "[{kind}] are not confirmed; those that are: {kinds}",
)
FUTURE = Text(
    "確認日 [{day}] は今日（{today}）より後です。確認した日を指定してください。",
    "the day of confirmation [{day}] is after today ({today}); give the day on which it was confirmed",
)
_BY, _NOTE = Text("確認者", "who confirms"), Text("メモ", "the note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """Somebody asked, and all that is on record still holds."""

    on: date
    by: str
    how: ConfirmedHow
    note: str | None = None
    """What was said; it stands in the history as the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What a confirmation did, by code in the order given."""

    confirmed: tuple[str, ...]
    left: tuple[str, ...]
    """Those that say so already, or were confirmed on a later day: they stay as they are."""


def confirmable_kind(name: str) -> Kind:
    """A kind whose records are confirmed. Raises `NotFoundError` with the names of all of them."""
    names = [kind.name for kind in KINDS.values() if "confirmed_on" in kind.columns]
    if name in names:
        return KINDS[name]
    raise NotFoundError(NOT_CONFIRMABLE.filled(kind=name, kinds=", ".join(names)))


def confirm(
    session: Session, kind: Kind, codes: Sequence[str], said: Confirmation, act: Act, *, today: date
) -> Confirmed:
    """Keep a confirmation of several records, all or none, with its history; the caller commits.

    Raises `NotFoundError` where a code is not there, `ConflictError` where a record is archived, `IbashoError` where
    the day is after today or a word cannot be kept.
    """
    confirmable_kind(kind.name)
    if said.on > today:
        raise IbashoError(FUTURE.filled(day=day_text(said.on), today=day_text(today)))
    by = typed_words(said.by, of=_BY)
    note = None if said.note is None else typed_words(said.note, of=_NOTE)
    values = dict(zip(CONFIRMED, (said.on, by, said.how), strict=True))
    found = named_in_use(session, kind, codes)
    news = [one for one in found.values() if _is_news(one, values, note)]
    changes = [Change(stored=one, after={**one.values, **values}) for one in news]
    change(session, kind, changes, act if note is None else replace(act, why=note))
    told = {one.id for one in news}
    return Confirmed(
        confirmed=tuple(code for code, one in found.items() if one.id in told),
        left=tuple(code for code, one in found.items() if one.id not in told),
    )


def confirming(kind: Kind, sheet: Sheet, *, on: date, by: str) -> Sheet:
    """The same file with its import as the confirmation of every row that tells none; for `importing.preview`.

    `on` is the day of the import. Rows of a kind that is not confirmed stay as they are. Raises `IbashoError` where
    `by` cannot be kept.
    """
    if "confirmed_on" not in kind.columns:
        return sheet
    said = dict(zip(CONFIRMED, (on, typed_words(by, of=_BY), ConfirmedHow.IMPORT), strict=True))
    return replace(sheet, rows=tuple(_confirmed_row(row, said) for row in sheet.rows))


def _confirmed_row(row: Row, said: Mapping[str, Any]) -> Row:
    if any(row.values[name] is not None or name in row.cleared for name in said):
        return row
    cells = list(row.said)
    for name, value in said.items():
        cells[row.places[name]] = value
    return replace(row, said=tuple(cells))


def _is_news(one: Stored, values: Mapping[str, Any], note: str | None) -> bool:
    before = one.values["confirmed_on"]
    if before is not None and before > values["confirmed_on"]:
        return False
    return note is not None or any(one.values[name] != value for name, value in values.items())
