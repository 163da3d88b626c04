"""Imported gazetteers: stored once, replaced as a whole, and asked at most twice for an address."""

import time
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matcher.desk.gazetteer import geocode, import_gazetteer
from matcher.domain.errors import NotFoundError
from matcher.domain.registry import Precision
from matcher.exchange.gazetteer import open_gazetteer
from matcher.records.registry.gazetteer import GazetteerPoint
from tests.counts import scaled
from tests.gazetteer import TOWNS, TOWNS_FILE
from tests.records import counted_queries

BLOCKS = "都道府県名,市区町村名,大字・丁目名,小字・通称名,街区符号・地番,緯度,経度,代表フラグ"

ROWS = scaled(5_000, 400_000)
MOST_SECONDS = 10.0
"""Others wait so long for their turn to write."""


def imported(session: Session, path: Path) -> int:
    with open_gazetteer(path) as found:
        return import_gazetteer(session, found)


def stored(session: Session) -> list[tuple[object, ...]]:
    columns = [column for column in GazetteerPoint.__table__.columns if column.name != "id"]
    return sorted(tuple(row) for row in session.execute(select(*columns)))


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def blocks(folder: Path, *rows: str) -> Path:
    return written(folder / "blocks.csv", BLOCKS, *rows)


def test_a_second_import_changes_nothing(session: Session) -> None:
    first = imported(session, TOWNS_FILE)
    before = stored(session)

    second = imported(session, TOWNS_FILE)

    assert (first, second) == (0, len(before))
    assert stored(session) == before
    assert len(before) == sum(map(len, TOWNS.values()))


def test_a_newer_file_replaces_the_towns_of_its_municipalities_only(session: Session, tmp_path: Path) -> None:
    imported(session, TOWNS_FILE)
    newer = written(tmp_path / "new.csv", "pref,city,town,koaza,lat,lng", "茨城県,水戸市,千波町,,36.36,140.46")

    replaced = imported(session, newer)

    assert replaced == len(TOWNS[8201])
    assert geocode(session, "水戸市千波町5").lat == 36.36
    assert geocode(session, "水戸市三の丸1-5").precision is Precision.MUNICIPALITY
    assert geocode(session, "取手市白山1丁目").precision is Precision.TOWN


def test_blocks_and_towns_do_not_replace_each_other(session: Session, tmp_path: Path) -> None:
    path = blocks(tmp_path, "茨城県,水戸市,千波町,,330,36.365,140.458,1", "茨城県,水戸市,千波町,,330,36.365,140.458,1")

    imported(session, path)
    imported(session, TOWNS_FILE)

    assert session.scalar(select(func.count()).where(GazetteerPoint.block == "330")) == 1
    located = geocode(session, "水戸市千波町字久保330番4")
    assert (located.lat, located.precision, located.rest) == (36.365, Precision.BLOCK, "4")


@pytest.mark.parametrize(
    ("address", "most"),
    [("水戸市", 0), ("水戸市千波町", 1), ("水戸市千波町330", 2), ("水戸市五軒町9-3-1", 2), ("守谷市中央1", 1)],
)
def test_an_address_takes_two_queries_at_most(session: Session, address: str, most: int) -> None:
    imported(session, TOWNS_FILE)

    with counted_queries(session) as queries:
        geocode(session, address)

    assert len(queries) <= most


def test_many_blocks_are_stored_in_little_time(session: Session, tmp_path: Path) -> None:
    rows = [f"茨城県,水戸市,千波町,,{number},36.365,140.458,1" for number in range(1, ROWS + 1)]
    with open_gazetteer(blocks(tmp_path, *rows)) as found:
        began = time.monotonic()
        import_gazetteer(session, found)

    assert time.monotonic() - began <= MOST_SECONDS
    assert session.scalar(select(func.count()).select_from(GazetteerPoint)) == ROWS


def test_an_address_elsewhere_is_not_found(session: Session) -> None:
    with pytest.raises(NotFoundError, match="千葉県"):
        geocode(session, "千葉県柏市1-1")


def test_two_places_of_one_name_are_both_kept(session: Session, tmp_path: Path) -> None:
    rows = ["茨城県,水戸市,本町,,36.36,140.46", "茨城県,水戸市,本町,,36.39,140.42"]
    imported(session, written(tmp_path / "twins.csv", "pref,city,town,koaza,lat,lng", *rows))

    located = geocode(session, "水戸市本町7")

    assert located.precision is Precision.MUNICIPALITY
    assert located.note is not None
    assert "本町" in located.note.ja
