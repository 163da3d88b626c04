"""Problem files: what is read is what was written, and what is wrong is named in one line."""

import gzip
import json
from typing import Any

import numpy as np
import pytest

from matcher.assignment.problem_file import SIDES, read_named, read_problem, write_problem
from matcher.domain.errors import PackingError
from tests.counts import scaled
from tests.matcher.assignment.packings import random_packing

GOOD: dict[str, Any] = {
    "format": "ibasho-problem/1",
    "subjects": 2,
    "opening_places": [1],
    "unit_places": [1, 2],
    "bundles": {"subject": [0, 1], "opening": [0, -1], "unit": [1, 0], "value": [5, 7], "places": [2, 1]},
}


def _bundles(**changes: object) -> dict[str, Any]:
    return GOOD | {"bundles": GOOD["bundles"] | changes}


WRONG: dict[str, tuple[Any, str]] = {
    "no object": ([], "{}: is not an object"),
    "another format": (GOOD | {"format": "ibasho-problem/2"}, "format: is not ibasho-problem/1"),
    "an unknown key": (GOOD | {"note": 1}, "note: is not a known key"),
    "an unknown column": (_bundles(price=[1, 2]), "bundles.price: is not a known key"),
    "a key missing": ({key: GOOD[key] for key in GOOD if key != "unit_places"}, "unit_places: is missing"),
    "a column missing": (GOOD | {"bundles": {"subject": []}}, "bundles.opening: is missing"),
    "a fraction": (_bundles(value=[5, 7.0]), "bundles.value[1]: is not a whole number"),
    "not a number": (_bundles(value=[5, float("nan")]), "bundles.value[1]: is not a whole number"),
    "a boolean": (_bundles(places=[True, 1]), "bundles.places[0]: is not a whole number"),
    "a word": (GOOD | {"subjects": "2"}, "subjects: is not a whole number"),
    "null": (GOOD | {"opening_places": None}, "opening_places: is not an array"),
    "a column too short": (_bundles(unit=[1]), "bundles.unit: 1 entries, expected 2"),
    "a subject beyond": (_bundles(subject=[0, 2]), "bundles.subject[1]: 2 is not from 0 to 1"),
    "an opening below": (_bundles(opening=[0, -2]), "bundles.opening[1]: -2 is not from -1 to 0"),
    "neither of both": (_bundles(unit=[1, -1]), "bundles[1]: neither an opening nor a unit"),
    "no place": (_bundles(places=[0, 1]), "bundles.places[0]: 0 is not from 1 to 1000000"),
    "places of no unit": (_bundles(unit=[-1, 0]), "bundles.places[0]: 2 places of no unit; it must be 1"),
    "a capacity below zero": (GOOD | {"unit_places": [1, -1]}, "unit_places[1]: -1 is not from 0 to 1000000"),
    "a capacity too large": (GOOD | {"opening_places": [10**6 + 1]}, "opening_places[0]: 1000001 is not"),
    "a value too large": (_bundles(value=[5, 10**12 + 1]), "bundles.value[1]: 1000000000001 is not from"),
    "a value beyond 64 bits": (_bundles(value=[5, 10**30]), "bundles.value[1]: is beyond"),
    "ids too few": (GOOD | {"ids": {"subject": ["a"], "opening": ["b"], "unit": ["c", "d"]}}, "ids.subject: 1 entries"),
    "ids twice": (
        GOOD | {"ids": {"subject": ["a", "a"], "opening": ["b"], "unit": [1, 2]}},
        "ids.subject: holds",
    ),
    "ids mixed": (GOOD | {"ids": {"subject": ["a", 1], "opening": ["b"], "unit": [1, 2]}}, "ids.subject: must be all"),
    "ids of one side": (GOOD | {"ids": {"subject": ["a", "b"]}}, "ids.opening: is missing"),
    "fixed beyond": (GOOD | {"fixed": [2]}, "fixed[0]: 2 is not from 0 to 1"),
    "fixed twice": (GOOD | {"fixed": [1, 1]}, "fixed: 1 stands there twice"),
    "fixed and forbidden": (GOOD | {"fixed": [1], "forbidden": [1]}, "fixed: bundle 1 is forbidden too"),
    "fixed without places": (GOOD | {"unit_places": [1, 1], "fixed": [0]}, "fixed: unit 1 is given 2 times and has 1"),
    "a group of nothing": (GOOD | {"groups": [{"openings": [0]}]}, "groups[0].at_most: is missing"),
    "a group beyond": (GOOD | {"groups": [{"openings": [1], "at_most": 1}]}, "groups[0].openings[0]: 1 is not"),
    "a group that is full": (
        GOOD | {"groups": [{"openings": [0], "at_most": 0}], "fixed": [0]},
        "fixed: groups[0] is given 1 and takes at most 0",
    ),
    "a level too short": (GOOD | {"levels": [[1]]}, "levels[0]: 1 entries, expected 2"),
    "a level that is none": (GOOD | {"levels": 1}, "levels: is not an array"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_named_in_one_line(case: str) -> None:
    stated, expected = WRONG[case]

    with pytest.raises(PackingError) as caught:
        read_problem(json.dumps(stated).encode())

    assert caught.value.said.en.startswith(expected)
    assert len(caught.value.said.ja.splitlines()) == 1
    assert caught.value.said.ja != caught.value.said.en


UNREADABLE = {
    "no JSON": (b"{", "not JSON at 1:2"),
    "no UTF-8": (b'{"\xff": 1}', "not UTF-8 at byte 2"),
    "a key twice": (b'{"format": 1, "format": 2}', "format: the key stands there twice"),
    "torn gzip": (gzip.compress(json.dumps(GOOD).encode())[:-20], "the gzip data is damaged"),
    "no gzip after all": (b"\x1f\x8bno", "the gzip data is damaged"),
    "a number of 5,000 digits": (b'{"subjects": ' + b"1" * 5000 + b"}", "a number is too large"),
    "too deep": (b"[" * 100_000, "nested too deeply"),
    "nothing": (b"", "not JSON at 1:1"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_is_named_in_one_line(case: str) -> None:
    content, expected = UNREADABLE[case]

    with pytest.raises(PackingError) as caught:
        read_problem(content)

    assert caught.value.said.en.startswith(expected)


@pytest.mark.parametrize("packed", [False, True])
def test_a_problem_is_read_as_it_was_written(packed: bool) -> None:
    for seed in range(scaled(60, 600)):
        packing = random_packing(seed)
        content = write_problem(packing)

        again = read_problem(gzip.compress(content) if packed else content)

        assert write_problem(again) == content
        assert [level.tolist() for level in again.values] == [level.tolist() for level in packing.values]


def test_names_are_ranked_by_their_order_and_not_by_their_row() -> None:
    ids = {"subject": ["b", "a"], "opening": ["x"], "unit": [10, 9]}

    ranks = read_problem(json.dumps(GOOD | {"ids": ids}).encode()).ranks

    assert ranks is not None
    assert [rank.tolist() for rank in ranks] == [[1, 0], [0], [1, 0]]


def test_places_are_one_where_nothing_is_said() -> None:
    bundles = {key: GOOD["bundles"][key] for key in GOOD["bundles"] if key != "places"}

    assert np.array_equal(read_problem(json.dumps(GOOD | {"bundles": bundles}).encode()).places, [1, 1])


def test_names_are_read_with_the_packing_and_missed_where_there_are_none() -> None:
    names = {"subject": ["s b", "s a"], "opening": ["o"], "unit": ["u", "v"]}

    packing, read = read_named(json.dumps(GOOD | {"ids": names}).encode())

    assert (read, len(packing)) == (names, 2)
    assert list(read) == list(SIDES)
    with pytest.raises(PackingError, match="ids: is missing"):
        read_named(json.dumps(GOOD).encode())
