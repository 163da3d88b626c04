"""Outlines are closed, meet their neighbours exactly, and stay small."""

from collections import Counter
from importlib.resources import files
from itertools import pairwise

import pytest

from matcher.geography.municipalities import MUNICIPALITIES
from matcher.geography.outlines import OUTLINES, Point, lies_within

MOST_BYTES = 60_000


def borders() -> Counter[frozenset[Point]]:
    """How often each straight piece of border is drawn."""
    return Counter(frozenset(piece) for rings in OUTLINES.values() for ring in rings for piece in pairwise(ring))


def test_every_municipality_has_an_outline() -> None:
    assert set(OUTLINES) == set(MUNICIPALITIES)


def test_rings_are_closed_and_have_an_inside() -> None:
    assert all(ring[0] == ring[-1] and len(ring) >= 4 for rings in OUTLINES.values() for ring in rings)


def test_neighbours_share_their_border() -> None:
    drawn = borders()

    assert set(drawn.values()) == {1, 2}
    assert sum(count == 2 for count in drawn.values()) > sum(count == 1 for count in drawn.values())


def test_what_lies_outside_the_prefecture_lies_in_no_municipality() -> None:
    tokyo = {"lat": 35.69, "lon": 139.69}

    assert not any(lies_within(code, **tokyo) for code in OUTLINES)


@pytest.mark.parametrize(("lat", "least", "most"), [(True, 35.7, 37.0), (False, 139.6, 140.9)])
def test_outlines_lie_in_ibaraki(lat: bool, least: float, most: float) -> None:
    points = [point[int(lat)] for rings in OUTLINES.values() for ring in rings for point in ring]

    assert least < min(points) < max(points) < most


def test_the_file_stays_small() -> None:
    text = files("matcher.geography").joinpath("outlines.json").read_text(encoding="utf-8")

    assert len(text.encode()) <= MOST_BYTES
