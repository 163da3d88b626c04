"""名寄せ: one record made of two, all that was merged, and two again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from flask import Response, url_for
from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields
from sqlalchemy.orm import Session

from api.database import session
from api.rest.queries import PageQuery, Query, span_of
from api.rest.records import values
from api.rest.records.requests import body, refuse
from api.rest.records.shapes import Shapes, as_told
from api.rest.records.writing import write_once
from api.rest.registry.bodies import Asked, answer_with, asking, refuse_unknown
from api.rest.registry.duplicates import MERGED_KINDS
from api.rest.shapes import JSON, LOCATION, PageShape, Shape
from matcher.desk.answering import Answer
from matcher.desk.listing import Page
from matcher.desk.merges import MergeMade, list_merges, read_merge
from matcher.desk.merging import Merged, merge_records, undo_merge
from matcher.domain.errors import IbashoError
from matcher.records.changes import Act
from matcher.records.kinds import plain

blueprint = Blueprint("merges", __name__, description="One record made of two, and two again")

_NUMBER = {
    "in": "path",
    "name": "number",
    "description": "Number of the merge",
    "example": 1,
    "schema": {"type": "integer"},
}
_MOMENT = {"format": "date-time", "examples": ["2026-11-23T01:00:00+00:00"]}


class MergeSchema(Asked):
    """Two records that are one."""

    kept = values.code(required=True)
    merged = values.code(required=True, example="E-0002")


class MergeShape(Shape):
    """A merge, and which records it made one."""

    id = fields.Integer(metadata={"description": "Number by which it is undone", "examples": [1]})
    kind = fields.String(metadata={"examples": ["employers"]})
    kept = fields.String(metadata={"description": "Code", "examples": ["E-0001"]})
    merged = fields.String(metadata={"description": "Code; it is archived", "examples": ["E-0002"]})


class MovedShape(MergeShape):
    """What a merge, or its end, did."""

    moved = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.String()),
        metadata={
            "description": "By kind, codes of the records that pointed to the one and now point to the other; of those "
            "about people, their numbers",
            "examples": [{"openings": ["O-0002"]}],
        },
    )


class LeftSchema(Shape):
    """A field in which the merged record said otherwise."""

    field = fields.String(metadata={"examples": ["past_hires"]})
    kept = fields.Raw(metadata={"description": "What the kept record says", "examples": [1]})
    merged = fields.Raw(metadata={"description": "What the merged one said", "examples": [2]})


class MergedSchema(MovedShape):
    """What a merge did."""

    stayed = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.String()),
        metadata={
            "description": "By kind, codes of the records that still point to the merged one, since the kept one has "
            "another of the same key: a round of the same day, a way between the same two",
            "examples": [{"rounds": ["U-0002/2027-01-15"]}],
        },
    )
    places = fields.Integer(
        metadata={"description": "Places held or taken of the merged one, now of the kept one", "minimum": 0}
    )
    taken = fields.List(
        fields.String(),
        metadata={"description": "Fields that the kept record took over, wholly or in part", "examples": [["phone"]]},
    )
    left = fields.List(fields.Nested(LeftSchema))


class ChangedSinceSchema(Shape):
    """A record that was changed after the merge: those fields stay as they are."""

    kind = fields.String(metadata={"examples": ["openings"]})
    code = fields.String(metadata={"examples": ["O-0002"]})
    fields_ = fields.List(fields.String(), attribute="fields", data_key="fields", metadata={"examples": [["employer"]]})


class UnmergedSchema(MovedShape):
    """What undoing a merge did."""

    given = fields.List(
        fields.String(),
        metadata={"description": "Fields of the kept record that are as they were before", "examples": [["phone"]]},
    )
    left = fields.List(fields.Nested(ChangedSinceSchema))


class MergeMadeSchema(MergeShape):
    """One merge, with who made it and who undid it."""

    at = fields.String(metadata=_MOMENT)
    by = fields.String(metadata={"examples": ["local"]})
    undone_at = fields.String(allow_none=True, metadata=_MOMENT)
    undone_by = fields.String(allow_none=True, metadata={"examples": ["local"]})


class MergePageSchema(PageShape):
    """One page of merges, newest first."""

    items = fields.List(fields.Nested(MergeMadeSchema))


def _add(shapes: Shapes, address: str) -> None:
    kind = shapes.kind

    @blueprint.route(f"{address}/merges", endpoint=f"{kind.name}-merges")
    class Making(MethodView):
        """Two records made one."""

        @asking(blueprint, f"Make one record of two, with both histories: {kind.name}.", MergeSchema)
        @blueprint.response(201, MergedSchema, content_type=JSON, description="What the merge did", headers=LOCATION)
        def post(self, _query: dict[str, Any], _headers: dict[str, Any]) -> Response:
            said = body(MergeSchema)
            refuse_unknown(kind, {name: [code] for name, code in said.items()})

            def keep(writing: Session, act: Act) -> Answer:
                with _reason_named():
                    done = merge_records(writing, kind, said["kept"], said["merged"], act)
                made_at = url_for(f"{blueprint.name}.OneMerge", number=done.id)
                return answer_with(MergedSchema, _told(shapes, done), status=201, kind=kind.name, made_at=made_at)

            return write_once(shapes, keep)


@blueprint.route("/merges")
class Merges(MethodView):
    """The merges that were made."""

    @blueprint.doc(summary="The merges that were made, undone ones too, newest first.")
    @blueprint.arguments(PageQuery, location="query", unknown=None)
    @blueprint.response(200, MergePageSchema, content_type=JSON, description="One page of merges")
    def get(self, query: dict[str, Any]) -> Page[MergeMade]:
        return list_merges(session(), span_of(query))


@blueprint.route("/merges/<int(max=2147483647):number>", parameters=[_NUMBER])
class OneMerge(MethodView):
    """A merge that was made."""

    @blueprint.doc(summary="One merge, undone or not.")
    @blueprint.arguments(Query, location="query", unknown=None)
    @blueprint.response(200, MergeMadeSchema, content_type=JSON, description="The merge")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, _query: dict[str, Any], number: int) -> MergeMade:
        return read_merge(session(), number)


@blueprint.route("/merges/<int(max=2147483647):number>/undo", parameters=[_NUMBER])
class Undoing(MethodView):
    """The end of a merge."""

    @asking(blueprint, "Make two of one again, except for what was changed since.")
    @blueprint.response(200, UnmergedSchema, content_type=JSON, description="What undoing it did")
    @blueprint.alt_response(404, "NOT_FOUND")
    def post(self, _query: dict[str, Any], _headers: dict[str, Any], number: int) -> Response:
        def undo(writing: Session, act: Act) -> Answer:
            with _reason_named():
                done = undo_merge(writing, number, act)
            return answer_with(UnmergedSchema, done, status=200, kind=done.kind)

        return write_once(None, undo)


def _told(shapes: Shapes, done: Merged) -> dict[str, Any]:
    """A merge before it is JSON."""
    left = []
    for name, (kept, merged) in done.left.items():
        said = {"kept": as_told(shapes, name, plain(kept)), "merged": as_told(shapes, name, plain(merged))}
        left.append({"field": name, **said})
    return {**asdict(done), "left": left}


@contextmanager
def _reason_named() -> Iterator[None]:
    """Name the reason where it is too long beside the codes, which stand before it in the history."""
    try:
        yield
    except IbashoError as error:
        if type(error) is IbashoError:
            refuse("Change-Reason", error.said)
        raise


for _shapes in MERGED_KINDS:
    _add(_shapes, f"/{_shapes.area}/{_shapes.kind.name}")
