"""Support plans, proposals with the decisions on them, and placements."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_TABLES = (
    *("support_plans", "plan_procedures", "plan_roles", "plan_missing_resources"),
    *("proposals", "decisions", "placements"),
)
"""In the order in which they can be made."""


def upgrade() -> None:
    _create_plans()
    _create_proposals()
    _keep_proposals()
    _create_decisions()
    _create_placements()


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER proposals_are_kept ON proposals")
        op.execute("DROP FUNCTION proposals_are_kept")
    for table in reversed(_TABLES):
        op.drop_table(table)


def _create_plans() -> None:
    op.create_table(
        "support_plans",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("written_by", sa.String(length=200), nullable=True),
        sa.Column("wish", sa.String(length=2000), nullable=True),
        sa.Column("assessment", sa.String(length=2000), nullable=True),
        sa.Column("goal_at_release", sa.String(length=2000), nullable=True),
        sa.Column("goal_at_six_months", sa.String(length=2000), nullable=True),
        sa.Column("work_plan", sa.String(length=2000), nullable=True),
        sa.Column("first_home_plan", sa.String(length=2000), nullable=True),
        sa.Column("settled_home_plan", sa.String(length=2000), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("replaced_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.CheckConstraint("edition BETWEEN 1 AND 999", name=op.f("ck_support_plans_edition_in_range")),
        sa.CheckConstraint("written_on <= agreed_on", name=op.f("ck_support_plans_written_on_by_agreed_on")),
        sa.CheckConstraint("written_on <= replaced_on", name=op.f("ck_support_plans_written_on_by_replaced_on")),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_support_plans_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_plans")),
        sa.UniqueConstraint("subject_id", "edition", name=op.f("uq_support_plans_subject_id_edition")),
    )
    op.create_table(
        "plan_missing_resources",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column(
            "resource",
            sa.Enum(
                "job",
                "first_home",
                "settled_home",
                "guarantee",
                "transport",
                "money",
                "medical",
                "welfare",
                "dependence_support",
                "company",
                "other",
                name="missingresource",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["support_plans.id"], name=op.f("fk_plan_missing_resources_plan_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("plan_id", "resource", name=op.f("pk_plan_missing_resources")),
    )
    op.create_table(
        "plan_procedures",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column(
            "procedure",
            sa.Enum(
                "residence_register",
                "licence",
                "public_assistance",
                "urgent_aftercare",
                "pension",
                "health_insurance",
                "bank_account",
                "telephone",
                "identity_paper",
                "ordinance_explained",
                "job_seeker",
                "public_housing",
                "disability_certificate",
                "medical_care",
                "debt",
                "other",
                name="procedure",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due_days", sa.Integer(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.CheckConstraint("due_days BETWEEN -365 AND 730", name=op.f("ck_plan_procedures_due_days_in_range")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["support_plans.id"], name=op.f("fk_plan_procedures_plan_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("plan_id", "procedure", name=op.f("pk_plan_procedures")),
    )
    op.create_table(
        "plan_roles",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(length=200), nullable=False),
        sa.Column("task", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["support_plans.id"], name=op.f("fk_plan_roles_plan_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("plan_id", "organisation", name=op.f("pk_plan_roles")),
    )


def _create_proposals() -> None:
    op.create_table(
        "proposals",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("proposed", sa.Boolean(create_constraint=True), nullable=False),
        sa.Column("opening_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("own_home", sa.Boolean(create_constraint=True), nullable=False),
        sa.Column("settled_unit_id", sa.Integer(), nullable=True),
        sa.Column("settled_from", sa.Date(), nullable=True),
        sa.Column(
            "help",
            sa.Enum(
                "full",
                "to_confirm",
                "home_only",
                "job_only",
                "nothing",
                name="helpgiven",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("to_confirm", sa.Boolean(create_constraint=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "opening_id IS NOT NULL OR unit_id IS NOT NULL OR own_home", name=op.f("ck_proposals_proposes_something")
        ),
        sa.CheckConstraint("points >= 0", name=op.f("ck_proposals_points_not_negative")),
        sa.CheckConstraint("rank BETWEEN 1 AND 999999", name=op.f("ck_proposals_rank_in_range")),
        sa.CheckConstraint(
            "settled_from IS NULL OR settled_unit_id IS NOT NULL", name=op.f("ck_proposals_settled_from_of_a_home")
        ),
        sa.CheckConstraint("unit_id IS NULL OR NOT own_home", name=op.f("ck_proposals_one_home")),
        sa.ForeignKeyConstraint(["opening_id"], ["openings.id"], name=op.f("fk_proposals_opening_id")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_proposals_run_id")),
        sa.ForeignKeyConstraint(["settled_unit_id"], ["units.id"], name=op.f("fk_proposals_settled_unit_id")),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_proposals_subject_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_proposals_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sa.UniqueConstraint("code", name=op.f("uq_proposals_code")),
        sa.UniqueConstraint("id", "subject_id", name=op.f("uq_proposals_id_subject_id")),
    )
    op.create_index(op.f("ix_proposals_opening_id"), "proposals", ["opening_id"], unique=False)
    op.create_index(op.f("ix_proposals_run_id"), "proposals", ["run_id"], unique=False)
    op.create_index(op.f("ix_proposals_settled_unit_id"), "proposals", ["settled_unit_id"], unique=False)
    op.create_index(op.f("ix_proposals_subject_id"), "proposals", ["subject_id"], unique=False)
    op.create_index(op.f("ix_proposals_unit_id"), "proposals", ["unit_id"], unique=False)


def _keep_proposals() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION proposals_are_kept() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE integrity_constraint_violation USING MESSAGE = 'a proposal is never changed'; END $$"
        )
        op.execute(
            "CREATE TRIGGER proposals_are_kept BEFORE UPDATE ON proposals "
            "FOR EACH ROW EXECUTE FUNCTION proposals_are_kept()"
        )
    else:
        op.execute(
            "CREATE TRIGGER proposals_are_kept BEFORE UPDATE ON proposals "
            "BEGIN SELECT RAISE(ABORT, 'a proposal is never changed'); END"
        )


def _create_decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column(
            "decision",
            sa.Enum(
                "go_on",
                "another_plan",
                "declined_by_person",
                "declined_by_employer",
                "declined_by_landlord",
                "withdrawn",
                name="decisionkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "side",
            sa.Enum(
                "person",
                "employer",
                "landlord",
                "programme",
                name="decisionside",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "distance",
                "pay",
                "kind_of_work",
                "hours",
                "housing_conditions",
                "area",
                "own_wish",
                "health",
                "employer_declined",
                "landlord_declined",
                "other",
                name="decisionreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("words", sa.String(length=2000), nullable=True),
        sa.Column("decided_by", sa.String(length=200), nullable=True),
        sa.Column("document_number", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "decision <> 'another_plan' OR reason IS NOT NULL", name=op.f("ck_decisions_another_plan_has_a_reason")
        ),
        sa.CheckConstraint(
            "decision <> 'declined_by_employer' OR side = 'employer'",
            name=op.f("ck_decisions_declined_by_employer_on_their_side"),
        ),
        sa.CheckConstraint(
            "decision <> 'declined_by_landlord' OR side = 'landlord'",
            name=op.f("ck_decisions_declined_by_landlord_on_their_side"),
        ),
        sa.CheckConstraint(
            "decision <> 'declined_by_person' OR side = 'person'",
            name=op.f("ck_decisions_declined_by_person_on_their_side"),
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id", "subject_id"],
            ["proposals.id", "proposals.subject_id"],
            name=op.f("fk_decisions_proposal_id_subject_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_decisions_subject_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint(
            "proposal_id", "decided_on", "decision", name=op.f("uq_decisions_proposal_id_decided_on_decision")
        ),
    )
    op.create_index(op.f("ix_decisions_subject_id"), "decisions", ["subject_id"], unique=False)


def _create_placements() -> None:
    op.create_table(
        "placements",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("opening_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column(
            "referral_route",
            sa.Enum(
                "hello_work_dedicated",
                "hello_work_general",
                "free_placement",
                "own_application",
                name="referralroute",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
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
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "end_reason",
            sa.Enum(
                "human_relations",
                "work_too_hard",
                "wage",
                "health",
                "absence",
                "dismissed",
                "term_ended",
                "another_job",
                "housing",
                "stay_ended",
                "moved_to_settled_home",
                "rent_arrears",
                "house_rules",
                "out_of_contact",
                "consent_withdrawn",
                "transferred",
                "other",
                name="endreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "incentive",
            sa.Enum("A", "B", "none", name="incentive", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "end_reason IS NULL OR ended_on IS NOT NULL", name=op.f("ck_placements_end_reason_of_an_end")
        ),
        sa.CheckConstraint(
            "opening_id IS NOT NULL OR unit_id IS NOT NULL", name=op.f("ck_placements_places_somewhere")
        ),
        sa.CheckConstraint("started_on <= ended_on", name=op.f("ck_placements_started_on_by_ended_on")),
        sa.ForeignKeyConstraint(["opening_id"], ["openings.id"], name=op.f("fk_placements_opening_id")),
        sa.ForeignKeyConstraint(
            ["proposal_id", "subject_id"],
            ["proposals.id", "proposals.subject_id"],
            name=op.f("fk_placements_proposal_id_subject_id"),
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["subjects.id"], name=op.f("fk_placements_subject_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_placements_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placements")),
        sa.UniqueConstraint("subject_id", "started_on", name=op.f("uq_placements_subject_id_started_on")),
    )
    op.create_index(op.f("ix_placements_opening_id"), "placements", ["opening_id"], unique=False)
    op.create_index(op.f("ix_placements_proposal_id"), "placements", ["proposal_id"], unique=False)
    op.create_index(op.f("ix_placements_unit_id"), "placements", ["unit_id"], unique=False)
    op.create_index(
        "uq_placements_open",
        "placements",
        ["subject_id"],
        unique=True,
        sqlite_where=sa.text("ended_on IS NULL AND archived_on IS NULL"),
        postgresql_where=sa.text("ended_on IS NULL AND archived_on IS NULL"),
    )
