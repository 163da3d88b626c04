"""Rules about a job and a home together, for one person: the reason why both are looked for at once."""

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.pools import ALL_DAY_MINUTE, is_among, known
from matcher.domain.reading import number, term
from matcher.domain.routes import NO_WAY_MINUTES
from matcher.domain.tenure import (
    ASSISTED,
    Rent,
    affordable,
    by_assistance,
    by_wage,
    most_rent_yen,
    rent_and_fee_yen,
    rent_of,
)
from matcher.domain.text import Text
from matcher.domain.vocabulary import PublicAssistance
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
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
    changed_by=Text("雇用主", "the employer"),
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
)


def _rent_judge(case: Case) -> Verdicts:
    return affordable(rent_of(case), case.setting.policy)


def _rent_evidence(case: Case) -> tuple[Evidence, ...]:
    rent, policy = rent_of(case), case.setting.policy
    if not bool(rent.charged.item()):
        return ()
    if int(by_assistance(rent).item()) >= int(by_wage(rent, policy).item()) and not _closed_to_assistance(rent):
        return (_assistance_item(rent),)
    return (_wage_item(rent, policy.rent_share_permille // 10, number(most_rent_yen(rent, policy))),)


def _closed_to_assistance(rent: Rent) -> bool:
    return bool(rent.has_job.item()) and int(by_assistance(rent).item()) < 0


def _assistance_item(rent: Rent) -> Evidence:
    accepted, stage = number(rent.accepts_assistance), term(PublicAssistance, rent.assistance)
    above = int(by_assistance(rent).item()) < 0
    if accepted == 0 or (accepted is None and not above):
        return Evidence(
            field="accepts_assistance",
            label=Text("生活保護を受ける人の入居", "takes people on public assistance"),
            source=Source.UNIT,
            found=accepted,
            comparator=Comparator.IS,
            threshold=1,
            unit=Unit.YES_NO,
        )
    if not above and not _assisted(rent):
        return Evidence(
            field="public_assistance",
            label=Text("生活保護の見込み", "public assistance"),
            source=Source.SUBJECT,
            found=None if stage is None else stage.value,
            comparator=Comparator.AMONG,
            threshold=tuple(one.value for one in PublicAssistance.among(ASSISTED)),
            unit=Unit.WORD,
            words=PublicAssistance,
            undecided=(PublicAssistance.NOT_PLANNED.value,),
        )
    return Evidence(
        field="rent_yen",
        label=Text("家賃（住宅扶助の上限まで）", "rent, within the limit of housing assistance"),
        source=Source.UNIT,
        found=number(rent.rent_yen),
        comparator=Comparator.AT_MOST,
        threshold=number(rent.limit_yen),
        unit=Unit.YEN,
    )


def _assisted(rent: Rent) -> bool:
    return bool(is_among(rent.assistance, ASSISTED).item())


def _wage_item(rent: Rent, percent: int, most: int | None) -> Evidence:
    return Evidence(
        field="rent_and_fee_yen",
        label=Text(
            f"家賃と共益費（手取り見込みの{percent}%まで）", f"rent and fee, within {percent} % of expected net pay"
        ),
        source=Source.UNIT,
        found=number(rent_and_fee_yen(rent)),
        comparator=Comparator.AT_MOST,
        threshold=most,
        unit=Unit.YEN,
    )


RENT = Rule(
    code="H13",
    name="rent_affordable",
    arity=Arity.JOINT,
    label=Text("家賃の負担", "affordable rent"),
    refusal=Text(
        "家賃が、住宅扶助の上限も手取りに対する割合も超えます",
        "the rent exceeds both the assistance limit and the share of net pay",
    ),
    reference=Text(
        "社援発0414第9号（住宅扶助）と当事業の方針", "housing assistance notice 0414-9 and the programme's policy"
    ),
    changed_by=Text("貸主（家賃）、福祉事務所（生活保護）", "the landlord (rent), the welfare office (assistance)"),
    judge=_rent_judge,
    evidence=_rent_evidence,
)
