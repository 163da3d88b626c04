"""Versions of the policy, of which one is active, and what each would change."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_ACTIVE = sa.text("state = 'active'")
_SAID = "an activated policy is never changed"
_TEXT = {"sqlite": "{row}.document", "postgresql": "{row}.document::text"}


def upgrade() -> None:
    _create_policies()
    op.create_table(
        "rehearsals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("policy_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("against", sa.Integer(), nullable=False),
        sa.Column("today", sa.Date(), nullable=False),
        sa.Column("law_hash", sa.String(length=64), nullable=False),
        sa.Column("inputs_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.Column("made_by", sa.String(length=200), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["policy_id"], ["policies.id"], name=op.f("fk_rehearsals_policy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rehearsals")),
    )
    op.create_index(op.f("ix_rehearsals_policy_id"), "rehearsals", ["policy_id"])
    _keep("policies", _SAID, of="UPDATE OF document, number", only=_changes_what_held())
    _keep("rehearsals", "a rehearsal is never changed", of="UPDATE", only=None)


def downgrade() -> None:
    for table in ("rehearsals", "policies"):
        if op.get_bind().dialect.name == "postgresql":
            op.execute(f"DROP TRIGGER {table}_are_kept ON {table}")
            op.execute(f"DROP FUNCTION {table}_are_kept")
        op.drop_table(table)


def _create_policies() -> None:
    op.create_table(
        "policies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "active",
                "retired",
                name="policystate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("based_on", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.Column("made_by", sa.String(length=200), nullable=False),
        sa.Column("activated_at", sa.String(length=32), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.CheckConstraint("number >= 1", name=op.f("ck_policies_number_from_one")),
        sa.CheckConstraint(
            "(state = 'draft') = (activated_at IS NULL)", name=op.f("ck_policies_activated_unless_draft")
        ),
        sa.ForeignKeyConstraint(["based_on"], ["policies.number"], name=op.f("fk_policies_based_on")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policies")),
        sa.UniqueConstraint("number", name=op.f("uq_policies_number")),
    )
    op.create_index(
        "uq_policies_active", "policies", ["state"], unique=True, sqlite_where=_ACTIVE, postgresql_where=_ACTIVE
    )


def _changes_what_held() -> str:
    document = _TEXT[op.get_bind().dialect.name]
    before, after = document.format(row="OLD"), document.format(row="NEW")
    return f"OLD.state <> 'draft' AND ({before} <> {after} OR OLD.number <> NEW.number)"


def _keep(table: str, said: str, *, of: str, only: str | None) -> None:
    when = "" if only is None else f"WHEN ({only}) "
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE FUNCTION {table}_are_kept() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE integrity_constraint_violation USING MESSAGE = '{said}'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_are_kept BEFORE {of} ON {table} FOR EACH ROW {when}"
            f"EXECUTE FUNCTION {table}_are_kept()"
        )
    else:
        op.execute(
            f"CREATE TRIGGER {table}_are_kept BEFORE {of} ON {table} {when}BEGIN SELECT RAISE(ABORT, '{said}'); END"
        )
