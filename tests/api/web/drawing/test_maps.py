"""Maps as plain values: every mark told, nothing collides, nothing outside, never an area to avoid."""

from dataclasses import replace
from itertools import combinations

import pytest

from api.web.drawing.labels import Box
from api.web.drawing.maps import Drawing, board_map, plan_maps
from matcher.domain.text import Language
from matcher.geography.municipalities import MUNICIPALITIES
from tests.demo_board import board
from tests.demo_dossiers import dossier
from tests.views import TODAY, home, job, near, proposal, row

ROWS = board().rows


def drawn(language: Language = "ja") -> Drawing:
    drawing = board_map(ROWS, language)
    assert drawing is not None
    return drawing


def whole(drawing: Drawing) -> Box:
    return Box(left=0, top=0, right=drawing.size.width, bottom=drawing.size.height)


def maps_of(code: str) -> list[Drawing]:
    return [each for each in plan_maps(dossier(code).proposals, "ja") if each]


@pytest.mark.parametrize("drawing", [drawn("ja"), drawn("en"), *maps_of("A-01"), *maps_of("C-03")])
def test_labels_never_collide_with_anything(drawing: Drawing) -> None:
    boxes = [label.box for label in drawing.labels]
    marks = [Box(left=mark.x - 6, top=mark.y - 6, right=mark.x + 6, bottom=mark.y + 6) for mark in drawing.marks]

    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert not any(box.meets(mark) for box in boxes for mark in marks)


@pytest.mark.parametrize("drawing", [drawn("ja"), *maps_of("A-01")])
def test_nothing_lies_outside(drawing: Drawing) -> None:
    ends = [point for way in drawing.ways for point in (way.start, way.end)]
    spots = [(mark.x, mark.y) for mark in drawing.marks] + ends

    assert all(0 <= x <= drawing.size.width and 0 <= y <= drawing.size.height for x, y in spots)
    assert all(label.box.lies_in(drawing.size) for label in drawing.labels)


def test_every_mark_and_way_says_what_it_is() -> None:
    drawing = drawn()

    assert all(mark.titles and all(mark.titles) and all(mark.descs) for mark in drawing.marks)
    assert all(way.title and way.desc for way in drawing.ways)


def test_everybody_with_a_known_place_is_named_once() -> None:
    names = [code for label in drawn().labels if label.kind == "name" for code in label.text.split("・")]

    assert sorted(names) == sorted(row.code for row in ROWS if row.home or row.job)


def test_somebody_with_a_job_only_is_named_at_the_workplace() -> None:
    drawing = board_map([row("A-01", TODAY, home=None)], "ja")

    assert drawing is not None
    assert [mark.shape for mark in drawing.marks] == ["work"]
    assert [label.text for label in drawing.labels if label.kind == "name"] == ["A-01"]


def test_home_and_work_in_one_spot_are_one_mark() -> None:
    both = board_map([row("A-01", TODAY, home=home(point=near(8201)), job=job(point=near(8201)))], "ja")

    assert both is not None
    assert [mark.shape for mark in both.marks] == ["both"]
    assert both.marks[0].titles == ("A-01 住まい", "A-01 職場")


def test_many_in_one_house_are_named_together() -> None:
    drawing = board_map([row(f"X-{number}", TODAY, job=None) for number in range(5)], "en")

    assert drawing is not None
    assert [label.text for label in drawing.labels if label.kind == "name"] == ["X-0 and 4 more"]


def test_nothing_known_means_no_map() -> None:
    assert board_map([row("A-01", TODAY, job=None, home=None)], "ja") is None
    assert board_map([], "ja") is None


def test_a_plan_names_the_town_also_where_its_office_lies_off_the_map() -> None:
    far = near(8201, north=20.0)
    drawing = plan_maps([proposal(job=None, home=home(point=far, municipality=MUNICIPALITIES[8201].name))], "ja")[0]

    assert drawing is not None
    assert [label.text for label in drawing.labels].count("水戸市") == 1


def test_all_plans_are_drawn_to_one_scale() -> None:
    far = proposal(job=job(point=near(8220)), home=home(point=near(8201)))

    maps = [each for each in plan_maps([proposal(), far], "ja") if each]

    assert len({drawing.scale for drawing in maps}) == 1


def test_a_plan_without_places_has_no_map_beside_those_that_have() -> None:
    maps = plan_maps([proposal(), proposal(job=None, home=replace(home(), point=None))], "ja")

    assert maps[0] is not None
    assert maps[1] is None


def test_only_municipalities_that_are_seen_are_drawn() -> None:
    assert len(maps_of("A-01")[0].outlines) < len(drawn().outlines)
