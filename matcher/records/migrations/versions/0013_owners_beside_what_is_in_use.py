"""Whose a record is, beside the orders of what is in use (PostgreSQL), and what is archived among the owners."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

ORDERS = (
    ("buildings", ("code",), ("provider_id",)),
    ("openings", ("code",), ("employer_id",)),
    ("units", ("code",), ("provider_id", "building_id", "employer_id")),
    ("units", ("kind", "rent_yen"), ("provider_id", "building_id", "employer_id")),
)
OWNERS = ("buildings", "employers", "providers")


def upgrade() -> None:
    _order_again(beside=True)
    archived = sa.text("archived_on IS NOT NULL")
    for table in OWNERS:
        name = op.f(f"ix_{table}_archived_on_id")
        op.create_index(name, table, ["archived_on", "id"], sqlite_where=archived, postgresql_where=archived)


def downgrade() -> None:
    for table in OWNERS:
        op.drop_index(op.f(f"ix_{table}_archived_on_id"), table_name=table)
    _order_again(beside=False)


def _order_again(*, beside: bool) -> None:
    """Make the orders anew, on PostgreSQL alone: an index of SQLite has no columns beside those in order."""
    if op.get_bind().dialect.name != "postgresql":
        return
    in_use = sa.text("archived_on IS NULL")
    for table, columns, owners in ORDERS:
        name = op.f("_".join(("ix", table, *columns, "id")))
        op.drop_index(name, table_name=table)
        op.create_index(
            name, table, [*columns, "id"], postgresql_where=in_use, postgresql_include=[*owners] if beside else []
        )
