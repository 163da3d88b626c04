"""Runs: match everybody, keep the answer, and read the latest one."""

import gzip
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from matcher.assignment.problem import NONE, Bundles, Help
from matcher.desk.matching_inputs import inputs_hash, load_inputs
from matcher.desk.proposing import keep_proposals, proposals_made
from matcher.domain.case import Setting
from matcher.domain.policy import Policy
from matcher.matching.certificate import Certificate, certificate_of
from matcher.matching.inputs import Inputs
from matcher.records.cases.runs import Run, RunCertificate
from matcher.records.changes import Act
from matcher.records.kinds import Values
from matcher.regulations.reading import law_hash

MOST_PEOPLE = 60
"""With more people what is lacking is left to its own command, so that matching does not wait for it (assumed)."""


def latest_run(session: Session) -> Run | None:
    """The newest run, or None before the first."""
    return session.scalars(select(Run).order_by(Run.id.desc()).limit(1)).first()


def inputs_of(session: Session, run: Run) -> Inputs:
    """What that run's day, policy and seed look at on the records of now."""
    return load_inputs(session, today=run.today, policy=Policy.from_data(run.policy), seed=run.seed)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeRun:
    """A run, with its certificate and the proposals it brings."""

    run: Run
    certificate: RunCertificate | None = None
    proposals: tuple[Values, ...] = ()
    """None of either where the run is on record already, with its own."""


def match_everybody(
    session: Session, *, today: date, policy: Policy, seed: int, versions: Mapping[str, str], act: Act
) -> Run:
    """Match everybody and keep the run, in one transaction; the caller commits."""
    made = made_run(session, today=today, policy=policy, seed=seed, versions=versions, made_at=act.at)
    return keep_run(session, made, act)


def keep_run(session: Session, made: MadeRun, act: Act) -> Run:
    """Keep a run that `made_run` made, with all it brings, where it is a new one; the caller commits."""
    if inspect(made.run).transient:
        session.add(made.run)
        session.flush()
        if made.certificate is not None:
            made.certificate.run_id = made.run.id
            session.add(made.certificate)
        keep_proposals(session, made.run, made.proposals, act)
    return made.run


def made_run(
    session: Session, *, today: date, policy: Policy, seed: int, versions: Mapping[str, str], made_at: str
) -> MadeRun:
    """Match everybody; the same inputs give the run that is already there. Nothing is written, so nobody waits.

    `versions` are those of what decides a plan, by name: they stand in its certificate.
    """
    inputs = load_inputs(session, today=today, policy=policy, seed=seed)
    made_from = inputs_hash(inputs)
    known = latest_run(session)
    if known is not None and _same(known, made_from, inputs.setting) and _certified(session, known):
        return MadeRun(run=known)
    result, certificate, proposals = _answer(inputs)
    run = Run(
        made_at=made_at,
        today=today,
        seed=seed,
        policy=policy.as_data(),
        law_hash=law_hash(inputs.setting.law),
        inputs_hash=made_from,
        result=result,
    )
    return MadeRun(run=run, certificate=_to_keep(certificate, versions), proposals=proposals)


def _same(run: Run, made_from: str, setting: Setting) -> bool:
    same = (run.inputs_hash, run.law_hash) == (made_from, law_hash(setting.law))
    return same and Policy.from_data(run.policy) == setting.policy


def _certified(session: Session, run: Run) -> bool:
    """A run from before there were certificates is made anew, with one."""
    return session.scalar(select(RunCertificate.run_id).where(RunCertificate.run_id == run.id)) is not None


def _answer(inputs: Inputs) -> tuple[dict[str, Any], Certificate, tuple[Values, ...]]:
    from matcher.matching.plan import plan  # noqa: PLC0415  # keeps the solver out of the web process

    made = plan(inputs)
    result = {
        "joint": _placements(inputs, made.solution.chosen),
        "telephone": _placements(inputs, made.telephone),
        "greedy": _placements(inputs, made.greedy),
        "passes": [
            {
                "objective": one.objective.value,
                "value": one.value,
                "bound": one.bound,
                "proof": claim.proof,
            }
            for one, claim in zip(made.solution.passes, made.claims.levels, strict=True)
        ],
        "status": made.solution.status.value,
        "priority": dict(zip(inputs.subjects.code.tolist(), made.problem.priority.tolist(), strict=True)),
        "shortages": shortage_data(inputs) if len(inputs.subjects) <= MOST_PEOPLE else None,
        "needed_later": _needed_later(inputs),
    }
    certificate = certificate_of(inputs, made.problem, made.packing, made.claims)
    return result, certificate, proposals_made(inputs, made.problem, made.solution.chosen)


def _needed_later(inputs: Inputs) -> dict[str, dict[str, dict[str, int]]] | None:
    """Release days by side, code of the place and code of the subject; None where the policy does not look ahead."""
    from matcher.matching.ahead import ahead  # noqa: PLC0415  # keeps the solver out of the web process

    if inputs.setting.policy.look_ahead_days == 0:
        return None
    found = ahead(inputs)
    sides = {"opening": found.openings, "unit": found.units}
    return {side: {one.code: dict(one.people) for one in places} for side, places in sides.items()}


def _to_keep(certificate: Certificate, versions: Mapping[str, str]) -> RunCertificate:
    return RunCertificate(
        problem=gzip.compress(certificate.problem, mtime=0),
        problem_sha256=sha256(certificate.problem).hexdigest(),
        solution=gzip.compress(certificate.solution, mtime=0),
        solution_sha256=sha256(certificate.solution).hexdigest(),
        versions=dict(versions),
    )


def shortage_data(inputs: Inputs) -> list[dict[str, Any]]:
    """What the region lacks, as plain values to be kept; loads the solver."""
    from matcher.matching.shortage import shortages  # noqa: PLC0415  # keeps the solver out of the web process

    return [
        asdict(one) | {"resource": one.resource.value, "label": [one.resource.label.ja, one.resource.label.en]}
        for one in shortages(inputs)
    ]


def _placements(inputs: Inputs, bundles: Bundles) -> dict[str, dict[str, Any]]:
    return {
        str(inputs.subjects.code[subject]): {
            "opening": None if opening == NONE else str(inputs.openings.code[opening]),
            "unit": None if unit == NONE else str(inputs.units.code[unit]),
            "help": Help(given).code,
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
