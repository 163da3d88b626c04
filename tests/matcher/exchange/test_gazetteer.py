"""Gazetteer files: three layouts, two encodings, and every row that cannot be read named, none of the others lost."""

from pathlib import Path

import pytest

from matcher.domain.errors import FileFaultsError
from matcher.exchange.gazetteer import BATCH, MOST_FAULTS, GazetteerFile, open_gazetteer
from matcher.exchange.gazetteer_rows import LeftOut, Point
from tests.gazetteer import TOWNS_FILE

MLIT_TOWNS = (
    "都道府県コード,都道府県名,市区町村コード,市区町村名,大字町丁目コード,大字町丁目名,緯度,経度,"
    "原典資料コード,大字・字・丁目区分コード"
)
MLIT_BLOCKS = (
    "都道府県名,市区町村名,大字・丁目名,小字・通称名,街区符号・地番,座標系番号,Ｘ座標,Ｙ座標,緯度,経度,"
    "住居表示フラグ,代表フラグ,更新前履歴フラグ,更新後履歴フラグ"
)
GEOLONIA = "pref,city,town,koaza,lat,lng"
MITO = "茨城県,水戸市,{town},,36.3658,140.4713"


def written(folder: Path, *lines: str, encoding: str = "cp932", end: str = "\r\n") -> Path:
    path = folder / "gazetteer.csv"
    path.write_bytes(end.join([*lines, ""]).encode(encoding))
    return path


def points_of(path: Path) -> tuple[GazetteerFile, list[Point]]:
    with open_gazetteer(path) as found:
        return found, [point for batch in found.batches() for point in batch]


def town_row(town: str, code: str = "08201", city: str = "水戸市", lat: str = "36.3658", lon: str = "140.4713") -> str:
    return f'"08","茨城県","{code}","{city}","082010001000","{town}","{lat}","{lon}","0","1"'


def block_row(block: str, *, koaza: str = "", stands: str = "1", change: str = "0") -> str:
    return f"茨城県,水戸市,千波町,{koaza},{block},9,1.0,2.0,36.3658,140.4713,0,{stands},{change},0"


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig"])
def test_towns_of_the_ministry_are_read_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    found, points = points_of(written(tmp_path, MLIT_TOWNS, town_row("三の丸一丁目"), encoding=encoding))

    at = {"municipality": 8201, "lat": 36.3658, "lon": 140.4713}
    assert points == [at | {"town": "三の丸1丁目", "name": "三の丸一丁目", "koaza": "", "block": ""}]
    assert (found.of_blocks, found.municipalities, found.fault_count) == (False, frozenset({8201}), 0)


def test_blocks_of_the_ministry_are_read(tmp_path: Path) -> None:
    found, points = points_of(written(tmp_path, MLIT_BLOCKS, block_row("０１２", koaza="字久保")))

    assert found.of_blocks
    assert [(point["town"], point["koaza"], point["block"]) for point in points] == [("千波町", "久保", "12")]


def test_blocks_that_are_not_wanted_are_counted_by_reason(tmp_path: Path) -> None:
    elsewhere = block_row("5").replace("茨城県", "千葉県")
    rows = [
        block_row("1"),
        block_row("2", stands="0"),
        block_row("3", change="3"),
        block_row("4", change="1"),
        elsewhere,
    ]

    found, points = points_of(written(tmp_path, MLIT_BLOCKS, *rows))

    assert [point["block"] for point in points] == ["1", "4"]
    assert found.left_out == {LeftOut.NOT_REPRESENTATIVE: 1, LeftOut.REMOVED: 1, LeftOut.ELSEWHERE: 1}
    assert found.fault_count == 0


def test_towns_of_geolonia_carry_the_county_and_the_koaza() -> None:
    found, points = points_of(TOWNS_FILE)

    names = {(point["municipality"], point["name"]) for point in points}
    assert {(8302, "大字長岡"), (8201, "大塚町"), (8201, "大塚町字新堂")} <= names
    assert (found.count, found.fault_count) == (len(points), 0)


