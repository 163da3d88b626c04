"""Every kind of file has headers in both languages, and they lead back to the same columns."""

from datetime import date

import pytest

from matcher.exchange.kinds import all_layouts
from matcher.exchange.layouts import Layout, header
from matcher.exchange.reading import read
from matcher.geography.municipalities import by_name
from tests.good_rows import GOOD
from tests.sheets import sheet, written

LAYOUTS = {layout.kind: layout for layout in all_layouts(by_name)}
TODAY = date(2026, 11, 23)


def test_kinds_come_in_the_order_in_which_one_refers_to_another() -> None:
    kinds = list(LAYOUTS)

    assert kinds == list(GOOD)
    for place, layout in enumerate(LAYOUTS.values()):
        assert {field.refers_to for field in layout.fields} <= {None, *kinds[:place]}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_template_in_either_language_is_a_file_without_faults(layout: Layout) -> None:
    for language in ("ja", "en"):
        template = read(written([header(layout, language)]), layout, today=TODAY)

        assert template.faults == ()
        assert template.rows == ()
        assert [field.name for field in template.header.fields if field] == list(layout.names)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_columns_are_those_of_the_good_files(layout: Layout) -> None:
    assert header(layout, "en") == tuple(GOOD[layout.kind])


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_good_file_is_understood_in_every_cell(layout: Layout) -> None:
    read_sheet = read(sheet(layout.kind), layout, today=TODAY)

    filled = {name for name, cell in GOOD[layout.kind].items() if cell}
    assert read_sheet.faults == ()
    assert read_sheet.complete
    assert {name for name, value in read_sheet.rows[0].values.items() if value is not None} == filled


def test_japanese_headers_in_any_order_say_the_same() -> None:
    layout = LAYOUTS["employers"]
    titles, cells = header(layout, "ja"), list(GOOD["employers"].values())

    turned = read(written([titles[::-1], cells[::-1]]), layout, today=TODAY)

    assert turned.faults == ()
    assert turned.rows[0].values == read(sheet("employers"), layout, today=TODAY).rows[0].values


@pytest.mark.parametrize(
    ("column", "cell", "meant"),
    [
        ("places", "2人", 2),
        ("places", "２ 名", 2),
        ("floor_area_m2", "20㎡", 20.0),
        ("floor_area_m2", "20m2", 20.0),
        ("floor_area_m2", "20.5 m²", 20.5),
        ("floor_area_m2", "２０平米", 20.0),
        ("longest_stay_days", "90日", 90),
        ("floor", "3階", 3),
    ],
)
def test_a_number_may_have_the_unit_of_its_column(column: str, cell: str, meant: float) -> None:
    file = read(sheet("units", {column: cell}), LAYOUTS["units"], today=TODAY)

    assert (file.rows[0].values[column], file.faults) == (meant, ())


@pytest.mark.parametrize(
    ("column", "cell"), [("places", "2㎡"), ("places", "2人3人"), ("places", "人"), ("floor", "2人")]
)
def test_a_number_with_another_unit_is_a_fault(column: str, cell: str) -> None:
    [fault] = read(sheet("units", {column: cell}), LAYOUTS["units"], today=TODAY).faults

    assert (fault.column, fault.value) == (column, cell)
