"""The point of an address, from the gazetteer on record."""

from typing import Any

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields

from api.database import session
from api.rest.queries import AddressQuery
from api.rest.shapes import JSON, PointSchema, TextSchema
from matcher.desk.gazetteer import geocode
from matcher.domain.registry import Precision
from matcher.geography.places import Located

blueprint = Blueprint("geocode", __name__, description="Points of addresses, without a network")


class LocatedSchema(PointSchema):
    """The best point that is sure for an address."""

    precision = fields.Enum(
        Precision, by_value=True, metadata={"type": "string", "description": "What the point is that of"}
    )
    matched = fields.String(
        metadata={"description": "The part that the point stands for", "examples": ["茨城県水戸市三の丸一丁目"]}
    )
    rest = fields.String(metadata={"description": "What was written behind it and not used", "examples": ["5-38"]})
    note = fields.Nested(
        TextSchema,
        allow_none=True,
        metadata={"description": "Why it is no more precise, or what was taken for granted"},
    )


@blueprint.route("/geocode")
class Geocode(MethodView):
    """The point of an address."""

    @blueprint.arguments(AddressQuery, location="query", unknown=None)
    @blueprint.response(200, LocatedSchema, content_type=JSON, description="The point, and how precise it is")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, query: dict[str, Any]) -> Located:
        """The point of an address in the prefecture; never a choice between two places that could be meant."""
        return geocode(session(), query["address"])
