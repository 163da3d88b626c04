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

    scale = Text(
        "本人の罪種すべてに受入経験の申告があれば満点、なければ0%",
        "full where experience with every category of the person's is declared, else 0",
    )
    return Criterion(name=name, arity=arity, label=label, scale=scale, measure=measure, sentence=sentence)


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


MANY_HIRED = 3
"""So many people taken in after prison make an employer experienced; more add nothing (assumed)."""
HIRES_NOT_SAID = 333
"""Measure of an employer who has not said, as of one who has taken in one person (assumed)."""


def _hired_measure(case: Case) -> Measure:
    hired = case.openings.releasees_hired
    measure = np.where(known(hired), np.clip(hired, 0, MANY_HIRED) * BEST // MANY_HIRED, HIRES_NOT_SAID)
    return np.broadcast_to(measure, np.broadcast_shapes(measure.shape, case.subjects.id.shape)).astype(np.int64)


def _hired_sentence(case: Case) -> Text:
    hired = number(case.openings.releasees_hired)
    if hired is None:
        return Text("これまでの受入人数が未確認です", "how many people were taken in before is not known")
    if hired == 0:
        return Text("受入れの実績はまだありません", "nobody taken in yet")
    return Text(f"これまでに{hired}人を受け入れています", f"{hired} taken in so far")


HIRED_BEFORE = Criterion(
    name="hired_before",
    arity=Arity.SUBJECT_OPENING,
    label=Text("雇用主の受入実績", "people the employer has taken in"),
    scale=Text(
        f"受け入れた人1人ごとに{MANY_HIRED}分の1、{MANY_HIRED}人で満点。未確認は{HIRES_NOT_SAID // 10}%",
        f"for each person taken in one in {MANY_HIRED}, full at {MANY_HIRED}; "
        f"{HIRES_NOT_SAID // 10} % where it is not known",
    ),
    measure=_hired_measure,
    sentence=_hired_sentence,
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

    scale = Text(
        "新しいほどよい。今日の確認で満点、1日ごとに（再確認までの日数・方針）分の1ずつ下がる",
        "the fresher the better: full if confirmed today, evenly less each day, "
        "0 when it has to be asked again (policy)",
    )
    return Criterion(name=name, arity=arity, label=label, scale=scale, measure=measure, sentence=sentence)


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
    scale=Text(
        "、".join(f"{kind.label.ja}{worth // 10}%" for kind, worth in _STEADY.items())
        + f"。社会保険があれば＋{_INSURED // 10}%",
        ", ".join(f"{kind.label.en} {worth // 10} %" for kind, worth in _STEADY.items())
        + f"; {_INSURED // 10} % more with social insurance",
    ),
    measure=_stability_measure,
    sentence=_stability_sentence,
)
