"""Likely duplicates are offered with their reasons, the surest first, and never again once they are told apart."""

import time
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.desk.candidates import NEIGHBOURS
from matcher.desk.duplicates import MERGEABLE, likely_duplicates, mergeable_kind, say_not_same
from matcher.desk.files import KINDS
from matcher.desk.listing import Span
from matcher.desk.merging import merge_records
from matcher.domain.employers import Industry
from matcher.domain.errors import ConflictError, IbashoError, NotFoundError
from matcher.domain.homes import HousingKind
from matcher.domain.registry import Likeness
from matcher.domain.vocabulary import Occupation
from matcher.records.adding import add
from matcher.records.keeping import Change, change
from matcher.records.kinds import Kind
from matcher.records.registry.changes import NotSame
from matcher.records.registry.kinds import BUILDINGS, EMPLOYERS, OPENINGS, PROVIDERS, ROUNDS, UNITS
from matcher.records.stored import stored_by_key
from tests.acts import act
from tests.counts import scaled
from tests.records import TODAY, counted_queries
from tests.said import said

NUMBER, ADDRESS, PHONE, NAME = Likeness
MANY = scaled(5_000, 25_000)
MOST_SECONDS = 8.0
"""For all of them on a busy machine; a quarter of that otherwise."""


def employers(session: Session, *records: dict[str, Any]) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS, code=f"E-{n}", **one) for n, one in enumerate(records, 1)], act())


def pairs(session: Session) -> list[tuple[str, str]]:
    return [(one.one.code, one.other.code) for one in likely_duplicates(session, EMPLOYERS).items]


def test_pairs_come_with_reasons_and_with_what_differs(session: Session) -> None:
    first = {"name": "㈱架空建設", "phone": "029-000-0001", "industry": Industry.CONSTRUCTION, "note": None}
    employers(session, first, {"name": "架空建設", "phone": "0290000001", "note": "同じ？"}, {"name": "星運輸"})

    page = likely_duplicates(session, EMPLOYERS)

    assert page.total == 1
    one = page.items[0]
    assert (one.one.code, one.other.name, one.reasons) == ("E-1", "架空建設", (PHONE, NAME))
    assert dict(one.differing) == {
        "name": ("㈱架空建設", "架空建設"),
        "phone": ("029-000-0001", "0290000001"),
        "industry": (Industry.CONSTRUCTION, None),
        "note": (None, "同じ？"),
    }


def test_the_surest_come_first(session: Session) -> None:
    number = "7123456789012"
    employers(
        session,
        {"name": "甲建設", "municipality": 8201},
        {"name": "甲建設", "municipality": 8202},
        {"name": "乙建設"},
        {"name": "乙建設"},
        {"name": "丙建設", "phone": "029-000-0001"},
        {"name": "丙建設", "phone": "029-000-0001"},
        {"name": "丁建設", "corporate_number": number},
        {"name": "戊建設", "corporate_number": number},
        {"name": "己運輸", "phone": "029-000-0002"},
        {"name": "庚工業", "phone": "029-000-0002"},
    )

    assert pairs(session) == [("E-7", "E-8"), ("E-5", "E-6"), ("E-9", "E-10"), ("E-3", "E-4"), ("E-1", "E-2")]


def test_a_pair_that_is_not_the_same_is_not_offered_again(session: Session) -> None:
    employers(session, {}, {}, {})

    say_not_same(session, EMPLOYERS, "E-3", "E-1", act(by="jimu", why="本社と支店"))
    say_not_same(session, EMPLOYERS, "E-1", "E-3", act(by="other"))

    assert pairs(session) == [("E-1", "E-2"), ("E-2", "E-3")]
    kept = session.scalars(select(NotSame)).one()
    assert (kept.by, kept.why) == ("jimu", "本社と支店")


