"""Who asks again under the same key gets the same answer, and nothing is done twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, func, select, update
from sqlalchemy.orm import Session

from matcher.records.answers import GivenAnswer
from matcher.records.engine import writing
from matcher.records.registry.employers import Employer
from tests.api.rest.records.conftest import address, shape
from tests.sheets import sheet

KEY = {"Idempotency-Key": "4f1c-9a"}


def test_the_same_key_and_body_get_the_same_answer(program: FlaskClient) -> None:
    first = program.post(address("employers"), json=shape("employers"), headers=KEY)
    program.patch(first.headers["Location"], json={"past_hires": 1}, headers={"If-Match": '"1"'})

    again = program.post(address("employers"), json=shape("employers"), headers=KEY)

    assert (again.status_code, again.data) == (201, first.data)
    assert again.mimetype == "application/json"
    assert {name: again.headers[name] for name in ("Location", "ETag")} == {
        name: first.headers[name] for name in ("Location", "ETag")
    }


def test_an_import_is_answered_the_same_although_it_would_be_refused_now(program: FlaskClient) -> None:
    where, file = f"{address('providers')}/imports?dry_run=false", sheet("providers")
    first = program.post(where, data=file, content_type="text/csv", headers=KEY)
    program.delete(f"{address('providers')}/P-001", headers={"If-Match": '"1"'})

    again = program.post(where, data=file, content_type="text/csv", headers=KEY)

    assert (again.status_code, again.data) == (200, first.data)


def test_another_body_under_the_same_key_is_refused(program: FlaskClient) -> None:
    program.post(address("employers"), json=shape("employers"), headers=KEY)

    answer = program.post(address("employers"), json=shape("employers", code="E-2"), headers=KEY)

    assert answer.status_code == 422
    assert [error["field"] for error in (answer.json or {})["errors"]] == ["Idempotency-Key"]


def test_another_reason_under_the_same_key_is_refused(program: FlaskClient) -> None:
    first, *others = [
        program.post(address("employers"), json=shape("employers"), headers=KEY | reason)
        for reason in ({"Change-Reason": "a"}, {"Change-Reason": "b"}, {}, {"Change-Reason": "a"})
    ]

    assert [first.status_code, *(one.status_code for one in others)] == [201, 422, 422, 201]


def test_what_failed_may_be_put_right_under_the_same_key(program: FlaskClient) -> None:
    program.post(address("openings"), json=shape("openings"), headers=KEY)
    program.post(address("employers"), json=shape("employers"))

    assert program.post(address("openings"), json=shape("openings"), headers=KEY).status_code == 201


def test_two_at_once_make_one_record(engine: Engine, program: FlaskClient) -> None:
    app = program.application

    def create(_: int) -> tuple[int, bytes]:
        answer = app.test_client().post(address("employers"), json=shape("employers"), headers=KEY)
        return answer.status_code, answer.data

    with ThreadPoolExecutor(4) as pool:
        answers = set(pool.map(create, range(6)))

    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(Employer)) == 1
    assert [status for status, _ in answers] == [201]


def test_two_at_once_without_a_key_make_one_record_too(program: FlaskClient) -> None:
    app = program.application

    def create(_: int) -> int:
        return app.test_client().post(address("employers"), json=shape("employers")).status_code

    with ThreadPoolExecutor(4) as pool:
        statuses = sorted(pool.map(create, range(6)))

    assert statuses == [201, *[409] * 5]


def test_a_day_later_the_key_is_forgotten(engine: Engine, program: FlaskClient) -> None:
    program.post(address("employers"), json=shape("employers"), headers=KEY)
    long_ago = (datetime.now(UTC) - timedelta(hours=24, minutes=1)).isoformat(timespec="seconds")
    with writing(engine).begin() as connection:
        connection.execute(update(GivenAnswer).values(at=long_ago))

    assert program.post(address("employers"), json=shape("employers"), headers=KEY).status_code == 409


@pytest.mark.parametrize("key", ["", "a b", "x" * 201])
def test_a_key_that_cannot_be_one_is_refused(program: FlaskClient, key: str) -> None:
    answer = program.post(address("employers"), json=shape("employers"), headers={"Idempotency-Key": key})

    assert answer.status_code == 422


def test_a_file_is_imported_once(program: FlaskClient) -> None:
    where, file = f"{address('providers')}/imports?dry_run=false", sheet("providers")

    first, again = (program.post(where, data=file, content_type="text/csv", headers=KEY) for _ in range(2))

    assert first.data == again.data
    assert (again.json or {})["added"] == 1
