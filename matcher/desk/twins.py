"""Openings of one employer, or homes of one owner, that may be one.

Every second room is called 101号室 and every third opening 倉庫内作業. So they are compared only with those of the same
owner that are called the same, and are alike where nothing that both say sets them apart.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import RowMapping, Select, func, select
from sqlalchemy.orm import Session

from matcher.desk.likeness import Keys, apart, keys_of, name_key
from matcher.domain.registry import Likeness
from matcher.records.registry.homes import Unit
from matcher.records.registry.inheritance import home_word
from matcher.records.registry.openings import Opening
from matcher.records.registry.providers import Building

_Twins = tuple[RowMapping, RowMapping, tuple[Likeness, ...]]
_OPENING_SAYS = (Opening.occupation, Opening.employment_type, Opening.shift_start_minute, Opening.shift_end_minute)
_UNIT_SAYS = (Unit.kind, Unit.building_id, Unit.floor, Unit.layout)
_OPENINGS = select(
    Opening.id, Opening.code, Opening.title.label("name"), Opening.municipality, Opening.address, *_OPENING_SAYS
).add_columns(Opening.employer_id.label("owner"))
_UNITS = (
    select(Unit.id, Unit.code, Unit.name, *_UNIT_SAYS)
    .add_columns(*(home_word(name).label(name) for name in ("municipality", "address")))
    .add_columns(func.coalesce(Unit.provider_id, Building.provider_id).label("owner"), Unit.employer_id)
    .outerjoin(Unit.building)
)
COMPARED: Mapping[str, Select[Any]] = {
    "openings": _OPENINGS.where(Opening.archived_on.is_(None)).order_by(Opening.id),
    "units": _UNITS.where(Unit.archived_on.is_(None)).order_by(Unit.id),
}
"""By kind, what is compared of the records in use."""
_TELLING: Mapping[str, tuple[str, ...]] = {
    "openings": tuple(column.key for column in _OPENING_SAYS),
    "units": (*(column.key for column in _UNIT_SAYS), "employer_id"),
}
"""What sets two of them apart where both say it, and do not say the same."""


def twins(session: Session, kind: str, *, neighbours: int) -> Iterator[_Twins]:
    """Pairs of records in use, the smaller id first; each is compared with so many that follow it at most."""
    called: dict[tuple[Any, str], list[RowMapping]] = defaultdict(list)
    for row in session.execute(COMPARED[kind]).mappings():
        called[row["owner"] or row.get("employer_id"), name_key(row["name"])].append(row)
    for block in called.values():
        if len(block) > 1:
            yield from _among(block, _TELLING[kind], neighbours)


def _among(block: Sequence[RowMapping], telling: Sequence[str], neighbours: int) -> Iterator[_Twins]:
    keys = {row["id"]: keys_of(dict(row)) for row in block}
    for place, one in enumerate(block):
        others = block[place + 1 : place + 1 + neighbours]
        for other in (each for each in others if not _told_apart(one, each, telling)):
            reasons = _reasons(keys[one["id"]], keys[other["id"]])
            if reasons:
                yield one, other, reasons


def _told_apart(one: RowMapping, other: RowMapping, telling: Sequence[str]) -> bool:
    return any(None not in {one[name], other[name]} and one[name] != other[name] for name in telling)


def _reasons(one: Keys, other: Keys) -> tuple[Likeness, ...]:
    """They are called the same; two lots, or two municipalities, set them apart."""
    if apart(one, other):
        return ()
    if one.address is None or other.address is None:
        return (Likeness.NAME,)
    return (Likeness.ADDRESS, Likeness.NAME) if one.address == other.address else ()
