"""What a merge took over, and pairs of records that a person said are not the same."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("merges", sa.Column("taken", sa.JSON(), server_default="{}", nullable=False))
    op.create_table(
        "not_same",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("first_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("second_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("why", sa.String(length=200), nullable=True),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_not_same_first_before_second")),
        sa.PrimaryKeyConstraint("kind", "first_id", "second_id", name=op.f("pk_not_same")),
    )


def downgrade() -> None:
    op.drop_table("not_same")
    op.drop_column("merges", "taken")
