"""Rules about an opening's place: is there one for this person, soon enough, and can it be kept until then."""

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.pools import NO_CODE, Column, holds, known
from matcher.domain.reading import number
from matcher.domain.text import Text
from matcher.eligibility import vacancy_changes
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.rule import Rule, Verdicts, verdicts

_EMPLOYER = Text("雇用主", "the employer")
_DECLARED = Text("雇用主が申告した条件", "a condition the employer declared")


def _room_judge(case: Case) -> Verdicts:
    now, most = case.openings.current_releasees, case.openings.capacity_limit
    limited = known(most)
    return verdicts(refused=limited & known(now) & (now >= most), unknown=limited & ~known(now))


def _room_evidence(case: Case) -> tuple[Evidence, ...]:
    most = number(case.openings.capacity_limit)
    if most is None:
        return ()
    return (
        Evidence(
            field="current_releasees",
            label=Text(f"今受け入れている人数（上限{most}人に空きがあるか）", f"taken on now, of at most {most}"),
            source=Source.EMPLOYER,
            found=number(case.openings.current_releasees),
            comparator=Comparator.AT_MOST,
            threshold=most - 1,
            unit=Unit.PEOPLE,
        ),
    )


EMPLOYER_HAS_ROOM = Rule(
    code="H02b",
    name="employer_has_room",
    arity=Arity.SUBJECT_OPENING,
    label=Text("雇用主の受入上限", "how many the employer takes"),
    refusal=Text("雇用主の受入上限に達しています", "the employer already takes as many as it declared"),
    reference=_DECLARED,
    changed_by=_EMPLOYER,
    judge=_room_judge,
    evidence=_room_evidence,
    changes=vacancy_changes.ROOM,
)


def _designated_judge(case: Case) -> Verdicts:
    shown_to, theirs = case.openings.institution_key, case.subjects.institution_key
    designated = (shown_to != NO_CODE).any(axis=-1)
    return verdicts(
        refused=designated & known(theirs) & ~holds(shown_to, theirs),
        unknown=designated & ~known(theirs),
    )


def _designated_evidence(case: Case) -> tuple[Evidence, ...]:
    shown_to, theirs = case.openings.institution_key, case.subjects.institution_key
    if not bool((shown_to != NO_CODE).any()):
        return ()
    return (
        Evidence(
            field="institution",
            label=Text("収容施設が求人の指定施設に含まれる", "the prison is among those that the opening is shown to"),
            source=Source.SUBJECT,
            found=None if number(theirs) is None else int(holds(shown_to, theirs).item()),
            comparator=Comparator.IS,
            threshold=1,
            unit=Unit.YES_NO,
        ),
    )


DESIGNATED_INSTITUTION = Rule(
    code="H02c",
    name="opening_shown_to_institution",
    arity=Arity.SUBJECT_OPENING,
    label=Text("専用求人の指定施設", "prisons that a dedicated opening is shown to"),
    refusal=Text(
        "この求人は、本人のいる施設を指定していません",
        "the opening is not designated for the prison where the person is",
    ),
    reference=Text("受刑者等専用求人の指定（ハローワーク）", "designation of dedicated openings (Hello Work)"),
    changed_by=Text(
        "雇用主（ハローワーク・コレワークに指定の追加を相談）", "the employer, by having Hello Work add the prison"
    ),
    judge=_designated_judge,
    evidence=_designated_evidence,
    changes=vacancy_changes.DESIGNATED,
)


def _wait_judge(case: Case) -> Verdicts:
    longest = case.setting.policy.start_within_days
    return verdicts(refused=case.start_day > case.subjects.release_day + longest)


def _wait_evidence(case: Case) -> tuple[Evidence, ...]:
    longest = case.setting.policy.start_within_days
    return (
        Evidence(
            field="start_day",
            label=Text(
                f"就業開始日（釈放から{longest}日以内）", f"first day of work, within {longest} days of release"
            ),
            source=Source.OPENING,
            found=int(case.start_day.item()),
            comparator=Comparator.AT_MOST,
            threshold=int(case.subjects.release_day.item()) + longest,
            unit=Unit.DATE,
        ),
    )


STARTS_SOON = Rule(
    code="H10c",
    name="work_starts_soon",
    arity=Arity.SUBJECT_OPENING,
    label=Text("釈放から就業開始まで", "from release to the first day of work"),
    refusal=Text("釈放から就業開始までが長すぎます", "work starts too long after the release"),
    reference=Text("当事業の方針", "the policy of this service"),
    changed_by=Text("雇用主（就業開始日）", "the employer, by an earlier start"),
    judge=_wait_judge,
    evidence=_wait_evidence,
    changes=vacancy_changes.STARTS_SOON,
)


def _apply_from(case: Case) -> tuple[Column, Column]:
    """The day that has to have come for a place to be kept, and the day on which it would have to be kept from."""
    said, today = case.openings.earliest_apply_days, case.setting.today
    declared = known(said)
    held_from = np.where(declared, today, np.maximum(case.openings.start_from_day, today))
    by_policy = case.start_day - case.setting.policy.opening_hold_days
    return np.where(declared, case.subjects.release_day - said, by_policy), held_from


def _opening_held_judge(case: Case) -> Verdicts:
    earliest, held_from = _apply_from(case)
    too_early = held_from < earliest
    return verdicts(refused=np.zeros_like(too_early), unknown=too_early)


def _opening_held_evidence(case: Case) -> tuple[Evidence, ...]:
    earliest, held_from = (int(each.item()) for each in _apply_from(case))
    return (
        Evidence(
            field="earliest_apply_days",
            label=Text("求人の枠を確保し始める日（応募できる日以降）", "the place is kept from, once one may apply"),
            source=Source.OPENING,
            found=held_from,
            comparator=Comparator.AT_LEAST,
            threshold=earliest,
            unit=Unit.DATE,
            undecided=(held_from,) if held_from < earliest else (),
        ),
    )


OPENING_CAN_BE_HELD = Rule(
    code="H22a",
    name="opening_can_be_held",
    arity=Arity.SUBJECT_OPENING,
    label=Text("求人の枠を釈放まで確保できるか", "the opening can be kept until the release"),
    refusal=Text(
        "応募できる時期より前です。その頃に空いている見込みとして扱います",
        "it is too early to apply: the opening is likely to be there then, and is not held",
    ),
    reference=Text("雇用主の申告。なければ当事業の方針", "the employer's word, else the policy of this service"),
    changed_by=Text("雇用主（応募できる時期）、または時の経過", "the employer, or the passing of time"),
    judge=_opening_held_judge,
    evidence=_opening_held_evidence,
    changes=vacancy_changes.APPLY_EARLIER,
)
