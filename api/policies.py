"""Which policy holds: the active version on record, at first the one that comes with the product."""

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from api.clock import now
from api.config import POLICY_FILE
from matcher.desk.policies import active_policy, active_version, keep_shipped
from matcher.domain.policy import Policy
from matcher.exchange.policies import read_policy
from matcher.records.changes import Act
from matcher.records.sessions import reading_session, writing_session


def keep_first_policy(engine: Engine) -> None:
    """Where no version was ever kept, keep the one that ships, as active; all else stays as it is."""
    with reading_session(engine) as session:
        if active_version(session) is not None:
            return
    with writing_session(engine) as session, session.begin():
        keep_shipped(session, read_policy(POLICY_FILE), Act(by="local", at=now()))


def policy_in_force(session: Session) -> Policy:
    """The active policy; before the first was kept, the one that ships."""
    return active_policy(session) or read_policy(POLICY_FILE)