def test_what_is_archived_or_merged_is_not_offered(session: Session) -> None:
    employers(session, {}, {}, {})
    merge_records(session, EMPLOYERS, "E-1", "E-3", act())
    stored = stored_by_key(session, EMPLOYERS, [("E-2",)])[("E-2",)]
    change(session, EMPLOYERS, [Change(stored=stored, after=stored.values, archived_on=TODAY)], act())

    assert pairs(session) == []


@pytest.mark.parametrize(
    ("one", "other", "error"),
    [("E-1", "E-1", ConflictError), ("E-1", "E-9", NotFoundError), ("\x00", "\ud800", NotFoundError)],
)
def test_what_cannot_be_told_apart_is_refused_in_words(
    session: Session, one: str, other: str, error: type[IbashoError]
) -> None:
    employers(session, {})

    with pytest.raises(error):
        say_not_same(session, EMPLOYERS, one, other, act())


def test_of_other_kinds_no_duplicates_are_looked_for(session: Session) -> None:
    with pytest.raises(NotFoundError, match=r"duplicates among \[rounds\] are not looked for"):
        likely_duplicates(session, ROUNDS)
    with pytest.raises(NotFoundError):
        mergeable_kind("' OR 1=1")


@pytest.mark.parametrize("name", MERGEABLE)
def test_every_kind_that_can_be_merged_is_looked_through(session: Session, name: str) -> None:
    kind = KINDS[name]
    owners(session, kind)
    called = "title" if name == "openings" else "name"
    twins = [said(kind, code="X-1", **{called: "（株）架空"}), said(kind, code="X-2", **{called: "架空"})]
    add(session, kind, twins, act())

    found = likely_duplicates(session, kind).items

    assert [(one.one.code, one.other.name, one.reasons) for one in found] == [("X-1", "架空", (NAME,))]


def owners(session: Session, kind: Kind) -> None:
    """Two of each that openings and homes belong to."""
    if kind in (OPENINGS, UNITS):
        for each in (EMPLOYERS, PROVIDERS, BUILDINGS):
            sign = each.name[0].upper()
            add(session, each, [said(each, code=f"{sign}-{n}") for n in (1, 2)], act())


@pytest.mark.parametrize(
    ("kind", "one", "other", "reasons"),
    [
        (OPENINGS, {}, {"employer": "E-2"}, None),
        (OPENINGS, {"title": "清掃"}, {"title": "警備"}, None),
        (OPENINGS, {"occupation": Occupation.CLEANING}, {}, (NAME,)),
        (OPENINGS, {"occupation": Occupation.CLEANING}, {"occupation": Occupation.WAREHOUSE}, None),
        (OPENINGS, {"shift_start_minute": 480}, {"shift_start_minute": 1_200}, None),
        (OPENINGS, {"address": "水戸市架空1-2"}, {"address": "茨城県水戸市架空１丁目２番"}, (ADDRESS, NAME)),
        (UNITS, {}, {"provider": "P-2"}, None),
        (UNITS, {}, {"name": "１０１号室"}, (NAME,)),
        (UNITS, {}, {"name": "102号室"}, None),
        (UNITS, {"address": "水戸市架空1-2"}, {"address": "水戸市架空1-3"}, None),
        (UNITS, {"municipality": 8201}, {"municipality": 8202}, None),
        (UNITS, {"building": "B-1"}, {"building": "B-2"}, None),
        (UNITS, {"floor": 1}, {"floor": 2}, None),
        (UNITS, {"kind": HousingKind.EMPLOYER_DORMITORY, "provider": None, "employer": "E-1"}, {}, None),
    ],
)
def test_openings_and_homes_are_alike_within_one_owner_where_nothing_sets_them_apart(
    session: Session, kind: Kind, one: dict[str, Any], other: dict[str, Any], reasons: tuple[Likeness, ...] | None
) -> None:
    owners(session, kind)
    add(session, kind, [said(kind, code="X-1", **one), said(kind, code="X-2", **other)], act())

    assert [pair.reasons for pair in likely_duplicates(session, kind).items] == ([] if reasons is None else [reasons])


