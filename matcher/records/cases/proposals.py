"""Proposals (調整案) that were made for a person, and the decisions (判断) on them over time."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.support import SIDE_OF, DecisionKind, DecisionReason, DecisionSide, HelpGiven
from matcher.records.tables import Code, Kept, between, not_negative, text


class Proposal(Kept):
    """One proposal for one person. The database itself refuses to change a row."""

    __tablename__ = "proposals"
    __table_args__ = (
        UniqueConstraint("id", "subject_id"),  # so that what is said of it is said of the same person
        between("rank", 1, 999_999),
        *not_negative("points"),
        CheckConstraint("opening_id IS NOT NULL OR unit_id IS NOT NULL OR own_home", name="proposes_something"),
        CheckConstraint("unit_id IS NULL OR NOT own_home", name="one_home"),
        CheckConstraint("settled_from IS NULL OR settled_unit_id IS NOT NULL", name="settled_from_of_a_home"),
    )

    code: Mapped[Code]
    """R3-17: of the third run the seventeenth. It says nothing about the person."""
    subject_id: Mapped[int] = mapped_column(ForeignKey("subjects.id", ondelete="CASCADE"), index=True)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"), index=True)
    """NULL: a coordinator composed it."""
    made_on: Mapped[date]
    rank: Mapped[int]
    """Among the proposals for the same person that were made together."""
    proposed: Mapped[bool]
    """Whether the plan for everybody gives it."""
    opening_id: Mapped[int | None] = mapped_column(ForeignKey("openings.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    own_home: Mapped[bool]
    """Whether the home is the person's own, which is no unit of the registry."""
    settled_unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    """定住先: the public housing to be applied for after the first home."""
    settled_from: Mapped[date | None]
    help: Mapped[HelpGiven]
    points: Mapped[int]
    to_confirm: Mapped[bool]
    """Whether something about it is still unknown."""


def _on_one_side() -> tuple[CheckConstraint, ...]:
    """A refusal lies on the side that refuses, as far as a side is said."""
    return tuple(
        CheckConstraint(f"decision <> '{kind}' OR side = '{side}'", name=f"{kind}_on_their_side")
        for kind, side in SIDE_OF.items()
    )


class Decision(Kept):
    """One decision on one proposal, by whomever; the latest is the one that holds."""

    __tablename__ = "decisions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["proposal_id", "subject_id"], ["proposals.id", "proposals.subject_id"], ondelete="CASCADE"
        ),
        UniqueConstraint("proposal_id", "decided_on", "decision"),
        *_on_one_side(),
        CheckConstraint("decision <> 'another_plan' OR reason IS NOT NULL", name="another_plan_has_a_reason"),
    )

    subject_id: Mapped[int] = mapped_column(ForeignKey("subjects.id", ondelete="CASCADE"), index=True)
    proposal_id: Mapped[int]
    decided_on: Mapped[date]
    decision: Mapped[DecisionKind]
    side: Mapped[DecisionSide | None]
    """Whose side the reason lies on."""
    reason: Mapped[DecisionReason | None]
    words: Mapped[str | None] = text()
    decided_by: Mapped[str | None]
    """A role, desk or organisation, not a name."""
    document_number: Mapped[str | None] = mapped_column(String(200))
    """文書番号 of the approval."""
