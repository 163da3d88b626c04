"""The first tables: employers and homes, subjects and their consents, runs."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    _create_employers()
    _create_homes()
    _create_subjects()
    _create_runs()
    _keep_runs()


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER runs_are_kept ON runs")
        op.execute("DROP FUNCTION runs_are_kept")
    for table in reversed(_TABLES):
        op.drop_table(table)


def _create_employers() -> None:
    op.create_table(
        "employers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "industry",
            sa.Enum(
                "A",
                "B",
                "C",
                "D",
                "E",
                "F",
                "G",
                "H",
                "I",
                "J",
                "K",
                "L",
                "M",
                "N",
                "O",
                "P",
                "Q",
                "R",
                "S",
                "T",
                name="industry",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "size",
            sa.Enum(
                "1-4",
                "5-29",
                "30-99",
                "100-299",
                "300+",
                name="employersize",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("municipality", sa.Integer(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "active",
                "paused",
                "cancelled",
                name="employerstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("police_checked", sa.Boolean(create_constraint=True), nullable=True),
        sa.Column("labour_insurance", sa.Boolean(create_constraint=True), nullable=True),
        sa.Column("current_releasees", sa.Integer(), nullable=True),
        sa.Column("past_hires", sa.Integer(), nullable=True),
        sa.Column("contact", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=200), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=200), nullable=True),
        sa.CheckConstraint("current_releasees >= 0", name=op.f("ck_employers_current_releasees_not_negative")),
        sa.CheckConstraint("municipality BETWEEN 1000 AND 47999", name=op.f("ck_employers_municipality_in_range")),
        sa.CheckConstraint("past_hires >= 0", name=op.f("ck_employers_past_hires_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employers")),
        sa.UniqueConstraint("code", name=op.f("uq_employers_code")),
    )
    op.create_table(
        "employer_stances",
        sa.Column("employer_id", sa.Integer(), nullable=False),
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
            ["employer_id"], ["employers.id"], name=op.f("fk_employer_stances_employer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("employer_id", "offence", name=op.f("pk_employer_stances")),
    )
    op.create_table(
        "openings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column(
            "occupation",
            sa.Enum(
                "construction",
                "carpentry",
                "demolition",
                "welding",
                "manufacturing",
                "warehouse",
                "driving",
                "cleaning",
                "care",
                "cooking",
                "farming",
                "fishery",
                "retail",
                "office",
                "security",
                "recycling",
                "vehicle_repair",
                "laundry",
                name="occupation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "role",
            sa.Enum(
                "general",
                "security_guard",
                "real_estate_transaction",
                "child_contact",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "employment_type",
            sa.Enum(
                "permanent",
                "fixed_term",
                "part_time",
                "daily",
                name="employmenttype",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("weekly_minutes", sa.Integer(), nullable=True),
        sa.Column(
            "wage_kind",
            sa.Enum(
                "hourly", "daily", "monthly", name="wagekind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("wage_yen", sa.Integer(), nullable=True),
        sa.Column("shift_start_minute", sa.Integer(), nullable=True),
        sa.Column("shift_end_minute", sa.Integer(), nullable=True),
        sa.Column("municipality", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column(
            "tattoo_policy",
            sa.Enum(
                "none_only",
                "hidden_only",
                "any",
                name="tattoopolicy",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("antisocial_years", sa.Integer(), nullable=True),
        sa.Column(
            "physical_demand",
            sa.Enum(
                "none",
                "light",
                "medium",
                "heavy",
                name="workcapacity",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("required_licences_asked", sa.Boolean(create_constraint=True), nullable=False),
        sa.Column("situations_asked", sa.Boolean(create_constraint=True), nullable=False),
        sa.Column("age_min", sa.Integer(), nullable=True),
        sa.Column("age_max", sa.Integer(), nullable=True),
        sa.Column("age_reason", sa.String(length=200), nullable=True),
        sa.Column("start_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("social_insurance", sa.Boolean(create_constraint=True), nullable=True),
        sa.Column(
            "pay_cycle",
            sa.Enum(
                "monthly", "weekly", "daily", name="paycycle", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("pay_closing_day", sa.Integer(), nullable=True),
        sa.Column("pay_day", sa.Integer(), nullable=True),
        sa.Column("pay_month_offset", sa.Integer(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=200), nullable=True),
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name=op.f("ck_openings_lat_with_lon")),
        sa.CheckConstraint("age_max BETWEEN 15 AND 99", name=op.f("ck_openings_age_max_in_range")),
        sa.CheckConstraint("age_min <= age_max", name=op.f("ck_openings_age_min_by_age_max")),
        sa.CheckConstraint("age_min BETWEEN 15 AND 99", name=op.f("ck_openings_age_min_in_range")),
        sa.CheckConstraint(
            "age_reason IS NOT NULL OR (age_min IS NULL AND age_max IS NULL)",
            name=op.f("ck_openings_age_limit_has_reason"),
        ),
        sa.CheckConstraint("antisocial_years >= 0", name=op.f("ck_openings_antisocial_years_not_negative")),
        sa.CheckConstraint("lat BETWEEN 20 AND 46", name=op.f("ck_openings_lat_in_range")),
        sa.CheckConstraint("lon BETWEEN 122 AND 154", name=op.f("ck_openings_lon_in_range")),
        sa.CheckConstraint("municipality BETWEEN 1000 AND 47999", name=op.f("ck_openings_municipality_in_range")),
        sa.CheckConstraint("pay_closing_day BETWEEN 1 AND 31", name=op.f("ck_openings_pay_closing_day_in_range")),
        sa.CheckConstraint("pay_day BETWEEN 1 AND 31", name=op.f("ck_openings_pay_day_in_range")),
        sa.CheckConstraint("pay_month_offset BETWEEN 0 AND 12", name=op.f("ck_openings_pay_month_offset_in_range")),
        sa.CheckConstraint("places BETWEEN 1 AND 999", name=op.f("ck_openings_places_in_range")),
        sa.CheckConstraint(
            "shift_end_minute > shift_start_minute AND shift_end_minute <= shift_start_minute + 1440",
            name=op.f("ck_openings_shift_within_a_day"),
        ),
        sa.CheckConstraint(
            "shift_start_minute BETWEEN 0 AND 1439", name=op.f("ck_openings_shift_start_minute_in_range")
        ),
        sa.CheckConstraint("start_from <= valid_until", name=op.f("ck_openings_start_from_by_valid_until")),
        sa.CheckConstraint("wage_yen >= 0", name=op.f("ck_openings_wage_yen_not_negative")),
        sa.CheckConstraint("weekly_minutes BETWEEN 15 AND 10080", name=op.f("ck_openings_weekly_minutes_in_range")),
        sa.ForeignKeyConstraint(["employer_id"], ["employers.id"], name=op.f("fk_openings_employer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openings")),
        sa.UniqueConstraint("code", name=op.f("uq_openings_code")),
    )
    op.create_index(op.f("ix_openings_employer_id"), "openings", ["employer_id"])
    op.create_table(
        "opening_licences",
        sa.Column("opening_id", sa.Integer(), nullable=False),
        sa.Column(
            "licence",
            sa.Enum(
                "ordinary_car",
                "semi_medium",
                "large",
                "forklift",
                "gas_welding",
                "arc_welding",
                "crane",
                "small_construction_machine",
                "care_entry",
                "boiler",
                "hazardous_material",
                "pc_basic",
                name="licence",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["openings.id"], name=op.f("fk_opening_licences_opening_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("opening_id", "licence", name=op.f("pk_opening_licences")),
    )
    op.create_table(
        "opening_situations",
        sa.Column("opening_id", sa.Integer(), nullable=False),
        sa.Column(
            "situation",
            sa.Enum(
                "money_handling",
                "alcohol",
                "gambling",
                "night_work",
                "stores",
                "driving",
                "home_entry",
                name="situation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["openings.id"], name=op.f("fk_opening_situations_opening_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("opening_id", "situation", name=op.f("pk_opening_situations")),
    )
    op.create_table(
        "opening_pickups",
        sa.Column("opening_id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.Integer(), autoincrement=False, nullable=False),
        sa.CheckConstraint(
            "municipality BETWEEN 1000 AND 47999", name=op.f("ck_opening_pickups_municipality_in_range")
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["openings.id"], name=op.f("fk_opening_pickups_opening_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("opening_id", "municipality", name=op.f("pk_opening_pickups")),
    )


def _create_homes() -> None:
    op.create_table(
        "providers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=200), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_providers")),
        sa.UniqueConstraint("code", name=op.f("uq_providers_code")),
    )
    op.create_table(
        "provider_stances",
        sa.Column("provider_id", sa.Integer(), nullable=False),
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
            ["provider_id"], ["providers.id"], name=op.f("fk_provider_stances_provider_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("provider_id", "offence", name=op.f("pk_provider_stances")),
    )
    op.create_table(
        "units",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("provider_id", sa.Integer(), nullable=True),
        sa.Column("employer_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "private_rental",
                "employer_dormitory",
                "public_prefectural",
                "public_municipal",
                "safety_net",
                "support_housing",
                "halfway_house",
                "self_reliance_home",
                "shelter",
                "relief_facility",
                "low_cost_lodging",
                "daily_living_support",
                "elderly_home",
                "own_home",
                name="housingkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("floor_area_m2", sa.Float(), nullable=True),
        sa.Column("rent_yen", sa.Integer(), nullable=True),
        sa.Column("common_fee_yen", sa.Integer(), nullable=True),
        sa.Column("meals_fee_yen", sa.Integer(), nullable=True),
        sa.Column("upfront_yen", sa.Integer(), nullable=True),
        sa.Column("available_from", sa.Date(), nullable=True),
        sa.Column("available_until", sa.Date(), nullable=True),
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
        sa.Column("step_free", sa.Boolean(create_constraint=True), nullable=True),
        sa.Column("private_room", sa.Boolean(create_constraint=True), nullable=True),
        sa.Column("furnished", sa.Boolean(create_constraint=True), nullable=True),
        sa.Column("accepts_assistance", sa.Boolean(create_constraint=True), nullable=True),
        sa.Column("longest_stay_days", sa.Integer(), nullable=True),
        sa.Column("notice_days", sa.Integer(), nullable=True),
        sa.Column("nearby_asked", sa.Boolean(create_constraint=True), nullable=False),
        sa.Column("round_opens_on", sa.Date(), nullable=True),
        sa.Column("round_closes_on", sa.Date(), nullable=True),
        sa.Column("move_in_on", sa.Date(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=200), nullable=True),
        sa.CheckConstraint(
            "(kind = 'employer_dormitory') = (employer_id IS NOT NULL)", name=op.f("ck_units_dormitory_has_employer")
        ),
        sa.CheckConstraint("kind <> 'own_home'", name=op.f("ck_units_kind_is_no_own_home")),
        sa.CheckConstraint("substr(code, 1, 2) <> 'H-'", name=op.f("ck_units_code_is_no_own_home")),
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name=op.f("ck_units_lat_with_lon")),
        sa.CheckConstraint(
            "available_from <= available_until", name=op.f("ck_units_available_from_by_available_until")
        ),
        sa.CheckConstraint("closing_minute BETWEEN 0 AND 2160", name=op.f("ck_units_closing_minute_in_range")),
        sa.CheckConstraint("common_fee_yen >= 0", name=op.f("ck_units_common_fee_yen_not_negative")),
        sa.CheckConstraint("floor_area_m2 >= 0", name=op.f("ck_units_floor_area_m2_not_negative")),
        sa.CheckConstraint("household_max BETWEEN 1 AND 99", name=op.f("ck_units_household_max_in_range")),
        sa.CheckConstraint("lat BETWEEN 20 AND 46", name=op.f("ck_units_lat_in_range")),
        sa.CheckConstraint("lon BETWEEN 122 AND 154", name=op.f("ck_units_lon_in_range")),
        sa.CheckConstraint("longest_stay_days BETWEEN 1 AND 36525", name=op.f("ck_units_longest_stay_days_in_range")),
        sa.CheckConstraint("meals_fee_yen >= 0", name=op.f("ck_units_meals_fee_yen_not_negative")),
        sa.CheckConstraint("municipality BETWEEN 1000 AND 47999", name=op.f("ck_units_municipality_in_range")),
        sa.CheckConstraint("notice_days >= 0", name=op.f("ck_units_notice_days_not_negative")),
        sa.CheckConstraint("places BETWEEN 1 AND 999", name=op.f("ck_units_places_in_range")),
        sa.CheckConstraint(
            "provider_id IS NOT NULL OR employer_id IS NOT NULL", name=op.f("ck_units_has_provider_or_employer")
        ),
        sa.CheckConstraint("rent_yen >= 0", name=op.f("ck_units_rent_yen_not_negative")),
        sa.CheckConstraint("round_closes_on <= move_in_on", name=op.f("ck_units_round_closes_on_by_move_in_on")),
        sa.CheckConstraint(
            "round_opens_on <= round_closes_on", name=op.f("ck_units_round_opens_on_by_round_closes_on")
        ),
        sa.CheckConstraint("upfront_yen >= 0", name=op.f("ck_units_upfront_yen_not_negative")),
        sa.ForeignKeyConstraint(["employer_id"], ["employers.id"], name=op.f("fk_units_employer_id")),
        sa.ForeignKeyConstraint(["provider_id"], ["providers.id"], name=op.f("fk_units_provider_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
        sa.UniqueConstraint("code", name=op.f("uq_units_code")),
    )
    op.create_index(op.f("ix_units_employer_id"), "units", ["employer_id"])
    op.create_index(op.f("ix_units_provider_id"), "units", ["provider_id"])
    op.create_table(
        "unit_guarantor_ways",
        sa.Column("unit_id", sa.Integer(), nullable=False),
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
            ["unit_id"], ["units.id"], name=op.f("fk_unit_guarantor_ways_unit_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("unit_id", "way", name=op.f("pk_unit_guarantor_ways")),
    )
    op.create_table(
        "unit_nearby",
        sa.Column("unit_id", sa.Integer(), nullable=False),
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
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_unit_nearby_unit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("unit_id", "need", name=op.f("pk_unit_nearby")),
    )
    op.create_table(
        "routes",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("opening_id", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("first_arrival_minute", sa.Integer(), nullable=False),
        sa.Column("last_departure_minute", sa.Integer(), nullable=False),
        sa.Column("declared_by", sa.String(length=200), nullable=True),
        sa.Column("declared_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "first_arrival_minute < last_departure_minute", name=op.f("ck_routes_last_departure_after_first_arrival")
        ),
        sa.CheckConstraint(
            "first_arrival_minute BETWEEN 0 AND 2160", name=op.f("ck_routes_first_arrival_minute_in_range")
        ),
        sa.CheckConstraint("minutes BETWEEN 1 AND 720", name=op.f("ck_routes_minutes_in_range")),
        sa.ForeignKeyConstraint(["opening_id"], ["openings.id"], name=op.f("fk_routes_opening_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_routes_unit_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("unit_id", "opening_id", name=op.f("pk_routes")),
    )
    op.create_index(op.f("ix_routes_opening_id"), "routes", ["opening_id"])


def _create_subjects() -> None:
    op.create_table(
        "subjects",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column(
            "sex",
            sa.Enum("male", "female", name="sex", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("institution", sa.String(length=200), nullable=True),
        sa.Column("sentence_ends_on", sa.Date(), nullable=False),
        sa.Column(
            "release_certainty",
            sa.Enum(
                "settled",
                "expected",
                "may_move",
                name="releasecertainty",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("release_may_move_by", sa.String(length=200), nullable=True),
        sa.Column("needs_job", sa.Boolean(create_constraint=True), nullable=False),
        sa.Column("needs_home", sa.Boolean(create_constraint=True), nullable=False),
        sa.Column("household_size", sa.Integer(), nullable=True),
        sa.Column("specified_sexual_offence", sa.Boolean(create_constraint=True), nullable=True),
        sa.Column(
            "tattoo",
            sa.Enum(
                "none",
                "hidden_by_short_sleeve",
                "visible",
                name="tattoo",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "antisocial_tie",
            sa.Enum(
                "none", "left", "current", name="antisocialtie", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("antisocial_left_on", sa.Date(), nullable=True),
        sa.Column(
            "work_capacity",
            sa.Enum(
                "none",
                "light",
                "medium",
                "heavy",
                name="workcapacity",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("licences_asked", sa.Boolean(create_constraint=True), nullable=False),
        sa.Column(
            "avoid_areas_asked",
            sa.Enum(
                "not_asked",
                "asked_none",
                "asked_some",
                name="asked",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("means_asked", sa.Boolean(create_constraint=True), nullable=False),
        sa.Column("longest_commute_minutes", sa.Integer(), nullable=True),
        sa.Column("cash_yen", sa.Integer(), nullable=True),
        sa.Column(
            "public_assistance",
            sa.Enum(
                "not_planned",
                "planned",
                "granted",
                name="publicassistance",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "emergency_protection",
            sa.Enum(
                "not_applied",
                "applied",
                "granted",
                "ended",
                name="emergencyprotection",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "special_adjustment",
            sa.Enum(
                "not_applicable",
                "under_selection",
                "applies",
                "declined",
                name="specialadjustment",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("guarantor_asked", sa.Boolean(create_constraint=True), nullable=False),
        sa.Column("needs_step_free", sa.Boolean(create_constraint=True), nullable=True),
        sa.Column("wants_private_room", sa.Boolean(create_constraint=True), nullable=True),
        sa.Column("health_need", sa.Boolean(create_constraint=True), nullable=True),
        sa.Column("own_home_municipality", sa.Integer(), nullable=True),
        sa.Column("own_home_lat", sa.Float(), nullable=True),
        sa.Column("own_home_lon", sa.Float(), nullable=True),
        sa.Column("met_by", sa.String(length=200), nullable=True),
        sa.CheckConstraint(
            "antisocial_left_on IS NULL OR (antisocial_tie IS NOT NULL AND antisocial_tie = 'left')",
            name=op.f("ck_subjects_left_on_only_if_left"),
        ),
        sa.CheckConstraint(
            "(own_home_lat IS NULL) = (own_home_lon IS NULL)", name=op.f("ck_subjects_own_home_lat_with_own_home_lon")
        ),
        sa.CheckConstraint("needs_job OR needs_home", name=op.f("ck_subjects_needs_something")),
        sa.CheckConstraint("birth_date <= sentence_ends_on", name=op.f("ck_subjects_birth_date_by_sentence_ends_on")),
        sa.CheckConstraint("cash_yen >= 0", name=op.f("ck_subjects_cash_yen_not_negative")),
        sa.CheckConstraint("household_size BETWEEN 1 AND 99", name=op.f("ck_subjects_household_size_in_range")),
        sa.CheckConstraint(
            "longest_commute_minutes >= 0", name=op.f("ck_subjects_longest_commute_minutes_not_negative")
        ),
        sa.CheckConstraint("own_home_lat BETWEEN 20 AND 46", name=op.f("ck_subjects_own_home_lat_in_range")),
        sa.CheckConstraint(
            "own_home_lat IS NULL OR own_home_municipality IS NOT NULL",
            name=op.f("ck_subjects_own_home_has_municipality"),
        ),
        sa.CheckConstraint("own_home_lon BETWEEN 122 AND 154", name=op.f("ck_subjects_own_home_lon_in_range")),
        sa.CheckConstraint(
            "own_home_municipality BETWEEN 1000 AND 47999", name=op.f("ck_subjects_own_home_municipality_in_range")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subjects")),
        sa.UniqueConstraint("code", name=op.f("uq_subjects_code")),
    )
    op.create_table(
        "subject_avoid_areas",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.Integer(), autoincrement=False, nullable=False),
        sa.CheckConstraint(
            "municipality BETWEEN 1000 AND 47999", name=op.f("ck_subject_avoid_areas_municipality_in_range")
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_subject_avoid_areas_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("subject_id", "municipality", name=op.f("pk_subject_avoid_areas")),
    )
    op.create_table(
        "subject_avoid_situations",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column(
            "situation",
            sa.Enum(
                "money_handling",
                "alcohol",
                "gambling",
                "night_work",
                "stores",
                "driving",
                "home_entry",
                name="situation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_subject_avoid_situations_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("subject_id", "situation", name=op.f("pk_subject_avoid_situations")),
    )
    op.create_table(
        "subject_guarantor_ways",
        sa.Column("subject_id", sa.Integer(), nullable=False),
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
            ["subject_id"], ["subjects.id"], name=op.f("fk_subject_guarantor_ways_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("subject_id", "way", name=op.f("pk_subject_guarantor_ways")),
    )
    op.create_table(
        "subject_histories",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column(
            "occupation",
            sa.Enum(
                "construction",
                "carpentry",
                "demolition",
                "welding",
                "manufacturing",
                "warehouse",
                "driving",
                "cleaning",
                "care",
                "cooking",
                "farming",
                "fishery",
                "retail",
                "office",
                "security",
                "recycling",
                "vehicle_repair",
                "laundry",
                name="occupation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.CheckConstraint("months >= 0", name=op.f("ck_subject_histories_months_not_negative")),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_subject_histories_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("subject_id", "occupation", name=op.f("pk_subject_histories")),
    )
    op.create_table(
        "subject_licences",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column(
            "licence",
            sa.Enum(
                "ordinary_car",
                "semi_medium",
                "large",
                "forklift",
                "gas_welding",
                "arc_welding",
                "crane",
                "small_construction_machine",
                "care_entry",
                "boiler",
                "hazardous_material",
                "pc_basic",
                name="licence",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "valid", "lapsed", "revoked", name="licencestatus", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("relicence_from", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "status <> 'valid' OR relicence_from IS NULL", name=op.f("ck_subject_licences_valid_needs_no_relicence")
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_subject_licences_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("subject_id", "licence", name=op.f("pk_subject_licences")),
    )
    op.create_table(
        "subject_means",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column(
            "means",
            sa.Enum(
                "foot",
                "bicycle",
                "car",
                "pickup",
                "public_transport",
                name="travelmeans",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_subject_means_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("subject_id", "means", name=op.f("pk_subject_means")),
    )
    op.create_table(
        "subject_nearby_needs",
        sa.Column("subject_id", sa.Integer(), nullable=False),
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
            ["subject_id"], ["subjects.id"], name=op.f("fk_subject_nearby_needs_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("subject_id", "need", name=op.f("pk_subject_nearby_needs")),
    )
    op.create_table(
        "subject_offences",
        sa.Column("subject_id", sa.Integer(), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_subject_offences_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("subject_id", "offence", name=op.f("pk_subject_offences")),
    )
    op.create_table(
        "subject_trainings",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column(
            "training",
            sa.Enum(
                "woodwork",
                "welding",
                "forklift",
                "business_skills",
                "care",
                "laundry",
                "vehicle_repair",
                "construction_machine",
                name="training",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_subject_trainings_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("subject_id", "training", name=op.f("pk_subject_trainings")),
    )
    op.create_table(
        "subject_unwanted_occupations",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column(
            "occupation",
            sa.Enum(
                "construction",
                "carpentry",
                "demolition",
                "welding",
                "manufacturing",
                "warehouse",
                "driving",
                "cleaning",
                "care",
                "cooking",
                "farming",
                "fishery",
                "retail",
                "office",
                "security",
                "recycling",
                "vehicle_repair",
                "laundry",
                name="occupation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_subject_unwanted_occupations_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("subject_id", "occupation", name=op.f("pk_subject_unwanted_occupations")),
    )
    op.create_table(
        "subject_wished_municipalities",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.Integer(), autoincrement=False, nullable=False),
        sa.CheckConstraint(
            "municipality BETWEEN 1000 AND 47999", name=op.f("ck_subject_wished_municipalities_municipality_in_range")
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"],
            ["subjects.id"],
            name=op.f("fk_subject_wished_municipalities_subject_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("subject_id", "municipality", name=op.f("pk_subject_wished_municipalities")),
    )
    op.create_table(
        "subject_wished_occupations",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column(
            "occupation",
            sa.Enum(
                "construction",
                "carpentry",
                "demolition",
                "welding",
                "manufacturing",
                "warehouse",
                "driving",
                "cleaning",
                "care",
                "cooking",
                "farming",
                "fishery",
                "retail",
                "office",
                "security",
                "recycling",
                "vehicle_repair",
                "laundry",
                name="occupation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_subject_wished_occupations_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("subject_id", "occupation", name=op.f("pk_subject_wished_occupations")),
    )
    op.create_table(
        "consents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "matching",
                "employer_disclosure",
                "landlord_disclosure",
                "follow_up",
                name="consentpurpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("recipient", sa.String(length=200), nullable=True),
        sa.Column("explained_by", sa.String(length=200), nullable=True),
        sa.Column("form_version", sa.String(length=200), nullable=True),
        sa.Column("granted_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.CheckConstraint("granted_on <= expires_on", name=op.f("ck_consents_granted_on_by_expires_on")),
        sa.CheckConstraint("granted_on <= withdrawn_on", name=op.f("ck_consents_granted_on_by_withdrawn_on")),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_consents_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index(op.f("ix_consents_subject_id"), "consents", ["subject_id"])


def _create_runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.Column("today", sa.Date(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("policy", sa.JSON(), nullable=False),
        sa.Column("law_hash", sa.String(length=64), nullable=False),
        sa.Column("inputs_hash", sa.String(length=64), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_table(
        "demo_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("demo_day", sa.Date(), nullable=False),
        sa.Column("files_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_demo_state_only_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demo_state")),
    )


def _keep_runs() -> None:
    """A run is an answer that was given: no row is ever changed."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION runs_are_kept() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE integrity_constraint_violation USING MESSAGE = 'a run is never changed'; END $$"
        )
        op.execute("CREATE TRIGGER runs_are_kept BEFORE UPDATE ON runs FOR EACH ROW EXECUTE FUNCTION runs_are_kept()")
    else:
        op.execute(
            "CREATE TRIGGER runs_are_kept BEFORE UPDATE ON runs "
            "BEGIN SELECT RAISE(ABORT, 'a run is never changed'); END"
        )


_TABLES = (
    "employers",
    "employer_stances",
    "openings",
    "opening_licences",
    "opening_situations",
    "opening_pickups",
    "providers",
    "provider_stances",
    "units",
    "unit_guarantor_ways",
    "unit_nearby",
    "routes",
    "subjects",
    "subject_avoid_areas",
    "subject_avoid_situations",
    "subject_guarantor_ways",
    "subject_histories",
    "subject_licences",
    "subject_means",
    "subject_nearby_needs",
    "subject_offences",
    "subject_trainings",
    "subject_unwanted_occupations",
    "subject_wished_municipalities",
    "subject_wished_occupations",
    "consents",
    "runs",
    "demo_state",
)
