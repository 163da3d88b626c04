"""Dated figures: one on each day, none invented, and household sizes in their classes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.errors import LawError
from matcher.domain.law import HOUSEHOLD_CLASSES, Law, household_class, refuse_gaps
from matcher.domain.pools import NEVER_DAY
from matcher.domain.term import UNKNOWN
from tests.figures import entry, figure


def _law(*periods: tuple[str, int, int]) -> Law:
    """Figures whose values are their places in the list."""
    figures = tuple(
        figure(key, value=number, from_day=begins, until_day=ends) for number, (key, begins, ends) in enumerate(periods)
    )
    return Law(entries={key: entry(key) for key, *_ in periods} | {"none": entry("none")}, figures=figures)


def _value(law: Law, key: str, day: int) -> int | None:
    found = law.figure(key, day)
    return None if found is None else found.value


@pytest.mark.parametrize(
    ("size", "expected"), [(1, 0), (2, 1), (3, 2), (4, 2), (5, 2), (6, 3), (7, 4), (8, 4), (20, 4)]
)
def test_a_household_falls_in_one_of_five_classes(size: int, expected: int) -> None:
    assert household_class(size) == expected
    assert expected < HOUSEHOLD_CLASSES


@pytest.mark.parametrize("second", [(20, 30), (1, 30), (10, 20), (15, 16)], ids=["touches", "covers", "same", "inside"])
def test_two_figures_of_one_key_never_hold_on_the_same_day(second: tuple[int, int]) -> None:
    with pytest.raises(LawError, match=r"\[bar\]"):
        _law(("bar", 10, 20), ("bar", *second))


def test_days_without_a_figure_between_two_others_are_found() -> None:
    law = _law(("bar", 10, 20), ("bar", 23, 30), ("other", 10, 20))

    refuse_gaps(law, {"other"})
    with pytest.raises(LawError, match=r"\[bar\].*0001-01-21.*0001-01-22"):
        refuse_gaps(law, {"bar", "other"})


def test_one_key_holds_different_figures_in_different_places() -> None:
    here, there = figure("limit", value=1, place=8201), figure("limit", value=2, place=8202)

    law = Law(entries={"limit": entry("limit", by_municipality=True)}, figures=(here, there))

    assert (law.figure("limit", 5, 8201), law.figure("limit", 5, 8202)) == (here, there)
    assert law.figure("limit", 5, 8203) is None


def test_periods_may_be_written_in_any_order_and_keys_do_not_disturb_each_other() -> None:
    law = _law(("bar", 21, NEVER_DAY), ("bar", 10, 20), ("other", 15, 18))

    assert [_value(law, "bar", day) for day in (10, 20, 21, 500_000)] == [1, 1, 0, 0]
    assert _value(law, "other", 18) == 2


@pytest.mark.parametrize(("key", "day"), [("bar", 9), ("bar", 21), ("none", 15)])
def test_on_a_day_of_which_nothing_is_known_there_is_no_figure(key: str, day: int) -> None:
    law = _law(("bar", 10, 20))

    assert law.figure(key, day) is None
    assert law.values(key, np.array([day])).tolist() == [UNKNOWN]


def test_a_key_that_does_not_exist_is_said() -> None:
    with pytest.raises(LawError, match=r"\[wrong\]"):
        _law(("bar", 10, 20)).figure("wrong", 15)


def test_a_figure_needs_a_key_that_exists() -> None:
    with pytest.raises(LawError, match=r"\[bar\]"):
        Law(entries={}, figures=(figure("bar"),))


def test_a_key_begins_on_its_first_day() -> None:
    law = _law(("bar", 21, 30), ("bar", 10, 20))

    assert law.begins("bar") == 10
    assert law.begins("none") == NEVER_DAY


def test_it_turns_on_the_days_on_which_something_may_change() -> None:
    law = _law(("bar", 21, 30), ("bar", 10, 20), ("other", 5, 40))

    assert law.turns(["bar"]) == (10, 21, 31)


@given(lengths=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), max_size=6), days=st.lists(st.integers(1, 99)))
def test_a_figure_looked_up_on_any_day_is_the_one_whose_period_holds(
    lengths: list[tuple[int, int]], days: list[int]
) -> None:
    periods, day = [], 1
    for gap, length in lengths:
        periods.append(("bar", day + gap, day + gap + length - 1))
        day += gap + length
    law = _law(*reversed(periods), ("bar", 500, 500))

    found = [_value(law, "bar", each) for each in days]

    expected = [
        next((value for value, (_, begins, ends) in enumerate(reversed(periods)) if begins <= each <= ends), None)
        for each in days
    ]
    assert found == expected
    columns = law.values("bar", np.array(days, dtype=np.int64)).tolist()
    assert columns == [UNKNOWN if value is None else value for value in expected]
