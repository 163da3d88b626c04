"""The catalogue of rules as its page receives it: one rule switched off, and the figures of one not confirmed."""

from dataclasses import replace

from matcher.desk.rules import rules_under
from matcher.domain.law import RENT_LIMITS
from tests import build

OFF = "tattoo_accepted"
RULES = tuple(
    replace(rule, unconfirmed=rule.figures if set(RENT_LIMITS) <= set(rule.figures) else ())
    for rule in rules_under(build.policy(rules_off=[OFF]))
)
