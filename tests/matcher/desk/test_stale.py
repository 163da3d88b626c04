"""The queue of what has to be asked again: what is old, in which order, whom to call, and what was never asked."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from matcher.desk.freshness import CONFIRMED
from matcher.desk.holding import hold_place
from matcher.desk.listing import Span
from matcher.desk.stale import Call, Never, never_asked, stale
from matcher.domain.homes import GuarantorWay, HousingKind, SexAllowed
from matcher.domain.registry import ConfirmedHow
from matcher.domain.vocabulary import OffenceCategory, OffenceStance, TattooPolicy
from matcher.records.adding import add
from matcher.records.keeping import Change, change
from matcher.records.kinds import Kind
from matcher.records.registry.kinds import BUILDINGS, EMPLOYERS, OPENINGS, ORGANISATIONS, PROVIDERS, UNITS
from matcher.records.stored import stored_by_key
from tests.acts import act
from tests.build import policy
from tests.records import TODAY, counted_queries
from tests.said import said

POLICY = policy()
LIMIT = POLICY.confirm_within_days
OLD, OLDER = TODAY - timedelta(LIMIT + 1), TODAY - timedelta(LIMIT + 100)
KINDS = (ORGANISATIONS, EMPLOYERS, OPENINGS, PROVIDERS, BUILDINGS, UNITS)
STANCES = ((OffenceCategory.THEFT, OffenceStance.ACCEPTED),)
DORMITORY = {"provider": None, "kind": HousingKind.EMPLOYER_DORMITORY}


def put(session: Session, kind: Kind, *records: dict[str, Any]) -> None:
    add(session, kind, [said(kind, **record) for record in records], act())


def codes(session: Session, kind: Kind, never: Never = Never.FIRST) -> list[str]:
    return [one.code for one in stale(session, kind, today=TODAY, policy=POLICY, never=never).items]


def call_of(session: Session, kind: Kind, code: str) -> Call | None:
    page = stale(session, kind, today=TODAY, policy=POLICY)
    return next(one.call for one in page.items if one.code == code)


def archive(session: Session, kind: Kind, code: str) -> None:
    stored = stored_by_key(session, kind, [(code,)])[(code,)]
    change(session, kind, [Change(stored=stored, after=stored.values, archived_on=TODAY)], act())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_was_confirmed_longer_ago_than_the_policy_says_is_stale(session: Session, kind: Kind) -> None:
    put(session, EMPLOYERS, {"confirmed_on": TODAY})
    put(session, PROVIDERS, {"confirmed_on": TODAY})
    days = {"A": TODAY, "B": TODAY - timedelta(LIMIT), "C": OLD, "D": OLDER, "E": None}
    put(session, kind, *({"code": code, "confirmed_on": day} for code, day in days.items()))

    first, last = codes(session, kind), codes(session, kind, never=Never.LAST)

    assert (first, last) == (["E", "D", "C"], ["D", "C", "E"])


def test_openings_with_free_places_come_first_whatever_their_age(session: Session) -> None:
    put(session, EMPLOYERS, {})
    gone, later = TODAY - timedelta(1), TODAY + timedelta(1)
    put(
        session,
        OPENINGS,
        {"code": "held", "confirmed_on": OLDER},
        {"code": "past", "confirmed_on": OLDER, "valid_until": gone},
        {"code": "out", "confirmed_on": OLDER, "out_of_service_from": gone},
        {"code": "back", "confirmed_on": OLD, "out_of_service_from": OLDER, "out_of_service_until": gone},
        {"code": "open", "confirmed_on": OLD - timedelta(1), "valid_until": TODAY, "places": 3},
        {"code": "soon", "confirmed_on": OLD, "out_of_service_from": later},
    )
    for code in ("held", "open"):
        hold_place(session, OPENINGS, code, reference="i-1", act=act())

    page = stale(session, OPENINGS, today=TODAY, policy=POLICY)

    assert [(one.code, one.free) for one in page.items] == [
        ("open", 2),
        ("back", 1),
        ("soon", 1),
        ("held", 0),
        ("past", 0),
        ("out", 0),
    ]


def test_owners_count_the_free_places_that_hang_on_them(session: Session) -> None:
    put(session, EMPLOYERS, {"code": "E-1"}, {"code": "E-2"})
    put(session, PROVIDERS, {"code": "P-1"}, {"code": "P-2"})
    put(session, BUILDINGS, {"code": "B-1", "provider": "P-2"}, {"code": "B-2"})
    put(session, OPENINGS, {"employer": "E-2", "places": 2}, {"code": "O-2", "employer": "E-2", "places": 3})
    put(session, UNITS, {"provider": None, "building": "B-1", "places": 4}, {"code": "U-2", "provider": "P-1"})

    found = {
        one.code: one.free
        for kind in (EMPLOYERS, PROVIDERS, BUILDINGS)
        for one in stale(session, kind, today=TODAY, policy=POLICY).items
    }

    assert found == {"E-2": 5, "E-1": 0, "P-2": 4, "P-1": 1, "B-1": 4, "B-2": 0}
    assert {type(free) for free in found.values()} == {int}


def test_the_queue_says_whom_to_call(session: Session) -> None:
    put(session, EMPLOYERS, {"code": "E-1", "name": "架空建設", "contact": "総務", "phone": "029-000-0001"})
    put(session, PROVIDERS, {"code": "P-1", "phone": "029-000-0002"}, {"code": "P-2", "phone": None})
    put(session, BUILDINGS, {"code": "B-1", "provider": "P-1"}, {"code": "B-2"}, {"code": "B-3"})
    put(session, OPENINGS, {"employer": "E-1"})
    put(session, UNITS, {"code": "U-1", "provider": None, "building": "B-1"})
    put(session, UNITS, {"code": "U-2", "provider": "P-2", "building": "B-1"})
    put(session, UNITS, {"code": "U-3", "employer": "E-1", "building": "B-2", **DORMITORY})

    employer = Call(kind="employers", code="E-1", name="架空建設", contact="総務", phone="029-000-0001")
    first = Call(kind="providers", code="P-1", name="架空住宅", contact=None, phone="029-000-0002")
    second = Call(kind="providers", code="P-2", name="架空住宅", contact=None, phone=None)
    assert [call_of(session, OPENINGS, "O-1"), call_of(session, EMPLOYERS, "E-1")] == [employer] * 2
    assert [call_of(session, UNITS, f"U-{n}") for n in (1, 2, 3)] == [first, second, employer]
    assert [call_of(session, BUILDINGS, f"B-{n}") for n in (1, 2, 3)] == [first, employer, None]


def test_what_is_archived_or_belongs_to_what_is_archived_is_not_asked(session: Session) -> None:
    put(session, EMPLOYERS, {}, {"code": "E-2"})
    put(session, PROVIDERS, {})
    put(session, BUILDINGS, {"provider": "P-1"})
    put(session, OPENINGS, {}, {"code": "O-2", "employer": "E-2"})
    put(session, UNITS, {"provider": None, "building": "B-1"})
    for kind, code in ((EMPLOYERS, "E-1"), (OPENINGS, "O-2"), (PROVIDERS, "P-1")):
        archive(session, kind, code)

    assert [codes(session, kind) for kind in KINDS] == [[], ["E-2"], [], [], [], []]


def test_it_is_told_who_confirmed_last_and_how(session: Session) -> None:
    put(session, EMPLOYERS, {"confirmed_on": OLD, "confirmed_by": "県", "confirmed_how": ConfirmedHow.VISIT})

    one = stale(session, EMPLOYERS, today=TODAY, policy=POLICY).items[0]

    assert [getattr(one, name) for name in CONFIRMED] == [OLD, "県", ConfirmedHow.VISIT]


def test_a_policy_of_a_million_days_makes_nothing_stale_but_what_was_never_confirmed(session: Session) -> None:
    put(session, EMPLOYERS, {"confirmed_on": date(1, 1, 1)}, {"code": "E-2"})
    patient = policy(confirm_within_days=1_000_000)

    page = stale(session, EMPLOYERS, today=TODAY, policy=patient)

    assert [one.code for one in page.items] == ["E-2"]


def test_pages_together_are_the_whole_queue_once(session: Session) -> None:
    put(session, EMPLOYERS, *({"code": f"E-{n}", "confirmed_on": OLD} for n in range(7)))

    pages = [
        stale(session, EMPLOYERS, today=TODAY, policy=POLICY, span=Span(page=page, page_size=3))
        for page in (1, 2, 3, 4)
    ]

    assert [one.code for page in pages for one in page.items] == [f"E-{n}" for n in range(7)]
    assert {page.total for page in pages} == {7}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_queue_of_ten_times_as_many_takes_two_queries(session: Session, kind: Kind) -> None:
    put(session, EMPLOYERS, {})
    put(session, PROVIDERS, {})
    put(session, kind, *({"code": f"X-{n}"} for n in range(100)))

    for page_size in (5, 50):
        with counted_queries(session) as queries:
            stale(session, kind, today=TODAY, policy=POLICY, span=Span(page=1, page_size=page_size))
            never_asked(session, kind, today=TODAY, span=Span(page=1, page_size=page_size))
        assert len(queries) == 4


def asked_never(session: Session, kind: Kind) -> list[str]:
    return [one.code for one in never_asked(session, kind, today=TODAY).items]


def test_employers_without_stance_and_confirmation_were_never_asked(session: Session) -> None:
    put(
        session,
        EMPLOYERS,
        {"code": "E-1", "phone": "029-000-0001"},
        {"code": "E-2", "stances": STANCES},
        {"code": "E-3", "confirmed_on": OLDER},
    )

    assert asked_never(session, EMPLOYERS) == ["E-1"]


def test_an_opening_was_asked_where_its_employer_was(session: Session) -> None:
    put(session, EMPLOYERS, {"code": "E-1"}, {"code": "E-2", "stances": STANCES})
    put(
        session,
        OPENINGS,
        {"code": "O-1", "employer": "E-1"},
        {"code": "O-2", "employer": "E-2"},
        {"code": "O-3", "employer": "E-1", "tattoo_policy": TattooPolicy.ANY},
        {"code": "O-4", "employer": "E-1", "stances": STANCES},
    )

    assert asked_never(session, OPENINGS) == ["O-1"]


def test_a_home_was_asked_where_its_building_or_a_provider_was(session: Session) -> None:
    ways = (GuarantorWay.COMPANY,)
    put(session, EMPLOYERS, {"code": "E-1", "confirmed_on": OLD})
    put(session, PROVIDERS, {"code": "P-1"}, {"code": "P-2", "guarantor_ways": ways})
    put(session, BUILDINGS, {"code": "B-1", "provider": "P-2"}, {"code": "B-2", "sex_allowed": SexAllowed.ANY})
    put(
        session,
        UNITS,
        {"code": "U-1", "provider": "P-1"},
        {"code": "U-2", "provider": "P-2"},
        {"code": "U-3", "provider": None, "building": "B-1"},
        {"code": "U-4", "provider": "P-1", "building": "B-2"},
        {"code": "U-5", "employer": "E-1", **DORMITORY},
        {"code": "U-6", "provider": "P-1", "stances": STANCES},
    )

    assert asked_never(session, UNITS) == ["U-1"]
    assert (asked_never(session, BUILDINGS), asked_never(session, PROVIDERS)) == ([], ["P-1"])
