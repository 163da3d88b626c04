"""Pages find names, contacts and dates by code, in a bounded number of queries."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from sqlalchemy.orm import Session

from matcher.domain.homes import HousingKind
from matcher.domain.people import InterviewMethod
from matcher.domain.vocabulary import ConsentPurpose, ReleaseCertainty, WageKind
from matcher.records.cases.interviews import Interview
from matcher.records.columns import load_units
from matcher.records.lookup import consent_facts, opening_facts, subject_facts, unit_facts
from tests.records import TODAY, consent, counted_queries, employer, keep, opening, provider, subject, unit


def test_an_opening_is_told_with_its_employer(session: Session) -> None:
    boss = employer("E-7", name="架空運輸", contact="総務担当", phone="000-0000-0001", confirmed_on=date(2026, 9, 1))
    dates = {"confirmed_on": date(2026, 11, 1), "valid_until": date(2027, 3, 31)}
    keep(session, opening(employer=boss, wage_kind=WageKind.HOURLY, wage_yen=1_100, confirmed_by="機構", **dates))

    facts = opening_facts(session)["O-1"]

    assert (facts.title, facts.wage_kind, facts.wage_yen) == ("倉庫内作業", WageKind.HOURLY, 1_100)
    assert (facts.confirmed_on, facts.confirmed_by) == (date(2026, 11, 1), "機構")
    assert (facts.employer_code, facts.employer_name, facts.contact) == ("E-7", "架空運輸", "総務担当")
    assert (facts.phone, facts.employer_confirmed_on) == ("000-0000-0001", date(2026, 9, 1))


def test_a_home_is_told_with_its_provider_and_the_employer_whose_dormitory_it_is(session: Session) -> None:
    landlord = provider("P-7", name="架空住宅", contact="管理担当", phone="000-0000-0002")
    boss = employer("E-7", name="架空運輸", contact="総務担当", phone="000-0000-0001")
    keep(session, unit(provider=landlord, dormitory_of=boss, notice_days=30, furnished=True))

    facts = unit_facts(session, today=TODAY)["U-1"]

    assert (facts.name, facts.kind, facts.notice_days, facts.furnished) == (
        "101号室",
        HousingKind.EMPLOYER_DORMITORY,
        30,
        True,
    )
    assert (facts.provider_code, facts.provider_name) == ("P-7", "架空住宅")
    assert (facts.contact, facts.phone) == ("管理担当", "000-0000-0002")
    assert (facts.employer_code, facts.employer_name) == ("E-7", "架空運輸")
    assert (facts.employer_contact, facts.employer_phone) == ("総務担当", "000-0000-0001")


def test_a_dormitory_may_have_no_provider(session: Session) -> None:
    keep(session, unit(dormitory_of=employer()))

    facts = unit_facts(session, today=TODAY)["U-1"]

    assert (facts.provider_code, facts.provider_name, facts.contact) == (None, None, None)
    assert facts.employer_name == "架空建設"


def test_an_own_home_is_told_by_its_code(session: Session) -> None:
    keep(session, subject(needs_home=False, own_home_municipality=8203))

    facts = unit_facts(session, today=TODAY)["H-A-01"]

    assert (facts.kind, facts.name, facts.municipality) == (HousingKind.OWN_HOME, "自宅・家族の家", 8203)


def test_a_subject_is_told_with_the_release_day(session: Session) -> None:
    said = {"institution": "架空刑務所", "met_by": "支援員", "release_certainty": ReleaseCertainty.MAY_MOVE}
    keep(session, subject(sentence_ends_on=date(2026, 12, 18), **said))

    facts = subject_facts(session)["A-01"]

    assert facts.release_on == date(2026, 12, 19)
    assert (facts.institution, facts.met_by) == ("架空刑務所", "支援員")
    assert facts.release_certainty is ReleaseCertainty.MAY_MOVE


def test_a_subject_is_told_with_the_last_interview(session: Session) -> None:
    person = subject("A-01")
    days = (date(2026, 10, 1), date(2026, 11, 5))
    keep(session, *(Interview(subject=person, held_on=day, method=InterviewMethod.IN_PRISON) for day in days))
    keep(session, subject("B-02"))

    facts = subject_facts(session)

    assert (facts["A-01"].interviewed_on, facts["B-02"].interviewed_on) == (date(2026, 11, 5), None)


def test_consents_are_told_as_they_were_given_withdrawn_ones_too(session: Session) -> None:
    person = subject("B-02")
    landlord = {"purpose": ConsentPurpose.LANDLORD_DISCLOSURE, "recipient": "架空住宅"}
    keep(
        session,
        consent(subject=person, granted_on=date(2026, 11, 2), withdrawn_on=date(2026, 11, 9), **landlord),
        consent(subject=person, granted_on=date(2026, 11, 1)),
        consent(subject=subject("A-01")),
    )

    facts = consent_facts(session)

    assert [(each.subject_code, each.purpose) for each in facts] == [
        ("B-02", ConsentPurpose.MATCHING),
        ("B-02", ConsentPurpose.LANDLORD_DISCLOSURE),
        ("A-01", ConsentPurpose.MATCHING),
    ]
    assert (facts[1].recipient, facts[1].withdrawn_on) == ("架空住宅", date(2026, 11, 9))


def test_an_archived_consent_is_none(session: Session) -> None:
    person = subject("A-01")
    keep(session, consent(subject=person, archived_on=TODAY), consent(subject=subject("B-02", archived_on=TODAY)))

    assert consent_facts(session) == ()


def test_nothing_is_told_of_whoever_is_archived(session: Session) -> None:
    keep(session, subject("A-01", needs_home=False, archived_on=TODAY), subject("B-02", needs_home=False))

    assert list(subject_facts(session)) == ["B-02"]
    assert list(unit_facts(session, today=TODAY)) == ["H-B-02"]
    assert load_units(session, today=TODAY).code.tolist() == ["H-B-02"]


def test_only_those_asked_for_are_told(session: Session) -> None:
    keep(session, opening("O-1"), opening("O-2"), unit("U-1"), unit("U-2"))
    keep(session, consent(subject=subject("A-01", needs_home=False)), subject("B-02", needs_home=False))

    assert list(opening_facts(session, ["O-2"])) == ["O-2"]
    assert list(unit_facts(session, today=TODAY, codes=["U-1", "H-B-02"])) == ["U-1", "H-B-02"]
    assert list(subject_facts(session, ["B-02"])) == ["B-02"]
    assert consent_facts(session, ["B-02"]) == ()


@pytest.mark.parametrize(
    ("tell", "most"),
    [(opening_facts, 1), (partial(unit_facts, today=TODAY), 3), (subject_facts, 1), (consent_facts, 1)],
)
def test_the_number_of_queries_does_not_grow(session: Session, tell: Callable[[Session], object], most: int) -> None:
    keep(session, *[opening(f"O-{n}") for n in range(9)], *[unit(f"U-{n}") for n in range(9)])
    keep(session, *[consent(subject=subject(f"A-{n}")) for n in range(9)])

    with counted_queries(session) as queries:
        tell(session)

    assert len(queries) == most
