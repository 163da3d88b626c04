"""Does a solution keep every promise of its problem? No solver in here; what it finds is reckoned again, row by row.

It shares no code with the enumeration of bundles, so that a fault there is found here.
"""

from collections import Counter
from dataclasses import dataclass, fields

import numpy as np

from matcher.assignment.problem import NONE, TIE_FACTORS, TIE_RANGE, TIE_SHIFT, Bundles, Help, Pass, Problem, Solution
from matcher.domain.objectives import Objective


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """One row of a plan with its figures as the problem alone says them."""

    subject: int
    opening: int
    unit: int
    verdict: int
    help: Help
    points: int


def broken_promises(problem: Problem, solution: Solution) -> tuple[str, ...]:
    """Every promise that the solution breaks, each in a sentence; empty where it keeps them all."""
    chosen = solution.chosen
    unreadable = _uneven(chosen) or _outside(problem, chosen)
    if unreadable:
        return unreadable
    plan = _reckoned(problem, chosen)
    return (
        *_taken_twice(problem, plan),
        *_not_permitted(problem, plan),
        *_wrong_figures(chosen, plan),
        *_wrong_passes(problem, plan, solution.passes),
    )


def _uneven(chosen: Bundles) -> tuple[str, ...]:
    shapes = {getattr(chosen, field.name).shape for field in fields(chosen)}
    return () if shapes == {(len(chosen),)} else ("the columns of the plan differ in length",)


def _outside(problem: Problem, chosen: Bundles) -> tuple[str, ...]:
    limits = (
        ("subject", chosen.subject, 0, len(problem.priority)),
        ("opening", chosen.opening, NONE, len(problem.opening_places)),
        ("unit", chosen.unit, NONE, len(problem.unit_places)),
    )
    return tuple(
        f"{name} [{int(row)}] does not exist"
        for name, column, least, end in limits
        for row in column[(column < least) | (column >= end)]
    )


def _reckoned(problem: Problem, chosen: Bundles) -> tuple[_Given, ...]:
    triples = zip(chosen.subject.tolist(), chosen.opening.tolist(), chosen.unit.tolist(), strict=True)
    return tuple(_given(problem, subject, opening=opening, unit=unit) for subject, opening, unit in triples)


def _given(problem: Problem, subject: int, *, opening: int, unit: int) -> _Given:
    together, joint_points = problem.joint.block(np.array([subject]), np.array([opening]), np.array([unit]))
    verdict, points = int(together[0]), int(joint_points[0])
    if opening != NONE:
        verdict = min(verdict, int(problem.opening_verdict[subject, opening]))
        points += int(problem.opening_points[subject, opening])
    if unit != NONE:
        verdict = min(verdict, int(problem.unit_verdict[subject, unit]))
        points += int(problem.unit_points[subject, unit])
    needs_job, needs_home = bool(problem.needs_job[subject]), bool(problem.needs_home[subject])
    job, home = needs_job and opening != NONE, needs_home and unit != NONE
    given = Help.HOME_ONLY if home else Help.JOB_ONLY if job else Help.NOTHING
    if given is not Help.NOTHING and (job, home) == (needs_job, needs_home):
        given = Help.FULL if verdict == 1 else Help.TO_CONFIRM
    return _Given(subject=subject, opening=opening, unit=unit, verdict=verdict, help=given, points=points)


def _taken_twice(problem: Problem, plan: tuple[_Given, ...]) -> tuple[str, ...]:
    counts = (
        ("subject", Counter(row.subject for row in plan), [1] * len(problem.priority)),
        ("opening", Counter(row.opening for row in plan), problem.opening_places.tolist()),
        ("unit", Counter(row.unit for row in plan), problem.unit_places.tolist()),
    )
    return tuple(
        f"{name} [{row}] is given {count} times and has {places[row]} places"
        for name, counted, places in counts
        for row, count in sorted(counted.items())
        if row != NONE and count > places[row]
    )


def _not_permitted(problem: Problem, plan: tuple[_Given, ...]) -> tuple[str, ...]:
    faults = []
    for row in plan:
        has_home = (problem.unit_verdict[row.subject] >= 0).any()
        if row.verdict < 0:
            faults.append((row, "is given a bundle that a rule refuses"))
        if row.help is Help.NOTHING:
            faults.append((row, "is given nothing that is needed"))
        if row.opening != NONE and not problem.needs_job[row.subject]:
            faults.append((row, "is given a job and needs none"))
        if row.unit == NONE and not problem.needs_home[row.subject] and has_home:
            faults.append((row, "has a home, and the plan leaves it out"))
    return tuple(f"subject [{row.subject}] {said}" for row, said in faults)


def _wrong_figures(chosen: Bundles, plan: tuple[_Given, ...]) -> tuple[str, ...]:
    stated = zip(chosen.verdict.tolist(), chosen.help.tolist(), chosen.points.tolist(), strict=True)
    return tuple(
        f"subject [{row.subject}] has other points, verdict or help than stated"
        for row, figures in zip(plan, stated, strict=True)
        if (row.verdict, row.help, row.points) != figures
    )


def _wrong_passes(problem: Problem, plan: tuple[_Given, ...], passes: tuple[Pass, ...]) -> tuple[str, ...]:
    if tuple(one.objective for one in passes) != problem.objectives:
        return ("the passes are not the objectives of the problem in their order",)
    faults = []
    for one in passes:
        total = sum(_value(problem, row, one.objective) for row in plan)
        if total != one.value:
            faults.append(f"objective [{one.objective}] is stated as {one.value} and sums to {total}")
        if one.bound < one.value:
            faults.append(f"objective [{one.objective}] has a bound of {one.bound} below its value {one.value}")
    return tuple(faults)


def _value(problem: Problem, row: _Given, objective: Objective) -> int:
    priority = int(problem.priority[row.subject])
    match objective:
        case Objective.PLACED:
            return priority if row.help is Help.FULL else 0
        case Objective.HELPED:
            return 0 if row.help is Help.FULL else priority * _permille(problem, row)
        case Objective.POINTS:
            return row.points
        case Objective.TIE:
            return _tie(problem, row)


def _permille(problem: Problem, row: _Given) -> int:
    whole = problem.help_permille[row.help]
    if row.verdict == 0 and row.help in (Help.JOB_ONLY, Help.HOME_ONLY):
        return whole * problem.help_permille[Help.TO_CONFIRM] // 1000
    return whole


def _tie(problem: Problem, row: _Given) -> int:
    """In numbers of 64 bits: what overflows is dropped."""
    opening = 0 if row.opening == NONE else int(problem.opening_key[row.opening])
    unit = 0 if row.unit == NONE else int(problem.unit_key[row.unit])
    bits = 1 << 64
    mixed = int(problem.subject_key[row.subject]) * TIE_FACTORS[0] % bits
    for key in (opening, unit):
        mixed = (mixed ^ key) * TIE_FACTORS[1] % bits
        mixed ^= mixed >> TIE_SHIFT
    return mixed % TIE_RANGE
