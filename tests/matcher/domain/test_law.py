"""Dated figures: one on each day, none invented, and household sizes in their classes."""

import pytest

from matcher.domain.errors import LawError
from matcher.domain.law import HOUSEHOLD_CLASSES, Figure, Law, household_class
from matcher.domain.pools import NEVER_DAY
from matcher.domain.text import Text


def _law(*periods: tuple[str, int, int]) -> Law:
    reference = Text("例", "example")
    figures = tuple(
        Figure(
            key=key, value=number, unit="years", from_day=begins, until_day=ends, reference=reference, confirmed=True
        )
        for number, (key, begins, ends) in enumerate(periods)
    )
    return Law(figures=figures, rent_limits={}, rent_limits_reference=reference)


@pytest.mark.parametrize(
    ("size", "expected"), [(1, 0), (2, 1), (3, 2), (4, 2), (5, 2), (6, 3), (7, 4), (8, 4), (20, 4)]
)
def test_a_household_falls_in_one_of_five_classes(size: int, expected: int) -> None:
    assert household_class(size) == expected
    assert expected < HOUSEHOLD_CLASSES


@pytest.mark.parametrize(
    "second", [(20, 30), (1, 30), (10, 20), (15, 16), (22, 30)], ids=["touches", "covers", "same", "inside", "gap"]
)
def test_periods_of_one_key_must_follow_each_other(second: tuple[int, int]) -> None:
    with pytest.raises(LawError, match=r"\[bar\]"):
        _law(("bar", 10, 20), ("bar", *second))


def test_periods_may_be_written_in_any_order_and_keys_do_not_disturb_each_other() -> None:
    law = _law(("bar", 21, NEVER_DAY), ("bar", 10, 20), ("other", 15, 18))

    assert [law.figure("bar", day).value for day in (10, 20, 21, 500_000)] == [1, 1, 0, 0]
    assert law.figure("other", 18).value == 2


@pytest.mark.parametrize(("key", "day"), [("bar", 9), ("bar", 21), ("other", 15)])
def test_a_day_without_a_figure_is_said(key: str, day: int) -> None:
    with pytest.raises(LawError, match=rf"\[{key}\]"):
        _law(("bar", 10, 20)).figure(key, day)


def test_a_key_begins_on_its_first_day() -> None:
    law = _law(("bar", 21, 30), ("bar", 10, 20))

    assert law.begins("bar") == 10
    assert law.begins("other") == NEVER_DAY
