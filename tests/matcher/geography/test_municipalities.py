"""The 44 municipalities of Ibaraki, and how their names are found."""

import pytest

from matcher.geography.municipalities import MUNICIPALITIES, by_name
from matcher.geography.outlines import CREDIT, OUTLINES, lies_within


def test_there_are_forty_four_in_the_order_of_their_codes() -> None:
    assert len(MUNICIPALITIES) == 44
    assert list(MUNICIPALITIES) == sorted(MUNICIPALITIES)
    assert all(code == place.code for code, place in MUNICIPALITIES.items())


def test_their_people_are_those_of_the_census() -> None:
    assert sum(place.population for place in MUNICIPALITIES.values()) == 2_867_009


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("水戸市", 8201),
        ("Mito", 8201),
        ("08201", 8201),
        ("8201", 8201),
        ("０８２０１", 8201),
        ("龍ケ崎市", 8208),
        ("龍ヶ崎市", 8208),
        ("龍が崎市", 8208),
        ("かすみがうら市", 8230),
        ("茨城県 ひたちなか市", 8221),
        ("東茨城郡大洗町", 8309),
        ("茨城町", 8302),
        ("茨城県東茨城郡茨城町", 8302),
        ("結城市", 8207),
        ("結城郡八千代町", 8521),
        ("那珂市", 8226),
    ],
)
def test_a_name_is_found_however_it_is_written(name: str, code: int) -> None:
    found = by_name(name)

    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["", "水戸", "宇都宮市", "09201", "茨城県"])
def test_what_is_no_municipality_is_not_found(name: str) -> None:
    assert by_name(name) is None


def test_codes_have_five_digits() -> None:
    assert MUNICIPALITIES[8201].jis_code == "08201"


@pytest.mark.parametrize("code", MUNICIPALITIES)
def test_an_office_stands_in_its_own_municipality_and_in_no_other(code: int) -> None:
    office = MUNICIPALITIES[code]

    within = [other for other in OUTLINES if lies_within(other, lat=office.lat, lon=office.lon)]

    assert within == [code]


def test_the_source_of_the_outlines_is_credited() -> None:
    assert CREDIT.ja == "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成"
