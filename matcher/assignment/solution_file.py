"""Solution files: a plan with what proves it, and whether it keeps its promises. No solver in here.

The check is plain arithmetic over whole numbers, bundle by bundle; it shares no code with what made the plan.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from matcher.assignment.packing import MOST_PLACES, Packing
from matcher.assignment.problem import NONE
from matcher.assignment.problem_file import parsed
from matcher.domain.errors import PackingError
from matcher.domain.text import Text

FORMAT = "ibasho-solution/1"
BY_PRICES, BY_SEARCH = "prices", "search"
OPTIMAL, FEASIBLE = "optimal", "feasible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What is promised of one level: its sum, what nothing exceeds, and by what that is proved."""

    objective: int
    bound: int
    proof: str
    opening: tuple[int, ...]
    """Prices in units of 1 / `scale`; `unit`, `group` and `level` (of the levels before) likewise."""
    unit: tuple[int, ...]
    group: tuple[int, ...]
    level: tuple[int, ...]
    scale: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """A whole solution file."""

    status: str
    chosen: tuple[int, ...]
    levels: tuple[Claim, ...]
    """First things first; the last is that of `value`."""


def written(claims: Claims) -> dict[str, Any]:
    """A solution as the format states it."""
    *before, last = (_written(claim) for claim in claims.levels)
    stated = {"format": FORMAT, "status": claims.status, "chosen": list(claims.chosen)} | last
    return stated | ({"levels": before} if before else {})


def _written(claim: Claim) -> dict[str, Any]:
    prices: dict[str, Any] = {"opening": list(claim.opening), "unit": list(claim.unit)}
    more = {name: list(column) for name, column in (("group", claim.group), ("level", claim.level)) if column}
    return {
        "objective": claim.objective,
        "bound": claim.bound,
        "proof": claim.proof,
        "prices": prices | more | {"scale": claim.scale},
    }


def read_solution(content: bytes) -> Claims:
    """What a file promises. Raises `PackingError` where it is no solution file."""
    stated = _object(
        parsed(content), {"format", "status", "chosen", "objective", "bound", "proof", "prices"}, {"levels"}
    )
    if stated["format"] != FORMAT or stated["status"] not in {OPTIMAL, FEASIBLE}:
        raise _unreadable("format, status")
    last = {name: stated[name] for name in ("objective", "bound", "proof", "prices")}
    levels = stated.get("levels", [])
    if not isinstance(levels, list):
        raise _unreadable("levels")
    return Claims(
        status=stated["status"],
        chosen=_numbers("chosen", stated["chosen"]),
        levels=tuple(_claim(one) for one in (*levels, last)),
    )


def _claim(stated: object) -> Claim:
    claim = _object(stated, {"objective", "bound", "proof", "prices"}, set())
    prices = _object(claim["prices"], {"opening", "unit", "scale"}, {"group", "level"})
    if claim["proof"] not in {BY_PRICES, BY_SEARCH}:
        raise _unreadable("proof")
    objective, bound, scale = _numbers("objective, bound, scale", [claim["objective"], claim["bound"], prices["scale"]])
    columns = {name: _numbers(f"prices.{name}", prices.get(name, [])) for name in ("opening", "unit", "group", "level")}
    return Claim(objective=objective, bound=bound, proof=claim["proof"], scale=scale, **columns)


def _object(stated: object, required: set[str], optional: set[str]) -> Mapping[str, Any]:
    if not isinstance(stated, dict) or not required <= set(stated) <= required | optional:
        raise _unreadable(", ".join(sorted(required)))
    return stated


def _numbers(name: str, stated: object) -> tuple[int, ...]:
    if not isinstance(stated, list) or set(map(type, stated)) - {int}:
        raise _unreadable(name)
    return tuple(stated)


def _unreadable(what: str) -> PackingError:
    return PackingError(
        Text(f"{FORMAT} の形ではありません（{what}）", f"the file does not have the form of {FORMAT} ({what})")
    )


def first_broken(packing: Packing, claims: Claims) -> Text | None:
    """The first promise that does not hold; None where all do."""
    return next(chain(_shape(packing, claims), _plan(packing, claims), _levels(packing, claims)), None)


def by_search(claims: Claims) -> bool:
    """Whether something is claimed that only another search could confirm."""
    return any(claim.proof == BY_SEARCH for claim in claims.levels)


def _shape(packing: Packing, claims: Claims) -> Iterator[Text]:
    if len(claims.levels) != len(packing.values):
        yield Text(
            f"水準が{len(packing.values)}あるはずのところ、{len(claims.levels)}あります",
            f"{len(claims.levels)} levels are proved, the problem has {len(packing.values)}",
        )
        return
    for number, claim in enumerate(claims.levels):
        sizes = {
            "opening": len(packing.opening_places),
            "unit": len(packing.unit_places),
            "group": len(packing.groups),
            "level": number,
        }
        for name, size in sizes.items():
            prices = getattr(claim, name)
            if len(prices) != size or min(prices, default=0) < 0 or claim.scale < 1:
                yield Text(
                    f"prices.{name}: 0以上の数が{size}個あるはずです",
                    f"prices.{name}: not {size} numbers of at least 0",
                )
    for row in claims.chosen:
        if not 0 <= row < len(packing):
            yield Text(f"bundle {row} はありません", f"bundle {row} does not exist")
    if list(claims.chosen) != sorted(claims.chosen):
        yield Text("chosenが小さい順ではありません", "chosen does not ascend")


