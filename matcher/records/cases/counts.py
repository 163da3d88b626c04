"""Counts that the prison sends: before consent there is no record of a person, only these."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from matcher.records.tables import Kept, between, not_negative

_COUNTS = (
    "known",
    "explained",
    "consented",
    "declined_surveillance",
    "declined_own_plan",
    "declined_distrust",
    "declined_no_need",
    "declined_other",
)


class PrisonCount(Kept):
    """Of one fiscal year in one prison: 把握 known, 説明 explained, 同意 consented, 不同意 declined by reason."""

    __tablename__ = "prison_counts"
    __table_args__ = (
        UniqueConstraint("fiscal_year", "institution"),
        between("fiscal_year", 2000, 2199),
        *not_negative(*_COUNTS),
        CheckConstraint("explained <= known", name="explained_among_known"),
        CheckConstraint(
            "consented + declined_surveillance + declined_own_plan + declined_distrust + declined_no_need"
            " + declined_other <= explained",
            name="answers_among_explained",
        ),
    )

    fiscal_year: Mapped[int]
    """年度: begins in April."""
    institution: Mapped[str]
    known: Mapped[int]
    explained: Mapped[int]
    consented: Mapped[int]
    declined_surveillance: Mapped[int]
    declined_own_plan: Mapped[int]
    declined_distrust: Mapped[int]
    declined_no_need: Mapped[int]
    declined_other: Mapped[int]
