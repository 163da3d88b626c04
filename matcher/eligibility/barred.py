"""Work that a law, or the programme's policy, closes to a person for some years."""

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.dates import years_after
from matcher.domain.reading import number, term
from matcher.domain.term import UNKNOWN
from matcher.domain.text import Text
from matcher.domain.vocabulary import Role
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.rule import Rule, Verdicts, verdicts

_FIRST_DAY = Text("就業開始日（刑の終了から{years}年後以降）", "first day of work, {years} years after the sentence")
_ONLY_TIME = Text("期間の経過のみ", "only the passing of time")


def barred_role(*, code: str, role: Role, figure: str, label: Text, refusal: Text, reference: Text) -> Rule:
    """A rule that closes one regulated role for the years that `figure` names, from the end of the sentence."""

    def bar_ends(case: Case) -> tuple[np.ndarray, int]:
        years = case.setting.law.figure(figure, case.setting.today).value
        return years_after(case.subjects.sentence_end_day, np.array(years)), years

    def judge(case: Case) -> Verdicts:
        in_role = case.openings.role == role.number
        ended = case.subjects.sentence_end_day != UNKNOWN
        return verdicts(
            refused=in_role & ended & (case.start_day < bar_ends(case)[0]),
            unknown=(in_role & ~ended) | (case.openings.role == UNKNOWN),
        )

    def evidence(case: Case) -> tuple[Evidence, ...]:
        found_role = term(Role, case.openings.role)
        if found_role is not None and found_role is not role:
            return ()
        end = number(case.subjects.sentence_end_day)
        years = bar_ends(case)[1]
        return (
            Evidence(
                field="start_day",
                label=_FIRST_DAY.filled(years=years),
                source=Source.SUBJECT,
                found=None if found_role is None else int(case.start_day.item()),
                comparator=Comparator.AT_LEAST,
                threshold=None if end is None else int(bar_ends(case)[0].item()),
                unit=Unit.DATE,
            ),
        )

    return Rule(
        code=code,
        name=f"barred_{role.value}",
        arity=Arity.SUBJECT_OPENING,
        label=label,
        refusal=refusal,
        reference=reference,
        changed_by=_ONLY_TIME,
        legal_bar=True,
        judge=judge,
        evidence=evidence,
    )


SECURITY_GUARD = barred_role(
    code="H04",
    role=Role.SECURITY_GUARD,
    figure="security_guard_bar_years",
    label=Text("警備業務の欠格期間", "bar from security guarding"),
    refusal=Text("欠格期間中のため、警備業務に就けません", "security work is barred for some years after the sentence"),
    reference=Text("警備業法 第14条", "Security Services Act, art. 14"),
)

REAL_ESTATE_TRANSACTION = barred_role(
    code="H06",
    role=Role.REAL_ESTATE_TRANSACTION,
    figure="real_estate_bar_years",
    label=Text("宅地建物取引士の欠格期間", "bar from real-estate transaction"),
    refusal=Text(
        "欠格期間中のため、宅地建物取引士の登録ができません", "registration is barred for some years after the sentence"
    ),
    reference=Text("宅地建物取引業法 第18条", "Real Estate Brokerage Act, art. 18"),
)


def _child_bar_ends(case: Case) -> np.ndarray:
    years = case.setting.law.figure("child_contact_check_years", case.setting.today).value
    return years_after(case.subjects.sentence_end_day, np.array(years))


def _child_judge(case: Case) -> Verdicts:
    with_children = (case.openings.role == Role.CHILD_CONTACT.number) & (case.setting.policy.child_contact_bar == 1)
    specified, ended = case.subjects.specified_sexual_offence, case.subjects.sentence_end_day != UNKNOWN
    too_early = ended & (case.start_day < _child_bar_ends(case))
    return verdicts(
        refused=with_children & (specified == 1) & too_early,
        unknown=with_children & (specified != 0) & (too_early | ~ended) & ((specified == UNKNOWN) | ~ended),
    )


def _child_evidence(case: Case) -> tuple[Evidence, ...]:
    specified = number(case.subjects.specified_sexual_offence)
    with_children = term(Role, case.openings.role) is Role.CHILD_CONTACT
    if not with_children or specified == 0 or case.setting.policy.child_contact_bar == 0:
        return ()
    end = number(case.subjects.sentence_end_day)
    ends = None if end is None else int(_child_bar_ends(case).item())
    start = int(case.start_day.item())
    settled = specified is not None or (ends is not None and start >= ends)
    return (
        Evidence(
            field="start_day",
            label=Text("就業開始日（確認の対象期間の後）", "first day of work, after the period that is checked"),
            source=Source.SUBJECT,
            found=start if settled else None,
            comparator=Comparator.AT_LEAST,
            threshold=ends,
            unit=Unit.DATE,
        ),
    )


CHILD_CONTACT = Rule(
    code="H05",
    name="child_contact_not_proposed",
    arity=Arity.SUBJECT_OPENING,
    label=Text("子どもと接する業務", "work with children"),
    refusal=Text(
        "この業務は事業者による確認の対象です。当事業では紹介しません（方針）",
        "the business has to check for this work; by policy this service does not propose it",
    ),
    reference=Text(
        "こども性暴力防止法（令和6年法律第69号）と当事業の方針", "Act No. 69 of 2024 and the policy of this service"
    ),
    changed_by=Text("期間の経過、または方針の見直し", "the passing of time, or the policy"),
    judge=_child_judge,
    evidence=_child_evidence,
)
