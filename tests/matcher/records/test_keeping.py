"""Records are written with their history, and nobody overwrites what they have not seen."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from matcher.domain.errors import ConflictError, NotFoundError
from matcher.domain.vocabulary import Licence, LicenceStatus, OffenceCategory, OffenceStance
from matcher.records.adding import BATCH, add
from matcher.records.cases.changes import CaseChange
from matcher.records.cases.kinds import CASE_KINDS, SUBJECTS
from matcher.records.changes import What
from matcher.records.keeping import Change, change
from matcher.records.kinds import Kind
from matcher.records.registry.changes import RegistryChange
from matcher.records.registry.kinds import EMPLOYERS, OPENINGS, REGISTRY_KINDS, UNITS
from matcher.records.sessions import writing_session
from matcher.records.stored import Stored, stored_by_key
from tests.acts import NOW, act
from tests.records import counted_queries
from tests.said import said

THEFT, FRAUD = OffenceCategory.THEFT, OffenceCategory.FRAUD
STANCES = ((FRAUD, OffenceStance.CASE_BY_CASE), (THEFT, OffenceStance.ACCEPTED))


def one(session: Session, kind: Kind = EMPLOYERS, code: str = "E-1") -> Stored:
    """A record by its code."""
    return stored_by_key(session, kind, [(code,)])[(code,)]


def to(stored: Stored, **values: object) -> Change:
    """A change of some fields."""
    return Change(stored=stored, after={**stored.values, **values}, archived_on=stored.archived_on)


def history(session: Session) -> list[tuple[Any, ...]]:
    rows = session.scalars(select(RegistryChange).order_by(RegistryChange.id))
    return [(row.code, row.version, row.what, row.before, row.after) for row in rows]


def test_what_was_written_is_read_again(session: Session) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS, stances=STANCES, antisocial_years=5)], act())

    stored = one(session)

    assert stored.values == said(EMPLOYERS, stances=STANCES, antisocial_years=5)
    assert (stored.version, stored.archived_on) == (1, None)


def test_a_list_that_was_asked_for_and_is_empty_is_told_from_one_that_was_not(session: Session) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS)], act())
    openings = [said(OPENINGS, required_licences=()), said(OPENINGS, code="O-2", situations=None)]
    add(session, OPENINGS, openings, act())

    assert one(session, OPENINGS, "O-1").values["required_licences"] == ()
    assert one(session, OPENINGS, "O-2").values["required_licences"] is None


def test_a_list_of_several_columns_keeps_them_together(session: Session) -> None:
    licences = ((Licence.FORKLIFT, LicenceStatus.LAPSED, date(2024, 5, 1), date(2026, 12, 20)),)
    add(session, SUBJECTS, [said(SUBJECTS, licences=licences)], act())

    assert one(session, SUBJECTS, "A-01").values["licences"] == licences


def test_history_tells_who_when_why_and_from_what_to_what(session: Session) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS)], act(why="登録票"))
    change(session, EMPLOYERS, [to(one(session), name="架空工業", stances=STANCES)], act(by="jimu"))

    first, second = session.scalars(select(RegistryChange).order_by(RegistryChange.id))

    assert (first.what, first.why, first.by, first.at) == (What.ADDED, "登録票", "local", NOW)
    assert first.after == {"code": "E-1", "name": "架空建設"}
    assert (second.what, second.by, second.version) == (What.CHANGED, "jimu", 2)
    assert second.before == {"name": "架空建設", "stances": None}
    assert second.after == {"name": "架空工業", "stances": [["fraud", "case_by_case"], ["theft", "accepted"]]}


def test_a_record_is_archived_and_restored_and_never_gone(session: Session) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS)], act())
    present = one(session)
    gone = Change(stored=present, after=present.values, archived_on=date(2026, 11, 23))
    change(session, EMPLOYERS, [gone], act())
    archived = one(session)
    change(session, EMPLOYERS, [Change(stored=archived, after=archived.values)], act())

    assert archived.archived_on == date(2026, 11, 23)
    assert [row[2] for row in history(session)] == [What.ADDED, What.ARCHIVED, What.RESTORED]
    assert history(session)[1][3:] == ({"archived_on": None}, {"archived_on": "2026-11-23"})


def test_who_changes_what_has_moved_on_is_told_what_changed(session: Session) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS)], act())
    seen = one(session)
    change(session, EMPLOYERS, [to(seen, phone="000-0000-0001", past_hires=3)], act())

    with pytest.raises(ConflictError, match=r"\[E-1\] was changed in the meantime") as error:
        change(session, EMPLOYERS, [to(seen, phone="000-0000-0002")], act())

    assert (error.value.code, error.value.version) == ("E-1", 2)
    assert set(error.value.fields) == {"phone", "past_hires"}
    assert one(session).values["phone"] == "000-0000-0001"


def test_two_who_change_the_same_to_the_same_are_still_told(session: Session) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS)], act())
    seen = one(session)
    change(session, EMPLOYERS, [to(seen, past_hires=3)], act())

    with pytest.raises(ConflictError):
        change(session, EMPLOYERS, [to(seen, past_hires=3)], act())


def test_a_code_is_given_once(engine: Engine) -> None:
    with writing_session(engine) as session, session.begin():
        add(session, EMPLOYERS, [said(EMPLOYERS)], act())

    with writing_session(engine) as session, pytest.raises(ConflictError, match=r"\[E-1\] cannot be kept"):
        add(session, EMPLOYERS, [said(EMPLOYERS, name="別の会社")], act())


def test_a_reference_to_nothing_is_refused_by_name(session: Session) -> None:
    with pytest.raises(NotFoundError, match=r"there is no \[E-9\] among the employers"):
        add(session, OPENINGS, [said(OPENINGS, employer="E-9")], act())


def test_a_change_moves_a_record_to_another(session: Session) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS), said(EMPLOYERS, code="E-2")], act())
    add(session, OPENINGS, [said(OPENINGS)], act())

    change(session, OPENINGS, [to(one(session, OPENINGS, "O-1"), employer="E-2")], act())

    assert one(session, OPENINGS, "O-1").values["employer"] == "E-2"


def test_a_list_that_changes_is_written_anew_and_others_stay(session: Session) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS, stances=STANCES), said(EMPLOYERS, code="E-2", stances=STANCES)], act())

    change(session, EMPLOYERS, [to(one(session), stances=STANCES[:1])], act())

    assert one(session).values["stances"] == STANCES[:1]
    assert one(session, code="E-2").values["stances"] == STANCES


def test_history_of_a_person_says_whose_it_is_and_goes_with_them(session: Session) -> None:
    add(session, SUBJECTS, [said(SUBJECTS), said(SUBJECTS, code="B-02")], act())

    changes = session.scalars(select(CaseChange).order_by(CaseChange.id)).all()

    assert [(row.code, row.subject_id, row.record_id) for row in changes] == [("A-01", 1, 1), ("B-02", 2, 2)]


@pytest.mark.parametrize("kind", [*REGISTRY_KINDS, *CASE_KINDS], ids=lambda kind: kind.name)
def test_every_kind_is_known_by_fields_that_it_has(kind: Kind) -> None:
    assert set(kind.key) <= set(kind.fields)
    assert set(kind.searched) <= set(kind.fields)
    assert len(kind.fields) == len(set(kind.fields))


def test_the_number_of_statements_does_not_grow_with_the_records(session: Session) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS, code=f"E-{n}") for n in range(BATCH + 1)], act())

    with counted_queries(session) as queries:
        found = stored_by_key(session, EMPLOYERS, [(f"E-{n}",) for n in range(BATCH + 1)])

    assert (len(found), len(queries)) == (BATCH + 1, 2)


def test_homes_point_to_three_others(session: Session) -> None:
    add(session, EMPLOYERS, [said(EMPLOYERS)], act())

    with pytest.raises(NotFoundError, match=r"there is no \[P-1\] among the providers"):
        add(session, UNITS, [said(UNITS)], act())
