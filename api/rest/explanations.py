"""What would unblock, what to ask, why one plan stands first, and what the region lacks."""

from typing import Any, Final

from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields
from marshmallow.validate import OneOf, Regexp

from api.database import session
from api.rest.people import SUBJECT_CODE
from api.rest.queries import Query
from api.rest.shapes import JSON, Shape, TextSchema
from matcher.desk.explaining import load_comparison, load_questions, load_unblock
from matcher.desk.explanations import ComparisonView, QuestionView, ShortageView, UnblockView
from matcher.desk.lacking import load_shortages
from matcher.desk.naming import PLAN, codes_of
from matcher.desk.register import HELP_LABELS
from matcher.domain.text import Text
from matcher.eligibility.change import Effort
from matcher.matching.compare import Decided

blueprint = Blueprint("explanations", __name__, description="What would change a plan, and why one stands first")

_A_PLAN: Final = Text(
    "求人と住まいの番号をコンマでつないでください（例 O-0001,U-0003。ない側は -）",
    "the codes of an opening and a home with a comma between, such as O-0001,U-0003; - where there is none",
)


class UnblockSchema(Shape):
    """One change, tried on the records and ranked again."""

    change = fields.String(metadata={"examples": ["longest_commute_minutes"]})
    label = fields.Nested(TextSchema, metadata={"description": "What is done, with the least value that does it"})
    mover = fields.Nested(TextSchema, metadata={"description": "Who can do it"})
    effort = fields.String(validate=OneOf([one.value for one in Effort]))
    effort_label = fields.Nested(TextSchema)
    record = fields.String(allow_none=True, metadata={"description": "Opening or home that changes, if it is not them"})
    record_name = fields.String(allow_none=True)
    plans = fields.Integer(metadata={"description": "New plans with nothing unknown", "minimum": 1})
    openings = fields.Integer(metadata={"description": "Openings of the new plans"})
    homes = fields.Integer(metadata={"description": "Homes of the new plans"})
    help = fields.String(validate=OneOf(HELP_LABELS))
    help_label = fields.Nested(TextSchema)
    better = fields.Boolean(metadata={"description": "Whether the best of them stands before all that there is now"})
    others = fields.Integer(
        metadata={"description": "Other people whom it gives a new plan; who gets it is not solved"}
    )


class UnblocksSchema(Shape):
    """Changes in order of effort, then of what they give; the first twelve, of one change the best three."""

    items = fields.List(fields.Nested(UnblockSchema))


class QuestionSchema(Shape):
    """One unknown fact, whom to ask, and what hangs on it."""

    question = fields.String(metadata={"examples": ["person_guarantor_bits"]})
    label = fields.Nested(TextSchema)
    record = fields.String(allow_none=True, metadata={"description": "Opening or home, if it is not about the person"})
    record_name = fields.String(allow_none=True)
    whom = fields.Nested(TextSchema)
    ask = fields.String(allow_none=True)
    phone = fields.String(allow_none=True)
    adds = fields.Integer(metadata={"description": "Plans that the best answer leaves with nothing unknown"})
    removes = fields.Integer(metadata={"description": "Plans that the worst answer takes away"})
    openings = fields.List(
        fields.String(), metadata={"description": "Where ways from a home are asked for: the openings they lead to"}
    )


class QuestionsSchema(Shape):
    """The most useful questions first."""

    items = fields.List(fields.Nested(QuestionSchema))


class PointsBetweenSchema(Shape):
    """What one criterion gives the first plan more, or less where negative."""

    criterion = fields.String(metadata={"description": "Name, as in /criteria", "examples": ["commute"]})
    label = fields.Nested(TextSchema)
    points = fields.Integer()


class ComparisonSchema(Shape):
    """Why one plan stands before another; the differences add up exactly to the points between them."""

    first_opening = fields.String(allow_none=True)
    first_unit = fields.String(allow_none=True)
    second_opening = fields.String(allow_none=True)
    second_unit = fields.String(allow_none=True)
    decided = fields.String(validate=OneOf([one.value for one in Decided]))
    points = fields.Integer()
    differences = fields.List(fields.Nested(PointsBetweenSchema), metadata={"description": "The greatest first"})
    sentence = fields.Nested(TextSchema)


class ShortageSchema(Shape):
    """Something that would place more people."""

    resource = fields.String(metadata={"examples": ["home"]})
    label = fields.Nested(TextSchema)
    municipalities = fields.List(fields.Nested(TextSchema), metadata={"description": "In any one of these"})
    places = fields.Integer(metadata={"description": "The fewest that do it", "minimum": 1})
    more = fields.Integer(metadata={"description": "More people with all they need", "minimum": 1})
    people = fields.List(fields.String(), metadata={"description": "Codes of those who would have all they need"})


class ShortagesSchema(Shape):
    """What was found when everybody was matched; null where it was not looked for, as with many people."""

    items = fields.List(fields.Nested(ShortageSchema), allow_none=True)


class CompareQuery(Query):
    """Two plans of one person."""

    a = fields.String(
        required=True,
        validate=Regexp(PLAN),
        metadata={"description": "An opening and a home", "examples": ["O-0001,U-0003"], "expected": _A_PLAN},
    )
    b = fields.String(
        required=True,
        validate=Regexp(PLAN),
        metadata={"description": "Another", "examples": ["O-0002,-"], "expected": _A_PLAN},
    )


@blueprint.route("/subjects/<code>/unblock", parameters=[SUBJECT_CODE])
class Unblock(MethodView):
    """What would unblock."""

    @blueprint.arguments(Query, location="query", unknown=None)
    @blueprint.response(200, UnblocksSchema, content_type=JSON, description="Single changes that give a new plan")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, _query: dict[str, Any], code: str) -> dict[str, tuple[UnblockView, ...]]:
        """The least single changes that would give this person a plan, or a better one."""
        return {"items": load_unblock(session(), code)}


@blueprint.route("/subjects/<code>/questions", parameters=[SUBJECT_CODE])
class Questions(MethodView):
    """What to ask."""

    @blueprint.arguments(Query, location="query", unknown=None)
    @blueprint.response(200, QuestionsSchema, content_type=JSON, description="Questions, the most useful first")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, _query: dict[str, Any], code: str) -> dict[str, tuple[QuestionView, ...]]:
        """What is not known, and how many plans each answer could make certain or take away."""
        return {"items": load_questions(session(), code)}


@blueprint.route("/subjects/<code>/compare", parameters=[SUBJECT_CODE])
class Compare(MethodView):
    """Two plans side by side."""

    @blueprint.arguments(CompareQuery, location="query", unknown=None)
    @blueprint.response(200, ComparisonSchema, content_type=JSON, description="Which stands first, and why")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, query: dict[str, Any], code: str) -> ComparisonView:
        """Which of two plans of a person stands first, and the few criteria that decide."""
        return load_comparison(session(), code, codes_of(query["a"]), codes_of(query["b"]))


@blueprint.route("/shortages")
class Shortages(MethodView):
    """What the region lacks."""

    @blueprint.arguments(Query, location="query", unknown=None)
    @blueprint.response(200, ShortagesSchema, content_type=JSON, description="What would place more people")
    def get(self, _query: dict[str, Any]) -> dict[str, tuple[ShortageView, ...] | None]:
        """Which kind of home or job, were there some more, would place most; found when everybody was matched."""
        return {"items": load_shortages(session())}