def _plan(packing: Packing, claims: Claims) -> Iterator[Text]:
    chosen = claims.chosen
    openings = [int(packing.opening[row]) for row in chosen]
    units: Counter[int] = Counter()
    for row in chosen:
        units[int(packing.unit[row])] += int(packing.places[row])
    taken = (
        ("subject", Counter(int(packing.subject[row]) for row in chosen), [1] * packing.subjects),
        ("opening", Counter(openings), packing.opening_places.tolist()),
        ("unit", units, packing.unit_places.tolist()),
    )
    for name, counted, limits in taken:
        for number, count in sorted(counted.items()):
            if number != NONE and count > limits[number]:
                yield Text(
                    f"{name} {number}: {limits[number]}までのところ、{count}使われています",
                    f"{name} {number} is given {count} times and has {limits[number]} places",
                )
    for number, group in enumerate(packing.groups):
        inside = set(group.openings.tolist())
        count = sum(opening in inside for opening in openings)
        if count > group.at_most:
            yield Text(
                f"groups[{number}]: {group.at_most}までのところ、{count}使われています",
                f"groups[{number}] is given {count} and takes at most {group.at_most}",
            )
    for row in sorted(set(packing.fixed.tolist()) - set(chosen)):
        yield Text(f"fixedの {row} が選ばれていません", f"the fixed bundle {row} is not chosen")
    for row in sorted(set(packing.forbidden.tolist()) & set(chosen)):
        yield Text(f"forbiddenの {row} が選ばれています", f"the forbidden bundle {row} is chosen")


def _levels(packing: Packing, claims: Claims) -> Iterator[Text]:
    sums = [sum(int(values[row]) for row in claims.chosen) for values in packing.values]
    for level, (claim, total) in enumerate(zip(claims.levels, sums, strict=True)):
        if claim.objective != total:
            yield Text(
                f"objective {claim.objective} は合計 {total} と違います",
                f"objective {claim.objective} is not the sum {total}",
            )
        proved = _proved(packing, claim, level, sums[:level])
        if claim.bound < claim.objective or (claim.proof == BY_PRICES and claim.bound < proved):
            yield Text(
                f"bound {claim.bound} は、証明されている {max(proved, total)} より小さい数です",
                f"bound {claim.bound} is below what is proved, {max(proved, total)}",
            )
        if claim.bound > proved:
            yield Text(
                f"bound {claim.bound} は、価格が示す {proved} と違います",
                f"bound {claim.bound} is not what the prices prove, {proved}",
            )
        met = claim.bound == claim.objective
        if (claims.status == OPTIMAL or claim.proof == BY_SEARCH) and not met:
            yield Text(
                f"最適とされていますが、bound {claim.bound} に {claim.bound - claim.objective} 届いていません",
                f"optimality is unsupported: {claim.bound - claim.objective} short of the bound {claim.bound}",
            )


def _proved(packing: Packing, claim: Claim, level: int, floors: list[int]) -> int:
    """The whole value that the prices of a claim prove: nothing that keeps the levels before it exceeds it."""
    pays = list(claim.opening)
    for price, group in zip(claim.group, packing.groups, strict=True):
        for opening in group.openings.tolist():
            pays[opening] += price
    pays.append(0)  # of no opening, by its number -1
    rents = [*claim.unit, 0]
    fixed, forbidden = set(packing.fixed.tolist()), set(packing.forbidden.tolist())
    settled = {int(packing.subject[row]) for row in fixed}
    fits = _fitting(packing)
    best = [0] * packing.subjects
    total = 0
    columns = (packing.subject, packing.opening, packing.unit, packing.places, *packing.values[: level + 1])
    for row, (subject, opening, unit, places, *values) in enumerate(
        zip(*(column.tolist() for column in columns), strict=True)
    ):
        worth = claim.scale * values[level] + sum(map(int.__mul__, claim.level, values))
        left = worth - pays[opening] - places * rents[unit]
        if row in fixed:
            total += left
        elif left > best[subject] and subject not in settled and row not in forbidden and fits[row]:
            best[subject] = left
    total += sum(best)
    total += sum(map(int.__mul__, claim.opening, packing.opening_places.tolist()))
    total += sum(map(int.__mul__, claim.unit, packing.unit_places.tolist()))
    total += sum(price * group.at_most for price, group in zip(claim.group, packing.groups, strict=True))
    total -= sum(map(int.__mul__, claim.level, floors))
    return total // claim.scale


def _fitting(packing: Packing) -> list[bool]:
    """Whether each bundle alone fits beside the fixed ones; what does not can stand in no plan."""
    openings, units = [*packing.opening_places.tolist(), 1], [*packing.unit_places.tolist(), MOST_PLACES]
    for row in packing.fixed.tolist():
        openings[packing.opening[row]] -= packing.opening[row] != NONE
        units[packing.unit[row]] -= int(packing.places[row]) * (packing.unit[row] != NONE)
    for group in packing.groups:
        inside = set(group.openings.tolist())
        if group.at_most <= sum(int(packing.opening[row]) in inside for row in packing.fixed):
            openings = [0 if opening in inside else left for opening, left in enumerate(openings)]
    columns = (packing.opening.tolist(), packing.unit.tolist(), packing.places.tolist())
    return [openings[opening] > 0 and units[unit] >= places for opening, unit, places in zip(*columns, strict=True)]
