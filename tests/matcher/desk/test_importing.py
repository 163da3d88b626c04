"""A file is first compared with what is on record, and then taken wholly or not at all."""

from datetime import date

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

from matcher.desk.alike import folded_codes
from matcher.desk.files import KINDS, LAYOUTS, rows_of
from matcher.desk.importing import Preview, keep, preview, ready
from matcher.desk.imports import note_import, taken_before
from matcher.domain.errors import ConflictError
from matcher.exchange.export import write_csv
from matcher.exchange.reading import read
from matcher.records.adding import BATCH, add, settle
from matcher.records.cases.kinds import PROPOSALS, SUBJECTS
from matcher.records.keeping import Change, change
from matcher.records.registry.changes import RegistryChange
from matcher.records.registry.employers import Employer
from matcher.records.registry.kinds import EMPLOYERS, UNITS
from matcher.records.sessions import reading_session, writing_session
from matcher.records.stored import Stored, stored_by_key
from tests.acts import act
from tests.good_rows import GOOD
from tests.records import counted_queries
from tests.said import said
from tests.sheets import sheet, written

TODAY = date(2026, 11, 23)


def previewed(session: Session, kind: str, data: bytes) -> Preview:
    return preview(session, KINDS[kind], read(data, LAYOUTS[kind], today=TODAY))


def take(session: Session, kind: str, data: bytes) -> Preview:
    made = previewed(session, kind, data)
    with ready(session, made) as found:
        keep(session, found, act())
    return made


def one(session: Session, code: str = "E-001") -> Stored:
    return stored_by_key(session, EMPLOYERS, [(code,)])[(code,)]


def counts(made: Preview) -> tuple[int, int, int, int]:
    return len(made.added), len(made.changed), made.left, made.wrong


def test_a_preview_tells_what_is_added_changed_left_and_wrong(session: Session) -> None:
    take(session, "employers", sheet("employers", {}, {"code": "E-002"}))

    later = sheet(
        "employers", {}, {"code": "E-002", "name": "架空工業"}, {"code": "E-003"}, {"code": "E-004", "size": "many"}
    )
    made = previewed(session, "employers", later)

    assert counts(made) == (1, 1, 1, 1)
    assert [(each.code, each.row, dict(each.fields)) for each in made.differences] == [
        ("E-002", 3, {"name": ("架空建設", "架空工業")})
    ]
    assert [(fault.row, fault.column, fault.value) for fault in made.faults] == [(5, "size", "many")]
    assert not made.good


def test_a_preview_writes_nothing(session: Session) -> None:
    previewed(session, "employers", sheet("employers"))

    assert session.scalar(select(func.count()).select_from(Employer)) == 0


@pytest.mark.parametrize("kind", [kind for kind in GOOD if kind in {"organisations", "employers", "providers"}])
def test_the_same_file_again_changes_nothing(session: Session, kind: str) -> None:
    take(session, kind, sheet(kind))

    assert counts(take(session, kind, sheet(kind))) == (0, 0, 1, 0)
    assert session.scalar(select(func.count()).select_from(RegistryChange)) == 1


def test_a_code_that_differs_in_upper_and_lower_case_alone_is_refused(session: Session) -> None:
    take(session, "employers", sheet("employers"))

    made = previewed(session, "employers", sheet("employers", {"code": "e-001"}, {"code": "E-7"}, {"code": "e-7"}))

    assert [(fault.row, fault.reason.ja) for fault in made.faults] == [
        (2, "登録済みの [E-001] と大文字・小文字だけが違います"),
        (3, "4行目と大文字・小文字だけが違うコードです"),
        (4, "3行目と大文字・小文字だけが違うコードです"),
    ]
    assert counts(made) == (0, 0, 0, 3)


@pytest.mark.parametrize("more", [0, BATCH])
def test_of_the_codes_on_record_only_those_that_a_file_brings_are_kept(session: Session, more: int) -> None:
    take(session, "employers", sheet("employers", {"code": "E-001"}, {"code": "E-002"}))
    wanted = {"e-001", *(f"n-{number}" for number in range(more))}

    with counted_queries(session) as sent:
        known = folded_codes(session, KINDS["employers"], wanted)

    assert known == {"e-001": "E-001"}
    assert len(sent) == 1
    assert ("lower" in sent[0]) is (more == 0)


def test_an_empty_cell_or_a_column_that_is_not_there_leaves_what_is_known(session: Session) -> None:
    take(session, "employers", sheet("employers"))

    take(session, "employers", written([["code", "name", "phone"], ["E-001", "架空工業", ""]]))

    values = one(session).values
    assert (values["name"], values["phone"]) == ("架空工業", GOOD["employers"]["phone"])
    assert values["past_hires"] == 3


def test_what_was_exported_changes_nothing_when_it_comes_back(session: Session) -> None:
    take(session, "employers", sheet("employers", {}, {"code": "E-002", "stances": "", "industry": ""}))

    exported = write_csv(LAYOUTS["employers"], rows_of(session, EMPLOYERS)).data

    assert counts(previewed(session, "employers", exported)) == (0, 0, 2, 0)


