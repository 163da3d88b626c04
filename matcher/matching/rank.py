"""The best bundles for one person, whoever else may want them; needs no solver."""

import numpy as np

from matcher.assignment.problem import Bundles, Help, Rows
from matcher.domain.objectives import Objective
from matcher.matching.inputs import Inputs
from matcher.matching.problem import help_permille
from matcher.matching.proposal import Proposal, proposal_of


def rank(inputs: Inputs, bundles: Bundles) -> tuple[Proposal, ...]:
    """The best of one person's bundles with their explanations, best first, at most as many as policy shows."""
    best = order(inputs, bundles)[: inputs.setting.policy.proposals_shown]
    return tuple(proposal_of(inputs, bundles, int(row)) for row in best)


def order(inputs: Inputs, bundles: Bundles) -> Rows:
    """Positions of bundles, best first: by the objectives of the policy, then by code so that it never changes.

    With the published ones that is more help, then more points.
    """
    policy = inputs.setting.policy
    better = {
        Objective.PLACED: bundles.help == Help.FULL,
        Objective.HELPED: np.array(help_permille(policy), dtype=np.int64)[bundles.help],
        Objective.POINTS: bundles.points,
    }
    keys = [-better[each].astype(np.int64) for each in policy.objectives if each in better]
    opening = np.append(inputs.openings.code, "")[bundles.opening]
    unit = np.append(inputs.units.code, "")[bundles.unit]
    ranked: Rows = np.lexsort((unit, opening, *reversed(keys)))
    return ranked
