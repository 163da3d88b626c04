"""Every feasible bundle of a problem, and what each is worth for each objective."""

import numpy as np
from numpy.typing import NDArray

from matcher.assignment.problem import NONE, TIE_FACTORS, TIE_RANGE, TIE_SHIFT, Bundles, Help, Problem, Rows
from matcher.domain.objectives import Objective


def bundles_of(problem: Problem, subject: int) -> Bundles:
    """The feasible bundles of one subject, by opening, then unit; none gives nothing of what they need."""
    openings = _rows(problem.opening_verdict[subject], wanted=bool(problem.needs_job[subject]))
    units = _rows(problem.unit_verdict[subject], wanted=bool(problem.needs_home[subject]))
    if not problem.needs_home[subject]:
        own = _permitted(problem.unit_verdict[subject])
        units = own if len(own) else units
    opening, unit = (grid.ravel() for grid in np.meshgrid(openings, units, indexing="ij"))
    verdict, points = bundle_worth(problem, np.full(len(opening), subject), opening, unit)
    help_given = help_of(problem, np.full(len(opening), subject), opening, unit, verdict)
    kept = np.flatnonzero((verdict >= 0) & (help_given > Help.NOTHING))
    everything = Bundles(
        subject=np.full(len(opening), subject, dtype=np.int64),
        opening=opening,
        unit=unit,
        verdict=verdict,
        help=help_given,
        points=points,
    )
    return everything.take(kept)


def all_bundles(problem: Problem) -> Bundles:
    """The feasible bundles of everybody, subject by subject."""
    return Bundles.joined([bundles_of(problem, subject) for subject in range(len(problem.priority))])


def bundle_worth(problem: Problem, subject: Rows, opening: Rows, unit: Rows) -> tuple[NDArray[np.int8], Rows]:
    """Verdict and points of any triples, feasible or not: the pairs' together with the joint terms'."""
    job, home = opening != NONE, unit != NONE
    verdict, points = problem.joint.block(subject, opening, unit)
    if problem.opening_verdict.shape[1]:
        verdict = np.minimum(verdict, np.where(job, problem.opening_verdict[subject, opening], 1))
        points = points + np.where(job, problem.opening_points[subject, opening], 0)
    if problem.unit_verdict.shape[1]:
        verdict = np.minimum(verdict, np.where(home, problem.unit_verdict[subject, unit], 1))
        points = points + np.where(home, problem.unit_points[subject, unit], 0)
    return verdict.astype(np.int8), points.astype(np.int64)


def help_of(problem: Problem, subject: Rows, opening: Rows, unit: Rows, verdict: NDArray[np.int8]) -> NDArray[np.int8]:
    """How much of what each subject needs the triple gives."""
    job, home = opening != NONE, unit != NONE
    needs_job, needs_home = problem.needs_job[subject], problem.needs_home[subject]
    everything = (job | ~needs_job) & (home | ~needs_home) & (needs_job | needs_home)
    full = np.where(verdict == 1, Help.FULL, Help.TO_CONFIRM)
    part = np.where(home & needs_home, Help.HOME_ONLY, np.where(job & needs_job, Help.JOB_ONLY, Help.NOTHING))
    return np.where(everything, full, part).astype(np.int8)


def worth(problem: Problem, bundles: Bundles, objective: Objective) -> Rows:
    """The value of each bundle for one objective, a whole number of at least 0."""
    priority = problem.priority[bundles.subject]
    if objective is Objective.PLACED:
        return np.where(bundles.help == Help.FULL, priority, 0)
    if objective is Objective.HELPED:
        permille = np.array(problem.help_permille, dtype=np.int64)[bundles.help]
        unsure = (bundles.verdict == 0) & (bundles.help < Help.TO_CONFIRM)
        permille = np.where(unsure, permille * problem.help_permille[Help.TO_CONFIRM] // 1000, permille)
        return np.where(bundles.help == Help.FULL, 0, priority * permille)
    return bundles.points if objective is Objective.POINTS else _tie(problem, bundles)


def _tie(problem: Problem, bundles: Bundles) -> Rows:
    opening = np.where(bundles.opening == NONE, 0, np.append(problem.opening_key, 0)[bundles.opening])
    unit = np.where(bundles.unit == NONE, 0, np.append(problem.unit_key, 0)[bundles.unit])
    first, second = (np.uint64(factor) for factor in TIE_FACTORS)
    mixed = problem.subject_key[bundles.subject].astype(np.uint64) * first
    for part in (opening, unit):
        mixed = (mixed ^ part.astype(np.uint64)) * second
        mixed ^= mixed >> np.uint64(TIE_SHIFT)
    return (mixed % np.uint64(TIE_RANGE)).astype(np.int64)


def _permitted(verdict: NDArray[np.int8]) -> Rows:
    return np.flatnonzero(verdict >= 0).astype(np.int64)


def _rows(verdict: NDArray[np.int8], *, wanted: bool) -> Rows:
    none = np.array([NONE], dtype=np.int64)
    return np.concatenate([_permitted(verdict), none]) if wanted else none
