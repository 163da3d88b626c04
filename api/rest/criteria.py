"""The criteria: what is better among the permitted."""

from typing import Any

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields

from api.database import session
from api.rest.queries import Query
from api.rest.shapes import JSON, Shape, TextSchema
from matcher.desk.criteria import CriterionView, load_criteria
from matcher.domain.case import Arity

blueprint = Blueprint("criteria", __name__, description="The criteria: what is better among the permitted")


class CriterionSchema(Shape):
    """One criterion."""

    name = fields.String(metadata={"examples": ["commute"]})
    arity = fields.Enum(Arity, by_value=True, metadata={"type": "string", "description": "What it looks at together"})
    label = fields.Nested(TextSchema)
    scale = fields.Nested(
        TextSchema,
        metadata={
            "description": "What counts, which way is better, and how much each step gives, in parts of the weight"
        },
    )
    weight = fields.Integer(
        allow_none=True,
        metadata={"description": "The most points it gives, by the policy of the latest run; null before the first"},
    )


class CriteriaSchema(Shape):
    """All criteria, in the order in which people read them."""

    items = fields.List(fields.Nested(CriterionSchema))


@blueprint.route("/criteria")
class Criteria(MethodView):
    """The catalogue of criteria."""

    @blueprint.arguments(Query, location="query", unknown=None)
    @blueprint.response(200, CriteriaSchema, content_type=JSON, description="All criteria")
    def get(self, _query: dict[str, Any]) -> dict[str, tuple[CriterionView, ...]]:
        """Every criterion with its weight."""
        return {"items": load_criteria(session())}
