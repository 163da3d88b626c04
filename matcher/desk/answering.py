"""The same answer to who asks the same again under one key: nothing is registered twice because an answer got lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from matcher.domain.errors import CellFault, RecordFaultsError
from matcher.domain.text import Text
from matcher.records.answers import GivenAnswer
from matcher.records.tables import table_of

KEPT_FOR = timedelta(hours=24)
"""How long an answer is given again (assumed)."""
FIELD = "Idempotency-Key"
_OTHER = Text("このキーは別の内容ですでに使われています", "this key was used for something else")
_NEW_KEY = Text("新しいキーを付けてください", "use a new key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was answered, and about which record."""

    status: int
    headers: Mapping[str, str]
    body: str
    kind: str
    record_id: int | None = None


def answer_given(session: Session, key: str, asked: str, *, now: str) -> Answer | None:
    """The answer that was given under a key in the last day; others are forgotten.

    `asked` is a hash of the request. Raises `RecordFaultsError` where the key stands for another one.
    """
    session.execute(delete(GivenAnswer).where(GivenAnswer.at <= _until(now)))
    return answer_known(session, key, asked, now=now)


def answer_known(session: Session, key: str, asked: str, *, now: str) -> Answer | None:
    """The same, of a session that only reads."""
    given = session.get(GivenAnswer, key)
    if given is None or given.at <= _until(now):
        return None
    if given.asked != asked:
        fault = CellFault(file="", row=None, column=FIELD, value=key, reason=_OTHER, remedy=_NEW_KEY)
        raise RecordFaultsError((fault,))
    return Answer(
        status=given.status, headers=given.headers, body=given.body, kind=given.kind, record_id=given.record_id
    )


def _until(now: str) -> str:
    return (datetime.fromisoformat(now) - KEPT_FOR).isoformat(timespec="seconds")


def keep_answer(session: Session, key: str, asked: str, answer: Answer, *, now: str) -> None:
    """Remember an answer, in the transaction that did what it tells."""
    said = {"status": answer.status, "headers": dict(answer.headers), "body": answer.body}
    about = {"kind": answer.kind, "record_id": answer.record_id}
    session.execute(insert(table_of(GivenAnswer)).values(key=key, asked=asked, at=now, **said, **about))
