"""Records that are likely the same, and that a person said that they are not."""

from typing import Any, Final

from flask import Response
from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields
from sqlalchemy.orm import Session

from api.database import session
from api.rest.queries import PageQuery, span_of
from api.rest.records import values
from api.rest.records.catalogue import ALL
from api.rest.records.requests import body
from api.rest.records.shapes import Shapes, as_told
from api.rest.records.writing import write_once
from api.rest.registry.bodies import Asked, asking, refuse_unknown
from api.rest.shapes import JSON, PageShape, Shape, TextSchema
from matcher.desk.answering import Answer
from matcher.desk.duplicates import MERGEABLE, Likely, likely_duplicates, say_not_same
from matcher.desk.fields import field_text
from matcher.desk.listing import Page
from matcher.records.changes import Act
from matcher.records.kinds import plain

blueprint = Blueprint("duplicates", __name__, description="Records that are likely the same")

MERGED_KINDS: Final = tuple(shapes for shapes in ALL if shapes.kind.name in MERGEABLE)


class NamedSchema(Shape):
    """One of two records."""

    code = fields.String(metadata={"examples": ["E-0001"]})
    name = fields.String(metadata={"examples": ["架空建設"]})


class LikenessSchema(Shape):
    """Why two records may be one."""

    code = fields.String(attribute="value", metadata={"examples": ["number"]})
    label = fields.Nested(TextSchema)


class DifferingSchema(Shape):
    """A field in which two records differ; of stances, those that are not in both."""

    field = fields.String(metadata={"examples": ["phone"]})
    label = fields.Nested(TextSchema)
    one = fields.Raw(metadata={"description": "What the one says; null: nothing", "examples": ["000-0000-0001"]})
    other = fields.Raw(metadata={"description": "What the other says; null: nothing", "examples": [None]})


class LikelySchema(Shape):
    """Two records that are likely the same."""

    kind = fields.String(metadata={"examples": ["employers"]})
    one = fields.Nested(NamedSchema)
    other = fields.Nested(NamedSchema)
    reasons = fields.List(fields.Nested(LikenessSchema), metadata={"description": "The surest first"})
    differing = fields.List(fields.Nested(DifferingSchema))


class LikelyPageSchema(PageShape):
    """One page of pairs of records in use, the surest first."""

    items = fields.List(fields.Nested(LikelySchema))


class NotSameSchema(Asked):
    """Two records that are not the same."""

    one = values.code(required=True)
    other = values.code(required=True, example="E-0002")


def _add(shapes: Shapes, address: str) -> None:
    kind = shapes.kind

    @blueprint.route(f"{address}/duplicates", endpoint=f"{kind.name}-duplicates")
    class Duplicates(MethodView):
        """Pairs that are offered for merging."""

        @blueprint.doc(summary=f"Records that are likely the same, why, and what differs: {kind.name}.")
        @blueprint.arguments(PageQuery, location="query", unknown=None)
        @blueprint.response(200, LikelyPageSchema, content_type=JSON, description="One page of pairs")
        def get(self, query: dict[str, Any]) -> Page[dict[str, Any]]:
            found = likely_duplicates(session(), kind, span_of(query))
            items = tuple(_told(shapes, pair) for pair in found.items)
            return Page(total=found.total, page=found.page, page_size=found.page_size, items=items)

    @blueprint.route(f"{address}/not-same", endpoint=f"{kind.name}-not-same")
    class NotTheSame(MethodView):
        """Pairs that are not offered again."""

        @asking(blueprint, f"They are not the same, and are not offered again: {kind.name}.", NotSameSchema)
        @blueprint.response(204, description="It is remembered")
        def post(self, _query: dict[str, Any], _headers: dict[str, Any]) -> Response:
            said = body(NotSameSchema)
            refuse_unknown(kind, {name: [code] for name, code in said.items()})

            def keep(writing: Session, act: Act) -> Answer:
                say_not_same(writing, kind, said["one"], said["other"], act)
                return Answer(status=204, headers={}, body="", kind=kind.name)

            return write_once(shapes, keep)


def _told(shapes: Shapes, pair: Likely) -> dict[str, Any]:
    """A pair before it is JSON."""
    differing = []
    for name, (one, other) in pair.differing.items():
        said = {"one": as_told(shapes, name, plain(one)), "other": as_told(shapes, name, plain(other))}
        differing.append({"field": name, "label": field_text(shapes.kind, name), **said})
    return {"kind": pair.kind, "one": pair.one, "other": pair.other, "reasons": pair.reasons, "differing": differing}


for _shapes in MERGED_KINDS:
    _add(_shapes, f"/{_shapes.area}/{_shapes.kind.name}")
