"""All hard rules, in the order in which people read them."""

from matcher.domain.case import Arity
from matcher.eligibility import areas, barred, declared, home, joint, offer, people, tenancy, work
from matcher.eligibility.rule import Rule

RULES: tuple[Rule, ...] = (
    people.CONSENT_TO_MATCHING,
    people.SPECIAL_ADJUSTMENT,
    offer.OPENING_CURRENT,
    offer.OPENING_PERIOD,
    declared.OPENING_ACCEPTS_OFFENCE,
    barred.SECURITY_GUARD,
    barred.CHILD_CONTACT,
    barred.REAL_ESTATE_TRANSACTION,
    work.REQUIRED_LICENCES,
    work.TATTOO,
    work.ANTISOCIAL,
    work.PHYSICAL_DEMAND,
    work.AGE,
    areas.WORKPLACE_OUTSIDE_AVOIDED_AREAS,
    declared.UNIT_ACCEPTS_OFFENCE,
    home.USABLE_ON_RELEASE,
    home.PUBLIC_HOUSING_IS_SECOND,
    home.NO_TIE_IN_PUBLIC_HOUSING,
    home.PROBATION_OFFICE_ROUTE,
    home.SEX,
    tenancy.HOUSEHOLD,
    tenancy.SINGLE_PERSON,
    tenancy.GUARANTOR,
    tenancy.UPFRONT_COST,
    tenancy.OWN_HOME,
    home.STEP_FREE,
    areas.HOME_OUTSIDE_AVOIDED_AREAS,
    joint.OWN_HOME_ON_RECORD,
    joint.DORMITORY,
    joint.COMMUTE,
    joint.CLOSING_HOUR,
    joint.RENT,
)


def of_arity(*arities: Arity) -> tuple[Rule, ...]:
    """The rules of those arities, in catalogue order."""
    return tuple(rule for rule in RULES if rule.arity in arities)
