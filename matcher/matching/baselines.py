"""What people do today, on the same problem: by telephone, and greedily on joint bundles."""

from collections.abc import Sequence

import numpy as np

from matcher.assignment.enumerate import bundles_of
from matcher.assignment.problem import NONE, Bundles, Help, Problem, Rows
from matcher.geography.distance import distance_km


class _Places:
    """Places left while people are served one after another."""

    def __init__(self, problem: Problem) -> None:
        self.openings = np.append(problem.opening_places, 1)
        self.units = np.append(problem.unit_places, 1)

    def free(self, opening: Rows, unit: Rows) -> np.ndarray:
        """Whether each bundle's places are still free; having none is always free."""
        free: np.ndarray = (self.openings[opening] > 0) & (self.units[unit] > 0)
        return free

    def take(self, opening: int, unit: int) -> None:
        """Take one place of each."""
        if opening != NONE:
            self.openings[opening] -= 1
        if unit != NONE:
            self.units[unit] -= 1


def by_telephone(problem: Problem, order: Sequence[int], tries: int) -> Bundles:
    """電話順: each in turn takes the best job, then the nearest home to it.

    If no home goes with the best of `tries` jobs, the best home alone; if there is none, the best job alone. A home
    about which nothing is unknown is preferred, as anybody on the telephone would.
    """
    places, taken = _Places(problem), []
    for subject in order:
        bundles = bundles_of(problem, subject)
        usable = np.flatnonzero(places.free(bundles.opening, bundles.unit))
        row = _telephone_choice(problem, bundles.take(usable), tries)
        if row is not None:
            chosen = int(usable[row])
            places.take(int(bundles.opening[chosen]), int(bundles.unit[chosen]))
            taken.append(bundles.take(np.array([chosen])))
    return Bundles.joined(taken)


def greedily(problem: Problem, orders: Sequence[Sequence[int]]) -> Bundles:
    """Each in turn takes the best bundle of job and home that is left; the better of several orders."""
    plans = [_greedy(problem, order) for order in orders]
    return max(plans, key=lambda plan: (_placed(problem, plan), int(plan.points.sum())))


def _placed(problem: Problem, plan: Bundles) -> int:
    full = plan.help == Help.FULL
    return int(problem.priority[plan.subject][full].sum())


def _greedy(problem: Problem, order: Sequence[int]) -> Bundles:
    places, taken = _Places(problem), []
    for subject in order:
        bundles = bundles_of(problem, subject)
        usable = np.flatnonzero(places.free(bundles.opening, bundles.unit))
        if len(usable):
            best = usable[np.lexsort((-bundles.points[usable], -bundles.help[usable].astype(np.int64)))[0]]
            places.take(int(bundles.opening[best]), int(bundles.unit[best]))
            taken.append(bundles.take(np.array([best])))
    return Bundles.joined(taken)


def _telephone_choice(problem: Problem, bundles: Bundles, tries: int) -> int | None:
    whole = np.flatnonzero(bundles.help >= Help.TO_CONFIRM)
    for least in (Help.FULL, Help.TO_CONFIRM):
        for opening in _best_jobs(problem, bundles, tries):
            there = whole[(bundles.opening[whole] == opening) & (bundles.help[whole] >= least)]
            if len(there):
                return int(there[_nearest(problem, bundles, there)])
    for part in (Help.HOME_ONLY, Help.JOB_ONLY):
        alone = np.flatnonzero(bundles.help == part)
        if len(alone):
            return int(alone[np.argmax(bundles.points[alone])])
    return None


def _best_jobs(problem: Problem, bundles: Bundles, tries: int) -> list[int]:
    if len(bundles) == 0:
        return []
    jobs = np.unique(bundles.opening)
    if len(jobs) and jobs[-1] == NONE:
        return [NONE]
    jobs = jobs[jobs != NONE]
    liked = problem.opening_points[bundles.subject[0], jobs]
    return [int(job) for job in jobs[np.argsort(-liked, kind="stable")][:tries]]


def _nearest(problem: Problem, bundles: Bundles, rows: Rows) -> int:
    openings, units = problem.joint.openings, problem.joint.units
    opening, unit = bundles.opening[rows], bundles.unit[rows]
    if (opening == NONE).all():
        return int(np.argmax(bundles.points[rows]))
    km = distance_km(units.lat[unit], units.lon[unit], openings.lat[opening], openings.lon[opening])
    return int(np.argmin(np.nan_to_num(km, nan=np.inf)))
