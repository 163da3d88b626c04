"""What an older database holds is there after it was brought up to date, and again after going back."""

from collections.abc import Iterator
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from matcher.records.engine import make_engine, migrating, writing
from matcher.records.schema import configuration, downgrade, upgrade

OLD_ROWS = (
    "INSERT INTO employers (id, code, name) VALUES (1, 'E-1', '架空建設')",
    "INSERT INTO employer_stances VALUES (1, 'theft', 'accepted')",
    """INSERT INTO openings (id, code, employer_id, title, places, required_licences_asked, situations_asked)
    VALUES (1, 'O-1', 1, '倉庫内作業', 2, true, false)""",
    "INSERT INTO opening_licences VALUES (1, 'forklift')",
    "INSERT INTO providers (id, code, name) VALUES (1, 'P-1', '架空住宅')",
    """INSERT INTO units
    (id, code, provider_id, kind, name, places, nearby_asked, round_opens_on, round_closes_on, move_in_on)
    VALUES (1, 'U-1', 1, 'public_prefectural', '101号室', 1, false, '2027-01-01', '2027-01-15', '2027-04-01')""",
    "INSERT INTO unit_guarantor_ways VALUES (1, 'company')",
    "INSERT INTO routes VALUES (1, 1, 40, 420, 1200, '架空交通', '2026-11-01')",
    """INSERT INTO subjects
    (id, code, sentence_ends_on, needs_job, needs_home, licences_asked, means_asked, guarantor_asked)
    VALUES (1, 'A-01', '2026-12-18', true, true, false, false, false)""",
    "INSERT INTO subject_offences VALUES (1, 'theft')",
)
CONSENT = "INSERT INTO consents (id, subject_id, purpose, granted_on) VALUES (1, 1, 'matching', '2026-10-23')"
KEPT = {
    "SELECT stance FROM employer_stances": "accepted",
    "SELECT licence FROM opening_licences": "forklift",
    "SELECT way FROM unit_guarantor_ways": "company",
    "SELECT offence FROM subject_offences": "theft",
    "SELECT minutes FROM routes": 40,
    "SELECT name FROM units": "101号室",
}


@pytest.fixture
def older(blank_url: str) -> Iterator[Engine]:
    """A database as the first release made it."""
    engine = make_engine(blank_url)
    with migrating(engine).begin() as connection:
        command.upgrade(configuration(connection), "0001")
    yield engine
    engine.dispose()


def test_all_that_an_older_database_holds_is_there_afterwards(older: Engine) -> None:
    fill(older, *OLD_ROWS, CONSENT)

    upgrade(older)

    assert {asked: one(older, asked) for asked in KEPT} == KEPT
    assert str(one(older, "SELECT closes_on FROM rounds WHERE unit_id = 1")) == "2027-01-15"
    assert str(one(older, "SELECT consented_on FROM subjects")) == "2026-10-23"
    assert one(older, "SELECT version FROM units") == 1


def test_it_is_there_again_after_going_back(older: Engine) -> None:
    fill(older, *OLD_ROWS, CONSENT)
    upgrade(older)

    downgrade(older, "0001")

    assert {asked: one(older, asked) for asked in KEPT} == KEPT
    assert str(one(older, "SELECT round_closes_on FROM units")) == "2027-01-15"


SAID_ONCE = (
    "UPDATE employers SET conditions = '休まず通える方', conditions_covered = true",
    """INSERT INTO openings (id, version, code, employer_id, title, places, required_licences_asked, situations_asked,
    conditions) VALUES (2, 1, 'O-2', 1, '運搬', 1, false, false, '面接で')""",
    "UPDATE providers SET conditions = '面談で決めたい', conditions_covered = false",
    """INSERT INTO buildings (id, version, code, provider_id, name, nearby_asked, conditions)
    VALUES (1, 1, 'B-1', 1, '架空荘', false, '静かな方'), (2, 1, 'B-2', 1, '架空第二荘', false, NULL)""",
    """INSERT INTO units (id, version, code, building_id, kind, name, places, nearby_asked)
    VALUES (2, 1, 'U-2', 1, 'safety_net', '2号室', 1, false), (3, 1, 'U-3', 2, 'safety_net', '3号室', 1, false)""",
)


def test_what_was_said_once_for_several_is_said_of_each_after_going_back(older: Engine) -> None:
    fill(older, *OLD_ROWS, CONSENT)
    upgrade(older)
    fill(older, *SAID_ONCE)

    downgrade(older, "0011")

    openings = [("休まず通える方", True), ("面接で", None)]
    homes = [("面談で決めたい", False), ("静かな方", None), ("面談で決めたい", False)]
    assert all_of(older, "openings") == openings
    assert all_of(older, "units") == homes
    upgrade(older)
    assert all_of(older, "openings") == openings
    assert all_of(older, "employers") == all_of(older, "providers") == [(None, None)]


def all_of(engine: Engine, table: str) -> list[tuple[str | None, bool | None]]:
    """The conditions in words of every row."""
    with engine.connect() as connection:
        rows = connection.execute(text(f"SELECT conditions, conditions_covered FROM {table} ORDER BY id"))  # ours
        return [(words, None if covered is None else bool(covered)) for words, covered in rows]


OLD_RUN = """INSERT INTO runs (id, made_at, today, seed, policy, law_hash, inputs_hash, result)
    VALUES (1, '2026-11-23T00:00:00+00:00', '2026-11-23', 1, '{}', 'l', 'i', '{}')"""
CERTIFICATE = """INSERT INTO run_certificates (run_id, problem, problem_sha256, solution, solution_sha256, versions)
    VALUES (1, '', 'p', '', 's', '{}')"""


def test_a_run_without_a_certificate_stays_and_one_goes_with_its_certificate_only(older: Engine) -> None:
    fill(older, *OLD_ROWS, CONSENT, OLD_RUN)
    upgrade(older)
    assert one(older, "SELECT count(*) FROM run_certificates") == 0
    fill(older, CERTIFICATE)

    downgrade(older, "0013")

    assert one(older, "SELECT inputs_hash FROM runs") == "i"
    upgrade(older)
    assert one(older, "SELECT count(*) FROM run_certificates") == 0
    fill(older, CERTIFICATE)
    with pytest.raises(IntegrityError, match="never changed"):
        fill(older, "UPDATE run_certificates SET solution_sha256 = 't'")


def test_a_person_without_consent_stops_it_and_nothing_is_half_done(older: Engine) -> None:
    fill(older, *OLD_ROWS)

    with pytest.raises(ValueError, match=r"there is no consent on record of \['A-01'\]"):
        upgrade(older)

    assert one(older, "SELECT version_num FROM alembic_version") == "0001"
    assert one(older, "SELECT round_closes_on FROM units") is not None


def fill(engine: Engine, *statements: str) -> None:
    """Write rows."""
    with writing(engine).begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def one(engine: Engine, asked: str) -> Any:  # noqa: ANN401  # whatever the database holds
    """The only value of the only row."""
    with engine.connect() as connection:
        return connection.execute(text(asked)).scalar_one()
