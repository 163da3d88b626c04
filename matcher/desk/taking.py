"""What a record takes over from one that is merged into it, and how that is given back.

What the kept record does not know it takes over; what it says itself stays. Fields that are one word together are taken
over only where none of them contradicts: a point belongs to its address. A period, a limit with its reason or an owner
is one statement: it is taken over whole, or not at all. Of a list of pairs, such as stances, each pair is taken over by
itself. When and by whom something was confirmed is never taken over, since it was said of the other record, nor that it
is out of service: silence means there that it is not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matcher.desk.likeness import keys_of, name_key
from matcher.records.kinds import Kind, Listed, Values, in_order, plain
from matcher.records.tables import table_of

_TOGETHER = (
    ("name", "kana"),
    ("municipality", "address", "lat", "lon", "point_precision"),
    ("pay_cycle", "pay_closing_day", "pay_day", "pay_month_offset"),
)
_STATEMENTS = (
    ("kind", "employer"),
    ("provider", "building"),
    ("available_from", "available_until"),
    ("start_from", "valid_until"),
    ("shift_start_minute", "shift_end_minute"),
    ("age_min", "age_max", "age_reason"),
    ("wage_kind", "wage_yen"),
    ("conditions", "conditions_covered"),
)
_OUTAGE = frozenset({"out_of_service_from", "out_of_service_until", "out_of_service_reason"})
_NEVER = frozenset({"code", "confirmed_on", "confirmed_by", "confirmed_how"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """What a merge does to the kept record."""

    after: Values
    """All its values."""
    taken: tuple[str, ...]
    """Fields that it takes over, wholly or in part."""
    left: Mapping[str, tuple[Any, Any]]
    """Field: what the kept record says, and what the merged one said otherwise; of stances, those that differ."""
    snapshot: Mapping[str, Any]
    """What `give_back` needs, as JSON has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """What undoing a merge does to the kept record."""

    after: Values
    given: tuple[str, ...]
    """Fields that are again as they were."""
    left: tuple[str, ...]
    """Fields that were changed since, and stay as they are."""


def take_over(kind: Kind, kept: Values, merged: Values) -> Taking:
    """What the kept record says after a merge."""
    after, parts, members = dict(kept), [], {}
    for part in _parts(kind):
        missing = [name for name in part if kept[name] is None and merged[name] is not None]
        if missing and _agree(part, kept, merged):
            after |= {name: merged[name] for name in missing}
            parts.append({"fields": {name: plain(after[name]) for name in part}, "taken": missing})
    for listed in _pair_lists(kind):
        known = {_key(listed, member) for member in kept[listed.field] or ()}
        more = tuple(member for member in merged[listed.field] or () if _key(listed, member) not in known)
        if more:
            after[listed.field] = in_order((*(kept[listed.field] or ()), *more))
            members[listed.field] = plain(more)
    return Taking(
        after=after,
        taken=tuple(name for name in kept if after[name] != kept[name]),
        left=_left(kind, after, merged),
        snapshot={"parts": parts, "members": members},
    )


def give_back(kind: Kind, now: Values, snapshot: Mapping[str, Any]) -> Giving:
    """What the record says when it has given back what it took over, except for what was changed since."""
    after, left = dict(now), list[str]()
    for part in snapshot.get("parts", ()):
        if any(plain(now[name]) != value for name, value in part["fields"].items()):
            left += part["taken"]
        else:
            after |= dict.fromkeys(part["taken"])
    for listed in _pair_lists(kind):
        taken = snapshot.get("members", {}).get(listed.field, [])
        present = now[listed.field] or ()
        kept = tuple(member for member in present if plain(member) not in taken)
        if len(present) - len(kept) < len(taken):
            left.append(listed.field)
        if len(kept) < len(present):
            after[listed.field] = kept or None
    given = tuple(name for name in now if after[name] != now[name])
    return Giving(after=after, given=given, left=tuple(left))


def _left(kind: Kind, after: Values, merged: Values) -> dict[str, tuple[Any, Any]]:
    """What the merged record said and the kept one does not say now."""
    said = [name for name in kind.fields if name not in _NEVER and merged[name] is not None]
    left = {name: differing(kind, name, after[name], merged[name]) for name in said if merged[name] != after[name]}
    return {name: pair for name, pair in left.items() if pair[1] is not None}


def differing(kind: Kind, name: str, one: Any, other: Any) -> tuple[Any, Any]:  # noqa: ANN401  # whatever fields hold
    """Two values that differ; of lists of pairs, the pairs that are not in both, or None where there are none."""
    if name not in {listed.field for listed in _pair_lists(kind)}:
        return one, other
    first, second = one or (), other or ()
    own, others = ((each for each in first if each not in second), (each for each in second if each not in first))
    return tuple(own) or None, tuple(others) or None


def _parts(kind: Kind) -> list[tuple[str, ...]]:
    """Fields that are taken over together; most are alone. Lists of pairs are none of them."""
    apart = _NEVER | _OUTAGE | {listed.field for listed in _pair_lists(kind)}
    joined = [tuple(name for name in part if name in kind.fields) for part in (*_TOGETHER, *_STATEMENTS)]
    alone = [(name,) for name in kind.fields if name not in apart and not any(name in part for part in joined)]
    return [part for part in joined if part] + alone


def _pair_lists(kind: Kind) -> list[Listed]:
    return [listed for listed in kind.lists if len(listed.columns) > 1]


def _key(listed: Listed, member: Sequence[Any]) -> tuple[Any, ...]:
    """The part of a member that is told once only."""
    keys = {column.name for column in table_of(listed.table).primary_key}
    return tuple(value for name, value in zip(listed.columns, member, strict=True) if name in keys)


def _agree(part: tuple[str, ...], kept: Values, merged: Values) -> bool:
    """Whether what the one says and what the other says can stand together."""
    if part in _STATEMENTS:
        return all(kept[name] in {None, merged[name]} for name in part)
    return not any(_contradict(name, kept, merged) for name in part)


def _contradict(name: str, kept: Values, merged: Values) -> bool:
    one, other = kept[name], merged[name]
    if one is None or other is None or one == other:
        return False
    if name == "name":
        return name_key(one) != name_key(other)
    if name == "address":
        lots = [keys_of({"name": "", "address": said, "municipality": None}).address for said in (one, other)]
        return lots[0] is None or lots[0] != lots[1]
    return True