@pytest.mark.parametrize("name", ["（大字なし）", "(大字なし)"])
def test_the_part_without_town_names_has_an_empty_name(tmp_path: Path, name: str) -> None:
    _, points = points_of(written(tmp_path, MLIT_TOWNS, town_row(name)))

    assert [(point["name"], point["town"]) for point in points] == [("", "")]


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("茨城県,水戸市,千波町,,,140.4713", "lat", None),
        ("茨城県,水戸市,千波町,,36.3658,", "lng", None),
        ("茨城県,水戸市,千波町,,140.4713,36.3658", "lat", "140.4713"),
        ("茨城県,水戸市,千波町,,北緯36,140.4713", "lat", "北緯36"),
        ("茨城県,水戸市,千波町,,nan,140.4713", "lat", "nan"),
        ("茨城県,水戸市,千波町,,36.6,140.65", "lat", "36.6"),
        ("茨城県,内原町,内原,,36.3658,140.4713", "city", "内原町"),
        ("茨城県,水戸市,,,36.3658,140.4713", "town", None),
        ("茨城県,水戸市,千\x07波町,,36.3658,140.4713", "town", "千\x07波町"),
        (f"茨城県,水戸市,{'町' * 100},,36.3658,140.4713", "town", f"{'町' * 60}…"),
        ("茨城県,水戸市,千波町,36.3658,140.4713", None, None),
        ('茨城県,水戸市,"千波町,,36.3658,140.4713', None, None),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_the_others_are_kept(
    tmp_path: Path, row: str, column: str | None, value: str | None
) -> None:
    lines = [GEOLONIA, MITO.format(town="一町"), row, MITO.format(town="二町")]

    found, points = points_of(written(tmp_path, *lines, encoding="utf-8"))

    assert [point["name"] for point in points] == ["一町", "二町"]
    [fault] = found.faults
    assert (fault.file, fault.row, fault.column, fault.value) == ("gazetteer.csv", 3, column, value)
    assert fault.reason.ja
    assert fault.remedy.en


def test_a_letter_that_no_encoding_has_spoils_its_row_only(tmp_path: Path) -> None:
    path = written(tmp_path, MLIT_TOWNS, town_row("千波町"), town_row("X波町"), town_row("見川"))
    path.write_bytes(path.read_bytes().replace(b"X", b"\xff"))

    found, points = points_of(path)

    assert [point["name"] for point in points] == ["千波町", "見川"]
    assert [(fault.row, fault.column) for fault in found.faults] == [(3, "大字町丁目名")]


def test_code_and_name_of_a_municipality_must_agree(tmp_path: Path) -> None:
    rows = [town_row("千波町", code="08202"), town_row("千波町", code="08201")]

    found, points = points_of(written(tmp_path, MLIT_TOWNS, *rows))

    assert (len(points), [fault.value for fault in found.faults]) == (1, ["水戸市"])


@pytest.mark.parametrize("lines", [[], [""], ["名前,住所", "甲,乙"], ["緯度,経度", "36,140"]])
def test_a_file_that_is_no_gazetteer_is_refused_as_a_whole(tmp_path: Path, lines: list[str]) -> None:
    with pytest.raises(FileFaultsError), open_gazetteer(written(tmp_path, *lines)):
        pass


@pytest.mark.parametrize("name", [".", "nowhere.csv"])
def test_a_file_that_cannot_be_opened_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileFaultsError, match="cannot be opened"), open_gazetteer(tmp_path / name):
        pass


def test_many_rows_come_in_batches_as_often_as_wanted(tmp_path: Path) -> None:
    rows = [block_row(str(number)) for number in range(BATCH + 5)]
    with open_gazetteer(written(tmp_path, MLIT_BLOCKS, *rows)) as found:
        once, twice = list(found.batches()), list(found.batches())

    assert [len(batch) for batch in once] == [BATCH, 5]
    assert once == twice


def test_faults_past_counting_are_counted(tmp_path: Path) -> None:
    rows = [town_row("千波町", lat="0")] * (MOST_FAULTS + 3)

    found, _ = points_of(written(tmp_path, MLIT_TOWNS, *rows))

    assert (len(found.faults), found.fault_count) == (MOST_FAULTS, MOST_FAULTS + 3)
    assert found.faults[-1].row == MOST_FAULTS + 1


def test_a_wide_space_within_a_name_does_no_harm(tmp_path: Path) -> None:
    _, points = points_of(written(tmp_path, MLIT_TOWNS, town_row("三の丸　一丁目")))

    assert [point["town"] for point in points] == ["三の丸1丁目"]


def test_empty_lines_are_passed_over(tmp_path: Path) -> None:
    _, points = points_of(written(tmp_path, "", GEOLONIA, "", MITO.format(town="一町"), ",,,,,", encoding="utf-8"))

    assert len(points) == 1
