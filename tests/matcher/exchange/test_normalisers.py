"""Whatever is written in one of the usual ways is read back, and whatever is accepted has that one meaning."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matcher.exchange.ages import OLDEST, YOUNGEST
from matcher.exchange.cells import (
    Cell,
    CellError,
    age_range,
    clock_minute,
    code,
    corporate_number,
    day,
    decimal_number,
    folded,
    hours_in_minutes,
    phone,
    whole_number,
    words,
    year,
    yen,
    yes_no,
)
from matcher.exchange.days import ERAS
from matcher.exchange.identifiers import check_digit
from matcher.exchange.outcomes import text_of

CELLS: dict[str, Cell[Any]] = {
    "code": code,
    "words": words,
    "yes_no": yes_no,
    "day": day,
    "year": year,
    "clock_minute": clock_minute,
    "hours": hours_in_minutes,
    "yen": yen(0, 10_000_000),
    "count": whole_number(0, 9_999),
    "measure": decimal_number(0, 10_000),
    "ages": age_range,
    "corporate_number": corporate_number,
    "phone": phone,
}
USUAL = "0123456789０１２.,，、-－ー~～/:年月日時分円千万百歳代以上下未満から約令和平成昭R8H元¥￥\\() 　有無○×"
SEEDS = (
    *(
        "令和8年12月19日",
        "R8.12.19",
        "2026年12月19日(土)",
        "2026/12/19 0:00",
        "20261219",
        "H元.1.8",
        "昭和64年",
        "1989",
    ),
    *("35,000円", "￥35,000-", "35.4千円", "3万5千5百円", "3万5,000円", "1,200", "5千5百円", "12.5", "7", "0"),
    *(
        "20～59歳",
        "18歳以上65歳未満",
        "60歳まで",
        "不問",
        "○",
        "×",
        "はい",
        "不可",
        "8時30分",
        "午後5時",
        "翌5:00",
        "29:00",
    ),
    *("38.75時間", "38時間45分", "7000012050002", "029-000-0000", "(029)000-0000", "0290000000", "E-001", "架空 建設"),
)


@st.composite
def nearly(draw: st.DrawFn) -> str:
    """A usual text with up to three letters changed, taken out or put in."""
    text = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(text)))
        letter = draw(st.just("") | st.sampled_from(USUAL))
        text = text[:place] + letter + text[place + draw(st.integers(0, 1)) :]
    return text


ANY_TEXT = nearly() | st.text(max_size=20)
WIDE = str.maketrans("0123456789,.:/-~", "０１２３４５６７８９，．：／－～")
MONEY = yen(0, 10_000_000)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def meant(cell: Cell[Any], text: str) -> Any:  # noqa: ANN401  # as the kind of cell is
    """What a text means; None where it is refused, with words on what to do."""
    try:
        return cell(text)
    except CellError as refused:
        return None if refused.problem.reason.ja and refused.problem.remedy.ja else "refused without a word"


@pytest.mark.parametrize("name", CELLS)
@given(text=ANY_TEXT)
def test_what_is_understood_is_written_so_that_it_means_the_same(name: str, text: str) -> None:
    cell = CELLS[name]
    value = meant(cell, text)

    if value not in {None, ""}:
        assert cell(cell.write(value)) == value
        assert meant(cell, f"　{text}\u200b ") == value


@given(DAYS, st.booleans())
def test_days_are_read_in_all_usual_ways(said: date, wide: bool) -> None:
    ways = [
        f"{said:%Y-%m-%d}",
        f"{said:%Y/%m/%d}",
        f"{said:%Y.%m.%d}",
        f"{said:%Y%m%d}",
        f"{said:%Y}年{said.month}月{said.day}日",
    ]
    for era in ERAS:
        if era.begins <= said <= era.ends:
            of_era = said.year - era.begins.year + 1
            written = "元" if of_era == 1 and wide else str(of_era)
            assume(of_era < 100)
            ways += [
                f"{era.name}{written}年{said.month}月{said.day}日",
                f"{era.letter}{written}.{said.month}.{said.day}",
            ]

    assert {day(way.translate(WIDE) if wide else way) for way in ways} == {said}


@given(st.integers(1, 150), st.integers(1, 12), st.integers(1, 28))
def test_no_era_goes_on_after_its_end(of_era: int, month: int, of_month: int) -> None:
    for era in ERAS:
        said = meant(day, f"{era.name}{of_era}年{month}月{of_month}日")

        assert said is None or era.begins <= said <= era.ends


@given(st.integers(0, 99), st.integers(1, 12), st.integers(1, 31), st.sampled_from("/-."))
def test_a_day_whose_year_is_missing_or_short_is_never_guessed(short: int, month: int, of_month: int, by: str) -> None:
    texts = [f"{month}{by}{of_month}", f"{month}月{of_month}日", f"{short:02}{by}{month}{by}{of_month}"]
    texts += [
        f"{month}{by}{of_month}{by}{short:02}",
        f"{month}{by}{of_month}{by}20{short:02}",
        f"R{short}",
        f"令和{short}年",
    ]

    assert [meant(day, text) for text in texts] == [None] * len(texts)


@given(ANY_TEXT)
def test_an_accepted_day_names_its_year(text: str) -> None:
    year_or_era = re.search(r"\d{4}|[令平昭大明RHSTM](元|\d)|[和成治正](元|\d)", folded(text).upper().replace(" ", ""))

    assert year_or_era or meant(day, text) is None


@given(st.integers(0, 10_000_000), st.booleans())
def test_yen_are_read_in_all_usual_ways(amount: int, wide: bool) -> None:
    man, rest = divmod(amount, 10_000)
    ways = [
        f"{amount}",
        f"{amount:,}",
        f"{amount:,}円",
        f"￥{amount:,}",
        f"\\{amount}",
        f"¥{amount:,}-",
        f"{amount}円也",
    ]
    ways += [
        f"{Decimal(amount) / 1_000:f}千円",
        f"{Decimal(amount) / 10_000:f}万",
        f"{man}万{rest}円",
        f"{man}万{rest:,}円",
    ]
    if amount % 1_000 == 0:
        ways.append(f"{man}万{rest // 1_000}千円")

    assert {MONEY(way.translate(WIDE) if wide else way) for way in ways} == {amount}


@given(nearly())
def test_an_accepted_amount_is_the_sum_of_its_parts(text: str) -> None:
    amount = meant(MONEY, text)

    said, worth = folded(text).replace(",", ""), {"万": 10_000, "千": 1_000, "百": 100, "": 1}
    parts = re.findall(r"(\d+(?:[.]\d+)?)\s*([万千百]?)", said)
    assert amount in {None, sum(Decimal(number) * worth[unit] for number, unit in parts)}
    assert amount is None or not re.search("[~〜約上下]", said)


@given(st.integers(0, 999), st.integers(0, 999))
def test_a_point_before_three_digits_is_never_guessed(front: int, back: int) -> None:
    assert meant(MONEY, f"{front}.{back:03}") is meant(MONEY, f"￥{front}.{back:03}円") is None


AGE = st.none() | st.integers(YOUNGEST, OLDEST)


@given(AGE, AGE)
def test_every_range_of_ages_is_read_as_it_is_written(one: int | None, other: int | None) -> None:
    least, most = (one, other) if one is None or other is None else (min(one, other), max(one, other))

    assert age_range(age_range.write((least, most))) == (least, most)
    if least is not None and most is not None:
        assert age_range(f"{least}歳以上{most}歳以下") == age_range(f"{least}-{most}") == (least, most)


@given(st.integers(0, 10**12 - 1))
def test_one_first_digit_only_fits_a_corporate_number(base: int) -> None:
    accepted = [first for first in range(10) if meant(corporate_number, f"{first}{base:012}")]

    assert accepted == [check_digit(f"{base:012}")]
    assert corporate_number(text_of(float(f"{accepted[0]}{base:012}"))) if accepted[0] else True


def test_the_number_of_the_national_tax_agency_fits() -> None:
    assert corporate_number("７０００-０１２０５-０００２") == "7000012050002"


@pytest.mark.parametrize("cell", ["7000012050003", "T7000012050002", "700001205000", "7.00001E+12", "7 0000120500 02x"])
def test_what_is_no_corporate_number_is_refused(cell: str) -> None:
    assert meant(corporate_number, cell) is None


PHONES = {
    "029-000-0000": "029-000-0000",
    "０２９ー０００ー００００": "029-000-0000",
    "029(000)0000": "029-000-0000",
    "(029) 000-0000": "029-000-0000",
    "029 000 0000": "029-000-0000",
    "0290000000": "0290000000",
    "090-0000-0000": "090-0000-0000",
    "0120-000-000": "0120-000-000",
    "0800-000-0000": "0800-000-0000",
    "000-0000-0001": "000-0000-0001",
    **dict.fromkeys(("290000000", "000-0000", "029-000-000", "090-000-0000", "00-0000-0000", "9000000000"), None),
    **dict.fromkeys(("029-000-0000（内線3）", "+81-29-000-0000", "029-000-0000, 0001", "なし", "0-2-9"), None),
}


@pytest.mark.parametrize(("cell", "said"), PHONES.items())
def test_telephone_numbers_can_be_dialled_or_are_refused(cell: str, said: str | None) -> None:
    assert meant(phone, cell) == said


@pytest.mark.parametrize(
    ("cell", "said"),
    {"平成元年": 1989, "昭和64年": 1989, "２０２６年": 2026, "R6": None, "平成32年": None, "89": None}.items(),
)
def test_years_are_read_alone(cell: str, said: int | None) -> None:
    assert meant(year, cell) == said
