"""A program that reads the demo through the API, and the document it goes by."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from api.app import create_app
from matcher.records.engine import make_engine
from matcher.records.schema import upgrade

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


@pytest.fixture
def document(read: Read) -> dict[str, Any]:
    """The OpenAPI document."""
    found: dict[str, Any] = read("/openapi.json")
    return found


@pytest.fixture
def unmatched(tmp_path: Path) -> Iterator[FlaskClient]:
    """A program that asks before the first run."""
    engine = make_engine(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    upgrade(engine)
    yield create_app(engine, demo=True).test_client()
    engine.dispose()
