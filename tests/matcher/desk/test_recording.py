"""Records one at a time: the same checks as an import makes, and what holds for those that inherit."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import String
from sqlalchemy.orm import Session

from matcher.desk.checking import OWN_LISTS
from matcher.desk.files import KINDS, LAYOUTS, field_in_file
from matcher.desk.recording import Seen, create_record, effective_words, patch_record, read_record
from matcher.domain.errors import ConflictError, NotFoundError, RecordFaultsError
from matcher.domain.homes import GuarantorWay, HousingKind, NearbyNeed, SexAllowed
from matcher.domain.vocabulary import OffenceCategory, OffenceStance, PayCycle
from matcher.records.adding import add
from matcher.records.cases.kinds import PROPOSALS
from matcher.records.kinds import Kind
from matcher.records.lookup import opening_facts
from matcher.records.registry.facts import home_facts
from matcher.records.tables import table_of
from tests.acts import act
from tests.said import said

TODAY = date(2026, 11, 23)
THEFT, FRAUD = OffenceCategory.THEFT, OffenceCategory.FRAUD
YES, NO = OffenceStance.ACCEPTED, OffenceStance.NOT_ACCEPTED


def create(session: Session, kind: str, /, **values: object) -> int:
    """A record on record; its id."""
    return create_record(session, KINDS[kind], said(KINDS[kind], **values), act=act(), today=TODAY).id


def faulty(session: Session, kind: str, /, **values: object) -> set[str | None]:
    """The fields that are told to be wrong."""
    with pytest.raises(RecordFaultsError) as refused:
        create(session, kind, **values)
    return {fault.column for fault in refused.value.faults}


@pytest.mark.parametrize("kind", [KINDS[name] for name in LAYOUTS], ids=LAYOUTS)
def test_a_file_says_every_field_but_what_columns_are_called(kind: Kind) -> None:
    named = {field_in_file(kind, name) for name in kind.fields}

    assert named - set(LAYOUTS[kind.name].names) == (set(OWN_LISTS) if kind.name == "organisations" else set())


@pytest.mark.parametrize("kind", [KINDS[name] for name in LAYOUTS], ids=LAYOUTS)
def test_no_text_is_longer_than_its_column(session: Session, kind: Kind) -> None:
    table = table_of(kind.table)
    columns = {name: table.c[name].type for name in kind.columns}
    lengths = {name: one.length or 0 for name, one in columns.items() if type(one) is String}
    offences: dict[str, Any] = {"offences": (THEFT,)} if kind.name == "subjects" else {}

    for name, longest in lengths.items():
        assert name in faulty(session, kind.name, **offences | {name: "x" * (longest + 1)})


def test_a_code_that_differs_in_upper_and_lower_case_alone_is_refused(session: Session) -> None:
    create(session, "employers", code="E-1")

    with pytest.raises(ConflictError, match=r"\[e-1\] is, but for upper and lower case, \[E-1\]"):
        create(session, "employers", code="e-1")


@pytest.mark.parametrize("turning", ["\u202e", "\u2066"])
def test_letters_that_turn_the_order_of_others_are_refused(session: Session, turning: str) -> None:
    assert faulty(session, "employers", name=f"架空{turning}建設") == {"name"}


@pytest.mark.parametrize("words", ["面接; 同行", "県＝面接", "面接；同行"])
def test_words_that_a_list_of_a_file_could_not_keep_together_are_refused(session: Session, words: str) -> None:
    create(session, "subjects", offences=(THEFT,))

    assert faulty(session, "support_plans", roles=((words, "職場への同行"),)) == {"roles"}
    assert faulty(session, "support_plans", roles=(("架空支援機構", words),)) == {"roles"}


def test_a_decision_is_about_the_person_of_its_proposal(session: Session) -> None:
    create(session, "subjects", offences=(THEFT,))
    create(session, "subjects", code="B-02", offences=(THEFT,))
    add(session, PROPOSALS, [said(PROPOSALS, opening=None, unit=None, own_home=True)], act())

    assert faulty(session, "decisions", subject="B-02") == {"proposal"}
    assert create(session, "decisions", subject="A-01") == 1


def test_a_value_is_folded_as_in_a_file(session: Session) -> None:
    create(session, "employers", name="  ｶｸｳ建設\u3000", phone="０２９（２２１）０００１", contact="   ")

    values = read_record(session, KINDS["employers"], "E-1").values

    assert (values["name"], values["phone"], values["contact"]) == ("カクウ建設", "029-221-0001", None)


def test_what_a_spreadsheet_would_compute_is_kept_as_it_is(session: Session) -> None:
    create(session, "employers", name="=1+1", contact="'=1", note="#1")

    values = read_record(session, KINDS["employers"], "E-1").values

    assert (values["name"], values["contact"], values["note"]) == ("=1+1", "'=1", "#1")


def test_every_fault_is_told_at_once(session: Session) -> None:
    wrong = {"lat": 36.4, "rent_yen": 10_000_001, "provider": None}

    assert faulty(session, "units", **wrong, code="H-1") == {"lon", "rent_yen", "provider", "code"}


def test_what_is_there_already_is_not_registered_again(session: Session) -> None:
    create(session, "employers")

    with pytest.raises(ConflictError, match=r"\[E-1\] is on record already") as refused:
        create(session, "employers", name="別の会社")

    assert refused.value.version == 1


def test_a_change_to_what_it_says_already_is_none(session: Session) -> None:
    create(session, "employers", past_hires=3)

    seen = Seen(name="E-1", version=1)
    same = patch_record(session, KINDS["employers"], seen, {"past_hires": 3}, act=act(), today=TODAY)

    assert same.version == 1


def test_what_is_not_on_record_cannot_be_read(session: Session) -> None:
    for name in ("E-9", 9):
        with pytest.raises(NotFoundError, match="9"):
            read_record(session, KINDS["employers"], name)


def test_an_opening_holds_what_its_employer_said_unless_it_says_so_itself(session: Session) -> None:
    theirs = {"antisocial_years": 5, "pay_cycle": PayCycle.MONTHLY, "pay_day": 25}
    create(session, "employers", **theirs, stances=((FRAUD, NO), (THEFT, NO)))
    opening = create(session, "openings", antisocial_years=3, stances=((THEFT, YES),))

    held = effective_words(session, KINDS["openings"], [opening])[opening]

    assert (held.values["antisocial_years"], held.values["pay_day"]) == (3, 25)
    assert held.values["stances"] == ((FRAUD, NO, "employer"), (THEFT, YES, None))
    assert set(held.inherited) == {"pay_cycle", "pay_day"}
    assert opening_facts(session)["O-1"].inherited == held.inherited


def test_a_home_holds_what_its_building_said_and_then_its_provider(session: Session) -> None:
    ways = (GuarantorWay.COMPANY,)
    provider = {"sex_allowed": SexAllowed.ANY, "notice_days": 30, "guarantor_ways": ways, "stances": ((THEFT, NO),)}
    create(session, "providers", **provider)
    point = {"lat": 36.3659, "lon": 140.4714, "municipality": 8201}
    near = (NearbyNeed.STATION,)
    create(session, "buildings", provider="P-1", notice_days=60, nearby=near, stances=((FRAUD, NO),), **point)
    home = create(session, "units", provider=None, building="B-1", stances=((THEFT, YES),))

    held = effective_words(session, KINDS["units"], [home])[home]

    assert (held.values["notice_days"], held.inherited["notice_days"]) == (60, "building")
    assert (held.values["sex_allowed"], held.inherited["sex_allowed"]) == (SexAllowed.ANY, "provider")
    assert (held.values["lat"], held.inherited["lat"]) == (36.3659, "building")
    assert (held.values["guarantor_ways"], held.inherited["guarantor_ways"]) == (ways, "provider")
    assert (held.values["nearby"], held.inherited["nearby"]) == (near, "building")
    assert held.values["stances"] == ((FRAUD, NO, "building"), (THEFT, YES, None))
    facts = home_facts(session)["U-1"].inherited
    assert {name: held.inherited[name] for name in facts} == facts


def test_a_dormitory_without_a_provider_holds_its_employers_stances(session: Session) -> None:
    create(session, "employers", stances=((THEFT, NO),))
    home = create(session, "units", provider=None, employer="E-1", kind=HousingKind.EMPLOYER_DORMITORY)

    assert effective_words(session, KINDS["units"], [home])[home].values["stances"] == ((THEFT, NO, "employer"),)
