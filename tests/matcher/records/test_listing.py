"""PostgreSQL counts, passes over and searches lists in its indexes, without reading every record."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session

from matcher.domain.homes import HousingKind
from matcher.records.adding import add
from matcher.records.engine import make_engine
from matcher.records.kinds import Kind
from matcher.records.listing import Asked, listed
from matcher.records.registry.kinds import BUILDINGS, EMPLOYERS, OPENINGS, PROVIDERS, UNITS
from matcher.records.registry.listings import REGISTRY_WAYS
from matcher.records.sessions import reading_session, writing_session
from tests.acts import act
from tests.databases import Databases
from tests.said import said

Sent = list[tuple[str, Any]]
RENTALS = Asked(filters={"kind": HousingKind.PRIVATE_RENTAL}, order="rent_yen")
pytestmark = pytest.mark.postgresql


@pytest.fixture
def engine(databases: Databases) -> Iterator[Engine]:
    """A database of PostgreSQL with one record of each kind."""
    url = databases.empty("postgresql")
    made = make_engine(url)
    with writing_session(made) as writing, writing.begin():
        for kind in (EMPLOYERS, OPENINGS, PROVIDERS, BUILDINGS, UNITS):
            add(writing, kind, [said(kind)], act())
    yield made
    made.dispose()
    databases.give_back(url)


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session for which no table is too small for an index."""
    with reading_session(engine) as opened:
        for way in ("seqscan", "bitmapscan"):
            opened.connection().exec_driver_sql(f"SET LOCAL enable_{way} = off")
        yield opened


def plans(session: Session, kind: Kind, asked: Asked) -> list[str]:
    """How the statements of a list are carried out, one after the other."""
    sent: Sent = []

    def note(_: Connection, __: object, statement: str, parameters: object, *___: object) -> None:
        sent.append((statement, parameters))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", note)
    listed(session, kind, REGISTRY_WAYS[kind.name], asked, first=0, most=1)
    event.remove(connection, "before_cursor_execute", note)
    explained = [connection.exec_driver_sql(f"EXPLAIN {statement}", said) for statement, said in sent]
    return ["\n".join(rows.scalars()) for rows in explained]


@pytest.mark.parametrize(
    ("kind", "asked", "index"),
    [
        (UNITS, Asked(), "ix_units_code_id"),
        (UNITS, RENTALS, "ix_units_kind_rent_yen_id"),
        (OPENINGS, Asked(), "ix_openings_code_id"),
        (BUILDINGS, Asked(), "ix_buildings_code_id"),
    ],
)
def test_whose_a_record_is_stands_beside_its_order(session: Session, kind: Kind, asked: Asked, index: str) -> None:
    counted, paged = plans(session, kind, asked)[:2]

    assert f"Index Only Scan using ix_{kind.name}_" in counted
    assert f"Index Only Scan using {index}" in paged


def test_what_is_archived_among_the_owners_is_known_without_reading_them_all(session: Session) -> None:
    counted = plans(session, UNITS, Asked())[0]

    assert {owner for owner in ("providers", "employers") if f"using ix_{owner}_archived_on_id" in counted} == {
        "providers",
        "employers",
    }


def test_a_line_is_looked_through_for_the_word_before_it_is_cut_into_letters(session: Session) -> None:
    session.connection().exec_driver_sql("SET LOCAL enable_seqscan = on")

    plan = plans(session, UNITS, Asked(words="101"))[0]

    assert 0 < plan.index("strpos") < plan.index("string_to_array")
