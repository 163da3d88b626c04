"""A kept run is solved again to the same bytes; where something is another than it was, that is named."""

import gzip
import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from matcher.desk.board import load_board
from matcher.desk.certificates import DamagedCertificateError, KeptCertificate, kept_certificate, view_certificate
from matcher.desk.replaying import Changed, replay
from matcher.desk.runs import match_everybody
from matcher.domain.errors import NotFoundError
from matcher.domain.objectives import PUBLISHED
from matcher.records.cases.runs import Run, RunCertificate
from matcher.records.sessions import reading_session, writing_session
from tests import build
from tests.acts import NOW, VERSIONS, act
from tests.counts import scaled
from tests.records import TODAY, consent, keep, opening, subject, unit

REPEATS = scaled(3, 20)


@pytest.fixture
def matched(engine: Engine) -> Engine:
    """Three people, two openings and two homes, matched once."""
    with writing_session(engine) as session, session.begin():
        people = [consent(subject=subject(f"A-0{number}")) for number in (1, 2, 3)]
        keep(session, *people, *(opening(f"O-{number}") for number in (1, 2)), *(unit(f"U-{each}") for each in (1, 2)))
        match(session)
    return engine


def match(session: Session) -> int:
    """The number of the run."""
    policy = build.policy()
    return match_everybody(session, today=TODAY, policy=policy, seed=1, versions=VERSIONS, act=act()).id


def kept(engine: Engine, number: int | None = None) -> KeptCertificate:
    """What is kept of a run."""
    with reading_session(engine) as session:
        return kept_certificate(session, number)


def repacked(files: KeptCertificate, **solution: object) -> KeptCertificate:
    """With another solution, and the hash of it: as somebody leaves it who knows the hashes."""
    content = json.dumps(json.loads(gzip.decompress(files.solution)) | solution).encode()
    return replace(files, solution=gzip.compress(content), solution_sha256=sha256(content).hexdigest())


def test_it_comes_out_the_same_byte_for_byte_every_time(matched: Engine) -> None:
    for _ in range(REPEATS):
        made = replay(kept(matched), VERSIONS)

        assert (made.same, made.broken, made.changed, made.sound) == (True, None, (), True)
        assert [(each.objective, each.kept) for each in made.values] == [
            (objective, each.here) for objective, each in zip(PUBLISHED, made.values, strict=True)
        ]


def test_what_is_kept_are_both_files_with_the_hashes_of_their_content(matched: Engine) -> None:
    files = kept(matched, 1)

    problem, solution = gzip.decompress(files.problem), gzip.decompress(files.solution)
    assert (sha256(problem).hexdigest(), sha256(solution).hexdigest()) == (files.problem_sha256, files.solution_sha256)
    assert (json.loads(problem)["format"], json.loads(solution)["format"]) == ("ibasho-problem/1", "ibasho-solution/1")
    assert json.loads(problem)["subjects"] == 3
    assert files.versions == VERSIONS


def test_another_version_is_named_and_the_kept_plan_verified(matched: Engine) -> None:
    made = replay(kept(matched), VERSIONS | {"machine": "slide rule", "numpy": "2"})

    assert made.changed == (
        Changed(name="machine", kept="abacus", here="slide rule"),
        Changed(name="numpy", kept=None, here="2"),
    )
    assert made.broken is None
    assert made.sound


def test_with_another_version_another_plan_may_come_out_if_the_kept_one_keeps_its_promises(matched: Engine) -> None:
    files = repacked(kept(matched), status="feasible")

    assert not replay(files, VERSIONS).sound
    made = replay(files, {})
    assert (made.same, made.sound) == (False, True)


def test_a_plan_that_breaks_a_promise_is_never_sound(matched: Engine) -> None:
    files = repacked(kept(matched), objective=-1)

    made = replay(files, {})

    assert made.broken is not None
    assert "is not the sum" in made.broken.en
    assert not made.sound


@pytest.mark.parametrize("file", ["problem", "solution"])
@pytest.mark.parametrize("how", ["other", "cut", "emptied"])
def test_a_file_that_is_not_what_was_kept_is_noticed(matched: Engine, file: str, how: str) -> None:
    files = kept(matched)
    packed: bytes = getattr(files, file)
    changed = {"other": gzip.compress(gzip.decompress(packed) + b" "), "cut": packed[:-9], "emptied": b""}
    given: dict[str, Any] = {file: changed[how]}

    with pytest.raises(DamagedCertificateError) as noticed:
        replay(replace(files, **given), VERSIONS)

    assert f"the {file} of the run R1 is not what was kept" in noticed.value.said.en


def test_a_run_from_before_there_were_certificates_says_so_and_is_made_anew_with_one(matched: Engine) -> None:
    with writing_session(matched) as session, session.begin():
        session.execute(delete(RunCertificate))
    with pytest.raises(NotFoundError, match="the run R1 has no certificate"):
        kept(matched)

    with writing_session(matched) as session, session.begin():
        assert match(session) == 2
        assert match(session) == 2

    assert kept(matched).run == 2
    assert replay(kept(matched), VERSIONS).same


def test_a_run_that_does_not_exist_is_named(matched: Engine) -> None:
    with pytest.raises(NotFoundError, match="there is no run R7"):
        kept(matched, 7)


def test_before_the_first_run_there_is_nothing_to_replay(engine: Engine) -> None:
    with pytest.raises(NotFoundError, match="nothing is matched yet"):
        kept(engine)


def test_the_certificate_says_what_each_objective_reached_and_from_what(matched: Engine) -> None:
    with reading_session(matched) as session:
        view, run = view_certificate(session, 1), session.scalars(select(Run)).one()
        board = load_board(session)

    assert [one.objective for one in view.passes] == list(PUBLISHED)
    assert {one.proof for one in view.passes} <= {"prices", "search"}
    assert all(one.gap == one.bound - one.value == 0 for one in view.passes)
    assert (view.run, view.status, view.seed, view.made_at.isoformat()) == (1, "optimal", 1, NOW)
    assert (view.inputs_hash, view.law_hash, view.policy) == (run.inputs_hash, run.law_hash, run.policy)
    assert view.versions == VERSIONS
    assert board is not None
    assert (board.run, board.passes) == (1, view.passes[:-1])
