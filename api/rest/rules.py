"""The hard rules: what breaks one is never proposed."""

from typing import Any

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields

from api.clock import working_day
from api.database import session
from api.rest.queries import Query
from api.rest.shapes import JSON, Shape, TextSchema
from matcher.desk.rules import RuleView, load_rules
from matcher.domain.case import Arity

blueprint = Blueprint("rules", __name__, description="The hard rules: what breaks one is never proposed")


class RuleSchema(Shape):
    """One hard rule."""

    code = fields.String(metadata={"examples": ["H13"]})
    name = fields.String(metadata={"examples": ["rent_affordable"]})
    arity = fields.Enum(Arity, by_value=True, metadata={"type": "string", "description": "What it looks at together"})
    label = fields.Nested(TextSchema)
    refusal = fields.Nested(TextSchema, metadata={"description": "Why not, in one sentence"})
    reference = fields.Nested(TextSchema, metadata={"description": "The law, scheme or declaration it rests on"})
    changed_by = fields.Nested(TextSchema, metadata={"description": "Who could change the fact that decides"})
    figures = fields.List(
        fields.String(metadata={"examples": ["bar_security_guard"]}),
        metadata={"description": "Keys of the figures of the law that it asks for, as in /law"},
    )
    unconfirmed = fields.List(
        fields.String(metadata={"examples": ["rent_limit_household_1"]}),
        allow_none=True,
        metadata={
            "description": "Those of the figures of which what holds today is not confirmed, or not known; "
            "null in the rules of a policy, which is of no day"
        },
    )
    legal_bar = fields.Boolean(metadata={"description": "True: no coordinator and no policy can waive it"})
    off = fields.Boolean(
        allow_none=True,
        metadata={"description": "Switched off by the policy of the latest run; null before the first"},
    )


class RulesSchema(Shape):
    """All hard rules, in the order in which people read them."""

    items = fields.List(fields.Nested(RuleSchema))


@blueprint.route("/rules")
class Rules(MethodView):
    """The catalogue of hard rules."""

    @blueprint.arguments(Query, location="query", unknown=None)
    @blueprint.response(200, RulesSchema, content_type=JSON, description="All hard rules")
    def get(self, _query: dict[str, Any]) -> dict[str, tuple[RuleView, ...]]:
        """Every hard rule with its refusal, the source it rests on, and who could change the fact."""
        return {"items": load_rules(session(), today=working_day(session()))}
