"""What the environment says: IBASHO_* variables."""

import os
from pathlib import Path

from sqlalchemy import Engine

from matcher.domain.errors import IbashoError
from matcher.domain.text import Language, Text
from matcher.records.engine import make_engine
from seed_data import __file__ as seed_data_file

DEFAULT_DATABASE = Path("var") / "ibasho.sqlite3"
POLICY_FILE = Path(seed_data_file).parent / "policy.toml"
_OWNER_ONLY = 0o077
_NO_FOLDER = Text(
    "フォルダー [{folder}] を作れません（{why}）。書き込める場所で実行するか、IBASHO_DATABASE_URL で指定してください。",
    "the folder [{folder}] cannot be made ({why}); run where you may write, or name a database in IBASHO_DATABASE_URL",
)


def open_database() -> Engine:
    """The database of IBASHO_DATABASE_URL, or the embedded one in the folder `var` of where the command runs.

    Whatever this process writes can be read by its own user only. Raises `IbashoError` where the address is none, or
    the driver for it is missing.
    """
    os.umask(_OWNER_ONLY)
    return make_engine(os.environ.get("IBASHO_DATABASE_URL") or _embedded())


def language() -> Language:
    """IBASHO_LANG, Japanese unless it says en."""
    return "en" if os.environ.get("IBASHO_LANG") == "en" else "ja"


def geocoder() -> str | None:
    """IBASHO_GEOCODER, which names a geocoder on the network; None where nothing may be asked there."""
    return os.environ.get("IBASHO_GEOCODER") or None


def _embedded() -> str:
    folder = DEFAULT_DATABASE.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IbashoError(_NO_FOLDER.filled(folder=folder, why=error.strerror)) from error
    return f"sqlite:///{DEFAULT_DATABASE}"
