"""Two records become one with all that points to them, and two again, with every value as it was."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.desk.holding import hold_place, holds_of, take_place
from matcher.desk.merging import merge_records, undo_merge
from matcher.domain.employers import Industry
from matcher.domain.homes import GuarantorWay, HousingKind
from matcher.domain.registry import ConfirmedHow, Precision
from matcher.domain.vocabulary import OffenceCategory, OffenceStance, PayCycle
from matcher.records.adding import add
from matcher.records.changes import What
from matcher.records.keeping import Change, change
from matcher.records.kinds import Kind, Values
from matcher.records.registry.changes import RegistryChange
from matcher.records.registry.kinds import EMPLOYERS, OPENINGS, PROVIDERS, UNITS
from matcher.records.stored import stored_by_key
from tests.acts import act
from tests.said import said

THEFT, FRAUD, DRUGS = OffenceCategory.THEFT, OffenceCategory.FRAUD, OffenceCategory.ROBBERY
YES, NO, ASK = OffenceStance.ACCEPTED, OffenceStance.NOT_ACCEPTED, OffenceStance.CASE_BY_CASE
DORMITORY = HousingKind.EMPLOYER_DORMITORY


def employers(session: Session, *more: Mapping[str, object]) -> None:
    """E-1 and E-2, as far as they are told, and those after them."""
    records = [said(EMPLOYERS, **{"code": f"E-{number}", **values}) for number, values in enumerate(more, 1)]
    add(session, EMPLOYERS, records, act())


def values_of(session: Session, kind: Kind = EMPLOYERS, code: str = "E-1") -> Values:
    return stored_by_key(session, kind, [(code,)])[(code,)].values


def edit(session: Session, kind: Kind, code: str, **values: object) -> None:
    stored = stored_by_key(session, kind, [(code,)])[(code,)]
    change(session, kind, [Change(stored=stored, after={**stored.values, **values})], act())


def test_what_points_to_the_merged_one_points_to_the_kept_one(session: Session) -> None:
    employers(session, {}, {}, {})
    add(session, OPENINGS, [said(OPENINGS, code=f"O-{n}", employer=f"E-{n}") for n in (1, 2, 3)], act())
    add(session, UNITS, [said(UNITS, provider=None, employer="E-2", kind=DORMITORY)], act())

    done = merge_records(session, EMPLOYERS, "E-1", "E-2", act(by="jimu"))

    assert [values_of(session, OPENINGS, f"O-{n}")["employer"] for n in (1, 2, 3)] == ["E-1", "E-1", "E-3"]
    assert values_of(session, UNITS, "U-1")["employer"] == "E-1"
    assert done.moved == {"openings": ("O-2",), "units": ("U-1",)}


def test_both_histories_can_be_read_under_their_own_codes(session: Session) -> None:
    employers(session, {}, {"phone": "029-000-0001"})
    add(session, OPENINGS, [said(OPENINGS, employer="E-2")], act())

    merge_records(session, EMPLOYERS, "E-1", "E-2", act(by="jimu", why="同じ会社"))

    rows = session.scalars(select(RegistryChange).where(RegistryChange.by == "jimu").order_by(RegistryChange.id)).all()
    assert [(row.code, row.what, row.after) for row in rows] == [
        ("E-1", What.CHANGED, {"phone": "029-000-0001"}),
        ("O-1", What.CHANGED, {"employer": "E-1"}),
        ("E-2", What.ARCHIVED, {"archived_on": "2026-11-23"}),
    ]
    assert {row.why for row in rows} == {"名寄せ（merge） E-2 → E-1: 同じ会社"}


def test_what_the_kept_one_does_not_know_is_taken_over_and_contradictions_are_told(session: Session) -> None:
    kept = {"name": "架空建設", "size": None, "industry": Industry.CONSTRUCTION, "past_hires": 0}
    employers(
        session, kept, {"name": "（株）架空建設", "kana": "カクウ", "industry": Industry.MANUFACTURING, "past_hires": 3}
    )

    done = merge_records(session, EMPLOYERS, "E-1", "E-2", act())

    assert done.taken == ("kana",)
    assert dict(done.left) == {
        "name": ("架空建設", "（株）架空建設"),
        "industry": (Industry.CONSTRUCTION, Industry.MANUFACTURING),
        "past_hires": (0, 3),
    }
    assert values_of(session)["past_hires"] == 0


def test_stances_are_taken_over_one_by_one_and_never_contradicted(session: Session) -> None:
    kept = {"stances": ((THEFT, NO),)}
    employers(session, kept, {"stances": ((FRAUD, ASK), (THEFT, YES))})

    done = merge_records(session, EMPLOYERS, "E-1", "E-2", act())

    assert values_of(session)["stances"] == ((FRAUD, ASK), (THEFT, NO))
    assert dict(done.left) == {"stances": (((THEFT, NO),), ((THEFT, YES),))}


def test_a_list_that_is_one_statement_is_taken_over_whole_or_not_at_all(session: Session) -> None:
    ways = (GuarantorWay.COMPANY,)
    others = {"code": "P-2", "guarantor_ways": ways}, {"code": "P-3", "guarantor_ways": (GuarantorWay.PERSONAL,)}
    add(session, PROVIDERS, [said(PROVIDERS), *(said(PROVIDERS, **other) for other in others)], act())

    merge_records(session, PROVIDERS, "P-1", "P-2", act())
    second = merge_records(session, PROVIDERS, "P-1", "P-3", act())

    assert values_of(session, PROVIDERS, "P-1")["guarantor_ways"] == ways
    assert set(second.left) == {"guarantor_ways"}


POINT = {"lat": 36.37, "lon": 140.47, "point_precision": Precision.EXACT}


@pytest.mark.parametrize(
    ("kept", "merged", "taken"),
    [
        ({}, {"address": "水戸市架空1-2", **POINT}, {"address", "lat", "lon", "point_precision"}),
        (
            {"address": "水戸市架空1丁目2番"},
            {"address": "茨城県水戸市架空１－２", **POINT},
            {"lat", "lon", "point_precision"},
        ),
        ({"address": "水戸市架空9"}, {"address": "水戸市架空1-2", **POINT}, set()),
        ({"municipality": 8201}, {"municipality": 8202, **POINT}, set()),
        ({"pay_cycle": PayCycle.WEEKLY}, {"pay_cycle": PayCycle.MONTHLY, "pay_day": 25}, set()),
        ({"pay_cycle": PayCycle.MONTHLY}, {"pay_cycle": PayCycle.MONTHLY, "pay_day": 25}, {"pay_day"}),
        ({}, {"confirmed_on": date(2026, 11, 1), "confirmed_by": "県", "confirmed_how": ConfirmedHow.VISIT}, set()),
        ({"name": "架空建設"}, {"name": "別の会社", "kana": "ベツノカイシャ"}, set()),
    ],
)
def test_what_is_one_word_together_is_taken_over_together(
    session: Session, kept: dict[str, Any], merged: dict[str, Any], taken: set[str]
) -> None:
    employers(session, kept, merged)

    done = merge_records(session, EMPLOYERS, "E-1", "E-2", act())

    assert set(done.taken) == taken


def test_undoing_puts_back_all_that_was_not_changed_since(session: Session) -> None:
    employers(session, {"stances": ((THEFT, NO),)}, {"stances": ((FRAUD, ASK),), "phone": "029-000-0001", **POINT}, {})
    add(session, OPENINGS, [said(OPENINGS, code=f"O-{n}", employer="E-2") for n in (1, 2)], act())
    made = merge_records(session, EMPLOYERS, "E-1", "E-2", act())
    edit(session, EMPLOYERS, "E-1", phone="029-000-0009", note="電話が変わった")
    edit(session, OPENINGS, "O-2", employer="E-3")

    done = undo_merge(session, made.id, act())

    kept = values_of(session)
    assert (kept["stances"], kept["lat"], kept["phone"]) == (((THEFT, NO),), None, "029-000-0009")
    assert [values_of(session, OPENINGS, f"O-{n}")["employer"] for n in (1, 2)] == ["E-2", "E-3"]
    assert [(one.kind, one.code, one.fields) for one in done.left] == [
        ("employers", "E-1", ("phone",)),
        ("openings", "O-2", ("employer",)),
    ]


def test_a_point_that_was_corrected_since_stays_whole(session: Session) -> None:
    employers(session, {}, {"address": "水戸市架空1-2", **POINT})
    made = merge_records(session, EMPLOYERS, "E-1", "E-2", act())
    edit(session, EMPLOYERS, "E-1", lat=36.4)

    done = undo_merge(session, made.id, act())

    kept = values_of(session)
    assert (kept["address"], kept["lat"], kept["lon"]) == ("水戸市架空1-2", 36.4, 140.47)
    assert done.left[0].fields == ("address", "lat", "lon", "point_precision")


def test_a_stance_that_was_changed_since_stays(session: Session) -> None:
    employers(session, {}, {"stances": ((DRUGS, NO), (FRAUD, ASK))})
    made = merge_records(session, EMPLOYERS, "E-1", "E-2", act())
    edit(session, EMPLOYERS, "E-1", stances=((DRUGS, NO), (FRAUD, YES), (THEFT, YES)))

    done = undo_merge(session, made.id, act())

    assert values_of(session)["stances"] == ((FRAUD, YES), (THEFT, YES))
    assert done.left[0].fields == ("stances",)


def test_what_came_after_a_merge_stays_with_the_kept_one(session: Session) -> None:
    employers(session, {}, {})
    made = merge_records(session, EMPLOYERS, "E-1", "E-2", act())
    add(session, OPENINGS, [said(OPENINGS, employer="E-1")], act())

    undo_merge(session, made.id, act())

    assert values_of(session, OPENINGS, "O-1")["employer"] == "E-1"


def test_places_that_are_held_stay_held(session: Session) -> None:
    employers(session, {}, {})
    add(session, OPENINGS, [said(OPENINGS, employer="E-2", places=2)], act())
    held = hold_place(session, OPENINGS, "O-1", reference="i-1", act=act())
    owner = stored_by_key(session, OPENINGS, [("O-1",)])[("O-1",)].id

    made = merge_records(session, EMPLOYERS, "E-1", "E-2", act())
    between = holds_of(session, OPENINGS, owner)
    take_place(session, OPENINGS, "O-1", held.id, act())
    undo_merge(session, made.id, act())

    assert [(one.id, one.place) for one in between] == [(held.id, 1)]
    assert [one.id for one in holds_of(session, OPENINGS, owner)] == [held.id]


def test_what_was_archived_moves_and_stays_archived(session: Session) -> None:
    employers(session, {}, {})
    add(session, OPENINGS, [said(OPENINGS, employer="E-2")], act())
    stored = stored_by_key(session, OPENINGS, [("O-1",)])[("O-1",)]
    change(session, OPENINGS, [Change(stored=stored, after=stored.values, archived_on=date(2026, 1, 1))], act())

    merge_records(session, EMPLOYERS, "E-1", "E-2", act())

    moved = stored_by_key(session, OPENINGS, [("O-1",)])[("O-1",)]
    assert (moved.values["employer"], moved.archived_on) == ("E-1", date(2026, 1, 1))
