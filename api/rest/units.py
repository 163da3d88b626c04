"""Homes of every kind, by code and name."""

from typing import Any

from flask.views import MethodView
from flask_smorest import Blueprint

from api.database import session
from api.rest.queries import SearchQuery, span_of
from api.rest.shapes import JSON, ChoicePageSchema
from matcher.desk.listing import Page, list_units
from matcher.desk.views import Choice

blueprint = Blueprint("units", __name__, description="Homes of every kind")


@blueprint.route("/units")
class Units(MethodView):
    """Homes of every kind."""

    @blueprint.arguments(SearchQuery, location="query", unknown=None)
    @blueprint.response(200, ChoicePageSchema, content_type=JSON, description="One page of homes")
    def get(self, query: dict[str, Any]) -> Page[Choice]:
        """Every home on record, or only those whose code or name has the words."""
        return list_units(session(), query.get("q"), span_of(query))
