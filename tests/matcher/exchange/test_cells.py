"""Cells mean what people write, and what cannot be meant is refused with a reason and a remedy in two languages."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.text import Text
from matcher.domain.vocabulary import Licence, LicenceStatus, OffenceCategory, OffenceStance, Sex, Tattoo
from matcher.exchange.cells import (
    CellError,
    Parser,
    clock_minute,
    code,
    day,
    decimal_number,
    degrees,
    hours_in_minutes,
    municipality,
    term,
    whole_number,
    words,
    yes_no,
)
from matcher.exchange.lists import LicenceState, licence_states, pairs, plain_words, procedure_states, several
from matcher.geography.municipalities import Municipality

MITO = Municipality(code=8201, name=Text("水戸市", "Mito"), kana="みとし", lat=36.4, lon=140.5, population=1)
PLACES = {"08201": MITO, "水戸市": MITO}

people = whole_number(0, 99)
area_m2 = decimal_number(0, 1000)
latitude = degrees(20, 46)
sex = term(Sex)
place = municipality(PLACES.get)
offences = several(term(OffenceCategory))
stances = pairs(term(OffenceCategory), term(OffenceStance))

UNDERSTOOD: list[tuple[Parser, str, Any]] = [
    (code, "E-001", "E-001"),
    (code, " E-００１ ", "E-001"),
    (words, " 架空建設 ", "架空建設"),
    (words, "一行目\r\n二行目", "一行目\n二行目"),
    (people, "7", 7),
    (people, "１２", 12),
    (area_m2, "18.5", 18.5),
    (area_m2, "18", 18.0),
    (latitude, "36.3659", 36.3659),
    (hours_in_minutes, "38.75", 2325),
    (hours_in_minutes, "40", 2400),
    (day, "2026-12-19", date(2026, 12, 19)),
    (day, "2026/1/9", date(2026, 1, 9)),
    (day, "２０２８－０２－２９", date(2028, 2, 29)),
    (clock_minute, "08:00", 480),
    (clock_minute, "8:05", 485),
    (clock_minute, "24:00", 1440),
    (clock_minute, "29:00", 1740),
    (yes_no, "はい", True),
    (yes_no, "○", True),
    (yes_no, "有", True),
    (yes_no, "Yes", True),
    (yes_no, "１", True),
    (yes_no, "いいえ", False),
    (yes_no, "×", False),
    (yes_no, "無", False),
    (yes_no, "FALSE", False),
    (yes_no, "0", False),
    (sex, "男性", Sex.MALE),
    (sex, "male", Sex.MALE),
    (sex, " Female ", Sex.FEMALE),
    (term(Tattoo), "なし", Tattoo.NONE),
    (term(OffenceStance), "可(受入経験あり)", OffenceStance.EXPERIENCED),
    (place, "08201", 8201),
    (place, "水戸市 ", 8201),
    (offences, "窃盗", (OffenceCategory.THEFT,)),
    (offences, "theft; 詐欺 ;", (OffenceCategory.THEFT, OffenceCategory.FRAUD)),
    (offences, "窃盗；詐欺", (OffenceCategory.THEFT, OffenceCategory.FRAUD)),
    (offences, "なし", ()),
    (offences, "None", ()),
    (stances, "窃盗=不可", ((OffenceCategory.THEFT, OffenceStance.NOT_ACCEPTED),)),
    (
        stances,
        "窃盗＝可; other = case_by_case",
        ((OffenceCategory.THEFT, OffenceStance.ACCEPTED), (OffenceCategory.OTHER, OffenceStance.CASE_BY_CASE)),
    ),
]

REFUSED: list[tuple[Parser, str, str]] = [
    (code, "E 001", "not usable as a code"),
    (code, "工場", "not usable as a code"),
    (code, "STALE", "this word cannot be a code: it stands for something else in the addresses of REST"),
    (code, "E" * 41, "not usable as a code"),
    (words, "a\x00b", "it holds a control character"),
    (words, "字" * 201, "too long, 201 characters"),
    (people, "100", "not a whole number from 0 to 99"),
    (people, "-1", "not a whole number from 0 to 99"),
    (people, "1.0", "not a whole number from 0 to 99"),
    (people, "3人", "not a whole number from 0 to 99"),
    (people, "1" * 13, "not a whole number from 0 to 99"),
    (area_m2, "1001", "not a number from 0 to 1000"),
    (area_m2, "nan", "not a number from 0 to 1000"),
    (area_m2, "1e2", "not a number from 0 to 1000"),
    (latitude, "140.47", "not a coordinate in Japan"),
    (latitude, "inf", "not a coordinate in Japan"),
    (latitude, "北緯36度", "not a coordinate in Japan"),
    (hours_in_minutes, "38.7", "not hours in steps of 0.25"),
    (hours_in_minutes, "0", "not hours in steps of 0.25"),
    (hours_in_minutes, "200", "not hours in steps of 0.25"),
    (hours_in_minutes, "四十", "not hours in steps of 0.25"),
    (day, "2026-02-29", "no such day in the calendar"),
    (day, "2026-13-01", "no such day in the calendar"),
    (day, "0026-12-19", "the year is not from 1900 to 2199"),
    (day, "19.12.2026", "the order of month and day is not clear"),
    (day, "2026-12/19", "not readable as a date"),
    (day, "来週", "not readable as a date"),
    (clock_minute, "8", "not readable as a time of day"),
    (clock_minute, "08:60", "not readable as a time of day"),
    (clock_minute, "36:01", "not readable as a time of day"),
    (yes_no, "たぶん", "neither yes nor no"),
    (sex, "不明", "not one of the words of this column"),
    (place, "江戸", "not in the list of municipalities"),
    (offences, "窃盗、詐欺", "not one of the words of this column"),
    (offences, "窃盗; theft", "[theft] stands there more than once"),
    (offences, " ; ", "separators without any value"),
    (stances, "窃盗", "[窃盗] is not of the form key=value"),
    (stances, "窃盗=", "[窃盗=] is not of the form key=value"),
    (stances, "窃盗=可; theft=不可", "[theft=不可] stands there more than once"),
    (licence_states, "forklift=valid:2028-03-31:2028-04-01", "a valid licence has a day on which it is regained"),
    (licence_states, "forklift=lapsed:2024-05-01:2026-12-20:x", "[lapsed:2024-05-01:2026-12-20:x] has too many colons"),
    (licence_states, "forklift=lapsed:2024-02-30", "no such day in the calendar"),
    (licence_states, "forklift=lost", "not one of the words of this column"),
    (pairs(plain_words, plain_words), "架空機構=面接=同行", "a semicolon or equals sign, which separates values here"),
    (procedure_states, "年金=soon", "not a whole number from -365 to 730"),
    (procedure_states, "年金=7:2026-02-30", "no such day in the calendar"),
    (procedure_states, "年金=7:2026-12-20:x", "not readable as a date"),
]


@pytest.mark.parametrize(("parse", "cell", "value"), UNDERSTOOD)
def test_it_understands(parse: Parser, cell: str, value: object) -> None:
    assert parse(cell) == value


@pytest.mark.parametrize(("parse", "cell", "reason"), REFUSED)
def test_it_refuses(parse: Parser, cell: str, reason: str) -> None:
    with pytest.raises(CellError) as refused:
        parse(cell)

    problem = refused.value.problem
    assert problem.reason.en == reason
    assert problem.reason.ja
    assert problem.remedy.ja
    assert problem.remedy.en


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("valid", (LicenceStatus.VALID, None, None)),
        ("有効:2028-03-31", (LicenceStatus.VALID, date(2028, 3, 31), None)),
        ("lapsed:2024-05-01:2026-12-20", (LicenceStatus.LAPSED, date(2024, 5, 1), date(2026, 12, 20))),
        ("取消し::2027-01-01", (LicenceStatus.REVOKED, None, date(2027, 1, 1))),
    ],
)
def test_a_licence_has_a_state_and_dates(cell: str, state: tuple[LicenceStatus, date | None, date | None]) -> None:
    status, until, again = state

    parsed = licence_states(f"forklift={cell}")

    assert parsed == ((Licence.FORKLIFT, LicenceState(status=status, valid_until=until, relicence_from=again)),)


def test_the_remedy_of_a_closed_set_names_its_words() -> None:
    with pytest.raises(CellError) as refused:
        sex("不明")

    assert refused.value.problem.remedy.ja == "次のどれかを書いてください: 男性、女性"


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_as_it_is_written(said: date) -> None:
    assert day(said.isoformat()) == day(f"{said.year}/{said.month}/{said.day}") == said


@given(st.integers(0, 36 * 60))
def test_every_time_is_read_as_it_is_written(minute: int) -> None:
    assert clock_minute(f"{minute // 60:02}:{minute % 60:02}") == minute


@given(st.text(max_size=30))
def test_no_text_at_all_breaks_a_parser(cell: str) -> None:
    parsers = (code, words, people, area_m2, latitude, hours_in_minutes, day, clock_minute, yes_no, sex, place)

    assert all(understood_or_refused(parse, cell) for parse in parsers)


def understood_or_refused(parse: Parser, cell: str) -> bool:
    try:
        parse(cell)
    except CellError as refused:
        return bool(refused.problem.remedy.ja)
    return True
