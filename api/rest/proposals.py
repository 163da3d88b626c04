"""The best plans for one subject, side by side."""

from typing import Any

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields
from marshmallow.validate import OneOf

from api.database import session
from api.rest.offers import HomeSchema, JobSchema
from api.rest.people import SUBJECT_CODE
from api.rest.queries import Query
from api.rest.reasons import CitedFigureSchema, FindingSchema, ShareSchema, WrittenSchema
from api.rest.shapes import JSON, Shape, TextSchema
from matcher.desk.dossier import load_dossier
from matcher.desk.register import HELP_LABELS
from matcher.desk.views import Dossier

blueprint = Blueprint("proposals", __name__, description="The best plans for one subject")


class SettledSchema(Shape):
    """The settled home after the first one, where there is one."""

    name = fields.String()
    kind = fields.Nested(TextSchema)
    municipality = fields.Nested(TextSchema, allow_none=True)
    round_opens_on = fields.Date(allow_none=True)
    round_closes_on = fields.Date(allow_none=True)
    move_in_on = fields.Date()
    days_until = fields.Integer()
    longer_than_days = fields.Integer(
        allow_none=True, metadata={"description": "How long one may stay in the first home, where that is too short"}
    )
    gap_days = fields.Integer(
        allow_none=True, metadata={"description": "Days between the end of that stay and moving in", "minimum": 1}
    )
    odds = fields.Nested(TextSchema, metadata={"description": "That it is drawn by lot, with odds that nobody knows"})
    to_confirm = fields.List(fields.Nested(TextSchema), metadata={"description": "What is not known about admission"})


class ProposalSchema(Shape):
    """One plan for one subject."""

    rank = fields.Integer(metadata={"minimum": 1})
    help = fields.String(validate=OneOf(HELP_LABELS))
    help_label = fields.Nested(TextSchema)
    proposed = fields.Boolean(metadata={"description": "Whether the plan for everybody gives this"})
    by_telephone = fields.Boolean(metadata={"description": "Whether the way by telephone would give this"})
    job = fields.Nested(JobSchema, allow_none=True)
    home = fields.Nested(HomeSchema, allow_none=True)
    points = fields.Integer(metadata={"description": "The sum of the shares"})
    shares = fields.List(fields.Nested(ShareSchema))
    to_confirm = fields.List(fields.Nested(FindingSchema), metadata={"description": "What is still unknown"})
    rests_on = fields.List(
        fields.Nested(CitedFigureSchema),
        metadata={"description": "Figures of the law behind it, also where it is permitted"},
    )
    start_on = fields.Date(allow_none=True, metadata={"description": "First day of work"})
    commute = fields.Nested(TextSchema, allow_none=True)
    net_monthly_yen = fields.Integer(allow_none=True, metadata={"description": "Estimated pay after deductions"})
    housing_monthly_yen = fields.Integer(allow_none=True)
    left_monthly_yen = fields.Integer(allow_none=True, metadata={"description": "For living"})
    first_pay_on = fields.Date(allow_none=True)
    days_to_first_pay = fields.Integer(allow_none=True, metadata={"description": "From the release day"})
    first_night = fields.Nested(TextSchema, metadata={"description": "Where they sleep on the release day"})
    backup = fields.Nested(TextSchema, metadata={"description": "What to do if this fails"})
    contended = fields.Boolean(metadata={"description": "Whether the plan gives its last place to another"})
    settled = fields.Nested(SettledSchema, allow_none=True)
    written = fields.List(
        fields.Nested(WrittenSchema), metadata={"description": "Conditions that employer and landlord put into words"}
    )
    needed_later = fields.List(
        fields.Nested(TextSchema),
        metadata={"description": "Who is released later and will need its home or job too, if the policy looks ahead"},
    )
    to_record = fields.List(
        fields.Nested(TextSchema), metadata={"description": "What has to be on record before anybody is asked"}
    )


class ProposalsSchema(Shape):
    """The best plans for one subject, whoever else may want them, best first.

    The one that the plan for everybody gives is added at the end where it is not among them.
    """

    today = fields.Date(metadata={"description": "The day for which the plan was made"})
    outdated = fields.Boolean(metadata={"description": "Records, law or policy changed since everybody was matched"})
    subject = fields.String(attribute="person.code", metadata={"examples": ["A-01"]})
    proposals = fields.List(fields.Nested(ProposalSchema))


@blueprint.route("/subjects/<code>/proposals", parameters=[SUBJECT_CODE])
class Proposals(MethodView):
    """The plans of one person."""

    @blueprint.arguments(Query, location="query", unknown=None)
    @blueprint.response(200, ProposalsSchema, content_type=JSON, description="The plans of one subject")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, _query: dict[str, Any], code: str) -> Dossier:
        """The five best plans with points by criterion, what to ask, pay, and where they sleep the first night."""
        return load_dossier(session(), code)
