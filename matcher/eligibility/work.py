"""Rules between a person and a job: what the work and the employer ask of the person."""

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.dates import COUNTED_A_YEAR, age_on, counted
from matcher.domain.licences import valid_on
from matcher.domain.pools import NEVER_DAY, Column, Openings, known
from matcher.domain.reading import number, term
from matcher.domain.term import UNKNOWN
from matcher.domain.text import Text
from matcher.domain.vocabulary import (
    DRIVING_BITS,
    Licence,
    Occupation,
    Tattoo,
    TattooPolicy,
    WorkCapacity,
)
from matcher.eligibility import work_changes
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.parties import DECLARED_BY_EMPLOYER, EMPLOYER
from matcher.eligibility.rule import Rule, Verdicts, verdicts


def _licences_judge(case: Case) -> Verdicts:
    start, shape = case.start_day, np.broadcast_shapes(case.start_day.shape, case.openings.id.shape)
    asked = required_licences(case.openings)
    refused, unknown = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    for licence in Licence:
        required = asked & licence.bit != 0
        if not required.any():
            continue
        valid = valid_on(
            start,
            begins=case.subjects.licence_from_day[..., licence.number],
            ends=case.subjects.licence_until_day[..., licence.number],
        )
        refused |= required & (valid < 0)
        unknown |= required & (valid == 0)
    return verdicts(refused=refused, unknown=unknown | ~known(case.openings.required_licence_bits))


def required_licences(openings: Openings) -> Column:
    """Bits of what each opening asks for, none where not known; work that is driving asks for a driving licence."""
    asked = np.where(known(openings.required_licence_bits), openings.required_licence_bits, 0)
    implied = (openings.occupation == Occupation.DRIVING.number) & (asked & DRIVING_BITS == 0)
    return np.where(implied, asked | Licence.ORDINARY_CAR.bit, asked)


def _licences_evidence(case: Case) -> tuple[Evidence, ...]:
    required = Licence.among(int(required_licences(case.openings).item()))
    items = tuple(item for licence in required for item in _licence_evidence(case, licence))
    if number(case.openings.required_licence_bits) is not None:
        return items
    return (
        *items,
        Evidence(
            field="required_licences",
            label=Text("求人が求める免許・資格", "licences that the opening asks for"),
            source=Source.OPENING,
            found=None,
            comparator=Comparator.SHARES,
            threshold=None,
            unit=Unit.WORD,
            words=Licence,
        ),
    )


def _licence_evidence(case: Case, licence: Licence) -> tuple[Evidence, ...]:
    start = int(case.start_day.item())
    begins = number(case.subjects.licence_from_day[..., licence.number])
    ends = number(case.subjects.licence_until_day[..., licence.number])
    held = Evidence(
        field=licence.value,
        label=Text(f"「{licence.label.ja}」を持っている", f"{licence.label.en} held"),
        source=Source.SUBJECT,
        found=None if begins is None else int(begins != NEVER_DAY),
        comparator=Comparator.IS,
        threshold=1,
        unit=Unit.YES_NO,
    )
    if begins in {None, NEVER_DAY} and ends is not None and ends >= start:
        return (held,)
    begin = Text("を使える日（就業開始日まで）", " usable from, by the first day of work")
    end = Text("の有効期限（就業開始日以降）", " valid until, on the first day of work")
    span = (("from", begin, begins, Comparator.AT_MOST), ("until", end, ends, Comparator.AT_LEAST))
    return tuple(
        Evidence(
            field=f"{licence.value}_{name}",
            label=Text(f"「{licence.label.ja}」{said.ja}", f"{licence.label.en}{said.en}"),
            source=Source.SUBJECT,
            found=day,
            comparator=comparator,
            threshold=start,
            unit=Unit.DATE,
        )
        for name, said, day, comparator in span
    )


REQUIRED_LICENCES = Rule(
    code="H07",
    name="required_licences_valid",
    arity=Arity.SUBJECT_OPENING,
    label=Text("必要な免許・資格", "required licences"),
    refusal=Text(
        "必要な免許・資格が就業開始日に有効でありません", "a required licence is not valid on the first day of work"
    ),
    reference=Text("道路交通法ほか、求人の条件", "Road Traffic Act and the opening's conditions"),
    changed_by=Text("本人（取得・再取得）", "the person, by gaining or regaining it"),
    judge=_licences_judge,
    evidence=_licences_evidence,
    changes=work_changes.LICENCES,
)


def _tattoo_judge(case: Case) -> Verdicts:
    ours, theirs = case.subjects.tattoo, case.openings.tattoo_policy
    settled = (ours == Tattoo.NONE.number) | (theirs == TattooPolicy.ANY.number)
    is_known = (ours != UNKNOWN) & (theirs != UNKNOWN)
    return verdicts(refused=is_known & (ours > theirs), unknown=~is_known & ~settled)


