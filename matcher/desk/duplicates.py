"""Records that are likely the same: offered for merging, until a person says that they are not the same.

Records are compared only with those that share a corporate number, telephone number, lot or name with them, so that
twice the records take twice the time.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from matcher.desk.files import KINDS
from matcher.desk.likeness import Keys, apart, keys_of, likenesses
from matcher.desk.listing import Page, Span
from matcher.desk.named import named
from matcher.desk.taking import differing
from matcher.domain.errors import ConflictError, NotFoundError
from matcher.domain.registry import Likeness
from matcher.domain.text import Text
from matcher.records.changes import Act
from matcher.records.kinds import Kind
from matcher.records.registry.changes import NotSame
from matcher.records.stored import Stored, stored_by_id
from matcher.records.tables import table_of

MERGEABLE = ("employers", "providers", "buildings", "organisations")
"""The kinds whose records can be merged, by name."""
FIRST_PAGE = Span(page=1, page_size=50)
NEIGHBOURS = 10
"""With so many that follow by name a record is compared among those that share a key; a telephone number that more
records share is that of a desk which answers for all of them, and says nothing (assumed)."""
NOT_MERGEABLE = Text(
    "[{kind}] の重複は調べられません。調べられるのは {kinds} です。",
    "duplicates among [{kind}] are not looked for; they are among {kinds}",
)
ITSELF = Text(
    "[{code}] と同じ記録です。2つの異なるコードを指定してください。",
    "[{code}] is the same record twice; name two different codes",
)
_COMPARED = ("name", "kana", "corporate_number", "phone", "municipality", "address")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One of two records."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """Two records that are likely the same."""

    kind: str
    one: Named
    other: Named
    reasons: tuple[Likeness, ...]
    """The surest first."""
    differing: Mapping[str, tuple[Any, Any]]
    """Field: what the one says, and what the other says, None where it says nothing; of stances, those that differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    id: int
    code: str
    keys: Keys


_Pair = tuple[_Record, _Record, tuple[Likeness, ...]]


def mergeable_kind(name: str) -> Kind:
    """A kind whose records can be merged. Raises `NotFoundError` with the names of all of them."""
    if name in MERGEABLE:
        return KINDS[name]
    raise NotFoundError(NOT_MERGEABLE.filled(kind=name, kinds=", ".join(MERGEABLE)))


def likely_duplicates(session: Session, kind: Kind, span: Span = FIRST_PAGE) -> Page[Likely]:
    """Pairs of records in use, the surest first; never those that a person said are not the same.

    Two queries for all records; one, and one for each list, for the pairs of the page.
    """
    mergeable_kind(kind.name)
    records = _compared(session, kind)
    told = session.execute(select(NotSame.first_id, NotSame.second_id).where(NotSame.kind == kind.name))
    apart_ids = {(first, second) for first, second in told}
    pairs = [pair for pair in _pairs(records) if (pair[0].id, pair[1].id) not in apart_ids]
    pairs.sort(key=_order)
    first = (span.page - 1) * span.page_size
    shown = pairs[first : first + span.page_size]
    ids = {each.id for pair in shown for each in pair[:2]}
    stored = {one.id: one for one in stored_by_id(session, kind, ids)} if ids else {}
    items = tuple(_likely(kind, stored[one.id], stored[other.id], reasons) for one, other, reasons in shown)
    return Page(total=len(pairs), page=span.page, page_size=span.page_size, items=items)


def say_not_same(session: Session, kind: Kind, one_code: str, other_code: str, act: Act) -> None:
    """Two records are not the same, and are not offered again; the caller commits. To say it again changes nothing.

    Raises `NotFoundError` where one is not there, `ConflictError` where both are one.
    """
    mergeable_kind(kind.name)
    if one_code == other_code:
        raise ConflictError(ITSELF.filled(code=one_code), code=one_code)
    ids = sorted(one.id for one in named(session, kind, [one_code, other_code]).values())
    row = {"kind": kind.name, "first_id": ids[0], "second_id": ids[1]}
    if session.get(NotSame, tuple(row.values())) is None:
        session.execute(insert(NotSame).values(**row, at=act.at, by=act.by, why=act.why))


def _compared(session: Session, kind: Kind) -> list[_Record]:
    table = table_of(kind.table)
    columns = [table.c[name] for name in _COMPARED if name in table.c]
    found = select(table.c.id, table.c.code, *columns).where(table.c.archived_on.is_(None)).order_by(table.c.id)
    return [
        _Record(id=row["id"], code=row["code"], keys=keys_of(dict(row)))
        for row in session.execute(found).mappings().all()
    ]


def _pairs(records: Sequence[_Record]) -> list[_Pair]:
    """Each pair of records that share a key and are alike, once, the smaller id first."""
    telling = _without_crowded_phones(records)
    shared = (lambda keys: keys.number, lambda keys: keys.address, lambda keys: keys.phone, lambda keys: keys.name)
    blocks = [block for key_of in shared for block in _blocks(telling, key_of).values()]
    found: dict[tuple[int, int], _Pair] = {}
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


def _order(pair: _Pair) -> tuple[Any, ...]:
    """The same corporate number first, then many reasons before few, sure ones before others, near before far."""
    one, other, reasons = pair
    places = tuple(reason.number for reason in reasons)
    return Likeness.NUMBER not in reasons, -len(reasons), apart(one.keys, other.keys), places, one.code, other.code


def _likely(kind: Kind, one: Stored, other: Stored, reasons: tuple[Likeness, ...]) -> Likely:
    values = {name: (one.values[name], other.values[name]) for name in kind.fields if name not in kind.key}
    return Likely(
        kind=kind.name,
        one=Named(code=one.values["code"], name=one.values["name"]),
        other=Named(code=other.values["code"], name=other.values["name"]),
        reasons=reasons,
        differing={name: differing(kind, name, *pair) for name, pair in values.items() if pair[0] != pair[1]},
    )
