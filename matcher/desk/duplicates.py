"""Records that are likely the same: offered for merging, until a person says that they are not the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from matcher.desk.candidates import candidates
from matcher.desk.files import KINDS
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

MERGEABLE = ("employers", "openings", "providers", "buildings", "units", "organisations")
"""The kinds whose records can be merged, by name."""
FIRST_PAGE = Span(page=1, page_size=50)
NOT_MERGEABLE = Text(
    "[{kind}] の重複は調べられません。調べられるのは {kinds} です。",
    "duplicates among [{kind}] are not looked for; they are among {kinds}",
)
ITSELF = Text(
    "[{code}] と同じ記録です。2つの異なるコードを指定してください。",
    "[{code}] is the same record twice; name two different codes",
)


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


def mergeable_kind(name: str) -> Kind:
    """A kind whose records can be merged. Raises `NotFoundError` with the names of all of them."""
    if name in MERGEABLE:
        return KINDS[name]
    raise NotFoundError(NOT_MERGEABLE.filled(kind=name, kinds=", ".join(MERGEABLE)))


def likely_duplicates(session: Session, kind: Kind, span: Span = FIRST_PAGE) -> Page[Likely]:
    """Pairs of records in use, the surest first; never those that a person said are not the same.

    Three queries, and one more where a record changed since the last page; one, and one for each list, for the page.
    """
    mergeable_kind(kind.name)
    told = session.execute(select(NotSame.first_id, NotSame.second_id).where(NotSame.kind == kind.name))
    apart_ids = {(first, second) for first, second in told}
    pairs = [pair for pair in candidates(session, kind) if (pair.first, pair.second) not in apart_ids]
    first = (span.page - 1) * span.page_size
    shown = pairs[first : first + span.page_size]
    ids = {each for pair in shown for each in (pair.first, pair.second)}
    stored = {one.id: one for one in stored_by_id(session, kind, ids)} if ids else {}
    items = tuple(_likely(kind, stored[pair.first], stored[pair.second], pair.reasons) for pair in shown)
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


def _likely(kind: Kind, one: Stored, other: Stored, reasons: tuple[Likeness, ...]) -> Likely:
    values = {name: (one.values[name], other.values[name]) for name in kind.fields if name not in kind.key}
    return Likely(
        kind=kind.name,
        one=_named(one),
        other=_named(other),
        reasons=reasons,
        differing={name: differing(kind, name, *pair) for name, pair in values.items() if pair[0] != pair[1]},
    )


def _named(one: Stored) -> Named:
    return Named(code=one.values["code"], name=one.values.get("name") or one.values["title"])
