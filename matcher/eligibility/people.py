"""Rules about the person alone: without them nobody is in a run."""

from matcher.domain.case import Arity, Case
from matcher.domain.pools import known
from matcher.domain.reading import number, term
from matcher.domain.text import Text
from matcher.domain.vocabulary import SpecialAdjustment
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.rule import Rule, Verdicts, verdicts


def _consent_judge(case: Case) -> Verdicts:
    return verdicts(refused=case.subjects.consent_until_day < case.setting.today)


def _consent_evidence(case: Case) -> tuple[Evidence, ...]:
    until = number(case.subjects.consent_until_day)
    return (
        Evidence(
            field="consent_until",
            label=Text("調整への同意の期限", "consent to matching, until"),
            source=Source.SUBJECT,
            found=0 if until is None else until,
            comparator=Comparator.AT_LEAST,
            threshold=case.setting.today,
            unit=Unit.DATE,
        ),
    )


CONSENT_TO_MATCHING = Rule(
    code="H01",
    name="consent_to_matching",
    arity=Arity.SUBJECT,
    label=Text("調整への同意", "consent to matching"),
    refusal=Text("就労・居住の調整への有効な同意がありません", "no consent to matching is in force"),
    reference=Text("個人情報の保護に関する法律 第69条", "Act on the Protection of Personal Information, art. 69"),
    changed_by=Text("本人（説明のうえ同意）", "the person, after an explanation"),
    legal_bar=True,
    judge=_consent_judge,
    evidence=_consent_evidence,
)


def _adjustment_judge(case: Case) -> Verdicts:
    path = case.subjects.special_adjustment
    selecting = path == SpecialAdjustment.UNDER_SELECTION.number
    return verdicts(refused=path == SpecialAdjustment.APPLIES.number, unknown=selecting | ~known(path))


def _adjustment_evidence(case: Case) -> tuple[Evidence, ...]:
    path = term(SpecialAdjustment, case.subjects.special_adjustment)
    return (
        Evidence(
            field="special_adjustment",
            label=Text("特別調整", "special adjustment"),
            source=Source.SUBJECT,
            found=None if path is None else path.value,
            comparator=Comparator.AMONG,
            threshold=(SpecialAdjustment.NOT_APPLICABLE.value, SpecialAdjustment.DECLINED.value),
            unit=Unit.WORD,
            words=SpecialAdjustment,
            undecided=(SpecialAdjustment.UNDER_SELECTION.value,),
        ),
    )


SPECIAL_ADJUSTMENT = Rule(
    code="H17",
    name="not_under_special_adjustment",
    arity=Arity.SUBJECT,
    label=Text("特別調整", "special adjustment"),
    refusal=Text(
        "特別調整の対象です。地域生活定着支援センターに引き継ぎます",
        "under special adjustment: the settlement support centre takes over",
    ),
    reference=Text("特別調整の通達（平成21年）", "notice on special adjustment (2009)"),
    changed_by=Text("本人（辞退）、保護観察所", "the person (declining), the probation office"),
    judge=_adjustment_judge,
    evidence=_adjustment_evidence,
)
