"""The gazetteer: points of towns, blocks and lots."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "gazetteer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.Integer(), nullable=False),
        sa.Column("block", sa.String(length=40), nullable=False),
        sa.Column("town", sa.String(length=100), nullable=False),
        sa.Column("koaza", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.CheckConstraint("municipality BETWEEN 1000 AND 47999", name=op.f("ck_gazetteer_municipality_in_range")),
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name=op.f("ck_gazetteer_lat_with_lon")),
        sa.CheckConstraint("lat BETWEEN 20 AND 46", name=op.f("ck_gazetteer_lat_in_range")),
        sa.CheckConstraint("lon BETWEEN 122 AND 154", name=op.f("ck_gazetteer_lon_in_range")),
        sa.CheckConstraint("koaza = '' OR block <> ''", name=op.f("ck_gazetteer_koaza_of_block")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gazetteer")),
        sa.UniqueConstraint(
            "municipality",
            "block",
            "town",
            "koaza",
            "lat",
            "lon",
            name=op.f("uq_gazetteer_municipality_block_town_koaza_lat_lon"),
        ),
    )


def downgrade() -> None:
    op.drop_table("gazetteer")
