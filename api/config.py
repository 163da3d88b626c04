"""What the environment says: IBASHO_* variables."""

import os
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from matcher.domain.errors import IbashoError
from matcher.domain.text import Language, Text
from matcher.records.engine import make_engine
from seed_data import __file__ as seed_data_file

DEFAULT_DATABASE = Path("var") / "ibasho.sqlite3"
POLICY_FILE = Path(seed_data_file).parent / "policy.toml"
_OWNER_ONLY = 0o077
_NOT_AN_ADDRESS = Text(
    "IBASHO_DATABASE_URL [{url}] はデータベースの場所として読めません。例: sqlite:////home/me/ibasho.sqlite3",
    "IBASHO_DATABASE_URL [{url}] is no address of a database; for example sqlite:////home/me/ibasho.sqlite3",
)
_NO_FOLDER = Text(
    "フォルダー [{folder}] を作れません（{why}）。書き込める場所で実行するか、IBASHO_DATABASE_URL で指定してください。",
    "the folder [{folder}] cannot be made ({why}); run where you may write, or name a database in IBASHO_DATABASE_URL",
)


def open_database() -> Engine:
    """The database of IBASHO_DATABASE_URL, or the embedded one in the folder `var` of where the command runs.

    Whatever this process writes can be read by its own user only. Raises `IbashoError` where the address is none.
    """
    os.umask(_OWNER_ONLY)
    url = os.environ.get("IBASHO_DATABASE_URL") or _embedded()
    try:
        make_url(url).get_dialect()
        return make_engine(url)
    except (SQLAlchemyError, ModuleNotFoundError, ValueError) as error:
        raise IbashoError(_NOT_AN_ADDRESS.filled(url=url)) from error


def language() -> Language:
    """IBASHO_LANG, Japanese unless it says en."""
    return "en" if os.environ.get("IBASHO_LANG") == "en" else "ja"


def _embedded() -> str:
    folder = DEFAULT_DATABASE.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IbashoError(_NO_FOLDER.filled(folder=folder, why=error.strerror)) from error
    return f"sqlite:///{DEFAULT_DATABASE}"
