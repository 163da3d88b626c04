"""The OpenAPI document: valid, complete, and kept by every answer."""

from copy import deepcopy
from typing import Any

import pytest
from flask.testing import FlaskClient
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from openapi_spec_validator import OpenAPIV31SpecValidator

EXAMPLES = {
    "/api/v1/plan": [""],
    "/api/v1/subjects": ["", "?help=nothing", "?page=2&page_size=5", "?page=9"],
    "/api/v1/subjects/{code}": [""],
    "/api/v1/subjects/{code}/proposals": [""],
    "/api/v1/subjects/{code}/why-not": ["?opening=O-0003", "?unit=U-0003", "?opening=O-0003&unit=U-0003"],
    "/api/v1/openings": ["", "?q=寮"],
    "/api/v1/units": ["", "?q=U-0003"],
    "/api/v1/rules": [""],
    "/api/v1/criteria": [""],
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


def test_it_lists_the_addresses_and_only_reads(document: dict[str, Any]) -> None:
    assert set(document["paths"]) == set(EXAMPLES)
    assert all(set(item) <= {"get", "parameters"} for item in document["paths"].values())


@pytest.mark.parametrize(("path", "query"), ANSWERED)
def test_every_answer_keeps_it(reader: FlaskClient, document: dict[str, Any], path: str, query: str) -> None:
    for code in PEOPLE if "{code}" in path else [""]:
        answer = reader.get(path.format(code=code) + query)

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
    assert ("404" in statuses) == path.startswith(("/api/v1/plan", "/api/v1/subjects"))


def test_everything_is_described(document: dict[str, Any]) -> None:
    operations = [item["get"] for item in document["paths"].values()]
    parameters = [one for item in document["paths"].values() for one in item["get"]["parameters"]]

    assert all(operation["summary"].endswith(".") for operation in operations)
    assert all(parameter["description"] for parameter in parameters)
    assert all(schema["description"].endswith(".") for schema in document["components"]["schemas"].values())


def test_no_parameter_may_be_null(document: dict[str, Any]) -> None:
    parameters = [one for item in document["paths"].values() for one in item["get"]["parameters"]]

    assert all(isinstance(parameter["schema"]["type"], str) for parameter in parameters)
