"""Rules about the offer itself: does the registration stand, and is the opening open when work would start."""

from matcher.domain.case import Arity, Case
from matcher.domain.pools import known
from matcher.domain.reading import number
from matcher.domain.text import Text
from matcher.eligibility import vacancy_changes, work_changes
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.parties import EMPLOYER
from matcher.eligibility.rule import Rule, Verdicts, verdicts


def _current_judge(case: Case) -> Verdicts:
    openings = case.openings
    oldest = case.setting.today - case.setting.policy.confirm_within_days
    return verdicts(
        refused=(openings.employer_active == 0) | (openings.police_checked == 0),
        unknown=(openings.confirmed_day < oldest) | ~known(openings.police_checked) | ~known(openings.employer_active),
    )


def _current_evidence(case: Case) -> tuple[Evidence, ...]:
    openings, policy = case.openings, case.setting.policy
    confirmed, oldest = number(openings.confirmed_day), case.setting.today - policy.confirm_within_days
    return (
        Evidence(
            field="employer_active",
            label=Text("協力雇用主としての登録（有効か）", "registration active"),
            source=Source.EMPLOYER,
            found=number(openings.employer_active),
            comparator=Comparator.IS,
            threshold=1,
            unit=Unit.YES_NO,
        ),
        Evidence(
            field="police_checked",
            label=Text("登録時の照会（済みか）", "check at registration done"),
            source=Source.EMPLOYER,
            found=number(openings.police_checked),
            comparator=Comparator.IS,
            threshold=1,
            unit=Unit.YES_NO,
        ),
        Evidence(
            field="confirmed_day",
            label=Text(
                f"求人の確認日（{policy.confirm_within_days}日以内）",
                f"confirmed within {policy.confirm_within_days} days",
            ),
            source=Source.OPENING,
            found=confirmed if confirmed is not None and confirmed >= oldest else None,
            comparator=Comparator.AT_LEAST,
            threshold=oldest,
            unit=Unit.DATE,
        ),
    )


OPENING_CURRENT = Rule(
    code="H02",
    name="opening_current",
    arity=Arity.SUBJECT_OPENING,
    label=Text("登録が有効で、最近確認された求人", "active registration, recently confirmed opening"),
    refusal=Text("協力雇用主の登録が有効でありません", "the employer's registration is not in force"),
    reference=Text("協力雇用主登録等要領", "registration guideline for cooperating employers"),
    changed_by=Text(
        "就労支援事業者機構（雇用主に確認）", "the employment support organisation, by asking the employer"
    ),
    judge=_current_judge,
    evidence=_current_evidence,
    changes=work_changes.CURRENT,
)


def _period_judge(case: Case) -> Verdicts:
    until = case.openings.valid_until_day
    return verdicts(refused=known(until) & (case.start_day > until), unknown=~known(until))


def _period_evidence(case: Case) -> tuple[Evidence, ...]:
    return (
        Evidence(
            field="start_day",
            label=Text("就業開始日（求人の有効期限まで）", "first day of work, before the opening ends"),
            source=Source.OPENING,
            found=int(case.start_day.item()),
            comparator=Comparator.AT_MOST,
            threshold=number(case.openings.valid_until_day),
            unit=Unit.DATE,
        ),
    )


OPENING_PERIOD = Rule(
    code="H10a",
    name="opening_open_on_start",
    arity=Arity.SUBJECT_OPENING,
    label=Text("求人の有効期間", "period of the opening"),
    refusal=Text("就業開始日には求人の期限が過ぎています", "the opening ends before work could start"),
    reference=Text("雇用主が申告した条件", "a condition the employer declared"),
    changed_by=EMPLOYER,
    judge=_period_judge,
    evidence=_period_evidence,
    changes=(*work_changes.PERIOD, *vacancy_changes.STARTS_IN_PERIOD),
)
