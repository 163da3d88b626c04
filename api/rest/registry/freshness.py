"""What has to be asked again, what never was, and that it was confirmed."""

from datetime import date
from typing import Any, Final

from flask import Response
from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields
from marshmallow.validate import Length, OneOf
from sqlalchemy.orm import Session

from api.clock import working_day
from api.database import session
from api.policies import policy_in_force
from api.rest.queries import PageQuery, span_of
from api.rest.records import values
from api.rest.records.catalogue import ALL
from api.rest.records.requests import body, refuse
from api.rest.records.shapes import Shapes
from api.rest.records.writing import write_once
from api.rest.registry.bodies import Asked, Typed, answer_with, asking, refuse_unknown
from api.rest.shapes import JSON, PageShape, Shape, TextSchema
from matcher.desk.answering import Answer
from matcher.desk.days import day_text
from matcher.desk.freshness import FUTURE, Confirmation, confirm
from matcher.desk.listing import Page
from matcher.desk.queues import ASKED
from matcher.desk.stale import Never, Waiting, never_asked, stale
from matcher.desk.typed import typed_words
from matcher.domain.registry import ConfirmedHow
from matcher.domain.text import Text
from matcher.records.changes import Act

blueprint = Blueprint("freshness", __name__, description="What has to be asked again, and what was confirmed")

MOST_CODES: Final = values.MOST_MEMBERS
_BY, _NOTE = Text("確認者", "who confirms"), Text("メモ", "the note")
_CODES: Final = Text(
    f"1件以上、{MOST_CODES}件までのコードの一覧", f"must be a list of 1 to {MOST_CODES} codes of records"
)
_NEVER: Final = Text("first か last", "must be first or last")


class StaleQuery(PageQuery):
    """The queue of what has to be asked again."""

    never = fields.String(
        load_default=Never.FIRST.value,
        validate=OneOf([each.value for each in Never]),
        metadata={"description": "Where records stand that were never confirmed", "expected": _NEVER},
    )


class CallSchema(Shape):
    """Whom to call."""

    kind = fields.String(validate=OneOf(("employers", "providers", "organisations")))
    code = fields.String(metadata={"examples": ["E-0001"]})
    name = fields.String(metadata={"examples": ["架空建設"]})
    contact = fields.String(allow_none=True, metadata={"examples": ["総務担当"]})
    phone = fields.String(allow_none=True, metadata={"examples": ["000-0000-0001"]})


class WaitingSchema(Shape):
    """A record that waits to be asked."""

    kind = fields.String(validate=OneOf(ASKED))
    code = fields.String(metadata={"examples": ["O-0001"]})
    name = fields.String(metadata={"examples": ["倉庫内作業"]})
    free = fields.Integer(metadata={"description": "Places that hang on it and could be given today", "minimum": 0})
    confirmed_on = fields.Date(allow_none=True)
    confirmed_by = fields.String(allow_none=True)
    confirmed_how = values.one_of(ConfirmedHow)
    confirmed_how_label = fields.Nested(TextSchema, attribute="confirmed_how.label", allow_none=True, dump_default=None)
    call = fields.Nested(
        CallSchema, allow_none=True, metadata={"description": "Null: nobody is on record who could be called"}
    )


class WaitingPageSchema(PageShape):
    """One page of records that wait to be asked; those on which free places hang come first."""

    items = fields.List(fields.Nested(WaitingSchema))


class ConfirmationSchema(Asked):
    """Somebody asked, and all that is on record still holds."""

    codes = fields.List(
        values.code(required=True),
        required=True,
        validate=Length(min=1, max=MOST_CODES),
        metadata={"description": "All of them or none", "expected": _CODES, "examples": [["O-0001", "O-0002"]]},
    )
    on = values.described(values.day(required=True), "The day on which it was confirmed; today or earlier")
    how = values.one_of(ConfirmedHow, required=True)
    by = Typed(lambda said: typed_words(said, of=_BY), required=True, example="就労支援事業者機構")
    note = Typed(lambda said: typed_words(said, of=_NOTE), required=False, example="まだ募集中")


class ConfirmedSchema(Shape):
    """What a confirmation did, by code in the order given."""

    confirmed = fields.List(fields.String(), metadata={"examples": [["O-0001"]]})
    left = fields.List(
        fields.String(),
        metadata={"description": "Those that say so already, or were confirmed later", "examples": [["O-0002"]]},
    )


def _add_queues(shapes: Shapes, address: str) -> None:
    kind = shapes.kind

    @blueprint.route(f"{address}/stale", endpoint=f"{kind.name}-stale")
    class Stale(MethodView):
        """What was confirmed too long ago, or never."""

        @blueprint.doc(summary=f"What has to be asked again, with whom to call: {kind.name}.")
        @blueprint.arguments(StaleQuery, location="query", unknown=None)
        @blueprint.response(200, WaitingPageSchema, content_type=JSON, description="One page of the queue")
        def get(self, query: dict[str, Any]) -> Page[Waiting]:
            never, today = Never(query["never"]), working_day(session())
            return stale(
                session(), kind, today=today, policy=policy_in_force(session()), never=never, span=span_of(query)
            )

    @blueprint.route(f"{address}/never-asked", endpoint=f"{kind.name}-never-asked")
    class NeverAsked(MethodView):
        """What is registered and was never asked anything."""

        @blueprint.doc(summary=f"What was never asked anything: {kind.name}.")
        @blueprint.arguments(PageQuery, location="query", unknown=None)
        @blueprint.response(200, WaitingPageSchema, content_type=JSON, description="One page of the queue")
        def get(self, query: dict[str, Any]) -> Page[Waiting]:
            return never_asked(session(), kind, today=working_day(session()), span=span_of(query))


def _add_confirmations(shapes: Shapes, address: str) -> None:
    kind = shapes.kind

    @blueprint.route(f"{address}/confirmations", endpoint=f"{kind.name}-confirmations")
    class Confirmations(MethodView):
        """Records that still hold."""

        @asking(blueprint, f"All that is on record still holds: {kind.name}.", ConfirmationSchema)
        @blueprint.response(200, ConfirmedSchema, content_type=JSON, description="Which were confirmed")
        def post(self, _query: dict[str, Any], _headers: dict[str, Any]) -> Response:
            said, today = body(ConfirmationSchema), working_day(session())
            codes = said.pop("codes")
            _refuse_future(said["on"], today)
            refuse_unknown(kind, {"codes": codes})

            def keep(writing: Session, act: Act) -> Answer:
                done = confirm(writing, kind, codes, Confirmation(**said), act, today=today)
                return answer_with(ConfirmedSchema, done, status=200, kind=kind.name)

            return write_once(shapes, keep)


def _refuse_future(day: date, today: date) -> None:
    if day > today:
        refuse("on", FUTURE.filled(day=day_text(day), today=day_text(today)))


for _shapes in ALL:
    if _shapes.kind.name in ASKED:
        _add_queues(_shapes, f"/{_shapes.area}/{_shapes.kind.name}")
        _add_confirmations(_shapes, f"/{_shapes.area}/{_shapes.kind.name}")
