"""What makes a person or a place better never costs points, on random cases."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from matcher.domain.case import Arity, grid
from matcher.domain.homes import NearbyNeed
from matcher.domain.pools import NEVER_DAY
from matcher.domain.term import bits_of
from matcher.domain.vocabulary import EmergencyProtection, EmploymentType, Licence, Occupation, Training
from matcher.eligibility.catalogue import RULES
from matcher.matching.inputs import Inputs
from matcher.scoring.catalogue import CRITERIA
from matcher.scoring.criterion import Criterion, points
from matcher.scoring.weigh import points_of
from tests import build
from tests.chance import random_inputs
from tests.counts import scaled

SIZES = (5, 6, 6)
SEEDS = range(scaled(20, 200))
Change = Callable[[Inputs], Inputs]


def _each(inputs: Inputs, criterion: Criterion) -> np.ndarray:
    whole = grid(inputs.subjects, inputs.openings, inputs.units, inputs.setting)
    return np.broadcast_to(points(criterion, whole), SIZES)


def _points(inputs: Inputs) -> np.ndarray:
    whole = grid(inputs.subjects, inputs.openings, inputs.units, inputs.setting)
    total: np.ndarray = np.array([points_of(arity, whole, SIZES) for arity in Arity]).sum(axis=0)
    return total


@cache
def _instance(seed: int) -> Inputs:
    return random_inputs(seed, SIZES)


@cache
def _before(seed: int) -> np.ndarray:
    return _points(_instance(seed))


def _people(**columns: Callable[[np.ndarray], Any]) -> Change:
    def better(inputs: Inputs) -> Inputs:
        changed = {name: np.asarray(change(getattr(inputs.subjects, name))) for name, change in columns.items()}
        return replace(inputs, subjects=replace(inputs.subjects, **changed))

    return better


def _jobs(**columns: Callable[[np.ndarray], Any]) -> Change:
    def better(inputs: Inputs) -> Inputs:
        changed = {name: np.asarray(change(getattr(inputs.openings, name))) for name, change in columns.items()}
        return replace(inputs, openings=replace(inputs.openings, **changed))

    return better


def _homes(**columns: Callable[[np.ndarray], Any]) -> Change:
    def better(inputs: Inputs) -> Inputs:
        changed = {name: np.asarray(change(getattr(inputs.units, name))) for name, change in columns.items()}
        return replace(inputs, units=replace(inputs.units, **changed))

    return better


def _known(change: Callable[[np.ndarray], np.ndarray]) -> Callable[[np.ndarray], np.ndarray]:
    """The change where the value is known; what is unknown stays so."""
    return lambda column: np.where(column == -1, column, change(column))


def _trained(training: Training) -> Change:
    return _people(training_bits=lambda column: column | training.bit)


IMPROVEMENTS: dict[str, Change] = {
    **{f"trained: {training.value}": _trained(training) for training in Training},
    "all trainings": _people(training_bits=lambda column: column | bits_of(Training)),
    "a year more of every work": _people(history_months=lambda column: column + 12),
    "five years of driving": _people(
        history_months=lambda column: np.maximum(
            column, np.where(np.arange(len(Occupation)) == Occupation.DRIVING.number, 60, 0)
        )
    ),
    "all licences for ever": _people(
        licence_from_day=np.zeros_like, licence_until_day=lambda column: np.full_like(column, NEVER_DAY)
    ),
    "a forklift licence for ever": _people(
        licence_from_day=lambda column: np.where(np.arange(len(Licence)) == Licence.FORKLIFT.number, 0, column),
        licence_until_day=lambda column: np.where(
            np.arange(len(Licence)) == Licence.FORKLIFT.number, NEVER_DAY, column
        ),
    ),
    "more cash": _people(cash_yen=_known(lambda column: column + 20_000)),
    "all means of travel": _people(means_bits=_known(lambda column: column | 0b11111)),
    "nothing unwanted": _people(unwanted_occupation_bits=np.zeros_like),
    "nothing to avoid": _people(avoid_situation_bits=np.zeros_like),
    "a higher wage": _jobs(gross_monthly_yen=_known(lambda column: column + 10_000)),
    "paid by the day": _jobs(pay_cycle=lambda column: np.full_like(column, 2)),
    "permanent and insured": _jobs(
        employment_type=lambda column: np.full_like(column, EmploymentType.PERMANENT.number),
        social_insurance=np.ones_like,
    ),
    "experienced employers": _jobs(experienced_bits=lambda _: np.full(SIZES[1], build.ALL_OFFENCES)),
    "full hours": _jobs(weekly_minutes=lambda column: np.full_like(column, 2_400)),
    "one more taken in": _jobs(releasees_hired=_known(lambda column: column + 1)),
    "urgent aftercare granted": _people(
        emergency_protection=lambda column: np.full_like(column, EmergencyProtection.GRANTED.number)
    ),
    "a settled home a month earlier": _people(settled_day=_known(lambda column: column - 30)),
    "let by a support corporation": _homes(support_corporation=np.ones_like),
    "openings confirmed today": _jobs(confirmed_day=lambda column: np.full_like(column, build.TODAY)),
    "a lower rent": _homes(rent_yen=_known(lambda column: np.maximum(column - 5_000, 0))),
    "nothing due on moving in": _homes(upfront_yen=_known(np.zeros_like)),
    "everything nearby": _homes(nearby_bits=lambda column: np.full_like(column, bits_of(NearbyNeed))),
    "private rooms": _homes(private_room=np.ones_like),
    "a year's stay": _homes(longest_stay_days=_known(lambda column: np.maximum(column, 365))),
    "not bound to a job": _homes(employer_id=lambda column: np.full_like(column, -1)),
    "experienced landlords": _homes(experienced_bits=lambda _: np.full(SIZES[2], build.ALL_OFFENCES)),
    "homes confirmed today": _homes(confirmed_day=lambda column: np.full_like(column, build.TODAY)),
}
NEVER_LOOSER = ("trained", "all trainings", "a year more", "five years", "all licences", "a forklift")


@pytest.mark.parametrize("improvement", IMPROVEMENTS)
def test_what_is_better_never_costs_a_point_and_somewhere_gives_some(improvement: str) -> None:
    gained = 0
    for seed in SEEDS:
        inputs = _instance(seed)
        before, after = _before(seed), _points(IMPROVEMENTS[improvement](inputs))
        assert (after >= before).all(), seed
        gained += int((after > before).sum())

    assert gained > 0


@pytest.mark.parametrize("skill", [name for name in IMPROVEMENTS if name.startswith(NEVER_LOOSER)])
def test_a_better_skill_never_closes_a_door(skill: str) -> None:
    for seed in SEEDS:
        inputs = _instance(seed)
        cases = [
            grid(one.subjects, one.openings, one.units, one.setting) for one in (inputs, IMPROVEMENTS[skill](inputs))
        ]
        assert all((rule.judge(cases[1]) >= rule.judge(cases[0])).all() for rule in RULES), seed


@pytest.mark.parametrize("seed", SEEDS)
def test_a_nearer_home_never_lowers_the_points_for_the_commute(seed: int) -> None:
    """Every home moves half of its way towards the first workplace."""
    inputs = _instance(seed)
    jobs, homes = inputs.openings, inputs.units
    moved = replace(homes, lat=(homes.lat + jobs.lat[0]) / 2, lon=(homes.lon + jobs.lon[0]) / 2)
    commute = next(criterion for criterion in CRITERIA if criterion.name == "commute")

    before, after = (_each(replace(inputs, units=units), commute)[:, 0, :] for units in (homes, moved))

    assert (after >= before).all()


def test_a_home_next_door_has_all_the_points_for_the_commute() -> None:
    inputs = build.inputs(build.subjects(), build.openings(), build.units({"lat": 36.37}, {}, {"lat": 36.40}))
    commute = next(criterion for criterion in CRITERIA if criterion.name == "commute")
    whole = grid(inputs.subjects, inputs.openings, inputs.units, inputs.setting)

    next_door, near, far = points(commute, whole).ravel().tolist()

    assert next_door == build.policy().weights["commute"]
    assert next_door > near > far
