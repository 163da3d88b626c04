"""Conditions in words that an employer, a provider or a building says once for all that stands under it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_TABLES = ("employers", "providers", "buildings")


def upgrade() -> None:
    for table in _TABLES:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("conditions", sa.String(length=2_000), nullable=True))
            batch.add_column(sa.Column("conditions_covered", sa.Boolean(), nullable=True))
            if _is_sqlite():
                batch.create_check_constraint(_covered(table), sa.text("conditions_covered IN (0, 1)"))


def downgrade() -> None:
    """What was said once for several is said of each of them before its place goes, so that nobody stops asking."""
    _say_to_each("openings", "employers", "openings.employer_id")
    _say_to_each("units", "buildings", "units.building_id")
    _say_to_each("units", "providers", "units.provider_id")
    of_building = "(SELECT provider_id FROM buildings WHERE buildings.id = units.building_id)"
    _say_to_each("units", "providers", of_building)
    for table in reversed(_TABLES):
        with op.batch_alter_table(table) as batch:
            if _is_sqlite():
                batch.drop_constraint(_covered(table), type_="check")
            batch.drop_column("conditions_covered")
            batch.drop_column("conditions")


def _say_to_each(below: str, above: str, owner: str) -> None:
    """Write the words of the record above into those below that have none."""
    said = f"FROM {above} WHERE {above}.id = {owner}"
    taken = ", ".join(f"{name} = (SELECT {above}.{name} {said})" for name in ("conditions_covered", "conditions"))
    lacking = f"conditions IS NULL AND EXISTS (SELECT 1 {said} AND {above}.conditions IS NOT NULL)"
    op.execute(f"UPDATE {below} SET {taken} WHERE {lacking}")  # nosec B608  # names of ours alone


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _covered(table: str) -> str:
    return op.f(f"ck_{table}_conditions_covered")
