"""What choosing another plan for one person does to everybody else; it loads the solver."""

import numpy as np

from matcher.assignment.override import Warm, overridden
from matcher.domain.objectives import Objective
from matcher.matching.compare import Codes
from matcher.matching.kept_plan import KeptPlan, Move, Weighed


def weighed(kept: KeptPlan, warm: Warm, row: int) -> Weighed:
    """Solve again with the bundle at `row` of the packing, the others free to move."""
    found = overridden(warm, row)
    packing, standing = kept.standing.packing, kept.standing
    stands = np.concatenate([standing.candidates.row[standing.plan], packing.fixed])
    before, after = kept.given(stands), kept.given(found.chosen)
    chooser = kept.subjects[packing.subject[row]]
    placed = packing.values[kept.objectives.index(Objective.PLACED)] > 0
    return Weighed(
        lost=tuple(
            (objective, lost)
            for objective, lost in zip(kept.objectives, found.lost, strict=True)
            if objective is not Objective.TIE
        ),
        people=int(placed[stands].sum()) - int(placed[found.chosen].sum()),
        moves=tuple(
            Move(subject=subject, before=_codes(kept, before.get(subject)), after=_codes(kept, after.get(subject)))
            for subject in sorted(before.keys() | after.keys())
            if subject != chooser and before.get(subject) != after.get(subject)
        ),
        proved=found.proved,
    )


def _codes(kept: KeptPlan, row: int | None) -> Codes | None:
    return None if row is None else kept.codes(row)
