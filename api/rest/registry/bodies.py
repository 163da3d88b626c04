"""What is asked of the desk in a body of JSON: its fields, its headers, and the codes that have to be on record."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from flask import json
from flask_smorest import Blueprint
from marshmallow import Schema, ValidationError, fields

from api.database import session
from api.rest.queries import Query
from api.rest.records.requests import CreateHeaders
from api.rest.records.shapes import SaidShape
from api.rest.shapes import JSON
from matcher.desk.answering import Answer
from matcher.domain.errors import CellFault, IbashoError, RecordFaultsError
from matcher.domain.text import Text
from matcher.records.kinds import Kind
from matcher.records.stored import stored_by_key

_WORDS: Final = Text(
    "1字以上200字までの文字列（制御文字を除く）", "must be text of 1 to 200 characters, without control characters"
)
_NOT_TAKEN: Final = Text("この住所では受け取らない項目です", "this address takes no such field")
_NOT_THERE: Final = Text("[{code}] は登録されていません", "there is no [{code}] on record")
_CHECK: Final = Text("コードを確かめてください", "check the code")


class Asked(SaidShape):
    """What somebody asks for; each field says itself whether it has to be there."""

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Leave each field as it is."""

    def _expected(self, path: tuple[Any, ...], why: str) -> Text:
        if path[0] in self.fields or path[0] == "_schema":
            return super()._expected(path, why)
        return _NOT_TAKEN


class Typed(fields.String):
    """Words that people typed, as the desk keeps them."""

    def __init__(self, parse: Callable[[str], str], *, required: bool, example: str) -> None:
        """Take `parse`, which raises `IbashoError` where words cannot be kept; what is not required may be null."""
        metadata = {"expected": _WORDS, "examples": [example], "maxLength": 200}
        super().__init__(required=required, allow_none=not required, metadata=metadata)
        self._parse = parse

    def _deserialize(self, value: Any, *said: Any, **named: Any) -> str:  # noqa: ANN401  # marshmallow's signature
        try:
            return self._parse(super()._deserialize(value, *said, **named))
        except IbashoError as error:
            raise ValidationError("not to be kept") from error


def asking(
    blueprint: Blueprint, summary: str, asked: type[Schema] | None = None, headers: type[Schema] = CreateHeaders
) -> Any:  # noqa: ANN401  # decorators of flask-smorest have no types
    """What a view takes that writes: the language, `headers`, and a body where something is asked in one."""
    said: dict[str, Any] = {"summary": summary}
    if asked is not None:
        said["requestBody"] = {"required": True, "content": {JSON: {"schema": asked}}}

    def decorated(view: Any) -> Any:  # noqa: ANN401  # as above
        if asked is not None:
            view = blueprint.alt_response(415, "UNSUPPORTED_MEDIA_TYPE")(view)
        view = blueprint.alt_response(409, "CONFLICT")(view)
        view = blueprint.arguments(headers, location="headers")(view)
        view = blueprint.arguments(Query, location="query", unknown=None)(view)
        return blueprint.doc(**said)(view)

    return decorated


def answer_with(schema: type[Schema], view: object, *, status: int, kind: str, made_at: str | None = None) -> Answer:
    """What was done, as it is answered, and again to whoever asks again under the same key.

    `made_at`: the address of what was made.
    """
    headers = {} if made_at is None else {"Location": made_at}
    return Answer(status=status, headers=headers, body=json.dumps(schema().dump(view)), kind=kind)


def refuse_unknown(kind: Kind, said: Mapping[str, Sequence[str]]) -> None:
    """Raise `RecordFaultsError`, naming each field with the codes in it that are not on record; one query and lists."""
    wanted = [(code,) for codes in said.values() for code in codes]
    known = stored_by_key(session(), kind, wanted)
    faults = tuple(
        CellFault(file="", row=None, column=name, value=code, reason=_NOT_THERE.filled(code=code), remedy=_CHECK)
        for name, codes in said.items()
        for code in dict.fromkeys(codes)
        if (code,) not in known
    )
    if faults:
        raise RecordFaultsError(faults)
