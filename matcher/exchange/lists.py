"""Cells that hold several values: lists, `key=value` pairs, and licences with their dates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from matcher.domain.support import Procedure
from matcher.domain.text import Text
from matcher.domain.vocabulary import Licence, LicenceStatus
from matcher.exchange.cell import Cell, CellError, folded
from matcher.exchange.days import day
from matcher.exchange.quantities import whole_number
from matcher.exchange.texts import term, words

Value = TypeVar("Value")
Key = TypeVar("Key")

NONE_AT_ALL = frozenset({"なし", "none"})
"""A list that was asked for and is empty; an empty cell says nothing."""


def several(cell: Cell[Value]) -> Cell[tuple[Value, ...]]:
    """Cells of values separated by semicolons, none of them twice."""
    return _several(cell, told_apart_by=lambda value: value)


def pairs(keys: Cell[Key], values: Cell[Value]) -> Cell[tuple[tuple[Key, Value], ...]]:
    """Cells of `key=value; key=value`, no key twice."""

    def parse(part: str) -> tuple[Key, Value]:
        key, equals, value = part.partition("=")
        if equals and key.strip() and value.strip():
            return keys(key), values(value)
        raise CellError(
            Text(
                f"[{part.strip()}] に「=」がないか、その前後が空です", f"[{part.strip()}] is not of the form key=value"
            ),
            Text("「窃盗=可; 詐欺=不可」のように書いてください", "write it as in theft=accepted; fraud=not_accepted"),
        )

    def write(pair: tuple[Key, Value]) -> str:
        return f"{keys.write(pair[0])}={values.write(pair[1])}"

    return _several(Cell(parse=parse, write=write), told_apart_by=lambda pair: pair[0])


def _several(cell: Cell[Value], *, told_apart_by: Callable[[Value], object]) -> Cell[tuple[Value, ...]]:
    def parse(text: str) -> tuple[Value, ...]:
        said = folded(text)
        if said.casefold() in NONE_AT_ALL:
            return ()
        parts = [part for part in said.split(";") if part.strip()]
        if not parts:
            raise CellError(
                Text("区切りだけで、値がありません", "separators without any value"),
                Text("値を書くか、「なし」と書くか、空欄にしてください", "write values, or none, or leave it empty"),
            )
        values = tuple(cell(part) for part in parts)
        keys = [told_apart_by(value) for value in values]
        for place, part in enumerate(parts):
            if keys[place] in keys[:place]:
                raise CellError(
                    Text(f"[{part.strip()}] が2回以上あります", f"[{part.strip()}] stands there more than once"),
                    Text("1つだけ残してください", "keep one of them"),
                )
        return values

    def write(values: tuple[Value, ...]) -> str:
        return "; ".join(map(cell.write, values)) or "なし"

    return Cell(parse=parse, write=write)


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceState:
    """Whether a licence is held, and from or until when."""

    status: LicenceStatus
    valid_until: date | None
    relicence_from: date | None


def _licence_state(value: str) -> LicenceState:
    status, until, again, *rest = [*value.split(":"), "", ""]
    state = LicenceState(
        status=term(LicenceStatus)(status),
        valid_until=day(until) if until.strip() else None,
        relicence_from=day(again) if again.strip() else None,
    )
    if any(rest):
        raise CellError(
            Text(f"[{value.strip()}] の「:」が多すぎます", f"[{value.strip()}] has too many colons"),
            Text(
                "「免許=状態:有効期限:再取得日」の形で書いてください",
                "write licence=status:until-date:relicence-from-date",
            ),
        )
    if state.status is LicenceStatus.VALID and state.relicence_from is not None:
        raise CellError(
            Text("有効な免許に再取得日があります", "a valid licence has a day on which it is regained"),
            Text("状態を直すか、再取得日を消してください", "correct the status or remove the second date"),
        )
    return state


def _licence_written(state: LicenceState) -> str:
    days = (day.write(each) if each else "" for each in (state.valid_until, state.relicence_from))
    return ":".join((term(LicenceStatus).write(state.status), *days)).rstrip(":")


licence_states: Final = pairs(term(Licence), Cell(parse=_licence_state, write=_licence_written))
"""Licences as `forklift=lapsed:2024-05-01:2026-12-20; ordinary_car=valid:2028-03-31`; dates may be left out."""


def _plain_words(said: str) -> str:
    if not any(mark in folded(said) for mark in ";="):
        return words(said)
    raise CellError(
        Text(
            "「;」か「=」があり、値の区切りと見分けられません",
            "a semicolon or equals sign, which separates values here",
        ),
        Text("「、」などに書き換えてください", "write a comma or a word in its place"),
    )


plain_words: Final = Cell(parse=_plain_words, write=_plain_words)
"""Free text as a member of a list. Raises `CellError` on writing, too, since it would not come back the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureState:
    """Until when a procedure is due, in days from the release, and when it was done."""

    due_days: int | None
    done_on: date | None


_DUE_DAYS: Final = whole_number(-365, 730)
_UNDECIDED: Final = ("未定", "undecided")


def _procedure_state(value: str) -> ProcedureState:
    if value.strip().casefold() in _UNDECIDED:
        return ProcedureState(due_days=None, done_on=None)
    due, _, done = value.partition(":")
    return ProcedureState(due_days=_DUE_DAYS(due) if due.strip() else None, done_on=day(done) if done.strip() else None)


def _procedure_written(state: ProcedureState) -> str:
    due = "" if state.due_days is None else _DUE_DAYS.write(state.due_days)
    done = "" if state.done_on is None else day.write(state.done_on)
    return f"{due}:{done}".rstrip(":") or _UNDECIDED[0]


procedure_states: Final = pairs(term(Procedure), Cell(parse=_procedure_state, write=_procedure_written))
"""Procedures as `residence_register=7:2026-12-24; licence=30`: days from the release, done on; or 未定."""
