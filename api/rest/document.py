"""The API of one installation, and the OpenAPI document that promises it."""

from typing import Final

from flask import Flask, Response, make_response, render_template, request
from flask.json.provider import DefaultJSONProvider
from flask_smorest import Api

from api.headers import HEADERS
from api.rest import (
    criteria,
    explanations,
    geocode,
    law,
    overrides,
    plan,
    policies,
    proposals,
    rules,
    runs,
    subjects,
    why_not,
)
from api.rest.origin import CodeConverter, refuse_other_sites
from api.rest.problems import PROBLEM_JSON, ProblemSchema
from api.rest.records.catalogue import BLUEPRINTS
from api.rest.records.files import LARGEST_FILE
from api.rest.registry import duplicates, freshness, holds, merges

PREFIX: Final = "/api/"
VERSION: Final = "v1"

_RESOURCES = (
    plan,
    runs,
    subjects,
    proposals,
    why_not,
    explanations,
    overrides,
    rules,
    criteria,
    law,
    policies,
    geocode,
    freshness,
    duplicates,
    merges,
    holds,
)
_SETTINGS: Final = {
    "API_TITLE": "居場所 Ibasho",
    "API_VERSION": VERSION,
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": f"{PREFIX}{VERSION}",
    "API_SPEC_OPTIONS": {
        "info": {
            "description": (
                "A home and a job together for people leaving prison: the latest plan, the reasons for it, "
                "and the registry and cases it is made from. Words for people come in Japanese and English; dates are "
                "ISO 8601; amounts are whole yen; null says that a value is not known or does not apply. A record is "
                "changed from the version that was read (If-Match with its ETag) and archived, never deleted. "
                "Errors are problem details (RFC 9457)."
            ),
            "license": {"name": "Apache License 2.0", "identifier": "Apache-2.0"},
        },
    },
}


def use_rest(app: Flask) -> None:
    """Serve the API. Called before anything that may set a cookie, and before the error handlers of the app."""
    app.config.update(_SETTINGS)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_FILE
    app.url_map.converters["code"] = CodeConverter
    refuse_other_sites(app)
    app.json = _readable(app)
    app.after_request(_without_cookies)
    app.add_url_rule(f"{PREFIX}{VERSION}/docs", "docs", _docs)
    api = Api()
    api.ERROR_SCHEMA = ProblemSchema
    api.DEFAULT_RESPONSE_CONTENT_TYPE = PROBLEM_JSON  # of errors: every other answer names its own
    api.init_app(app)
    del api.spec.components.schemas["PaginationMetadata"]  # of a header that is not sent: paging is in the body
    for resource in _RESOURCES:
        api.register_blueprint(resource.blueprint, url_prefix=f"{PREFIX}{VERSION}")
    for blueprint in BLUEPRINTS:
        api.register_blueprint(blueprint, url_prefix=f"{PREFIX}{VERSION}")


def _docs() -> Response:
    """The document as a page; its marks are pictures inside of style sheets, which all other pages do without."""
    page = make_response(render_template("docs.html", document=f"{PREFIX}{VERSION}/openapi.json"))
    page.headers["Content-Security-Policy"] = f"{HEADERS['Content-Security-Policy']}; img-src 'self' data:"
    return page


def _readable(app: Flask) -> DefaultJSONProvider:
    """JSON in the order of the schemas, with Japanese as it is written."""
    provider = DefaultJSONProvider(app)
    provider.ensure_ascii, provider.sort_keys = False, False
    return provider


def _without_cookies(answer: Response) -> Response:
    """A program says its language with every request. Registered first, this runs last and has the last word."""
    if request.path.startswith(PREFIX):
        answer.headers.remove("Set-Cookie")
    return answer
