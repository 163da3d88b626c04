"""目標: what a plan maximises, pass after pass, and in which orders that makes sense."""

from matcher.domain.term import Term


class Objective(Term):
    """What is maximised, in published order; a later one never costs an earlier one."""

    PLACED = "placed", "そろう人（優先順位の重み）", "people with all they need, weighted by priority"
    """People with all they need and everything known, each counted with their priority."""
    HELPED = "helped", "一部でもそろう人（千分率）", "worth of partial help, in thousandths"
    """Worth of what the others get, in thousandths, each with their priority."""
    POINTS = "points", "適合の合計", "points"
    TIE = "tie", "同じときの順", "order among equals"
    """Stable keys, so that equal plans do not depend on the order of rows."""


PUBLISHED = tuple(Objective)
"""The order of passes unless a policy states another."""
ORDERS = (
    PUBLISHED,
    (Objective.PLACED, Objective.POINTS, Objective.HELPED, Objective.TIE),
    (Objective.POINTS, Objective.PLACED, Objective.HELPED, Objective.TIE),
)
"""Partial help counts those alone who are not placed: before the placed it would keep people from being placed."""
