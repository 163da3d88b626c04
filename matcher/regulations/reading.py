"""Reads the dated figures and the rent limits of this folder into a `Law`, and names what is wrong with them."""

import csv
import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from matcher.domain.errors import LawError
from matcher.domain.law import HOUSEHOLD_CLASSES, Figure, Law, RentLimits
from matcher.domain.pools import NEVER_DAY
from matcher.domain.text import Text

RENT_LIMITS_REFERENCE = Text(
    "社援発0414第9号（平成27年4月14日）。級地区分とともに公開データ（OpenFisca-Japan）から",
    "notice Sha-en-hatsu 0414 No. 9 (14 April 2015), with the area classes from open data (OpenFisca-Japan)",
)
JIS_CODE_DIGITS = 5

_FIGURE_TYPES: Mapping[str, type] = {
    "key": str,
    "value": int,
    "unit": str,
    "from": date,
    "until": date,
    "reference_ja": str,
    "reference_en": str,
    "confirmed": bool,
}
_LIMIT_COLUMNS = ("household_1", "household_2", "household_3_to_5", "household_6", "household_7_or_more")
_COLUMNS = ("municipality", "name_ja", "area_class", *_LIMIT_COLUMNS, "confirmed")


@cache
def load_law() -> Law:
    """The law as this version of Ibasho knows it."""
    folder = files("matcher.regulations")
    return read_law(
        folder.joinpath("figures.toml").read_text(encoding="utf-8"),
        folder.joinpath("rent_limits.csv").read_text(encoding="utf-8"),
    )


def read_law(figures_text: str, rent_limits_text: str) -> Law:
    """A law from the two files' content. Raises `LawError` saying which entry is malformed, doubled or missing."""
    return Law(
        figures=_figures(figures_text),
        rent_limits=_rent_limits(rent_limits_text),
        rent_limits_reference=RENT_LIMITS_REFERENCE,
    )


def law_hash(law: Law) -> str:
    """SHA-256, in hex, of everything the law says: equal for equal content, whatever the order of its entries."""
    figures = sorted((asdict(figure) for figure in law.figures), key=lambda each: (each["key"], each["from_day"]))
    limits = [asdict(law.rent_limits[code]) for code in sorted(law.rent_limits)]
    canonical = {"figures": figures, "limits": limits, "limits_reference": asdict(law.rent_limits_reference)}
    text = json.dumps(canonical, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _figures(text: str) -> tuple[Figure, ...]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _fault("figures.toml", f"TOML として読めません（{error}）", f"it is not TOML ({error})") from error
    entries = data.get("figure", [])
    if set(data) != {"figure"} or not isinstance(entries, list):
        raise _fault("figures.toml", "[[figure]] の並びではありません", "it is not a list of [[figure]]")
    return tuple(_figure(number, entry) for number, entry in enumerate(entries, start=1))


def _figure(number: int, entry: object) -> Figure:
    where = f"figures.toml [[figure]] {number}"
    if not isinstance(entry, dict):
        raise _fault(where, "項目の組ではありません", "it is not a table")
    for name in sorted(set(_FIGURE_TYPES) ^ set(entry)):
        if name != "until":
            raise _missing(where, name) if name in _FIGURE_TYPES else _not_known(where, name)
    for name, kind in _FIGURE_TYPES.items():
        if name in entry and not _is_of(entry[name], kind):
            raise _wrong(where, name, entry[name])
    begins, ends = entry["from"].toordinal(), entry["until"].toordinal() if "until" in entry else NEVER_DAY
    if ends < begins:
        raise _wrong(where, "until", entry["until"])
    return Figure(
        key=entry["key"],
        value=entry["value"],
        unit=entry["unit"],
        from_day=begins,
        until_day=ends,
        reference=Text(entry["reference_ja"], entry["reference_en"]),
        confirmed=entry["confirmed"],
    )


def _is_of(value: object, kind: type) -> bool:
    """Exactly of a kind: neither is true a number, nor an hour a day; a number is not negative."""
    if isinstance(value, bool | datetime):
        return type(value) is kind
    return isinstance(value, kind) and not (isinstance(value, int) and value < 0)


def _rent_limits(text: str) -> Mapping[int, RentLimits]:
    reader = csv.DictReader(text.splitlines())
    for name in sorted(set(_COLUMNS) ^ set(reader.fieldnames or ())):
        raise _missing("rent_limits.csv", name) if name in _COLUMNS else _not_known("rent_limits.csv", name)
    limits: dict[int, RentLimits] = {}
    for row in reader:
        read = _limits_of(f"rent_limits.csv {reader.line_num}", row)
        if read.municipality in limits:
            raise _wrong(f"rent_limits.csv {reader.line_num}", "municipality", row["municipality"])
        limits[read.municipality] = read
    return MappingProxyType(limits)


def _limits_of(where: str, row: dict[str, str]) -> RentLimits:
    code = row["municipality"] or ""
    if not (code.isdecimal() and len(code) == JIS_CODE_DIGITS):
        raise _wrong(where, "municipality", code)
    for name in _LIMIT_COLUMNS:
        if not (row[name] or "").isdecimal():
            raise _wrong(where, name, row[name])
    if row["confirmed"] not in {"yes", "no"}:
        raise _wrong(where, "confirmed", row["confirmed"])
    first, second, third, fourth, fifth = (int(row[name]) for name in _LIMIT_COLUMNS[:HOUSEHOLD_CLASSES])
    return RentLimits(
        municipality=int(code), by_household=(first, second, third, fourth, fifth), confirmed=row["confirmed"] == "yes"
    )


def _missing(where: str, name: str) -> LawError:
    return _fault(where, f"[{name}] がありません", f"[{name}] is missing")


def _not_known(where: str, name: str) -> LawError:
    return _fault(where, f"[{name}] という項目はありません", f"there is no entry [{name}]")


def _wrong(where: str, name: str, value: object) -> LawError:
    return _fault(where, f"[{name}] の値 [{value}] は使えません", f"[{name}] cannot be [{value}]")


def _fault(where: str, ja: str, en: str) -> LawError:
    return LawError(
        Text(f"{where}: {ja}。直してから、もう一度読み込んでください。", f"{where}: {en}; mend it and load it again")
    )
