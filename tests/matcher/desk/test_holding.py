"""Places of openings and homes are held, taken and given back, and none is ever given twice."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from matcher.desk.files import rows_of
from matcher.desk.holding import Hold, give_back, hold_place, holds_of, holds_on, take_place
from matcher.desk.listing import Span
from matcher.desk.recording import Seen, history_of, list_records, patch_record
from matcher.domain.errors import ConflictError, IbashoError, NotFoundError
from matcher.domain.homes import HousingKind
from matcher.domain.registry import HoldState
from matcher.records.adding import add
from matcher.records.changes import What
from matcher.records.keeping import Change, change
from matcher.records.kinds import Kind
from matcher.records.listing import Asked
from matcher.records.registry.columns import load_openings
from matcher.records.registry.holds import UnitHold
from matcher.records.registry.home_columns import load_homes
from matcher.records.registry.kinds import BUILDINGS, EMPLOYERS, OPENINGS, PROVIDERS, UNITS
from matcher.records.sessions import writing_session
from matcher.records.stored import stored_by_key
from tests.acts import NOW, act
from tests.counts import scaled
from tests.records import TODAY
from tests.said import said

ROOT = Path(__file__).parents[3]
LATER, LATEST = "2026-11-24T01:00:00+00:00", "2026-11-25T01:00:00+00:00"


@pytest.fixture(autouse=True)
def _registry(engine: Engine) -> None:
    """An opening with two places and a home with one."""
    with writing_session(engine) as session, session.begin():
        add(session, EMPLOYERS, [said(EMPLOYERS)], act())
        add(session, OPENINGS, [said(OPENINGS, places=2)], act())
        add(session, PROVIDERS, [said(PROVIDERS)], act())
        add(session, UNITS, [said(UNITS)], act())


def archive(session: Session, kind: Kind, code: str) -> None:
    """Take a record out of use."""
    stored = stored_by_key(session, kind, [(code,)])[(code,)]
    change(session, kind, [Change(stored=stored, after=stored.values, archived_on=TODAY)], act())


def homes_of_buildings_and_employers(session: Session) -> None:
    """A home of a building whose provider is another, and a dormitory."""
    add(session, PROVIDERS, [said(PROVIDERS, code="P-2")], act())
    add(session, BUILDINGS, [said(BUILDINGS, provider="P-2")], act())
    dormitory = {"provider": None, "employer": "E-1", "kind": HousingKind.EMPLOYER_DORMITORY}
    add(session, UNITS, [said(UNITS, code="U-2", provider=None, building="B-1")], act())
    add(session, UNITS, [said(UNITS, code="U-3", **dormitory)], act())


def test_places_are_held_one_after_the_other_until_none_is_left(session: Session) -> None:
    first = hold_place(session, OPENINGS, "O-1", reference="a", act=act())
    second = hold_place(session, OPENINGS, "O-1", reference="b", act=act())

    assert (first.place, second.place) == (1, 2)
    with pytest.raises(ConflictError, match=r"\[O-1\] has no place left \(all 2 are held or taken\)"):
        hold_place(session, OPENINGS, "O-1", reference="c", act=act())


def test_who_asks_again_under_the_same_reference_has_the_same_place(session: Session) -> None:
    first = hold_place(session, UNITS, "U-1", reference="a", act=act())

    assert hold_place(session, UNITS, "U-1", reference="a", act=act()) == first


def test_a_place_that_is_taken_stays_so_until_it_is_given_back(session: Session) -> None:
    held = hold_place(session, UNITS, "U-1", reference="a", act=act())
    take_place(session, UNITS, "U-1", held.id, act())

    assert holds_of(session, UNITS, 1) == [Hold(id=held.id, place=1, state=HoldState.TAKEN, reference="a")]

    give_back(session, UNITS, "U-1", held.id, act(at=LATER))
    assert holds_of(session, UNITS, 1) == []
    assert hold_place(session, UNITS, "U-1", reference="b", act=act(at=LATER)).place == 1


def test_what_becomes_of_a_place_is_in_the_history_with_who_when_and_why(session: Session) -> None:
    held = hold_place(session, UNITS, "U-1", reference="a", act=act(by="jimu", why="照会票"))
    take_place(session, UNITS, "U-1", held.id, act(at=LATER, why="受入可の回答"))
    give_back(session, UNITS, "U-1", held.id, act(at=LATEST, why="本人辞退"))

    *done, _ = history_of(session, UNITS, "U-1", Span(page=1, page_size=10)).items
    place = {"id": held.id, "place": 1, "reference": "a"}
    free, kept, taken = {"hold": None}, {"hold": {**place, "state": "held"}}, {"hold": {**place, "state": "taken"}}
    assert [(one.what, one.by, one.at, one.why, one.before, one.after) for one in done] == [
        (What.GIVEN_BACK, "local", LATEST, "本人辞退", taken, free),
        (What.TAKEN, "local", LATER, "受入可の回答", kept, taken),
        (What.HELD, "jimu", NOW, "照会票", free, kept),
    ]


def test_who_has_the_same_place_again_or_takes_it_twice_changes_nothing(session: Session) -> None:
    held = [hold_place(session, UNITS, "U-1", reference="a", act=act()) for _ in range(2)]
    for _ in range(2):
        take_place(session, UNITS, "U-1", held[0].id, act())

    done = history_of(session, UNITS, "U-1", Span(page=1, page_size=10)).items
    assert [one.what for one in done] == [What.TAKEN, What.HELD, What.ADDED]


def test_a_place_that_is_held_is_no_change_of_the_record(session: Session) -> None:
    hold_place(session, UNITS, "U-1", reference="a", act=act())
    seen = Seen(name="U-1", version=1)
    assert patch_record(session, UNITS, seen, {"rent_yen": 1}, act=act(), today=TODAY).version == 2
    hold_place(session, UNITS, "U-1", reference="a", act=act())

    with pytest.raises(ConflictError) as told:
        patch_record(session, UNITS, seen, {"rent_yen": 2}, act=act(), today=TODAY)
    assert told.value.fields == ("rent_yen",)


def test_a_place_is_given_back_although_the_clock_was_set_back(session: Session) -> None:
    held = hold_place(session, UNITS, "U-1", reference="a", act=act(at=LATER))

    give_back(session, UNITS, "U-1", held.id, act(at=NOW))

    ended = session.scalars(select(UnitHold.ended_at)).one()
    latest = history_of(session, UNITS, "U-1", Span(page=1, page_size=10)).items[0]
    assert (ended, latest.at) == (LATER, NOW)


def test_what_was_given_back_cannot_be_taken_or_given_back_again(session: Session) -> None:
    held = hold_place(session, UNITS, "U-1", reference="a", act=act())
    give_back(session, UNITS, "U-1", held.id, act(at=LATER))

    with pytest.raises(ConflictError, match="was given back already"):
        take_place(session, UNITS, "U-1", held.id, act())
    with pytest.raises(ConflictError, match="was given back already"):
        give_back(session, UNITS, "U-1", held.id, act())


def test_a_hold_of_one_home_is_none_of_another(session: Session) -> None:
    add(session, UNITS, [said(UNITS, code="U-2")], act())
    held = hold_place(session, UNITS, "U-1", reference="a", act=act())

    with pytest.raises(NotFoundError, match=r"\[U-2\] has no hold"):
        take_place(session, UNITS, "U-2", held.id, act())


def test_what_is_not_on_record_or_archived_is_refused_in_words(session: Session) -> None:
    stored = stored_by_key(session, UNITS, [("U-1",)])[("U-1",)]
    change(session, UNITS, [Change(stored=stored, after=stored.values, archived_on=TODAY)], act())

    with pytest.raises(NotFoundError, match=r"there is no \[U-9\]"):
        hold_place(session, UNITS, "U-9", reference="a", act=act())
    with pytest.raises(ConflictError, match=r"\[U-1\] is archived"):
        hold_place(session, UNITS, "U-1", reference="a", act=act())


@pytest.mark.parametrize(
    ("owner", "kind", "code"),
    [
        ((EMPLOYERS, "E-1"), OPENINGS, "O-1"),
        ((PROVIDERS, "P-1"), UNITS, "U-1"),
        ((PROVIDERS, "P-2"), UNITS, "U-2"),
        ((BUILDINGS, "B-1"), UNITS, "U-2"),
        ((EMPLOYERS, "E-1"), UNITS, "U-3"),
    ],
)
def test_what_belongs_to_something_archived_is_in_use_nowhere(
    session: Session, owner: tuple[Kind, str], kind: Kind, code: str
) -> None:
    homes_of_buildings_and_employers(session)
    held = hold_place(session, kind, code, reference="before", act=act())
    archive(session, *owner)

    every_code = {row["code"] for row in rows_of(session, kind)}
    listed = [list_records(session, kind, Asked(archived=gone), Span(page=1, page_size=9)) for gone in (False, True)]
    there = [[one.values["code"] for one in page.items] for page in listed]
    seen_by_runs = load_openings(session).code if kind is OPENINGS else load_homes(session, today=TODAY).code
    assert code not in {*every_code, *there[0], *seen_by_runs}
    assert code in there[1]
    with pytest.raises(ConflictError, match=rf"\[{code}\] belongs to .* archived"):
        hold_place(session, kind, code, reference="a", act=act())
    with pytest.raises(ConflictError, match="archived"):
        take_place(session, kind, code, held.id, act())
    give_back(session, kind, code, held.id, act())


def test_what_is_held_of_an_archived_record_can_only_be_given_back(session: Session) -> None:
    held = hold_place(session, UNITS, "U-1", reference="a", act=act())
    stored = stored_by_key(session, UNITS, [("U-1",)])[("U-1",)]
    change(session, UNITS, [Change(stored=stored, after=stored.values, archived_on=TODAY)], act())

    assert holds_on(session, UNITS, "U-1") == [held]
    with pytest.raises(ConflictError, match=r"\[U-1\] is archived"):
        take_place(session, UNITS, "U-1", held.id, act())
    give_back(session, UNITS, "U-1", held.id, act(at=LATER))
    assert holds_on(session, UNITS, "U-1") == []


def test_a_reference_is_trimmed_and_one_line(session: Session) -> None:
    assert hold_place(session, UNITS, "U-1", reference=" 照会1\u3000", act=act()).reference == "照会1"

    for wrong in ("", "a\nb", "a\tb", "a\u2028b", "a\u0000", "あ" * 201):
        with pytest.raises(IbashoError):
            hold_place(session, UNITS, "U-1", reference=wrong, act=act())


def test_a_run_sees_only_the_places_that_are_left(session: Session) -> None:
    hold_place(session, OPENINGS, "O-1", reference="a", act=act())
    hold_place(session, UNITS, "U-1", reference="a", act=act())

    assert load_openings(session).places.tolist() == [1]
    assert load_homes(session, today=TODAY).places.tolist() == [0]


def offer_places(session: Session, places: int) -> None:
    """Have the opening say how many places it has."""
    stored = stored_by_key(session, OPENINGS, [("O-1",)])[("O-1",)]
    change(session, OPENINGS, [Change(stored=stored, after={**stored.values, "places": places})], act())


def test_a_run_still_works_where_more_is_held_than_an_opening_now_offers(session: Session) -> None:
    for reference in "ab":
        hold_place(session, OPENINGS, "O-1", reference=reference, act=act())
    offer_places(session, 1)

    assert load_openings(session).places.tolist() == [0]


def test_a_place_given_back_is_not_given_again_where_the_opening_now_offers_fewer(session: Session) -> None:
    first, *_ = [hold_place(session, OPENINGS, "O-1", reference=reference, act=act()) for reference in "ab"]
    offer_places(session, 1)
    give_back(session, OPENINGS, "O-1", first.id, act(at=LATER))

    with pytest.raises(ConflictError, match=r"\[O-1\] has no place left \(all 1 are held or taken\)"):
        hold_place(session, OPENINGS, "O-1", reference="c", act=act())


def test_the_database_itself_gives_no_place_twice(session: Session) -> None:
    hold_place(session, UNITS, "U-1", reference="a", act=act())
    session.add(UnitHold(unit_id=1, place=1, state=HoldState.HELD, reference="b", since=NOW, by="b"))

    with pytest.raises(IntegrityError):
        session.flush()


def test_four_processes_never_have_the_same_place(engine: Engine) -> None:
    url, rounds = engine.url.render_as_string(hide_password=False), scaled(25, 250)
    command = [sys.executable, "-m", "tests.holding_race", url]

    racing = [
        subprocess.Popen([*command, name, str(rounds)], cwd=ROOT, stdout=subprocess.PIPE, text=True) for name in "abcd"
    ]
    printed = [one.communicate(timeout=240)[0].strip() for one in racing]

    assert [one.returncode for one in racing] == [0] * 4
    assert all(each.isdigit() for each in printed), printed
    assert sum(map(int, printed)) > 0
