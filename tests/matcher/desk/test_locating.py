"""Records with an address get their point; what is surer, or was set by hand, stays."""

from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from matcher.desk.gazetteer import import_gazetteer
from matcher.desk.locating import find_points, keep_points
from matcher.desk.recording import Seen, patch_record
from matcher.domain.registry import Precision
from matcher.exchange.gazetteer import open_gazetteer
from matcher.geography.places import Located
from matcher.records.adding import add
from matcher.records.registry.addresses import RegistryAddress
from matcher.records.registry.kinds import EMPLOYERS
from matcher.records.sessions import writing_session
from matcher.records.stored import stored_by_key
from tests.acts import act
from tests.gazetteer import TOWNS_FILE
from tests.records import TODAY, counted_queries
from tests.said import said

MITO = "茨城県水戸市千波町1234番地"


@pytest.fixture(autouse=True)
def _towns(engine: Engine) -> None:
    """The towns that addresses are looked up in."""
    with open_gazetteer(TOWNS_FILE) as towns, writing_session(engine) as session, session.begin():
        import_gazetteer(session, towns)


def place(session: Session, **values: object) -> dict[str, Any]:
    """What becomes of one employer with these values."""
    add(session, EMPLOYERS, [said(EMPLOYERS, **values)], act())
    keep_points(session, find_points(session, EMPLOYERS), act())
    stored = stored_by_key(session, EMPLOYERS, [("E-1",)])[("E-1",)].values
    return {name: stored[name] for name in ("lat", "lon", "point_precision", "municipality")}


def test_an_address_gives_point_precision_and_municipality(session: Session) -> None:
    assert place(session, address=MITO) == {
        "lat": 36.358263,
        "lon": 140.457849,
        "point_precision": Precision.TOWN,
        "municipality": 8201,
    }


def test_an_address_without_its_municipality_is_that_of_the_record(session: Session) -> None:
    assert place(session, address="千波町1234", municipality=8201)["point_precision"] is Precision.TOWN


@pytest.mark.parametrize("precision", [Precision.BY_HAND, Precision.EXACT, Precision.BLOCK, None])
def test_a_point_that_is_surer_or_set_by_hand_stays(session: Session, precision: Precision | None) -> None:
    point = {"lat": 36.36, "lon": 140.46, "point_precision": precision, "municipality": 8201}

    assert place(session, address=MITO, **point) == point


def test_the_point_of_an_office_gives_way_to_that_of_the_town(session: Session) -> None:
    office = {"lat": 36.36583, "lon": 140.47139, "point_precision": Precision.MUNICIPALITY, "municipality": 8201}

    assert place(session, address=MITO, **office)["point_precision"] is Precision.TOWN


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"address": "東京都千代田区架空1-1"}, ""),
        ({"address": MITO, "municipality": 8203}, "the address is in Mito, but the record says Tsuchiura"),
    ],
)
def test_what_is_not_sure_is_told_and_not_placed(session: Session, values: dict[str, object], why: str) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS, **values)], act())

    placing = find_points(session, EMPLOYERS)

    assert placing.changes == ()
    assert [(one.code, one.address) for one in placing.unplaced] == [("E-1", values["address"])]
    assert placing.unplaced[0].why.en.startswith(why)


def test_it_takes_two_queries_an_address(session: Session) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS, code=f"E-{n}", address=MITO) for n in range(20)], act())

    with counted_queries(session) as queries:
        find_points(session, EMPLOYERS)

    assert len(queries) <= 2 * 20 + 3


def test_a_geocoder_is_asked_only_for_what_the_gazetteer_does_not_know(session: Session) -> None:
    asked: list[str] = []

    def ask(one: RegistryAddress) -> Located:
        asked.append(one.address)
        return Located(lat=36.4, lon=140.5, precision=Precision.EXACT, matched="", rest="", municipality=8201)

    unknown = "茨城県水戸市架空町1"
    add(session, EMPLOYERS, [said(EMPLOYERS, address=MITO), said(EMPLOYERS, code="E-2", address=unknown)], act())

    placing = find_points(session, EMPLOYERS, ask)

    assert asked == [unknown]
    assert [change.after["point_precision"] for change in placing.changes] == [Precision.TOWN, Precision.EXACT]


def test_a_point_that_somebody_moves_is_set_by_hand(session: Session) -> None:
    place(session, address=MITO)
    stored = stored_by_key(session, EMPLOYERS, [("E-1",)])[("E-1",)]

    seen = Seen(name="E-1", version=stored.version)
    moved = patch_record(session, EMPLOYERS, seen, {"lat": 36.36, "lon": 140.46}, act=act(), today=TODAY)
    seen = Seen(name="E-1", version=moved.version)
    gone = patch_record(session, EMPLOYERS, seen, {"lat": None, "lon": None}, act=act(), today=TODAY)

    assert moved.values["point_precision"] is Precision.BY_HAND
    assert gone.values["point_precision"] is None
