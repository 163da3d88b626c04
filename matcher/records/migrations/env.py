"""What Alembic runs before a revision: it takes the open connection that `schema.py` hands over, and no other."""

from alembic import context
from sqlalchemy.schema import SchemaItem

from matcher.records.schema import metadata
from matcher.records.search import LETTERS


def comparable(_: SchemaItem, name: str | None, *__: object) -> bool:
    """All but the index that only PostgreSQL has."""
    return name != LETTERS


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata(),
    include_object=comparable,
    render_as_batch=True,  # SQLite changes a table by making it anew
    transactional_ddl=True,  # on SQLite too: a migration happens wholly or not at all
)
with context.begin_transaction():
    context.run_migrations()
