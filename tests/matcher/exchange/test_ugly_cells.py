"""What officials write into cells is understood where it has one meaning, and asked about where it has two.

Each cell stands in a CSV file of its own, in the column named; what follows is its value, or the reason it is refused.
"""

from collections.abc import Mapping
from datetime import date

import pytest

from matcher.domain.vocabulary import OffenceCategory
from matcher.exchange.kinds import all_layouts
from matcher.exchange.reading import read
from matcher.geography.municipalities import by_name
from tests.good_rows import GOOD
from tests.sheets import sheet, written

LAYOUTS = {layout.kind: layout for layout in all_layouts(by_name)}
TODAY = date(2026, 11, 23)
RELEASE = date(2026, 12, 19)

SENTENCE_ENDS = {
    "令和8年12月19日": RELEASE,
    "R8.12.19": RELEASE,
    "r8/12/19": RELEASE,
    "Ｒ８．１２．１９": RELEASE,
    "令和 8 年 12 月 19 日": RELEASE,
    "㋿8年12月19日": RELEASE,
    "令和08年12月19日（土）": RELEASE,
    "2026年12月19日": RELEASE,
    "２０２６／１２／１９　": RELEASE,
    "2026.12.19": RELEASE,
    "20261219": RELEASE,
    "2026/12/19 0:00": RELEASE,
    "2026−12−19": RELEASE,
    "2026\u201012\u201019": RELEASE,
    "2026/12/19 土": RELEASE,
    "2026/12/19 (土)": RELEASE,
    "2026/12/19　土曜日": RELEASE,
    "令和8年12月19日土": RELEASE,
    "2026-12-19T00:00:00": RELEASE,
    "令和8年2月30日": "no such day in the calendar",
    "令和0年1月1日": "no such day in the calendar",
    "2026年12月19日(日)": "the day of the week is another",
    "平成32年4月1日": "that era runs from 1989-01-08 to 2019-04-30",
    "平成32年": "that era runs from 1989-01-08 to 2019-04-30",
    "H31.5.1": "that era runs from 1989-01-08 to 2019-04-30",
    "令和元年4月30日": "that era runs from 2019-05-01",
    "3/4": "the year is missing",
    "12/19": "the year is missing",
    "12月19日": "the year is missing",
    "12月19日(土)": "the year is missing",
    "１２月１９日": "the year is missing",
    "R6": "the month or the day is missing",
    "令和6年": "the month or the day is missing",
    "平成元年": "the month or the day is missing",
    "令和8年12月": "the month or the day is missing",
    "令和8年12月末日": "the month or the day is missing",
    "2026-12": "the month or the day is missing",
    "26/12/19": "the year has too few digits to tell which it is",
    "8.12.19": "the year has too few digits to tell which it is",
    "26年12月19日": "the year has too few digits to tell which it is",
    "'26-12-19": "the year has too few digits to tell which it is",
    "26-1-9": "the year has too few digits to tell which it is",
    "12/19/2026": "the order of month and day is not clear",
    "3.4.2026": "the order of month and day is not clear",
    "46375": "it looks like the serial number of a spreadsheet",
    "46375.5": "it looks like the serial number of a spreadsheet",
    "４６３７５": "it looks like the serial number of a spreadsheet",
    "2026/12/19 8:30": "a time of day stands with the date",
    "2026-12-19T08:30:00": "a time of day stands with the date",
    "未定": "not readable as a date",
    "2026 12 19": "not readable as a date",
    "#REF!": "an error of the spreadsheet",
    "#########": "an error of the spreadsheet",
}
BIRTH_DATES = {
    "昭和64年1月7日": date(1989, 1, 7),
    "S64.1.7": date(1989, 1, 7),
    "平成元年1月8日": date(1989, 1, 8),
    "H元.1.8": date(1989, 1, 8),
    "令和元年5月1日": date(2019, 5, 1),
    "大正15年12月25日": date(1926, 12, 25),
    "昭和元年12月25日": date(1926, 12, 25),
    "昭和64年2月1日": "that era runs from 1926-12-25 to 1989-01-07",
    "昭和64年1月8日": "that era runs from 1926-12-25 to 1989-01-07",
    "平成元年1月7日": "that era runs from 1989-01-08 to 2019-04-30",
    "昭和元年12月24日": "that era runs from 1926-12-25 to 1989-01-07",
    "明治32年1月1日": "the year is not from 1900 to 2199",
    "令和9年1月1日": "the day has not come yet",
}
RENTS = {
    "35,000円": 35_000,
    "３５，０００円": 35_000,
    "35 000円": "not readable as an amount",
    "￥35,000": 35_000,
    "\\35,000": 35_000,
    "￥35,000-": 35_000,
    "金35,000円": "not readable as an amount",
    "35,000円也": 35_000,
    "35000.0": 35_000,
    "35.4千円": 35_400,
    "35千円": 35_000,
    "3.5万": 35_000,
    "3.5万円": 35_000,
    "3万": 30_000,
    "3万5千円": 35_000,
    "３万５千円": 35_000,
    "3万 5千円": 35_000,
    "3万5千5百円": 35_500,
    "3万5,000円": 35_000,
    "3万500円": 30_500,
    "5千5百円": 5_500,
    "0": 0,
    "3.55555万": "it holds a fraction of a yen",
    "35.4円": "it holds a fraction of a yen",
    "0.5": "it holds a fraction of a yen",
    "1.2345千円": "it holds a fraction of a yen",
    "35.45": "it holds a fraction of a yen",
    "1.200": "the point may separate thousands or decimals",
    "35.000円": "the point may separate thousands or decimals",
    "￥35.000": "the point may separate thousands or decimals",
    "1.200.000": "the point may separate thousands or decimals",
    "１．２００": "the point may separate thousands or decimals",
    "3万5": "the unit of the last digit is not clear",
    "3千5": "the unit of the last digit is not clear",
    "約3万円": "only about how much, or a limit, is written",
    "3万円程度": "only about how much, or a limit, is written",
    "およそ35,000円": "only about how much, or a limit, is written",
    "3万円以下": "only about how much, or a limit, is written",
    "35,000円前後": "only about how much, or a limit, is written",
    "2～3万円": "it is a range of amounts",
    "30,000～35,000円": "it is a range of amounts",
    "-": "it may mean no charge or that it is not known",
    "－": "it may mean no charge or that it is not known",
    "なし": "it may mean no charge or that it is not known",
    "1,20": "not readable as an amount",
    "3万12千": "not readable as an amount",
    "-35000": "not readable as an amount",
    "10²": "not readable as an amount",
    "三万円": "not readable as an amount",
    "千円": "not readable as an amount",
    "2000万円": "not an amount from 0 to 10000000 yen",
}
PRIVATE_ROOM = {
    **dict.fromkeys(
        ("○", "〇", "◯", "⭕", "有", "有り", "あり", "アリ", "ｱﾘ", "可", "はい", "TRUE", "Ｙｅｓ", "１"), True
    ),
    **dict.fromkeys(("×", "✕", "✖", "無", "無し", "なし", "ナシ", "ﾅｼ", "不可", "いいえ　", "False", "０"), False),
    **dict.fromkeys(
        ("△", "x", "Ｘ", "O", "レ", "✓", "●", "◎", "-", "ー", "?", "未"),
        "this mark can be read as yes, as no, or as not known",
    ),
    **dict.fromkeys(("たぶん", "要確認", "①", "○×", "2"), "neither yes nor no"),
}
AGES = {
    "20～59歳": (20, 59),
    "20〜59": (20, 59),
    "２０－５９才": (20, 59),
    "18歳以上60歳以下": (18, 60),
    "18歳以上60歳未満": (18, 59),
    "満18歳から65歳まで": (18, 65),
    "18歳以上": (18, None),
    "18歳～": (18, None),
    "60歳まで": (None, 60),
    "60歳以下": (None, 60),
    "60歳未満": (None, 59),
    "～60歳": (None, 60),
    "不問": (None, None),
    "年齢不問": (None, None),
    "制限なし": (None, None),
    "35歳": "it does not say whether the age is the least or greatest",
    "18": "it does not say whether the age is the least or greatest",
    "20代": "it does not say whether the age is the least or greatest",
    "20代～30代": "it does not say whether the age is the least or greatest",
    "30代歓迎": "it does not say whether the age is the least or greatest",
    "59～20歳": "not a range of ages from 15 to 99",
    "5歳以上": "not a range of ages from 15 to 99",
    "2059": "not a range of ages from 15 to 99",
    "60歳定年": "not a range of ages from 15 to 99",
    "若い方": "not a range of ages from 15 to 99",
}
NAMES = {
    "架空建設　　": "架空建設",
    "　 架空建設\u200b": "架空建設",
    "ｶｸｳｹﾝｾﾂ": "カクウケンセツ",
    "ｶﾞｸﾌﾞﾁ": "ガクブチ",
    "（株）架空": "（株）架空",
    "架空①": "架空①",
    "'=架空": "=架空",
    "#N/A": "an error of the spreadsheet",
    "#VALUE!": "an error of the spreadsheet",
    " 　\u200b": "a required value is empty",
}
CODES = {
    "Ｅ－００１": "E-001",
    "E-001　": "E-001",
    "\ufeffE-001": "E-001",
    "E-001\u00a0": "E-001",
    "ｅ-1": "e-1",
    "Ｅ001²": "not usable as a code",
}
TOWNS = {
    "水戸市　": 8201,
    "茨城県水戸市": 8201,
    "０８２０１": 8201,
    "8201": 8201,
    "竜ケ崎": "not in the list of municipalities",
}
TIMES = {
    "8:30": 510,
    "８：３０": 510,
    "8時30分": 510,
    "8時半": 510,
    "午前8時": 480,
    "PM 8:00": 1200,
    "翌5時": 1740,
    "29:00:00": 1740,
    "午後12時": "twelve or later of a half day is not clear",
    "午前12時30分": "twelve or later of a half day is not clear",
    "830": "not readable as a time of day",
    "0.3541666667": "not readable as a time of day",
}
OFFENCES = {
    "ﾔｸﾌﾞﾂ": "not one of the words of this column",
    "窃盗；": (OffenceCategory.THEFT,),
    "　窃盗　;　詐欺　": (OffenceCategory.THEFT, OffenceCategory.FRAUD),
    "THEFT": (OffenceCategory.THEFT,),
    "窃盗;窃盗": "[窃盗] stands there more than once",
}

