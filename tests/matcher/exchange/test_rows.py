"""Rows of large files are kept small, and look like mappings all the same."""

import tracemalloc
from datetime import date

from matcher.exchange.kinds import all_layouts
from matcher.exchange.reading import Sheet, read
from matcher.geography.municipalities import by_name
from tests.good_rows import GOOD
from tests.sheets import sheet, written

UNITS = next(layout for layout in all_layouts(by_name) if layout.kind == "units")
TODAY = date(2026, 11, 23)


def many_units(count: int) -> Sheet:
    """Units that differ where those of a real file do."""
    rows = [
        {**GOOD["units"], "code": f"U-{n}", "name": f"{n}号室", "rent_yen": str(n), "lat": f"{36.4 + n / 1e6:.6f}"}
        for n in range(count)
    ]
    return read(written([list(GOOD["units"]), *map(list, map(dict.values, rows))]), UNITS, today=TODAY)


def test_a_row_takes_little_memory() -> None:
    many_units(10)
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()

    read_sheet = many_units(10_000)

    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(read_sheet.rows) == 10_000
    assert (after - before) / 10_000 < 1_200


def test_the_values_of_a_row_are_a_mapping() -> None:
    [row] = read(sheet("units"), UNITS, today=TODAY).rows

    assert list(row.values) == list(UNITS.names)
    assert len(row.values) == len(UNITS.names)
    assert (row.values["code"], row.values.get("colour"), "rent_yen" in row.values) == ("U-001", None, True)
    assert dict(row.values) == row.values


def test_a_sheet_writes_a_value_as_an_export_does() -> None:
    read_sheet = read(sheet("units"), UNITS, today=TODAY)

    written_as = {
        name: read_sheet.written(read_sheet.rows[0], name) for name in ("kind", "closing_time", "dormitory_of")
    }

    assert written_as == {"kind": "民間賃貸住宅", "closing_time": "24:00", "dormitory_of": None}


def test_a_cell_that_comes_after_many_others_means_the_same_again() -> None:
    read_sheet = many_units(9_000)

    assert [row.values["rent_yen"] for row in read_sheet.rows] == list(range(9_000))
    assert read_sheet.faults == ()
