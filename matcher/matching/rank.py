"""The best bundles for one person, whoever else may want them; needs no solver."""

import numpy as np

from matcher.assignment.enumerate import bundles_of
from matcher.assignment.problem import Bundles, Problem, Rows
from matcher.matching.inputs import Inputs
from matcher.matching.proposal import Proposal, proposal_of


def rank(inputs: Inputs, problem: Problem, subject: int) -> tuple[Proposal, ...]:
    """The best bundles of one subject with their explanations, best first, at most as many as policy shows."""
    bundles = bundles_of(problem, subject)
    best = order(inputs, bundles)[: inputs.setting.policy.proposals_shown]
    return tuple(proposal_of(inputs, bundles, int(row)) for row in best)


def order(inputs: Inputs, bundles: Bundles) -> Rows:
    """Positions of bundles, best first: more help, more points, then by code so that the order never changes."""
    opening = np.append(inputs.openings.code, "")[bundles.opening]
    unit = np.append(inputs.units.code, "")[bundles.unit]
    ranked: Rows = np.lexsort((unit, opening, -bundles.points, -bundles.help.astype(np.int64)))
    return ranked
