"""Errors of the API as problem details (RFC 9457), in the reader's language."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Final

from flask import Response, json, request
from marshmallow import fields

from api.language import LANGUAGES
from api.rest.shapes import Shape
from matcher.domain.text import Language, Text

PROBLEM_JSON: Final = "application/problem+json"
NO_FAULTS: Final[Mapping[str, Sequence[str]]] = {}

_TITLES: Final = {
    404: Text("見つかりません", "Not found"),
    405: Text("できない操作です", "Method not allowed"),
    422: Text("受け取れない指定があります", "Parameters cannot be taken"),
    500: Text("内部の誤りです", "Internal error"),
}
_DETAILS: Final = {
    404: Text(
        "この住所には何もありません。住所の一覧は /api/v1/openapi.json にあります。",
        "there is nothing at this address; /api/v1/openapi.json lists them all",
    ),
    405: Text("読み取り専用です。GET か HEAD を使ってください。", "this can only be read: use GET or HEAD"),
    422: Text("errors に挙げた指定を直してください。", "put right the parameters listed in errors"),
    500: Text(
        "処理を終えられませんでした。管理者に時刻と住所を伝えてください。",
        "the request could not be finished; tell the administrator the time and the address",
    ),
}


class FaultSchema(Shape):
    """One thing wrong with a request."""

    field = fields.String(metadata={"description": "Name of the parameter", "examples": ["page"]})
    detail = fields.String(metadata={"description": "What it must be", "examples": ["must be a whole number from 1"]})


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
        metadata={"description": "Every parameter that cannot be taken; empty unless the status is 422"},
    )


def problem(status: int, *, said: Text | None = None, faults: Mapping[str, Sequence[str]] = NO_FAULTS) -> Response:
    """An error as an answer; without a sentence of its own it says what the status means."""
    language = readers_language()
    phrase = Text(HTTPStatus(status).phrase, HTTPStatus(status).phrase)
    title = _TITLES.get(status, phrase)
    body = {
        "type": "about:blank",
        "title": title.said_in(language),
        "status": status,
        "detail": (said or _DETAILS.get(status, title)).said_in(language),
        "errors": [{"field": name, "detail": " ".join(sentences)} for name, sentences in faults.items()],
    }
    answer = Response(json.dumps(body), status=status, mimetype=PROBLEM_JSON)
    answer.content_language.add(language)
    answer.vary.add("Accept-Language")
    return answer


def readers_language() -> Language:
    """?lang= first, then Accept-Language, then Japanese; a cookie of the pages says nothing here."""
    accepted = [name.partition("-")[0].lower() for name, quality in request.accept_languages if quality > 0]
    wanted = (request.args.get("lang"), *accepted)
    return next((language for one in wanted for language in LANGUAGES if language == one), "ja")
