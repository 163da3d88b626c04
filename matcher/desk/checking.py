"""Whether the values of a record may stand: by the same checks as an import makes, cell by cell and across cells.

A value is taken as an export would write it and an import read it. So whatever comes in by another way can leave and
return by a file, in the same ranges, and is folded alike: blanks trimmed, kana of half width widened.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.desk.files import LAYOUTS, field_in_file, new_values, row_values
from matcher.desk.patterns import pattern_fault
from matcher.domain.errors import CellFault, RecordFaultsError
from matcher.domain.text import Text
from matcher.exchange.cell import CellError, Problem
from matcher.exchange.formulas import harmless
from matcher.exchange.headers import Header
from matcher.exchange.own_columns import IGNORED
from matcher.exchange.rows import Faults, Understanding
from matcher.exchange.texts import words
from matcher.records.kinds import Kind, Values, in_order
from matcher.records.pointing import about_others
from matcher.records.tables import table_of

_NOT_THERE = Problem(
    Text("このコードの記録がありません", "there is no record with this code"),
    Text("コードを直すか、先にその記録を登録してください", "correct the code, or register that record first"),
)
SOMEBODY_ELSE = Problem(
    Text("別の方についての記録です", "that record is about somebody else"),
    Text("コードか対象者を直してください", "correct the code, or whom this is about"),
)
_NO_SUCH_FIELD = Problem(
    Text("その種類のファイルにない項目です", "that kind of file has no such field"),
    Text(
        "項目の英語名を書いてください。読み飛ばす列なら空にしてください",
        "write the name of a field; leave it empty for a column to be passed over",
    ),
)
_NO_TITLE = Problem(
    Text(
        "見出しが空か、使えない文字があるか、2回あります", "a header that is empty, cannot be used, or is there twice"
    ),
    Text("ファイルの見出しのとおりに、1回だけ書いてください", "write each header once, as the file has it"),
)
_OWN_LIST, _MADE_LIST = OWN_LISTS = ("column_names", "column_values")
"""The only fields that no file has: what an organisation calls the columns of its files, and what they leave unsaid."""


def checked(session: Session, kind: Kind, values: Values, *, today: date) -> Values:
    """All values of a record as they may be kept.

    Raises `RecordFaultsError` with every fault, by the field's own name.
    """
    header = _header(kind)
    faults = Faults(header)
    written, unwritable = _written(header, row_values(kind, values))
    row = Understanding(header, faults, today).row(1, written)
    cells = [*unwritable, *(replace(each, row=None) for each in faults.told())]
    found = [
        *cells,
        *_dangling(session, kind, values, header),
        *_strange_columns(values, header),
        *_strange_patterns(values, header),
    ]
    if found:
        raise RecordFaultsError(tuple(found))
    kept = dict(new_values(kind, row.values))
    for name in OWN_LISTS:
        if name in kind.fields:
            kept[name] = in_order(values[name] or ()) or None
    return kept


def fault(kind: Kind, field: str, problem: Problem, value: object = None) -> CellFault:
    """Something wrong with one field of a record."""
    return _header(kind).fault(problem, column=field_in_file(kind, field), value=None if value is None else str(value))


def _header(kind: Kind) -> Header:
    """A header with every column, each called as the record calls its field."""
    layout = LAYOUTS[kind.name]
    written = {field_in_file(kind, name): name for name in kind.fields}
    return Header(file=kind.name, layout=layout, fields=layout.fields, written=written)


def _written(header: Header, said: Mapping[str, Any]) -> tuple[list[str], list[CellFault]]:
    """The cells of an export, and what no cell can say."""
    cells, faults = [], []
    for field in header.layout.fields:
        value = said[field.name]
        try:
            cells.append("" if value is None else harmless(field.parse.write(value)))
        except CellError as error:
            cells.append("")
            faults.append(header.fault(error.problem, column=field.name))
    return cells, faults


def _dangling(session: Session, kind: Kind, values: Values, header: Header) -> list[CellFault]:
    faults = []
    for reference in kind.references:
        code, table = values[reference.field], table_of(reference.to)
        if code is not None and session.scalar(select(table.c.id).where(table.c.code == code)) is None:
            name = field_in_file(kind, reference.field)
            faults.append(header.fault(_NOT_THERE, column=name, value=code))
        if about_others(session, reference, [code], [values])[0]:
            faults.append(header.fault(SOMEBODY_ELSE, column=field_in_file(kind, reference.field), value=code))
    return faults


def _strange_columns(values: Values, header: Header) -> list[CellFault]:
    """Of an organisation's own headers, those that lead to no field, are none, or stand there twice."""
    faults, known = [], set()
    for kind, title, field in values.get(_OWN_LIST) or ():
        shown = f"{kind}: {title} → {field}"
        if not _leads_to_field(kind, field):
            faults.append(header.fault(_NO_SUCH_FIELD, column=_OWN_LIST, value=shown))
        if (kind, title) in known or not _is_title(title):
            faults.append(header.fault(_NO_TITLE, column=_OWN_LIST, value=shown))
        known.add((kind, title))
    return faults


def _strange_patterns(values: Values, header: Header) -> Iterator[CellFault]:
    """Of what an organisation's files leave unsaid, what can make no value, or stands there twice."""
    known = set()
    for kind, field, pattern in values.get(_MADE_LIST) or ():
        shown = f"{kind}: {pattern} → {field}"
        if kind not in LAYOUTS or field not in LAYOUTS[kind].names or (kind, field) in known:
            yield header.fault(_NO_SUCH_FIELD, column=_MADE_LIST, value=shown)
        elif (why := pattern_fault(kind, field, pattern)) is not None:
            yield header.fault(why, column=_MADE_LIST, value=shown)
        known.add((kind, field))


def _leads_to_field(kind: str, field: str) -> bool:
    layout = LAYOUTS.get(kind)
    return layout is not None and field in {IGNORED, *layout.names, *(spread.name for spread in layout.spreads)}


def _is_title(title: str) -> bool:
    try:
        return words(title) == title != ""
    except CellError:
        return False
