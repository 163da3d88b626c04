"""People become the columns that the core reads."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from matcher.domain.homes import GuarantorWay, NearbyNeed
from matcher.domain.pools import NEVER_DAY, NO_CODE, Subjects
from matcher.domain.term import UNKNOWN
from matcher.domain.vocabulary import (
    AntisocialTie,
    Asked,
    ConsentPurpose,
    EmergencyProtection,
    Licence,
    LicenceStatus,
    Occupation,
    OffenceCategory,
    PublicAssistance,
    Sex,
    Situation,
    SpecialAdjustment,
    Tattoo,
    Training,
    TravelMeans,
    WorkCapacity,
)
from matcher.records.cases.lists import (
    SubjectAvoidArea,
    SubjectAvoidSituation,
    SubjectGuarantorWay,
    SubjectHistory,
    SubjectLicence,
    SubjectMeans,
    SubjectNearbyNeed,
    SubjectOffence,
    SubjectTraining,
    SubjectUnwantedOccupation,
    SubjectWishedMunicipality,
    SubjectWishedOccupation,
)
from matcher.records.columns import load_subjects
from tests.records import TODAY, consent, counted_queries, keep, subject

SOON = date(2027, 1, 31)


def values(pool: Subjects, names: Iterable[str]) -> dict[str, Any]:
    """Columns of the only row."""
    return {name: getattr(pool, name)[0].tolist() for name in names}


NOT_ASKED_FOR_RULES = (
    "avoid_people_asked",
    "background_bits",
    "education",
    "disability_certificate",
    "institution_key",
    "missing_fingers",
    "kept_free_from_minute",
    "kept_free_until_minute",
    "grants_yen",
    "income_yen",
    "rent_arrears",
    "credit_problem",
    "public_housing_arrears",
    "tax_arrears",
)


def test_what_a_person_said_keeps_its_meaning(session: Session) -> None:
    terms = {
        "sex": Sex.MALE,
        "tattoo": Tattoo.HIDDEN,
        "antisocial_tie": AntisocialTie.LEFT,
        "work_capacity": WorkCapacity.LIGHT,
        "avoid_areas_asked": Asked.SOME,
        "public_assistance": PublicAssistance.PLANNED,
        "emergency_protection": EmergencyProtection.APPLIED,
        "special_adjustment": SpecialAdjustment.UNDER_SELECTION,
    }
    numbers = {"household_size": 1, "longest_commute_minutes": 60, "cash_yen": 42_000}
    flags = {
        "needs_job": True,
        "needs_home": False,
        "specified_sexual_offence": False,
        "needs_step_free": True,
        "wants_private_room": False,
        "health_need": True,
    }
    dates = {"birth_date": date(1980, 5, 1), "antisocial_left_on": date(2020, 4, 1)}
    keep(session, subject(**terms, **numbers, **flags, **dates))

    subjects = load_subjects(session, today=TODAY)

    assert values(subjects, ["id", "code"]) == {"id": 1, "code": "A-01"}
    assert values(subjects, terms) == {name: term.number for name, term in terms.items()}
    assert values(subjects, numbers) == numbers
    assert values(subjects, flags) == {name: int(flag) for name, flag in flags.items()}
    assert values(subjects, ["birth_day", "antisocial_left_day"]) == {
        "birth_day": dates["birth_date"].toordinal(),
        "antisocial_left_day": dates["antisocial_left_on"].toordinal(),
    }


def test_a_person_is_released_on_the_day_after_the_sentence(session: Session) -> None:
    keep(session, subject(sentence_ends_on=date(2026, 12, 31)))

    subjects = load_subjects(session, today=TODAY)

    assert subjects.sentence_end_day.tolist() == [date(2026, 12, 31).toordinal()]
    assert subjects.release_day.tolist() == [date(2027, 1, 1).toordinal()]


def test_what_a_person_was_not_asked_is_unknown(session: Session) -> None:
    keep(session, subject())

    subjects = load_subjects(session, today=TODAY)

    unknown = {
        "consent_until_day",
        "birth_day",
        "sex",
        "household_size",
        "specified_sexual_offence",
        "tattoo",
        "antisocial_tie",
        "antisocial_left_day",
        "work_capacity",
        "avoid_areas_asked",
        *NOT_ASKED_FOR_RULES,
        "means_bits",
        "longest_commute_minutes",
        "cash_yen",
        "public_assistance",
        "emergency_protection",
        "special_adjustment",
        "guarantor_bits",
        "needs_step_free",
        "wants_private_room",
        "health_need",
    }
    assert values(subjects, unknown) == dict.fromkeys(unknown, UNKNOWN)


def test_lists_of_people_keep_to_their_own_rows(session: Session) -> None:
    keep(
        session,
        subject("A-01"),
        subject(
            "B-02",
            offences=[SubjectOffence(offence=each) for each in (OffenceCategory.THEFT, OffenceCategory.OTHER)],
            trainings=[SubjectTraining(training=Training.FORKLIFT)],
            histories=[SubjectHistory(occupation=Occupation.CARE, months=30)],
            wished_occupations=[SubjectWishedOccupation(occupation=Occupation.CARE)],
            unwanted_occupations=[SubjectUnwantedOccupation(occupation=Occupation.RETAIL)],
            wished_municipalities=[SubjectWishedMunicipality(municipality=each) for each in (8221, 8201)],
            avoid_areas=[SubjectAvoidArea(municipality=8202)],
            avoid_situations=[SubjectAvoidSituation(situation=Situation.STORES)],
            nearby_needs=[SubjectNearbyNeed(need=NearbyNeed.PSYCHIATRY)],
        ),
    )

    subjects = load_subjects(session, today=TODAY)

    assert subjects.offence_bits.tolist() == [0, OffenceCategory.THEFT.bit | OffenceCategory.OTHER.bit]
    assert subjects.training_bits.tolist() == [0, Training.FORKLIFT.bit]
    assert subjects.history_months[:, Occupation.CARE.number].tolist() == [0, 30]
    assert subjects.history_months.sum() == 30
    assert subjects.wished_occupation_bits.tolist() == [0, Occupation.CARE.bit]
    assert subjects.unwanted_occupation_bits.tolist() == [0, Occupation.RETAIL.bit]
    assert subjects.wished_municipality.tolist() == [[NO_CODE, NO_CODE], [8201, 8221]]
    assert subjects.avoid_area.tolist() == [[NO_CODE], [8202]]
    assert subjects.avoid_situation_bits.tolist() == [0, Situation.STORES.bit]
    assert subjects.nearby_need_bits.tolist() == [0, NearbyNeed.PSYCHIATRY.bit]


def test_none_at_all_differs_from_not_asked(session: Session) -> None:
    keep(
        session,
        subject("A-01"),
        subject("B-02", means_asked=True, guarantor_asked=True),
        subject(
            "C-03",
            means_asked=True,
            guarantor_asked=True,
            means=[SubjectMeans(means=TravelMeans.BICYCLE)],
            guarantor_ways=[SubjectGuarantorWay(way=GuarantorWay.PERSONAL)],
        ),
    )

    subjects = load_subjects(session, today=TODAY)

    assert subjects.means_bits.tolist() == [UNKNOWN, 0, TravelMeans.BICYCLE.bit]
    assert subjects.guarantor_bits.tolist() == [UNKNOWN, 0, GuarantorWay.PERSONAL.bit]


@pytest.mark.parametrize(
    ("status", "until", "again", "held"),
    [
        (LicenceStatus.VALID, None, None, (0, NEVER_DAY)),
        (LicenceStatus.VALID, SOON, None, (0, SOON.toordinal())),
        (LicenceStatus.LAPSED, date(2024, 5, 1), None, (NEVER_DAY, NEVER_DAY)),
        (LicenceStatus.LAPSED, date(2024, 5, 1), SOON, (SOON.toordinal(), NEVER_DAY)),
        (LicenceStatus.REVOKED, None, SOON, (SOON.toordinal(), NEVER_DAY)),
    ],
)
def test_a_licence_is_held_from_and_until(
    session: Session, status: LicenceStatus, until: date | None, again: date | None, held: tuple[int, int]
) -> None:
    licence = SubjectLicence(licence=Licence.FORKLIFT, status=status, valid_until=until, relicence_from=again)
    keep(session, subject(licences=[licence]))

    subjects = load_subjects(session, today=TODAY)

    assert subjects.licence_from_day[0, Licence.FORKLIFT.number] == held[0]
    assert subjects.licence_until_day[0, Licence.FORKLIFT.number] == held[1]


@pytest.mark.parametrize(("asked", "held"), [(True, NEVER_DAY), (False, UNKNOWN)])
def test_a_licence_that_is_not_listed_is_not_held_or_not_known(session: Session, *, asked: bool, held: int) -> None:
    keep(session, subject(licences_asked=asked))

    subjects = load_subjects(session, today=TODAY)

    assert set(subjects.licence_from_day.flat) == set(subjects.licence_until_day.flat) == {held}
    assert subjects.licence_from_day.shape == (1, len(Licence))


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ({}, NEVER_DAY),
        ({"expires_on": SOON}, SOON.toordinal()),
        ({"granted_on": TODAY}, NEVER_DAY),
        ({"granted_on": date(2026, 11, 24)}, UNKNOWN),
        ({"withdrawn_on": TODAY}, UNKNOWN),
        ({"purpose": ConsentPurpose.EMPLOYER_DISCLOSURE}, UNKNOWN),
        ({"archived_on": TODAY}, UNKNOWN),
    ],
)
def test_consent_holds_until(session: Session, said: dict[str, Any], until: int) -> None:
    keep(session, consent(subject=subject(), **said))

    assert load_subjects(session, today=TODAY).consent_until_day.tolist() == [until]


def test_of_several_consents_the_longest_holds(session: Session) -> None:
    person = subject()
    ends = (date(2026, 12, 31), SOON, date(2027, 1, 1))
    keep(session, *[consent(subject=person, expires_on=end) for end in ends])

    assert load_subjects(session, today=TODAY).consent_until_day.tolist() == [SOON.toordinal()]


def test_whoever_is_archived_is_in_no_run(session: Session) -> None:
    keep(session, consent(subject=subject("A-01", archived_on=TODAY)), subject("B-02"))

    assert load_subjects(session, today=TODAY).code.tolist() == ["B-02"]
    assert load_subjects(session, today=TODAY, codes=["A-01"]).code.tolist() == []


def test_only_those_asked_for_are_read(session: Session) -> None:
    offences = [SubjectOffence(offence=OffenceCategory.ARSON)]
    keep(session, subject("A-01"), consent(subject=subject("B-02", offences=offences)))

    subjects = load_subjects(session, today=TODAY, codes=["B-02"])

    assert subjects.code.tolist() == ["B-02"]
    assert subjects.offence_bits.tolist() == [OffenceCategory.ARSON.bit]
    assert subjects.consent_until_day.tolist() == [NEVER_DAY]


def test_an_empty_database_gives_a_pool_that_still_works(session: Session) -> None:
    subjects = load_subjects(session, today=TODAY)

    assert len(subjects) == 0
    assert subjects.spread(0, 3).avoid_area.shape == (0, 1, 1, 1)
    assert subjects.licence_from_day.shape == (0, len(Licence))
    assert subjects.history_months.shape == (0, len(Occupation))


def test_the_number_of_queries_does_not_grow(session: Session) -> None:
    people = [subject(f"A-{n:02}", offences=[SubjectOffence(offence=OffenceCategory.THEFT)]) for n in range(20)]
    keep(session, *[consent(subject=person) for person in people])

    with counted_queries(session) as queries:
        load_subjects(session, today=TODAY)

    assert len(queries) == 15
