"""What each run solved and what proves its plan, written once and never changed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_TABLE = "run_certificates"
_SAID = "the certificate of a run is never changed"


def upgrade() -> None:
    op.create_table(
        _TABLE,
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("problem", sa.LargeBinary(), nullable=False),
        sa.Column("problem_sha256", sa.String(length=64), nullable=False),
        sa.Column("solution", sa.LargeBinary(), nullable=False),
        sa.Column("solution_sha256", sa.String(length=64), nullable=False),
        sa.Column("versions", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_run_certificates_run_id")),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_run_certificates")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE FUNCTION {_TABLE}_are_kept() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE integrity_constraint_violation USING MESSAGE = '{_SAID}'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {_TABLE}_are_kept BEFORE UPDATE ON {_TABLE} FOR EACH ROW "
            f"EXECUTE FUNCTION {_TABLE}_are_kept()"
        )
    else:
        op.execute(
            f"CREATE TRIGGER {_TABLE}_are_kept BEFORE UPDATE ON {_TABLE} BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"DROP TRIGGER {_TABLE}_are_kept ON {_TABLE}")
        op.execute(f"DROP FUNCTION {_TABLE}_are_kept")
    op.drop_table(_TABLE)
