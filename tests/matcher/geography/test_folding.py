"""Folding: what is written differently and means the same meets, and what is a name stays a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.geography.folding import fold, folded
from matcher.geography.municipalities import MUNICIPALITIES, by_name
from matcher.geography.numerals import in_kanji, read_kanji
from tests.gazetteer import TOWNS

NAMES = sorted({place.name for places in TOWNS.values() for place in places})
LETTERS = "水戸市大字五軒町一二三十百〇丁目番地号の之ノケヶがツッつ龍竜甲乙新田字0123４５６－-\u2010―ー 　ｶﾞガA,、"
ADDRESSES = st.text(alphabet=LETTERS, max_size=30)


@pytest.mark.parametrize(
    "spellings",
    [
        ("龍ケ崎市", "龍ヶ崎市", "龍が崎市", "龍ガ崎市", "竜ヶ崎市", "竜ｹ崎市"),
        ("三の丸一丁目", "三の丸１丁目", "三ノ丸1丁目", "3の丸一丁目", "三 の 丸　1丁目"),
        ("五軒町二丁目1189", "５軒町2丁目１１８９", "五軒町2丁1189"),
        ("大字長岡", "長岡", "大 字 長岡"),
        ("市之代", "市ノ代", "市の代"),
        ("米ノ井", "米の井"),
        ("西三町", "西3町", "西３町"),
        ("千波町1-2", "千波町１－２", "千波町1\u20102", "千波町1−2", "千波町1ー2", "千波町1の2", "千波町１ノ２"),
        ("四ツ谷", "四ッ谷", "四つ谷"),
        ("汐見ケ丘十二丁目", "汐見ヶ丘12丁目", "汐見が丘012丁目"),
    ],
)
def test_spellings_of_one_place_meet(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("三の丸", "二の丸"),
        ("一本松", "二本松"),
        ("西原", "西字原"),
        ("十王町", "王町"),
        ("中央一丁目", "中央二丁目"),
        ("千波町1-2", "千波町12"),
        ("大字新", "大新"),
    ],
)
def test_different_places_stay_apart(names: tuple[str, str]) -> None:
    assert fold(names[0]) != fold(names[1])


@pytest.mark.parametrize("name", ["三の丸", "十軒", "六反田町", "一本松", "木崎一町", "百合が丘町", "四季の丘"])
def test_numbers_in_kanji_within_a_name_are_no_digits(name: str) -> None:
    assert not any(letter.isdecimal() for letter in fold(name))


@given(ADDRESSES)
def test_folding_twice_is_folding_once(address: str) -> None:
    assert fold(fold(address)) == fold(address)


@given(st.text(max_size=50))
def test_whatever_is_written_can_be_folded(text: str) -> None:
    result = folded(text)

    assert len(result.ends) == len(result.key) + 1
    assert result.ends[-1] <= len(result.shown)


@given(st.sampled_from(NAMES), st.sampled_from(["", "123番地4", "字沖ノ内5-6", " みどりハイツ101"]))
def test_what_follows_a_name_comes_back_as_it_was_written(name: str, tail: str) -> None:
    whole, length = folded(f"{name}{tail}"), len(fold(name))

    assert whole.key.startswith(fold(name))
    assert whole.splits_at(length)
    assert whole.after(length) == tail.strip()


def test_a_number_is_never_split() -> None:
    address = folded("五軒町十二丁目3")

    assert [n for n in range(len(address.key) + 1) if not address.splits_at(n)] == [4, 5, 6]


@pytest.mark.parametrize("code", MUNICIPALITIES)
def test_every_municipality_is_found_by_its_folded_name(code: int) -> None:
    place = MUNICIPALITIES[code]

    assert by_name(fold(place.name.ja)) == by_name(f"茨城県{place.county}{place.name.ja}") == place


@given(st.integers(1, 99))
def test_numbers_in_kanji_are_read_as_they_are_written(number: int) -> None:
    assert read_kanji(in_kanji(number)) == number


@pytest.mark.parametrize(("said", "number"), [("百五", 105), ("二三", 23), ("二百十", 210), ("〇", 0)])
def test_larger_numbers_in_kanji_are_read_too(said: str, number: int) -> None:
    assert read_kanji(said) == number
