"""The session of a request that writes: one transaction, which ends with the answer, or as if it had never begun."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response, current_app, json
from sqlalchemy.orm import Session

from api.database import session
from api.rest.records.effective import shown
from api.rest.records.requests import asked_hash, key_given, this_act
from api.rest.records.shapes import Shapes, as_told
from api.rest.shapes import JSON
from matcher.desk.answering import Answer, answer_given, answer_known, keep_answer
from matcher.desk.recording import effective_words
from matcher.domain.errors import ConflictError
from matcher.records.changes import Act
from matcher.records.registry.effective import Effective
from matcher.records.sessions import writing_session
from matcher.records.stored import Stored

Write = Callable[[Session, Act], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One record as it is answered."""

    shape: Mapping[str, Any]
    tag: str


def write(shapes: Shapes | None, do: Write) -> Response:
    """Do something to records and answer; what failed leaves nothing behind.

    `shapes` tells how values are said that others changed meanwhile; None where that is no reason to fail.
    """
    act = this_act()
    try:
        with writing_session(current_app.extensions["engine"]) as writing, writing.begin():
            return answered(do(writing, act))
    except ConflictError as error:
        if shapes is None:
            raise
        raise _in_json(shapes, error) from error


def write_once(shapes: Shapes | None, do: Write) -> Response:
    """The same, once for each Idempotency-Key."""
    key = key_given()
    if key is None:
        return write(shapes, do)
    asked = asked_hash()

    def once(writing: Session, act: Act) -> Answer:
        given = answer_given(writing, key, asked, now=act.at)
        if given is not None:
            return given
        answer = do(writing, act)
        keep_answer(writing, key, asked, answer, now=act.at)
        return answer

    return write(shapes, once)


def given_before() -> Response | None:
    """What was answered under the key of this request, before anything is worked out for it."""
    key = key_given()
    given = None if key is None else answer_known(session(), key, asked_hash(), now=this_act().at)
    return None if given is None else answered(given)


def answer_of(shapes: Shapes, session: Session, stored: Stored, status: int, headers: Mapping[str, str]) -> Answer:
    """A record as an answer with its ETag."""
    told = told_of(stored, effective_words(session, shapes.kind, [stored.id]).get(stored.id))
    said = {"ETag": told.tag, **headers}
    text = json.dumps(shapes.kept().dump(told.shape))
    return Answer(status=status, headers=said, body=text, kind=shapes.kind.name, record_id=stored.id)


def told_of(stored: Stored, effective: Effective | None) -> Told:
    """A record with what holds for it, before it is JSON.

    Its ETag is its version; where it inherits, with the versions of what it inherits from, since what holds may change
    without it. The first number is the version that a change starts from.
    """
    kept = {"id": stored.id, "version": stored.version, "archived_on": stored.archived_on}
    held = {} if effective is None else shown(effective)
    versions = (stored.version, *(() if effective is None else effective.versions))
    return Told(shape={**stored.values, **kept, **held}, tag=f'"{"-".join(map(str, versions))}"')


def answered(answer: Answer) -> Response:
    """An answer as it is sent."""
    response = Response(answer.body, status=answer.status, mimetype=JSON)
    response.headers.extend(answer.headers.items())
    if not answer.body:
        response.headers.remove("Content-Type")
    return response


def _in_json(shapes: Shapes, error: ConflictError) -> ConflictError:
    """The same, its values as the record has them in JSON."""
    changed = {
        name: (as_told(shapes, name, then), as_told(shapes, name, now)) for name, (then, now) in error.changed.items()
    }
    return ConflictError(error.said, code=error.code, fields=error.fields, version=error.version, changed=changed)
