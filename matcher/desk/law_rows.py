"""Figures that an administrator adds, corrects or ends between two releases: all of them fit, or none is kept.

A figure that is added ends the one before it on the day before; the caller commits, and gives all up where one is
refused with `LawError`, which says why.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.desk.law import law_in_force
from matcher.domain.errors import ConflictError, FileFaultsError, LawError
from matcher.domain.figures import EVERYWHERE, FigureSource, FigureUnit
from matcher.domain.law import Law, refuse_gaps
from matcher.domain.text import Text
from matcher.exchange.law_layout import GREATEST, law_rows
from matcher.exchange.reading import Upload, read
from matcher.geography.municipalities import MUNICIPALITIES, by_name
from matcher.records.adding import add
from matcher.records.changes import Act
from matcher.records.keeping import Change, change
from matcher.records.registry.law_rows import LAW_ROWS
from matcher.records.stored import Stored, stored_by_id
from matcher.records.tables import table_of

LAYOUT = law_rows(by_name)
"""Of a file of figures."""
_UNIT = Text(
    "基準値 [{key}] の単位は [{unit}] です（[{said}] ではありません）。値と単位を確かめてください。",
    "figure [{key}] counts [{unit}], not [{said}]; check value and unit",
)
_VALUE = Text(
    "基準値 [{key}] の値 [{value}] は使えません。0以上{most}以下の整数にしてください。",
    "figure [{key}] cannot be [{value}]; it has to be a whole number from 0 to {most}",
)
_PLACE = Text(
    "基準値 [{key}] は市町村ごとの値です。県内の市町村のコードを指定してください（[{place}] は使えません）。",
    "figure [{key}] differs by municipality; name one of the prefecture by its code ([{place}] cannot be used)",
)
_NO_PLACE = Text(
    "基準値 [{key}] は市町村によらない値です。市町村を指定しないでください。",
    "figure [{key}] is the same everywhere; leave the municipality out",
)
_PERIOD = Text(
    "基準値 [{key}] の期間が逆です（{first} から {last} まで）。日付を直してください。",
    "the period of figure [{key}] ends before it begins ({first} to {last}); correct its dates",
)
_OVERLAP = Text(
    "基準値 [{key}]: {first} から {last} までに二つの値があります。期間が重ならないように日付を直してください。",
    "figure [{key}]: two values hold from {first} to {last}; correct the dates so that periods do not overlap",
)
_REFERENCE = Text(
    "基準値 [{key}] の根拠が空です。日本語と英語で書いてください。",
    "figure [{key}] has no reference; write it in Japanese and in English",
)
_THERE = Text(
    "基準値 [{key}] には、{first} からの値がすでに追加されています。訂正として登録してください。",
    "a figure [{key}] from {first} was added already; correct that one",
)
_NOT_THERE = Text(
    "基準値 [{key}] に、{first} からの追加された値はありません。訂正できるのは追加した値だけです。",
    "no figure [{key}] from {first} was added; only what was added can be corrected",
)
_NOTHING_HOLDS = Text(
    "基準値 [{key}] には、{last} に有効な値がありません。日付を確かめてください。",
    "no figure [{key}] holds on {last}; check the date",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFigure:
    """A figure as somebody adds it."""

    key: str
    place: int = EVERYWHERE
    value: int
    unit: FigureUnit
    from_on: date
    until_on: date | None = None
    reference: Text
    source: FigureSource
    confirmed: bool

    def values(self) -> dict[str, Any]:
        """As the record has it."""
        return {
            "key": self.key,
            "place": self.place,
            "value": self.value,
            "unit": self.unit,
            "from_on": self.from_on,
            "until_on": self.until_on,
            "reference_ja": self.reference.ja,
            "reference_en": self.reference.en,
            "source": self.source,
            "confirmed": self.confirmed,
        }


def add_figures(session: Session, new: Sequence[NewFigure], act: Act) -> None:
    """Add figures, earliest first. Raises `LawError`, or `ConflictError` where one from the same day was added."""
    in_order = sorted(new, key=lambda each: (each.key, each.place, each.from_on))
    for earlier, later in pairwise(in_order):
        _refuse_overlap(earlier, later)
    for figure in in_order:
        _add(session, figure, act)
    _refuse_gaps(session, new)


def _refuse_overlap(earlier: NewFigure, later: NewFigure) -> None:
    """An end that somebody states is meant, and the one that follows it at once does not shorten it."""
    same = (earlier.key, earlier.place) == (later.key, later.place)
    if same and earlier.until_on is not None and earlier.from_on < later.from_on <= earlier.until_on:
        raise LawError(_OVERLAP.filled(key=later.key, first=later.from_on, last=earlier.until_on))


def read_figures(source: Upload, *, today: date) -> tuple[NewFigure, ...]:
    """The figures of a spreadsheet. Raises `FileFaultsError` with everything that is wrong in it."""
    sheet = read(source, LAYOUT, today=today)
    if sheet.fault_count:
        raise FileFaultsError(sheet.faults)
    return tuple(_of_row(row.values) for row in sheet.rows)


def _of_row(said: Mapping[str, Any]) -> NewFigure:
    plain = ("key", "value", "unit", "from_on", "until_on", "source", "confirmed")
    reference = Text(said["reference_ja"], said["reference_en"])
    return NewFigure(
        place=said["municipality"] or EVERYWHERE, reference=reference, **{name: said[name] for name in plain}
    )


def correct_figure(session: Session, figure: NewFigure, act: Act) -> None:
    """Have an added figure say something else; its history keeps what it said. Raises `LawError`."""
    _check(law_in_force(session), figure)
    stored = _rows(session, figure.key, figure.place).get(figure.from_on)
    if stored is None:
        raise LawError(_NOT_THERE.filled(key=figure.key, first=figure.from_on))
    change(session, LAW_ROWS, [Change(stored=stored, after=figure.values())], act)
    _refuse_gaps(session, [figure])


def close_figure(session: Session, key: str, last: date, act: Act, *, place: int = EVERYWHERE) -> None:
    """Say that what holds on a day does so for the last time; afterwards nothing is known. Raises `LawError`."""
    holding = law_in_force(session).figure(key, last.toordinal(), place)
    if holding is None:
        raise LawError(_NOTHING_HOLDS.filled(key=key, last=last))
    begins = date.fromordinal(holding.from_day)
    ended = NewFigure(
        key=key,
        place=place,
        value=holding.value,
        unit=holding.unit,
        from_on=begins,
        until_on=last,
        reference=holding.reference,
        source=holding.source,
        confirmed=holding.confirmed,
    )
    write: Callable[..., None] = correct_figure if begins in _rows(session, key, place) else _add
    write(session, ended, act)
    _refuse_gaps(session, [ended])


def _add(session: Session, figure: NewFigure, act: Act) -> None:
    _check(law_in_force(session), figure)
    rows = _rows(session, figure.key, figure.place)
    if figure.from_on in rows:
        raise ConflictError(_THERE.filled(key=figure.key, first=figure.from_on), code=figure.key)
    before = [day for day in rows if day < figure.from_on]
    if before:
        _end(session, rows[max(before)], figure.from_on - timedelta(days=1), act)
    add(session, LAW_ROWS, [figure.values()], act)


def _end(session: Session, stored: Stored, last: date, act: Act) -> None:
    ends = stored.values["until_on"]
    if ends is None or ends > last:
        change(session, LAW_ROWS, [Change(stored=stored, after={**stored.values, "until_on": last})], act)


def _check(law: Law, figure: NewFigure) -> None:
    """Raise `LawError` where a figure cannot be what its key means."""
    entry, key = law.entry(figure.key), figure.key
    if figure.unit is not entry.unit:
        raise LawError(_UNIT.filled(key=key, unit=entry.unit.label, said=figure.unit.label))
    if not 0 <= figure.value <= GREATEST:
        raise LawError(_VALUE.filled(key=key, value=figure.value, most=GREATEST))
    if entry.by_municipality and figure.place not in MUNICIPALITIES:
        raise LawError(_PLACE.filled(key=key, place=f"{figure.place:05d}"))
    if not entry.by_municipality and figure.place != EVERYWHERE:
        raise LawError(_NO_PLACE.filled(key=key))
    if figure.until_on is not None and figure.until_on < figure.from_on:
        raise LawError(_PERIOD.filled(key=key, first=figure.from_on, last=figure.until_on))
    if not (figure.reference.ja.strip() and figure.reference.en.strip()):
        raise LawError(_REFERENCE.filled(key=key))


def _refuse_gaps(session: Session, figures: Sequence[NewFigure]) -> None:
    refuse_gaps(law_in_force(session), {figure.key for figure in figures})


def _rows(session: Session, key: str, place: int) -> Mapping[date, Stored]:
    """What was added to a key and place and is in use, by first day."""
    table = table_of(LAW_ROWS.table)
    its = (table.c.key == key, table.c.place == place, table.c.archived_on.is_(None))
    found = stored_by_id(session, LAW_ROWS, session.scalars(select(table.c.id).where(*its)).all())
    return {one.values["from_on"]: one for one in found}
