"""The hard rules, which of them a policy switches off, and whether the figures behind them are confirmed."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from matcher.desk.law import law_in_force
from matcher.desk.runs import latest_run
from matcher.domain.case import Arity
from matcher.domain.law import Law
from matcher.domain.policy import Policy
from matcher.domain.text import Text
from matcher.eligibility.catalogue import RULES, in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """One hard rule; `off` where the policy switches it off, None before the first run."""

    code: str
    name: str
    arity: Arity
    label: Text
    refusal: Text
    reference: Text
    changed_by: Text
    figures: tuple[str, ...]
    """Keys of the figures of the law that it asks for."""
    unconfirmed: tuple[str, ...] | None = None
    """Those of which what holds on a day is not confirmed, or not known; None where no day was asked about."""
    legal_bar: bool
    off: bool | None


def load_rules(session: Session, *, today: date) -> tuple[RuleView, ...]:
    """All rules in the order in which people read them, under the policy of the latest run."""
    run = latest_run(session)
    return list_rules(session, None if run is None else Policy.from_data(run.policy), today=today)


def list_rules(session: Session, policy: Policy | None, *, today: date) -> tuple[RuleView, ...]:
    """All rules under a policy, with what is not confirmed today of the figures behind them."""
    law = law_in_force(session)
    return tuple(replace(view, unconfirmed=unconfirmed(law, view.figures, today)) for view in rules_under(policy))


def unconfirmed(law: Law, keys: tuple[str, ...], day: date) -> tuple[str, ...]:
    """The keys of which nothing holds on a day, or something that nobody compared with the law yet."""
    number = day.toordinal()
    holding = [each for each in law.figures if each.key in keys and each.from_day <= number <= each.until_day]
    sure = {each.key for each in holding} - {each.key for each in holding if not each.confirmed}
    return tuple(key for key in keys if key not in sure)


def rules_under(policy: Policy | None) -> tuple[RuleView, ...]:
    """All rules under a policy."""
    on = None if policy is None else set(in_force(policy, *Arity))
    return tuple(
        RuleView(
            code=rule.code,
            name=rule.name,
            arity=rule.arity,
            label=rule.label,
            refusal=rule.refusal,
            reference=rule.reference,
            changed_by=rule.changed_by,
            figures=rule.figures,
            legal_bar=rule.legal_bar,
            off=None if on is None else rule not in on,
        )
        for rule in RULES
    )
