"""Answers that are given again to who asks again under the same key."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "given_answers",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("asked", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_given_answers")),
    )
    op.create_index(op.f("ix_given_answers_at"), "given_answers", ["at"])
    op.create_index("ix_given_answers_kind_record_id", "given_answers", ["kind", "record_id"])


def downgrade() -> None:
    op.drop_table("given_answers")
