"""Where the database lies: an address is read once, and shown to people without what is secret in it."""

from sqlalchemy import URL, make_url
from sqlalchemy.exc import SQLAlchemyError

from matcher.domain.errors import IbashoError
from matcher.domain.text import Text

_DRIVERS = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
_SECRETS = ("password", "sslpassword")
NOT_AN_ADDRESS = Text(
    "IBASHO_DATABASE_URL [{url}] はデータベースの場所として読めません。"
    "例: sqlite:////home/me/ibasho.sqlite3、postgresql://user@localhost/ibasho",
    "IBASHO_DATABASE_URL [{url}] is no address of a database; "
    "for example sqlite:////home/me/ibasho.sqlite3, postgresql://user@localhost/ibasho",
)
NO_DRIVER = Text(
    "PostgreSQL を使うための psycopg がありません。次のコマンドで追加してください: "
    ".venv/bin/python -m pip install --editable '.[postgres]'",
    "psycopg, which speaks to PostgreSQL, is missing; to add it: "
    ".venv/bin/python -m pip install --editable '.[postgres]'",
)


def read_address(url: str) -> URL:
    """The address of an SQLite or PostgreSQL database, with the driver it is spoken to by: sqlite3, psycopg 3.

    Raises `IbashoError` where the text is no such address.
    """
    try:
        address = make_url(url)
    except (SQLAlchemyError, ValueError) as error:
        raise IbashoError(NOT_AN_ADDRESS.filled(url=_shown_text(url))) from error
    if address.drivername not in _DRIVERS:
        raise IbashoError(NOT_AN_ADDRESS.filled(url=shown(address)))
    return address.set(drivername=_DRIVERS[address.drivername])


def shown(address: URL) -> str:
    """The address without its password, wherever that stands."""
    return address.difference_update_query(_SECRETS).render_as_string(hide_password=True)


def _shown_text(url: str) -> str:
    """What is safe of what could not be read: neither what stands before an @ nor what follows a question mark."""
    before, at, after = url.rpartition("@")
    return f"{'***' if before else ''}{at}{after.partition('?')[0]}"
