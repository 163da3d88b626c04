"""The addresses of one kind of record: lists, single records, what is done with them, and what was done."""

from typing import Any

from flask import Response, url_for
from flask.views import MethodView
from flask_smorest import Blueprint
from sqlalchemy.orm import Session

from api.clock import today
from api.rest.queries import Query
from api.rest.records.reading import TAG, add_history, name_parameter, page_told, record_told
from api.rest.records.requests import (
    PATCH_TYPES,
    ChangeHeaders,
    CreateHeaders,
    ReadHeaders,
    body,
    version_seen,
)
from api.rest.records.shapes import Shapes
from api.rest.records.writing import answer_of, write, write_once
from api.rest.shapes import JSON, LOCATION
from matcher.desk.answering import Answer
from matcher.desk.listing import Page
from matcher.desk.recording import (
    Name,
    Seen,
    archive_record,
    create_record,
    patch_record,
    replace_record,
    restore_record,
)
from matcher.records.changes import Act
from matcher.records.kinds import Values


def add_list(blueprint: Blueprint, shapes: Shapes, address: str) -> None:
    """Records of the kind: read a page, register one."""
    kind, one = shapes.kind, shapes.one

    @blueprint.route(address)
    class Records(MethodView):
        """All records of the kind."""

        @blueprint.doc(summary=f"Records of the kind {kind.name}, a page at a time.")
        @blueprint.arguments(shapes.query, location="query", unknown=None)
        @blueprint.response(200, shapes.page, content_type=JSON, description="One page of records")
        def get(self, query: dict[str, Any]) -> Page[dict[str, Any]]:
            return page_told(shapes, query)

        @blueprint.doc(summary=f"Register: {one}.", requestBody=_body(shapes.said, JSON))
        @blueprint.arguments(Query, location="query", unknown=None)
        @blueprint.arguments(CreateHeaders, location="headers")
        @blueprint.response(201, shapes.kept, content_type=JSON, description="The record", headers=TAG | LOCATION)
        @blueprint.alt_response(409, "CONFLICT")
        @blueprint.alt_response(415, "UNSUPPORTED_MEDIA_TYPE")
        def post(self, _query: dict[str, Any], _headers: dict[str, Any]) -> Response:
            values = _all_said(shapes)
            return write_once(shapes, lambda writing, act: _created(shapes, blueprint, values, writing, act))


def add_one(blueprint: Blueprint, shapes: Shapes, address: str) -> None:
    """One record: read, replaced, changed in part, archived."""
    one = shapes.one

    @blueprint.route(address, parameters=[name_parameter(shapes)])
    class Record(MethodView):
        """One record."""

        @blueprint.doc(summary=f"One record: {one}.")
        @blueprint.arguments(Query, location="query", unknown=None)
        @blueprint.arguments(ReadHeaders, location="headers")
        @blueprint.response(200, shapes.kept, content_type=JSON, description="The record", headers=TAG)
        @blueprint.alt_response(304, description="It is still as it was read")
        @blueprint.alt_response(404, "NOT_FOUND")
        def get(self, _query: dict[str, Any], _headers: dict[str, Any], name: Name) -> Any:  # noqa: ANN401  # or a Response
            return record_told(shapes, name)

        @blueprint.doc(summary=f"Have it say this and nothing else: {one}.", requestBody=_body(shapes.said, JSON))
        @changing(blueprint)
        @blueprint.response(200, shapes.kept, content_type=JSON, description="The record", headers=TAG)
        @blueprint.alt_response(415, "UNSUPPORTED_MEDIA_TYPE")
        def put(self, _query: dict[str, Any], _headers: dict[str, Any], name: Name) -> Response:
            values, seen = _all_said(shapes), Seen(name=name, version=version_seen())
            return write(shapes, lambda writing, act: _replaced(shapes, seen, values, writing, act))

        @blueprint.doc(summary=f"Change some fields: {one}.", requestBody=_body(shapes.patch, *PATCH_TYPES))
        @changing(blueprint)
        @blueprint.response(200, shapes.kept, content_type=JSON, description="The record", headers=TAG)
        @blueprint.alt_response(415, "UNSUPPORTED_MEDIA_TYPE")
        def patch(self, _query: dict[str, Any], _headers: dict[str, Any], name: Name) -> Response:
            said, seen = body(shapes.patch, PATCH_TYPES), Seen(name=name, version=version_seen())
            return write(shapes, lambda writing, act: _patched(shapes, seen, said, writing, act))

        @blueprint.doc(summary=f"Take out of use, never away: {one}.")
        @changing(blueprint)
        @blueprint.response(204, description="It is archived", headers=TAG)
        def delete(self, _query: dict[str, Any], _headers: dict[str, Any], name: Name) -> Response:
            seen = Seen(name=name, version=version_seen())
            return write(shapes, lambda writing, act: _archived(shapes, seen, writing, act))


