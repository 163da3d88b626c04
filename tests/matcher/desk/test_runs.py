"""A run is made once for the same inputs, and pages say when records have changed since."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select, update

from matcher.assignment.problem import Help
from matcher.desk.board import load_board
from matcher.desk.dossier import load_dossier
from matcher.desk.folders import load_folder
from matcher.desk.law import law_in_force
from matcher.desk.law_rows import add_figures
from matcher.desk.listing import Span
from matcher.desk.policies import activate_version, draft_from, keep_shipped
from matcher.desk.recording import history_of, list_records
from matcher.desk.runs import match_everybody
from matcher.desk.views import BoardRow
from matcher.domain.policy import Policy
from matcher.domain.vocabulary import WorkCapacity
from matcher.exchange.policies import read_policy
from matcher.records.cases.kinds import PROPOSALS
from matcher.records.cases.runs import Run
from matcher.records.cases.subjects import Subject
from matcher.records.kinds import Values
from matcher.records.listing import Asked
from matcher.records.registry.homes import Unit
from matcher.records.registry.openings import Opening
from matcher.records.sessions import reading_session, writing_session
from matcher.regulations.reading import law_hash
from seed_data.generate import generate
from tests.acts import NOW, VERSIONS, act
from tests.build import POLICY_FILE
from tests.figures import new_figure
from tests.prefecture import DEMO_DAY

POLICY = read_policy(POLICY_FILE)
PLACED = 10
"""People of the demo to whom the plan for everybody gives something."""


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
        return match_everybody(session, today=DEMO_DAY, policy=POLICY, seed=seed, versions=VERSIONS, act=act()).id


def test_only_a_policy_that_looks_ahead_asks_who_needs_what_later_and_the_plan_stays(matched: Engine) -> None:
    ahead = Policy.from_data(POLICY.as_data() | {"look_ahead_days": 365})
    with writing_session(matched) as session, session.begin():
        run = match_everybody(session, today=DEMO_DAY, policy=ahead, seed=1, versions=VERSIONS, act=act())
        plain = session.get_one(Run, 1)

        assert (plain.result["needed_later"], run.result["needed_later"]) == (None, {"opening": {}, "unit": {}})
        assert plain.result["joint"] == run.result["joint"]


def test_who_needs_the_home_of_a_plan_later_is_told_beside_it_to_everybody_else(matched: Engine) -> None:
    """Nothing can be held for more than a day; the one home that two people lack most is told to the other one."""
    policy = Policy.from_data(POLICY.as_data() | {"look_ahead_days": 365})
    with writing_session(matched) as session, session.begin():
        session.execute(update(Unit).values(hold_days=1))
        run = match_everybody(session, today=DEMO_DAY, policy=policy, seed=1, versions=VERSIONS, act=act())
        later, codes = run.result["needed_later"]["unit"], list(run.result["joint"])
    with reading_session(matched) as session:
        proposals = {code: load_dossier(session, code).proposals for code in codes}

    said = {
        (code, one.home.code, text.ja)
        for code, plans in proposals.items()
        for one in plans
        for text in one.needed_later
        if one.home is not None
    }
    assert later == {"U-0001": {"B-02": date(2026, 12, 10).toordinal()}}
    assert said == {("A-01", "U-0001", "この住まいは、2026年12月に釈放予定の1人にも必要です。")}


def test_the_same_inputs_give_the_run_that_is_there(matched: Engine) -> None:
    assert _match(matched) == 1
    assert _match(matched, seed=2) == 2


def test_the_proposals_of_a_run_are_those_that_pages_show(matched: Engine) -> None:
    with reading_session(matched) as session:
        found = list_records(session, PROPOSALS, Asked(filters={"run_id": 1}), Span(page=1, page_size=999)).items
        people = sorted({one.values["subject"] for one in found})
        shown = [(code, view) for code in people for view in load_dossier(session, code).proposals]

    assert [each(one.values) for one in found] == [
        (
            *(code, view.rank, view.proposed, view.help, view.points),
            *(view.job and view.job.code, view.home and view.home.code),
            view.settled and view.settled.move_in_on,
        )
        for code, view in shown
    ]
    assert len({one.values["subject"] for one in found if one.values["proposed"]}) == PLACED


def each(values: Values) -> tuple[object, ...]:
    """What a page shows of a proposal, too."""
    home = f"H-{values['subject']}" if values["own_home"] else values["unit"]
    first = (values["subject"], values["rank"], values["proposed"], values["help"].value, values["points"])
    return (*first, values["opening"], home, values["settled_from"])


def test_who_made_a_proposal_is_in_its_history(matched: Engine) -> None:
    with reading_session(matched) as session:
        past = history_of(session, PROPOSALS, "R1-1", Span(page=1, page_size=9)).items

    assert [(one.what, one.by, one.at) for one in past] == [("added", "local", NOW)]


def test_the_same_run_again_brings_no_proposals(matched: Engine) -> None:
    def count() -> int:
        with reading_session(matched) as session:
            return list_records(session, PROPOSALS, Asked(), Span(page=1, page_size=1)).total

    before = count()
    _match(matched)

    assert count() == before


def test_a_figure_that_was_added_makes_another_run_and_pages_say_so(matched: Engine) -> None:
    with writing_session(matched) as session, session.begin():
        add_figures(session, [new_figure("bar_security_guard")], act())

    with reading_session(matched) as session:
        board = load_board(session)
    assert board is not None
    assert board.outdated
    assert _match(matched) == 2
    with reading_session(matched) as session:
        hashes = [run.law_hash for run in session.scalars(select(Run).order_by(Run.id))]
        assert hashes[1] == law_hash(law_in_force(session)) != hashes[0]


def test_pages_say_that_another_policy_holds_since(matched: Engine) -> None:
    with writing_session(matched) as session, session.begin():
        keep_shipped(session, POLICY, act())
    with reading_session(matched) as session:
        assert not load_dossier(session, "A-01").outdated

    with writing_session(matched) as session, session.begin():
        activate_version(session, draft_from(session, 1, {"soon_days": 14}, act()), act())

    with reading_session(matched) as session:
        assert load_dossier(session, "A-01").outdated


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


def test_the_board_counts_those_who_are_still_on_record(matched: Engine) -> None:
    kept = ["C-03", "D-04"]
    with writing_session(matched) as session, session.begin():
        session.query(Subject).filter(Subject.code.not_in(kept)).update({"archived_on": DEMO_DAY})

    with reading_session(matched) as session:
        board = load_board(session)

    assert board is not None
    assert sorted(row.code for row in board.rows) == kept
    rows = Counter(row.help for row in board.rows)
    assert [getattr(board.joint, given.code) for given in Help] == [rows[given.code] for given in Help]
    for tally in (board.joint, board.telephone, board.greedy):
        counts = [getattr(tally, given.code) for given in Help]
        assert min(counts) >= 0
        assert sum(counts) == len(kept)


def _row_of(engine: Engine, code: str, **changes: Any) -> BoardRow:  # noqa: ANN401  # whatever a column holds
    """What the board says of one person of the demo of whom something else is on record when everybody is matched."""
    with writing_session(engine) as session, session.begin():
        session.execute(update(Subject).where(Subject.code == code).values(**changes))
    _match(engine)
    with reading_session(engine) as session:
        board = load_board(session)
    assert board is not None
    return next(row for row in board.rows if row.code == code)


def test_whoever_has_a_home_is_told_of_the_missing_job_alone(matched: Engine) -> None:
    row = _row_of(matched, "F-06", work_capacity=WorkCapacity.NONE)

    assert (row.help, row.needs_home, row.home) == ("nothing", False, None)
    assert row.reason is not None
    assert "求人" in row.reason.ja
    assert "住まい" not in row.reason.ja
    assert "自宅" in row.first_night.ja
    assert row.next_step.ja == "仕事を探し続ける"


def test_whoever_has_a_home_is_shown_neither_homes_that_were_refused_nor_shelters(matched: Engine) -> None:
    assert _row_of(matched, "F-06", work_capacity=WorkCapacity.NONE).help == "nothing"
    with reading_session(matched) as session:
        at_home, unplaced = load_dossier(session, "F-06"), load_dossier(session, "K-11")

    assert {one.what.en for one in at_home.emptied} == {"openings"}
    assert {one.what.en for one in unplaced.emptied} >= {"openings", "homes"}
    assert not any("一時宿泊" in step.ja for step in at_home.duty_steps)
    assert any("一時宿泊" in step.ja for step in unplaced.duty_steps)


def test_whoever_has_to_be_asked_first_is_told_what(matched: Engine) -> None:
    row = _row_of(matched, "C-03", avoid_areas_asked=None)

    assert (row.help, row.needs_job) == ("to_confirm", False)
    assert row.reason is not None
    assert row.reason.ja.startswith("要確認: 避ける地域・人の確認")
