"""The figures of the law: what holds when, with reference and whether it was confirmed; and a dated one added."""

from typing import Any, Final

from flask import Response, json, url_for
from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields
from sqlalchemy.orm import Session

from api.database import session
from api.rest.queries import PageQuery, span_of
from api.rest.records import queries, values
from api.rest.records.requests import body
from api.rest.records.writing import write_once
from api.rest.registry.bodies import Asked, asking
from api.rest.shapes import JSON, LOCATION, PageShape, Shape, TextSchema
from matcher.desk.answering import Answer
from matcher.desk.law import LawAsked, LawView, look_up
from matcher.desk.law_rows import NewFigure, add_figures
from matcher.domain.figures import EVERYWHERE, FigureSource, FigureUnit, Theme
from matcher.domain.text import Text
from matcher.exchange.law_layout import GREATEST
from matcher.records.changes import Act

blueprint = Blueprint("law", __name__, description="The figures of laws and schemes that rules and deadlines ask for")

_TAG: Final = {"ETag": {"description": "Hash of the whole law, as in each run", "schema": {"type": "string"}}}


class LawQuery(PageQuery):
    """Which figures."""

    key = values.described(values.asked_words(example="bar_security_guard"), "Only figures of this key")
    day = queries.on_or("Only figures that hold on the day")
    confirmed = values.described(queries.yes_or_no(), "false: only what is not confirmed yet")
    municipality = values.described(queries.in_municipality(), "Only figures of this municipality")

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:  # noqa: ARG002  # marshmallow's signature
        """Nothing in an address may be null."""
        field_obj.allow_none = False


class NewFigureSchema(Asked):
    """A dated figure; the one before it ends on the day before."""

    key = values.code(required=True, example="minimum_wage_yen_an_hour")
    municipality = values.municipality()
    value = values.whole(0, GREATEST, required=True, example=1_100)
    unit = values.one_of(FigureUnit, required=True)
    from_on = values.day(required=True, example="2026-10-01")
    until_on = values.day(example="2027-09-30")
    reference_ja = values.words(required=True, example="最低賃金法。令和8年度の茨城県の額")
    reference_en = values.words(required=True, example="Minimum Wage Act: Ibaraki in fiscal 2026")
    source = values.one_of(FigureSource, required=True)
    confirmed = values.yes_no(required=True)


class FigureSchema(Shape):
    """One dated figure; null: of this key nothing is known."""

    key = fields.String(metadata={"examples": ["bar_security_guard"]})
    theme = values.one_of(Theme)
    label = fields.Nested(TextSchema)
    municipality = values.municipality()
    value = fields.Integer(allow_none=True, metadata={"minimum": 0})
    unit = values.one_of(FigureUnit)
    said = fields.Nested(TextSchema, allow_none=True, metadata={"description": "The value in words"})
    from_on = fields.Date(allow_none=True, metadata={"description": "First day on which it holds"})
    until_on = fields.Date(allow_none=True, metadata={"description": "Last day; null: until something else is known"})
    reference = fields.Nested(TextSchema, allow_none=True)
    source = fields.Nested(TextSchema, allow_none=True, metadata={"description": "Kind of source it was read in"})
    confirmed = fields.Boolean(metadata={"description": "False: not compared with the text of the law yet"})
    added = fields.Boolean(metadata={"description": "True: added here; false: it ships"})
    used_in = fields.List(fields.Nested(TextSchema), metadata={"description": "Rules and deadlines that ask for it"})


class LawPageSchema(PageShape):
    """One page of figures, by theme."""

    hash = fields.String(metadata={"description": "SHA-256 of the whole law, as each run keeps it"})
    unconfirmed = fields.Integer(metadata={"description": "Of all figures, whatever was asked for", "minimum": 0})
    items = fields.List(fields.Nested(FigureSchema))


class KeyFiguresSchema(Shape):
    """The figures of one key after one was added."""

    items = fields.List(fields.Nested(FigureSchema))


@blueprint.route("/law")
class FiguresOfLaw(MethodView):
    """All figures."""

    @blueprint.arguments(LawQuery, location="query", unknown=None)
    @blueprint.response(200, LawPageSchema, content_type=JSON, headers=_TAG, description="One page of figures")
    def get(self, query: dict[str, Any]) -> tuple[dict[str, Any], int, dict[str, str]]:
        """Every figure with its periods, references, and the rules and deadlines that ask for it."""
        asked = LawAsked(**{name: query.get(name) for name in ("key", "day", "confirmed", "municipality")})
        found, span = look_up(session(), asked), span_of(query)
        first = (span.page - 1) * span.page_size
        page = {
            "hash": found.hash,
            "unconfirmed": found.unconfirmed,
            "total": len(found.figures),
            "page": span.page,
            "page_size": span.page_size,
            "items": found.figures[first : first + span.page_size],
        }
        return page, 200, {"ETag": f'"{found.hash}"'}

    @asking(blueprint, "Add a dated figure; the one before it ends on the day before.", NewFigureSchema)
    @blueprint.response(
        201, KeyFiguresSchema, content_type=JSON, headers=LOCATION, description="All figures of the key and place"
    )
    def post(self, _query: dict[str, Any], _headers: dict[str, Any]) -> Response:
        said = body(NewFigureSchema)
        return write_once(None, lambda writing, act: _added(said, writing, act))


def _added(said: dict[str, Any], writing: Session, act: Act) -> Answer:
    reference, place = Text(said.pop("reference_ja"), said.pop("reference_en")), said.pop("municipality", None)
    add_figures(writing, [NewFigure(place=place or EVERYWHERE, reference=reference, **said)], act)
    found: LawView = look_up(writing, LawAsked(key=said["key"], municipality=place))
    text = json.dumps(KeyFiguresSchema().dump({"items": found.figures}))
    address = url_for("law.FiguresOfLaw", key=said["key"], municipality=place)
    return Answer(status=201, headers={"Location": address}, body=text, kind="law_rows")
