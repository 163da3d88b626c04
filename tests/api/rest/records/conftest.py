"""A program that keeps records through the API of an empty installation."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from api.app import create_app
from api.rest.records.catalogue import ALL
from api.rest.records.shapes import Shapes
from matcher.records.engine import make_engine
from tests.said import said

BY_NAME = {shapes.kind.name: shapes for shapes in ALL}
V1 = "/api/v1"
Ask = Callable[..., TestResponse]


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An empty installation's database."""
    made = make_engine(database_url, wait_s=2)
    yield made
    made.dispose()


@pytest.fixture(scope="session")
def served() -> Iterator[Flask]:
    """The app, made once for all tests: it takes long to describe itself."""
    nothing = make_engine("sqlite://")
    yield create_app(nothing, demo=False)
    nothing.dispose()


@pytest.fixture
def program(engine: Engine, served: Flask) -> FlaskClient:
    """A program that asks it."""
    served.extensions["engine"] = engine
    return served.test_client()


def address(kind: str) -> str:
    """Where records of a kind are."""
    return f"{V1}/{BY_NAME[kind].area}/{kind}"


def shape(kind: str, **values: object) -> dict[str, Any]:
    """A record as JSON says it: the least that the database takes, and whatever the test says."""
    shapes = BY_NAME[kind]
    some = {"offences": ["theft"]} if kind == "subjects" else {}
    least: dict[str, Any] = shapes.said().dump(said(shapes.kind))
    return {name: value for name, value in (least | some | values).items() if value is not None}


def register(program: FlaskClient, kind: str, **values: object) -> str:
    """A record on record; its address."""
    made = program.post(address(kind), json=shape(kind, **values))
    assert made.status_code == 201, made.text
    return made.headers["Location"]


def with_all_before(program: FlaskClient, shapes: Shapes) -> None:
    """Everything that a kind may point to is on record."""
    for before in ALL[: ALL.index(shapes)]:
        register(program, before.kind.name)
