"""A program that keeps records through the API of an empty installation."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from api.rest.records.catalogue import ALL
from api.rest.records.shapes import Shapes
from matcher.records.adding import add
from matcher.records.cases.kinds import PROPOSALS
from matcher.records.engine import make_engine
from matcher.records.sessions import writing_session
from tests.acts import act
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
    return {name: value for name, value in (_least(shapes) | some | values).items() if value is not None}


@cache
def _least(shapes: Shapes) -> dict[str, Any]:
    least: dict[str, Any] = shapes.said().dump(said(shapes.kind))
    return least


@cache
def promised(served: Flask) -> dict[str, Any]:
    """What the document says of every value, by name; it stays as it is while the app lives."""
    document: dict[str, Any] = served.test_client().get(f"{V1}/openapi.json").json or {}
    found: dict[str, Any] = document["components"]
    return found


def register(program: FlaskClient, kind: str, **values: object) -> str:
    """A record on record; its address."""
    made = program.post(address(kind), json=shape(kind, **values))
    assert made.status_code == 201, made.text
    return made.headers["Location"]


def with_all_before(program: FlaskClient, shapes: Shapes) -> None:
    """Everything that a kind may point to is on record."""
    for before in ALL[: ALL.index(shapes)]:
        register(program, before.kind.name)
        if before.kind.name == "subjects":
            propose(program)


def propose(program: FlaskClient, **values: object) -> str:
    """A proposal on record, as a run would write it; its address."""
    with writing_session(program.application.extensions["engine"]) as session, session.begin():
        add(session, PROPOSALS, [said(PROPOSALS, **values)], act())
    return f"{V1}/cases/proposals/{said(PROPOSALS, **values)['code']}"
