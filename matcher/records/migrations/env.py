"""What Alembic runs before a revision: it takes the open connection that `schema.py` hands over, and no other."""

from alembic import context

from matcher.records.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata(),
    render_as_batch=True,  # SQLite changes a table by making it anew
    transactional_ddl=True,  # on SQLite too: a migration happens wholly or not at all
)
with context.begin_transaction():
    context.run_migrations()
