"""The law is read whole, or not at all with the entry that is wrong."""

import re
from datetime import date
from importlib.resources import files

import pytest

from matcher.domain.errors import LawError
from matcher.domain.figures import Theme
from matcher.domain.law import RENT_LIMITS, Law
from matcher.domain.pools import NEVER_DAY
from matcher.geography.municipalities import MUNICIPALITIES
from matcher.regulations.reading import law_hash, load_law, read_law

KEY = """
[[figure]]
key = "bar_years"
label_ja = "例"
label_en = "example"
unit = "years"
"""
PERIOD = """
[[figure.period]]
value = 5
from = 2020-04-01
until = 2025-03-31
reference_ja = "例の法律 第1条"
reference_en = "Example Act, art. 1"
source = "official"
confirmed = true
"""
FIGURE = KEY + PERIOD
LATER = PERIOD.replace("2020-04-01", "2025-04-01").replace("until = 2025-03-31\n", "").replace("5\n", "3\n")
LIMITS_OF = "".join(
    KEY.replace("bar_years", key).replace("years", "yen") + "by_municipality = true\n" for key in RENT_LIMITS
)
ORIGIN = '[rent_limits]\nreference_ja = "例"\nreference_en = "example"\nsource = "secondary"\n'
COLUMNS = "household_1,household_2,household_3_to_5,household_6,household_7_or_more"
HEADER = f"municipality,name_ja,area_class,{COLUMNS},from,until,confirmed"
MITO = "08201,水戸市,2-1,35400,42000,46000,50000,55000,2015-07-01,,no"
LIMITS = f"{HEADER}\n{MITO}\n"


def _read(figures: str, limits: str = LIMITS) -> Law:
    return read_law({Theme.BARS: figures, Theme.ASSISTANCE: ORIGIN + LIMITS_OF}, limits)


def _value(law: Law, key: str, day: date, place: int = 0) -> int | None:
    found = law.figure(key, day.toordinal(), place)
    return None if found is None else found.value


def test_the_law_of_this_version_can_be_read() -> None:
    law = load_law()

    assert _value(law, "bar_security_guard", date(2026, 11, 23)) == 5
    assert {each.place for each in law.figures if each.place} == set(MUNICIPALITIES)


@pytest.mark.parametrize(
    ("code", "single", "confirmed"),
    [(8201, 35_400, False), (8202, 35_400, True), (8221, 34_000, True), (8236, 34_000, False)],
)
def test_a_limit_is_confirmed_where_the_area_class_is_listed_by_name(code: int, single: int, confirmed: bool) -> None:
    (limit,) = load_law().rows(RENT_LIMITS[0], code)

    assert (limit.value, limit.confirmed) == (single, confirmed)


def test_limits_rise_with_the_household() -> None:
    law = load_law()
    for code in MUNICIPALITIES:
        limits = [law.rows(key, code)[0].value for key in RENT_LIMITS]
        assert limits == sorted(set(limits))


def test_the_names_beside_the_codes_are_theirs() -> None:
    text = files("matcher.regulations").joinpath("rent_limits.csv").read_text(encoding="utf-8")

    rows = [line.split(",") for line in text.splitlines()[1:]]
    assert {row[0]: row[1] for row in rows} == {place.jis_code: place.name.ja for place in MUNICIPALITIES.values()}


def test_a_figure_holds_from_its_first_day_through_its_last() -> None:
    law = _read(FIGURE + LATER)

    assert [_value(law, "bar_years", day) for day in (date(2025, 3, 31), date(2025, 4, 1))] == [5, 3]
    assert law.rows("bar_years")[1].until_day == NEVER_DAY


def test_a_limit_has_its_days_too() -> None:
    later = "08201,水戸市,2-1,36000,43000,47000,51000,56000,2027-04-01,,yes"
    law = _read(FIGURE, f"{HEADER}\n{MITO.replace(',,no', ',2027-03-31,no')}\n{later}\n")

    values = [_value(law, RENT_LIMITS[0], day, 8201) for day in (date(2027, 3, 31), date(2027, 4, 1))]
    assert values == [35_400, 36_000]


def test_of_a_figure_without_any_period_it_is_known_that_nothing_is() -> None:
    law = _read(KEY)

    assert law.rows("bar_years") == ()
    assert "bar_years" in law.entries