def test_a_room_of_a_building_is_its_providers(session: Session) -> None:
    owners(session, UNITS)
    add(session, BUILDINGS, [said(BUILDINGS, code="B-3", provider="P-1", address="水戸市架空1-2")], act())
    of_building = said(UNITS, code="X-1", provider=None, building="B-3")
    add(session, UNITS, [of_building, said(UNITS, code="X-2", address="水戸市架空1-2")], act())

    assert [one.reasons for one in likely_duplicates(session, UNITS).items] == [(ADDRESS, NAME)]


def test_the_telephone_of_a_desk_that_answers_for_many_says_nothing(session: Session) -> None:
    names = "甲乙丙丁戊己庚辛壬癸子丑"
    employers(session, *({"name": f"{name}社", "phone": "029-000-0001"} for name in names[: NEIGHBOURS + 1]))
    before = pairs(session)
    stored = stored_by_key(session, EMPLOYERS, [("E-1",)])[("E-1",)]
    change(session, EMPLOYERS, [Change(stored=stored, after={**stored.values, "phone": None})], act())

    assert (before, len(pairs(session))) == ([], NEIGHBOURS * (NEIGHBOURS - 1) // 2)


def test_pages_together_hold_every_pair_once(session: Session) -> None:
    employers(session, *({} for _ in range(7)))

    pages = [likely_duplicates(session, EMPLOYERS, Span(page=page, page_size=8)) for page in (1, 2, 3, 4)]

    found = {(one.one.code, one.other.code) for page in pages for one in page.items}
    assert (len(found), {page.total for page in pages}) == (21, {21})
    assert pages[3].items == ()


def test_ten_times_the_records_take_as_many_queries(session: Session) -> None:
    employers(session, *({"name": f"架空{n // 2}"} for n in range(20)))
    with counted_queries(session) as few:
        likely_duplicates(session, EMPLOYERS)
    add(session, EMPLOYERS, [said(EMPLOYERS, code=f"F-{n}", name=f"架空{n // 2}") for n in range(200)], act())
    with counted_queries(session) as many:
        likely_duplicates(session, EMPLOYERS)

    assert len(few) == len(many) == 6


def test_another_page_does_not_compare_all_records_again(session: Session) -> None:
    employers(session, *({"name": f"架空{n // 2}"} for n in range(20)))
    with counted_queries(session) as first:
        likely_duplicates(session, EMPLOYERS, Span(page=1, page_size=4))
    with counted_queries(session) as second:
        likely_duplicates(session, EMPLOYERS, Span(page=2, page_size=4))

    assert len(first) - len(second) == 1


def test_pairs_are_those_of_now_after_every_kind_of_change(session: Session) -> None:
    employers(session, {}, {})
    seen = [len(pairs(session))]
    for name, archived_on in (("別の会社", None), ("架空建設", None), ("架空建設", TODAY), ("架空建設", None)):
        stored = stored_by_key(session, EMPLOYERS, [("E-2",)])[("E-2",)]
        changed = Change(stored=stored, after={**stored.values, "name": name}, archived_on=archived_on)
        change(session, EMPLOYERS, [changed], act())
        seen.append(len(pairs(session)))
    add(session, EMPLOYERS, [said(EMPLOYERS, code="E-3")], act())

    assert [*seen, len(pairs(session))] == [1, 0, 1, 0, 1, 3]


def test_many_records_of_one_name_take_little_time(session: Session) -> None:
    same = {"name": "架空建設", "phone": "029-000-0001", "address": "水戸市架空1-2-3"}
    employers(session, *(same for _ in range(MANY)))

    began = time.monotonic()
    page = likely_duplicates(session, EMPLOYERS)

    assert time.monotonic() - began < MOST_SECONDS
    assert page.total == NEIGHBOURS * MANY - NEIGHBOURS * (NEIGHBOURS + 1) // 2
