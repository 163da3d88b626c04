"""What was done with a record, in JSON."""

from typing import Any

from marshmallow import fields
from marshmallow.validate import OneOf

from api.rest.records.shapes import Shapes, as_told
from api.rest.shapes import PageShape, Shape
from matcher.records.changes import What
from matcher.records.history import Done

_CHANGED = {"description": "By field, as the record has them", "additionalProperties": True}


class DoneSchema(Shape):
    """One change of a record."""

    version = fields.Integer(metadata={"description": "Of the record after the change", "minimum": 1})
    what = fields.String(
        validate=OneOf([one.value for one in What]),
        metadata={"description": "held, taken, given_back, moved (by a merge): a place of it, told as `hold`"},
    )
    before = fields.Dict(metadata=_CHANGED)
    after = fields.Dict(metadata=_CHANGED)
    at = fields.AwareDateTime()
    by = fields.String(metadata={"examples": ["local"]})
    why = fields.String(allow_none=True)


class HistoryPageSchema(PageShape):
    """One page of the history of a record, latest first."""

    items = fields.List(fields.Nested(DoneSchema))


def told_done(shapes: Shapes, done: Done) -> dict[str, Any]:
    """A change before it is JSON."""
    return {
        "version": done.version,
        "what": done.what,
        "before": {name: as_told(shapes, name, value) for name, value in done.before.items()},
        "after": {name: as_told(shapes, name, value) for name, value in done.after.items()},
        "at": _moment(done.at),
        "by": done.by,
        "why": done.why,
    }


def _moment(at: str) -> Any:  # noqa: ANN401  # a moment
    return fields.AwareDateTime().deserialize(at)
