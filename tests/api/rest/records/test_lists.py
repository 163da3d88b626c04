"""Lists of records: filters, words of two letters, order, pages; and queries that do not grow with the registry."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from matcher.desk.files import KINDS
from matcher.domain.vocabulary import OffenceCategory, OffenceStance
from matcher.records.adding import add
from matcher.records.sessions import writing_session
from tests.acts import act
from tests.api.rest.records.conftest import address, register
from tests.said import said

Codes = Callable[[str, str], list[str]]
THEFT = ((OffenceCategory.THEFT, OffenceStance.ACCEPTED),)


@pytest.fixture
def codes(program: FlaskClient) -> Codes:
    """The codes of a list, in its order."""

    def listed(kind: str, query: str) -> list[str]:
        answer = program.get(f"{address(kind)}?{query}")
        assert answer.status_code == 200, answer.text
        return [one["code"] for one in (answer.json or {})["items"]]

    return listed


def fill(engine: Engine, kind: str, *records: Mapping[str, object]) -> None:
    """Records on record."""
    with writing_session(engine) as session, session.begin():
        add(session, KINDS[kind], [said(KINDS[kind], **each) for each in records], act())


def test_words_of_two_letters_are_found_wherever_they_stand(engine: Engine, codes: Codes) -> None:
    fill(engine, "employers", {"code": "E-1", "address": "茨城県水戸市架空1"}, {"code": "E-2", "note": "ﾌｫｰｸﾘﾌﾄ要"})

    assert codes("employers", "q=水戸") == ["E-1"]
    assert codes("employers", "q=フォーク") == ["E-2"]
    assert codes("employers", "q=架空 水戸") == ["E-1"]
    assert codes("employers", "q=水") == ["E-1"]
    assert codes("employers", "q=戸水") == []
    assert codes("employers", "q=%25") == []
    assert codes("employers", "q=_") == []


def test_words_that_many_say_are_found_as_well(engine: Engine, program: FlaskClient) -> None:
    fill(engine, "employers", *({"code": f"E-{n:05}", "name": "水戸建設"} for n in range(5_100)))

    page = program.get(f"{address('employers')}?q=水戸&sort=-code&page=2&page_size=2").json or {}

    assert page["total"] == 5_100
    assert [one["code"] for one in page["items"]] == ["E-05097", "E-05096"]


def test_employers_are_found_by_stance_and_confirmation(engine: Engine, codes: Codes) -> None:
    day = date(2026, 1, 1)
    fill(
        engine,
        "employers",
        {"code": "E-1", "stances": THEFT, "confirmed_on": day},
        {"code": "E-2", "confirmed_on": day + timedelta(300)},
        {"code": "E-3"},
    )

    assert codes("employers", "stance=theft:accepted") == ["E-1"]
    assert codes("employers", "stance=theft:not_accepted") == []
    assert codes("employers", "never_confirmed=true") == ["E-3"]
    assert codes("employers", "confirmed_before=2026-06-01") == ["E-1"]
    assert codes("employers", "sort=-confirmed_on") == ["E-2", "E-1", "E-3"]


def test_an_opening_is_found_by_the_word_of_its_employer_unless_it_has_its_own(engine: Engine, codes: Codes) -> None:
    fill(engine, "employers", {"stances": THEFT})
    own = ((OffenceCategory.THEFT, OffenceStance.NOT_ACCEPTED),)
    fill(engine, "openings", {"code": "O-1"}, {"code": "O-2", "stances": own})

    assert codes("openings", "stance=theft:accepted") == ["O-1"]
    assert codes("openings", "stance=theft:not_accepted") == ["O-2"]
    assert codes("openings", "employer=E-9") == []


def test_homes_are_found_that_are_known_to_be_free(engine: Engine, codes: Codes) -> None:
    fill(engine, "providers", {})
    begins = {"available_from": date(2026, 12, 1)}
    fill(
        engine,
        "units",
        {"code": "U-1", **begins, "rent_yen": 30_000},
        {"code": "U-2", **begins, "available_until": date(2026, 12, 31)},
        {"code": "U-3", **begins, "out_of_service_from": date(2027, 1, 1)},
        {"code": "U-4", "rent_yen": 40_000},
    )

    assert codes("units", "available_on=2026-12-15") == ["U-1", "U-2", "U-3"]
    assert codes("units", "available_on=2027-01-15") == ["U-1"]
    assert codes("units", "rent_max=30000") == ["U-1"]
    assert codes("units", "sort=-rent_yen") == ["U-4", "U-1", "U-2", "U-3"]


def test_a_page_after_the_last_is_empty(program: FlaskClient) -> None:
    register(program, "employers")

    page = program.get(f"{address('employers')}?page=7&page_size=3").json or {}

    assert page == {"total": 1, "page": 7, "page_size": 3, "items": []}


@pytest.mark.parametrize(
    ("query", "name"),
    [("sort=name;drop", "sort"), ("stance=theft", "stance"), ("q=", "q"), ("q=%00", "q"), ("rent_max=-1", "rent_max")],
)
def test_what_a_list_does_not_take_is_named(program: FlaskClient, query: str, name: str) -> None:
    kind = "units" if name == "rent_max" else "employers"
    answer = program.get(f"{address(kind)}?{query}")

    assert answer.status_code == 422
    assert [error["field"] for error in (answer.json or {})["errors"]] == [name]


@pytest.mark.parametrize(
    ("kind", "query", "most"),
    [("employers", "", 7), ("employers", "q=架空", 7), ("openings", "sort=title", 15), ("units", "q=101", 13)],
)
def test_queries_do_not_grow_with_the_registry(
    engine: Engine, program: FlaskClient, kind: str, query: str, most: int
) -> None:
    asked: list[int] = []
    for start, count in ((0, 5), (5, 45)):
        fill(engine, "employers", *({"code": f"E-{n}", "stances": THEFT} for n in range(start, start + count)))
        fill(engine, "openings", *({"code": f"O-{n}", "employer": f"E-{n}"} for n in range(start, start + count)))
        fill(engine, "providers", *({"code": f"P-{n}"} for n in range(start, start + count)))
        fill(engine, "units", *({"code": f"U-{n}", "provider": f"P-{n}"} for n in range(start, start + count)))
        asked.append(queries(engine, program, f"{address(kind)}?{query}"))

    assert asked[0] == asked[1] <= most


def queries(engine: Engine, program: FlaskClient, path: str) -> int:
    """How many statements one answer takes."""
    counted: list[object] = []

    def count(*said: object) -> None:
        counted.append(said)

    event.listen(engine, "before_cursor_execute", count)
    assert program.get(path).status_code == 200
    event.remove(engine, "before_cursor_execute", count)
    return len(counted)
