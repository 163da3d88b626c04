"""Rules about a job and a home together, for one person: the reason why both are looked for at once."""

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.pools import ALL_DAY_MINUTE, known
from matcher.domain.reading import number
from matcher.domain.routes import NO_WAY_MINUTES
from matcher.domain.text import Text
from matcher.eligibility import joint_changes
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.parties import EMPLOYER
from matcher.eligibility.rule import Rule, Verdicts, verdicts
from matcher.geography.commute import home_before_closing, way_to_work, within


def _own_home_judge(case: Case) -> Verdicts:
    unrecorded = case.has_job & ~case.has_home & (case.subjects.needs_home == 0)
    return verdicts(refused=np.zeros_like(unrecorded), unknown=unrecorded)


def _own_home_evidence(case: Case) -> tuple[Evidence, ...]:
    if int(_own_home_judge(case).item()) == 1:
        return ()
    return (
        Evidence(
            field="own_home",
            label=Text("自宅・家族の家の所在地", "where the person's own home is"),
            source=Source.SUBJECT,
            found=None,
            comparator=Comparator.IS,
            threshold=1,
            unit=Unit.YES_NO,
        ),
    )


def _dormitory_judge(case: Case) -> Verdicts:
    bound = known(case.units.employer_id)
    return verdicts(refused=bound & (case.units.employer_id != case.openings.employer_id))


def _dormitory_evidence(case: Case) -> tuple[Evidence, ...]:
    bound = number(case.units.employer_id)
    if bound is None:
        return ()
    return (
        Evidence(
            field="employer_id",
            label=Text("寮を持つ雇用主の求人か", "the job is with the employer whose dormitory it is"),
            source=Source.UNIT,
            found=int(bound == int(case.openings.employer_id.item())),
            comparator=Comparator.IS,
            threshold=1,
            unit=Unit.YES_NO,
        ),
    )


OWN_HOME_ON_RECORD = Rule(
    code="H27",
    name="own_home_on_record",
    arity=Arity.JOINT,
    label=Text("自宅・家族の家の登録", "the person's own home on record"),
    refusal=Text("自宅・家族の家が登録されていません", "the person's own home is not on record"),
    reference=Text("通勤を確かめるため", "so that the commute can be checked"),
    changed_by=Text("本人（面接で確認）", "the person, at an interview"),
    judge=_own_home_judge,
    evidence=_own_home_evidence,
)


DORMITORY = Rule(
    code="H11",
    name="dormitory_with_its_own_job",
    arity=Arity.JOINT,
    label=Text("社宅・寮はその雇用主の求人とだけ", "a dormitory only with its own job"),
    refusal=Text("この寮は、別の雇用主で働く人のものです", "the dormitory belongs to another employer's job"),
    reference=Text("寮の登録内容", "what the dormitory's record declares"),
    changed_by=EMPLOYER,
    judge=_dormitory_judge,
    evidence=_dormitory_evidence,
)


def _commute_judge(case: Case) -> Verdicts:
    verdict = within(way_to_work(case), case.subjects.longest_commute_minutes)
    answer: Verdicts = np.where(case.has_job & case.has_home, verdict, 1).astype(np.int8)
    return answer


def _commute_evidence(case: Case) -> tuple[Evidence, ...]:
    if not bool((case.has_job & case.has_home).item()):
        return ()
    settled, minutes = int(_commute_judge(case).item()) != 0, number(way_to_work(case).minutes)
    if minutes == NO_WAY_MINUTES and settled:
        return (
            Evidence(
                field="means",
                label=Text("その勤務時間に使える通勤手段", "a means of travel at those hours"),
                source=Source.SUBJECT,
                found=0,
                comparator=Comparator.IS,
                threshold=1,
                unit=Unit.YES_NO,
            ),
        )
    least = number(way_to_work(case).least_minutes)
    return (
        Evidence(
            field="commute_minutes",
            label=Text("通勤時間（本人の手段・勤務時間）", "commute by the person's means at those hours"),
            source=Source.ROUTE,
            found=(minutes if minutes is not None else least) if settled else None,
            comparator=Comparator.AT_MOST,
            threshold=number(case.subjects.longest_commute_minutes),
            unit=Unit.MINUTES,
        ),
    )


COMMUTE = Rule(
    code="H24",
    name="commute_within_limit",
    arity=Arity.JOINT,
    label=Text("この住まいからこの職場までの通勤", "commute between this home and this job"),
    refusal=Text("通勤時間が本人の上限を超えます", "the commute is longer than the person's limit"),
    reference=Text("本人の通勤手段と上限（面接で確認）", "the person's means and limit, from the interview"),
    changed_by=Text("本人（手段・上限）、雇用主（送迎）", "the person (means, limit), the employer (pickup)"),
    judge=_commute_judge,
    evidence=_commute_evidence,
    changes=joint_changes.COMMUTE,
)


def _closing_judge(case: Case) -> Verdicts:
    return home_before_closing(
        way=way_to_work(case),
        shift_end=case.openings.shift_end_minute,
        closing=case.units.closing_minute,
        applies=case.has_job & case.has_home,
    )


def _closing_evidence(case: Case) -> tuple[Evidence, ...]:
    closing = number(case.units.closing_minute)
    if not bool((case.has_job & case.has_home).item()) or closing == ALL_DAY_MINUTE:
        return ()
    ends, minutes = number(case.openings.shift_end_minute), number(way_to_work(case).minutes)
    if minutes == NO_WAY_MINUTES:
        return ()
    return (
        Evidence(
            field="back_home_minute",
            label=Text("帰着時刻（門限まで）", "back home, before the home closes"),
            source=Source.UNIT,
            found=None if ends is None or minutes is None else ends + minutes,
            comparator=Comparator.AT_MOST,
            threshold=closing,
            unit=Unit.CLOCK,
        ),
    )


CLOSING_HOUR = Rule(
    code="H21",
    name="shift_fits_closing_hour",
    arity=Arity.JOINT,
    label=Text("勤務時間と門限", "shift and closing hour"),
    refusal=Text("勤務後、門限までに帰れません", "after the shift the home is already closed"),
    reference=Text("施設の規則", "the house rules of the home"),
    changed_by=Text("施設（門限の例外）、雇用主（勤務時間）", "the home (an exception), the employer (other hours)"),
    judge=_closing_judge,
    evidence=_closing_evidence,
    changes=joint_changes.CLOSING,
)
