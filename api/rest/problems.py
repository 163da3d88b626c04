"""Errors of the API as problem details (RFC 9457), in the reader's language."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Final

from flask import Response, json, request
from marshmallow import fields

from api.language import LANGUAGES
from api.rest.shapes import Shape
from matcher.domain.errors import CellFault, ConflictError
from matcher.domain.text import Language, Text

PROBLEM_JSON: Final = "application/problem+json"
NO_FAULTS: Final[Mapping[str, Sequence[str]]] = {}

_TITLES: Final = {
    400: Text("読み取れない要求です", "Bad request"),
    403: Text("受け付けられない要求です", "Forbidden"),
    404: Text("見つかりません", "Not found"),
    405: Text("できない操作です", "Method not allowed"),
    409: Text("ほかの変更と重なりました", "Conflict"),
    413: Text("大きすぎます", "Content too large"),
    415: Text("受け取れない形式です", "Unsupported media type"),
    422: Text("受け取れない指定があります", "Parameters cannot be taken"),
    428: Text("読んだときの版が要ります", "Precondition required"),
    500: Text("内部の誤りです", "Internal error"),
    503: Text("混み合っています", "Busy"),
}
_DETAILS: Final = {
    400: Text("JSON として読めません。本文を直してください。", "the body is no JSON that can be read; correct it"),
    403: Text("ほかのサイトのページからは書き込めません。", "nothing can be written from a page of another site"),
    404: Text(
        "この住所には何もありません。住所の一覧は /api/v1/openapi.json にあります。",
        "there is nothing at this address; /api/v1/openapi.json lists them all",
    ),
    405: Text(
        "この住所ではできない操作です。できる操作は Allow ヘッダーにあります。",
        "this address does not do that; the header Allow says what it does",
    ),
    409: Text(
        "ほかの記録と合わない値があり、書き込んでいません。値を確かめてください。",
        "nothing was written: a value does not go together with other records; check the values",
    ),
    413: Text("本文を小さく分けてください。", "send less at a time"),
    415: Text(
        "Content-Type を、この住所が受け取る形式にしてください。形式は /api/v1/openapi.json にあります。",
        "use a Content-Type that this address takes; /api/v1/openapi.json lists them",
    ),
    422: Text("errors に挙げた指定を直してください。", "put right the parameters listed in errors"),
    428: Text(
        "記録を読んだときの ETag を If-Match に付けてください。",
        "send If-Match with the ETag of the record as you read it",
    ),
    500: Text(
        "処理を終えられませんでした。管理者に時刻と住所を伝えてください。",
        "the request could not be finished; tell the administrator the time and the address",
    ),
    503: Text(
        "ほかの書き込みを待ちきれませんでした。しばらくしてから、もう一度送ってください。",
        "others were writing for too long; send it again in a while",
    ),
}


class FaultSchema(Shape):
    """One thing wrong with a request."""

    field = fields.String(metadata={"description": "Name of the parameter or field", "examples": ["page"]})
    detail = fields.String(metadata={"description": "What it must be", "examples": ["must be a whole number from 1"]})


class ChangedSchema(Shape):
    """A field that somebody else changed meanwhile."""

    field = fields.String(metadata={"examples": ["phone"]})
    was = fields.Raw(metadata={"description": "The value in the version that was sent", "examples": ["000-0000-0001"]})
    now = fields.Raw(metadata={"description": "The value on record", "examples": ["000-0000-0002"]})


class ProblemSchema(Shape):
    """An error (RFC 9457), in the language of ?lang= or Accept-Language; Japanese otherwise."""

    type = fields.String(
        metadata={"description": "about:blank: the status says what kind it is", "examples": ["about:blank"]},
    )
    title = fields.String(metadata={"examples": ["Not found"]})
    status = fields.Integer(metadata={"examples": [404]})
    detail = fields.String(
        metadata={
            "description": "What was wrong and what to do next",
            "examples": ["there is no subject [Z-99]; check the code"],
        },
    )
    errors = fields.List(
        fields.Nested(FaultSchema),
        metadata={"description": "Every parameter or field that cannot be taken; empty unless the status is 422"},
    )
    version = fields.Integer(
        allow_none=True, metadata={"description": "Version of the record on record, where it has moved on (409)"}
    )
    changed = fields.List(
        fields.Nested(ChangedSchema), metadata={"description": "What changed in it since the version that was sent"}
    )


def problem(
    status: int,
    *,
    said: Text | None = None,
    faults: Mapping[str, Sequence[str]] = NO_FAULTS,
    conflict: ConflictError | None = None,
) -> Response:
    """An error as an answer; without a sentence of its own it says what the status means."""
    language = readers_language()
    phrase = Text(HTTPStatus(status).phrase, HTTPStatus(status).phrase)
    title = _TITLES.get(status, phrase)
    changed = {} if conflict is None else conflict.changed
    body = {
        "type": "about:blank",
        "title": title.said_in(language),
        "status": status,
        "detail": (said or _DETAILS.get(status, title)).said_in(language),
        "errors": [{"field": name, "detail": " ".join(sentences)} for name, sentences in faults.items()],
        "version": None if conflict is None else conflict.version,
        "changed": [{"field": name, "was": then, "now": now} for name, (then, now) in changed.items()],
    }
    answer = Response(json.dumps(body), status=status, mimetype=PROBLEM_JSON)
    answer.content_language.add(language)
    answer.vary.add("Accept-Language")
    return answer


def cell_faults(faults: Sequence[CellFault]) -> dict[str, list[str]]:
    """Faults of a record or file by their field, in the reader's language."""
    language = readers_language()
    found: dict[str, list[str]] = {}
    for one in faults:
        parts = Text(f"{one.reason.ja}。{one.remedy.ja}。", f"{one.reason.en}; {one.remedy.en}.").said_in(language)
        found.setdefault(_spot(one), []).append(parts)
    return found


def _spot(one: CellFault) -> str:
    """The field; of a file with its row before it."""
    name = one.column or one.file
    return name if one.row is None else f"{one.row}: {name}"


def readers_language() -> Language:
    """?lang= first, then Accept-Language, then Japanese; a cookie of the pages says nothing here."""
    accepted = [name.partition("-")[0].lower() for name, quality in request.accept_languages if quality > 0]
    wanted = (request.args.get("lang"), *accepted)
    return next((language for one in wanted for language in LANGUAGES if language == one), "ja")
