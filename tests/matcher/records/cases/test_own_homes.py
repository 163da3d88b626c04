"""A person's own home is a unit that nobody else is offered."""

import numpy as np
import pytest
from sqlalchemy.orm import Session

from matcher.domain.homes import HousingKind
from matcher.domain.pools import ALL_DAY_MINUTE
from matcher.domain.term import UNKNOWN, bits_of
from matcher.domain.vocabulary import OffenceCategory
from matcher.records.columns import load_units
from tests.records import TODAY, counted_queries, keep, subject, unit


def test_an_own_home_is_theirs_alone_and_asks_nothing(session: Session) -> None:
    keep(session, subject(needs_home=False, own_home_municipality=8203, own_home_lat=36.1, own_home_lon=140.2))

    homes = load_units(session, today=TODAY)

    assert (homes.id.item(), homes.code.item(), homes.subject_id.item()) == (1_000_000_001, "H-A-01", 1)
    assert homes.kind.item() == HousingKind.OWN_HOME.number
    assert (homes.municipality.item(), homes.lat.item(), homes.lon.item()) == (8203, 36.1, 140.2)
    assert homes.closing_minute.item() == ALL_DAY_MINUTE
    assert homes.accepted_bits.item() == bits_of(OffenceCategory)
    assert homes.rent_yen.item() == homes.upfront_yen.item() == 0


@pytest.mark.parametrize("column", ["confirmed_day", "private_room", "step_free", "nearby_bits", "round_closes_day"])
def test_nobody_looked_at_an_own_home(session: Session, column: str) -> None:
    keep(session, subject(needs_home=False))

    homes = load_units(session, today=TODAY)

    assert getattr(homes, column).tolist() == [UNKNOWN]


def test_an_own_home_is_there_on_any_day(session: Session) -> None:
    keep(session, subject(needs_home=False))

    homes = load_units(session, today=TODAY)

    assert (homes.available_from_day.item(), homes.available_until_day.item()) == (0, UNKNOWN)


def test_who_needs_no_home_has_one_even_if_nobody_knows_where(session: Session) -> None:
    keep(session, subject("A-01", needs_home=False), subject("B-02"))

    homes = load_units(session, today=TODAY)

    assert homes.code.tolist() == ["H-A-01"]
    assert homes.municipality.tolist() == [UNKNOWN]
    assert np.isnan(homes.lat).all()


def test_homes_of_the_registry_stand_before_own_homes(session: Session) -> None:
    keep(session, subject(needs_home=False), unit("U-1"), unit("U-2"))

    assert load_units(session, today=TODAY).code.tolist() == ["U-1", "U-2", "H-A-01"]
    assert load_units(session, today=TODAY, codes=["H-A-01", "U-2"]).code.tolist() == ["U-2", "H-A-01"]
    assert load_units(session, today=TODAY, codes=["U-1"]).code.tolist() == ["U-1"]


def test_without_homes_there_is_an_empty_pool(session: Session) -> None:
    homes = load_units(session, today=TODAY)

    assert len(homes) == 0
    assert homes.spread(2, 3).kind.shape == (1, 1, 0)


def test_the_number_of_queries_does_not_grow(session: Session) -> None:
    keep(session, *[subject(f"A-{n}", needs_home=False) for n in range(9)], *[unit(f"U-{n}") for n in range(9)])

    with counted_queries(session) as queries:
        load_units(session, today=TODAY)

    assert len(queries) == 13
