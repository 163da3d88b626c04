"""Versions of the policy: drafted, changed, compared, activated; and what a draft would change for whom."""

from typing import Any, Final

from flask import Response, current_app, json, request, url_for
from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields
from marshmallow.validate import Range
from sqlalchemy.orm import Session

from api.clock import working_day
from api.database import session
from api.policies import keep_first_policy
from api.rest.policy_shapes import (
    LARGEST_NUMBER,
    DraftChangeSchema,
    NewDraftSchema,
    PolicyDifferencesSchema,
    PolicySchema,
    RehearsalSchema,
    VersionPageSchema,
)
from api.rest.queries import PageQuery, Query, span_of
from api.rest.records.requests import ReadHeaders, body, version_seen
from api.rest.records.resource import changing
from api.rest.records.writing import write, write_once
from api.rest.registry.bodies import asking
from api.rest.shapes import JSON, LOCATION
from matcher.desk.answering import Answer
from matcher.desk.listing import Page
from matcher.desk.policies import change_draft, changed_document, draft_from, draft_policy, the_active
from matcher.desk.policy_views import (
    PolicyView,
    RehearsalView,
    VersionView,
    compare,
    list_versions,
    the_rehearsal,
    view_policy,
)
from matcher.desk.rehearsing import activate, footing_of
from matcher.domain.text import Text
from matcher.records.changes import Act
from matcher.records.stored import Stored

blueprint = Blueprint("policies", __name__, description="Versions of the policy, of which one is active")

_NUMBER: Final = {
    "in": "path",
    "name": "number",
    "description": "Number of the version",
    "example": 1,
    "schema": {"type": "integer"},
}
_TAG: Final = {"ETag": {"description": "Its version, and the number of the active one", "schema": {"type": "string"}}}
_ONE: Final = f"/policies/<int(max={LARGEST_NUMBER}):number>"
_A_NUMBER: Final = Text("版の番号", "must be the number of a version")


class DifferencesQuery(Query):
    """With which version one is compared."""

    before = fields.Integer(
        validate=Range(min=1, max=LARGEST_NUMBER),
        metadata={"description": "Number of a version; the active one", "expected": _A_NUMBER, "examples": [1]},
    )


@blueprint.route("/policies")
class Policies(MethodView):
    """All versions."""

    @blueprint.doc(summary="Versions of the policy, a page at a time, the newest first.")
    @blueprint.arguments(PageQuery, location="query", unknown=None)
    @blueprint.response(200, VersionPageSchema, content_type=JSON, description="One page of versions")
    def get(self, query: dict[str, Any]) -> Page[VersionView]:
        found, span = list_versions(session()), span_of(query)
        first = (span.page - 1) * span.page_size
        items = found[first : first + span.page_size]
        return Page(total=len(found), page=span.page, page_size=span.page_size, items=items)

    @asking(blueprint, "Draft a new version; going back is a draft from an earlier one.", NewDraftSchema)
    @blueprint.response(201, PolicySchema, content_type=JSON, description="The draft", headers=_TAG | LOCATION)
    @blueprint.alt_response(404, "NOT_FOUND")
    def post(self, _query: dict[str, Any], _headers: dict[str, Any]) -> Response:
        said = body(NewDraftSchema)
        keep_first_policy(current_app.extensions["engine"])
        return write_once(None, lambda writing, act: _drafted(said, writing, act))


