"""A program that reads the demo through the API, and the document it goes by."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from matcher.records.engine import make_engine

Read = Callable[[str], Any]


@pytest.fixture
def reader(app: Flask) -> FlaskClient:
    """A program that asks the demo."""
    return app.test_client()


@pytest.fixture
def read(reader: FlaskClient) -> Read:
    """Read one address below /api/v1 that answers well."""

    def answered(path: str) -> Any:  # noqa: ANN401  # JSON
        answer = reader.get(f"/api/v1{path}")
        assert answer.status_code == 200, answer.text
        return answer.json

    return answered


@pytest.fixture(scope="session")
def document(served: Flask) -> dict[str, Any]:
    """The OpenAPI document, which is the same on every database and for all tests."""
    found: dict[str, Any] = served.test_client().get("/api/v1/openapi.json").json or {}
    return found


@pytest.fixture
def unmatched(database_url: str, served: Flask) -> Iterator[FlaskClient]:
    """A program that asks before the first run."""
    engine = make_engine(database_url)
    served.extensions["engine"] = engine
    yield served.test_client()
    engine.dispose()