def add_past(blueprint: Blueprint, shapes: Shapes, address: str) -> None:
    """What was done with one record, and how it comes back to use."""
    one = shapes.one

    @blueprint.route(f"{address}/restore", parameters=[name_parameter(shapes)])
    class Restore(MethodView):
        """An archived record."""

        @blueprint.doc(summary=f"Put to use again: {one}.")
        @changing(blueprint)
        @blueprint.response(200, shapes.kept, content_type=JSON, description="The record", headers=TAG)
        def post(self, _query: dict[str, Any], _headers: dict[str, Any], name: Name) -> Response:
            seen = Seen(name=name, version=version_seen())
            return write(shapes, lambda writing, act: _restored(shapes, seen, writing, act))

    add_history(blueprint, shapes, address)


def changing(blueprint: Blueprint) -> Any:  # noqa: ANN401  # decorators of flask-smorest have no types
    """What every change of a record takes and may answer."""

    def decorated(view: Any) -> Any:  # noqa: ANN401  # as above
        for status, name in ((428, "PRECONDITION_REQUIRED"), (409, "CONFLICT"), (404, "NOT_FOUND")):
            view = blueprint.alt_response(status, name)(view)
        view = blueprint.arguments(ChangeHeaders, location="headers")(view)
        return blueprint.arguments(Query, location="query", unknown=None)(view)

    return decorated


def _body(schema: Any, *types: str) -> dict[str, Any]:  # noqa: ANN401  # a schema
    return {"required": True, "content": {each: {"schema": schema} for each in types}}


def _all_said(shapes: Shapes) -> Values:
    """Every field of the record that this request says; what it leaves out is not known."""
    return dict.fromkeys(shapes.kind.fields) | body(shapes.said)


def _created(shapes: Shapes, blueprint: Blueprint, values: Values, writing: Session, act: Act) -> Answer:
    made = create_record(writing, shapes.kind, values, act=act, today=today())
    name = made.values["code"] if "code" in shapes.kind.key else made.id
    return answer_of(shapes, writing, made, 201, {"Location": url_for(f"{blueprint.name}.Record", name=name)})


def _replaced(shapes: Shapes, seen: Seen, values: Values, writing: Session, act: Act) -> Answer:
    made = replace_record(writing, shapes.kind, seen, values, act=act, today=today())
    return answer_of(shapes, writing, made, 200, {})


def _patched(shapes: Shapes, seen: Seen, said: Values, writing: Session, act: Act) -> Answer:
    made = patch_record(writing, shapes.kind, seen, said, act=act, today=today())
    return answer_of(shapes, writing, made, 200, {})


def _archived(shapes: Shapes, seen: Seen, writing: Session, act: Act) -> Answer:
    made = archive_record(writing, shapes.kind, seen, act=act, today=today())
    told = answer_of(shapes, writing, made, 204, {})
    return Answer(status=204, headers=told.headers, body="", kind=told.kind)


def _restored(shapes: Shapes, seen: Seen, writing: Session, act: Act) -> Answer:
    return answer_of(shapes, writing, restore_record(writing, shapes.kind, seen, act=act), 200, {})
