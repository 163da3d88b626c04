"""Rows of the demo before they are files: plain values by field name, and how people read each value in a cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from matcher.domain.term import Term
from matcher.domain.vocabulary import Licence, LicenceStatus, Occupation, OffenceCategory, OffenceStance
from matcher.geography.municipalities import MUNICIPALITIES
from seed_data.places import Spot

Value = str | int | float | date | Term | None
"""A bool is an int too, and written as はい or いいえ."""
Cell = Value | tuple[str | Term, ...]
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefecture:
    """All rows of a generated prefecture, by kind of file."""

    employers: tuple[Row, ...]
    openings: tuple[Row, ...]
    providers: tuple[Row, ...]
    units: tuple[Row, ...]
    rounds: tuple[Row, ...]
    routes: tuple[Row, ...]
    subjects: tuple[Row, ...]
    consents: tuple[Row, ...]


def written(cell: Cell) -> str:
    """A cell as people read it: labels, ISO days, lists with semicolons (なし: asked, none), nothing where unknown."""
    if isinstance(cell, tuple):
        return "; ".join(written(part) for part in cell) or "なし"
    if cell is None:
        return ""
    if isinstance(cell, Term):
        return cell.label.ja
    if isinstance(cell, bool):
        return "はい" if cell else "いいえ"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def located(spot: Spot) -> dict[str, Cell]:
    """The three cells of a place."""
    return {"municipality": town(spot.municipality), "lat": spot.lat, "lon": spot.lon}


def town(code: int) -> str:
    """The name of a municipality."""
    return MUNICIPALITIES[code].name.ja


def towns(*codes: int) -> tuple[str, ...]:
    """The names of several municipalities."""
    return tuple(town(code) for code in codes)


def stances(*declared: tuple[OffenceStance, Iterable[OffenceCategory]]) -> tuple[str, ...]:
    """What a receiving side declares; the later of two stances on one category counts."""
    by_offence = {offence: stance for stance, offences in declared for offence in offences}
    return tuple(
        f"{offence.label.ja}={by_offence[offence].label.ja}" for offence in OffenceCategory if offence in by_offence
    )


def accepting(*accepted: OffenceCategory, experienced: Iterable[OffenceCategory] = ()) -> tuple[str, ...]:
    """Stances of somebody who accepts those categories and no other."""
    return stances(
        (OffenceStance.NOT_ACCEPTED, OffenceCategory),
        (OffenceStance.ACCEPTED, accepted),
        (OffenceStance.EXPERIENCED, experienced),
    )


def holds(licence: Licence, *, until: date | None = None) -> str:
    """A licence that is valid, until a day or for good."""
    end = "" if until is None else f":{until.isoformat()}"
    return f"{licence.label.ja}={LicenceStatus.VALID.label.ja}{end}"


def lost(licence: Licence, status: LicenceStatus, *, until: date, again_from: date) -> str:
    """A licence that lapsed or was revoked, and the day from which it can be had again."""
    return f"{licence.label.ja}={status.label.ja}:{until.isoformat()}:{again_from.isoformat()}"


def worked(months: Mapping[Occupation, int]) -> tuple[str, ...]:
    """Months of experience by occupation."""
    return tuple(f"{occupation.label.ja}={count}" for occupation, count in months.items())
