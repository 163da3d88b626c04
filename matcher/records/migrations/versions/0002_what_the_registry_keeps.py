"""What the registry keeps: buildings, rounds, organisations, holds; what is said once for all; history and versions."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_NEW_TABLES = (
    "organisations",
    "column_names",
    "buildings",
    "building_stances",
    "building_guarantor_ways",
    "building_nearby",
    "provider_guarantor_ways",
    "opening_stances",
    "opening_interviews",
    "unit_stances",
    "subject_backgrounds",
    "opening_holds",
    "unit_holds",
    "rounds",
    "interviews",
    "needs",
    "prison_counts",
    "registry_changes",
    "case_changes",
    "merges",
    "search_texts",
    "imports",
)
"""In the order in which they are made."""
_CHECKS = {
    "employers": {
        "lat_with_lon": "(lat IS NULL) = (lon IS NULL)",
        "lat_in_range": "lat BETWEEN 20 AND 46",
        "lon_in_range": "lon BETWEEN 122 AND 154",
        "capacity_limit_not_negative": "capacity_limit >= 0",
        "antisocial_years_not_negative": "antisocial_years >= 0",
        "pay_closing_day_in_range": "pay_closing_day BETWEEN 1 AND 31",
        "pay_day_in_range": "pay_day BETWEEN 1 AND 31",
        "pay_month_offset_in_range": "pay_month_offset BETWEEN 0 AND 12",
    },
    "openings": {
        "deductions_yen_not_negative": "deductions_yen >= 0",
        "earliest_apply_days_not_negative": "earliest_apply_days >= 0",
        "out_of_service_from_by_out_of_service_until": "out_of_service_from <= out_of_service_until",
        "out_of_service_begins": "out_of_service_until IS NULL OR out_of_service_from IS NOT NULL",
    },
    "providers": {
        "notice_days_not_negative": "notice_days >= 0",
        "household_max_in_range": "household_max BETWEEN 1 AND 99",
        "closing_minute_in_range": "closing_minute BETWEEN 0 AND 2160",
    },
    "units": {
        "out_of_service_from_by_out_of_service_until": "out_of_service_from <= out_of_service_until",
        "out_of_service_begins": "out_of_service_until IS NULL OR out_of_service_from IS NOT NULL",
        "belongs_to_somebody": "coalesce(provider_id, employer_id, building_id) IS NOT NULL",
    },
    "subjects": {
        "prison_earnings_yen_not_negative": "prison_earnings_yen >= 0",
        "medicine_days_not_negative": "medicine_days >= 0",
        "fines_yen_not_negative": "fines_yen >= 0",
        "earnings_are_part_of_cash": "prison_earnings_yen <= cash_yen",
    },
    "consents": {},
}
_INDEXES = {
    "employers": ("confirmed_on", "corporate_number"),
    "openings": ("confirmed_on",),
    "providers": ("confirmed_on", "corporate_number"),
    "units": ("confirmed_on", "building_id"),
    "subjects": (),
    "consents": (),
}
_OLD_UNIT_CHECKS = {
    "has_provider_or_employer": "provider_id IS NOT NULL OR employer_id IS NOT NULL",
    "round_opens_on_by_round_closes_on": "round_opens_on <= round_closes_on",
    "round_closes_on_by_move_in_on": "round_closes_on <= move_in_on",
}
_ROUND = ("round_opens_on", "round_closes_on", "move_in_on")


def upgrade() -> None:
    _create_organisations()
    _create_buildings()
    _create_lists()
    _create_holds()
    _create_cases()
    _create_history()
    _create_imports()
    for table, columns in _added().items():
        _extend(table, columns)
    _move_rounds()
    _number_routes()
    _date_consents()


def downgrade() -> None:
    _unnumber_routes()
    _put_rounds_back()
    for table, columns in reversed(_added().items()):
        _cut_back(table, columns)
    for table in reversed(_NEW_TABLES):
        op.drop_table(table)


def _added() -> dict[str, list[sa.Column[Any]]]:
    return {
        "employers": _employer_columns(),
        "openings": _opening_columns(),
        "providers": _provider_columns(),
        "units": _unit_columns(),
        "subjects": _subject_columns(),
        "consents": _consent_columns(),
    }


def _extend(table: str, columns: list[sa.Column[Any]]) -> None:
    with op.batch_alter_table(table) as batch:
        for column in columns:
            batch.add_column(column)
        for name, check in _checks(table, columns).items():
            batch.create_check_constraint(op.f(f"ck_{table}_{name}"), sa.text(check))
        for column_name in _INDEXES[table]:
            batch.create_index(op.f(f"ix_{table}_{column_name}"), [column_name])
        if table == "units":
            batch.create_foreign_key(op.f("fk_units_building_id"), "buildings", ["building_id"], ["id"])


def _cut_back(table: str, columns: list[sa.Column[Any]]) -> None:
    with op.batch_alter_table(table) as batch:
        for column_name in _INDEXES[table]:
            batch.drop_index(op.f(f"ix_{table}_{column_name}"))
        for name in _checks(table, columns):
            batch.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
        if table == "units":
            batch.drop_constraint(op.f("fk_units_building_id"), type_="foreignkey")
        for column in columns:
            batch.drop_column(column.name)


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


def _move_rounds() -> None:
    op.execute(
        "INSERT INTO rounds (unit_id, opens_on, closes_on, move_in_on) "
        "SELECT id, round_opens_on, round_closes_on, move_in_on FROM units WHERE round_closes_on IS NOT NULL"
    )
    with op.batch_alter_table("units") as batch:
        for name in _OLD_UNIT_CHECKS:
            batch.drop_constraint(op.f(f"ck_units_{name}"), type_="check")
        for column in _ROUND:
            batch.drop_column(column)


def _put_rounds_back() -> None:
    """Of several rounds of a home the first goes back, since it had room for one."""
    with op.batch_alter_table("units") as batch:
        for column in _ROUND:
            batch.add_column(sa.Column(column, sa.Date(), nullable=True))
        for name, check in _OLD_UNIT_CHECKS.items():
            batch.create_check_constraint(op.f(f"ck_units_{name}"), sa.text(check))
    rounds = sa.table("rounds", *(sa.column(name) for name in ("unit_id", "opens_on", "closes_on", "move_in_on")))
    units = sa.table("units", *(sa.column(name) for name in ("id", *_ROUND)))
    others = rounds.alias()
    first = sa.select(sa.func.min(others.c.closes_on)).where(others.c.unit_id == units.c.id).scalar_subquery()
    its = (rounds.c.unit_id == units.c.id, rounds.c.closes_on == first)
    sources = zip(_ROUND, ("opens_on", "closes_on", "move_in_on"), strict=True)
    said = {column: sa.select(rounds.c[source]).where(*its).scalar_subquery() for column, source in sources}
    op.execute(sa.update(units).values(said))


def _routes(*own: sa.Column[Any] | sa.Constraint) -> sa.Table:
    """The table of declared ways, with the columns that make a row its own."""
    return op.create_table(
        "routes",
        *own,
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("first_arrival_minute", sa.Integer(), nullable=False),
        sa.Column("last_departure_minute", sa.Integer(), nullable=False),
        sa.Column("declared_by", sa.String(length=200), nullable=True),
        sa.Column("declared_on", sa.Date(), nullable=True),
        sa.CheckConstraint("minutes BETWEEN 1 AND 720", name=op.f("ck_routes_minutes_in_range")),
        sa.CheckConstraint(
            "first_arrival_minute BETWEEN 0 AND 2160", name=op.f("ck_routes_first_arrival_minute_in_range")
        ),
        sa.CheckConstraint(
            "first_arrival_minute < last_departure_minute",
            name=op.f("ck_routes_last_departure_after_first_arrival"),
        ),
        sa.ForeignKeyConstraint(["opening_id"], ["openings.id"], name=op.f("fk_routes_opening_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_routes_unit_id"), ondelete="CASCADE"),
    )


def _taken_routes() -> list[dict[str, Any]]:
    """The ways that are declared; their table is gone afterwards."""
    old = sa.table(
        "routes",
        *(sa.column(name) for name in ("unit_id", "opening_id", "minutes", "first_arrival_minute")),
        *(sa.column(name) for name in ("last_departure_minute", "declared_by")),
        sa.column("declared_on", sa.Date()),
    )
    rows = [dict(row) for row in op.get_bind().execute(sa.select(old)).mappings()]
    op.drop_table("routes")
    return rows


def _number_routes() -> None:
    rows = _taken_routes()
    table = _routes(
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("opening_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_routes")),
        sa.UniqueConstraint("unit_id", "opening_id", name=op.f("uq_routes_unit_id_opening_id")),
    )
    op.create_index(op.f("ix_routes_opening_id"), "routes", ["opening_id"])
    op.bulk_insert(table, rows)


def _unnumber_routes() -> None:
    rows = _taken_routes()
    table = _routes(
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("opening_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("unit_id", "opening_id", name=op.f("pk_routes")),
    )
    op.create_index(op.f("ix_routes_opening_id"), "routes", ["opening_id"])
    op.bulk_insert(table, rows)


def _date_consents() -> None:
    """Nobody is on record without consent: before that is mended, nothing goes on."""
    op.execute(
        "UPDATE subjects SET consented_on = "
        "(SELECT min(granted_on) FROM consents WHERE consents.subject_id = subjects.id)"
    )
    without = sa.table("subjects", sa.column("code"), sa.column("consented_on"))
    codes = op.get_bind().scalars(sa.select(without.c.code).where(without.c.consented_on.is_(None))).all()
    if codes:
        message = f"there is no consent on record of {list(codes)}: record it, or remove them, and start again"
        raise ValueError(message)
    with op.batch_alter_table("subjects") as batch:
        batch.alter_column("consented_on", existing_type=sa.Date(), nullable=False)


def _create_organisations() -> None:
    op.create_table(
        "organisations",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "prefecture",
                "municipality",
                "employment_support",
                "support_office",
                "housing_agency",
                "housing_support",
                "public_housing_desk",
                "halfway_house",
                "probation_office",
                "settlement_support",
                "hello_work",
                "welfare_office",
                "probation_officers",
                "prison",
                "other",
                name="organisationkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("municipality", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("contact", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=200), nullable=True),
        sa.Column("hours", sa.String(length=200), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=200), nullable=True),
        sa.Column(
            "confirmed_how",
            sa.Enum(
                "telephone",
                "visit",
                "writing",
                "on_page",
                "import",
                name="confirmedhow",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.CheckConstraint("municipality BETWEEN 1000 AND 47999", name=op.f("ck_organisations_municipality_in_range")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sa.UniqueConstraint("code", name=op.f("uq_organisations_code")),
    )
    op.create_index(op.f("ix_organisations_confirmed_on"), "organisations", ["confirmed_on"], unique=False)
    op.create_table(
        "column_names",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("header", sa.String(length=200), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_column_names_organisation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organisation_id", "kind", "header", name=op.f("pk_column_names")),
    )


def _create_buildings() -> None:
    op.create_table(
        "buildings",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("provider_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("municipality", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column(
            "point_precision",
            sa.Enum(
                "exact",
                "block",
                "town",
                "municipality",
                "by_hand",
                name="precision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("floors", sa.Integer(), nullable=True),
        sa.Column("lift", sa.Boolean(create_constraint=True), nullable=True),
        sa.Column("step_free", sa.Boolean(create_constraint=True), nullable=True),
        sa.Column(
            "sex_allowed",
            sa.Enum("male", "female", "any", name="sexallowed", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("household_max", sa.Integer(), nullable=True),
        sa.Column(
            "single_person_rule",
            sa.Enum(
                "any_adult",
                "sixty_or_exempt",
                "family_only",
                name="singlepersonrule",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("closing_minute", sa.Integer(), nullable=True),
        sa.Column("accepts_assistance", sa.Boolean(create_constraint=True), nullable=True),
        sa.Column("direct_payment", sa.Boolean(create_constraint=True), nullable=True),
        sa.Column("notice_days", sa.Integer(), nullable=True),
        sa.Column("nearby_asked", sa.Boolean(create_constraint=True), nullable=False),
        sa.Column("house_rules", sa.String(length=2000), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=200), nullable=True),
        sa.Column(
            "confirmed_how",
            sa.Enum(
                "telephone",
                "visit",
                "writing",
                "on_page",
                "import",
                name="confirmedhow",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name=op.f("ck_buildings_lat_with_lon")),
        sa.CheckConstraint("closing_minute BETWEEN 0 AND 2160", name=op.f("ck_buildings_closing_minute_in_range")),
        sa.CheckConstraint("floors BETWEEN 1 AND 99", name=op.f("ck_buildings_floors_in_range")),
        sa.CheckConstraint("household_max BETWEEN 1 AND 99", name=op.f("ck_buildings_household_max_in_range")),
        sa.CheckConstraint("lat BETWEEN 20 AND 46", name=op.f("ck_buildings_lat_in_range")),
        sa.CheckConstraint("lon BETWEEN 122 AND 154", name=op.f("ck_buildings_lon_in_range")),
        sa.CheckConstraint("municipality BETWEEN 1000 AND 47999", name=op.f("ck_buildings_municipality_in_range")),
        sa.CheckConstraint("notice_days >= 0", name=op.f("ck_buildings_notice_days_not_negative")),
        sa.ForeignKeyConstraint(["provider_id"], ["providers.id"], name=op.f("fk_buildings_provider_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_buildings")),
        sa.UniqueConstraint("code", name=op.f("uq_buildings_code")),
    )
    op.create_index(op.f("ix_buildings_confirmed_on"), "buildings", ["confirmed_on"], unique=False)
    op.create_index(op.f("ix_buildings_provider_id"), "buildings", ["provider_id"], unique=False)
    op.create_table(
        "building_stances",
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column(
            "offence",
            sa.Enum(
                "theft",
                "stimulant",
                "other_drug",
                "fraud",
                "robbery",
                "injury_assault",
                "homicide",
                "arson",
                "sexual_adult",
                "sexual_child",
                "extortion",
                "traffic",
                "weapons",
                "other",
                name="offencecategory",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "stance",
            sa.Enum(
                "not_accepted",
                "case_by_case",
                "accepted",
                "experienced",
                name="offencestance",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["building_id"], ["buildings.id"], name=op.f("fk_building_stances_building_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("building_id", "offence", name=op.f("pk_building_stances")),
    )
    op.create_table(
        "building_guarantor_ways",
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "not_required",
                "personal",
                "company",
                "corporation",
                "emergency_contact",
                name="guarantorway",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["building_id"], ["buildings.id"], name=op.f("fk_building_guarantor_ways_building_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("building_id", "way", name=op.f("pk_building_guarantor_ways")),
    )
    op.create_table(
        "building_nearby",
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column(
            "need",
            sa.Enum(
                "internal_medicine",
                "psychiatry",
                "self_help_group",
                "hello_work",
                "welfare_office",
                "station",
                "supermarket",
                name="nearbyneed",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["building_id"], ["buildings.id"], name=op.f("fk_building_nearby_building_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("building_id", "need", name=op.f("pk_building_nearby")),
    )
    op.create_table(
        "provider_guarantor_ways",
        sa.Column("provider_id", sa.Integer(), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "not_required",
                "personal",
                "company",
                "corporation",
                "emergency_contact",
                name="guarantorway",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["providers.id"], name=op.f("fk_provider_guarantor_ways_provider_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("provider_id", "way", name=op.f("pk_provider_guarantor_ways")),
    )


def _create_lists() -> None:
    op.create_table(
        "opening_stances",
        sa.Column("opening_id", sa.Integer(), nullable=False),
        sa.Column(
            "offence",
            sa.Enum(
                "theft",
                "stimulant",
                "other_drug",
                "fraud",
                "robbery",
                "injury_assault",
                "homicide",
                "arson",
                "sexual_adult",
                "sexual_child",
                "extortion",
                "traffic",
                "weapons",
                "other",
                name="offencecategory",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "stance",
            sa.Enum(
                "not_accepted",
                "case_by_case",
                "accepted",
                "experienced",
                name="offencestance",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["openings.id"], name=op.f("fk_opening_stances_opening_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("opening_id", "offence", name=op.f("pk_opening_stances")),
    )
    op.create_table(
        "opening_interviews",
        sa.Column("opening_id", sa.Integer(), nullable=False),
        sa.Column(
            "form",
            sa.Enum(
                "visit",
                "video",
                "telephone",
                "after_release",
                name="interviewform",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["openings.id"], name=op.f("fk_opening_interviews_opening_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("opening_id", "form", name=op.f("pk_opening_interviews")),
    )
    op.create_table(
        "unit_stances",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column(
            "offence",
            sa.Enum(
                "theft",
                "stimulant",
                "other_drug",
                "fraud",
                "robbery",
                "injury_assault",
                "homicide",
                "arson",
                "sexual_adult",
                "sexual_child",
                "extortion",
                "traffic",
                "weapons",
                "other",
                name="offencecategory",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "stance",
            sa.Enum(
                "not_accepted",
                "case_by_case",
                "accepted",
                "experienced",
                name="offencestance",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_unit_stances_unit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("unit_id", "offence", name=op.f("pk_unit_stances")),
    )
    op.create_table(
        "subject_backgrounds",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column(
            "background",
            sa.Enum(
                "poverty",
                "isolation",
                "debt",
                "conflict_at_work",
                "alcohol",
                "gambling",
                "caring",
                "health",
                name="background",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_subject_backgrounds_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("subject_id", "background", name=op.f("pk_subject_backgrounds")),
    )


def _create_holds() -> None:
    op.create_table(
        "opening_holds",
        sa.Column("opening_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("held", "taken", name="holdstate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("since", sa.String(length=32), nullable=False),
        sa.Column("ended_at", sa.String(length=32), nullable=True),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.CheckConstraint("ended_at >= since", name=op.f("ck_opening_holds_ends_after_it_begins")),
        sa.CheckConstraint("place BETWEEN 1 AND 999", name=op.f("ck_opening_holds_place_in_range")),
        sa.ForeignKeyConstraint(["opening_id"], ["openings.id"], name=op.f("fk_opening_holds_opening_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_holds")),
    )
    op.create_index(
        "uq_opening_holds_open",
        "opening_holds",
        ["opening_id", "place"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "unit_holds",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("held", "taken", name="holdstate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("since", sa.String(length=32), nullable=False),
        sa.Column("ended_at", sa.String(length=32), nullable=True),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.CheckConstraint("ended_at >= since", name=op.f("ck_unit_holds_ends_after_it_begins")),
        sa.CheckConstraint("place BETWEEN 1 AND 999", name=op.f("ck_unit_holds_place_in_range")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_unit_holds_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_holds")),
    )
    op.create_index(
        "uq_unit_holds_open",
        "unit_holds",
        ["unit_id", "place"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "rounds",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("move_in_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.CheckConstraint("closes_on <= move_in_on", name=op.f("ck_rounds_closes_on_by_move_in_on")),
        sa.CheckConstraint("opens_on <= closes_on", name=op.f("ck_rounds_opens_on_by_closes_on")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_rounds_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
        sa.UniqueConstraint("unit_id", "closes_on", name=op.f("uq_rounds_unit_id_closes_on")),
    )
    op.create_index(op.f("ix_rounds_unit_id"), "rounds", ["unit_id"], unique=False)


def _create_cases() -> None:
    op.create_table(
        "interviews",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column(
            "method",
            sa.Enum(
                "in_prison",
                "video",
                "telephone",
                "letter",
                "outside",
                name="interviewmethod",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("held_by", sa.String(length=200), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("said", sa.String(length=2000), nullable=True),
        sa.Column("next_step", sa.String(length=2000), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_interviews_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interviews")),
        sa.UniqueConstraint("subject_id", "held_on", "method", name=op.f("uq_interviews_subject_id_held_on_method")),
    )
    op.create_table(
        "needs",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "work",
                "home",
                "money",
                "health",
                "papers",
                "telephone",
                "debt",
                "family",
                "dependence",
                "daily_life",
                "other",
                name="needkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "under_way",
                "met",
                "declined",
                name="needstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("wished", sa.Boolean(create_constraint=True), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["subject_id"], ["subjects.id"], name=op.f("fk_needs_subject_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_needs")),
        sa.UniqueConstraint("subject_id", "kind", name=op.f("uq_needs_subject_id_kind")),
    )
    op.create_table(
        "prison_counts",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("institution", sa.String(length=200), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("explained", sa.Integer(), nullable=False),
        sa.Column("consented", sa.Integer(), nullable=False),
        sa.Column("declined_surveillance", sa.Integer(), nullable=False),
        sa.Column("declined_own_plan", sa.Integer(), nullable=False),
        sa.Column("declined_distrust", sa.Integer(), nullable=False),
        sa.Column("declined_no_need", sa.Integer(), nullable=False),
        sa.Column("declined_other", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "consented + declined_surveillance + declined_own_plan + declined_distrust + declined_no_need"
            " + declined_other <= explained",
            name=op.f("ck_prison_counts_answers_among_explained"),
        ),
        sa.CheckConstraint("consented >= 0", name=op.f("ck_prison_counts_consented_not_negative")),
        sa.CheckConstraint("declined_distrust >= 0", name=op.f("ck_prison_counts_declined_distrust_not_negative")),
        sa.CheckConstraint("declined_no_need >= 0", name=op.f("ck_prison_counts_declined_no_need_not_negative")),
        sa.CheckConstraint("declined_other >= 0", name=op.f("ck_prison_counts_declined_other_not_negative")),
        sa.CheckConstraint("declined_own_plan >= 0", name=op.f("ck_prison_counts_declined_own_plan_not_negative")),
        sa.CheckConstraint(
            "declined_surveillance >= 0", name=op.f("ck_prison_counts_declined_surveillance_not_negative")
        ),
        sa.CheckConstraint("explained <= known", name=op.f("ck_prison_counts_explained_among_known")),
        sa.CheckConstraint("explained >= 0", name=op.f("ck_prison_counts_explained_not_negative")),
        sa.CheckConstraint("fiscal_year BETWEEN 2000 AND 2199", name=op.f("ck_prison_counts_fiscal_year_in_range")),
        sa.CheckConstraint("known >= 0", name=op.f("ck_prison_counts_known_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prison_counts")),
        sa.UniqueConstraint("fiscal_year", "institution", name=op.f("uq_prison_counts_fiscal_year_institution")),
    )


def _create_history() -> None:
    op.create_table(
        "registry_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=400), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("why", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_changes")),
    )
    op.create_index("ix_registry_changes_kind_record_id", "registry_changes", ["kind", "record_id"], unique=False)
    op.create_table(
        "case_changes",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=400), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("why", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_case_changes_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_changes")),
    )
    op.create_index("ix_case_changes_kind_record_id", "case_changes", ["kind", "record_id"], unique=False)
    op.create_index(op.f("ix_case_changes_subject_id"), "case_changes", ["subject_id"], unique=False)
    op.create_table(
        "merges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("merged_id", sa.Integer(), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("undone_at", sa.String(length=32), nullable=True),
        sa.Column("undone_by", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merges")),
    )
    op.create_table(
        "search_texts",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.PrimaryKeyConstraint("kind", "record_id", name=op.f("pk_search_texts")),
    )


def _create_imports() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("file", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("left_alone", sa.Integer(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        *(
            sa.CheckConstraint(f"{column} >= 0", name=op.f(f"ck_imports_{column}_not_negative"))
            for column in ("added", "changed", "left_alone", "wrong")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_index(op.f("ix_imports_digest"), "imports", ["digest"])


def _employer_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("kana", sa.String(length=200), nullable=True),
        sa.Column("corporate_number", sa.String(length=200), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column(
            "point_precision",
            sa.Enum(
                "exact",
                "block",
                "town",
                "municipality",
                "by_hand",
                name="precision",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("capacity_limit", sa.Integer(), nullable=True),
        sa.Column(
            "tattoo_policy",
            sa.Enum(
                "none_only",
                "hidden_only",
                "any",
                name="tattoopolicy",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("antisocial_years", sa.Integer(), nullable=True),
        sa.Column("social_insurance", sa.Boolean(), nullable=True),
        sa.Column(
            "pay_cycle",
            sa.Enum("monthly", "weekly", "daily", name="paycycle", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("pay_closing_day", sa.Integer(), nullable=True),
        sa.Column("pay_day", sa.Integer(), nullable=True),
        sa.Column("pay_month_offset", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=True),
        sa.Column(
            "confirmed_how",
            sa.Enum(
                "telephone",
                "visit",
                "writing",
                "on_page",
                "import",
                name="confirmedhow",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
    ]


def _opening_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column(
            "point_precision",
            sa.Enum(
                "exact",
                "block",
                "town",
                "municipality",
                "by_hand",
                name="precision",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("deductions_yen", sa.Integer(), nullable=True),
        sa.Column("advances", sa.Boolean(), nullable=True),
        sa.Column(
            "disability_employment",
            sa.Enum(
                "ordinary_only",
                "type_a",
                "type_b",
                "quota",
                name="disabilityemployment",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("who_would_know", sa.String(length=200), nullable=True),
        sa.Column(
            "referral_route",
            sa.Enum(
                "hello_work_dedicated",
                "hello_work_general",
                "free_placement",
                "own_application",
                name="referralroute",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("earliest_apply_days", sa.Integer(), nullable=True),
        sa.Column("guarantee_by_employer", sa.Boolean(), nullable=True),
        sa.Column("state_guarantee", sa.Boolean(), nullable=True),
        sa.Column("out_of_service_from", sa.Date(), nullable=True),
        sa.Column("out_of_service_until", sa.Date(), nullable=True),
        sa.Column("out_of_service_reason", sa.String(length=200), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=True),
        sa.Column(
            "confirmed_how",
            sa.Enum(
                "telephone",
                "visit",
                "writing",
                "on_page",
                "import",
                name="confirmedhow",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
    ]


def _provider_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("kana", sa.String(length=200), nullable=True),
        sa.Column("corporate_number", sa.String(length=200), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("support_corporation", sa.Boolean(), nullable=True),
        sa.Column(
            "sex_allowed",
            sa.Enum("male", "female", "any", name="sexallowed", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("household_max", sa.Integer(), nullable=True),
        sa.Column(
            "single_person_rule",
            sa.Enum(
                "any_adult",
                "sixty_or_exempt",
                "family_only",
                name="singlepersonrule",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("closing_minute", sa.Integer(), nullable=True),
        sa.Column("accepts_assistance", sa.Boolean(), nullable=True),
        sa.Column("direct_payment", sa.Boolean(), nullable=True),
        sa.Column("notice_days", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=True),
        sa.Column(
            "confirmed_how",
            sa.Enum(
                "telephone",
                "visit",
                "writing",
                "on_page",
                "import",
                name="confirmedhow",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
    ]


def _unit_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("building_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column(
            "point_precision",
            sa.Enum(
                "exact",
                "block",
                "town",
                "municipality",
                "by_hand",
                name="precision",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("floor", sa.Integer(), nullable=True),
        sa.Column("layout", sa.String(length=20), nullable=True),
        sa.Column("direct_payment", sa.Boolean(), nullable=True),
        sa.Column("guarantee_company", sa.String(length=200), nullable=True),
        sa.Column(
            "admission_route",
            sa.Enum(
                "lease",
                "employment",
                "commission",
                "lottery",
                "welfare",
                "operator",
                name="admissionroute",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("other_releasees", sa.Boolean(), nullable=True),
        sa.Column("alcohol_allowed", sa.Boolean(), nullable=True),
        sa.Column("house_rules", sa.String(length=2000), nullable=True),
        sa.Column("support", sa.String(length=2000), nullable=True),
        sa.Column("out_of_service_from", sa.Date(), nullable=True),
        sa.Column("out_of_service_until", sa.Date(), nullable=True),
        sa.Column("out_of_service_reason", sa.String(length=200), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=True),
        sa.Column(
            "confirmed_how",
            sa.Enum(
                "telephone",
                "visit",
                "writing",
                "on_page",
                "import",
                name="confirmedhow",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
    ]


def _subject_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("consented_on", sa.Date(), nullable=True),
        sa.Column(
            "sentence_kind",
            sa.Enum(
                "imprisonment",
                "with_work",
                "without_work",
                name="sentencekind",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("return_place", sa.String(length=200), nullable=True),
        sa.Column("taken_in_by", sa.String(length=200), nullable=True),
        sa.Column("difficulty", sa.String(length=2000), nullable=True),
        sa.Column("prison_earnings_yen", sa.Integer(), nullable=True),
        sa.Column("medicine_days", sa.Integer(), nullable=True),
        sa.Column("referral_letter", sa.Boolean(), nullable=True),
        sa.Column("pension", sa.Boolean(), nullable=True),
        sa.Column(
            "disability_certificate",
            sa.Enum(
                "none",
                "physical",
                "intellectual",
                "mental",
                name="disabilitycertificate",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("disability_grade", sa.String(length=20), nullable=True),
        sa.Column("rent_arrears", sa.Boolean(), nullable=True),
        sa.Column("credit_problem", sa.Boolean(), nullable=True),
        sa.Column("public_housing_arrears", sa.Boolean(), nullable=True),
        sa.Column("telephone_arrears", sa.Boolean(), nullable=True),
        sa.Column("debt", sa.Boolean(), nullable=True),
        sa.Column("fines_yen", sa.Integer(), nullable=True),
        sa.Column(
            "residence_register",
            sa.Enum(
                "registered",
                "cancelled",
                "none",
                name="residenceregister",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("imprisonment_certificate", sa.Boolean(), nullable=True),
        sa.Column("identity_paper", sa.Boolean(), nullable=True),
        sa.Column("bank_account", sa.Boolean(), nullable=True),
        sa.Column("emergency_contact", sa.Boolean(), nullable=True),
        sa.Column(
            "literacy",
            sa.Enum(
                "no_difficulty",
                "needs_readings",
                "needs_help",
                name="literacy",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "education",
            sa.Enum(
                "junior_high",
                "high_school_left",
                "high_school",
                "vocational",
                "university",
                name="education",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("bicycle_can_be_given", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
    ]


def _consent_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("explained_on", sa.Date(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("evidence", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
    ]
