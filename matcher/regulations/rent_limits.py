"""Reads the table of 住宅扶助の上限額: for each municipality and period one figure a class of households."""

import csv
from collections.abc import Iterator
from datetime import date

from matcher.domain.figures import Figure, FigureUnit
from matcher.domain.law import RENT_LIMITS
from matcher.domain.pools import NEVER_DAY
from matcher.regulations.faults import missing, not_known, wrong
from matcher.regulations.figures import Origin

FILE = "rent_limits.csv"
JIS_CODE_DIGITS = 5

_LIMITS = {f"household_{key.partition('household_')[2]}": key for key in RENT_LIMITS}
"""Columns of limits, each with the key of its figures."""
_COLUMNS = ("municipality", "name_ja", "area_class", *_LIMITS, "from", "until", "confirmed")


def read_rent_limits(text: str, origin: Origin) -> tuple[Figure, ...]:
    """All limits. Raises `LawError` with the line of a row that cannot be read."""
    reader = csv.DictReader(text.splitlines())
    for name in sorted(set(_COLUMNS) ^ set(reader.fieldnames or ())):
        raise missing(FILE, name) if name in _COLUMNS else not_known(FILE, name)
    return tuple(
        figure
        for row in reader
        for figure in _of_row(f"{FILE} {reader.line_num}", {name: row[name] or "" for name in _COLUMNS}, origin)
    )


def _of_row(where: str, row: dict[str, str], origin: Origin) -> Iterator[Figure]:
    code = row["municipality"]
    if not (code.isdecimal() and len(code) == JIS_CODE_DIGITS):
        raise wrong(where, "municipality", code)
    if row["confirmed"] not in {"yes", "no"}:
        raise wrong(where, "confirmed", row["confirmed"])
    begins = _day(where, "from", row["from"])
    ends = _day(where, "until", row["until"]) if row["until"] else NEVER_DAY
    if ends < begins:
        raise wrong(where, "until", row["until"])
    for column, key in _LIMITS.items():
        if not row[column].isdecimal():
            raise wrong(where, column, row[column])
        yield Figure(
            key=key,
            place=int(code),
            value=int(row[column]),
            unit=FigureUnit.YEN,
            from_day=begins,
            until_day=ends,
            reference=origin.reference,
            source=origin.source,
            confirmed=row["confirmed"] == "yes",
        )


def _day(where: str, name: str, said: str) -> int:
    try:
        return date.fromisoformat(said).toordinal()
    except ValueError as error:
        raise wrong(where, name, said) from error
