"""What an answer costs: a bounded number of queries, and no solver in the process."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, event

from api.config import POLICY_FILE
from matcher.desk.folders import load_folder
from matcher.desk.runs import match_everybody
from matcher.exchange.policies import read_policy
from matcher.records.engine import make_engine
from matcher.records.sessions import writing_session
from seed_data.generate import generate
from seed_data.sizes import DEMO
from tests.acts import VERSIONS, act
from tests.databases import Databases

TODAY = date(2026, 11, 23)
MOST_QUERIES = 50
ADDRESSES = [
    "/registry/units?q=水戸",
    "/cases/subjects",
    "/plan",
    "/subjects",
    "/subjects/A-01",
    "/subjects/A-01/proposals",
    "/subjects/A-01/why-not?unit=U-0003",
    "/subjects/A-01/unblock",
    "/subjects/A-01/questions",
    "/subjects/A-01/overrides",
    "/subjects/A-01/compare?a=O-0001,U-0001&b=O-0003,-",
    "/shortages",
]
SERVING = """
import sys
from api.app import create_app
from matcher.records.engine import make_engine

engine = make_engine(sys.argv[1])
visitor = create_app(engine, demo=True).test_client()
for path in sys.argv[2:]:
    assert visitor.get(path).status_code == 200, path
engine.dispose()
print(sorted({name.partition(".")[0] for name in sys.modules} & {"ortools", "pandas"}))
"""


@pytest.fixture(scope="module")
def crowds(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Makes the demo with half as many people again, once for each kind of database."""
    folder = tmp_path_factory.mktemp("crowded")
    generate(folder, TODAY, size=replace(DEMO, subjects=18))

    @cache
    def loaded(kind: str) -> str:
        url = databases.empty(kind)
        engine = make_engine(url)
        with writing_session(engine) as session, session.begin():
            load_folder(session, folder, act(), today=TODAY)
            policy = read_policy(POLICY_FILE)
            match_everybody(session, today=TODAY, policy=policy, seed=1, versions=VERSIONS, act=act())
        engine.dispose()
        return url

    return loaded


@pytest.fixture
def crowded(crowds: Callable[[str], str], database: str) -> Iterator[Engine]:
    """The demo with half as many people again."""
    engine = make_engine(crowds(database))
    yield engine
    engine.dispose()


def queries(engine: Engine, served: Flask, path: str) -> int:
    """How many statements one answer takes, once what the process keeps of the run is there."""
    served.extensions["engine"] = engine
    served.test_client().get(f"/api/v1{path}")
    counted: list[object] = []

    def count(*said: object) -> None:
        counted.append(said)

    event.listen(engine, "before_cursor_execute", count)
    assert served.test_client().get(f"/api/v1{path}").status_code == 200
    event.remove(engine, "before_cursor_execute", count)
    return len(counted)


@pytest.mark.parametrize("path", ADDRESSES)
def test_queries_do_not_grow_with_people(url: str, served: Flask, crowded: Engine, path: str) -> None:
    demo = make_engine(url)

    taken = queries(demo, served, path), queries(crowded, served, path)

    demo.dispose()
    assert taken[0] == taken[1] <= MOST_QUERIES


def test_serving_imports_no_solver(url: str, said: str) -> None:
    assert said
    paths = ["/", "/subjects/A-01", "/subjects/L-12?unit=U-0003", *(f"/api/v1{path}" for path in ADDRESSES)]

    served = subprocess.run(
        [sys.executable, "-c", SERVING, url, *paths],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (served.stdout, served.stderr) == ("[]\n", "")
