"""A proposal: one bundle for one person, explained from the functions that decided."""

import math
from dataclasses import dataclass

from matcher.assignment.problem import NONE, Bundles, Help
from matcher.domain.case import Arity, Case
from matcher.domain.figures import Figure
from matcher.domain.livelihood import NOT_STATED, days_to_first_pay, livelihood_of, margin_yen
from matcher.domain.money import net_monthly_yen
from matcher.domain.reading import number, term
from matcher.domain.vocabulary import TravelMeans
from matcher.eligibility.check import Finding, figures_behind, findings
from matcher.geography.commute import way_to_work
from matcher.matching.inputs import Inputs
from matcher.scoring.weigh import Share, shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The figures of a proposal; None where something is not known or does not apply."""

    start_day: int | None
    commute_minutes: int | None
    commute_means: TravelMeans | None
    commute_km: float | None
    net_monthly_yen: int | None
    housing_monthly_yen: int | None
    left_monthly_yen: int | None
    first_pay_day: int | None
    days_to_first_pay: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One bundle for one person. `shares` add up exactly to `points`."""

    subject: str
    opening: str | None
    unit: str | None
    help: Help
    points: int
    shares: tuple[Share, ...]
    to_confirm: tuple[Finding, ...]
    """What is still unknown, rule by rule."""
    rests_on: tuple[Figure, ...]
    """The figures of the law that its rules used, also where they permit it."""
    facts: Facts


def proposal_of(inputs: Inputs, bundles: Bundles, row: int) -> Proposal:
    """The explained form of one bundle."""
    subject, opening, unit = (int(column[row]) for column in (bundles.subject, bundles.opening, bundles.unit))
    case = inputs.case(subject, None if opening == NONE else opening, None if unit == NONE else unit)
    return Proposal(
        subject=str(inputs.subjects.code[subject]),
        opening=None if opening == NONE else str(inputs.openings.code[opening]),
        unit=None if unit == NONE else str(inputs.units.code[unit]),
        help=Help(int(bundles.help[row])),
        points=int(bundles.points[row]),
        shares=shares(case),
        to_confirm=findings_of(case),
        rests_on=figures_behind(case, *_arities(case)),
        facts=facts_of(case),
    )


def findings_of(case: Case) -> tuple[Finding, ...]:
    """Every rule that refuses or questions a case of one person, as far as it has a job and a home."""
    return findings(case, *_arities(case))


def _arities(case: Case) -> list[Arity]:
    arities = [Arity.SUBJECT, Arity.JOINT]
    if bool(case.has_job.item()):
        arities.append(Arity.SUBJECT_OPENING)
    if bool(case.has_home.item()):
        arities.append(Arity.SUBJECT_UNIT)
    return arities


def facts_of(case: Case) -> Facts:
    """The figures of one person with one opening, one unit, or both."""
    job, home = bool(case.has_job.item()), bool(case.has_home.item())
    way, living = way_to_work(case), livelihood_of(case)
    policy, both = case.setting.policy, job and home
    left = int(margin_yen(living, policy).item())
    kilometres = float(way.km.item())
    return Facts(
        start_day=int(case.start_day.item()) if job else None,
        commute_minutes=number(way.minutes) if both else None,
        commute_means=term(TravelMeans, way.means) if both else None,
        commute_km=kilometres if both and not math.isnan(kilometres) else None,
        net_monthly_yen=number(net_monthly_yen(case.openings.gross_monthly_yen, policy.net_pay_permille))
        if job
        else None,
        housing_monthly_yen=number(living.housing_yen) if home else None,
        left_monthly_yen=left if both and left != NOT_STATED else None,
        first_pay_day=number(living.first_pay) if job else None,
        days_to_first_pay=number(days_to_first_pay(living)) if job else None,
    )
