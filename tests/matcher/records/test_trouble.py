"""What a person can do about a database that cannot be used is said in a sentence."""

import socket
from pathlib import Path

import pytest
from sqlalchemy.exc import ProgrammingError, SQLAlchemyError

from matcher.records.address import read_address
from matcher.records.engine import make_engine, writing
from matcher.records.schema import upgrade
from matcher.records.trouble import said_of
from tests.databases import Databases


def trouble(url: str) -> str:
    """What is said where a database cannot be used."""
    engine = make_engine(url, wait_s=0.05)
    with pytest.raises(SQLAlchemyError) as told:
        upgrade(engine)
    engine.dispose()
    said = said_of(told.value, engine.url)
    assert "hunter2" not in said.ja + said.en
    assert len(said.en.splitlines()) == len(said.ja.splitlines()) == 1
    return said.en


def test_a_server_that_does_not_answer() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

        said = trouble(f"postgresql://desk:hunter2@127.0.0.1:{port}/ibasho")

    assert "check that PostgreSQL runs" in said
    assert f"desk:***@127.0.0.1:{port}" in said


def test_a_socket_that_is_not_there(tmp_path: Path) -> None:
    assert "check that PostgreSQL runs" in trouble(f"postgresql:///ibasho?host={tmp_path}")


def test_a_machine_that_is_not_there() -> None:
    assert "check that PostgreSQL runs" in trouble("postgresql://desk:hunter2@nowhere.invalid/ibasho")


@pytest.mark.postgresql
def test_a_database_that_is_not_there(databases: Databases) -> None:
    url = read_address(databases.blank("postgresql")).set(database="ibasho_nowhere")

    said = trouble(url.render_as_string(hide_password=False))

    assert "createdb --encoding=UTF8 --template=template0 ibasho_nowhere" in said


@pytest.mark.postgresql
def test_a_user_who_is_not_known(databases: Databases) -> None:
    url = read_address(databases.blank("postgresql")).set(username="ibasho_nobody", password="hunter2")

    assert "check user name and password" in trouble(url.render_as_string(hide_password=False))


def test_a_user_who_may_not_make_tables() -> None:
    told = ProgrammingError("CREATE TABLE x ()", None, Exception("permission denied for schema public\nLINE 1: x"))

    said = said_of(told, read_address("postgresql://desk@localhost/ibasho"))

    assert 'ALTER DATABASE "ibasho" OWNER TO "desk"' in said.en


def test_a_writer_who_does_not_get_a_turn(blank_url: str) -> None:
    writer = make_engine(blank_url)

    with writing(writer).begin():
        said = trouble(blank_url)

    writer.dispose()
    assert "try again in a while" in said


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("架空のデータ" * 1000, encoding="utf-8")

    assert "file is not a database" in trouble(f"sqlite:///{tmp_path / 'x.db'}")
