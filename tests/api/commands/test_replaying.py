"""`ibasho replay`: what it says and how it ends."""

import gzip

import pytest
from sqlalchemy import select

from api.commands import replaying
from api.versions import versions_here
from matcher.records.cases.runs import Run, RunCertificate
from matcher.records.engine import make_engine
from matcher.records.sessions import reading_session, writing_session
from matcher.records.tables import column_names
from tests.commands_run import ibasho
from tests.databases import Databases


@pytest.fixture
def matched(url: str, said: str) -> str:
    """The demo's database, after the command has run."""
    assert said
    return url


@pytest.mark.parametrize("named", [(), ("R1",), ("1",)])
def test_the_demo_comes_out_the_same_byte_for_byte(matched: str, named: tuple[str, ...]) -> None:
    done = ibasho(matched, "--lang", "en", "replay", *named)

    assert done.returncode == 0
    assert "run R1: the same solution, byte for byte (SHA-256 " in done.stdout
    assert "the kept plan: every promise is kept" in done.stdout
    assert "another version" not in done.stdout


def test_it_speaks_japanese(matched: str) -> None:
    assert "調整 R1：残した解と1バイトも違いません" in ibasho(matched, "--lang", "ja", "replay").stdout


def test_another_version_is_named(matched: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaying, "versions_here", lambda: versions_here() | {"numba": "0.0"})

    done = ibasho(matched, "--lang", "en", "replay")

    assert done.returncode == 0
    assert f"another version: numba {versions_here()['numba']} → 0.0" in done.stdout
    assert "points: " in done.stdout
    assert "the kept plan: every promise is kept" in done.stdout


@pytest.mark.parametrize(("typed", "told"), [("R7", "there is no run R7"), ("seven", "[seven] is not the number of")])
def test_a_run_that_is_none_is_one_line(matched: str, typed: str, told: str) -> None:
    done = ibasho(matched, "--lang", "en", "replay", typed)

    assert done.returncode == 2
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_changed_file_ends_with_1(matched: str, databases: Databases, database: str) -> None:
    engine, other = make_engine(matched), make_engine(databases.empty(database))
    with reading_session(engine) as session, writing_session(other) as writing, writing.begin():
        for kind in (Run, RunCertificate):
            row = session.scalars(select(kind)).one()
            values = {name: getattr(row, name) for name in column_names(kind)}
            if kind is RunCertificate:
                forged = gzip.decompress(values["solution"]).replace(b'"optimal"', b'"feasible"')
                values["solution"] = gzip.compress(forged)
            writing.add(kind(**values))
            writing.flush()

    done = ibasho(other.url.render_as_string(hide_password=False), "--lang", "en", "replay")

    assert done.returncode == 1
    assert "the solution of the run R1 is not what was kept" in done.stderr
    engine.dispose()
    other.dispose()
