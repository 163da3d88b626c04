"""Records of one kind as they are read: a page of them, one, and what was done with it."""

from typing import Any

from flask import Response, request
from flask.views import MethodView
from flask_smorest import Blueprint

from api.database import session
from api.rest.queries import PageQuery, Query, span_of
from api.rest.records.history import HistoryPageSchema, told_done
from api.rest.records.queries import asked_of
from api.rest.records.requests import ReadHeaders
from api.rest.records.shapes import Shapes
from api.rest.records.writing import told_of
from api.rest.shapes import JSON
from matcher.desk.listing import Page
from matcher.desk.recording import Name, effective_words, history_of, list_records, read_record

TAG = {"ETag": {"description": "Version of the record", "schema": {"type": "string"}}}


def add_reading(blueprint: Blueprint, shapes: Shapes, address: str) -> None:
    """The addresses of a kind that is only read here: others write it."""
    kind, one = shapes.kind, shapes.one
    named = f"{address}/{name_in_address(shapes)}"

    @blueprint.route(address)
    class Records(MethodView):
        """All records of the kind."""

        @blueprint.doc(summary=f"Records of the kind {kind.name}, a page at a time.")
        @blueprint.arguments(shapes.query, location="query", unknown=None)
        @blueprint.response(200, shapes.page, content_type=JSON, description="One page of records")
        def get(self, query: dict[str, Any]) -> Page[dict[str, Any]]:
            return page_told(shapes, query)

    @blueprint.route(named, parameters=[name_parameter(shapes)])
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

    add_history(blueprint, shapes, named)


def add_history(blueprint: Blueprint, shapes: Shapes, address: str) -> None:
    """What was done with one record."""

    @blueprint.route(f"{address}/history", parameters=[name_parameter(shapes)])
    class History(MethodView):
        """What was done with a record."""

        @blueprint.doc(summary=f"Who changed it, when, from what to what, and why: {shapes.one}.")
        @blueprint.arguments(PageQuery, location="query", unknown=None)
        @blueprint.response(200, HistoryPageSchema, content_type=JSON, description="One page of changes, latest first")
        @blueprint.alt_response(404, "NOT_FOUND")
        def get(self, query: dict[str, Any], name: Name) -> Page[dict[str, Any]]:
            found = history_of(session(), shapes.kind, name, span_of(query))
            items = tuple(told_done(shapes, done) for done in found.items)
            return Page(total=found.total, page=found.page, page_size=found.page_size, items=items)


def page_told(shapes: Shapes, query: dict[str, Any]) -> Page[dict[str, Any]]:
    """One page of a list."""
    found = list_records(session(), shapes.kind, asked_of(query), span_of(query))
    held = effective_words(session(), shapes.kind, [one.id for one in found.items])
    items = tuple(dict(told_of(each, held.get(each.id)).shape) for each in found.items)
    return Page(total=found.total, page=found.page, page_size=found.page_size, items=items)


def record_told(shapes: Shapes, name: Name) -> Any:  # noqa: ANN401  # or a Response
    """One record with its ETag, or that it is still as it was read."""
    stored = read_record(session(), shapes.kind, name)
    told = told_of(stored, effective_words(session(), shapes.kind, [stored.id]).get(stored.id))
    if request.if_none_match.contains_weak(told.tag.strip('"')):
        return Response(status=304, headers={"ETag": told.tag})
    return told.shape, 200, {"ETag": told.tag}


def name_in_address(shapes: Shapes) -> str:
    """How one record is addressed: by its code, or by its number where its kind has no codes."""
    return "<code:name>" if "code" in shapes.kind.key else "<int(max=2147483647):name>"


def name_parameter(shapes: Shapes) -> dict[str, Any]:
    """The same in the document."""
    coded = "code" in shapes.kind.key
    described = f"Code: {shapes.one}" if coded else f"Number: {shapes.one}"
    example = shapes.said().fields["code"].metadata["examples"][0] if coded else 1
    schema = {"type": "string" if coded else "integer"}
    return {"in": "path", "name": "name", "description": described, "example": example, "schema": schema}
