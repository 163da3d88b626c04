"""What a database holds, read through the tables of the code and in the same order everywhere; and forged backups."""

import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Engine, select

from matcher.records.backup import MANIFEST
from matcher.records.engine import writing
from matcher.records.schema import metadata

Contents = dict[str, list[tuple[object, ...]]]


def contents(engine: Engine) -> Contents:
    """Every row of every table."""
    with engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in metadata().sorted_tables
        }


def put(engine: Engine, held: Contents) -> None:
    """Fill the tables of an empty database."""
    with writing(engine).begin() as connection:
        for table in metadata().sorted_tables:
            rows = [dict(zip(table.columns.keys(), row, strict=True)) for row in held[table.name]]
            if rows:
                connection.execute(table.insert(), rows)


def rewritten(backup: bytes, **said: object) -> bytes:
    """The same backup with another manifest."""
    stream = BytesIO()
    with ZipFile(BytesIO(backup)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, json.dumps(json.loads(content) | said) if name == MANIFEST else content)
    return stream.getvalue()
