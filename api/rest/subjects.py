"""Subjects: what the plan gives them, and one of them alone."""

from typing import Any

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields

from api.database import session
from api.rest.people import SUBJECT_CODE, EmptiedSchema, PersonSchema
from api.rest.plan import BoardRowSchema
from api.rest.queries import Query, SubjectsQuery, span_of
from api.rest.shapes import JSON, PageShape, Shape, TextSchema
from matcher.desk.dossier import load_dossier
from matcher.desk.listing import Page, list_rows
from matcher.desk.views import BoardRow, Dossier

blueprint = Blueprint("subjects", __name__, description="People to be placed, by code")


class SubjectPageSchema(PageShape):
    """One page of subjects, in the order of the plan."""

    items = fields.List(fields.Nested(BoardRowSchema))


class SubjectSchema(Shape):
    """One subject; where not all was found, which rules emptied the list and what has to be done."""

    today = fields.Date(metadata={"description": "The day for which the plan was made"})
    person = fields.Nested(PersonSchema)
    outdated = fields.Boolean(metadata={"description": "Records, law or policy changed since everybody was matched"})
    first_night = fields.Nested(TextSchema, metadata={"description": "Where the plan lets them sleep on the day"})
    emptied = fields.List(fields.Nested(EmptiedSchema), metadata={"description": "The rules that take most first"})
    duty_steps = fields.List(fields.Nested(TextSchema), metadata={"description": "In the order in which to take them"})


@blueprint.route("/subjects")
class Subjects(MethodView):
    """People to be placed."""

    @blueprint.arguments(SubjectsQuery, location="query", unknown=None)
    @blueprint.response(200, SubjectPageSchema, content_type=JSON, description="One page of subjects")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, query: dict[str, Any]) -> Page[BoardRow]:
        """Everybody to be placed, or only those who get a certain help."""
        return list_rows(session(), query.get("help"), span_of(query))


@blueprint.route("/subjects/<code>", parameters=[SUBJECT_CODE])
class Subject(MethodView):
    """One person."""

    @blueprint.arguments(Query, location="query", unknown=None)
    @blueprint.response(200, SubjectSchema, content_type=JSON, description="One subject")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, _query: dict[str, Any], code: str) -> Dossier:
        """One subject: what is known, what emptied their list, and the duty steps."""
        return load_dossier(session(), code)
