"""Trouble with a database: what a person can do about it, in a sentence."""

import re

from sqlalchemy import URL
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from matcher.domain.text import Text
from matcher.records.address import shown

UNUSABLE = Text(
    "データベース [{url}] を使えません（{why}）。場所と権限を確かめるか、IBASHO_DATABASE_URL を直してください。",
    "the database [{url}] cannot be used ({why}); check its place and permissions, or correct IBASHO_DATABASE_URL",
)
NO_SERVER = Text(
    "データベース [{url}] のサーバーにつながりません（{why}）。PostgreSQL が動いているか、"
    "IBASHO_DATABASE_URL のホスト名とポートが正しいか確かめてください。",
    "the server of the database [{url}] does not answer ({why}); "
    "check that PostgreSQL runs, and host and port in IBASHO_DATABASE_URL",
)
NO_SUCH_DATABASE = Text(
    "データベース [{url}] はまだありません。次のコマンドで作ってください: "
    "createdb --encoding=UTF8 --template=template0 {name}",
    "there is no database [{url}] yet; to make it: createdb --encoding=UTF8 --template=template0 {name}",
)
NOT_LET_IN = Text(
    "データベース [{url}] に入れません（{why}）。IBASHO_DATABASE_URL のユーザー名とパスワードを確かめてください。",
    "the database [{url}] lets nobody in like this ({why}); check user name and password in IBASHO_DATABASE_URL",
)
NO_RIGHTS = Text(
    "データベース [{url}] での権限が足りません（{why}）。このユーザーをデータベースの所有者にしてください: "
    'ALTER DATABASE "{name}" OWNER TO "{user}"',
    "the database [{url}] does not give the rights that are needed ({why}); make this user its owner: "
    'ALTER DATABASE "{name}" OWNER TO "{user}"',
)
BUSY = Text(
    "データベース [{url}] はほかの処理が書き込み中です。しばらくしてから、もう一度実行してください。",
    "something else is writing to the database [{url}]; try again in a while",
)
_SIGNS = (
    (r"database is locked|lock timeout", BUSY),
    (r"permission denied for|must be owner of", NO_RIGHTS),
    (r'database ".*" does not exist', NO_SUCH_DATABASE),
    (r'authentication failed|no password supplied|role ".*" does not exist|no pg_hba.conf entry', NOT_LET_IN),
    (r"connection failed|connection is bad|connection timeout|failed to resolve host", NO_SERVER),
)
"""What the words of SQLite, libpq and psycopg contain; a server that speaks another language gets `UNUSABLE`."""


def is_busy(error: SQLAlchemyError) -> bool:
    """Whether others were writing for so long that a writer gave up; to try again later helps."""
    return isinstance(error, DatabaseError) and re.search(_SIGNS[0][0], str(error.orig)) is not None


def said_of(error: SQLAlchemyError, address: URL) -> Text:
    """What happened and what to do, without the password of the address."""
    cause = str(error.orig if isinstance(error, DatabaseError) else error)
    words = next((words for sign, words in _SIGNS if re.search(sign, cause)), UNUSABLE)
    why = cause.strip().splitlines()[0] if cause.strip() else type(error).__name__
    return words.filled(url=shown(address), why=why, name=address.database, user=address.username)
