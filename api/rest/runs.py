"""The certificate of a run, and the files by which anybody can check its plan."""

from typing import Any, Final

from flask import Response
from flask.views import MethodView
from flask_smorest import Blueprint
from marshmallow import fields
from marshmallow.validate import OneOf

from api.database import session
from api.rest.plan import PassSchema
from api.rest.policy_shapes import LARGEST_NUMBER
from api.rest.queries import Query
from api.rest.shapes import JSON, Shape
from matcher.assignment.solution_file import FEASIBLE, OPTIMAL
from matcher.desk.certificates import CertificateView, kept_certificate, view_certificate

blueprint = Blueprint("runs", __name__, description="What proves the plan of a run")

GZIP: Final = "application/gzip"
_NUMBER: Final = {
    "in": "path",
    "name": "number",
    "description": "Number of the run, as `run` of the latest plan",
    "example": 1,
    "schema": {"type": "integer"},
}
_ONE: Final = f"/runs/<int(max={LARGEST_NUMBER}):number>"
_FILE: Final = {"type": "string", "format": "binary"}
_SHA256: Final = {"examples": ["2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"]}


class CertificateSchema(Shape):
    """How a run came to its plan: what each objective reached and by what that is proved, from what, with what."""

    run = fields.Integer()
    made_at = fields.AwareDateTime()
    today = fields.Date(metadata={"description": "The day for which the plan was made"})
    seed = fields.Integer(metadata={"description": "Decides between plans that are equal in everything else"})
    status = fields.String(validate=OneOf((OPTIMAL, FEASIBLE)))
    passes = fields.List(fields.Nested(PassSchema), metadata={"description": "First things first, as they were solved"})
    inputs_hash = fields.String(metadata={"description": "SHA-256 of all columns that went in"} | _SHA256)
    law_hash = fields.String(metadata={"description": "SHA-256 of the figures of the law"} | _SHA256)
    policy = fields.Dict(keys=fields.String(), metadata={"description": "The whole policy, as it was"})
    problem_sha256 = fields.String(metadata={"description": "Of the problem file, unpacked"} | _SHA256)
    solution_sha256 = fields.String(metadata={"description": "Of the solution file, unpacked"} | _SHA256)
    versions = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        metadata={"description": "Of what decides a plan, by name", "examples": [{"ortools": "9.15.6755"}]},
    )


@blueprint.route(f"{_ONE}/certificate", parameters=[_NUMBER])
class RunCertificate(MethodView):
    """What proves a plan."""

    @blueprint.doc(summary="What each objective of a run reached, by what that is proved, and with which versions.")
    @blueprint.arguments(Query, location="query", unknown=None)
    @blueprint.response(200, CertificateSchema, content_type=JSON, description="The certificate")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, _query: dict[str, Any], number: int) -> CertificateView:
        return view_certificate(session(), number)


@blueprint.route(f"{_ONE}/problem", parameters=[_NUMBER])
class RunProblem(MethodView):
    """What was solved."""

    @blueprint.doc(summary="What a run solved, as a file for `ibasho solve` and `verify`: ibasho-problem/1, gzip.")
    @blueprint.arguments(Query, location="query", unknown=None)
    @blueprint.response(200, _FILE, content_type=GZIP, description="The file")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, _query: dict[str, Any], number: int) -> Response:
        return _file(kept_certificate(session(), number).problem, f"R{number}-problem.json.gz")


@blueprint.route(f"{_ONE}/solution", parameters=[_NUMBER])
class RunSolution(MethodView):
    """What came out."""

    @blueprint.doc(summary="The plan of a run with its proof, as a file for `ibasho verify`: ibasho-solution/1, gzip.")
    @blueprint.arguments(Query, location="query", unknown=None)
    @blueprint.response(200, _FILE, content_type=GZIP, description="The file")
    @blueprint.alt_response(404, "NOT_FOUND")
    def get(self, _query: dict[str, Any], number: int) -> Response:
        return _file(kept_certificate(session(), number).solution, f"R{number}-solution.json.gz")


def _file(content: bytes, name: str) -> Response:
    answer = Response(content, mimetype=GZIP)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
