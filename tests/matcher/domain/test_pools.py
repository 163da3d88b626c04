"""Columns of equal length that nobody can change, taken, spread and joined as wholes."""

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

from matcher.domain.case import Setting, grid, opening_grid, unit_grid
from matcher.domain.no_offer import no_opening, no_unit
from matcher.domain.pools import NO_CODE, Column, Pool, holds, is_among, known
from matcher.domain.vocabulary import Sex
from tests import build

POOLS: tuple[Pool, ...] = (build.subjects({}, {}), build.openings({}, {}), build.units({}, {}))
COLUMNS = [(pool, field.name) for pool in POOLS for field in fields(pool) if field.name != "id"]

pools = pytest.mark.parametrize("pool", POOLS, ids=lambda pool: type(pool).__name__)


@pytest.mark.parametrize(("pool", "name"), COLUMNS, ids=[name for _, name in COLUMNS])
def test_a_column_of_another_length_is_refused_by_name(pool: Pool, name: str) -> None:
    column = getattr(pool, name)
    changed: dict[str, Any] = {name: column[:1]}

    with pytest.raises(ValueError, match=rf"\[{name}\] has shape"):
        replace(pool, **changed)


@pools
def test_no_column_can_be_written(pool: Pool) -> None:
    for made in (pool, pool.take([0]), pool.spread(0, 2), pool.joined(pool)):
        for field in fields(made):
            with pytest.raises(ValueError, match="read-only"):
                getattr(made, field.name)[...] = 0


@pools
def test_rows_are_taken_in_the_order_asked_for(pool: Pool) -> None:
    assert pool.take([1, 0, 1]).code.tolist() == [pool.code[1], pool.code[0], pool.code[1]]
    assert len(pool.take([])) == 0
    assert pool.take(np.array([1])).id.tolist() == [2]


def test_a_list_column_is_taken_with_its_list() -> None:
    people = build.subjects({"avoid_area": [8201, 8221]}, {"avoid_area": [8236, NO_CODE]})

    assert people.take([1, 0]).avoid_area.tolist() == [[8236, NO_CODE], [8201, 8221]]


@pytest.mark.parametrize(("axis", "shape"), [(0, (3, 1, 1)), (1, (1, 3, 1)), (2, (1, 1, 3))])
def test_rows_are_spread_along_one_axis_and_lists_keep_theirs(axis: int, shape: tuple[int, ...]) -> None:
    people = build.subjects(*({"avoid_area": [place, 1]} for place in (7, 8, 9)))

    spread = people.spread(axis, 3)

    assert (spread.release_day.shape, spread.avoid_area.shape) == (shape, (*shape, 2))
    assert spread.avoid_area[..., 0].ravel().tolist() == [7, 8, 9]
    assert len(spread) == 3


def test_joined_lists_are_padded_to_the_wider() -> None:
    short = build.subjects({"avoid_area": [8201]})
    long = build.subjects({"avoid_area": [1, 2, 3]}, {"avoid_area": [4, 5, 6]})

    after, before = short.joined(long).avoid_area.tolist(), long.joined(short).avoid_area.tolist()

    assert after == [[8201, NO_CODE, NO_CODE], [1, 2, 3], [4, 5, 6]]
    assert before == [[1, 2, 3], [4, 5, 6], [8201, NO_CODE, NO_CODE]]


def test_joined_pools_keep_every_column() -> None:
    first, second = build.units({"rent_yen": 1}), build.units({"rent_yen": 2}, {"lat": float("nan")})

    both = first.joined(second)

    assert both.rent_yen.tolist() == [1, 2, 33_000]
    assert np.isnan(both.lat).tolist() == [False, False, True]


@pools
def test_a_record_is_found_by_its_code(pool: Pool) -> None:
    assert [pool.position(str(code)) for code in pool.code] == [0, 1]
    assert pool.position("X-99") is None
    assert pool.position("") is None


def test_no_opening_and_no_unit_know_nothing() -> None:
    for row in (no_opening(3), no_unit()):
        for field in fields(row):
            column = getattr(row, field.name)
            blank = column[~np.isnan(column)] if column.dtype.kind == "f" else column
            assert set(blank.ravel().tolist()) <= {-1, NO_CODE, ""}, field.name
        assert len(row) == 1
    assert no_opening(3).pickup_municipality.shape == (1, 3)


@pytest.mark.parametrize(
    ("codes", "value", "expected"),
    [
        ([[1, 2], [3, -2]], [2, 2], [True, False]),
        ([[1, 2], [3, -2]], [5, 3], [False, True]),
        ([[-2, -2]], [-1], [False]),
    ],
)
def test_a_list_holds_a_value(codes: list[list[int]], value: list[int], expected: list[bool]) -> None:
    assert holds(np.array(codes), np.array(value)).tolist() == expected


@pytest.mark.parametrize(("column", "expected"), [([0, 1, -1], [True, False, False]), ([], [])], ids=["some", "none"])
def test_an_unknown_is_among_nothing(column: list[int], expected: list[bool]) -> None:
    values: Column = np.array(column, dtype=np.int64)

    assert is_among(values, Sex.MALE.bit).tolist() == expected
    assert known(values).tolist() == [value != -1 for value in column]


def _sizes(setting: Setting) -> list[tuple[int, ...]]:
    people, jobs, homes = build.subjects({}, {}), build.openings({}, {}, {}), build.units({}, {}, {}, {})
    whole, work, home = (make(people, jobs, homes, setting) for make in (grid, opening_grid, unit_grid))
    return [
        np.broadcast_shapes(whole.subjects.id.shape, whole.openings.id.shape, whole.units.id.shape),
        np.broadcast_shapes(work.subjects.id.shape, work.openings.id.shape),
        np.broadcast_shapes(home.subjects.id.shape, home.units.id.shape),
    ]


def test_the_grids_broadcast_to_their_pools() -> None:
    assert _sizes(build.setting()) == [(2, 3, 4), (2, 3), (2, 4)]


def test_work_starts_after_release_and_not_before_the_opening() -> None:
    days = [
        build.case(opening={"start_from_day": day}, in_setting=build.setting(start_after_release_days=3)).start_day
        for day in (build.RELEASE, build.RELEASE + 3, build.RELEASE + 9)
    ]

    assert [int(day.item()) - build.RELEASE for day in days] == [3, 3, 9]
