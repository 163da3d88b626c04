"""The latest plan for everybody."""

from typing import Any

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields
from marshmallow.validate import OneOf

from api.database import session
from api.rest.offers import HomeSchema, JobSchema
from api.rest.queries import Query
from api.rest.shapes import JSON, Shape, TextSchema
from matcher.desk.listing import made_board
from matcher.desk.proofs import PROOFS
from matcher.desk.register import HELP_LABELS
from matcher.desk.views import Board

blueprint = Blueprint("plan", __name__, description="The latest plan for everybody")


class TallySchema(Shape):
    """How many people get what."""

    label = fields.Nested(TextSchema)
    full = fields.Integer(metadata={"description": "All they need"})
    to_confirm = fields.Integer(metadata={"description": "All they need, once what is unknown is confirmed"})
    home_only = fields.Integer()
    job_only = fields.Integer()
    nothing = fields.Integer()


class PassSchema(Shape):
    """What one objective reached, and what is proven to be the most."""

    objective = fields.String(metadata={"examples": ["placed"]})
    label = fields.Nested(TextSchema)
    value = fields.Integer()
    bound = fields.Integer(metadata={"description": "No plan can reach more"})
    gap = fields.Integer(metadata={"description": "Bound less value"})
    proof = fields.String(
        allow_none=True,
        validate=OneOf(PROOFS),
        metadata={"description": "By what the bound is proved; null in runs from before it was kept"},
    )
    proof_label = fields.Nested(TextSchema, allow_none=True)


class BoardRowSchema(Shape):
    """One subject and what the plan gives them."""

    code = fields.String(metadata={"examples": ["A-01"]})
    needs_job = fields.Boolean()
    needs_home = fields.Boolean()
    release_on = fields.Date()
    days_left = fields.Integer(metadata={"description": "From the day of the plan to the release"})
    release_day_note = fields.Nested(TextSchema)
    help = fields.String(validate=OneOf(HELP_LABELS))
    help_label = fields.Nested(TextSchema)
    job = fields.Nested(JobSchema, allow_none=True)
    home = fields.Nested(HomeSchema, allow_none=True)
    own_home = fields.Boolean()
    commute = fields.Nested(TextSchema, allow_none=True)
    net_monthly_yen = fields.Integer(allow_none=True, metadata={"description": "Estimated pay after deductions"})
    first_night = fields.Nested(TextSchema, metadata={"description": "Where they sleep on the release day"})
    telephone_help_label = fields.Nested(TextSchema, metadata={"description": "What the way by telephone would give"})
    telephone_differs = fields.Boolean()
    reason = fields.Nested(
        TextSchema,
        allow_none=True,
        metadata={"description": "The rules that took most of what is missing, or those that cannot be answered yet"},
    )
    next_step = fields.Nested(TextSchema)


class BoardSchema(Shape):
    """Everybody to be placed: those for whom least was found first, then by release day."""

    run = fields.Integer(metadata={"description": "Number of the run that made the plan", "examples": [1]})
    today = fields.Date(metadata={"description": "The day for which the plan was made"})
    made_at = fields.AwareDateTime()
    outdated = fields.Boolean(metadata={"description": "Records, law or policy changed since everybody was matched"})
    proven = fields.Boolean(metadata={"description": "Whether the plan is proven to be the best"})
    joint = fields.Nested(TallySchema, metadata={"description": "The plan: job and home together"})
    telephone = fields.Nested(TallySchema, metadata={"description": "For comparison: best job, then nearest home"})
    greedy = fields.Nested(TallySchema, metadata={"description": "For comparison: each in turn takes the best left"})
    passes = fields.List(fields.Nested(PassSchema))
    openings = fields.Integer(metadata={"description": "Openings the plan chose from"})
    homes = fields.Integer(metadata={"description": "Homes the plan chose from"})
    rows = fields.List(fields.Nested(BoardRowSchema))


@blueprint.route("/plan")
class Plan(MethodView):
    """The latest plan."""

    @blueprint.arguments(Query, location="query", unknown=None)
    @blueprint.response(200, BoardSchema, content_type=JSON, description="The latest plan")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, _query: dict[str, Any]) -> Board:
        """Who could be placed where, and how many more than by two other ways."""
        return made_board(session())
