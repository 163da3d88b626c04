"""From pools to the problem that is solved: verdicts and points of pairs, and the joint terms of the catalogue."""

import hashlib
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from matcher.assignment.enumerate import bundles_of
from matcher.assignment.joint import JointTerms, OpeningTerms, SubjectTerms, UnitTerms
from matcher.assignment.problem import Bundles, Help, Problem
from matcher.domain.case import Arity, opening_grid, unit_grid
from matcher.domain.no_offer import no_opening, no_unit
from matcher.domain.policy import Policy
from matcher.domain.pools import Openings, Pool, Subjects, Units, is_among
from matcher.domain.tenure import RENT_KINDS
from matcher.eligibility.catalogue import in_force
from matcher.eligibility.check import OPENING_ARITIES, UNIT_ARITIES, verdicts_of
from matcher.geography.commute import DRIVING_NUMBERS
from matcher.matching.inputs import Inputs
from matcher.matching.priority import levels
from matcher.matching.rent_limits import RentLimitTable, rent_limit_table
from matcher.scoring.weigh import points_of


def problem_of(inputs: Inputs) -> Problem:
    """The whole problem of a run."""
    subjects, openings, units, policy = inputs.subjects, inputs.openings, inputs.units, inputs.setting.policy
    work = opening_grid(subjects, openings, units, inputs.setting)
    home = unit_grid(subjects, openings, units, inputs.setting)
    by_opening, by_unit = (len(subjects), len(openings)), (len(subjects), len(units))
    return Problem(
        opening_places=openings.places.astype(np.int64),
        unit_places=np.maximum(units.places, 0).astype(np.int64),
        needs_job=subjects.needs_job == 1,
        needs_home=subjects.needs_home == 1,
        priority=levels(subjects, inputs.setting),
        opening_verdict=verdicts_of(in_force(policy, *OPENING_ARITIES), work, by_opening),
        unit_verdict=verdicts_of(in_force(policy, *UNIT_ARITIES), home, by_unit),
        opening_points=points_of(Arity.SUBJECT_OPENING, work, by_opening),
        unit_points=points_of(Arity.SUBJECT_UNIT, home, by_unit),
        joint=joint_terms(inputs),
        help_permille=help_permille(policy),
        subject_key=_keys(subjects, inputs.seed),
        opening_key=_keys(openings, inputs.seed),
        unit_key=_keys(units, inputs.seed),
        objectives=policy.objectives,
    )


def bundles_for(inputs: Inputs, subject: int) -> Bundles:
    """The feasible bundles of one person, given by row, without a look at anybody else."""
    alone = replace(inputs, subjects=inputs.subjects.take([subject]))
    found = bundles_of(problem_of(alone), 0)
    return replace(found, subject=np.full(len(found), subject, dtype=np.int64))


def joint_terms(inputs: Inputs) -> JointTerms:
    """The columns that the joint rules and criteria read, with a last row for having no opening or no unit."""
    policy = inputs.setting.policy
    openings = inputs.openings.joined(no_opening())
    units = inputs.units.joined(no_unit())
    limits = rent_limit_table(inputs.subjects, units, inputs.setting.law)
    return JointTerms(
        subjects=_subject_terms(inputs.subjects, policy, limits),
        openings=_opening_terms(openings),
        units=_unit_terms(units, limits),
        routes=inputs.setting.routes,
        policy=policy,
    )


def help_permille(policy: Policy) -> tuple[int, int, int, int, int]:
    """What each `Help` is worth by the policy, in thousandths of all that a person needs."""
    worth = {
        Help.NOTHING: 0,
        Help.JOB_ONLY: policy.job_help_permille,
        Help.HOME_ONLY: policy.home_help_permille,
        Help.TO_CONFIRM: policy.confirm_help_permille,
        Help.FULL: 1000,
    }
    nothing, job, home, confirm, full = (worth[help_given] for help_given in Help)
    return nothing, job, home, confirm, full


def _subject_terms(subjects: Subjects, policy: Policy, limits: RentLimitTable) -> SubjectTerms:
    return SubjectTerms(
        needs_home=subjects.needs_home,
        means_bits=subjects.means_bits,
        driving_from_day=subjects.licence_from_day[:, DRIVING_NUMBERS],
        driving_until_day=subjects.licence_until_day[:, DRIVING_NUMBERS],
        longest_commute_minutes=subjects.longest_commute_minutes,
        rent_limit_column=limits.column_of_subject,
        public_assistance=subjects.public_assistance,
        cash_yen=subjects.cash_yen,
        release_day=subjects.release_day,
        earliest_start_day=subjects.release_day + policy.start_after_release_days,
    )


def _opening_terms(openings: Openings) -> OpeningTerms:
    return OpeningTerms(
        id=openings.id,
        employer_id=openings.employer_id,
        lat=openings.lat,
        lon=openings.lon,
        pickup_municipality=openings.pickup_municipality,
        shift_start_minute=openings.shift_start_minute,
        shift_end_minute=openings.shift_end_minute,
        start_from_day=openings.start_from_day,
        gross_monthly_yen=openings.gross_monthly_yen,
        pay_cycle=openings.pay_cycle,
        pay_closing_day=openings.pay_closing_day,
        pay_day=openings.pay_day,
        pay_month_offset=openings.pay_month_offset,
    )


def _unit_terms(units: Units, limits: RentLimitTable) -> UnitTerms:
    return UnitTerms(
        id=units.id,
        employer_id=units.employer_id,
        lat=units.lat,
        lon=units.lon,
        municipality=units.municipality,
        closing_minute=units.closing_minute,
        charges_rent=is_among(units.kind, RENT_KINDS),
        rent_yen=units.rent_yen,
        common_fee_yen=units.common_fee_yen,
        meals_fee_yen=units.meals_fee_yen,
        upfront_yen=units.upfront_yen,
        accepts_assistance=units.accepts_assistance,
        rent_limit_yen=limits.yen,
        rent_limit_open=limits.open,
    )


def _keys(pool: Pool, seed: int) -> NDArray[np.int64]:
    digests = (hashlib.sha256(f"{seed}:{code}".encode()).digest() for code in pool.code.tolist())
    return np.array([int.from_bytes(digest[:7], "big") for digest in digests], dtype=np.int64)
