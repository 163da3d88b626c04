"""The same program as for records, what its document promises, and what an answer costs."""

from functools import cache
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from sqlalchemy import Engine, event

from tests.api.rest.records.conftest import engine, program, promised

__all__ = ["engine", "kept", "program", "select_count"]


def kept(program: FlaskClient, name: str, answer: object) -> None:
    """Fail where an answer lacks what its schema promises, or has more."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": _nothing_more(program.application)}
    OAS31Validator(schema, format_checker=oas31_format_checker).validate(answer)


@cache
def _nothing_more(served: Flask) -> dict[str, Any]:
    components = promised(served)
    schemas = {name: schema | {"additionalProperties": False} for name, schema in components["schemas"].items()}
    return components | {"schemas": schemas}


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
