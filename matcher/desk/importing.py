"""Takes files of records: first what they would change, then all good rows in one transaction, or none.

What a file would change is found out before the write lock is taken; when it is written, every record must still be as
it was then. The caller commits.
"""

import pickle  # nosec B403
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.desk.alike import folded_codes
from matcher.desk.checking import SOMEBODY_ELSE
from matcher.desk.files import changed_values, field_in_file, new_values, row_values
from matcher.domain.errors import CellFault, ConflictError
from matcher.domain.text import Text
from matcher.exchange.cells import Problem
from matcher.exchange.reading import Sheet
from matcher.exchange.rows import Row
from matcher.exchange.texts import folded_code
from matcher.records.adding import BATCH, Prepared, add_prepared, batches, prepare
from matcher.records.changes import Act
from matcher.records.keeping import Change, change
from matcher.records.kinds import Kind, Values, plain
from matcher.records.pointing import about_others
from matcher.records.stored import Key, Stored, stored_by_id, stored_by_key
from matcher.records.tables import table_of

MOST_SHOWN = 1_000
"""How many changed records a preview tells field by field; all are counted."""
Progress = Callable[[int], None]
Coming = Mapping[str, frozenset[str] | None]
"""Codes that other files of the same folder bring, by kind; None for a file that could not be read to its end."""
NOTHING_COMING: Coming = {}
_NOT_THERE = Problem(
    Text("このコードの記録がありません", "there is no record with this code"),
    Text("コードを直すか、先にその記録を取り込んでください", "correct the code, or import that record first"),
)
_ARCHIVED = Problem(
    Text("使用を終えた記録です", "this record is archived"),
    Text("先に使用を再開するか、行を削除してください", "restore it first, or remove the row"),
)
_MOVED_ON = Text(
    "確認の後に [{code}] が変更されました。取り込みは行っていません。もう一度確認からやり直してください。",
    "[{code}] was changed after the preview; nothing was imported. Start again with the preview",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a file would change in one record."""

    code: str
    row: int
    fields: Mapping[str, tuple[Any, Any]]
    """Field: the value on record, and the value in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a file would do."""

    kind: Kind
    sheet: Sheet
    added: tuple[Row, ...]
    changed: tuple[tuple[Row, int, int], ...]
    """Row, id and version of the record as it was seen."""
    left: int
    """Rows that say nothing new."""
    wrong: int
    """Rows with a fault."""
    differences: tuple[Difference, ...]
    """Of the first `MOST_SHOWN` changed records."""
    faults: tuple[CellFault, ...]
    fault_count: int

    @property
    def good(self) -> bool:
        """Whether the file may be imported as a whole."""
        return self.fault_count == 0

    @property
    def readable(self) -> bool:
        """Whether its header is right and it was read to its end, so that its good rows may be imported alone."""
        return self.sheet.complete and all(fault.row != self.sheet.header.row for fault in self.sheet.faults)


@dataclass(frozen=True, slots=True)
class Ready:
    """A preview with all its new records made ready to be written."""

    made: Preview
    spool: IO[bytes]


def preview(
    session: Session,
    kind: Kind,
    sheet: Sheet,
    *,
    coming: Coming = NOTHING_COMING,
    progress: Progress = lambda _: None,
) -> Preview:
    """What a file would add, change and leave, and what is wrong with it; nothing is written."""
    bad = sheet.wrong_rows | {row.number for row in sheet.rows if row.failed}
    good = [row for row in sheet.rows if row.number not in bad]
    codes = (folded_code(row.values["code"]) for row in good) if "code" in kind.key else ()
    found = _Found(frozenset(codes))
    for start in range(0, len(good), BATCH):
        _compare(session, kind, sheet, good[start : start + BATCH], coming, found)
        progress(min(start + BATCH, len(good)))
    faults = sorted([*sheet.faults, *found.faults], key=lambda fault: fault.row or 0)
    return Preview(
        kind=kind,
        sheet=sheet,
        added=tuple(found.added),
        changed=tuple(found.changed),
        left=found.left,
        wrong=len(bad) + found.wrong,
        differences=tuple(found.differences),
        faults=tuple(faults[:MOST_SHOWN]),
        fault_count=sheet.fault_count + found.fault_count,
    )


@contextmanager
def ready(session: Session, made: Preview) -> Iterator[Ready]:
    """What a preview found good, worked out on disk before the write lock is taken."""
    with TemporaryFile() as spool:
        for batch in batches(made.added):
            values = [new_values(made.kind, row.values) for row in batch]
            pickle.dump(prepare(session, made.kind, values), spool)
        yield Ready(made=made, spool=spool)


def keep(session: Session, found: Ready, act: Act, *, progress: Progress = lambda _: None) -> None:
    """Write what a preview found good. Raises `ConflictError`, and keeps nothing, where a record has moved on."""
    made = found.made
    found.spool.seek(0)
    for start in range(0, len(made.added), BATCH):
        batch_ready: Prepared = pickle.load(found.spool)  # nosec B301
        add_prepared(session, made.kind, batch_ready, act)  # written by `ready` in this very process
        progress(min(start + BATCH, len(made.added)))
    for start in range(0, len(made.changed), BATCH):
        batch = made.changed[start : start + BATCH]
        now = {one.id: one for one in stored_by_id(session, made.kind, [record for _, record, _ in batch])}
        change(session, made.kind, [_change(made, each, now) for each in batch], act)
        progress(len(made.added) + start + len(batch))


class _Found:
    """What the rows of a file come to, as they are compared with the records."""

    def __init__(self, codes: frozenset[str]) -> None:
        self.added: list[Row] = []
        self.changed: list[tuple[Row, int, int]] = []
        self.differences: list[Difference] = []
        self.faults: list[CellFault] = []
        self.left = self.wrong = self.fault_count = 0
        self.codes = codes
        """What nobody could tell apart of the codes that the file brings."""
        self.known: Mapping[str, str] | None = None
        """Codes on record, by the same; read where the file brings a new one."""

    def fault(self, faults: Sequence[CellFault]) -> None:
        """A row that cannot be taken."""
        self.wrong += 1
        self.fault_count += len(faults)
        self.faults.extend(faults[: max(0, MOST_SHOWN - len(self.faults))])


def _compare(session: Session, kind: Kind, sheet: Sheet, rows: Sequence[Row], coming: Coming, found: _Found) -> None:
    keys = {row.number: _key(kind, row) for row in rows}
    stored = stored_by_key(session, kind, keys.values())
    dangling = _dangling(session, kind, sheet, rows, coming)
    for row in rows:
        present = stored.get(keys[row.number])
        faults = dangling.get(row.number, [])
        if present is not None and present.archived_on is not None:
            faults = [*faults, _fault(kind, sheet, row, kind.key[0], _ARCHIVED)]
        if faults:
            found.fault(faults)
        elif present is None:
            _add(session, kind, sheet, row, found)
        else:
            _differ(sheet, kind, row, present, found)


def _add(session: Session, kind: Kind, sheet: Sheet, row: Row, found: _Found) -> None:
    if "code" in kind.key:
        if found.known is None:
            found.known = folded_codes(session, kind, found.codes)
        known = found.known.get(folded_code(row.values["code"]))
        if known is not None:
            found.fault([_fault(kind, sheet, row, "code", _alike(known))])
            return
    found.added.append(row)


def _alike(known: str) -> Problem:
    return Problem(
        Text(
            f"登録済みの [{known}] と大文字・小文字だけが違います",
            f"but for upper and lower case it is [{known}], on record",
        ),
        Text(
            "同じ記録なら同じコードを、別の記録なら別のコードを書いてください",
            "write that code for that record, or another",
        ),
    )


def _differ(sheet: Sheet, kind: Kind, row: Row, present: Stored, found: _Found) -> None:
    after = changed_values(kind, row, present.values)
    faults = _left_alone(sheet, kind, row, after) if row.cleared else []
    if faults:
        found.fault(faults)
        return
    made = Change(stored=present, after=after)
    fields = made.differing()
    if not fields:
        found.left += 1
        return
    found.changed.append((row, present.id, present.version))
    if len(found.differences) < MOST_SHOWN:
        pairs = {name: (present.values[name], made.after[name]) for name in fields}
        found.differences.append(Difference(code=kind.code_of(present.values), row=row.number, fields=pairs))


def _left_alone(sheet: Sheet, kind: Kind, row: Row, after: Values) -> list[CellFault]:
    """What cannot stand without a value that the row clears: in the row it is empty, on record it is not."""
    said = row_values(kind, after)
    checks = [check for check in sheet.header.layout.checks if not row.cleared.isdisjoint(check.fields)]
    broken = [check for check in checks if not check.holds(*(said[name] for name in check.fields))]
    return [sheet.header.fault(check.problem, row=row.number, column=check.column) for check in broken]


def _key(kind: Kind, row: Row) -> Key:
    return tuple(row.values[field_in_file(kind, name)] for name in kind.key)


def _dangling(
    session: Session, kind: Kind, sheet: Sheet, rows: Sequence[Row], coming: Coming
) -> dict[int, list[CellFault]]:
    """By row, references to what is neither on record nor coming."""
    faults: dict[int, list[CellFault]] = {}
    for reference in kind.references:
        named = field_in_file(kind, reference.field)
        brought = coming.get(reference.to_kind, frozenset())
        if brought is None:  # what is missing there has been told already
            continue
        codes = {row.values[named] for row in rows} - {None} - brought
        table = table_of(reference.to)
        there = set(session.scalars(select(table.c.code).where(table.c.code.in_(codes)))) if codes else set()
        said = [row.values for row in rows]
        strange = about_others(session, reference, [values[named] for values in said], said)
        for row, is_strange in zip(rows, strange, strict=True):
            problem = _NOT_THERE if row.values[named] in codes - there else SOMEBODY_ELSE if is_strange else None
            if problem is not None:
                faults.setdefault(row.number, []).append(_fault(kind, sheet, row, reference.field, problem))
    return faults


def _fault(kind: Kind, sheet: Sheet, row: Row, field: str, problem: Problem) -> CellFault:
    name = field_in_file(kind, field)
    return sheet.header.fault(problem, row=row.number, column=name, value=sheet.written(row, name))


def _change(made: Preview, planned: tuple[Row, int, int], now: Mapping[int, Stored]) -> Change:
    kind = made.kind
    row, record, version = planned
    present = now.get(record)
    if present is None or present.version != version:
        code = "/".join(map(str, _key(kind, row)))
        raise ConflictError(_MOVED_ON.filled(code=code), code=code)
    return Change(stored=present, after=changed_values(kind, row, present.values))


def row_code(kind: Kind, row: Row) -> str:
    """What people call the record that a row brings."""
    return "/".join(str(plain(each)) for each in _key(kind, row))


def codes_of(sheet: Sheet) -> frozenset[str] | None:
    """The codes that a file brings, those of wrong rows too; None where it could not be read to its end."""
    if not sheet.complete:
        return None
    return frozenset(row.values["code"] for row in sheet.rows if row.values["code"] is not None)
