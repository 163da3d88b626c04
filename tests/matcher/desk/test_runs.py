"""A run is made once for the same inputs, and pages say when records have changed since."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from matcher.desk.board import load_board
from matcher.desk.dossier import load_dossier
from matcher.desk.folders import load_folder
from matcher.desk.runs import match_everybody
from matcher.exchange.policies import read_policy
from matcher.records.cases.runs import Run
from matcher.records.registry.openings import Opening
from matcher.records.sessions import reading_session, writing_session
from seed_data.generate import generate
from tests.acts import act
from tests.build import POLICY_FILE
from tests.prefecture import DEMO_DAY

POLICY = read_policy(POLICY_FILE)


@pytest.fixture
def matched(engine: Engine, tmp_path: Path) -> Engine:
    """A database of its own with the demo prefecture, matched once."""
    generate(tmp_path, DEMO_DAY, seed=1)
    with writing_session(engine) as session, session.begin():
        load_folder(session, tmp_path, act(), today=DEMO_DAY)
    _match(engine)
    return engine


def _match(engine: Engine, seed: int = 1) -> int:
    with writing_session(engine) as session, session.begin():
        made_at = "2026-11-23T09:00:00+00:00"
        run = match_everybody(session, today=DEMO_DAY, policy=POLICY, seed=seed, made_at=made_at)
        return run.id


def test_the_same_inputs_give_the_run_that_is_there(matched: Engine) -> None:
    assert _match(matched) == 1
    assert _match(matched, seed=2) == 2


def test_another_law_makes_another_run(matched: Engine) -> None:
    with writing_session(matched) as session, session.begin():
        run = session.get_one(Run, 1)
        session.add(
            Run(
                **{
                    name: getattr(run, name) for name in ("made_at", "today", "seed", "policy", "inputs_hash", "result")
                },
                law_hash="0" * 64,
            )
        )

    assert _match(matched) == 3


def test_pages_say_that_records_changed_since(matched: Engine) -> None:
    with reading_session(matched) as session:
        board = load_board(session)
        assert board is not None
        assert not board.outdated

    with writing_session(matched) as session, session.begin():
        session.query(Opening).filter(Opening.code == "O-0002").update({"places": 2})

    with reading_session(matched) as session:
        board = load_board(session)
        assert board is not None
        assert board.outdated
        assert load_dossier(session, "A-01").outdated
