"""Places of openings and homes: held for an inquiry, taken, given back."""

from typing import Any, Final

from flask import Response, url_for
from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields
from sqlalchemy.orm import Session

from api.database import session
from api.rest.queries import PageQuery, Query, span_of
from api.rest.records import values
from api.rest.records.catalogue import ALL
from api.rest.records.reading import name_in_address, name_parameter
from api.rest.records.requests import ReasonHeaders, body
from api.rest.records.shapes import Shapes
from api.rest.records.writing import write, write_once
from api.rest.registry.bodies import Asked, Typed, answer_with, asking
from api.rest.shapes import JSON, LOCATION, PageShape, Shape, TextSchema
from matcher.desk.answering import Answer
from matcher.desk.holding import HOLDABLE, Hold, give_back, hold_on, hold_place, holds_on, take_place, typed_reference
from matcher.desk.listing import Page
from matcher.domain.registry import HoldState
from matcher.records.changes import Act
from matcher.records.kinds import Kind

blueprint = Blueprint("holds", __name__, description="Places that are held for an inquiry, or taken")

_NUMBER: Final = {
    "in": "path",
    "name": "hold",
    "description": "Number of the hold",
    "example": 1,
    "schema": {"type": "integer"},
}
_ANSWER: Final = {"content_type": JSON, "description": "The hold"}


class NewHoldSchema(Asked):
    """For which inquiry a place is held."""

    reference = values.described(
        Typed(typed_reference, required=True, example="照会2026-118"),
        "What the holder calls the inquiry, on one line; says nothing about a person",
    )


class HoldSchema(Shape):
    """One place that is held or taken."""

    id = fields.Integer(metadata={"description": "Number of the hold", "examples": [1]})
    place = fields.Integer(metadata={"description": "Which of the places, from 1", "minimum": 1})
    state = values.one_of(HoldState)
    state_label = fields.Nested(TextSchema, attribute="state.label")
    reference = fields.String(metadata={"examples": ["照会2026-118"]})


class HoldPageSchema(PageShape):
    """One page of places that are held or taken now, by their number."""

    items = fields.List(fields.Nested(HoldSchema))


def _add_list(shapes: Shapes, address: str) -> None:
    kind = shapes.kind

    @blueprint.route(f"{address}/holds", endpoint=f"{kind.name}-holds", parameters=[name_parameter(shapes)])
    class Holds(MethodView):
        """The places of one record."""

        @blueprint.doc(summary=f"Places that are held or taken now: {shapes.one}.")
        @blueprint.arguments(PageQuery, location="query", unknown=None)
        @blueprint.response(200, HoldPageSchema, content_type=JSON, description="One page of holds")
        @blueprint.alt_response(404, "NOT_FOUND")
        def get(self, query: dict[str, Any], name: str) -> Page[Hold]:
            found, span = holds_on(session(), kind, name), span_of(query)
            first = (span.page - 1) * span.page_size
            items = tuple(found[first : first + span.page_size])
            return Page(total=len(found), page=span.page, page_size=span.page_size, items=items)

        @asking(blueprint, f"Hold a free place for an inquiry: {shapes.one}.", NewHoldSchema)
        @blueprint.response(201, HoldSchema, headers=LOCATION, **_ANSWER)
        @blueprint.alt_response(200, schema=HoldSchema, content_type=JSON, description="It was held for it already")
        @blueprint.alt_response(404, "NOT_FOUND")
        def post(self, _query: dict[str, Any], _headers: dict[str, Any], name: str) -> Response:
            reference = body(NewHoldSchema)["reference"]
            return write_once(shapes, lambda writing, act: _held(kind, name, reference, writing, act))


def _add_one(shapes: Shapes, address: str) -> None:
    kind, parameters = shapes.kind, [name_parameter(shapes), _NUMBER]

    @blueprint.route(f"{address}/take", endpoint=f"{kind.name}-hold-take", parameters=parameters)
    class Take(MethodView):
        """What was held is taken."""

        @asking(blueprint, f"Take the place that is held: {shapes.one}.")
        @blueprint.response(200, HoldSchema, **_ANSWER)
        @blueprint.alt_response(404, "NOT_FOUND")
        def post(self, _query: dict[str, Any], _headers: dict[str, Any], name: str, hold: int) -> Response:
            return write_once(shapes, lambda writing, act: _taken(kind, name, hold, writing, act))

    @blueprint.route(address, endpoint=f"{kind.name}-hold", parameters=parameters)
    class OneHold(MethodView):
        """What is held or taken."""

        @blueprint.doc(summary=f"One place that is held or taken now: {shapes.one}.")
        @blueprint.arguments(Query, location="query", unknown=None)
        @blueprint.response(200, HoldSchema, **_ANSWER)
        @blueprint.alt_response(404, "NOT_FOUND")
        def get(self, _query: dict[str, Any], name: str, hold: int) -> Hold:
            return hold_on(session(), kind, name, hold)

        @blueprint.doc(summary=f"Give a place back, held or taken: {shapes.one}.")
        @blueprint.arguments(Query, location="query", unknown=None)
        @blueprint.arguments(ReasonHeaders, location="headers")
        @blueprint.response(204, description="The place is free")
        @blueprint.alt_response(404, "NOT_FOUND")
        @blueprint.alt_response(409, "CONFLICT")
        def delete(self, _query: dict[str, Any], _headers: dict[str, Any], name: str, hold: int) -> Response:
            return write(shapes, lambda writing, act: _given_back(kind, name, hold, writing, act))


def _held(kind: Kind, code: str, reference: str, writing: Session, act: Act) -> Answer:
    before = holds_on(writing, kind, code)
    made = hold_place(writing, kind, code, reference=reference, act=act)
    if made in before:
        return answer_with(HoldSchema, made, status=200, kind=kind.name)
    made_at = url_for(f"{blueprint.name}.{kind.name}-hold", name=code, hold=made.id)
    return answer_with(HoldSchema, made, status=201, kind=kind.name, made_at=made_at)


def _taken(kind: Kind, code: str, hold: int, writing: Session, act: Act) -> Answer:
    take_place(writing, kind, code, hold, act)
    return answer_with(HoldSchema, hold_on(writing, kind, code, hold), status=200, kind=kind.name)


def _given_back(kind: Kind, code: str, hold: int, writing: Session, act: Act) -> Answer:
    give_back(writing, kind, code, hold, act)
    return Answer(status=204, headers={}, body="", kind=kind.name)


for _shapes in ALL:
    if _shapes.kind.name in HOLDABLE:
        _one = f"/{_shapes.area}/{_shapes.kind.name}/{name_in_address(_shapes)}"
        _add_list(_shapes, _one)
        _add_one(_shapes, f"{_one}/holds/<int(max=2147483647):hold>")
