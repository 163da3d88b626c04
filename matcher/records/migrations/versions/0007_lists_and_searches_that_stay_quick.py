"""Indexes of what is in use by its orders, and on PostgreSQL of the letters that a search looks for."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

ORDERS = (
    ("buildings", "code"),
    ("employers", "code"),
    ("employers", "name"),
    ("openings", "code"),
    ("providers", "code"),
    ("providers", "name"),
    ("units", "code"),
    ("units", "kind", "rent_yen"),
)
LETTERS = "ix_search_texts_letters"


def upgrade() -> None:
    in_use = sa.text("archived_on IS NULL")
    for table, *columns in ORDERS:
        name = op.f("_".join(("ix", table, *columns, "id")))
        op.create_index(name, table, [*columns, "id"], sqlite_where=in_use, postgresql_where=in_use)
    if op.get_bind().dialect.name == "postgresql":
        letters = sa.text("string_to_array(text, NULL)")
        op.create_index(LETTERS, "search_texts", [letters], postgresql_using="gin")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.drop_index(LETTERS, table_name="search_texts")
    for table, *columns in ORDERS:
        op.drop_index(op.f("_".join(("ix", table, *columns, "id"))), table_name=table)
