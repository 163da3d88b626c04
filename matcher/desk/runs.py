"""Runs: match everybody, keep the answer, and read the latest one."""

from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from matcher.assignment.problem import NONE, Bundles, Help
from matcher.desk.matching_inputs import inputs_hash, load_inputs
from matcher.domain.policy import Policy
from matcher.matching.inputs import Inputs
from matcher.records.cases.runs import Run
from matcher.regulations.reading import law_hash, load_law


def latest_run(session: Session) -> Run | None:
    """The newest run, or None before the first."""
    return session.scalars(select(Run).order_by(Run.id.desc()).limit(1)).first()


def inputs_of(session: Session, run: Run) -> Inputs:
    """What that run's day, policy and seed look at on the records of now."""
    return load_inputs(session, today=run.today, policy=Policy.from_data(run.policy), seed=run.seed)


def match_everybody(session: Session, *, today: date, policy: Policy, seed: int, made_at: str) -> Run:
    """Match everybody and keep the run, in one transaction; the caller commits."""
    return keep_run(session, made_run(session, today=today, policy=policy, seed=seed, made_at=made_at))


def keep_run(session: Session, run: Run) -> Run:
    """Keep a run that `made_run` made, where it is a new one; the caller commits."""
    if inspect(run).transient:
        session.add(run)
        session.flush()
    return run


def made_run(session: Session, *, today: date, policy: Policy, seed: int, made_at: str) -> Run:
    """Match everybody; the same inputs give the run that is already there. Nothing is written, so nobody waits."""
    inputs = load_inputs(session, today=today, policy=policy, seed=seed)
    made_from = inputs_hash(inputs)
    known = latest_run(session)
    if known is not None and _same(known, made_from, policy):
        return known
    return Run(
        made_at=made_at,
        today=today,
        seed=seed,
        policy=policy.as_data(),
        law_hash=law_hash(load_law()),
        inputs_hash=made_from,
        result=_result(inputs),
    )


def _same(run: Run, made_from: str, policy: Policy) -> bool:
    return (run.inputs_hash, run.law_hash, run.policy) == (made_from, law_hash(load_law()), policy.as_data())


def _result(inputs: Inputs) -> dict[str, Any]:
    from matcher.matching.plan import plan  # noqa: PLC0415  # keeps the solver out of the web process

    made = plan(inputs)
    return {
        "joint": _placements(inputs, made.solution.chosen),
        "telephone": _placements(inputs, made.telephone),
        "greedy": _placements(inputs, made.greedy),
        "tallies": {
            "joint": asdict(made.tally),
            "telephone": asdict(made.telephone_tally),
            "greedy": asdict(made.greedy_tally),
        },
        "passes": [
            {"objective": one.objective.value, "value": one.value, "bound": one.bound} for one in made.solution.passes
        ],
        "status": made.solution.status.value,
        "priority": dict(zip(inputs.subjects.code.tolist(), made.problem.priority.tolist(), strict=True)),
    }


def _placements(inputs: Inputs, bundles: Bundles) -> dict[str, dict[str, Any]]:
    return {
        str(inputs.subjects.code[subject]): {
            "opening": None if opening == NONE else str(inputs.openings.code[opening]),
            "unit": None if unit == NONE else str(inputs.units.code[unit]),
            "help": Help(given).name.lower(),
            "points": points,
        }
        for subject, opening, unit, given, points in zip(
            bundles.subject.tolist(),
            bundles.opening.tolist(),
            bundles.unit.tolist(),
            bundles.help.tolist(),
            bundles.points.tolist(),
            strict=True,
        )
    }
