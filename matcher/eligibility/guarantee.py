"""What a guarantee company looks up before it stands surety for a tenancy."""

from matcher.domain.case import Arity, Case
from matcher.domain.homes import GuaranteeCheck, GuarantorWay
from matcher.domain.pools import Column, known
from matcher.domain.reading import number, term
from matcher.domain.text import Text
from matcher.eligibility import arrears_changes
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.rule import Rule, Verdicts, verdicts
from matcher.eligibility.tenancy import ways_offered


def _company_only(case: Case) -> Column:
    """Whether a guarantee company is the one way that person and landlord share."""
    ours, theirs = ways_offered(case), case.units.guarantor_bits
    asked = known(ours) & known(theirs) & (theirs & GuarantorWay.NOT_REQUIRED.bit == 0)
    only: Column = asked & (ours & theirs == GuarantorWay.COMPANY.bit)
    return only


def _examination_judge(case: Case) -> Verdicts:
    kind, credit, arrears = case.units.guarantee_check, case.subjects.credit_problem, case.subjects.rent_arrears
    needed = _company_only(case)
    by_credit, by_arrears = kind == GuaranteeCheck.CREDIT.number, kind == GuaranteeCheck.ASSOCIATION.number
    by_either = (kind == GuaranteeCheck.INDEPENDENT.number) | ~known(kind)
    open_question = (by_credit & ~known(credit)) | (by_arrears & ~known(arrears))
    return verdicts(
        refused=needed & ((by_credit & (credit == 1)) | (by_arrears & (arrears == 1))),
        unknown=needed & (open_question | (by_either & ((credit != 0) | (arrears != 0)))),
    )


def _examination_evidence(case: Case) -> tuple[Evidence, ...]:
    kind = term(GuaranteeCheck, case.units.guarantee_check)
    if not bool(_company_only(case).item()) or kind is GuaranteeCheck.CERTIFIED:
        return ()
    undecided = () if kind in {GuaranteeCheck.CREDIT, GuaranteeCheck.ASSOCIATION} else (1,)
    credit = Text("信用情報の問題（保証会社の審査）", "problem in the credit record, examined by the company")
    arrears = Text("家賃の滞納歴（保証会社の審査）", "past rent arrears, examined by the company")
    looked_up = (
        (GuaranteeCheck.ASSOCIATION, "credit_problem", credit, case.subjects.credit_problem),
        (GuaranteeCheck.CREDIT, "rent_arrears", arrears, case.subjects.rent_arrears),
    )
    return tuple(
        Evidence(
            field=field,
            label=label,
            source=Source.SUBJECT,
            found=number(fact),
            comparator=Comparator.IS,
            threshold=0,
            unit=Unit.YES_NO,
            undecided=undecided,
        )
        for not_by, field, label, fact in looked_up
        if kind is not not_by
    )


GUARANTEE_EXAMINATION = Rule(
    code="H12h",
    name="guarantee_company_examination",
    arity=Arity.SUBJECT_UNIT,
    label=Text("保証会社の審査", "examination by the guarantee company"),
    refusal=Text(
        "保証会社が照会する記録に、滞納・信用情報の問題があります",
        "the records that the guarantee company looks up hold arrears or a credit problem",
    ),
    reference=Text("住まいの登録内容（保証会社の種類）", "the kind of guarantee company on the home's record"),
    changed_by=Text(
        "貸主（別の保証の方法）、居住支援法人", "the landlord (another way of guarantee), a housing support corporation"
    ),
    judge=_examination_judge,
    evidence=_examination_evidence,
    changes=arrears_changes.EXAMINATION,
)
