"""What people told, were asked and were not asked, as the columns that the rules read."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from matcher.domain.homes import GuarantorWay
from matcher.domain.people import Background
from matcher.domain.term import UNKNOWN
from matcher.domain.vocabulary import Asked
from matcher.records.cases.columns import load_subjects
from matcher.records.cases.lists import SubjectBackground
from tests.records import keep, subject

TODAY = date(2026, 11, 23)
HOURS = {"kept_free_from_minute": 540, "kept_free_until_minute": 660}


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ({"kept_free_asked": Asked.SOME, **HOURS}, (540, 660)),
        ({"kept_free_asked": Asked.NONE, "health_need": True}, (0, 0)),
        ({"kept_free_asked": Asked.NOT_ASKED, "health_need": False}, (UNKNOWN, UNKNOWN)),
        ({"kept_free_asked": None, "health_need": False}, (0, 0)),
        ({"kept_free_asked": None, "health_need": True}, (UNKNOWN, UNKNOWN)),
        ({"kept_free_asked": None, "health_need": None}, (UNKNOWN, UNKNOWN)),
    ],
)
def test_hours_are_kept_free_as_the_person_said(session: Session, said: dict[str, Any], hours: tuple[int, int]) -> None:
    keep(session, subject(**said))

    people = load_subjects(session, today=TODAY)

    assert (people.kept_free_from_minute.tolist(), people.kept_free_until_minute.tolist()) == ([hours[0]], [hours[1]])


@pytest.mark.parametrize(
    ("asked", "contact", "bits"),
    [
        (True, True, GuarantorWay.EMERGENCY_CONTACT.bit),
        (True, False, 0),
        (False, True, UNKNOWN),
    ],
)
def test_an_emergency_contact_on_record_is_a_way_of_guarantee(
    session: Session, asked: bool, contact: bool, bits: int
) -> None:
    keep(session, subject(guarantor_asked=asked, emergency_contact=contact))

    assert load_subjects(session, today=TODAY).guarantor_bits.tolist() == [bits]


def test_a_background_that_nobody_told_of_is_not_known(session: Session) -> None:
    told = [SubjectBackground(background=Background.DEBT)]
    keep(session, subject("A-01"), subject("B-02", backgrounds=told))

    assert load_subjects(session, today=TODAY).background_bits.tolist() == [UNKNOWN, Background.DEBT.bit]
