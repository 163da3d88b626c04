"""Rules between a person and a home: can it be slept in on the day of release, and by this person."""

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.homes import HousingKind, SexAllowed
from matcher.domain.pools import Column, is_among, known
from matcher.domain.reading import number, term
from matcher.domain.term import UNKNOWN, bits_of
from matcher.domain.text import Text
from matcher.domain.vocabulary import AntisocialTie, EmergencyProtection, Sex
from matcher.eligibility import home_changes
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.parties import DECLARED_OF_HOME, LANDLORD
from matcher.eligibility.rule import Rule, Verdicts, verdicts

PUBLIC_KINDS = bits_of(kind for kind in HousingKind if kind.is_public)
OWN_HOME_KIND = HousingKind.OWN_HOME.bit
PROBATION_KINDS = bits_of(kind for kind in HousingKind if kind.by_probation_office)


def _usable_judge(case: Case) -> Verdicts:
    units, release, policy = case.units, case.subjects.release_day, case.setting.policy
    stale = units.confirmed_day < case.setting.today - policy.confirm_within_days
    stale = stale & ~is_among(units.kind, OWN_HOME_KIND)
    ended = known(units.available_until_day) & (units.available_until_day < release)
    return verdicts(
        refused=known(units.available_from_day) & (units.available_from_day > release) | ended,
        unknown=~known(units.available_from_day) | stale,
    )


def _usable_evidence(case: Case) -> tuple[Evidence, ...]:
    units, policy = case.units, case.setting.policy
    release = int(case.subjects.release_day.item())
    confirmed, oldest = number(units.confirmed_day), case.setting.today - policy.confirm_within_days
    begins = Evidence(
        field="available_from_day",
        label=Text("入居できる日（釈放日まで）", "available from, by the release day"),
        source=Source.UNIT,
        found=number(units.available_from_day),
        comparator=Comparator.AT_MOST,
        threshold=release,
        unit=Unit.DATE,
    )
    fresh = Evidence(
        field="confirmed_day",
        label=Text(
            f"空室の確認日（{policy.confirm_within_days}日以内）", f"confirmed within {policy.confirm_within_days} days"
        ),
        source=Source.UNIT,
        found=confirmed if confirmed is not None and confirmed >= oldest else None,
        comparator=Comparator.AT_LEAST,
        threshold=oldest,
        unit=Unit.DATE,
    )
    until = number(units.available_until_day)
    facts = (begins,) if term(HousingKind, units.kind) is HousingKind.OWN_HOME else (begins, fresh)
    if until is None:
        return facts
    ends = Evidence(
        field="available_until_day",
        label=Text("入居できる期間の終わり（釈放日以降）", "available until, not before the release day"),
        source=Source.UNIT,
        found=until,
        comparator=Comparator.AT_LEAST,
        threshold=release,
        unit=Unit.DATE,
    )
    return (*facts, ends)


USABLE_ON_RELEASE = Rule(
    code="H10b",
    name="usable_on_release_day",
    arity=Arity.SUBJECT_UNIT,
    label=Text("釈放日から使える住まい", "usable on the release day"),
    refusal=Text("釈放日に入居できません", "it cannot be moved into on the release day"),
    reference=DECLARED_OF_HOME,
    changed_by=LANDLORD,
    judge=_usable_judge,
    evidence=_usable_evidence,
    changes=home_changes.USABLE,
)


def _public_judge(case: Case) -> Verdicts:
    return verdicts(refused=is_among(case.units.kind, PUBLIC_KINDS))


def _public_evidence(case: Case) -> tuple[Evidence, ...]:
    kind = term(HousingKind, case.units.kind)
    return (
        Evidence(
            field="kind",
            label=Text("住まいの種類（当面の住まいとして）", "kind of home, as the first home"),
            source=Source.UNIT,
            found=None if kind is None else kind.value,
            comparator=Comparator.NOT_AMONG,
            threshold=tuple(sorted(kind.value for kind in HousingKind if kind.is_public)),
            unit=Unit.WORD,
            words=HousingKind,
        ),
    )


PUBLIC_HOUSING_IS_SECOND = Rule(
    code="H18",
    name="public_housing_is_second_stage",
    arity=Arity.SUBJECT_UNIT,
    label=Text("公営住宅は定住先として案内", "public housing is a settled home, later"),
    refusal=Text(
        "公営住宅は抽選のため、釈放日の住まいにはなりません",
        "public housing is drawn by lot and is no home for the first night",
    ),
    reference=Text("公営住宅法と各募集要項", "Public Housing Act and the rounds' rules"),
    changed_by=Text("変わりません（当面の住まいを別に確保）", "nobody: a first home has to be found beside it"),
    judge=_public_judge,
    evidence=_public_evidence,
)


def _protection_judge(case: Case) -> Verdicts:
    by_office, stage = is_among(case.units.kind, PROBATION_KINDS), case.subjects.emergency_protection
    open_question = (stage == EmergencyProtection.APPLIED.number) | ~known(stage)
    granted = stage == EmergencyProtection.GRANTED.number
    return verdicts(refused=by_office & ~granted & ~open_question, unknown=by_office & open_question)


def _protection_evidence(case: Case) -> tuple[Evidence, ...]:
    kind, stage = term(HousingKind, case.units.kind), term(EmergencyProtection, case.subjects.emergency_protection)
    if kind is None or not kind.by_probation_office:
        return ()
    return (
        Evidence(
            field="emergency_protection",
            label=Text("更生緊急保護の決定", "urgent aftercare of discharged offenders"),
            source=Source.SUBJECT,
            found=None if stage is None else stage.value,
            comparator=Comparator.AMONG,
            threshold=(EmergencyProtection.GRANTED.value,),
            unit=Unit.WORD,
            words=EmergencyProtection,
            undecided=(EmergencyProtection.APPLIED.value,),
        ),
    )


