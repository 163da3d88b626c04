"""What each of a person's plans costs everybody, from the certificate of the newest run."""

import pytest
from sqlalchemy import Engine, delete, event
from sqlalchemy.orm import Session

from matcher.desk.dossier import load_dossier
from matcher.desk.override_views import AS_PLANNED, OverrideView
from matcher.desk.overriding import overrides_at_least, overrides_exactly
from matcher.desk.runs import match_everybody
from matcher.desk.warm_plans import WarmPlans
from matcher.records.cases.runs import RunCertificate
from matcher.records.sessions import reading_session, writing_session
from tests import build
from tests.acts import VERSIONS, act
from tests.records import TODAY, consent, keep, opening, subject, unit

PEOPLE = ("A-01", "A-02", "A-03")


@pytest.fixture
def matched(engine: Engine) -> Engine:
    """Three people, two openings and two homes, matched once: somebody is left out."""
    with writing_session(engine) as session, session.begin():
        people = [consent(subject=subject(code)) for code in PEOPLE]
        keep(session, *people, *(opening(f"O-{number}") for number in (1, 2)), *(unit(f"U-{each}") for each in (1, 2)))
        match(session)
    return engine


def match(session: Session, seed: int = 1) -> None:
    match_everybody(session, today=TODAY, policy=build.policy(), seed=seed, versions=VERSIONS, act=act())


def weighed(engine: Engine, code: str, plans: WarmPlans | None = None) -> tuple[OverrideView, ...]:
    with reading_session(engine) as session:
        found = overrides_exactly(session, plans or WarmPlans(), load_dossier(session, code))
    assert found
    return found


def test_whoever_is_left_out_takes_the_place_of_another(matched: Engine) -> None:
    everything = {code: weighed(matched, code) for code in PEOPLE}
    (left_out,) = [code for code, found in everything.items() if not any(one.proposed for one in found)]
    full = everything[left_out][0]

    assert full.at_least
    assert (full.at_least.objective, full.at_least.whole) == ("helped", 0)
    assert full.at_least.others > 0
    assert full.exact
    assert (full.exact.people, full.exact.proved) == (0, True)
    (move,) = full.exact.moves
    assert move.subject in set(PEOPLE) - {left_out}
    assert (move.after_opening, move.after_unit) == (None, None)


def test_the_plan_for_everybody_costs_nothing(matched: Engine) -> None:
    proposed = [one for code in PEOPLE for one in weighed(matched, code) if one.proposed]

    assert len(proposed) == 2
    assert {one.sentence for one in proposed} == {AS_PLANNED}
    assert all(one.exact and not one.exact.moves for one in proposed)


def test_at_least_solves_nothing_and_says_the_same(matched: Engine) -> None:
    with reading_session(matched) as session:
        found = overrides_at_least(session, WarmPlans(), load_dossier(session, "A-01"))

    assert found
    assert {one.exact for one in found} == {None}
    assert [(one.sentence, one.at_least) for one in found] == [
        (one.sentence, one.at_least) for one in weighed(matched, "A-01")
    ]


def test_the_files_of_a_run_are_read_once(matched: Engine) -> None:
    plans, asked = WarmPlans(), list[str]()
    event.listen(matched, "before_cursor_execute", lambda *said: asked.append(said[2]))

    for code in PEOPLE:
        weighed(matched, code, plans)

    assert sum("run_certificates.problem," in statement for statement in asked) == 1


def test_after_another_run_its_plan_is_weighed(matched: Engine) -> None:
    plans = WarmPlans()
    weighed(matched, "A-01", plans)
    with writing_session(matched) as session, session.begin():
        keep(session, unit("U-3"))
        match(session)

    after = weighed(matched, "A-01", plans)

    assert "U-3" in {one.unit for one in after}
    assert all(one.known for one in after)


def test_a_plan_that_the_run_did_not_know_is_said_to_be_unknown(matched: Engine) -> None:
    with writing_session(matched) as session, session.begin():
        keep(session, opening("O-3"))

    found = weighed(matched, "A-01")

    assert {one.known for one in found if one.opening == "O-3"} == {False}
    assert {one.known for one in found if one.opening != "O-3"} == {True}


def test_without_a_certificate_nothing_is_said(matched: Engine) -> None:
    with writing_session(matched) as session, session.begin():
        session.execute(delete(RunCertificate))

    with reading_session(matched) as session:
        dossier = load_dossier(session, "A-01")
        assert overrides_at_least(session, WarmPlans(), dossier) is None
        assert overrides_exactly(session, WarmPlans(), dossier) is None
