"""A database with something in nearly every table, and a backup of one."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import Engine

from matcher.desk.folders import load_folder
from matcher.records.backup import write_backup
from matcher.records.cases.runs import Run, RunCertificate
from matcher.records.engine import make_engine
from matcher.records.installation import DemoState
from matcher.records.sessions import writing_session
from seed_data.generate import generate
from tests.acts import act
from tests.contents import Contents, contents
from tests.databases import Databases
from tests.prefecture import DEMO_DAY
from tests.records import employer

ODD = "𠮷野家\t\"'\\%(x)s\u3000🏠 ' OR 1=1 --\r\n"
MADE_AT = "2026-11-23T09:00:00+00:00"


@pytest.fixture(scope="session")
def filled(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An SQLite database with the demo prefecture, a run and odd characters, only to be read."""
    folder: Path = tmp_path_factory.mktemp("files")
    generate(folder, DEMO_DAY, seed=1)
    engine = make_engine(databases.empty("sqlite"))
    odd = {ODD: [None, 1.5, True, {"居場所": "\u0000\ud800"}]}
    run = Run(made_at=MADE_AT, today=date(1, 1, 1), seed=2**31 - 1, policy=odd, result={}, law_hash="", inputs_hash="")
    files = RunCertificate(
        run_id=1, problem=bytes(range(256)), problem_sha256="0", solution=b"", solution_sha256="1", versions=odd
    )
    with writing_session(engine) as session, session.begin():
        load_folder(session, folder, act(), today=DEMO_DAY)
        session.add_all([run, files, employer("E-ODD", contact=ODD), DemoState(demo_day=DEMO_DAY, files_hash="0")])
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def held(filled: Engine) -> Contents:
    """All that it holds."""
    return contents(filled)


@pytest.fixture(scope="session")
def backup(filled: Engine) -> bytes:
    """A backup of it."""
    stream = BytesIO()
    write_backup(filled, stream, made_at=MADE_AT)
    return stream.getvalue()
