"""What choosing one of a person's plans costs everybody."""

from typing import Any

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields
from marshmallow.validate import OneOf

from api.database import session
from api.rest.people import SUBJECT_CODE
from api.rest.queries import Query
from api.rest.shapes import JSON, Shape, TextSchema
from api.warm_plans import warm_plans
from matcher.desk.dossier import load_dossier
from matcher.desk.override_views import OverrideView
from matcher.desk.overriding import overrides_at_least, overrides_exactly
from matcher.domain.objectives import Objective
from matcher.domain.text import Text

blueprint = Blueprint("overrides", __name__, description="What choosing another plan costs everybody")

_OBJECTIVE = OneOf([one.value for one in Objective])
_YES_OR_NO = Text("yes か no を指定してください", "must be yes or no")


class LeastSchema(Shape):
    """The first objective on which something must be lost, in its own units; objectives before it may lose nothing."""

    objective = fields.String(validate=_OBJECTIVE)
    label = fields.Nested(TextSchema)
    whole = fields.Integer(metadata={"description": "By everybody together, at least", "minimum": 0})
    others = fields.Integer(metadata={"description": "By everybody else together, at least", "minimum": 0})
    first = fields.Boolean(metadata={"description": "False: an objective before it may lose instead"})


class LostSchema(Shape):
    """What the whole plan loses on one objective; below 0 where it gains."""

    objective = fields.String(validate=_OBJECTIVE)
    label = fields.Nested(TextSchema)
    lost = fields.Integer()


class MoveSchema(Shape):
    """Somebody else who would get another plan; neither an opening nor a home: nothing."""

    subject = fields.String(metadata={"examples": ["B-02"]})
    before_opening = fields.String(allow_none=True)
    before_unit = fields.String(allow_none=True)
    after_opening = fields.String(allow_none=True)
    after_unit = fields.String(allow_none=True)


class ExactSchema(Shape):
    """The best plan for everybody in which this person has this plan, beside the latest one."""

    losses = fields.List(fields.Nested(LostSchema), metadata={"description": "First things first"})
    people = fields.Integer(metadata={"description": "How many people fewer have all they need"})
    proved = fields.Boolean(metadata={"description": "False: it may cost less"})
    moves = fields.List(fields.Nested(MoveSchema))
    sentence = fields.Nested(TextSchema)


class OverrideSchema(Shape):
    """One of the person's plans, and what choosing it costs everybody."""

    opening = fields.String(allow_none=True)
    unit = fields.String(allow_none=True)
    proposed = fields.Boolean(metadata={"description": "Whether the plan for everybody gives this"})
    known = fields.Boolean(metadata={"description": "False: records changed since everybody was matched"})
    at_least = fields.Nested(LeastSchema, allow_none=True, metadata={"description": "null where nothing need be lost"})
    sentence = fields.Nested(TextSchema, metadata={"description": "What it costs at least, in words"})
    exact = fields.Nested(ExactSchema, allow_none=True, metadata={"description": "null unless it was asked for"})


class OverridesSchema(Shape):
    """In the order of the proposals; null where the latest run keeps no certificate."""

    items = fields.List(fields.Nested(OverrideSchema), allow_none=True)


class OverridesQuery(Query):
    """Whether to solve."""

    exact = fields.String(
        load_default="no",
        validate=OneOf(("yes", "no")),
        metadata={
            "description": "yes: everybody is matched again for each plan, which takes a moment",
            "examples": ["no"],
            "expected": _YES_OR_NO,
        },
    )


@blueprint.route("/subjects/<code>/overrides", parameters=[SUBJECT_CODE])
class Overrides(MethodView):
    """What each plan costs everybody."""

    @blueprint.arguments(OverridesQuery, location="query", unknown=None)
    @blueprint.response(200, OverridesSchema, content_type=JSON, description="What choosing each plan costs")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, query: dict[str, Any], code: str) -> dict[str, tuple[OverrideView, ...] | None]:
        """What choosing each of this person's plans costs everybody: at least, or exactly with who else would move."""
        weigh = overrides_exactly if query["exact"] == "yes" else overrides_at_least
        return {"items": weigh(session(), warm_plans(), load_dossier(session(), code))}
