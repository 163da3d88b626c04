"""What a request about records says beside its address: the version it starts from, its reason, its key, its body."""

import json
import re
from hashlib import sha256
from typing import Any, Final, NoReturn
from urllib.parse import unquote_to_bytes

from flask import abort, request
from marshmallow import Schema, ValidationError, fields
from werkzeug.exceptions import BadRequest, UnprocessableEntity

from api.clock import now
from api.rest.problems import readers_language
from matcher.desk.answering import FIELD
from matcher.domain.text import Text
from matcher.records.changes import Act

JSON_TYPES: Final = ("application/json",)
PATCH_TYPES: Final = ("application/merge-patch+json", "application/json")
LONGEST_BODY: Final = 1_048_576
"""Bytes of one record (assumed); files have a limit of their own."""
_TAG: Final = re.compile(r'"(?P<version>[0-9]{1,9})(-[0-9]{1,9})*"')
_KEY: Final = re.compile(r"[\x21-\x7e]{1,200}")
_REASON: Final = "Change-Reason"
_LONGEST_REASON: Final = 200
_NOT_A_REASON: Final = Text(
    "理由は200字までを UTF-8 でパーセント符号化してください", "must be at most 200 characters, percent-encoded UTF-8"
)
_NOT_A_KEY: Final = Text("空白のない英数字・記号200字まで", "must be at most 200 ASCII characters without blanks")
_WHY: Final = {"description": "Why, for the history: at most 200 characters, percent-encoded UTF-8"}


class ReasonHeaders(Schema):
    """Why something is done."""

    reason = fields.String(data_key=_REASON, metadata=_WHY | {"examples": ["%E9%9B%BB%E8%A9%B1"]})


class ChangeHeaders(ReasonHeaders):
    """What was seen before it is changed."""

    if_match = fields.String(
        data_key="If-Match",
        metadata={
            "description": "ETag of the record as it was read; without it nothing is changed (428)",
            "examples": ['"3"'],
        },
    )


class CreateHeaders(ReasonHeaders):
    """A key, so that asking twice does it once."""

    key = fields.String(
        data_key=FIELD,
        metadata={"description": "Asked again within 24 hours, it gets the same answer", "examples": ["4f1c9a"]},
    )


class ReadHeaders(Schema):
    """What was read already."""

    if_none_match = fields.String(
        data_key="If-None-Match",
        metadata={"description": "ETag that is known: 304 where it holds", "examples": ['"3"']},
    )


def version_seen() -> int:
    """The version that If-Match names: the first number of the ETag. 428 without one."""
    found = _TAG.fullmatch(request.headers.get("If-Match", "").strip())
    return int(found["version"]) if found else abort(428)


def this_act() -> Act:
    """Who asks, when, and why: nobody signs in yet."""
    return Act(by="local", at=now(), why=_reason())


def _reason() -> str | None:
    said = request.headers.get(_REASON)
    if not said:
        return None
    try:
        reason = unquote_to_bytes(said).decode()
    except UnicodeDecodeError:
        refuse(_REASON, _NOT_A_REASON)
    if len(reason) > _LONGEST_REASON or not reason.isprintable():
        refuse(_REASON, _NOT_A_REASON)
    return reason


def key_given() -> str | None:
    """The key of this request; 422 where it cannot be one."""
    key = request.headers.get(FIELD)
    if key is not None and not _KEY.fullmatch(key):
        refuse(FIELD, _NOT_A_KEY)
    return key


def asked_hash() -> str:
    """One hash of all that this request asks, and of the reason it gives."""
    head = f"{request.method} {request.full_path}\n{request.headers.get(_REASON, '')}\n"
    return sha256(head.encode() + request.get_data()).hexdigest()


def body(schema: type[Schema], types: tuple[str, ...] = JSON_TYPES) -> dict[str, Any]:
    """The JSON of this request, as the schema understands it; 415, 413, 400 and 422 where it does not."""
    if request.mimetype not in types:
        abort(415)
    request.max_content_length = LONGEST_BODY
    try:
        said = json.loads(request.get_data().decode(), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise BadRequest from error
    try:
        loaded: dict[str, Any] = schema().load(said)
    except ValidationError as error:
        raise _unprocessable(error.messages_dict) from error
    return loaded


def refuse(name: str, expected: Text) -> NoReturn:
    """422, naming what cannot be taken."""
    raise _unprocessable({name: [expected.said_in(readers_language())]})


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; one that says a name twice could be meant in two ways."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name twice")
    return found


def _unprocessable(faults: dict[str, Any]) -> UnprocessableEntity:
    error = UnprocessableEntity()
    error.data = {"messages": {"json": faults}}  # type: ignore[attr-defined]  # as webargs tells faults
    return error