QUIRKS: dict[tuple[str, str], Mapping[str, object]] = {
    ("subjects", "sentence_ends_on"): SENTENCE_ENDS,
    ("subjects", "birth_date"): BIRTH_DATES,
    ("subjects", "offences"): OFFENCES,
    ("units", "rent_yen"): RENTS,
    ("units", "private_room"): PRIVATE_ROOM,
    ("units", "closing_time"): TIMES,
    ("employers", "name"): NAMES,
    ("employers", "code"): CODES,
    ("employers", "municipality"): TOWNS,
}
CELLS = [(*column, cell, said) for column, cells in QUIRKS.items() for cell, said in cells.items()]


@pytest.mark.parametrize(("kind", "column", "cell", "said"), CELLS)
def test_a_cell_means_one_thing_or_is_asked_about(kind: str, column: str, cell: str, said: object) -> None:
    read_sheet = read(sheet(kind, {column: cell}), LAYOUTS[kind], today=TODAY)

    meant = read_sheet.rows[0].values[column]
    reasons = [fault.reason.en for fault in read_sheet.faults if fault.column == column]
    assert said in reasons if meant is None else (meant, type(meant)) == (said, type(said))
    assert all(fault.remedy.ja and fault.remedy.en for fault in read_sheet.faults)


@pytest.mark.parametrize(("cell", "said"), AGES.items())
def test_one_column_of_ages_says_both_limits(cell: str, said: object) -> None:
    cells = {name: each for name, each in GOOD["openings"].items() if name not in {"age_min", "age_max"}}
    data = written([["年齢", *cells], [cell, *cells.values()]])

    openings = read(data, LAYOUTS["openings"], today=TODAY)

    meant = openings.rows[0].values["age_min"], openings.rows[0].values["age_max"]
    asked = [(fault.column, fault.value, fault.reason.en) for fault in openings.faults]
    assert asked == ([("年齢", cell, said)] if isinstance(said, str) else [])
    assert meant == ((None, None) if isinstance(said, str) else said)


