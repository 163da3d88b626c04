"""Facts that rules ask for: people to avoid, hours kept free, arrears, conditions in words, how long homes are kept."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_ASKED = ("not_asked", "asked_none", "asked_some")
_EDUCATION = ("junior_high", "high_school_left", "high_school", "vocational", "university")
_GUARANTEE = ("credit", "association", "independent", "certified")
_BACKGROUNDS = (
    "poverty",
    "isolation",
    "debt",
    "conflict_at_work",
    "alcohol",
    "gambling",
    "caring",
    "health",
)
_TERMS_OF_HOMES = ("hold_days", "income_limit_yen", "antisocial_years")
_OF_HOMES = {f"{name}_not_negative": f"{name} >= 0" for name in _TERMS_OF_HOMES}
_CHECKS = {
    "subjects": {
        "grants_yen_not_negative": "grants_yen >= 0",
        "income_yen_not_negative": "income_yen >= 0",
        "kept_free_from_minute_in_range": "kept_free_from_minute BETWEEN 0 AND 1439",
        "kept_free_until_minute_in_range": "kept_free_until_minute BETWEEN 1 AND 1440",
        "kept_free_in_order": "kept_free_from_minute < kept_free_until_minute",
    },
    "openings": {},
    "providers": _OF_HOMES,
    "buildings": _OF_HOMES,
    "units": _OF_HOMES,
}


def upgrade() -> None:
    for table, columns in _added().items():
        with op.batch_alter_table(table) as batch:
            for column in columns:
                batch.add_column(column)
            for name, check in _checks(table, columns).items():
                batch.create_check_constraint(op.f(f"ck_{table}_{name}"), sa.text(check))
    _create_list("subject_avoid_people", "subject_id", sa.Column("person", sa.String(length=40), nullable=False))
    institution = sa.Column("institution", sa.String(length=200), nullable=False)
    _create_list("opening_institutions", "opening_id", institution)
    background: sa.Column[str] = sa.Column(
        "background", _word("background", _BACKGROUNDS, constraint=True), nullable=False
    )
    _create_list("opening_excluded_backgrounds", "opening_id", background)


def downgrade() -> None:
    for table in ("opening_excluded_backgrounds", "opening_institutions", "subject_avoid_people"):
        op.drop_table(table)
    for table, columns in reversed(_added().items()):
        with op.batch_alter_table(table) as batch:
            for name in _checks(table, columns):
                batch.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
            for column in columns:
                batch.drop_column(column.name)


def _added() -> dict[str, list[sa.Column[Any]]]:
    return {
        "subjects": [
            sa.Column("missing_fingers", sa.Boolean(), nullable=True),
            sa.Column("avoid_people_asked", _word("avoid_people_asked", _ASKED), nullable=True),
            sa.Column("kept_free_asked", _word("kept_free_asked", _ASKED), nullable=True),
            sa.Column("kept_free_from_minute", sa.Integer(), nullable=True),
            sa.Column("kept_free_until_minute", sa.Integer(), nullable=True),
            sa.Column("grants_yen", sa.Integer(), nullable=True),
            sa.Column("income_yen", sa.Integer(), nullable=True),
            sa.Column("tax_arrears", sa.Boolean(), nullable=True),
        ],
        "openings": [
            sa.Column("missing_fingers_accepted", sa.Boolean(), nullable=True),
            sa.Column("education_min", _word("education_min", _EDUCATION), nullable=True),
            *_conditions(),
        ],
        "providers": _terms_of_homes(),
        "buildings": _terms_of_homes(),
        "units": [
            *_terms_of_homes(),
            sa.Column("guarantee_check", _word("guarantee_check", _GUARANTEE), nullable=True),
            *_conditions(),
        ],
    }


def _terms_of_homes() -> list[sa.Column[Any]]:
    barred: sa.Column[Any] = sa.Column("tax_arrears_barred", sa.Boolean(), nullable=True)
    return [*(sa.Column(name, sa.Integer(), nullable=True) for name in _TERMS_OF_HOMES), barred]


def _conditions() -> list[sa.Column[Any]]:
    return [
        sa.Column("conditions", sa.String(length=2_000), nullable=True),
        sa.Column("conditions_covered", sa.Boolean(), nullable=True),
    ]


def _word(name: str, codes: tuple[str, ...], *, constraint: bool = False) -> sa.Enum:
    return sa.Enum(*codes, name=name, native_enum=False, create_constraint=constraint, length=40)


def _checks(table: str, columns: list[sa.Column[Any]]) -> dict[str, str]:
    """Those of the table, and of columns that hold a word of a closed set; SQLite knows no truth values either."""
    words = {
        column.name: f"{column.name} IN ({', '.join(repr(each) for each in column.type.enums)})"
        for column in columns
        if isinstance(column.type, sa.Enum)
    }
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    flags = {column.name: f"{column.name} IN (0, 1)" for column in columns if isinstance(column.type, sa.Boolean)}
    return {**_CHECKS[table], **words, **(flags if is_sqlite else {})}


def _create_list(table: str, owner: str, member: sa.Column[Any]) -> None:
    """A list of one member a row that goes with its record."""
    of = f"{owner.removesuffix('_id')}s"
    op.create_table(
        table,
        sa.Column(owner, sa.Integer(), nullable=False),
        member,
        sa.ForeignKeyConstraint([owner], [f"{of}.id"], name=op.f(f"fk_{table}_{owner}"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint(owner, member.name, name=op.f(f"pk_{table}")),
    )
