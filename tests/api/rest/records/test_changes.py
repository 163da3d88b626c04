"""Records are changed from the version that was seen, in whole or in part, and nobody's change is lost."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, text

from matcher.records.engine import writing
from tests.api.rest.records.conftest import address, register, shape

FIRST = {"If-Match": '"1"'}


def test_what_is_not_said_in_a_patch_stays_and_null_takes_away(program: FlaskClient) -> None:
    where = register(program, "employers", phone="000-0000-0001", contact="総務担当")

    changed = program.patch(where, json={"phone": None, "past_hires": 3}, headers=FIRST).json or {}

    assert (changed["phone"], changed["contact"], changed["past_hires"]) == (None, "総務担当", 3)
    assert changed["version"] == 2


def test_what_is_not_said_in_a_put_is_not_known_afterwards(program: FlaskClient) -> None:
    where = register(program, "employers", phone="000-0000-0001")

    changed = program.put(where, json=shape("employers"), headers=FIRST).json or {}

    assert changed["phone"] is None


def test_who_changes_an_older_version_is_told_what_changed(program: FlaskClient) -> None:
    where = register(program, "employers", phone="000-0000-0001")
    stances = [{"offence": "theft", "stance": "accepted"}]
    program.patch(where, json={"phone": "000-0000-0002", "municipality": "08201"}, headers=FIRST)
    program.patch(where, json={"phone": "000-0000-0003", "stances": stances}, headers={"If-Match": '"2"'})

    refused = program.patch(where, json={"phone": "000-0000-0004"}, headers=FIRST)

    told = refused.json or {}
    assert (refused.status_code, refused.mimetype, told["version"]) == (409, "application/problem+json", 3)
    assert {one["field"]: (one["was"], one["now"]) for one in told["changed"]} == {
        "phone": ("000-0000-0001", "000-0000-0003"),
        "municipality": (None, "08201"),
        "stances": (None, stances),
    }
    assert (program.get(where).json or {})["phone"] == "000-0000-0003"


def test_of_many_who_change_at_once_one_does(program: FlaskClient) -> None:
    where, app = register(program, "employers"), program.application

    def change(number: int) -> int:
        return app.test_client().patch(where, json={"past_hires": number}, headers=FIRST).status_code

    with ThreadPoolExecutor(4) as pool:
        statuses = sorted(pool.map(change, range(8)))

    assert statuses == [200, *[409] * 7]
    assert (program.get(f"{where}/history").json or {})["total"] == 2


@pytest.mark.parametrize("tag", [None, "*", 'W/"1"', "1", '"x"', '"1", "2"', ""])
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_without_the_version_that_was_seen_nothing_is_changed(
    program: FlaskClient, method: str, tag: str | None
) -> None:
    where = register(program, "employers")
    headers = {} if tag is None else {"If-Match": tag}

    answer = program.open(where, method=method, json=shape("employers", name="別の会社"), headers=headers)

    assert answer.status_code == 428
    assert (program.get(where).json or {})["version"] == 1


def test_what_is_known_already_is_not_sent_again(program: FlaskClient) -> None:
    where = register(program, "employers")

    known = program.get(where, headers={"If-None-Match": '"1"'})
    other = program.get(where, headers={"If-None-Match": '"2"'})

    assert (known.status_code, known.data, known.headers["ETag"]) == (304, b"", '"1"')
    assert other.status_code == 200


def test_what_holds_for_an_opening_is_sent_again_when_its_employer_changes(program: FlaskClient) -> None:
    employer, opening = register(program, "employers"), register(program, "openings")
    tag = program.get(opening).headers["ETag"]
    program.patch(employer, json={"tattoo_policy": "any"}, headers=FIRST)

    seen = program.get(opening, headers={"If-None-Match": tag})
    changed = program.patch(opening, json={"places": 2}, headers={"If-Match": tag})

    assert (seen.json or {})["effective"]["tattoo_policy"] == "any"
    assert (seen.json or {})["inherited"] == {"tattoo_policy": "employer"}
    assert (changed.json or {})["version"] == 2


def test_the_code_of_a_record_stays(program: FlaskClient) -> None:
    where = register(program, "employers")

    answer = program.patch(where, json={"code": "E-2"}, headers=FIRST)

    assert answer.status_code == 422
    assert [error["field"] for error in (answer.json or {})["errors"]] == ["code"]


def test_an_archived_record_is_not_changed_until_it_is_restored(program: FlaskClient) -> None:
    where = register(program, "employers")
    tag = program.delete(where, headers=FIRST).headers["ETag"]

    refused = program.patch(where, json={"past_hires": 1}, headers={"If-Match": tag})
    listed = [(program.get(f"{address('employers')}?archived={which}").json or {})["total"] for which in ("no", "yes")]

    assert refused.status_code == 409
    assert "使用を再開" in (refused.json or {})["detail"]
    assert (program.get(where).json or {})["archived_on"] is not None
    assert listed == [0, 1]


def test_a_change_says_why(program: FlaskClient) -> None:
    where = register(program, "employers")

    program.patch(where, json={"past_hires": 1}, headers=FIRST | {"Change-Reason": quote("電話で確認")})

    assert (program.get(f"{where}/history").json or {})["items"][0]["why"] == "電話で確認"


@pytest.mark.parametrize("reason", ["%ff", quote("理" * 201), "%00"])
def test_a_reason_that_cannot_be_kept_is_refused(program: FlaskClient, reason: str) -> None:
    answer = program.post(address("employers"), json=shape("employers"), headers={"Change-Reason": reason})

    assert answer.status_code == 422
    assert [error["field"] for error in (answer.json or {})["errors"]] == ["Change-Reason"]


def test_checks_across_fields_are_those_of_an_import(program: FlaskClient) -> None:
    register(program, "employers")
    wrong = shape("openings", age_min=18, out_of_service_until="2027-01-01", shift_start_minute=480)

    errors = (program.post(f"{address('openings')}?lang=en", json=wrong).json or {})["errors"]

    assert {error["field"] for error in errors} == {"age_reason", "out_of_service_from", "shift_end_minute"}
    assert "without a lawful reason" in errors[-1]["detail"] or "without a lawful reason" in str(errors)


def test_a_reference_to_nothing_names_the_field(program: FlaskClient) -> None:
    answer = program.post(address("units"), json=shape("units", provider="P-9"))

    assert answer.status_code == 422
    assert [error["field"] for error in (answer.json or {})["errors"]] == ["provider"]


def test_a_subject_needs_the_day_of_consent(program: FlaskClient) -> None:
    without = {name: value for name, value in shape("subjects").items() if name != "consented_on"}

    answer = program.post(address("subjects"), json=without)

    assert [error["field"] for error in (answer.json or {})["errors"]] == ["consented_on"]


def test_a_consent_is_registered_once(program: FlaskClient) -> None:
    register(program, "subjects")
    register(program, "consents")

    assert program.post(address("consents"), json=shape("consents")).status_code == 409


def test_a_writer_that_waits_too_long_is_told_when_to_ask_again(engine: Engine, program: FlaskClient) -> None:
    with writing(engine).begin() as other:
        other.execute(text("SELECT 1"))

        answer = program.post(address("employers"), json=shape("employers"))

    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
    assert int(answer.headers["Retry-After"]) > 0
