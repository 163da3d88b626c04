"""Places of openings and homes are held, taken and given back, and none is ever given twice."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from matcher.desk.holding import Hold, give_back, hold_place, holds_of, holds_on, take_place
from matcher.domain.errors import ConflictError, IbashoError, NotFoundError
from matcher.domain.registry import HoldState
from matcher.records.adding import add
from matcher.records.keeping import Change, change
from matcher.records.registry.columns import load_openings
from matcher.records.registry.holds import UnitHold
from matcher.records.registry.home_columns import load_homes
from matcher.records.registry.kinds import EMPLOYERS, OPENINGS, PROVIDERS, UNITS
from matcher.records.sessions import writing_session
from matcher.records.stored import stored_by_key
from tests.acts import NOW, act
from tests.counts import scaled
from tests.records import TODAY
from tests.said import said

ROOT = Path(__file__).parents[3]
LATER = "2026-11-24T01:00:00+00:00"


@pytest.fixture(autouse=True)
def _registry(engine: Engine) -> None:
    """An opening with two places and a home with one."""
    with writing_session(engine) as session, session.begin():
        add(session, EMPLOYERS, [said(EMPLOYERS)], act())
        add(session, OPENINGS, [said(OPENINGS, places=2)], act())
        add(session, PROVIDERS, [said(PROVIDERS)], act())
        add(session, UNITS, [said(UNITS)], act())


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
    take_place(session, UNITS, "U-1", held.id)

    assert holds_of(session, UNITS, 1) == [Hold(id=held.id, place=1, state=HoldState.TAKEN, reference="a")]

    give_back(session, UNITS, "U-1", held.id, act(at=LATER))
    assert holds_of(session, UNITS, 1) == []
    assert hold_place(session, UNITS, "U-1", reference="b", act=act(at=LATER)).place == 1


def test_what_was_given_back_cannot_be_taken_or_given_back_again(session: Session) -> None:
    held = hold_place(session, UNITS, "U-1", reference="a", act=act())
    give_back(session, UNITS, "U-1", held.id, act(at=LATER))

    with pytest.raises(ConflictError, match="has no open hold"):
        take_place(session, UNITS, "U-1", held.id)
    with pytest.raises(ConflictError, match="has no open hold"):
        give_back(session, UNITS, "U-1", held.id, act())


def test_a_hold_of_one_home_is_none_of_another(session: Session) -> None:
    add(session, UNITS, [said(UNITS, code="U-2")], act())
    held = hold_place(session, UNITS, "U-1", reference="a", act=act())

    with pytest.raises(ConflictError, match=r"\[U-2\] has no open hold"):
        take_place(session, UNITS, "U-2", held.id)


def test_what_is_not_on_record_or_archived_is_refused_in_words(session: Session) -> None:
    stored = stored_by_key(session, UNITS, [("U-1",)])[("U-1",)]
    change(session, UNITS, [Change(stored=stored, after=stored.values, archived_on=TODAY)], act())

    with pytest.raises(NotFoundError, match=r"there is no \[U-9\]"):
        hold_place(session, UNITS, "U-9", reference="a", act=act())
    with pytest.raises(ConflictError, match=r"\[U-1\] is archived"):
        hold_place(session, UNITS, "U-1", reference="a", act=act())


def test_what_is_held_of_an_archived_record_can_only_be_given_back(session: Session) -> None:
    held = hold_place(session, UNITS, "U-1", reference="a", act=act())
    stored = stored_by_key(session, UNITS, [("U-1",)])[("U-1",)]
    change(session, UNITS, [Change(stored=stored, after=stored.values, archived_on=TODAY)], act())

    assert holds_on(session, UNITS, "U-1") == [held]
    with pytest.raises(ConflictError, match=r"\[U-1\] is archived"):
        take_place(session, UNITS, "U-1", held.id)
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
