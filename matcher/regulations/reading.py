"""The law as this version of Ibasho knows it: the files of this folder read into a `Law`, and its hash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from matcher.domain.errors import LawError
from matcher.domain.figures import Entry, Figure, Theme
from matcher.domain.law import Law, refuse_gaps
from matcher.domain.text import Text
from matcher.regulations.faults import fault
from matcher.regulations.figures import read_theme
from matcher.regulations.rent_limits import read_rent_limits


@cache
def load_law() -> Law:
    """What ships; what an administrator added stands in the records."""
    folder = files("matcher.regulations")
    themes = {theme: folder.joinpath(file_of(theme)).read_text(encoding="utf-8") for theme in Theme}
    return read_law(themes, folder.joinpath("rent_limits.csv").read_text(encoding="utf-8"))


def file_of(theme: Theme) -> str:
    """The file in which the figures of a theme stand."""
    return f"{theme.value}.toml"


def read_law(themes: Mapping[Theme, str], rent_limits: str) -> Law:
    """A law from the content of its files.

    Raises `LawError` saying which entry is malformed or twice there, or whose periods overlap or leave a gap.
    """
    entries: dict[str, Entry] = {}
    figures: list[Figure] = []
    for theme in Theme:
        if theme not in themes:
            continue
        read = read_theme(themes[theme], theme, file_of(theme))
        for entry in read.entries:
            if entry.key in entries:
                said = Text(f"[{entry.key}] が二度あります", f"[{entry.key}] is there twice")
                raise fault(file_of(theme), said)
            entries[entry.key] = entry
        figures.extend(read.figures)
        if read.rent_limits is not None:
            figures.extend(read_rent_limits(rent_limits, read.rent_limits))
    return _whole(entries, figures)


def law_hash(law: Law) -> str:
    """SHA-256, in hex, of everything the law says: equal for equal content, whatever the order of its entries."""
    entries = [asdict(law.entries[key]) for key in sorted(law.entries)]
    figures = sorted(
        (asdict(figure) for figure in law.figures), key=lambda each: (each["key"], each["place"], each["from_day"])
    )
    text = json.dumps([entries, figures], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _whole(entries: Mapping[str, Entry], figures: list[Figure]) -> Law:
    law = Law(entries=MappingProxyType(entries), figures=tuple(figures))
    refuse_gaps(law, law.entries)
    for figure in figures:
        if bool(figure.place) != entries[figure.key].by_municipality:
            raise LawError(_PLACE.filled(key=figure.key))
    return law


_PLACE = Text(
    "基準値 [{key}]: 市町村ごとの値かどうかが合いません。", "figure [{key}]: by municipality or not, it has to be one"
)
