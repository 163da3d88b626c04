"""Whom something may be told at all: who was named in a consent that is in force on the day."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from matcher.desk.disclosure import Recipient, load_redacted
from matcher.desk.runs import match_everybody
from matcher.domain.errors import IbashoError
from matcher.domain.vocabulary import ConsentPurpose
from matcher.records.cases.consents import Consent
from matcher.records.tables import Record
from tests import build
from tests.acts import VERSIONS, act
from tests.records import TODAY, consent, employer, keep, opening, subject

NEXT_DAY = date(2026, 11, 24)
CASE = ("A-01", "O-1", None)


def _to_employer(**said: object) -> Consent:
    given = {"purpose": ConsentPurpose.EMPLOYER_DISCLOSURE, "recipient": "架空建設"} | said
    return consent(subject=subject("A-01"), **given)


def _matched(session: Session, *records: Record) -> Session:
    keep(session, opening("O-1"), *records)
    match_everybody(session, today=TODAY, policy=build.policy(), seed=1, versions=VERSIONS, act=act())
    return session


def test_who_was_consented_to_is_told(session: Session) -> None:
    told = load_redacted(_matched(session, _to_employer()), CASE, Recipient.EMPLOYER, today=TODAY)

    assert told.recipient == "架空建設"
    assert told.reasons


@pytest.mark.parametrize(
    "said",
    [
        {"recipient": "架空運輸"},
        {"recipient": None},
        {"purpose": ConsentPurpose.LANDLORD_DISCLOSURE},
        {"withdrawn_on": TODAY},
        {"archived_on": TODAY},
        {"granted_on": date(2026, 11, 25)},
    ],
)
def test_nobody_else_is_told(session: Session, said: dict[str, object]) -> None:
    with pytest.raises(IbashoError, match="no consent"):
        load_redacted(_matched(session, _to_employer(**said)), CASE, Recipient.EMPLOYER, today=NEXT_DAY)


def test_a_consent_that_has_ended_since_everybody_was_matched_is_none(session: Session) -> None:
    _matched(session, _to_employer(expires_on=TODAY))

    with pytest.raises(IbashoError, match="no consent"):
        load_redacted(session, CASE, Recipient.EMPLOYER, today=NEXT_DAY)


def test_a_consent_given_since_everybody_was_matched_is_one(session: Session) -> None:
    _matched(session, _to_employer(granted_on=NEXT_DAY))

    assert load_redacted(session, CASE, Recipient.EMPLOYER, today=NEXT_DAY).reasons


def test_a_name_that_two_employers_bear_says_not_to_whom_the_person_consented(session: Session) -> None:
    _matched(session, _to_employer(), employer("E-9"))

    with pytest.raises(IbashoError, match="more than one"):
        load_redacted(session, CASE, Recipient.EMPLOYER, today=TODAY)


def test_an_employer_no_longer_on_record_does_not_count(session: Session) -> None:
    _matched(session, _to_employer(), employer("E-9", archived_on=TODAY))

    assert load_redacted(session, CASE, Recipient.EMPLOYER, today=TODAY).reasons
