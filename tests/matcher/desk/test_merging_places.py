"""Openings and homes become one with the places that are held of them; none is ever given twice."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.desk.holding import give_back, hold_place, holds_on, take_place
from matcher.desk.listing import Span
from matcher.desk.merging import merge_records, undo_merge
from matcher.desk.recording import history_of
from matcher.domain.errors import ConflictError
from matcher.domain.homes import HousingKind
from matcher.domain.registry import HoldState
from matcher.domain.vocabulary import WageKind
from matcher.records.adding import add
from matcher.records.cases.kinds import PLACEMENTS, PROPOSALS, SUBJECTS
from matcher.records.changes import What
from matcher.records.keeping import Change, change
from matcher.records.kinds import Kind, Values
from matcher.records.registry.kinds import BUILDINGS, EMPLOYERS, OPENINGS, PROVIDERS, ROUNDS, ROUTES, UNITS
from matcher.records.stored import stored_by_id, stored_by_key
from matcher.records.tables import table_of
from tests.acts import act
from tests.said import said

JANUARY, APRIL = date(2027, 1, 15), date(2027, 4, 15)
Places = list[tuple[int, str]]


@pytest.fixture(autouse=True)
def _registry(session: Session) -> None:
    """Two openings of one employer and two homes of one provider, each with two places."""
    add(session, EMPLOYERS, [said(EMPLOYERS)], act())
    add(session, OPENINGS, [said(OPENINGS, code=code, places=2) for code in ("O-1", "O-2")], act())
    add(session, PROVIDERS, [said(PROVIDERS)], act())
    add(session, UNITS, [said(UNITS, code=code, places=2) for code in ("U-1", "U-2")], act())


def hold(session: Session, kind: Kind, code: str, *references: str) -> list[int]:
    return [hold_place(session, kind, code, reference=each, act=act()).id for each in references]


def held(session: Session, kind: Kind, code: str) -> Places:
    return [(one.place, one.reference) for one in holds_on(session, kind, code)]


def values_of(session: Session, kind: Kind, code: str) -> Values:
    return stored_by_key(session, kind, [(code,)])[(code,)].values


def edit(session: Session, kind: Kind, code: str, values: Values) -> None:
    stored = stored_by_key(session, kind, [(code,)])[(code,)]
    change(session, kind, [Change(stored=stored, after={**stored.values, **values})], act())


@pytest.mark.parametrize(("kind", "kept", "gone"), [(OPENINGS, "O-1", "O-2"), (UNITS, "U-1", "U-2")])
def test_what_is_held_of_the_merged_one_is_held_of_the_kept_one(
    session: Session, kind: Kind, kept: str, gone: str
) -> None:
    hold(session, kind, kept, "i-1")
    number = hold(session, kind, gone, "i-2")[0]
    take_place(session, kind, gone, number, act())

    done = merge_records(session, kind, kept, gone, act())

    assert (done.places, held(session, kind, kept), held(session, kind, gone)) == (1, [(1, "i-1"), (2, "i-2")], [])
    assert [(one.id, one.state) for one in holds_on(session, kind, kept)][1] == (number, HoldState.TAKEN)
    with pytest.raises(ConflictError, match="has no place left"):
        hold(session, kind, kept, "i-3")


@pytest.mark.parametrize(("kind", "kept", "gone"), [(OPENINGS, "O-1", "O-2"), (UNITS, "U-1", "U-2")])
def test_more_than_the_kept_one_has_are_refused_with_what_to_do(
    session: Session, kind: Kind, kept: str, gone: str
) -> None:
    hold(session, kind, kept, "i-1")
    hold(session, kind, gone, "i-2", "i-3")

    with pytest.raises(ConflictError, match=rf"3 places of the two are held or taken, and \[{kept}\] has 2") as refused:
        merge_records(session, kind, kept, gone, act())

    assert "ibasho give-back" in refused.value.said.en
    assert "二重の照会を戻す" in refused.value.said.ja


def test_an_overfull_record_with_nothing_to_take_over_can_be_kept(session: Session) -> None:
    hold(session, UNITS, "U-1", "i-1", "i-2")
    edit(session, UNITS, "U-1", {"places": 1})

    assert merge_records(session, UNITS, "U-1", "U-2", act()).places == 0


def test_both_histories_say_that_a_place_was_moved_and_why(session: Session) -> None:
    hold(session, UNITS, "U-1", "i-1")
    hold(session, UNITS, "U-2", "i-2")

    merge_records(session, UNITS, "U-1", "U-2", act(by="jimu"))

    kept, gone = (history_of(session, UNITS, code, Span(page=1, page_size=9)).items for code in ("U-1", "U-2"))
    assert [(one.what, one.before["hold"], one.after["hold"]["place"], one.why) for one in kept[:1]] == [
        (What.MOVED, None, 2, "名寄せ（merge） U-2 → U-1")
    ]
    assert [one.what for one in gone] == [What.ARCHIVED, What.MOVED, What.HELD, What.ADDED]
    assert (gone[1].before["hold"]["reference"], gone[1].after) == ("i-2", {"hold": None})


def test_undoing_gives_each_its_places_again_but_for_those_given_back(session: Session) -> None:
    hold(session, OPENINGS, "O-1", "i-1")
    hold(session, OPENINGS, "O-2", "i-2")
    edit(session, OPENINGS, "O-1", {"places": 4})
    made = merge_records(session, OPENINGS, "O-1", "O-2", act())
    hold(session, OPENINGS, "O-1", "i-3")

    undone = undo_merge(session, made.id, act())
    again = merge_records(session, OPENINGS, "O-1", "O-2", act())
    give_back(session, OPENINGS, "O-1", holds_on(session, OPENINGS, "O-1")[1].id, act())
    undo_merge(session, again.id, act())

    assert (undone.left, again.places) == ((), 1)
    assert (held(session, OPENINGS, "O-1"), held(session, OPENINGS, "O-2")) == ([(1, "i-1"), (3, "i-3")], [])


def test_a_place_that_somebody_else_was_given_meanwhile_stays_where_it_is_and_is_told(session: Session) -> None:
    hold(session, UNITS, "U-2", "i-1", "i-2")
    made = merge_records(session, UNITS, "U-1", "U-2", act())
    edit(session, UNITS, "U-2", {})
    hold(session, UNITS, "U-2", "i-3")

    undone = undo_merge(session, made.id, act())

    assert held(session, UNITS, "U-2") == [(1, "i-3"), (2, "i-1")]
    assert held(session, UNITS, "U-1") == [(2, "i-2")]
    assert [(one.code, one.fields) for one in undone.left] == [("U-2", ("archived_on",)), ("U-1", ("places",))]


def test_rounds_and_ways_move_and_those_of_the_same_key_stay_and_are_told(session: Session) -> None:
    rounds = [("U-1", JANUARY), ("U-2", JANUARY), ("U-2", APRIL)]
    add(session, ROUNDS, [said(ROUNDS, unit=unit, closes_on=day) for unit, day in rounds], act())
    ways = [("U-1", "O-1"), ("U-2", "O-1"), ("U-2", "O-2")]
    add(session, ROUTES, [said(ROUTES, unit=unit, opening=opening) for unit, opening in ways], act())

    done = merge_records(session, UNITS, "U-1", "U-2", act())
    units = stored_units(session)
    undone = undo_merge(session, done.id, act())

    assert done.moved == {"rounds": ("U-2/2027-04-15",), "routes": ("U-2/O-2",)}
    assert done.stayed == {"rounds": ("U-2/2027-01-15",), "routes": ("U-2/O-1",)}
    assert units == {"rounds": ["U-1", "U-2", "U-1"], "routes": ["U-1", "U-2", "U-1"]}
    assert (undone.left, stored_units(session)) == ((), {kind: ["U-1", "U-2", "U-2"] for kind in units})


def stored_units(session: Session) -> dict[str, list[str]]:
    """Whose every round and way is."""
    found = {}
    for kind in (ROUNDS, ROUTES):
        ids = session.scalars(select(table_of(kind.table).c.id)).all()
        found[kind.name] = [one.values["unit"] for one in stored_by_id(session, kind, ids)]
    return found


def test_placements_move_under_their_number_and_proposals_go_on_saying_what_was_proposed(session: Session) -> None:
    add(session, SUBJECTS, [said(SUBJECTS)], act())
    add(session, PROPOSALS, [said(PROPOSALS, opening="O-2", unit="U-2")], act())
    add(session, PLACEMENTS, [said(PLACEMENTS, proposal="R1-1", opening="O-2", unit="U-2")], act())

    made = [merge_records(session, kind, f"{sign}-1", f"{sign}-2", act()) for kind, sign in PAIRS]
    placed = stored_by_id(session, PLACEMENTS, [1])[0].values
    proposed = values_of(session, PROPOSALS, "R1-1")
    for one in reversed(made):
        undo_merge(session, one.id, act())

    assert [one.moved for one in made] == [{"placements": ("1",)}] * 2
    assert (placed["opening"], placed["unit"]) == ("O-1", "U-1")
    assert (proposed["opening"], proposed["unit"]) == ("O-2", "U-2")
    assert stored_by_id(session, PLACEMENTS, [1])[0].values["unit"] == "U-2"


PAIRS = ((OPENINGS, "O"), (UNITS, "U"))
APART = HousingKind.EMPLOYER_DORMITORY
FROM, UNTIL = date(2027, 1, 1), date(2026, 12, 1)


@pytest.mark.parametrize(
    ("kind", "kept", "gone", "taken"),
    [
        (UNITS, {}, {"available_from": UNTIL, "available_until": FROM}, {"available_from", "available_until"}),
        (UNITS, {"available_from": FROM}, {"available_until": UNTIL}, set()),
        (UNITS, {}, {"kind": APART, "employer": "E-1"}, set()),
        (UNITS, {}, {"building": "B-1"}, {"building"}),
        (UNITS, {}, {"provider": "P-2", "building": "B-1"}, set()),
        (UNITS, {}, {"out_of_service_from": FROM, "out_of_service_reason": "修繕"}, set()),
        (UNITS, {"conditions": "保証人"}, {"conditions": "面接", "conditions_covered": True}, set()),
        (OPENINGS, {"start_from": FROM}, {"valid_until": UNTIL}, set()),
        (OPENINGS, {}, {"wage_kind": WageKind.HOURLY, "wage_yen": 1_200}, {"wage_kind", "wage_yen"}),
        (OPENINGS, {"wage_yen": 230_000}, {"wage_kind": WageKind.HOURLY, "wage_yen": 1_200}, set()),
        (OPENINGS, {}, {"age_max": 59, "age_reason": "定年"}, {"age_max", "age_reason"}),
    ],
)
def test_what_is_one_statement_is_taken_over_whole_or_told(
    session: Session, kind: Kind, kept: Mapping[str, Any], gone: Mapping[str, Any], taken: set[str]
) -> None:
    add(session, PROVIDERS, [said(PROVIDERS, code="P-2")], act())
    add(session, BUILDINGS, [said(BUILDINGS)], act())
    sign = kind.name[0].upper()
    edit(session, kind, f"{sign}-1", kept)
    edit(session, kind, f"{sign}-2", gone)

    done = merge_records(session, kind, f"{sign}-1", f"{sign}-2", act())

    assert set(done.taken) == taken
    assert set(done.left) == {name for name, value in gone.items() if name not in taken and value != kept.get(name)}


def test_a_merge_that_is_refused_leaves_everything_as_it_was(session: Session) -> None:
    hold(session, UNITS, "U-2", "i-1", "i-2")
    edit(session, UNITS, "U-1", {"places": 1})
    edit(session, UNITS, "U-2", {"rent_yen": 30_000})

    with session.begin_nested() as attempt:
        with pytest.raises(ConflictError):
            merge_records(session, UNITS, "U-1", "U-2", act())
        attempt.rollback()

    assert values_of(session, UNITS, "U-1")["rent_yen"] is None
    assert held(session, UNITS, "U-2") == [(1, "i-1"), (2, "i-2")]
