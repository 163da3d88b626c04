"""Imports gazetteers, and finds the points of addresses in them."""

from collections.abc import Collection, Sequence

from sqlalchemy import Insert, Select, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from matcher.domain.errors import NotFoundError
from matcher.exchange.gazetteer import GazetteerFile
from matcher.geography.locate import locate
from matcher.geography.places import Located, Place, Unlocated
from matcher.records.registry.gazetteer import GazetteerPoint

Points = Select[str, str, str, str, float, float]


def import_gazetteer(session: Session, found: GazetteerFile) -> int:
    """Store the points of a file, and how many it replaced; the caller commits.

    What the file says of the towns, or of the blocks, of a municipality replaces what was there before of that kind.
    A second import of one file changes nothing. A point that a file states twice is kept once.
    """
    of_kind = GazetteerPoint.block != "" if found.of_blocks else GazetteerPoint.block == ""
    old = delete(GazetteerPoint).where(GazetteerPoint.municipality.in_(sorted(found.municipalities)), of_kind)
    replaced = session.execute(old, execution_options={"synchronize_session": False})
    statement = _insert(session)
    for batch in found.batches():
        session.connection().execute(statement, batch)
    return int(getattr(replaced, "rowcount", 0))


def geocode(session: Session, address: str) -> Located:
    """The best point that is sure for an address; two queries at most.

    Raises `NotFoundError` where there is none, saying why and what to do.
    """
    found = locate(
        address,
        lambda municipality: _places(session, _points(municipality, [""])),
        lambda municipality, towns, blocks: _places(
            session, _points(municipality, blocks).where(GazetteerPoint.town.in_(towns))
        ),
    )
    if isinstance(found, Unlocated):
        raise NotFoundError(found.said)
    return found


def _insert(session: Session) -> Insert:
    make = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    return make(GazetteerPoint).on_conflict_do_nothing()


def _points(municipality: int, blocks: Collection[str]) -> Points:
    point = GazetteerPoint
    columns = select(point.town, point.name, point.koaza, point.block, point.lat, point.lon)
    return columns.where(point.municipality == municipality, point.block.in_(blocks)).order_by(point.id)


def _places(session: Session, points: Points) -> Sequence[Place]:
    return [
        Place(town=town, name=name, koaza=koaza, block=block, lat=lat, lon=lon)
        for town, name, koaza, block, lat, lon in session.execute(points)
    ]
