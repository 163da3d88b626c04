"""Versions of the policy: one is active, drafts can be changed, and nothing that ever held is."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from matcher.desk.listing import Span
from matcher.desk.policies import (
    activate_version,
    active_policy,
    active_version,
    change_draft,
    draft_from,
    draft_policy,
    keep_shipped,
    policy_of,
    seen_draft,
    the_active,
    version_of,
    versions,
)
from matcher.desk.recording import history_of
from matcher.domain.errors import ConflictError, NotFoundError, PolicyError
from matcher.domain.registry import PolicyState
from matcher.eligibility.catalogue import RULES
from matcher.eligibility.rule import Rule
from matcher.records.registry.kinds import POLICIES
from tests import build
from tests.acts import act

BARS = [rule for rule in RULES if rule.legal_bar]
bars = pytest.mark.parametrize("rule", BARS, ids=lambda rule: rule.name)


@pytest.fixture
def shipped(session: Session) -> Session:
    """A database in which the policy that ships is active."""
    keep_shipped(session, build.policy(), act())
    return session


def said(session: Session, number: int, name: str) -> Any:  # noqa: ANN401  # whatever the entry holds
    """One entry of a version."""
    return version_of(session, number).values["document"][name]


def states(session: Session) -> dict[int, str]:
    """Every version with its state."""
    session.expire_all()
    return {one.number: one.state.value for one in versions(session)}


def test_the_policy_that_ships_becomes_the_first_version_once(shipped: Session) -> None:
    keep_shipped(shipped, build.policy(name="別の方針"), act())

    assert states(shipped) == {1: "active"}
    assert active_policy(shipped) == build.policy()


def test_before_that_none_is_active(session: Session) -> None:
    assert active_policy(session) is None
    with pytest.raises(NotFoundError, match="no policy is active"):
        the_active(session)


def test_a_draft_is_a_copy_of_the_active_one_with_changes(shipped: Session) -> None:
    made = draft_from(shipped, None, {"soon_days": 14, "weights": {"commute": 800}}, act(why="試行"))

    assert policy_of(made) == build.policy(soon_days=14, weights=dict(build.policy().weights) | {"commute": 800})
    assert states(shipped) == {2: "draft", 1: "active"}
    assert (made.values["based_on"], made.values["note"], made.values["made_by"]) == (1, "試行", "local")


def test_a_draft_can_be_made_from_nothing_but_a_document(shipped: Session) -> None:
    made = draft_policy(shipped, build.policy(name="ファイルの方針").as_data(), act())

    assert (made.values["name"], made.values["based_on"]) == ("ファイルの方針", None)


def test_a_changed_draft_keeps_what_it_said_in_its_history(shipped: Session) -> None:
    draft_from(shipped, None, {}, act())

    made = change_draft(shipped, 2, seen=1, changes={"soon_days": 7, "name": "新"}, act=act(why="会議"))

    assert (made.version, made.values["name"], said(shipped, 2, "soon_days")) == (2, "新", 7)
    latest, first = history_of(shipped, POLICIES, made.id, Span(page=1, page_size=9)).items
    assert (latest.before["document"]["soon_days"], latest.after["document"]["soon_days"]) == (30, 7)
    assert (latest.why, first.what) == ("会議", "added")


def test_a_draft_that_says_so_already_stays_as_it_is(shipped: Session) -> None:
    draft_from(shipped, None, {}, act())

    assert change_draft(shipped, 2, seen=1, changes={"soon_days": 30}, act=act()).version == 1


def test_whoever_did_not_see_the_last_change_is_told_which_entries(shipped: Session) -> None:
    draft_from(shipped, None, {}, act())
    change_draft(shipped, 2, seen=1, changes={"soon_days": 7}, act=act())

    with pytest.raises(ConflictError) as refused:
        change_draft(shipped, 2, seen=1, changes={"soon_days": 8}, act=act())

    assert refused.value.changed == {"soon_days": (30, 7)}
    assert refused.value.version == 2


@pytest.mark.parametrize(
    ("changes", "entry"),
    [
        ({"soon_days": -1}, "soon_days"),
        ({"soon_dayz": 1}, "soon_dayz"),
        ({"weights": {"commuting": 1}}, "weights.commuting"),
        ({"weights": {"commute": 10_001}}, "weights.commute"),
        ({"weights": {"commute": 9_999}}, "weights"),
        ({"weights": 3}, "weights"),
        ({"foot": {"metres_a_minute": 0}}, "foot.metres_a_minute"),
        ({"foot": {"miles": 1}}, "foot.miles"),
        ({"rules_off": ["no_such_rule"]}, "rules_off"),
        ({"rules_off": "rent_affordable"}, "rules_off"),
        ({"objectives": ["tie"]}, "objectives"),
        ({"name": ""}, "name"),
    ],
)
def test_a_wrong_change_is_refused_by_its_entry(shipped: Session, changes: dict[str, Any], entry: str) -> None:
    draft_from(shipped, None, {}, act())

    with pytest.raises(PolicyError) as refused:
        change_draft(shipped, 2, seen=1, changes=changes, act=act())

    assert refused.value.entry == entry
    assert f"[{entry.partition('.')[0]}" in refused.value.said.ja
    assert said(shipped, 2, "soon_days") == 30


@bars
def test_no_draft_switches_off_a_legal_bar(shipped: Session, rule: Rule) -> None:
    draft_from(shipped, None, {}, act())

    off = {"rules_off": [rule.name]}
    with pytest.raises(PolicyError, match="legal bar"):
        draft_from(shipped, None, off, act())
    with pytest.raises(PolicyError, match="legal bar"):
        change_draft(shipped, 2, seen=1, changes=off, act=act())
    with pytest.raises(PolicyError, match="legal bar"):
        draft_policy(shipped, build.policy().as_data() | off, act())


@bars
def test_one_that_a_hand_wrote_into_the_database_is_refused_when_read(shipped: Session, rule: Rule) -> None:
    draft_from(shipped, None, {}, act())
    asked = "UPDATE policies SET document = replace(CAST(document AS TEXT), :was, :now) WHERE number = 2"
    if shipped.get_bind().dialect.name == "postgresql":
        asked = asked.replace(
            "replace(CAST(document AS TEXT), :was, :now)", "replace(document::text, :was, :now)::json"
        )
    shipped.execute(text(asked), {"was": '"rules_off": []', "now": f'"rules_off": ["{rule.name}"]'})

    with pytest.raises(PolicyError, match=rule.name):
        policy_of(version_of(shipped, 2))
    with pytest.raises(PolicyError, match=rule.name):
        change_draft(shipped, 2, seen=1, changes={"soon_days": 7}, act=act())


def test_activation_retires_what_held(shipped: Session) -> None:
    draft = draft_from(shipped, None, {"soon_days": 7}, act())

    made = activate_version(shipped, draft, act(at="2026-11-24T01:00:00+00:00"))

    assert states(shipped) == {2: "active", 1: "retired"}
    assert made.values["activated_at"] == "2026-11-24T01:00:00+00:00"
    assert active_policy(shipped) == build.policy(soon_days=7)


def test_the_way_back_is_a_draft_from_an_earlier_version(shipped: Session) -> None:
    activate_version(shipped, draft_from(shipped, None, {"soon_days": 7}, act()), act())

    back = draft_from(shipped, 1, {}, act())

    assert (back.values["number"], back.values["based_on"], policy_of(back)) == (3, 1, build.policy())


@pytest.mark.parametrize("number", [1, 2])
def test_what_ever_held_cannot_be_changed(shipped: Session, number: int) -> None:
    activate_version(shipped, draft_from(shipped, None, {}, act()), act())
    seen = version_of(shipped, number).version

    with pytest.raises(ConflictError, match="stays as it is"):
        change_draft(shipped, number, seen=seen, changes={"soon_days": 1}, act=act())
    with pytest.raises(ConflictError, match=f"policy draft --from {number}"):
        seen_draft(shipped, number, seen=None)


def test_the_database_itself_refuses_to_change_what_held(shipped: Session) -> None:
    with pytest.raises(DBAPIError, match="never changed"):
        shipped.execute(text("UPDATE policies SET document = '{}' WHERE number = 1"))


def test_the_database_itself_refuses_a_second_active_one(shipped: Session) -> None:
    draft_from(shipped, None, {}, act())

    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        shipped.execute(text("UPDATE policies SET state = 'active', activated_at = 'now' WHERE number = 2"))


def test_a_version_that_is_not_there_is_named(shipped: Session) -> None:
    with pytest.raises(NotFoundError, match="no version 9"):
        version_of(shipped, 9)


def test_what_an_older_release_kept_can_be_drafted_from(session: Session) -> None:
    weights = {name: weight for name, weight in build.policy().weights.items() if name != "commute"}
    keep_shipped(session, build.policy(weights=weights), act())

    made = draft_from(session, None, {}, act())

    assert made.values["document"]["weights"]["commute"] == 0
    found = active_version(session)
    assert found is not None
    assert found.values["state"] is PolicyState.ACTIVE
