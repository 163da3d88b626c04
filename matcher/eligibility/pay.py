"""What the law asks of the pay: an opening below the minimum wage is asked about before anybody is sent there."""

import numpy as np

from matcher.domain.case import Arity, Case
from matcher.domain.money import hourly_yen
from matcher.domain.pools import known
from matcher.domain.reading import number
from matcher.domain.text import Text
from matcher.eligibility import pay_changes
from matcher.eligibility.evidence import Comparator, Evidence, Source, Unit
from matcher.eligibility.pay_changes import MINIMUM_WAGE_FIGURE
from matcher.eligibility.rule import Rule, Verdicts, verdicts


def _wage_judge(case: Case) -> Verdicts:
    """Where the law's figure for the day is not known, there is nothing to hold the wage against."""
    least = case.setting.law.values(MINIMUM_WAGE_FIGURE, case.start_day)
    paid = hourly_yen(case.openings.gross_monthly_yen, case.openings.weekly_minutes)
    below = known(least) & (~known(paid) | (paid < least))
    return verdicts(refused=np.zeros_like(below), unknown=below)


def _wage_evidence(case: Case) -> tuple[Evidence, ...]:
    least = case.setting.law.figure(MINIMUM_WAGE_FIGURE, int(case.start_day.item()))
    if least is None:
        return ()
    paid = number(hourly_yen(case.openings.gross_monthly_yen, case.openings.weekly_minutes))
    return (
        Evidence(
            field="wage_yen",
            label=Text(
                "1時間あたりの賃金（就業開始日の最低賃金以上）", "pay an hour, by the minimum wage of the first day"
            ),
            source=Source.OPENING,
            found=paid,
            comparator=Comparator.AT_LEAST,
            threshold=least.value,
            unit=Unit.YEN,
            undecided=() if paid is None or paid >= least.value else (paid,),
            figures=(least,),
        ),
    )


MINIMUM_WAGE = Rule(
    code="H28",
    name="minimum_wage_met",
    arity=Arity.SUBJECT_OPENING,
    label=Text("最低賃金", "minimum wage"),
    refusal=Text(
        "就業開始日の最低賃金を下回っています。雇用主に確かめます",
        "the pay is below the minimum wage of the first day of work: the employer has to be asked",
    ),
    reference=Text("最低賃金法 第4条", "Minimum Wage Act, art. 4"),
    changed_by=Text("雇用主（賃金、または減額の特例許可の確認）", "the employer, by the wage or a permit for less"),
    legal_bar=True,
    figures=(MINIMUM_WAGE_FIGURE,),
    judge=_wage_judge,
    evidence=_wage_evidence,
    changes=pay_changes.LEGAL_WAGE,
)