@blueprint.route(_ONE, parameters=[_NUMBER])
class OnePolicy(MethodView):
    """One version."""

    @blueprint.doc(summary="One version with all that it says.")
    @blueprint.arguments(Query, location="query", unknown=None)
    @blueprint.arguments(ReadHeaders, location="headers")
    @blueprint.response(200, PolicySchema, content_type=JSON, description="The version", headers=_TAG)
    @blueprint.alt_response(304, description="It is still as it was read")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, _query: dict[str, Any], _headers: dict[str, Any], number: int) -> Any:  # noqa: ANN401  # or a Response
        found = view_policy(session(), number)
        tag = _tag(found)
        if request.if_none_match.contains_weak(tag.strip('"')):
            return Response(status=304, headers={"ETag": tag})
        return found, 200, {"ETag": tag}

    @blueprint.doc(
        summary="Change some entries of a draft.",
        requestBody={"required": True, "content": {JSON: {"schema": DraftChangeSchema}}},
    )
    @changing(blueprint)
    @blueprint.response(200, PolicySchema, content_type=JSON, description="The draft", headers=_TAG)
    @blueprint.alt_response(415, "UNSUPPORTED_MEDIA_TYPE")
    def patch(self, _query: dict[str, Any], _headers: dict[str, Any], number: int) -> Response:
        entries, seen = body(DraftChangeSchema)["entries"], version_seen()

        def keep(writing: Session, act: Act) -> Answer:
            return _answer(writing, change_draft(writing, number, seen=seen, changes=entries, act=act), 200)

        return write(None, keep)


@blueprint.route(f"{_ONE}/differences", parameters=[_NUMBER])
class Differences(MethodView):
    """Two versions side by side."""

    @blueprint.doc(summary="What a version says differently from another, entry by entry.")
    @blueprint.arguments(DifferencesQuery, location="query", unknown=None)
    @blueprint.response(200, PolicyDifferencesSchema, content_type=JSON, description="What differs")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, query: dict[str, Any], number: int) -> dict[str, Any]:
        before = query.get("before") or the_active(session()).values["number"]
        return {"before": before, "after": number, "items": compare(session(), before, number)}


@blueprint.route(f"{_ONE}/rehearsal", parameters=[_NUMBER])
class OneRehearsal(MethodView):
    """What a version would change for whom."""

    @blueprint.doc(summary="The newest rehearsal of a version; `ibasho policy rehearse` makes one.")
    @blueprint.arguments(Query, location="query", unknown=None)
    @blueprint.response(200, RehearsalSchema, content_type=JSON, description="The rehearsal")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, _query: dict[str, Any], number: int) -> RehearsalView:
        return the_rehearsal(session(), number, footing_of(session(), working_day(session())))


@blueprint.route(f"{_ONE}/activate", parameters=[_NUMBER])
class Activation(MethodView):
    """From now on this version holds."""

    @blueprint.doc(summary="Let a draft hold; it has to be rehearsed as it is on the records of the day.")
    @changing(blueprint)
    @blueprint.response(200, PolicySchema, content_type=JSON, description="The version that holds", headers=_TAG)
    def post(self, _query: dict[str, Any], _headers: dict[str, Any], number: int) -> Response:
        seen, footing = version_seen(), footing_of(session(), working_day(session()))

        def keep(writing: Session, act: Act) -> Answer:
            return _answer(writing, activate(writing, number, seen=seen, footing=footing, act=act), 200)

        return write(None, keep)


def _drafted(said: dict[str, Any], writing: Session, act: Act) -> Answer:
    if said.get("document") is None:
        made = draft_from(writing, said.get("based_on"), said["entries"], act)
    else:
        made = draft_policy(writing, changed_document(said["document"], said["entries"]), act)
    return _answer(writing, made, 201)


def _answer(writing: Session, made: Stored, status: int) -> Answer:
    view = view_policy(writing, made.values["number"])
    headers = {"ETag": _tag(view)}
    if status == 201:  # noqa: PLR2004  # created
        headers["Location"] = url_for("policies.OnePolicy", number=view.head.number)
    text = json.dumps(PolicySchema().dump(view))
    return Answer(status=status, headers=headers, body=text, kind="policies", record_id=made.id)


def _tag(view: PolicyView) -> str:
    """What is answered says how it differs from the active one: the ETag names both."""
    return f'"{view.head.version}-{view.active or 0}"'
