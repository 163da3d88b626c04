"""Support plans (支援計画): what a person wishes, what is aimed at by when, who does what, and what is missing."""

from datetime import date
from typing import Annotated

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.support import MissingResource, Procedure
from matcher.records.tables import Kept, Record, between, in_order, text

PlanKey = Annotated[int, mapped_column(ForeignKey("support_plans.id", ondelete="CASCADE"), primary_key=True)]


class SupportPlan(Kept):
    """One edition of the plan of one person; the latest one that was not replaced holds."""

    __tablename__ = "support_plans"
    __table_args__ = (
        UniqueConstraint("subject_id", "edition"),
        between("edition", 1, 999),
        in_order("written_on", "agreed_on"),
        in_order("written_on", "replaced_on"),
    )

    subject_id: Mapped[int] = mapped_column(ForeignKey("subjects.id", ondelete="CASCADE"))
    edition: Mapped[int]
    """版, from 1."""
    written_on: Mapped[date]
    written_by: Mapped[str | None]
    """A role or desk, not a name."""
    wish: Mapped[str | None] = text()
    """In the person's own words."""
    assessment: Mapped[str | None] = text()
    goal_at_release: Mapped[str | None] = text()
    goal_at_six_months: Mapped[str | None] = text()
    work_plan: Mapped[str | None] = text()
    first_home_plan: Mapped[str | None] = text()
    settled_home_plan: Mapped[str | None] = text()
    agreed_on: Mapped[date | None]
    """The day on which the person signed; NULL: not yet, or not known."""
    replaced_on: Mapped[date | None]
    """The day from which a later edition holds."""


class PlanProcedure(Record):
    """手続き that a plan lists."""

    __tablename__ = "plan_procedures"
    __table_args__ = (between("due_days", -365, 730),)

    plan_id: Mapped[PlanKey]
    procedure: Mapped[Procedure] = mapped_column(primary_key=True)
    due_days: Mapped[int | None]
    """Counted from the release day; below 0 before it."""
    done_on: Mapped[date | None]


class PlanRole(Record):
    """役割分担: what one organisation does."""

    __tablename__ = "plan_roles"

    plan_id: Mapped[PlanKey]
    organisation: Mapped[str] = mapped_column(String(200), primary_key=True)
    """In words: most who help are no organisation on record."""
    task: Mapped[str]


class PlanMissingResource(Record):
    """不足資源: what is missing, and in what way."""

    __tablename__ = "plan_missing_resources"

    plan_id: Mapped[PlanKey]
    resource: Mapped[MissingResource] = mapped_column(primary_key=True)
    words: Mapped[str]
