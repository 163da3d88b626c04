"""Figures of the law that are added between releases, and the further regulated roles of openings."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_ROLES = ("general", "security_guard", "real_estate_transaction", "child_contact")
_FURTHER_ROLES = (
    *("tax_accountant", "real_estate_appraiser", "judicial_scrivener", "administrative_scrivener"),
    *("public_accountant", "labour_consultant", "physician", "nurse", "pharmacist"),
)
_UNITS = ("yen", "years", "months", "days", "hours", "age", "times", "discretion")
_SOURCES = ("official", "statute", "secondary")


def upgrade() -> None:
    op.create_table(
        "law_rows",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("unit", _words("figureunit", _UNITS), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("reference_ja", sa.String(length=200), nullable=False),
        sa.Column("reference_en", sa.String(length=200), nullable=False),
        sa.Column("source", _words("figuresource", _SOURCES), nullable=False),
        sa.Column("confirmed", sa.Boolean(create_constraint=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.CheckConstraint("reference_ja <> '' AND reference_en <> ''", name=op.f("ck_law_rows_reference_said")),
        sa.CheckConstraint("from_on <= until_on", name=op.f("ck_law_rows_from_on_by_until_on")),
        sa.CheckConstraint("place BETWEEN 0 AND 47999", name=op.f("ck_law_rows_place_in_range")),
        sa.CheckConstraint("value >= 0", name=op.f("ck_law_rows_value_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_law_rows")),
        sa.UniqueConstraint("key", "place", "from_on", name=op.f("uq_law_rows_key_place_from_on")),
    )
    _permit_roles((*_ROLES, *_FURTHER_ROLES))


def downgrade() -> None:
    """Of a role that the older tables do not know nothing is said: so it has to be asked about, not taken for none."""
    openings = sa.table("openings", sa.column("role", sa.String()))
    op.execute(sa.update(openings).where(openings.c.role.in_(_FURTHER_ROLES)).values(role=None))
    _permit_roles(_ROLES)
    op.drop_table("law_rows")


def _words(name: str, codes: Sequence[str]) -> sa.Enum:
    return sa.Enum(*codes, name=name, native_enum=False, create_constraint=True, length=40)


def _permit_roles(roles: Sequence[str]) -> None:
    name = op.f("ck_openings_role")
    with op.batch_alter_table("openings") as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, sa.text(f"role IN ({', '.join(map(repr, roles))})"))
