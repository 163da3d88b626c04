"""The database itself refuses what no record may be."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from matcher.domain.homes import HousingKind
from matcher.domain.vocabulary import AntisocialTie, Licence, LicenceStatus, Sex
from matcher.records.cases.lists import SubjectLicence
from matcher.records.cases.runs import Run, RunCertificate
from matcher.records.installation import DemoState
from tests.records import consent, employer, keep, opening, provider, route, subject, unit

REFUSED: list[tuple[str, Callable[..., Any], dict[str, Any]]] = [
    ("ck_employers_past_hires_not_negative", employer, {"past_hires": -1}),
    ("ck_employers_municipality_in_range", employer, {"municipality": 999}),
    ("ck_openings_age_limit_has_reason", opening, {"age_min": 18}),
    ("ck_openings_age_min_by_age_max", opening, {"age_min": 60, "age_max": 59, "age_reason": "定年"}),
    ("ck_openings_lat_in_range", opening, {"lat": 50.0, "lon": 140.0}),
    ("ck_openings_lat_with_lon", opening, {"lat": 36.0}),
    ("ck_openings_places_in_range", opening, {"places": 0}),
    ("ck_openings_shift_within_a_day", opening, {"shift_start_minute": 480, "shift_end_minute": 480}),
    (
        "ck_openings_start_from_by_valid_until",
        opening,
        {"start_from": date(2027, 1, 2), "valid_until": date(2027, 1, 1)},
    ),
    ("ck_units_code_is_no_own_home", unit, {"code": "H-A-01"}),
    ("ck_units_dormitory_has_employer", unit, {"kind": HousingKind.EMPLOYER_DORMITORY}),
    ("ck_units_kind_is_no_own_home", unit, {"kind": HousingKind.OWN_HOME}),
    ("ck_units_belongs_to_somebody", unit, {"provider": None}),
    ("ck_units_rent_yen_not_negative", unit, {"rent_yen": -1}),
    ("ck_subjects_left_on_only_if_left", subject, {"antisocial_left_on": date(2020, 1, 1)}),
    ("ck_subjects_own_home_has_municipality", subject, {"own_home_lat": 36.0, "own_home_lon": 140.0}),
    ("ck_subjects_needs_something", subject, {"needs_job": False, "needs_home": False}),
    ("ck_subjects_birth_date_by_sentence_ends_on", subject, {"birth_date": date(2027, 1, 1)}),
    ("ck_demo_state_only_one_row", DemoState, {"id": 2, "demo_day": date(2026, 11, 23), "files_hash": "0"}),
]


@pytest.mark.parametrize(("constraint", "make", "said"), REFUSED, ids=[constraint for constraint, *_ in REFUSED])
def test_it_refuses(session: Session, constraint: str, make: Callable[..., Any], said: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        keep(session, make(**said))


def test_a_valid_licence_is_not_regained(session: Session) -> None:
    licence = SubjectLicence(licence=Licence.FORKLIFT, status=LicenceStatus.VALID, relicence_from=date(2027, 1, 1))

    with pytest.raises(IntegrityError, match="valid_needs_no_relicence"):
        keep(session, subject(licences=[licence]))


def test_a_home_that_goes_with_a_job_is_a_dormitory(session: Session) -> None:
    with pytest.raises(IntegrityError, match="ck_units_dormitory_has_employer"):
        keep(session, unit(kind=HousingKind.SHELTER, provider=provider(), dormitory_of=employer()))


def test_a_consent_is_not_withdrawn_before_it_was_given(session: Session) -> None:
    with pytest.raises(IntegrityError, match="granted_on_by_withdrawn_on"):
        keep(session, consent(subject=subject(), withdrawn_on=date(2026, 10, 1)))


def test_a_way_needs_a_last_departure_after_the_first_arrival(session: Session) -> None:
    with pytest.raises(IntegrityError, match="last_departure_after_first_arrival"):
        keep(session, route(unit=unit(), opening=opening(), last_departure_minute=420))


@pytest.mark.parametrize("make", [employer, opening, provider, unit, subject])
def test_a_code_stands_once(session: Session, make: Callable[..., Any]) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)unique constraint"):
        keep(session, make("X-1"), make("X-1"))


def test_a_term_is_stored_by_its_code(session: Session) -> None:
    keep(session, subject(sex=Sex.FEMALE, antisocial_tie=AntisocialTie.LEFT, antisocial_left_on=date(2020, 1, 1)))

    stored = session.execute(text("SELECT sex, antisocial_tie FROM subjects")).one()

    assert tuple(stored) == ("female", "left")


@pytest.mark.parametrize(
    ("column", "value", "constraint"),
    [("sex", "'woman'", "ck_subjects_sex"), ("needs_job", "2", "needs_job")],
)
def test_a_closed_set_is_closed_to_sql_too(session: Session, column: str, value: str, constraint: str) -> None:
    keep(session, subject())

    with pytest.raises(DBAPIError, match=constraint):  # PostgreSQL's booleans are a type of their own
        session.execute(text(f"UPDATE subjects SET {column} = {value}"))


def test_a_reference_leads_somewhere(session: Session) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)foreign key constraint"):
        session.execute(text("INSERT INTO opening_licences VALUES (7, 'forklift')"))


def test_lists_go_with_their_record(session: Session) -> None:
    licence = SubjectLicence(licence=Licence.FORKLIFT, status=LicenceStatus.VALID)
    keep(session, subject(licences=[licence]))

    session.execute(text("DELETE FROM subjects"))

    assert session.execute(text("SELECT count(*) FROM subject_licences")).scalar_one() == 0


def test_a_run_is_never_changed(session: Session) -> None:
    values: dict[str, Any] = {"policy": {"name": "標準"}, "result": {}, "law_hash": "l", "inputs_hash": "i", "seed": 7}
    keep(session, Run(made_at="2026-11-23T00:00:00Z", today=date(2026, 11, 23), **values))

    with pytest.raises(IntegrityError, match="never changed"):
        session.execute(text("UPDATE runs SET seed = 8"))


def test_the_certificate_of_a_run_is_never_changed(session: Session) -> None:
    values: dict[str, Any] = {"policy": {}, "result": {}, "law_hash": "l", "inputs_hash": "i", "seed": 7}
    keep(session, Run(made_at="2026-11-23T00:00:00Z", today=date(2026, 11, 23), **values))
    files = {"problem": b"p", "problem_sha256": "p", "solution": b"s", "solution_sha256": "s"}
    keep(session, RunCertificate(run_id=1, **files, versions={}))

    with pytest.raises(IntegrityError, match="never changed"):
        session.execute(text("UPDATE run_certificates SET solution_sha256 = 't'"))