def test_a_check_on_ages_names_the_column_that_the_file_has() -> None:
    cells = {**GOOD["openings"], "age_reason": ""}
    cells = {name: each for name, each in cells.items() if name not in {"age_min", "age_max"}}

    [fault] = read(written([["年齢", *cells], ["18歳以上", *cells.values()]]), LAYOUTS["openings"], today=TODAY).faults

    assert (fault.column, fault.reason.en) == ("age_reason", "an age limit without a lawful reason")


def test_ages_in_one_column_and_in_two_are_one_too_many() -> None:
    cells = GOOD["openings"]

    faults = read(written([["年齢", *cells], ["18歳以上", *cells.values()]]), LAYOUTS["openings"], today=TODAY).faults

    assert [(fault.row, fault.column) for fault in faults] == [(1, "age_min"), (1, "age_max")]


def test_a_serial_number_is_asked_about_with_the_day_that_it_would_be() -> None:
    [fault] = read(sheet("subjects", {"sentence_ends_on": "46375"}), LAYOUTS["subjects"], today=TODAY).faults

    assert fault.remedy.ja == "2026-12-19 のことですか。そうであればそのように書いてください"


def test_a_day_beyond_its_era_is_asked_about_with_the_day_that_it_would_be() -> None:
    [fault] = read(sheet("subjects", {"birth_date": "昭和64年2月1日"}), LAYOUTS["subjects"], today=TODAY).faults

    assert fault.reason.ja == "昭和は1926-12-25から1989-01-07までです"
    assert fault.remedy.ja == "1989-02-01 のことですか。そうであれば西暦で書いてください"
