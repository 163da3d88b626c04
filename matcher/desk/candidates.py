"""Pairs of records that are likely the same, worked out once for each state of the records and kept for the next page.

Records are compared only with those that share a corporate number, telephone number, lot or name with them, openings
and homes only among those of one owner, so that twice the records take twice the time.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from matcher.desk.likeness import Keys, apart, keys_of, likenesses
from matcher.desk.twins import COMPARED, twins
from matcher.domain.registry import Likeness
from matcher.records.kinds import Kind
from matcher.records.registry.changes import RegistryChange
from matcher.records.tables import table_of

NEIGHBOURS = 10
"""With so many that follow by name a record is compared among those that share a key; a telephone number that more
records share is that of a desk which answers for all of them, and says nothing (assumed)."""
_COMPARED = ("name", "kana", "corporate_number", "phone", "municipality", "address")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records by their ids, the smaller first, and why they may be one, the surest reason first."""

    first: int
    second: int
    reasons: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    id: int
    code: str
    keys: Keys


_Found = tuple[_Record, _Record, tuple[Likeness, ...]]
_State = tuple[Any, ...]
_KEPT: WeakKeyDictionary[Engine, dict[str, tuple[_State, tuple[Pair, ...]]]] = WeakKeyDictionary()
"""By database and kind: the state of the records, and their pairs."""


def candidates(session: Session, kind: Kind) -> tuple[Pair, ...]:
    """Every pair of records in use, the surest first; two queries, and one more where a record changed since."""
    kept = _KEPT.setdefault(session.get_bind().engine, {})
    state = _state(session, kind)
    made_of, pairs = kept.get(kind.name, ((), ()))
    if made_of != state:
        pairs = _twins(session, kind) if kind.name in COMPARED else _alike(session, kind)
        kept[kind.name] = (state, pairs)
    return pairs


def _twins(session: Session, kind: Kind) -> tuple[Pair, ...]:
    found = twins(session, kind.name, neighbours=NEIGHBOURS)
    ordered = sorted(found, key=lambda pair: (-len(pair[2]), pair[0]["code"], pair[1]["code"]))
    return tuple(Pair(one["id"], other["id"], reasons) for one, other, reasons in ordered)


def _alike(session: Session, kind: Kind) -> tuple[Pair, ...]:
    found = sorted(_pairs(_compared(session, kind)), key=_order)
    return tuple(Pair(one.id, other.id, reasons) for one, other, reasons in found)


def _state(session: Session, kind: Kind) -> _State:
    """What differs after every change: each adds a record or a version; the history tells a restored backup apart."""
    table, history = table_of(kind.table), table_of(RegistryChange)
    counted = session.execute(select(func.count(), func.sum(table.c.version)).select_from(table)).one()
    newest = select(history.c.record_id, history.c.id, history.c.at).where(history.c.kind == kind.name)
    last = session.execute(newest.order_by(history.c.record_id.desc(), history.c.id.desc()).limit(1)).first()
    return (*counted, *(last or ()))


def _compared(session: Session, kind: Kind) -> list[_Record]:
    table = table_of(kind.table)
    columns = [table.c[name] for name in _COMPARED if name in table.c]
    found = select(table.c.id, table.c.code, *columns).where(table.c.archived_on.is_(None)).order_by(table.c.id)
    return [
        _Record(id=row["id"], code=row["code"], keys=keys_of(dict(row)))
        for row in session.execute(found).mappings().all()
    ]


def _pairs(records: Sequence[_Record]) -> list[_Found]:
    """Each pair of records that share a key and are alike, once, the smaller id first."""
    telling = _without_crowded_phones(records)
    shared = (lambda keys: keys.number, lambda keys: keys.address, lambda keys: keys.phone, lambda keys: keys.name)
    blocks = [block for key_of in shared for block in _blocks(telling, key_of).values()]
    found: dict[tuple[int, int], _Found] = {}
    for one, other in chain.from_iterable(map(_neighbours, blocks)):
        reasons = likenesses(one.keys, other.keys)
        if reasons:
            found[one.id, other.id] = (one, other, reasons)
    return list(found.values())


def _without_crowded_phones(records: Sequence[_Record]) -> list[_Record]:
    blocks = _blocks(records, lambda keys: keys.phone)
    crowded = {phone for phone, block in blocks.items() if len(block) > NEIGHBOURS}
    silent = [replace(each.keys, phone=None) if each.keys.phone in crowded else each.keys for each in records]
    return [replace(each, keys=keys) for each, keys in zip(records, silent, strict=True)]


def _blocks(records: Sequence[_Record], key_of: Callable[[Keys], Hashable]) -> Mapping[Hashable, list[_Record]]:
    """The records that share a key, by it."""
    blocks: dict[Hashable, list[_Record]] = defaultdict(list)
    for each in records:
        blocks[key_of(each.keys)].append(each)
    return {key: block for key, block in blocks.items() if key is not None and len(block) > 1}


def _neighbours(block: Sequence[_Record]) -> Iterator[tuple[_Record, _Record]]:
    """Each record with those that follow it by name: all pairs of a small block, a bounded number of a large one."""
    sorted_block = sorted(block, key=lambda each: (each.keys.name, each.id))
    for place, one in enumerate(sorted_block):
        for other in sorted_block[place + 1 : place + 1 + NEIGHBOURS]:
            yield (one, other) if one.id < other.id else (other, one)


def _order(pair: _Found) -> tuple[Any, ...]:
    """The same corporate number first, then many reasons before few, sure ones before others, near before far."""
    one, other, reasons = pair
    places = tuple(reason.number for reason in reasons)
    return Likeness.NUMBER not in reasons, -len(reasons), apart(one.keys, other.keys), places, one.code, other.code
