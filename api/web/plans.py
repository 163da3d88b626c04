"""Plans as they stand side by side: which come first, and where each differs from the first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from api.web.drawing.maps import Drawing, plan_maps
from matcher.desk.override_views import OverrideView
from matcher.desk.views import ProposalView
from matcher.domain.homes import HousingKind
from matcher.domain.text import Language

SIDE_BY_SIDE = 3
"""More columns than this cannot be read beside each other; the others are folded."""

COMPARED: Mapping[str, Callable[[ProposalView], object]] = {
    "first_night": lambda plan: plan.first_night,
    "backup": lambda plan: plan.backup,
    "first_pay": lambda plan: plan.first_pay_on,
    "job": lambda plan: plan.job and (plan.job.title, plan.job.employer, plan.job.municipality),
    "start": lambda plan: plan.start_on,
    "hours": lambda plan: plan.job and plan.job.hours,
    "wage": lambda plan: plan.job and (plan.job.wage, plan.job.employment_type),
    "pay": lambda plan: plan.job and plan.job.pay,
    "net": lambda plan: plan.net_monthly_yen,
    "stance": lambda plan: plan.job and plan.job.stance,
    "referral": lambda plan: plan.job and plan.job.referral_route,
    "home": lambda plan: plan.home and (plan.home.name, plan.home.kind, plan.home.municipality),
    "room": lambda plan: plan.home and (plan.home.private_room, plan.home.closing),
    "from": lambda plan: plan.home and plan.home.available_from,
    "rent": lambda plan: plan.home and (plan.home.rent_yen, plan.home.common_fee_yen, plan.home.meals_fee_yen),
    "upfront": lambda plan: plan.home and plan.home.upfront_yen,
    "guarantor": lambda plan: plan.home and plan.home.guarantor,
    "notice": lambda plan: plan.home and plan.home.notice_days,
    "stay": lambda plan: plan.home and plan.home.longest_stay_days,
    "decided_by": lambda plan: plan.home and plan.home.decided_by,
    "commute": lambda plan: plan.commute,
    "housing": lambda plan: plan.housing_monthly_yen,
    "left": lambda plan: plan.left_monthly_yen,
    "settled": lambda plan: plan.settled and (plan.settled.name, plan.settled.move_in_on),
}
"""The rows of a plan by name, with what is compared in each."""

_NEED_JOB = frozenset({"first_pay", "start", "hours", "wage", "pay", "net", "stance", "referral", "commute", "left"})
_NEED_HOME = frozenset({"room", "from", "rent", "upfront", "guarantor", "notice", "stay", "decided_by", "housing"})
"""Rows that are a dash without a job, or without a home: that there is none is said once, in `job` or `home`."""

FIGURES: Mapping[str, Callable[[ProposalView], int | None]] = {
    "first_pay": lambda plan: plan.days_to_first_pay,
    "net": lambda plan: plan.net_monthly_yen,
    "housing": lambda plan: plan.housing_monthly_yen,
    "left": lambda plan: plan.left_monthly_yen,
}
"""The rows whose difference is a number of days or yen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan in its place among the others."""

    number: int
    proposal: ProposalView
    override: OverrideView | None
    """What choosing it costs everybody; None where the run keeps no certificate."""
    map: Drawing | None
    tied: bool
    """Whether the home goes with the job: a dormitory."""
    differs: frozenset[str]
    """Names of the rows that are not as in the first plan; empty for the first."""
    more: Mapping[str, int]
    """By how much a figure is above the first plan's, or below where negative."""


def side_by_side(
    proposals: Sequence[ProposalView], language: Language, overrides: Sequence[OverrideView] | None = None
) -> tuple[Plan, ...]:
    """The plan of the joint solution first, then the others as they rank for the person alone.

    `overrides`, where there are any, are those of the proposals in the same order.
    """
    ordered = sorted(proposals, key=lambda each: (not each.proposed, each.rank))
    costs = {} if overrides is None else {each.rank: cost for each, cost in zip(proposals, overrides, strict=True)}
    maps = plan_maps(ordered, language)
    return tuple(
        Plan(
            number=number,
            proposal=each,
            override=costs.get(each.rank),
            map=map_,
            tied=each.home is not None and each.home.kind == HousingKind.EMPLOYER_DORMITORY.label,
            differs=_differs(each, ordered[0]),
            more=_more(each, ordered[0]),
        )
        for number, (each, map_) in enumerate(zip(ordered, maps, strict=True), start=1)
    )


def _differs(plan: ProposalView, first: ProposalView) -> frozenset[str]:
    dashes = (frozenset() if plan.job else _NEED_JOB) | (frozenset() if plan.home else {*_NEED_HOME, "commute", "left"})
    return frozenset(name for name, read in COMPARED.items() if read(plan) != read(first)) - dashes


def _more(plan: ProposalView, first: ProposalView) -> Mapping[str, int]:
    more = {name: _above(read(plan), read(first)) for name, read in FIGURES.items()}
    return {name: above for name, above in more.items() if above}


def _above(figure: int | None, other: int | None) -> int:
    return 0 if figure is None or other is None else figure - other
