"""The OpenAPI document: valid, complete, and kept by every answer."""

from copy import deepcopy
from typing import Any

import pytest
from flask.testing import FlaskClient
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from openapi_spec_validator import OpenAPIV31SpecValidator

from api.rest.records.catalogue import ALL, READ_ONLY
from tests.api.rest.registry.test_document import PROMISED

EXAMPLES = {
    "/api/v1/plan": [""],
    "/api/v1/runs/{number}/certificate": [""],
    "/api/v1/subjects": ["", "?help=nothing", "?page=2&page_size=5", "?page=9"],
    "/api/v1/subjects/{code}": [""],
    "/api/v1/subjects/{code}/proposals": [""],
    "/api/v1/subjects/{code}/why-not": ["?opening=O-0003", "?unit=U-0003", "?opening=O-0003&unit=U-0003"],
    "/api/v1/subjects/{code}/unblock": [""],
    "/api/v1/subjects/{code}/questions": [""],
    "/api/v1/subjects/{code}/compare": ["?a=O-0001,U-0001&b=O-0003,-"],
    "/api/v1/subjects/{code}/overrides": ["", "?exact=yes"],
    "/api/v1/shortages": [""],
    "/api/v1/rules": [""],
    "/api/v1/criteria": [""],
    "/api/v1/geocode": ["?address=水戸市", "?address=茨城県久慈郡大子町1"],
}
POLICIES = {
    "/policies": {"get", "post"},
    "/policies/{number}": {"get", "patch"},
    "/policies/{number}/activate": {"post"},
    "/policies/{number}/differences": {"get"},
    "/policies/{number}/rehearsal": {"get"},
}
FILES = {"/runs/{number}/problem": {"get"}, "/runs/{number}/solution": {"get"}}
METHODS = {
    "": {"get", "post"},
    "/export": {"get"},
    "/imports": {"post"},
    "/template": {"get"},
    "/{name}": {"delete", "get", "patch", "put"},
    "/{name}/history": {"get"},
    "/{name}/restore": {"post"},
}
ANSWERED = [(path, query) for path, queries in EXAMPLES.items() for query in queries]
PEOPLE = ["A-01", "B-02", "C-03", "F-06", "J-10", "K-11", "L-12"]


def kept(document: dict[str, Any], name: str, answer: object) -> None:
    """Fail where an answer lacks what its schema promises, or has more."""
    components = deepcopy(document["components"])
    for schema in components["schemas"].values():
        schema["additionalProperties"] = False
    schema = {"$ref": f"#/components/schemas/{name}", "components": components}
    OAS31Validator(schema, format_checker=oas31_format_checker).validate(answer)


def promised(document: dict[str, Any], path: str) -> str:
    """Name of the schema of an address's answer."""
    content = document["paths"][path]["get"]["responses"]["200"]["content"]
    return str(content["application/json"]["schema"]["$ref"]).rpartition("/")[2]


def test_it_is_valid_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []


def test_it_lists_every_address_and_what_is_done_there(document: dict[str, Any]) -> None:
    reads = {path: set(item) - {"parameters"} for path, item in document["paths"].items() if path in EXAMPLES}
    kept = {path: set(item) - {"parameters"} for path, item in document["paths"].items() if path not in EXAMPLES}

    assert reads == {path: {"get"} for path in EXAMPLES}
    records = {
        f"/api/v1/{shapes.area}/{shapes.kind.name}{rest}": methods
        for shapes in ALL
        for rest, methods in METHODS.items()
    }
    records |= {
        f"/api/v1/{shapes.area}/{shapes.kind.name}{rest}": {"get"}
        for shapes in READ_ONLY
        for rest in ("", "/{name}", "/{name}/history")
    }
    verbs: dict[str, set[str]] = {}
    for address, method in PROMISED:
        verbs.setdefault(f"/api/v1{address}", set()).add(method)
    assert kept == records | verbs | {f"/api/v1{path}": methods for path, methods in (POLICIES | FILES).items()}


@pytest.mark.parametrize(("path", "query"), ANSWERED)
def test_every_answer_keeps_it(reader: FlaskClient, document: dict[str, Any], path: str, query: str) -> None:
    for code in PEOPLE if "{code}" in path else [""]:
        answer = reader.get(path.format(code=code, number=1) + query)

        assert answer.status_code == 200, answer.text
        kept(document, promised(document, path), answer.json)


@pytest.mark.parametrize("path", ["/plan?page=1", "/subjects?page=0", "/subjects/Z-99", "/nowhere"])
def test_every_error_keeps_it(reader: FlaskClient, document: dict[str, Any], path: str) -> None:
    kept(document, "Problem", reader.get(f"/api/v1{path}").json)


def test_every_error_is_promised_as_problem_json(document: dict[str, Any]) -> None:
    responses = document["components"]["responses"]

    assert all(set(response["content"]) == {"application/problem+json"} for response in responses.values())


@pytest.mark.parametrize("path", EXAMPLES)
def test_every_address_promises_its_errors(document: dict[str, Any], path: str) -> None:
    statuses = set(document["paths"][path]["get"]["responses"])

    assert statuses >= {"200", "422", "default"}
    may_be_missing = ("/api/v1/plan", "/api/v1/runs", "/api/v1/subjects", "/api/v1/geocode")
    assert ("404" in statuses) == path.startswith(may_be_missing)


def test_everything_is_described(document: dict[str, Any]) -> None:
    parameters = [one for operation in operations(document) for one in operation["parameters"]]

    assert all(operation["summary"].endswith(".") for operation in operations(document))
    assert all(parameter["description"] for parameter in parameters)
    assert all(schema["description"].endswith(".") for schema in document["components"]["schemas"].values())


def test_no_parameter_may_be_null(document: dict[str, Any]) -> None:
    parameters = [one for operation in operations(document) for one in operation["parameters"]]

    assert all(isinstance(parameter["schema"]["type"], str) for parameter in parameters)


def test_every_field_of_a_record_has_an_example(document: dict[str, Any]) -> None:
    bare = [
        f"{name}.{field}"
        for name, schema in document["components"]["schemas"].items()
        if name.endswith("Record")
        for field, said in schema["properties"].items()
        if not said.get("description") or not (said.get("examples") or {"enum", "$ref", "anyOf", "allOf"} & set(said))
    ]

    assert {each.partition(".")[2] for each in bare} == {"inherited"}


def test_every_change_promises_its_conflicts(document: dict[str, Any]) -> None:
    changes = document["paths"]["/api/v1/registry/units/{name}"]

    for method in ("put", "patch", "delete"):
        assert {"404", "409", "422", "428"} <= set(changes[method]["responses"])
    assert set(changes["patch"]["requestBody"]["content"]) == {"application/merge-patch+json", "application/json"}


def operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Everything that can be asked."""
    return [item for path in document["paths"].values() for name, item in path.items() if name != "parameters"]
