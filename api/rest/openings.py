"""Openings of cooperating employers, by code and name."""

from typing import Any

from flask.views import MethodView
from flask_smorest import Blueprint

from api.database import session
from api.rest.queries import SearchQuery, span_of
from api.rest.shapes import JSON, ChoicePageSchema
from matcher.desk.listing import Page, list_openings
from matcher.desk.views import Choice

blueprint = Blueprint("openings", __name__, description="Openings of cooperating employers")


@blueprint.route("/openings")
class Openings(MethodView):
    """Openings of cooperating employers."""

    @blueprint.arguments(SearchQuery, location="query", unknown=None)
    @blueprint.response(200, ChoicePageSchema, content_type=JSON, description="One page of openings")
    def get(self, query: dict[str, Any]) -> Page[Choice]:
        """Every opening on record, or only those whose code or name has the words."""
        return list_openings(session(), query.get("q"), span_of(query))