def test_a_decision_is_taken_for_the_person_of_its_proposal_alone(session: Session) -> None:
    add(session, SUBJECTS, [said(SUBJECTS), said(SUBJECTS, code="B-02")], act())
    add(session, PROPOSALS, [said(PROPOSALS, opening=None, unit=None, own_home=True)], act())
    other, unknown = {"subject": "B-02", "decision": "辞退"}, {"proposal": "R9-1"}

    made = take(session, "decisions", sheet("decisions", {}, other, unknown))

    assert counts(made) == (1, 0, 0, 2)
    assert [(fault.row, fault.column, fault.reason.en) for fault in made.faults] == [
        (3, "proposal", "that record is about somebody else"),
        (4, "proposal", "there is no record with this code"),
    ]


def test_only_the_good_rows_are_taken_where_somebody_wants_that(session: Session) -> None:
    data = sheet("employers", {}, {"code": "E-002", "size": "many"}, {"code": "E-003"})

    with ready(session, previewed(session, "employers", data)) as found:
        keep(session, found, act())

    assert sorted(session.scalars(select(Employer.code))) == ["E-001", "E-003"]


def test_a_reference_to_nothing_is_told_with_its_place(session: Session) -> None:
    [fault] = previewed(session, "openings", sheet("openings")).faults

    assert (fault.row, fault.column, fault.value) == (2, "employer", "E-001")
    assert fault.reason.en == "there is no record with this code"


def test_an_archived_record_is_not_changed_by_a_file(session: Session) -> None:
    take(session, "employers", sheet("employers"))
    stored = one(session)
    change(session, EMPLOYERS, [Change(stored=stored, after=stored.values, archived_on=TODAY)], act())

    [fault] = previewed(session, "employers", sheet("employers")).faults

    assert fault.reason.en == "this record is archived"


def test_what_moved_on_after_the_preview_is_not_overwritten(engine: Engine) -> None:
    with writing_session(engine) as session, session.begin():
        take(session, "employers", sheet("employers"))
    data = sheet("employers", {"name": "架空工業"}, {"code": "E-002"})
    with writing_session(engine) as session, session.begin():
        made = previewed(session, "employers", data)
    with writing_session(engine) as session, session.begin():
        stored = one(session)
        change(session, EMPLOYERS, [Change(stored=stored, after={**stored.values, "past_hires": 9})], act())

    with (
        reading_session(engine) as reading,
        ready(reading, made) as found,
        writing_session(engine) as session,
        pytest.raises(ConflictError, match="E-001"),
    ):
        keep(session, found, act())

    with writing_session(engine) as session:
        assert session.scalars(select(Employer.code)).all() == ["E-001"]
        assert one(session).values["past_hires"] == 9


def test_lists_and_references_come_back_from_a_large_file(session: Session) -> None:
    take(session, "employers", sheet("employers"))
    take(session, "providers", sheet("providers"))
    take(session, "buildings", sheet("buildings"))
    rows = [{"code": f"U-{number}"} for number in range(500)]

    take(session, "units", sheet("units", *rows))

    stored = stored_by_key(session, UNITS, [("U-0",), ("U-499",)])
    first, last = (dict(one.values) for one in stored.values())
    assert (first.pop("code"), last.pop("code")) == ("U-0", "U-499")
    assert first == last
    assert (first["provider"], first["building"]) == ("P-001", "B-001")
    assert len(first["guarantor_ways"]) == len(first["nearby"]) == 2


def test_while_others_wait_new_records_are_written_and_nothing_is_looked_up(session: Session) -> None:
    for kind in ("employers", "providers", "buildings"):
        take(session, kind, sheet(kind))
    made = previewed(session, "units", sheet("units", {}, {"code": "U-2"}))

    with ready(session, made) as found, counted_queries(session) as sent:
        keep(session, found, act())

    words = [statement.split()[0] for statement in sent]
    assert words == ["SELECT", *["INSERT"] * (len(words) - 1)]
    assert "max(units.id)" in sent[0] or "nextval" in sent[0]


def test_a_file_that_was_taken_is_known_again(session: Session) -> None:
    made = take(session, "employers", sheet("employers"))
    note_import(session, made, "0" * 64, act())

    taken = taken_before(session, "employers", "0" * 64)

    assert taken is not None
    assert (taken.added, taken.changed, taken.by) == (1, 0, "local")
    assert taken_before(session, "openings", "0" * 64) is None


def test_a_code_that_came_up_in_the_meantime_is_a_conflict(session: Session) -> None:
    made = previewed(session, "employers", sheet("employers"))
    add(session, EMPLOYERS, [said(EMPLOYERS, code="E-001")], act())

    with ready(session, made) as found, pytest.raises(ConflictError):
        keep(session, found, act())


def test_many_new_records_are_put_in_order(engine: Engine) -> None:
    with writing_session(engine) as session, session.begin():
        take(session, "employers", sheet("employers", *({"code": f"E-{number}"} for number in range(BATCH))))

    settle(engine, KINDS["employers"], BATCH)

    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(Employer)) == BATCH
        if engine.dialect.name == "postgresql":
            kept = "SELECT reltuples, relpages, relallvisible FROM pg_class WHERE relname = 'employers'"
            counted, pages, seen_by_all = connection.execute(text(kept)).one()
            assert counted == BATCH
            assert seen_by_all == pages > 0
