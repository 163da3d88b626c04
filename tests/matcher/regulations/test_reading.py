"""The law is read whole, or not at all with the entry that is wrong."""

import re
from datetime import date
from importlib.resources import files

import pytest

from matcher.domain.errors import LawError
from matcher.domain.pools import NEVER_DAY
from matcher.geography.municipalities import MUNICIPALITIES
from matcher.regulations.reading import law_hash, load_law, read_law

FIGURE = """
[[figure]]
key = "bar_years"
value = 5
unit = "years"
from = 2020-04-01
until = 2025-03-31
reference_ja = "例の法律 第1条"
reference_en = "Example Act, art. 1"
confirmed = true
"""
LATER = FIGURE.replace("2020-04-01", "2025-04-01").replace("until = 2025-03-31\n", "").replace("5\n", "3\n")
HEADER = (
    "municipality,name_ja,area_class,household_1,household_2,household_3_to_5,household_6,household_7_or_more,confirmed"
)
MITO = "08201,水戸市,2-1,35400,42000,46000,50000,55000,no"
LIMITS = f"{HEADER}\n{MITO}\n"


def test_the_law_of_this_version_can_be_read() -> None:
    law = load_law()

    assert law.figure("security_guard_bar_years", date(2026, 11, 23).toordinal()).value == 5
    assert set(law.rent_limits) == set(MUNICIPALITIES)


@pytest.mark.parametrize(
    ("code", "single", "confirmed"),
    [(8201, 35_400, False), (8202, 35_400, True), (8221, 34_000, True), (8236, 34_000, False)],
)
def test_a_limit_is_confirmed_where_the_area_class_is_listed_by_name(code: int, single: int, confirmed: bool) -> None:
    limits = load_law().rent_limits[code]

    assert (limits.by_household[0], limits.confirmed) == (single, confirmed)


def test_limits_rise_with_the_household() -> None:
    for limits in load_law().rent_limits.values():
        assert list(limits.by_household) == sorted(set(limits.by_household))


def test_the_names_beside_the_codes_are_theirs() -> None:
    text = files("matcher.regulations").joinpath("rent_limits.csv").read_text(encoding="utf-8")

    rows = [line.split(",") for line in text.splitlines()[1:]]
    assert {row[0]: row[1] for row in rows} == {place.jis_code: place.name.ja for place in MUNICIPALITIES.values()}


def test_a_figure_holds_from_its_first_day_through_its_last() -> None:
    law = read_law(FIGURE + LATER, LIMITS)

    values = [law.figure("bar_years", day.toordinal()).value for day in (date(2025, 3, 31), date(2025, 4, 1))]
    assert values == [5, 3]
    assert law.figures[1].until_day == NEVER_DAY


def test_before_its_first_day_there_is_no_figure() -> None:
    law = read_law(FIGURE, LIMITS)

    with pytest.raises(LawError, match="bar_years"):
        law.figure("bar_years", date(2020, 3, 31).toordinal())


@pytest.mark.parametrize("begins", ["2025-03-31", "2025-04-02"])
def test_periods_that_overlap_or_leave_a_gap_are_refused(begins: str) -> None:
    with pytest.raises(LawError, match="bar_years"):
        read_law(FIGURE + LATER.replace("2025-04-01", begins), LIMITS)


@pytest.mark.parametrize(
    ("figures", "named"),
    [
        (FIGURE + "x = ", "figures.toml"),
        ("other = 1\n" + FIGURE, "figures.toml"),
        ("figure = 1", "figures.toml"),
        ("figure = [1]", "figures.toml"),
        (FIGURE.replace('unit = "years"\n', ""), "[unit]"),
        (FIGURE + "note = 3", "[note]"),
        (FIGURE.replace("value = 5", 'value = "5"'), "[value]"),
        (FIGURE.replace("value = 5", "value = true"), "[value]"),
        (FIGURE.replace("value = 5", "value = -5"), "[value]"),
        (FIGURE.replace("from = 2020-04-01", 'from = "2020-04-01"'), "[from]"),
        (FIGURE.replace("from = 2020-04-01", "from = 2020-04-01T00:00:00"), "[from]"),
        (FIGURE.replace("confirmed = true", "confirmed = 1"), "[confirmed]"),
        (FIGURE.replace("until = 2025-03-31", "until = 2019-03-31"), "[until]"),
    ],
)
def test_a_malformed_figure_is_refused_by_name(figures: str, named: str) -> None:
    with pytest.raises(LawError, match=re.escape(named)):
        read_law(figures, LIMITS)


@pytest.mark.parametrize(
    ("limits", "named"),
    [
        (LIMITS.replace("household_6", "household_5"), "household_5"),
        (LIMITS.replace(",confirmed", ""), "confirmed"),
        (LIMITS.replace("08201", "8201"), "8201"),
        (LIMITS.replace("35400", "-1"), "household_1"),
        (LIMITS.replace("55000,no", "55000,perhaps"), "perhaps"),
        (LIMITS.replace(",55000,no", ""), "household_7_or_more"),
        (f"{LIMITS}{MITO}\n", "08201"),
    ],
)
def test_a_malformed_limit_is_refused_by_name(limits: str, named: str) -> None:
    with pytest.raises(LawError, match=named):
        read_law(FIGURE, limits)


def test_equal_laws_have_equal_hashes_whatever_the_order() -> None:
    assert law_hash(read_law(FIGURE + LATER, LIMITS)) == law_hash(read_law(LATER + FIGURE, LIMITS))


@pytest.mark.parametrize(("old", "new"), [("5\n", "6\n"), ("第1条", "第2条"), ("true", "false")])
def test_another_figure_gives_another_hash(old: str, new: str) -> None:
    assert law_hash(read_law(FIGURE, LIMITS)) != law_hash(read_law(FIGURE.replace(old, new), LIMITS))
    assert FIGURE.replace(old, new) != FIGURE


def test_another_limit_gives_another_hash() -> None:
    assert law_hash(read_law(FIGURE, LIMITS)) != law_hash(read_law(FIGURE, LIMITS.replace("35400", "35500")))
