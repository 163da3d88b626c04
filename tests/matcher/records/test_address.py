"""An address is read as people write it, refused in words, and never shown with its password."""

import pytest

from matcher.domain.errors import IbashoError
from matcher.records.address import read_address, shown
from matcher.records.engine import make_engine

SECRET = "hunter2"  # the password that must not be seen


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_spoken_to_by_psycopg(scheme: str) -> None:
    engine = make_engine(f"{scheme}://desk@localhost/ibasho")

    assert (engine.dialect.name, engine.dialect.driver) == ("postgresql", "psycopg")


@pytest.mark.parametrize("scheme", ["sqlite", "sqlite+pysqlite"])
def test_sqlite_is_spoken_to_by_python_itself(scheme: str) -> None:
    assert make_engine(f"{scheme}:////tmp/x.db").dialect.driver == "pysqlite"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "banana",
        "mysql://somewhere/x",
        "postgresql+asyncpg://desk@localhost/ibasho",
        "postgresql+psycopg2://desk@localhost/ibasho",
        "postgresql://desk@localhost:port/ibasho",
        "居場所",
    ],
)
def test_what_is_no_address_of_ours_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(IbashoError, match="postgresql://user@localhost/ibasho"):
        read_address(url)


def test_what_the_driver_cannot_take_is_refused_too() -> None:
    with pytest.raises(IbashoError, match="timeout=soon"):
        make_engine("sqlite:///x.db?timeout=soon")


@pytest.mark.parametrize(
    "url",
    [
        f"pgsql://desk:{SECRET}@localhost/ibasho",
        f"postgresql://desk:{SECRET}@localhost:port/ibasho",
        f"postgresql//desk:{SECRET}@localhost/ibasho",
        f"postgresql//desk:p@{SECRET}@localhost/ibasho",
        f"postgresql//localhost/ibasho?password={SECRET}",
        f"mysql://localhost/ibasho?password={SECRET}",
    ],
)
def test_a_refusal_does_not_show_the_password(url: str) -> None:
    with pytest.raises(IbashoError, match="localhost") as told:
        read_address(url)

    assert SECRET not in str(told.value)


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://desk:{SECRET}@localhost/ibasho",
        f"postgresql://localhost/ibasho?user=desk&password={SECRET}",
        f"postgresql://localhost/ibasho?sslmode=verify-full&sslpassword={SECRET}",
    ],
)
def test_an_address_is_shown_without_its_password(url: str) -> None:
    said = shown(read_address(url))

    assert SECRET not in said
    assert "localhost/ibasho" in said