@pytest.mark.parametrize("begins", ["2025-03-31", "2025-04-02"])
def test_periods_that_overlap_or_leave_a_gap_are_refused(begins: str) -> None:
    with pytest.raises(LawError, match="bar_years"):
        _read(FIGURE + LATER.replace("2025-04-01", begins))


@pytest.mark.parametrize("begins", ["2026-12-31", "2027-01-02"])
def test_limits_that_overlap_or_leave_a_gap_are_refused_by_place(begins: str) -> None:
    ended, later = MITO.replace(",,no", ",2026-12-31,no"), MITO.replace("2015-07-01", begins)

    with pytest.raises(LawError, match=r"rent_limit_household_\w+ 08201"):
        _read(FIGURE, f"{HEADER}\n{ended}\n{later}\n")


def test_a_key_stands_in_one_file_only() -> None:
    with pytest.raises(LawError, match=r"wages\.toml.*\[bar_years\]"):
        read_law({Theme.BARS: FIGURE, Theme.WAGES: FIGURE}, LIMITS)


def test_a_figure_of_municipalities_has_no_value_for_all() -> None:
    with pytest.raises(LawError, match=r"\[bar_years\]"):
        _read(KEY + "by_municipality = true\n" + PERIOD)


@pytest.mark.parametrize(
    ("figures", "named"),
    [
        (FIGURE + "x = ", "bars.toml"),
        ("other = 1\n" + FIGURE, "bars.toml"),
        ("figure = 1", "bars.toml"),
        ("figure = [1]", "bars.toml"),
        (FIGURE.replace('unit = "years"\n', ""), "[unit]"),
        (FIGURE.replace('unit = "years"\n', 'unit = "weeks"\n'), "[weeks]"),
        (FIGURE.replace('source = "official"\n', 'source = "rumour"\n'), "[rumour]"),
        (FIGURE + "note = 3", "[note]"),
        (FIGURE.replace("value = 5", 'value = "5"'), "[value]"),
        (FIGURE.replace("value = 5", "value = true"), "[value]"),
        (FIGURE.replace("value = 5", "value = -5"), "[value]"),
        (FIGURE.replace("from = 2020-04-01", 'from = "2020-04-01"'), "[from]"),
        (FIGURE.replace("from = 2020-04-01", "from = 2020-04-01T00:00:00"), "[from]"),
        (FIGURE.replace("confirmed = true", "confirmed = 1"), "[confirmed]"),
        (FIGURE.replace("until = 2025-03-31", "until = 2019-03-31"), "[until]"),
        (KEY + "period = [1]", "figure]] 1 1"),
    ],
)
def test_a_malformed_figure_is_refused_by_name(figures: str, named: str) -> None:
    with pytest.raises(LawError, match=re.escape(named)):
        _read(figures)


@pytest.mark.parametrize(
    ("limits", "named"),
    [
        (LIMITS.replace("household_6", "household_5"), "household_5"),
        (LIMITS.replace(",confirmed", ""), "confirmed"),
        (LIMITS.replace("08201", "8201"), "8201"),
        (LIMITS.replace("35400", "-1"), "household_1"),
        (LIMITS.replace(",,no", ",,perhaps"), "perhaps"),
        (LIMITS.replace("2015-07-01", "July"), "July"),
        (LIMITS.replace(",,no", ",2014-07-01,no"), "until"),
        (LIMITS.replace(",2015-07-01,,no", ""), "confirmed"),
    ],
)
def test_a_malformed_limit_is_refused_by_name(limits: str, named: str) -> None:
    with pytest.raises(LawError, match=named):
        _read(FIGURE, limits)


def test_equal_laws_have_equal_hashes_whatever_the_order() -> None:
    other = KEY.replace("bar_years", "other_years") + PERIOD

    assert law_hash(_read(FIGURE + LATER + other)) == law_hash(_read(other + KEY + LATER + PERIOD))


@pytest.mark.parametrize(("old", "new"), [("= 5\n", "= 6\n"), ("第1条", "第2条"), ("true", "false"), ("例", "用例")])
def test_another_figure_gives_another_hash(old: str, new: str) -> None:
    assert law_hash(_read(FIGURE)) != law_hash(_read(FIGURE.replace(old, new)))


def test_another_limit_gives_another_hash() -> None:
    assert law_hash(_read(FIGURE)) != law_hash(_read(FIGURE, LIMITS.replace("35400", "35500")))
