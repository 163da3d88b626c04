"""Why an opening or a home is not proposed to a subject."""

from typing import Any

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields
from marshmallow.validate import OneOf

from api.database import session
from api.rest.offers import HomeSchema, JobSchema
from api.rest.people import SUBJECT_CODE
from api.rest.queries import WhyNotQuery
from api.rest.reasons import VERDICTS, FindingSchema, OfferSchema, ShareSchema
from api.rest.shapes import JSON, Shape
from matcher.desk.dossier import load_why_not
from matcher.desk.views import WhyNotView

blueprint = Blueprint("why-not", __name__, description="Reasons for one subject, opening and home")


class WhyNotSchema(Shape):
    """Every rule that refuses or questions one case, with the values compared, and its points."""

    subject = fields.String(metadata={"examples": ["A-01"]})
    opening = fields.String(allow_none=True, metadata={"examples": ["O-0003"]})
    unit = fields.String(allow_none=True, metadata={"examples": ["U-0003"]})
    verdict = fields.String(validate=OneOf(VERDICTS), metadata={"description": "The worst of all rules"})
    job = fields.Nested(JobSchema, allow_none=True)
    home = fields.Nested(HomeSchema, allow_none=True)
    findings = fields.List(fields.Nested(FindingSchema), metadata={"description": "In the order of /rules"})
    changes = fields.List(
        fields.Nested(OfferSchema), metadata={"description": "Each would satisfy one of the rules, not yet all"}
    )
    shares = fields.List(fields.Nested(ShareSchema))
    points = fields.Integer(metadata={"description": "What it would score, were it permitted"})


@blueprint.route("/subjects/<code>/why-not", parameters=[SUBJECT_CODE])
class WhyNot(MethodView):
    """The reasons for one case."""

    @blueprint.arguments(WhyNotQuery, location="query", unknown=None)
    @blueprint.response(200, WhyNotSchema, content_type=JSON, description="The reasons for one case")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, query: dict[str, Any], code: str) -> WhyNotView:
        """Every failed rule with value, threshold and source, for an opening, a home, or both."""
        return load_why_not(session(), code, query.get("opening"), query.get("unit"))
