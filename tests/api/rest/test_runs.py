"""The certificate of a run over REST: what is answered, and files that anybody can check."""

import gzip
from hashlib import sha256
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from api.versions import versions_here
from tests.api.rest.conftest import Read
from tests.commands_run import ibasho


def test_the_certificate_is_that_of_the_latest_plan(read: Read) -> None:
    plan = read("/plan")

    found = read(f"/runs/{plan['run']}/certificate")

    assert found["passes"][:-1] == plan["passes"]
    assert [one["objective"] for one in found["passes"]] == ["placed", "helped", "points", "tie"]
    assert {one["proof"] for one in found["passes"]} <= {"prices", "search"}
    assert found["passes"][0]["proof_label"] == {"ja": "価格による", "en": "by prices"}
    assert (found["run"], found["status"], found["seed"]) == (1, "optimal", 1)
    assert found["versions"] == versions_here()


def test_the_files_are_what_the_hashes_say_and_verify_takes_them(
    reader: FlaskClient, read: Read, tmp_path: Path
) -> None:
    found = read("/runs/1/certificate")

    for name in ("problem", "solution"):
        answer = reader.get(f"/api/v1/runs/1/{name}")
        assert (answer.status_code, answer.mimetype) == (200, "application/gzip")
        assert answer.headers["Content-Disposition"] == f'attachment; filename="R1-{name}.json.gz"'
        assert sha256(gzip.decompress(answer.data)).hexdigest() == found[f"{name}_sha256"]
        (tmp_path / name).write_bytes(answer.data)

    verified = ibasho("sqlite://", "verify", str(tmp_path / "problem"), str(tmp_path / "solution"))
    assert verified.returncode == 0


@pytest.mark.parametrize("what", ["certificate", "problem", "solution"])
@pytest.mark.parametrize("number", ["7", str(2**31)])
def test_a_run_that_does_not_exist_is_not_found(reader: FlaskClient, what: str, number: str) -> None:
    answer = reader.get(f"/api/v1/runs/{number}/{what}?lang=en")

    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize("what", ["certificate", "problem", "solution"])
def test_before_the_first_run_there_is_none(unmatched: FlaskClient, what: str) -> None:
    answer = unmatched.get(f"/api/v1/runs/1/{what}?lang=en")

    assert answer.status_code == 404
    assert (answer.json or {})["detail"].startswith("there is no run R1")
