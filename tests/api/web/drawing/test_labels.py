"""Words on a map never collide and never leave it."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from api.web.drawing.frame import Size
from api.web.drawing.labels import FAR, Box, Wish, box_around, boxes_along, place, text_width

SIZE = Size(width=320, height=400)


def wish(text: str = "A-01", *, x: float = 160, y: float = 200, rings: tuple[float, ...] = FAR) -> Wish:
    return Wish(text=text, x=x, y=y, kind="name", rings=rings)


WISHES = st.lists(
    st.builds(
        wish,
        st.sampled_from(["A-01", "ひたちなか市", "C-03・J-10", "Tsukubamirai"]),
        x=st.floats(0, 320),
        y=st.floats(0, 400),
        rings=st.sampled_from([FAR, (0.0,)]),
    ),
    max_size=40,
)


@given(WISHES)
def test_labels_never_collide_and_stay_on_the_drawing(wishes: list[Wish]) -> None:
    mark = box_around(160, 200, half_width=7, half_height=7)

    boxes = [label.box for label in place(wishes, taken=[mark], size=SIZE)]

    assert not any(one.meets(other) for one, other in combinations([mark, *boxes], 2))
    assert all(box.lies_in(SIZE) for box in boxes)


def test_a_free_label_stands_to_the_right_without_a_line() -> None:
    label = place([wish()], taken=[], size=SIZE)[0]

    assert label.x > 160
    assert label.y == 200
    assert label.leader is None


def test_a_crowded_label_stands_away_with_a_line_to_what_it_names() -> None:
    crowd = Box(left=100, top=160, right=230, bottom=240)

    label = place([wish()], taken=[crowd], size=SIZE)[0]

    assert label.near == (160.0, 200.0)
    assert label.leader


def test_a_label_that_finds_no_place_is_left_out() -> None:
    full = Box(left=0, top=0, right=320, bottom=400)

    assert place([wish()], taken=[full], size=SIZE) == ()


def test_a_name_that_belongs_on_its_point_stands_there() -> None:
    label = place([wish(rings=(0.0,))], taken=[], size=SIZE)[0]

    assert (label.x, label.y) == (160, 200)


def test_full_width_letters_take_more_room() -> None:
    assert text_width("水戸") > text_width("Mi")


def test_boxes_along_a_line_lie_on_it_from_end_to_end_without_a_gap() -> None:
    assert boxes_along((0, 0), (6, 0)) == (
        Box(left=-2, top=-2, right=2, bottom=2),
        Box(left=1, top=-2, right=5, bottom=2),
        Box(left=4, top=-2, right=8, bottom=2),
    )
