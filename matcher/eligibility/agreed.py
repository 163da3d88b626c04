"""How a change is said that an employer, or a landlord, agrees to in one field of an opening or a home."""

from collections.abc import Callable

from matcher.domain.case import Case
from matcher.domain.pools import Column
from matcher.domain.term import Term
from matcher.domain.text import Text
from matcher.eligibility.change import Change, Effort, Mover, Side, into
from matcher.eligibility.evidence import Unit


def by_employer(
    field: str,
    label: Text,
    least: Callable[[Case], Column],
    *,
    step: int,
    unit: Unit | None = None,
    words: type[Term] | None = None,
) -> Change:
    """The employer agrees to another value of a field of the opening."""
    return Change(
        name=field,
        side=Side.OPENING,
        mover=Mover.EMPLOYER,
        effort=Effort.AGREEMENT,
        label=label,
        unit=unit,
        words=words,
        step=step,
        least=least,
        written=into(field),
    )


def by_landlord(
    field: str,
    label: Text,
    least: Callable[[Case], Column],
    *,
    step: int,
    unit: Unit | None = None,
    effort: Effort = Effort.AGREEMENT,
) -> Change:
    """The landlord or facility agrees to another value of a field of the home."""
    return Change(
        name=field,
        side=Side.UNIT,
        mover=Mover.LANDLORD,
        effort=effort,
        label=label,
        unit=unit,
        step=step,
        least=least,
        written=into(field),
    )
