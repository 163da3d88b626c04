"""Reads one file of figures: what each is, and its dated periods; names what is wrong with them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from matcher.domain.figures import Entry, Figure, FigureSource, FigureUnit, Theme
from matcher.domain.pools import NEVER_DAY
from matcher.domain.text import Text
from matcher.regulations.faults import fault, missing, not_known, wrong

_FIGURE: Final[Mapping[str, type]] = {
    "key": str,
    "label_ja": str,
    "label_en": str,
    "unit": str,
    "by_municipality": bool,
    "period": list,
}
_PERIOD: Final[Mapping[str, type]] = {
    "value": int,
    "from": date,
    "until": date,
    "reference_ja": str,
    "reference_en": str,
    "source": str,
    "confirmed": bool,
}
_ORIGIN: Final[Mapping[str, type]] = {"reference_ja": str, "reference_en": str, "source": str}
_OPTIONAL = frozenset({"by_municipality", "period", "until"})
_NOT_A_LIST = Text("[[figure]] の並びではありません", "it is not a list of [[figure]]")
_NOT_A_TABLE = Text("項目の組ではありません", "it is not a table")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a table of figures comes from."""

    reference: Text
    source: FigureSource


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRead:
    """One file."""

    entries: tuple[Entry, ...]
    figures: tuple[Figure, ...]
    rent_limits: Origin | None
    """Where the limits of rent_limits.csv come from, in the file of their theme."""


def read_theme(text: str, theme: Theme, file: str) -> ThemeRead:
    """One file of figures. Raises `LawError`."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise fault(file, Text(f"TOML として読めません（{error}）", f"it is not TOML ({error})")) from error
    tables = data.get("figure", [])
    if set(data) - {"figure", "rent_limits"} or not isinstance(tables, list):
        raise fault(file, _NOT_A_LIST)
    entries, figures = [], []
    for number, table in enumerate(tables, start=1):
        where = f"{file} [[figure]] {number}"
        said = _checked(where, table, _FIGURE)
        entry = _entry(where, said, theme)
        entries.append(entry)
        figures += [_period(f"{where} {place}", each, entry) for place, each in enumerate(said.get("period", []), 1)]
    origin = data.get("rent_limits")
    return ThemeRead(
        entries=tuple(entries),
        figures=tuple(figures),
        rent_limits=None if origin is None else _origin(f"{file} [rent_limits]", origin),
    )


def _checked(where: str, table: object, kinds: Mapping[str, type]) -> Mapping[str, Any]:
    """A table with everything it needs, and nothing else. Raises `LawError`."""
    if not isinstance(table, dict):
        raise fault(where, _NOT_A_TABLE)
    for name in sorted(set(kinds) ^ set(table)):
        if name not in kinds:
            raise not_known(where, name)
        if name not in _OPTIONAL:
            raise missing(where, name)
    for name, value in table.items():
        if not _is_of(value, kinds[name]):
            raise wrong(where, name, value)
    return table


def _entry(where: str, said: Mapping[str, Any], theme: Theme) -> Entry:
    return Entry(
        key=said["key"],
        theme=theme,
        label=Text(said["label_ja"], said["label_en"]),
        unit=FigureUnit.named(_one_of(where, "unit", said, list(FigureUnit))),
        by_municipality=said.get("by_municipality", False),
    )


def _period(where: str, table: object, entry: Entry) -> Figure:
    said = _checked(where, table, _PERIOD)
    begins, ends = said["from"].toordinal(), said["until"].toordinal() if "until" in said else NEVER_DAY
    if ends < begins:
        raise wrong(where, "until", said["until"])
    origin = _origin(where, {name: said[name] for name in _ORIGIN})
    return Figure(
        key=entry.key,
        value=said["value"],
        unit=entry.unit,
        from_day=begins,
        until_day=ends,
        reference=origin.reference,
        source=origin.source,
        confirmed=said["confirmed"],
    )


def _origin(where: str, table: object) -> Origin:
    said = _checked(where, table, _ORIGIN)
    source = FigureSource.named(_one_of(where, "source", said, list(FigureSource)))
    return Origin(reference=Text(said["reference_ja"], said["reference_en"]), source=source)


def _one_of(where: str, name: str, said: Mapping[str, Any], codes: list[Any]) -> str:
    code: str = said[name]
    if code not in codes:
        raise wrong(where, name, code)
    return code


def _is_of(value: object, kind: type) -> bool:
    """Exactly of a kind: neither is true a number, nor an hour a day; a number is not negative."""
    if isinstance(value, bool | datetime):
        return type(value) is kind
    return isinstance(value, kind) and not (isinstance(value, int) and value < 0)
