"""Writes a policy as a file (TOML) that can be read again, each entry with its words."""

import json
from collections.abc import Iterator, Mapping

from matcher.domain.policy import Policy
from matcher.domain.policy_entries import HEADINGS, WEIGHTS, Entry
from matcher.scoring.catalogue import CRITERIA


def policy_file(policy: Policy) -> str:
    """The text of the file: plain entries first, as TOML wants it, then a table for each group of numbers."""
    return "\n".join(_lines(policy)) + "\n"


def _lines(policy: Policy) -> Iterator[str]:
    data, parts = policy.as_data(), [entry for heading in HEADINGS for entry in heading.entries]
    for entry in parts:
        if "." not in entry.name:
            yield _line(entry.name, data[entry.name], entry)
    for name, table in data.items():
        if isinstance(table, Mapping) and name != "weights":
            yield f"\n[{name}]"
            yield from (_line(part, table[part], _named(parts, f"{name}.{part}")) for part in table)
    yield f"\n[weights]  # {WEIGHTS.ja}"
    labels = {one.name: one.label.ja for one in CRITERIA}
    yield from (f"{name} = {weight}  # {labels.get(name, '')}".rstrip(" #") for name, weight in data["weights"].items())


def _named(entries: list[Entry], name: str) -> Entry:
    return next(entry for entry in entries if entry.name == name)


def _line(name: str, value: object, entry: Entry) -> str:
    """JSON writes whole numbers, lists of names and text as TOML has them."""
    unit = f"（{entry.unit.ja}）" if entry.unit.ja else ""
    return f"{name} = {json.dumps(value, ensure_ascii=False)}  # {entry.label.ja}{unit}"
