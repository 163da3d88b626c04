"""A draft holds once it was rehearsed as it is, on the records of the day."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from matcher.desk.policies import activate_version, active_policy, change_draft, draft_from, keep_shipped
from matcher.desk.policy_views import the_rehearsal, view_rehearsal
from matcher.desk.rehearsing import activate, footing_of, keep_rehearsal, made_rehearsal
from matcher.domain.errors import ConflictError, NotFoundError
from matcher.domain.people import DisabilityCertificate
from tests import build
from tests.acts import act
from tests.records import TODAY, consent, keep, opening, subject, unit


@pytest.fixture
def drafted(session: Session) -> Session:
    """Two people, a job and a home; version 1 active and version 2 a draft."""
    certificate = DisabilityCertificate.PHYSICAL
    for code in ("A-01", "B-02"):
        keep(session, consent(subject=subject(code, disability_certificate=certificate)))
    keep(session, opening(), unit())
    keep_shipped(session, build.policy(), act())
    draft_from(session, None, {"rules_off": ["rent_affordable"]}, act())
    return session


def rehearsed(session: Session) -> None:
    """Rehearse the draft, and keep it."""
    keep_rehearsal(session, made_rehearsal(session, 2, today=TODAY, act=act()))


def tried(session: Session, *, seen: int = 1) -> None:
    """Activate the draft on the records of today."""
    activate(session, 2, seen=seen, footing=footing_of(session, TODAY), act=act())


def test_a_draft_that_was_rehearsed_can_be_activated(drafted: Session) -> None:
    rehearsed(drafted)

    tried(drafted)

    assert active_policy(drafted) == build.policy(rules_off=["rent_affordable"])


def test_without_a_rehearsal_it_is_refused(drafted: Session) -> None:
    with pytest.raises(ConflictError, match="never rehearsed") as refused:
        tried(drafted)

    assert "予行を先に" in refused.value.said.ja
    assert active_policy(drafted) == build.policy()


def test_after_a_change_of_the_draft_it_is_refused(drafted: Session) -> None:
    rehearsed(drafted)
    change_draft(drafted, 2, seen=1, changes={"soon_days": 7}, act=act())

    with pytest.raises(ConflictError, match="the draft was changed after its rehearsal"):
        tried(drafted, seen=2)


def test_after_a_change_of_the_records_it_is_refused_and_said_on_the_page(drafted: Session) -> None:
    rehearsed(drafted)
    drafted.execute(text("UPDATE openings SET places = 2"))

    with pytest.raises(ConflictError, match="records were changed after its rehearsal"):
        tried(drafted)
    outdated = the_rehearsal(drafted, 2, footing_of(drafted, TODAY)).outdated
    assert [one.en for one in outdated] == ["records were changed after its rehearsal"]


def test_on_another_day_it_is_refused(drafted: Session) -> None:
    rehearsed(drafted)
    tomorrow = footing_of(drafted, TODAY + timedelta(days=1))

    with pytest.raises(ConflictError, match="its rehearsal is not of today"):
        activate(drafted, 2, seen=1, footing=tomorrow, act=act())


def test_after_another_version_became_active_it_is_refused(drafted: Session) -> None:
    rehearsed(drafted)
    activate_version(drafted, draft_from(drafted, None, {"soon_days": 1}, act()), act())

    with pytest.raises(ConflictError, match="another version has become active"):
        tried(drafted)


def test_a_draft_that_moved_on_is_refused(drafted: Session) -> None:
    rehearsed(drafted)

    with pytest.raises(ConflictError, match="changed in the meantime"):
        tried(drafted, seen=3)


def test_only_a_draft_is_rehearsed(drafted: Session) -> None:
    with pytest.raises(ConflictError, match="version 1 is active"):
        made_rehearsal(drafted, 1, today=TODAY, act=act())


def test_it_shows_everybody_and_counts_small_groups_without_shares(drafted: Session) -> None:
    rehearsed(drafted)

    found = the_rehearsal(drafted, 2, footing_of(drafted, TODAY))

    assert [one.subject for one in found.effects] == ["A-01", "B-02"]
    assert (found.outdated, found.against, found.today) == ((), 1, TODAY)
    held = next(group for group in found.groups if group.label == DisabilityCertificate.PHYSICAL.label)
    assert (held.people, held.percent_before, held.percent_after) == (2, None, None)


def test_shares_are_shown_of_ten_people(drafted: Session) -> None:
    for number in range(8):
        keep(drafted, consent(subject=subject(f"C-{number}", disability_certificate=DisabilityCertificate.PHYSICAL)))
    rehearsed(drafted)

    found = the_rehearsal(drafted, 2, footing_of(drafted, TODAY))

    held = next(group for group in found.groups if group.label == DisabilityCertificate.PHYSICAL.label)
    assert (held.people, held.percent_before, held.percent_after) == (10, 0, 0)


def test_once_it_holds_its_rehearsal_is_no_longer_out_of_date(drafted: Session) -> None:
    rehearsed(drafted)
    tried(drafted)
    drafted.execute(text("UPDATE openings SET places = 2"))

    assert the_rehearsal(drafted, 2, footing_of(drafted, TODAY)).outdated == ()


def test_before_the_first_there_is_none(drafted: Session) -> None:
    footing = footing_of(drafted, TODAY)

    assert view_rehearsal(drafted, 2, footing) is None
    with pytest.raises(NotFoundError, match="policy rehearse 2"):
        the_rehearsal(drafted, 2, footing)


def test_the_database_itself_refuses_to_change_a_rehearsal(drafted: Session) -> None:
    rehearsed(drafted)

    with pytest.raises(DBAPIError, match="never changed"):
        drafted.execute(text("UPDATE rehearsals SET inputs_hash = 'x'"))
