"""From an address to a point: awkward spellings, what cannot be known, and no guess between two places."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.registry import Precision
from matcher.domain.text import Text
from matcher.geography import addresses, locate, towns
from matcher.geography.folding import fold
from matcher.geography.municipalities import MUNICIPALITIES
from matcher.geography.places import Located, Place, Unlocated
from tests.gazetteer import TOWNS, block, find, search

AWKWARD = [
    ("茨城県 水戸市五軒町２丁目１１８９番１", "五軒町二丁目", "1189番1"),
    ("水戸市五軒町2-1189", "五軒町二丁目", "1189"),
    ("水戸市五軒町２－１１－５", "五軒町二丁目", "11-5"),
    ("〒310-0063 茨城県水戸市5軒町二丁目3番地 みどりハイツ101", "五軒町二丁目", "3番地 みどりハイツ101"),
    ("水戸市3の丸1の5の38", "三の丸一丁目", "5の38"),
    ("水戸市 三ノ丸 二丁目", "三の丸二丁目", ""),
    ("水戸市大字千波町1234", "千波町", "1234"),
    ("水戸市千波町2丁目5", "千波町", "2丁目5"),
    ("水戸市千波町字久保330番4", "千波町", "字久保330番4"),
    ("水戸市大塚町字新堂12", "大塚町字新堂", "12"),
    ("水戸市大塚町新堂12", "大塚町字新堂", "12"),
    ("水戸市百合ケ丘町8", "百合が丘町", "8"),
    ("水戸市六反田町三番地", "六反田町", "三番地"),
    ("日立市十王町伊師字宿3021番", "十王町伊師", "字宿3021番"),
    ("日立市十王町伊師本郷5", "十王町伊師本郷", "5"),
    ("日立市助川町1-2-3", "助川町一丁目", "2-3"),
    ("日立市助川町1番地2", "助川町", "1番地2"),
    ("竜ヶ崎市藤が丘5丁目15番6外", "藤ケ丘五丁目", "15番6外"),
    ("龍ケ崎市字根町3177番", "根町", "3177番"),
    ("龍ケ崎市根町3177", "根町", "3177"),
    ("下妻市下妻字栗山乙349番28", "下妻乙", "字栗山乙349番28"),
    ("下妻市下妻乙349-28", "下妻乙", "349-28"),
    ("常総市豊岡町字権現台丙2638番20", "豊岡町丙", "字権現台丙2638番20"),
    ("取手市白山1丁目乙1029番2", "白山一丁目", "乙1029番2"),
    ("常陸太田市木崎1町700", "木崎一町", "700"),
    ("北茨城市大津町五浦1丁目2", "大津町字五浦一丁目", "2"),
    ("つくば市二ノ宮１丁目", "二の宮一丁目", ""),
    ("つくば市上郷角内7", "上郷字角内", "7"),
    ("ひたちなか市阿字ヶ浦町10", "阿字ケ浦町", "10"),
    ("ひたちなか市市毛字上坪1220番12", "大字市毛", "字上坪1220番12"),
    ("鹿嶋市大字港ヶ丘1-5", "大字港ケ丘", "1-5"),
    ("筑西市甲123", "甲", "123"),
    ("小美玉市栗又四ヶ1500", "栗又四ケ", "1500"),
    ("茨城町長岡字下宿145番1", "大字長岡", "字下宿145番1"),
    ("茨城県猿島郡境町一の谷3", "大字一ノ谷", "3"),
    ("利根町四季の丘一丁目", "四季の丘一丁目", ""),
    ("坂東市猫実新田40", "猫実新田", "40"),
]


@pytest.mark.parametrize(("address", "town", "rest"), AWKWARD)
def test_awkward_addresses_reach_their_town(address: str, town: str, rest: str) -> None:
    located = find(address)
    named = next(place for place in TOWNS[located.municipality] if place.name == town)

    assert located.precision is Precision.TOWN
    assert (located.lat, located.lon) == (named.lat, named.lon)
    assert located.matched.endswith(f"{MUNICIPALITIES[located.municipality].name.ja}{town}")
    assert located.rest == rest


@pytest.mark.parametrize(
    ("address", "note"),
    [
        ("水戸市泉町3丁目", towns.NOT_LISTED),
        ("水戸市中央ビル", towns.NOT_LISTED),
        ("水戸市1-2-3", towns.NOT_LISTED),
        ("龍ケ崎市寺後3645", towns.NOT_LISTED),
        ("日立市助川町9丁目1", towns.NOT_LISTED),
        ("日立市助川町1-109", towns.SEVERAL),
        ("北茨城市磯原町磯原1-20", towns.SEVERAL),
        ("坂東市猫実東5-1", towns.NOT_LISTED),
        ("つくば市東平塚12", towns.NOT_LISTED),
        ("下妻市下妻349", towns.NOT_LISTED),
    ],
)
def test_what_is_not_listed_or_not_clear_is_the_office_and_said(address: str, note: Text) -> None:
    located = find(address)

    assert located.precision is Precision.MUNICIPALITY
    assert located.note is not None
    assert located.note.en.startswith(note.en.split("[", 1)[0])


@pytest.mark.parametrize(
    ("address", "note"),
    [
        ("土浦市小岩田東三丁目1", towns.CHOME_NOT_LISTED),
        ("つくば市東", towns.CHOME_NOT_SAID),
        ("水戸市五軒町1189", towns.CHOME_NOT_SAID),
        ("水戸市五軒町2-1189", towns.CHOME_READ),
        ("水戸市千波町久保330", towns.NOT_DIVIDED),
        ("龍ケ崎市4256番地", towns.NAMELESS),
        ("龍ケ崎市字寺後3645番", towns.NAMELESS),
    ],
)
def test_what_was_taken_for_granted_is_said(address: str, note: Text) -> None:
    located = find(address)

    assert (located.precision, located.note) == (Precision.TOWN, note)


@pytest.mark.parametrize("address", ["水戸市", "茨城県東茨城郡茨城町", "大子町 "])
def test_a_municipality_alone_is_its_office(address: str) -> None:
    located = find(address)
    office = MUNICIPALITIES[located.municipality]

    assert (located.lat, located.lon) == (office.lat, office.lon)
    assert (located.precision, located.rest, located.note) == (Precision.MUNICIPALITY, "", None)


def test_a_municipality_without_gazetteer_is_its_office_and_says_so() -> None:
    located = find("守谷市中央1-1")

    assert located.precision is Precision.MUNICIPALITY
    assert located.rest == "中央1-1"
    assert located.note == locate.NO_TOWNS.filled(municipality=MUNICIPALITIES[8224].name)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("", addresses.NOTHING),
        (" 　", addresses.NOTHING),
        ("千葉県柏市1-1", addresses.ELSEWHERE),
        ("東京都千代田区霞が関1-1-1", addresses.ELSEWHERE),
        ("栃木県那珂川町馬頭409", addresses.ELSEWHERE),
        ("宇都宮市旭1-1-5", addresses.NO_MUNICIPALITY),
        ("茨城県", addresses.NO_MUNICIPALITY),
        ("茨城県西茨城郡友部町中央3-2-1", addresses.NO_MUNICIPALITY),
        ("茨城県那珂郡大子町1", addresses.WRONG_COUNTY),
        ("那珂川町馬頭409", addresses.NO_MUNICIPALITY),
        ("架空町1の水戸市", addresses.NO_MUNICIPALITY),
        ("水戸駅", addresses.NO_MUNICIPALITY),
        ("あ" * 201, addresses.TOO_LONG),
    ],
)
def test_where_nothing_is_known_there_is_no_point(address: str, why: object) -> None:
    found = search(address)

    assert isinstance(found, Unlocated)
    assert found.said.ja.rpartition("。")[0].endswith(
        str(getattr(why, "ja", "")).rpartition("。")[0].rpartition("}")[2]
    )


@pytest.mark.parametrize(("address", "code"), [("つくばみらい市小絹1", 8235), ("つくば市要1", 8220), ("那珂市1", 8226)])
def test_no_municipality_is_taken_for_another_whose_name_begins_alike(address: str, code: int) -> None:
    assert find(address).municipality == code


@pytest.mark.parametrize("number", ["1189番1", "1189番地の1", "1189-1", "字上千束1189番地", "一一八九番", "１１８９"])
def test_a_listed_block_is_more_precise(number: str) -> None:
    listed = block("千波町", "1189")

    located = find(f"水戸市千波町{number}", listed, block("千波町", "118", north=0.1))

    assert (located.lat, located.precision) == (listed.lat, Precision.BLOCK)
    assert located.matched.startswith("茨城県水戸市千波町1189")


def test_the_same_number_in_another_koaza_is_another_lot() -> None:
    here, there = block("千波町", "5", koaza="久保"), block("千波町", "5", koaza="中山", north=0.05)

    assert find("水戸市千波町字久保5", here, there).lat == here.lat
    assert find("水戸市千波町字西5", here, there).precision is Precision.TOWN
    assert find("水戸市千波町5", here, there).note == locate.BLOCKS_APART.filled(block="5")


def test_a_lot_with_its_letter_comes_before_the_bare_number() -> None:
    bare, lettered = block("千波町", "12"), block("千波町", "甲12", north=0.05)

    assert find("水戸市千波町甲12", bare, lettered).lat == lettered.lat
    assert find("水戸市千波町12", bare, lettered).lat == bare.lat


def test_a_lot_that_one_of_several_towns_has_tells_which_is_meant() -> None:
    only = block("五軒町二丁目", "1189")

    located = find("水戸市五軒町1189番地の3", only)

    assert (located.lat, located.precision, located.note) == (only.lat, Precision.BLOCK, None)
    assert (located.matched, located.rest) == ("茨城県水戸市五軒町二丁目1189番地", "3")


def test_a_block_that_several_towns_have_tells_nothing() -> None:
    both = block("五軒町一丁目", "3"), block("五軒町二丁目", "3")

    assert find("水戸市五軒町3", *both).precision is Precision.TOWN


@pytest.mark.parametrize(("north", "precision"), [(0.02, Precision.MUNICIPALITY), (0.005, Precision.TOWN)])
def test_two_towns_of_one_name_are_one_place_only_where_they_are_near(north: float, precision: Precision) -> None:
    twins = [Place(town="本町", name="本町", lat=36.3 + add, lon=140.4) for add in (0.0, north)]

    located = locate.locate("水戸市本町5", lambda _: twins, lambda *_: [])

    assert isinstance(located, Located)
    assert located.precision is precision


@given(st.sampled_from([(code, place) for code, places in TOWNS.items() for place in places]), st.data())
def test_a_town_is_found_in_every_spelling(told: tuple[int, Place], data: st.DataObject) -> None:
    code, place = told
    municipality, name = MUNICIPALITIES[code], place.name.removeprefix("大字")
    swaps = st.sampled_from([("ケ", "ヶ"), ("ヶ", "が"), ("の", "ノ"), ("之", "の"), ("一丁目", "１丁目")])
    for old, new in data.draw(st.lists(swaps, max_size=3)):
        name = name.replace(old, new)
    head = data.draw(st.sampled_from(["茨城県", "", "茨城県 ", f"茨城県{municipality.county}", municipality.county]))
    oaza = data.draw(st.sampled_from(["", "大字"])) if name and "丁目" not in name else ""
    tail = data.draw(st.sampled_from(["１２３番地４", "字沖ノ内567番", " 12号棟"]))

    located = find(f"{head}{municipality.name.ja}{oaza}{name}{tail}")

    assert located.precision is Precision.TOWN
    assert fold(located.matched).endswith(place.town)


@given(st.text(alphabet="茨城県水戸市千波町五軒三の丸大字甲乙0123１－-番地号丁目 ", max_size=40))
def test_whatever_is_written_has_a_point_in_the_prefecture_or_a_reason(address: str) -> None:
    found = search(address)

    if isinstance(found, Located):
        assert 35.7 < found.lat < 37.0
        assert found.rest in unicodedata.normalize("NFKC", address)
    else:
        assert found.said.ja
