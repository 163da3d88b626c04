"""Gives records with an address their point, with its precision; what somebody set by hand stays as it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from matcher.desk.gazetteer import geocode
from matcher.domain.errors import NotFoundError
from matcher.domain.registry import Precision
from matcher.domain.text import Text
from matcher.geography.municipalities import MUNICIPALITIES
from matcher.geography.places import Located
from matcher.records.adding import batches
from matcher.records.changes import Act
from matcher.records.keeping import Change, change
from matcher.records.kinds import Kind
from matcher.records.registry.addresses import RegistryAddress
from matcher.records.registry.kinds import BUILDINGS, EMPLOYERS, OPENINGS, UNITS
from matcher.records.stored import Stored, stored_by_id
from matcher.records.tables import table_of

Ask = Callable[[RegistryAddress], Located | None]
"""Asks a geocoder on the network; the address of a subject cannot be asked."""
LOCATED_KINDS = (EMPLOYERS, OPENINGS, BUILDINGS, UNITS)
"""The kinds that stand somewhere."""
_ELSEWHERE = Text(
    "住所は{found}ですが、市町村は{said}と登録されています。どちらかを直してください。",
    "the address is in {found}, but the record says {said}; correct one of them",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A record whose address gives no point that is sure."""

    code: str
    address: str
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """What the addresses of one kind of record give."""

    kind: Kind
    changes: tuple[Change, ...]
    unplaced: tuple[Unplaced, ...]


def find_points(session: Session, kind: Kind, ask: Ask | None = None) -> Placing:
    """The points of all records in use that have an address and no point, or a coarser one than can be found now.

    Nothing is written. Two queries for each address, and a few for all. `ask` asks a geocoder on the network, where one
    may be asked, for what the gazetteer knows no nearer than to the municipality.
    """
    table = table_of(kind.table)
    open_to_change = or_(table.c.lat.is_(None), table.c.point_precision.in_((Precision.TOWN, Precision.MUNICIPALITY)))
    wanted = table.c.address.is_not(None) & table.c.archived_on.is_(None) & open_to_change
    ids = session.scalars(select(table.c.id).where(wanted).order_by(table.c.id)).all()
    finder = _Finder(session, kind, ask)
    found = [finder.change(stored) for batch in batches(ids) for stored in stored_by_id(session, kind, batch)]
    return Placing(
        kind=kind,
        changes=tuple(one for one in found if isinstance(one, Change)),
        unplaced=tuple(one for one in found if isinstance(one, Unplaced)),
    )


def keep_points(session: Session, placing: Placing, act: Act) -> None:
    """Write the points that were found; the caller commits. Raises `ConflictError` where a record has moved on."""
    change(session, placing.kind, placing.changes, act)


class _Finder:
    """Looks up addresses in the gazetteer, and beyond it where that is allowed."""

    def __init__(self, session: Session, kind: Kind, ask: Ask | None) -> None:
        self._session, self._kind, self._ask = session, kind, ask

    def change(self, stored: Stored) -> Change | Unplaced | None:
        """What becomes of one record: a change, the reason why there is none, or nothing new."""
        address, said = str(stored.values["address"]), stored.values["municipality"]
        found = self._point(address, said)
        if isinstance(found, Text):
            return Unplaced(code=str(stored.values["code"]), address=address, why=found)
        if said is not None and found.municipality != said:
            why = _ELSEWHERE.filled(found=MUNICIPALITIES[found.municipality].name, said=MUNICIPALITIES[said].name)
            return Unplaced(code=str(stored.values["code"]), address=address, why=why)
        made = Change(stored=stored, after=_placed(stored, found))
        return made if made.differing() and _finer(stored, found) else None

    def _point(self, address: str, municipality: int | None) -> Located | Text:
        known = self._known(address, municipality)
        if self._ask is None or (isinstance(known, Located) and known.precision is not Precision.MUNICIPALITY):
            return known
        return self._ask(RegistryAddress(of=self._kind, address=address)) or known

    def _known(self, address: str, municipality: int | None) -> Located | Text:
        """The point of the gazetteer; where an address leaves out its municipality, that of the record is meant."""
        try:
            return geocode(self._session, address)
        except NotFoundError as error:
            if municipality is None:
                return error.said
        try:
            return geocode(self._session, f"{MUNICIPALITIES[municipality].name.ja}{address}")
        except NotFoundError as error:
            return error.said


def _placed(stored: Stored, found: Located) -> dict[str, object]:
    point = {"lat": found.lat, "lon": found.lon, "point_precision": found.precision}
    return {**stored.values, **point, "municipality": found.municipality}


def _finer(stored: Stored, found: Located) -> bool:
    """Whether the point is nearer to the place than the one that is known."""
    known: Precision | None = stored.values["point_precision"]
    order: Sequence[Precision] = tuple(Precision)
    return known is None or order.index(found.precision) < order.index(known)
