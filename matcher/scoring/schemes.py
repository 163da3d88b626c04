"""What the state gives an employer who hires the person: the employment incentive, by the conditions that are known."""

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.dates import COUNTED_A_MONTH, counted
from matcher.domain.pools import is_among, known
from matcher.domain.reading import number, term
from matcher.domain.term import bits_of
from matcher.domain.text import Text
from matcher.domain.vocabulary import EmergencyProtection, EmploymentType
from matcher.scoring.criterion import BEST, Criterion, Measure

STARTED_WITHIN = "incentive_start_after_release_months"
USUAL_HOURS = "incentive_weekly_hours"
TYPE_B = 500
"""Measure of type B, which pays little more than half of type A (assumed)."""
APPLIED_PERMILLE = 700
"""Worth of an incentive while urgent aftercare is applied for and not yet granted (assumed)."""
_LASTING = bits_of((EmploymentType.PERMANENT, EmploymentType.FIXED_TERM))
_MINUTES = 60


def _is_type_a(case: Case) -> np.ndarray:
    """Work starts in time, has the usual hours and is meant to last; what is not known is not counted on."""
    release, law, openings = case.subjects.release_day, case.setting.law, case.openings
    months, hours = law.values(STARTED_WITHIN, release), law.values(USUAL_HOURS, release)
    in_time = known(months) & (counted(case.start_day) <= counted(release) + months * COUNTED_A_MONTH)
    full = known(hours) & known(openings.weekly_minutes) & (openings.weekly_minutes >= hours * _MINUTES)
    whole: np.ndarray = in_time & full & is_among(openings.employment_type, _LASTING)
    return whole


def _measure(case: Case) -> Measure:
    stage = case.subjects.emergency_protection
    granted, applied = stage == EmergencyProtection.GRANTED.number, stage == EmergencyProtection.APPLIED.number
    worth = np.where(_is_type_a(case), BEST, TYPE_B) * np.where(case.openings.employer_active == 1, 1, 0)
    sure = np.where(granted, BEST, np.where(applied, APPLIED_PERMILLE, 0))
    measure: Measure = (worth * sure // BEST).astype(np.int64)
    return measure


def _sentence(case: Case) -> Text:
    stage = term(EmergencyProtection, case.subjects.emergency_protection)
    if stage is None:
        return Text("更生緊急保護の申出が未確認です", "whether urgent aftercare is applied for is not known")
    if stage not in {EmergencyProtection.GRANTED, EmergencyProtection.APPLIED}:
        return Text(
            "奨励金は見込めません（更生緊急保護: {stage}）", "no incentive to be expected (urgent aftercare: {stage})"
        ).filled(stage=stage.label)
    if number(case.openings.employer_active) != 1:
        return Text("奨励金は見込めません（登録を確認できません）", "no incentive: the registration is not confirmed")
    kind = "A" if bool(_is_type_a(case).item()) else "B"
    return Text(
        "奨励金{kind}型の見込み（更生緊急保護: {stage}）。保護観察所の依頼が先に要ります",
        "incentive of type {kind} to be expected (urgent aftercare: {stage}); the probation office has to ask first",
    ).filled(kind=kind, stage=stage.label)


INCENTIVE = Criterion(
    name="incentive",
    arity=Arity.SUBJECT_OPENING,
    label=Text("奨励金の見込み", "incentive to be expected"),
    scale=Text(
        f"A型の見込みで満点、B型は{TYPE_B // 10}%、見込みなしは0%。更生緊急保護が申出中なら、"
        f"その{APPLIED_PERMILLE // 10}%",
        f"full for type A, {TYPE_B // 10} % for type B, 0 for none; "
        f"{APPLIED_PERMILLE // 10} % of it while aftercare is only applied for",
    ),
    measure=_measure,
    sentence=_sentence,
)