def _tattoo_evidence(case: Case) -> tuple[Evidence, ...]:
    ours, theirs = term(Tattoo, case.subjects.tattoo), term(TattooPolicy, case.openings.tattoo_policy)
    if ours is Tattoo.NONE or theirs is TattooPolicy.ANY:
        return ()
    permitted = None if theirs is None else tuple(step.value for step in Tattoo if step.number <= theirs.number)
    return (
        Evidence(
            field="tattoo",
            label=Text("入れ墨", "tattoo"),
            source=Source.SUBJECT,
            found=None if ours is None else ours.value,
            comparator=Comparator.AMONG,
            threshold=permitted,
            unit=Unit.WORD,
            words=Tattoo,
        ),
    )


TATTOO = Rule(
    code="H08a",
    name="tattoo_accepted",
    arity=Arity.SUBJECT_OPENING,
    label=Text("入れ墨の条件", "condition on tattoos"),
    refusal=Text("入れ墨についての条件に合いません", "the condition on tattoos is not met"),
    reference=DECLARED_BY_EMPLOYER,
    changed_by=EMPLOYER,
    judge=_tattoo_judge,
    evidence=_tattoo_evidence,
    changes=work_changes.TATTOO,
)


def _physical_judge(case: Case) -> Verdicts:
    able, asked = case.subjects.work_capacity, case.openings.physical_demand
    is_known = (able != UNKNOWN) & (asked != UNKNOWN)
    cannot = able == WorkCapacity.NONE.number
    return verdicts(refused=cannot | (is_known & (able < asked)), unknown=~is_known)


def _physical_evidence(case: Case) -> tuple[Evidence, ...]:
    able, asked = term(WorkCapacity, case.subjects.work_capacity), term(WorkCapacity, case.openings.physical_demand)
    least = WorkCapacity.LIGHT if able is WorkCapacity.NONE or asked is WorkCapacity.NONE else asked
    enough = None if least is None else tuple(step.value for step in WorkCapacity if step.number >= least.number)
    return (
        Evidence(
            field="work_capacity",
            label=Text("働ける作業の強さ", "work capacity"),
            source=Source.SUBJECT,
            found=None if able is None else able.value,
            comparator=Comparator.AMONG,
            threshold=enough,
            unit=Unit.WORD,
            words=WorkCapacity,
        ),
    )


PHYSICAL_DEMAND = Rule(
    code="H09a",
    name="physical_demand_within_capacity",
    arity=Arity.SUBJECT_OPENING,
    label=Text("作業の強さ", "physical demand"),
    refusal=Text("作業の強さが、本人の働ける範囲を超えます", "the work is heavier than the person can do"),
    reference=Text("本人の健康状態と求人の条件", "the person's health and the opening's conditions"),
    changed_by=EMPLOYER,
    judge=_physical_judge,
    evidence=_physical_evidence,
    changes=work_changes.PHYSICAL,
)


def _age_on_start(case: Case) -> np.ndarray:
    return age_on(case.subjects.birth_day, case.start_day)


def _age_judge(case: Case) -> Verdicts:
    least, most, born = case.openings.age_min, case.openings.age_max, case.subjects.birth_day
    start, birth = case.start_reached, counted(born)
    too_young = known(least) & (start < birth + least * COUNTED_A_YEAR)
    too_old = known(most) & (start >= birth + (most + 1) * COUNTED_A_YEAR)
    return verdicts(refused=known(born) & (too_young | too_old), unknown=(known(least) | known(most)) & ~known(born))


def _age_evidence(case: Case) -> tuple[Evidence, ...]:
    age = None if number(case.subjects.birth_day) is None else int(_age_on_start(case).item())
    limits = (
        (Comparator.AT_LEAST, number(case.openings.age_min)),
        (Comparator.AT_MOST, number(case.openings.age_max)),
    )
    return tuple(
        Evidence(
            field="age",
            label=Text("就業開始日の年齢", "age on the first day of work"),
            source=Source.SUBJECT,
            found=age,
            comparator=comparator,
            threshold=limit,
            unit=Unit.YEARS,
        )
        for comparator, limit in limits
        if limit is not None
    )


AGE = Rule(
    code="H09b",
    name="age_within_lawful_limit",
    arity=Arity.SUBJECT_OPENING,
    label=Text("年齢（例外事由のある求人のみ）", "age, where a lawful exception is recorded"),
    refusal=Text(
        "法令上の例外事由による年齢の条件に合いません",
        "the age limit, for which a lawful reason is recorded, is not met",
    ),
    reference=Text(
        "労働施策総合推進法 第9条と施行規則の例外事由", "Act on Comprehensive Promotion of Labour Policies, art. 9"
    ),
    changed_by=EMPLOYER,
    judge=_age_judge,
    evidence=_age_evidence,
)
