"""From pools to the problem that is solved: verdicts and points of pairs, and the joint terms of the catalogue."""

import hashlib

import numpy as np
from numpy.typing import NDArray

from matcher.assignment.joint import JointTerms, OpeningTerms, SubjectTerms, UnitTerms
from matcher.assignment.problem import Help, Problem
from matcher.domain.case import Arity, opening_grid, unit_grid
from matcher.domain.law import HOUSEHOLD_CLASSES, Law, household_class
from matcher.domain.policy import Policy
from matcher.domain.pools import Column, Openings, Pool, Subjects, Units, is_among, known, no_opening, no_unit
from matcher.domain.tenure import RENT_KINDS
from matcher.domain.term import UNKNOWN
from matcher.eligibility.catalogue import of_arity
from matcher.eligibility.check import OPENING_ARITIES, UNIT_ARITIES, verdicts_of
from matcher.geography.commute import DRIVING_NUMBERS
from matcher.matching.inputs import Inputs
from matcher.matching.priority import levels
from matcher.scoring.weigh import points_of


def problem_of(inputs: Inputs) -> Problem:
    """The whole problem of a run."""
    subjects, openings, units = inputs.subjects, inputs.openings, inputs.units
    work = opening_grid(subjects, openings, units, inputs.setting)
    home = unit_grid(subjects, openings, units, inputs.setting)
    by_opening, by_unit = (len(subjects), len(openings)), (len(subjects), len(units))
    return Problem(
        opening_places=openings.places.astype(np.int64),
        unit_places=np.maximum(units.places, 0).astype(np.int64),
        needs_job=subjects.needs_job == 1,
        needs_home=subjects.needs_home == 1,
        priority=levels(subjects, inputs.setting),
        opening_verdict=verdicts_of(of_arity(*OPENING_ARITIES), work, by_opening),
        unit_verdict=verdicts_of(of_arity(*UNIT_ARITIES), home, by_unit),
        opening_points=points_of(Arity.SUBJECT_OPENING, work, by_opening),
        unit_points=points_of(Arity.SUBJECT_UNIT, home, by_unit),
        joint=joint_terms(inputs),
        help_permille=_help_permille(inputs.setting.policy),
        subject_key=_keys(subjects, inputs.seed),
        opening_key=_keys(openings, inputs.seed),
        unit_key=_keys(units, inputs.seed),
    )


def joint_terms(inputs: Inputs) -> JointTerms:
    """The columns that the joint rules and criteria read, with a last row for having no opening or no unit."""
    policy, law = inputs.setting.policy, inputs.setting.law
    openings = inputs.openings.joined(no_opening())
    units = inputs.units.joined(no_unit())
    return JointTerms(
        subjects=_subject_terms(inputs.subjects, policy),
        openings=_opening_terms(openings),
        units=_unit_terms(units, law),
        routes=inputs.setting.routes,
        policy=policy,
    )


def _subject_terms(subjects: Subjects, policy: Policy) -> SubjectTerms:
    classes = [UNKNOWN if size == UNKNOWN else household_class(int(size)) for size in subjects.household_size]
    return SubjectTerms(
        needs_home=subjects.needs_home,
        means_bits=subjects.means_bits,
        driving_from_day=subjects.licence_from_day[:, DRIVING_NUMBERS],
        driving_until_day=subjects.licence_until_day[:, DRIVING_NUMBERS],
        longest_commute_minutes=subjects.longest_commute_minutes,
        household_class=np.array(classes, dtype=np.int64),
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


def _unit_terms(units: Units, law: Law) -> UnitTerms:
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
        rent_limit_yen=_rent_limits(units.municipality, law),
    )


def _rent_limits(municipality: Column, law: Law) -> NDArray[np.int64]:
    table = np.full((len(municipality), HOUSEHOLD_CLASSES), UNKNOWN, dtype=np.int64)
    for place in np.unique(municipality[known(municipality)]):
        limits = law.rent_limits.get(int(place))
        if limits is not None:
            table[municipality == place] = limits.by_household
    return table


def _help_permille(policy: Policy) -> tuple[int, int, int, int, int]:
    worth = {
        Help.NOTHING: 0,
        Help.JOB_ONLY: policy.job_help_permille,
        Help.HOME_ONLY: policy.home_help_permille,
        Help.TO_CONFIRM: policy.confirm_help_permille,
        Help.FULL: 1000,
    }
    nothing, job, home, confirm, full = (worth[help_given] for help_given in Help)
    return nothing, job, home, confirm, full


def _keys(pool: Pool, seed: int) -> NDArray[np.int64]:
    digests = (hashlib.sha256(f"{seed}:{code}".encode()).digest() for code in pool.code.tolist())
    return np.array([int.from_bytes(digest[:7], "big") for digest in digests], dtype=np.int64)
