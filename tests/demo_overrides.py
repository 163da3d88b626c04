"""What each plan of a dossier costs everybody, built by hand for tests of pages."""

from collections.abc import Sequence

from matcher.desk.override_views import OverrideView, override_view
from matcher.desk.views import ProposalView
from matcher.domain.objectives import Objective
from matcher.matching.kept_plan import LeastLoss, Move, Weighed

LEAST = LeastLoss(objective=Objective.POINTS, whole=1_180, others=2_040, first=False)
EXACT = Weighed(
    lost=((Objective.PLACED, 2), (Objective.HELPED, 0), (Objective.POINTS, -250)),
    people=1,
    moves=(
        Move(subject="B-02", before=("O-002", "U-033"), after=None),
        Move(subject="C-03", before=None, after=(None, "U-021")),
    ),
    proved=True,
)
SAME = Weighed(lost=((Objective.PLACED, 0), (Objective.POINTS, 0)), people=0, moves=(), proved=True)


def overrides(proposals: Sequence[ProposalView], *, solved: bool) -> tuple[OverrideView, ...]:
    """For each plan in its order; what the plan for everybody gives costs nothing."""
    return tuple(
        override_view(
            (None if one.job is None else one.job.code, None if one.home is None else one.home.code),
            LEAST,
            (SAME if one.proposed else EXACT) if solved else None,
            proposed=one.proposed,
        )
        for one in proposals
    )
