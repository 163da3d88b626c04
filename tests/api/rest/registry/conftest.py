"""The same program as for records, what its document promises, and what an answer costs."""

from typing import Any

from flask.testing import FlaskClient
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from sqlalchemy import Engine, event

from tests.api.rest.records.conftest import V1, engine, program, served

__all__ = ["engine", "kept", "program", "select_count", "served"]


def kept(program: FlaskClient, name: str, answer: object) -> None:
    """Fail where an answer lacks what its schema promises, or has more."""
    document: dict[str, Any] = program.get(f"{V1}/openapi.json").json or {}
    for schema in document["components"]["schemas"].values():
        schema["additionalProperties"] = False
    schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    OAS31Validator(schema, format_checker=oas31_format_checker).validate(answer)


def select_count(engine: Engine, program: FlaskClient, path: str) -> int:
    """How many queries one answer takes."""
    sent: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        if statement.startswith("SELECT"):
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    assert program.get(path).status_code == 200
    event.remove(engine, "before_cursor_execute", note)
    return len(sent)
