"""What was added stands over what ships, from its first day on, and what does not fit any more is left out."""

import pytest

from matcher.domain.errors import LawError
from matcher.domain.figures import Figure, FigureUnit
from matcher.domain.law import Law
from matcher.domain.pools import NEVER_DAY
from matcher.regulations.merging import merged
from tests.figures import entry, figure

SHIPPED = Law(
    entries={"bar": entry("bar"), "limit": entry("limit", by_municipality=True)},
    figures=(
        figure("bar", value=5, from_day=1, until_day=99),
        figure("bar", value=6, from_day=100),
        figure("limit", value=7, place=8201),
        figure("limit", value=8, place=8202),
    ),
)


def _periods(law: Law, key: str, place: int = 0) -> list[tuple[int, int, int]]:
    return [(each.value, each.from_day, each.until_day) for each in law.rows(key, place)]


def test_it_ends_what_ships_on_the_day_before() -> None:
    law = merged(SHIPPED, [figure("bar", value=9, from_day=150)])

    assert _periods(law, "bar") == [(5, 1, 99), (6, 100, 149), (9, 150, NEVER_DAY)]


def test_it_stands_over_all_that_ships_from_later_days() -> None:
    law = merged(SHIPPED, [figure("bar", value=9, from_day=50, until_day=60)])

    assert _periods(law, "bar") == [(5, 1, 49), (9, 50, 60)]


def test_in_one_place_it_changes_nothing_elsewhere() -> None:
    law = merged(SHIPPED, [figure("limit", value=9, place=8201, from_day=50)])

    assert _periods(law, "limit", 8201) == [(7, 1, 49), (9, 50, NEVER_DAY)]
    assert _periods(law, "limit", 8202) == [(8, 1, NEVER_DAY)]


@pytest.mark.parametrize(
    "stale",
    [figure("gone"), figure("bar", unit=FigureUnit.DAYS), figure("bar", place=8201), figure("limit")],
    ids=["no such key", "another unit", "a place too many", "a place too few"],
)
def test_what_this_version_understands_otherwise_is_left_out(stale: Figure) -> None:
    assert merged(SHIPPED, [stale]) == SHIPPED


def test_two_that_hold_on_the_same_day_are_refused() -> None:
    with pytest.raises(LawError, match=r"\[bar\]"):
        merged(SHIPPED, [figure("bar", from_day=50, until_day=60), figure("bar", from_day=60)])
