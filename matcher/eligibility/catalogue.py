"""All hard rules, in the order in which people read them."""

from matcher.domain.case import Arity
from matcher.domain.policy import Policy
from matcher.eligibility import (
    admission,
    antisocial,
    areas,
    avoidance,
    barred,
    declared,
    guarantee,
    home,
    joint,
    offer,
    pay,
    people,
    public_housing,
    rent,
    requirements,
    tenancy,
    vacancy,
    work,
    written,
)
from matcher.eligibility.rule import Rule

RULES: tuple[Rule, ...] = (
    people.CONSENT_TO_MATCHING,
    people.SPECIAL_ADJUSTMENT,
    avoidance.AVOIDANCE_ASKED,
    offer.OPENING_CURRENT,
    vacancy.EMPLOYER_HAS_ROOM,
    vacancy.DESIGNATED_INSTITUTION,
    offer.OPENING_PERIOD,
    vacancy.STARTS_SOON,
    vacancy.OPENING_CAN_BE_HELD,
    pay.MINIMUM_WAGE,
    declared.OPENING_ACCEPTS_OFFENCE,
    written.BACKGROUND_CONDITION,
    written.OPENING_WORDS_JUDGED,
    barred.SECURITY_GUARD,
    barred.CHILD_CONTACT,
    barred.REGULATED_PROFESSIONS,
    work.REQUIRED_LICENCES,
    work.TATTOO,
    antisocial.ANTISOCIAL_AT_WORK,
    requirements.MISSING_FINGERS,
    work.PHYSICAL_DEMAND,
    work.AGE,
    requirements.EDUCATION,
    requirements.DISABILITY_EMPLOYMENT,
    requirements.TREATMENT_HOURS,
    areas.WORKPLACE_OUTSIDE_AVOIDED_AREAS,
    avoidance.NO_PERSON_TO_AVOID_AT_WORK,
    declared.UNIT_ACCEPTS_OFFENCE,
    written.UNIT_WORDS_JUDGED,
    home.USABLE_ON_RELEASE,
    admission.HOME_CAN_BE_HELD,
    admission.ADMISSION_ROUTE,
    home.PUBLIC_HOUSING_IS_SECOND,
    home.NO_TIE_IN_PUBLIC_HOUSING,
    antisocial.ANTISOCIAL_AT_HOME,
    home.PROBATION_OFFICE_ROUTE,
    home.SEX,
    tenancy.HOUSEHOLD,
    tenancy.SINGLE_PERSON,
    public_housing.INCOME_LIMIT,
    public_housing.PUBLIC_HOUSING_ARREARS,
    public_housing.TAX_ARREARS,
    tenancy.GUARANTOR,
    guarantee.GUARANTEE_EXAMINATION,
    tenancy.UPFRONT_COST,
    tenancy.OWN_HOME,
    home.STEP_FREE,
    areas.HOME_OUTSIDE_AVOIDED_AREAS,
    avoidance.NO_PERSON_TO_AVOID_AT_HOME,
    joint.OWN_HOME_ON_RECORD,
    joint.DORMITORY,
    joint.COMMUTE,
    joint.CLOSING_HOUR,
    rent.RENT,
)


def of_arity(*arities: Arity) -> tuple[Rule, ...]:
    """The rules of those arities, in catalogue order."""
    return tuple(rule for rule in RULES if rule.arity in arities)


def in_force(policy: Policy, *arities: Arity) -> tuple[Rule, ...]:
    """The same without those that the policy switches off; a legal bar holds whatever the policy says."""
    return tuple(rule for rule in of_arity(*arities) if rule.legal_bar or rule.name not in policy.rules_off)
