"""Who receives the person: declared experience with the offence category, stability, and how fresh the record is."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Arity, Case
from matcher.domain.pools import Openings, Units, known
from matcher.domain.reading import number, term
from matcher.domain.text import Text
from matcher.domain.vocabulary import EmploymentType
from matcher.scoring.criterion import BEST, Criterion, Measure

Side = Callable[[Case], Openings | Units]


def _experience_criterion(name: str, arity: Arity, label: Text, side: Side) -> Criterion:
    def measure(case: Case) -> Measure:
        offences, experienced = case.subjects.offence_bits, np.maximum(side(case).experienced_bits, 0)
        covered = (offences != 0) & (offences & ~experienced == 0)
        return np.where(covered, BEST, 0).astype(np.int64)

    def sentence(case: Case) -> Text:
        if int(measure(case).item()) == BEST:
            return Text("同じ罪種の方を受け入れた経験があると申告", "declares experience with this category")
        return Text("同じ罪種の方の受入経験の申告はありません", "declares no experience with this category")

    return Criterion(name=name, arity=arity, label=label, measure=measure, sentence=sentence)


OFFENCE_EXPERIENCE = _experience_criterion(
    "offence_experience",
    Arity.SUBJECT_OPENING,
    Text("雇用主の受入経験", "the employer's experience"),
    lambda case: case.openings,
)
LANDLORD_EXPERIENCE = _experience_criterion(
    "landlord_experience",
    Arity.SUBJECT_UNIT,
    Text("貸主の受入経験", "the landlord's experience"),
    lambda case: case.units,
)


def _freshness_criterion(name: str, arity: Arity, label: Text, side: Side) -> Criterion:
    def age_days(case: Case) -> np.ndarray:
        confirmed = side(case).confirmed_day
        age: NDArray[np.int64] = np.where(known(confirmed), case.setting.today - confirmed, 10**6)
        held: NDArray[np.int64] = np.maximum(age, 0)
        return held

    def measure(case: Case) -> Measure:
        span = max(case.setting.policy.confirm_within_days, 1)
        fresh = np.maximum(span - age_days(case), 0) * BEST // span
        shape = np.broadcast_shapes(fresh.shape, case.subjects.id.shape)
        whole: Measure = np.array(np.broadcast_to(fresh, shape), dtype=np.int64)
        return whole

    def sentence(case: Case) -> Text:
        if number(side(case).confirmed_day) is None:
            return Text("確認した記録がありません", "never confirmed")
        days = int(age_days(case).item())
        return Text(f"{days}日前に確認", f"confirmed {days} {'day' if days == 1 else 'days'} ago")

    return Criterion(name=name, arity=arity, label=label, measure=measure, sentence=sentence)


OPENING_FRESHNESS = _freshness_criterion(
    "opening_freshness",
    Arity.SUBJECT_OPENING,
    Text("求人情報の新しさ", "freshness of the opening"),
    lambda case: case.openings,
)
UNIT_FRESHNESS = _freshness_criterion(
    "unit_freshness",
    Arity.SUBJECT_UNIT,
    Text("住まいの情報の新しさ", "freshness of the home's record"),
    lambda case: case.units,
)

_STEADY = {
    EmploymentType.PERMANENT: 700,
    EmploymentType.FIXED_TERM: 400,
    EmploymentType.PART_TIME: 200,
    EmploymentType.DAILY: 0,
}
"""How lasting a kind of employment is taken to be; social insurance adds the rest (assumed)."""
_INSURED = BEST - _STEADY[EmploymentType.PERMANENT]


def _stability_measure(case: Case) -> Measure:
    kind = case.openings.employment_type
    steady = np.zeros(np.broadcast_shapes(kind.shape, case.subjects.id.shape), dtype=np.int64)
    for employment, worth in _STEADY.items():
        steady = np.where(kind == employment.number, worth, steady)
    measure: Measure = steady + np.where(case.openings.social_insurance == 1, _INSURED, 0)
    return measure


def _stability_sentence(case: Case) -> Text:
    kind = term(EmploymentType, case.openings.employment_type)
    insured = number(case.openings.social_insurance) == 1
    label = Text("雇用形態は不明", "employment type not known") if kind is None else kind.label
    if insured:
        return Text("{label}、社会保険あり", "{label}, with social insurance").filled(label=label)
    return Text("{label}、社会保険の登録なし", "{label}, no social insurance on record").filled(label=label)


STABILITY = Criterion(
    name="stability",
    arity=Arity.SUBJECT_OPENING,
    label=Text("雇用の安定", "stability of the job"),
    measure=_stability_measure,
    sentence=_stability_sentence,
)
