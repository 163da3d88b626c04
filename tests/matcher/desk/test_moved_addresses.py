"""A point belongs to its address: where the one moves, the other is not left behind."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from matcher.desk.files import KINDS, changed_values
from matcher.desk.recording import Seen, create_record, patch_record
from matcher.domain.registry import Precision
from matcher.exchange.rows import Row
from tests.acts import act
from tests.records import TODAY
from tests.said import said

PROVIDERS, UNITS = KINDS["providers"], KINDS["units"]
OLD = {"address": "水戸市三の丸1-5-38", "lat": 36.3715, "lon": 140.4761, "point_precision": Precision.TOWN}
NOWHERE = (None, None, None)
THERE = (OLD["lat"], OLD["lon"], OLD["point_precision"])
SAID: dict[str, tuple[dict[str, Any], tuple[Any, Any, Any]]] = {
    "another address": ({"address": "水戸市内原町1"}, NOWHERE),
    "another address and its point": (
        {"address": "水戸市内原町1", "lat": 36.37, "lon": 140.36},
        (36.37, 140.36, Precision.BY_HAND),
    ),
    "the same address in other letters": ({"address": "水戸市 三ノ丸１−５−３８"}, THERE),
    "nothing of the address": ({"name": "102号室"}, THERE),
}


def point(values: Any) -> tuple[Any, Any, Any]:  # noqa: ANN401  # values of a record
    return values["lat"], values["lon"], values["point_precision"]


def row(change: dict[str, Any]) -> Row:
    """A row of a file that says only that."""
    places = {name: place for place, name in enumerate(change)}
    return Row(number=2, said=tuple(change.values()), places=places, failed=frozenset())


@pytest.mark.parametrize("name", SAID)
def test_a_change_in_part_keeps_a_point_only_with_its_address(session: Session, name: str) -> None:
    create_record(session, PROVIDERS, said(PROVIDERS), act=act(), today=TODAY)
    create_record(session, UNITS, said(UNITS, **OLD), act=act(), today=TODAY)
    change, expected = SAID[name]

    made = patch_record(session, UNITS, Seen(name="U-1", version=1), change, act=act(), today=TODAY)

    assert point(made.values) == expected


@pytest.mark.parametrize("name", SAID)
def test_a_row_of_a_file_keeps_a_point_only_with_its_address(name: str) -> None:
    change, expected = SAID[name]

    assert point(changed_values(UNITS, row(change), said(UNITS, **OLD))) == expected


def test_an_address_that_comes_to_a_point_leaves_it_where_it_is() -> None:
    stored = said(UNITS, **OLD | {"address": None})

    assert point(changed_values(UNITS, row({"address": "水戸市内原町1"}), stored)) == THERE
