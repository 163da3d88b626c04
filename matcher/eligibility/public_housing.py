"""Rules of public housing, which are also met before a person applies for it as a settled home."""

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.figures import Figure
from matcher.domain.pools import Column, is_among, known
from matcher.domain.reading import number
from matcher.domain.tenure import ASSISTED
from matcher.domain.text import Text
from matcher.eligibility import arrears_changes, joint_changes
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.home import PUBLIC_KINDS
from matcher.eligibility.rule import Rule, Verdicts, verdicts

INCOME_FIGURES = ("public_housing_income_yen", "public_housing_special_income_yen")
"""What holds where a provider declares no limit; the second for households of older or disabled people and others."""
_RULES = Text("公営住宅の条例・募集要項", "ordinances and rules of public housing")


def _is_public(case: Case) -> Column:
    return is_among(case.units.kind, PUBLIC_KINDS)


def _income_judge(case: Case) -> Verdicts:
    """The provider's own limit, else the law's; up to the one for older or disabled people the municipality decides."""
    declared, income, law = case.units.income_limit_yen, case.subjects.income_yen, case.setting.law
    usual, special = (law.values(key, case.subjects.release_day) for key in INCOME_FIGURES)
    asked = (known(declared) | _is_public(case)) & ~is_among(case.subjects.public_assistance, ASSISTED)
    settled = np.where(known(declared), declared, usual)
    most = np.where(known(declared), declared, np.maximum(usual, special))
    refused = known(income) & known(settled) & (income > most) & (known(declared) | known(special))
    allowed = known(income) & (income <= settled)
    return verdicts(refused=asked & refused, unknown=asked & ~refused & ~allowed)


def _income_evidence(case: Case) -> tuple[Evidence, ...]:
    declared, income = number(case.units.income_limit_yen), number(case.subjects.income_yen)
    if bool(is_among(case.subjects.public_assistance, ASSISTED).item()):
        return ()
    if declared is not None:
        return (_income_item(income, declared),)
    if not bool(_is_public(case).item()):
        return ()
    release = int(case.subjects.release_day.item())
    usual, special = (case.setting.law.figure(key, release) for key in INCOME_FIGURES)
    if usual is None or income is None or income <= usual.value:
        return (_income_item(income, None if usual is None else usual.value, usual),)
    between = special is None or income <= special.value
    return (_income_item(income, usual.value, usual, special, undecided=(income,) if between else ()),)


def _income_item(
    income: int | None, most: int | None, *figures: Figure | None, undecided: tuple[int, ...] = ()
) -> Evidence:
    return Evidence(
        field="income_yen",
        label=Text("政令月収の見込み（収入基準まで）", "monthly income as public housing reckons it, within its limit"),
        source=Source.SUBJECT,
        found=income,
        comparator=Comparator.AT_MOST,
        threshold=most,
        unit=Unit.YEN,
        undecided=undecided,
        figures=tuple(figure for figure in figures if figure is not None),
    )


INCOME_LIMIT = Rule(
    code="H12e",
    name="income_within_limit",
    arity=Arity.SUBJECT_UNIT,
    label=Text("収入基準", "income limit"),
    refusal=Text("収入の見込みが収入基準を超えます", "the expected income is above the limit"),
    reference=Text("公営住宅法と各募集要項", "Public Housing Act and the rounds' rules"),
    changed_by=Text(
        "福祉事務所（生活保護を受ける人には問われません）。基準は変わりません",
        "the welfare office, since people on public assistance are not asked; the limit itself stays",
    ),
    figures=INCOME_FIGURES,
    judge=_income_judge,
    evidence=_income_evidence,
    changes=joint_changes.ASSISTANCE,
)


def _arrears_judge(case: Case) -> Verdicts:
    public, arrears = _is_public(case), case.subjects.public_housing_arrears
    return verdicts(refused=public & (arrears == 1), unknown=public & ~known(arrears))


def _arrears_evidence(case: Case) -> tuple[Evidence, ...]:
    if not bool(_is_public(case).item()):
        return ()
    return (
        Evidence(
            field="public_housing_arrears",
            label=Text("公営住宅の家賃の滞納", "arrears with public housing"),
            source=Source.SUBJECT,
            found=number(case.subjects.public_housing_arrears),
            comparator=Comparator.IS,
            threshold=0,
            unit=Unit.YES_NO,
        ),
    )


PUBLIC_HOUSING_ARREARS = Rule(
    code="H12f",
    name="no_public_housing_arrears",
    arity=Arity.SUBJECT_UNIT,
    label=Text("公営住宅の滞納", "arrears with public housing"),
    refusal=Text(
        "公営住宅の家賃に滞納があり、申し込めません",
        "one cannot apply with arrears from an earlier home of public housing",
    ),
    reference=_RULES,
    changed_by=Text("本人（完納・分納の相談）、公営住宅の窓口", "the person, by paying, and the public housing desk"),
    judge=_arrears_judge,
    evidence=_arrears_evidence,
    changes=arrears_changes.PUBLIC_HOUSING_ARREARS,
)


def _tax_judge(case: Case) -> Verdicts:
    barred, arrears = case.units.tax_arrears_barred, case.subjects.tax_arrears
    asked = ((barred == 1) | (_is_public(case) & ~known(barred))) & (arrears != 0)
    certain = (barred == 1) & (arrears == 1)
    return verdicts(refused=asked & certain, unknown=asked & ~certain)


def _tax_evidence(case: Case) -> tuple[Evidence, ...]:
    barred, arrears = number(case.units.tax_arrears_barred), number(case.subjects.tax_arrears)
    if barred == 0 or arrears == 0 or (barred is None and not bool(_is_public(case).item())):
        return ()
    return (
        Evidence(
            field="tax_arrears",
            label=Text("市町村税の滞納", "arrears of municipal tax"),
            source=Source.SUBJECT,
            found=arrears,
            comparator=Comparator.IS,
            threshold=0 if barred == 1 else None,
            unit=Unit.YES_NO,
        ),
    )


TAX_ARREARS = Rule(
    code="H12g",
    name="no_tax_arrears_where_barred",
    arity=Arity.SUBJECT_UNIT,
    label=Text("市町村税の滞納", "arrears of municipal tax"),
    refusal=Text("市町村税の滞納がある人は申し込めません", "one cannot apply with arrears of municipal tax"),
    reference=_RULES,
    changed_by=Text("本人（納付・猶予の相談）、市町村の税務課", "the person, by paying, and the municipal tax office"),
    judge=_tax_judge,
    evidence=_tax_evidence,
    changes=arrears_changes.TAX_ARREARS,
)
