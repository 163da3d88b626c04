"""All criteria, in the order in which people read them."""

from matcher.domain.case import Arity
from matcher.scoring import ability, living, reception, schemes, together, wishes
from matcher.scoring.criterion import Criterion

CRITERIA: tuple[Criterion, ...] = (
    wishes.WISH_OCCUPATION,
    wishes.WISH_AREA,
    wishes.PRIVATE_ROOM,
    wishes.SITUATIONS_TO_AVOID,
    ability.SKILLS_AND_TRAINING,
    ability.WORK_HISTORY,
    together.COMMUTE,
    together.NET_PAY_MARGIN,
    together.DAYS_TO_FIRST_PAY,
    living.NEARBY_NEEDS,
    living.INDEPENDENCE,
    living.SETTLED_HOME,
    living.SUPPORT_AT_HOME,
    reception.STABILITY,
    schemes.INCENTIVE,
    reception.OFFENCE_EXPERIENCE,
    reception.HIRED_BEFORE,
    reception.LANDLORD_EXPERIENCE,
    reception.OPENING_FRESHNESS,
    reception.UNIT_FRESHNESS,
)


def of_arity(arity: Arity) -> tuple[Criterion, ...]:
    """The criteria of one arity, in catalogue order."""
    return tuple(criterion for criterion in CRITERIA if criterion.arity is arity)
