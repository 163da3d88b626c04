"""The proposals that a run brings, as records: for each person the best ones, and what the plan for everybody gives."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy.orm import Session

from matcher.assignment.enumerate import bundles_of
from matcher.assignment.problem import NONE, Bundles, Help, Problem
from matcher.domain.homes import HousingKind
from matcher.domain.support import HelpGiven
from matcher.matching.inputs import Inputs
from matcher.matching.rank import order
from matcher.matching.settled import settled_home
from matcher.records.adding import add
from matcher.records.cases.kinds import PROPOSALS
from matcher.records.cases.runs import Run
from matcher.records.changes import Act
from matcher.records.kinds import Values


def proposals_made(inputs: Inputs, problem: Problem, chosen: Bundles) -> tuple[Values, ...]:
    """Proposals person by person, ranked as pages show them; what only their record knows is None.

    What the plan for everybody gives comes last where it is not among the best. Nothing is solved: the bundles of one
    person after the other are looked through, as the plan itself did.
    """
    given = dict(
        zip(chosen.subject.tolist(), zip(chosen.opening.tolist(), chosen.unit.tolist(), strict=True), strict=True)
    )
    made: list[Values] = []
    for subject in range(len(inputs.subjects)):
        made += _of_one(inputs, bundles_of(problem, subject), given.get(subject))
    return tuple(made)


def keep_proposals(session: Session, run: Run, proposals: Sequence[Values], act: Act) -> None:
    """Write the proposals of a run that was written just now."""
    numbered = [
        {**values, "code": f"R{run.id}-{number}", "run_id": run.id} for number, values in enumerate(proposals, 1)
    ]
    add(session, PROPOSALS, numbered, act)


def _of_one(inputs: Inputs, bundles: Bundles, given: tuple[int, int] | None) -> Iterator[Values]:
    rows = order(inputs, bundles)[: inputs.setting.policy.proposals_shown].tolist()
    wanted = (NONE, NONE) if given is None else given
    proposed = np.flatnonzero((bundles.opening == wanted[0]) & (bundles.unit == wanted[1])).tolist()
    for rank, row in enumerate((*rows, *(row for row in proposed if row not in rows)), 1):
        yield _values(inputs, bundles, row) | {"rank": rank, "proposed": row in proposed}


def _values(inputs: Inputs, bundles: Bundles, row: int) -> dict[str, Any]:
    subject, opening, unit = (int(column[row]) for column in (bundles.subject, bundles.opening, bundles.unit))
    home = None if unit == NONE else unit
    own = home is not None and int(inputs.units.kind[home]) == HousingKind.OWN_HOME.number
    settled = settled_home(inputs, subject, home)
    return dict.fromkeys(PROPOSALS.fields) | {
        "subject": str(inputs.subjects.code[subject]),
        "made_on": date.fromordinal(inputs.setting.today),
        "opening": None if opening == NONE else str(inputs.openings.code[opening]),
        "unit": None if home is None or own else str(inputs.units.code[home]),
        "own_home": own,
        "settled_unit": None if settled is None else settled.unit,
        "settled_from": None if settled is None else date.fromordinal(settled.move_in_day),
        "help": HelpGiven.named(Help(int(bundles.help[row])).name.lower()),
        "points": int(bundles.points[row]),
        "to_confirm": int(bundles.verdict[row]) == 0,
    }
