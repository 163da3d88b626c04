"""Names, telephone numbers and addresses that mean the same are the same; those that do not stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.desk.likeness import keys_of, likenesses, name_key, phone_key
from matcher.domain.registry import Likeness

NUMBER, ADDRESS, PHONE, NAME = Likeness


@pytest.mark.parametrize(
    "name",
    [
        "株式会社架空建設",
        "架空建設株式会社",
        "（株）架空建設",
        "(株)架空建設",
        "㈱架空建設",
        "㊑架空建設",
        "㍿架空建設",
        " 架空　建設 ",
        "架空・建設（有）",
        "合同会社 架空建設",
        "架空建設\u200b",
        "架空建設, Co.,Ltd.",
        "一般社団法人架空建設",
        "NPO法人 架空建設",
    ],
)
def test_legal_form_width_and_spaces_make_no_other_name(name: str) -> None:
    assert name_key(name) == name_key("架空建設")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ｶｸｳｹﾝｾﾂ", "カクウケンセツ"),
        ("かくうけんせつ", "カクウケンセツ"),
        ("\uff2b\uff41\uff4b\uff55\u3000LLC", "kaku"),
        ("コ-ポ架空", "コーポ架空"),
        ("髙橋架空", "高橋架空"),
        ("霞ケ架空", "霞ヶ架空"),
        ("カ)カクウ", "（株）カクウ"),
        ("カクウ（ユ", "カクウ"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("架空建設（架空）", "架空建設"),
        ("架空建設", "架空工業"),
        ("架空建設水戸支店", "架空建設日立支店"),
        ("株式会社", "有限会社"),
        ("🏠", "🏢"),
        ("株主の家", "主の家"),
        ("架空1号店", "架空2号店"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    "phone", ["029-000-0001", "（０２９）０００－０００１", "0290000001", "+81 29-000-0001", "+81-029-000-0001"]
)
def test_a_telephone_number_is_its_digits(phone: str) -> None:
    assert phone_key(phone) == "0290000001"


@pytest.mark.parametrize("phone", ["", "なし", "12345", "内線 5", "029-000-0001 029-000-0002"])
def test_what_is_no_telephone_number_is_equal_to_none(phone: str) -> None:
    assert phone_key(phone) is None


def reasons(one: dict[str, object], other: dict[str, object]) -> tuple[Likeness, ...]:
    return likenesses(keys_of({"name": "架空建設"} | one), keys_of({"name": "架空建設"} | other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {"name": "㈱架空建設"}, (NAME,)),
        ({"name": "甲"}, {"name": "乙"}, ()),
        ({"name": "甲", "phone": None}, {"name": "乙", "phone": None}, ()),
        ({"name": "甲", "phone": "029-000-0001"}, {"name": "乙", "phone": "0290000001"}, (PHONE,)),
        ({"corporate_number": "7123456789012"}, {"corporate_number": "7123456789012", "name": "乙"}, (NUMBER,)),
        ({"corporate_number": "7123456789012"}, {"corporate_number": "8123456789011"}, ()),
        (
            {"corporate_number": "7123456789012", "phone": "029-000-0001"},
            {"corporate_number": "8123456789011", "phone": "029-000-0001"},
            (PHONE, NAME),
        ),
        (
            {"address": "水戸市架空1丁目2番3号"},
            {"address": "茨城県水戸市架空１－２－３ 架空ビル２階", "name": "架空建設工業"},
            (ADDRESS,),
        ),
        ({"address": "架空1-2", "municipality": 8201}, {"address": "水戸市架空1-2"}, (ADDRESS, NAME)),
        ({"address": "水戸市架空1-2"}, {"address": "水戸市架空1-2", "name": "星の海運輸"}, ()),
        ({"address": "水戸市"}, {"address": "水戸市", "name": "架空建設工業"}, ()),
        (
            {"address": "架空1-2", "municipality": 8201},
            {"address": "架空1-2", "municipality": 8202, "name": "架空建設社"},
            (),
        ),
        (
            {"name": "星", "kana": "ホシ", "address": "水戸市架空9"},
            {"name": "★ほし", "kana": "ﾎｼ", "address": "水戸市架空9"},
            (ADDRESS,),
        ),
    ],
)
def test_reasons_come_with_the_surest_first(
    one: dict[str, object], other: dict[str, object], expected: tuple[Likeness, ...]
) -> None:
    assert reasons(one, other) == reasons(other, one) == expected


ANY = st.fixed_dictionaries(
    {"name": st.text(min_size=1, max_size=12)},
    optional={
        "kana": st.none() | st.text(max_size=8),
        "phone": st.none() | st.text("0123456789-+() ", max_size=15),
        "address": st.none() | st.text(max_size=300),
        "municipality": st.none() | st.just(8201),
        "corporate_number": st.none() | st.just("7123456789012"),
    },
)


@given(one=ANY, other=ANY)
def test_whatever_is_written_likeness_goes_both_ways_and_each_is_like_itself(
    one: dict[str, object], other: dict[str, object]
) -> None:
    first, second = keys_of(one), keys_of(other)

    assert likenesses(first, second) == likenesses(second, first)
    assert NAME in likenesses(first, first)


@given(name=st.text(min_size=1, max_size=12))
def test_a_name_has_a_key_and_width_makes_no_other(name: str) -> None:
    assert name_key(name) or not name.strip()
    assert name_key(f"　{name} ") == name_key(name)