PROBATION_OFFICE_ROUTE = Rule(
    code="H19",
    name="probation_office_commissions",
    arity=Arity.SUBJECT_UNIT,
    label=Text("保護観察所の委託", "commissioned by the probation office"),
    refusal=Text(
        "更生緊急保護の申出がないため、委託の対象になりません",
        "without urgent aftercare the probation office cannot commission the stay",
    ),
    reference=Text("更生保護法 第85条", "Offenders Rehabilitation Act, art. 85"),
    changed_by=Text("本人の申出と保護観察所の決定", "the person's application and the probation office's decision"),
    judge=_protection_judge,
    evidence=_protection_evidence,
    changes=home_changes.PROTECTION,
)


def _sex_judge(case: Case) -> Verdicts:
    ours, theirs = case.subjects.sex, case.units.sex_allowed
    settled = theirs == SexAllowed.ANY.number
    is_known = known(ours) & known(theirs)
    return verdicts(refused=is_known & ~settled & (ours != theirs), unknown=~is_known & ~settled)


def _sex_evidence(case: Case) -> tuple[Evidence, ...]:
    ours, theirs = term(Sex, case.subjects.sex), term(SexAllowed, case.units.sex_allowed)
    if theirs is SexAllowed.ANY:
        return ()
    return (
        Evidence(
            field="sex",
            label=Text("性別", "sex"),
            source=Source.SUBJECT,
            found=None if ours is None else ours.value,
            comparator=Comparator.IS,
            threshold=None if theirs is None else theirs.value,
            unit=Unit.WORD,
            words=Sex,
        ),
    )


SEX = Rule(
    code="H12a",
    name="sex_allowed",
    arity=Arity.SUBJECT_UNIT,
    label=Text("入居できる性別", "sex allowed"),
    refusal=Text("入居できる性別の条件に合いません", "the home does not take people of this sex"),
    reference=DECLARED_OF_HOME,
    changed_by=LANDLORD,
    judge=_sex_judge,
    evidence=_sex_evidence,
)


def _step_judge(case: Case) -> Verdicts:
    needs, offers = case.subjects.needs_step_free, _reached_without_steps(case)
    return verdicts(
        refused=(needs == 1) & (offers == 0),
        unknown=(needs != 0) & (offers != 1) & ((needs == UNKNOWN) | (offers == UNKNOWN)),
    )


def _reached_without_steps(case: Case) -> Column:
    """As the record says; else no where the stairs are the only way up, and not known where there is a lift."""
    stairs = np.where(case.units.stairs_only == 1, 0, UNKNOWN)
    reached: Column = np.where(known(case.units.step_free), case.units.step_free, stairs)
    return reached


def _step_evidence(case: Case) -> tuple[Evidence, ...]:
    needs, offers = number(case.subjects.needs_step_free), number(_reached_without_steps(case))
    if needs == 0 or offers == 1:
        return ()
    return (
        Evidence(
            field="step_free",
            label=Text("階段を使わずに入れる", "step-free access"),
            source=Source.UNIT,
            found=None if needs is None else offers,
            comparator=Comparator.IS,
            threshold=1,
            unit=Unit.YES_NO,
        ),
    )


STEP_FREE = Rule(
    code="H25",
    name="step_free_where_needed",
    arity=Arity.SUBJECT_UNIT,
    label=Text("階段の有無", "step-free access"),
    refusal=Text("階段の上り下りが必要です", "stairs have to be climbed"),
    reference=Text("本人の身体の状態", "the person's health"),
    changed_by=LANDLORD,
    judge=_step_judge,
    evidence=_step_evidence,
    changes=home_changes.STEP_FREE,
)


def _tie_judge(case: Case) -> Verdicts:
    public, tie = is_among(case.units.kind, PUBLIC_KINDS), case.subjects.antisocial_tie
    return verdicts(refused=public & (tie == AntisocialTie.CURRENT.number), unknown=public & ~known(tie))


def _tie_evidence(case: Case) -> tuple[Evidence, ...]:
    kind, tie = term(HousingKind, case.units.kind), term(AntisocialTie, case.subjects.antisocial_tie)
    if kind is None or not kind.is_public:
        return ()
    return (
        Evidence(
            field="antisocial_tie",
            label=Text("反社会的勢力との関係", "tie to an antisocial group"),
            source=Source.SUBJECT,
            found=None if tie is None else tie.value,
            comparator=Comparator.AMONG,
            threshold=(AntisocialTie.NONE.value, AntisocialTie.LEFT.value),
            unit=Unit.WORD,
            words=AntisocialTie,
        ),
    )


NO_TIE_IN_PUBLIC_HOUSING = Rule(
    code="H08c",
    name="no_antisocial_tie_in_public_housing",
    arity=Arity.SUBJECT_UNIT,
    label=Text("公営住宅と反社会的勢力", "public housing and antisocial groups"),
    refusal=Text(
        "暴力団員は公営住宅に入居できません", "members of antisocial groups are not admitted to public housing"
    ),
    reference=Text("公営住宅の条例・募集要項", "ordinances and rules of public housing"),
    changed_by=Text("本人（離脱）", "the person, by leaving"),
    legal_bar=True,
    judge=_tie_judge,
    evidence=_tie_evidence,
)
