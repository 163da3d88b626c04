"""What could be changed so that a job and a home go together: the way to work, the closing hour, the rent."""

import numpy as np

from matcher.domain.case import Case
from matcher.domain.pools import ALL_DAY_MINUTE, Column, holds, is_among, known
from matcher.domain.routes import NO_WAY_MINUTES
from matcher.domain.tenure import ASSISTED, most_rent_yen, rent_of
from matcher.domain.text import Text
from matcher.domain.vocabulary import PublicAssistance, TravelMeans
from matcher.eligibility.change import Change, Effort, Mover, Side, added_to, into, where
from matcher.eligibility.evidence import Unit
from matcher.eligibility.work_changes import DRIVING_LICENCES
from matcher.geography.commute import way_to_work


def _longer_way(case: Case) -> Column:
    minutes, limit = way_to_work(case).minutes, case.subjects.longest_commute_minutes
    there = known(minutes) & (minutes != NO_WAY_MINUTES)
    return where(there & known(limit) & (minutes > limit), minutes)


def _means(means: TravelMeans, mover: Mover, effort: Effort, label: Text) -> Change:
    def least(case: Case) -> Column:
        ours = case.subjects.means_bits
        return where(known(ours) & (ours & means.bit == 0), ours | means.bit)

    return Change(
        name=f"means_{means.value}",
        side=Side.PERSON,
        mover=mover,
        effort=effort,
        label=label,
        step=0,
        least=least,
        written=into("means_bits"),
    )


def _not_fetched(case: Case) -> Column:
    place = case.units.municipality
    return where(known(place) & ~holds(case.openings.pickup_municipality, place), place)


WAY = (
    _means(
        TravelMeans.PUBLIC_TRANSPORT,
        Mover.PERSON,
        Effort.ASK,
        Text("公共交通での通勤", "going to work by public transport"),
    ),
    _means(TravelMeans.BICYCLE, Mover.COORDINATOR, Effort.PAPER, Text("自転車の用意", "a bicycle")),
    Change(
        name="pickup",
        side=Side.OPENING,
        mover=Mover.EMPLOYER,
        effort=Effort.AGREEMENT,
        label=Text("{value}からの送迎", "fetching people from {value}"),
        unit=Unit.AREA,
        step=0,
        least=_not_fetched,
        written=added_to("pickup_municipality"),
    ),
    *DRIVING_LICENCES,
)

COMMUTE = (
    Change(
        name="longest_commute_minutes",
        side=Side.PERSON,
        mover=Mover.PERSON,
        effort=Effort.ASK,
        label=Text("通勤時間の上限を{value}に", "a commute of up to {value}"),
        unit=Unit.MINUTES,
        step=1,
        least=_longer_way,
        written=into("longest_commute_minutes"),
    ),
    *WAY,
)


def _later_closing(case: Case) -> Column:
    ends, closing, minutes = case.openings.shift_end_minute, case.units.closing_minute, way_to_work(case).minutes
    there = known(ends) & known(closing) & known(minutes) & (minutes != NO_WAY_MINUTES)
    return where(there & (ends + minutes > closing), np.minimum(ends + minutes, ALL_DAY_MINUTE))


CLOSING = (
    Change(
        name="closing_minute",
        side=Side.UNIT,
        mover=Mover.LANDLORD,
        effort=Effort.AGREEMENT,
        label=Text("門限を{value}に（例外の了承）", "an exception: closing at {value}"),
        unit=Unit.CLOCK,
        step=1,
        least=_later_closing,
        written=into("closing_minute"),
    ),
    *WAY,
)


def _lower_rent(case: Case) -> Column:
    rent = rent_of(case)
    wage_bears = most_rent_yen(rent, case.setting.policy)
    by_wage = where(rent.has_job & known(wage_bears) & known(rent.common_fee_yen), wage_bears - rent.common_fee_yen)
    limited = known(rent.limit_yen) & ~rent.limit_open
    assisted = is_among(rent.assistance, ASSISTED) & (rent.accepts_assistance == 1) & limited
    borne = np.maximum(by_wage, where(assisted, rent.limit_yen))
    return where(rent.charged & known(rent.rent_yen) & (borne >= 0) & (borne < rent.rent_yen), borne)


def _applied_for(case: Case) -> Column:
    stage = case.subjects.public_assistance
    return where(stage == PublicAssistance.NOT_PLANNED.number, PublicAssistance.PLANNED.number)


def _assistance_taken(case: Case) -> Column:
    return where(case.units.accepts_assistance == 0, 1)


ASSISTANCE = (
    Change(
        name="public_assistance",
        side=Side.PERSON,
        mover=Mover.WELFARE_OFFICE,
        effort=Effort.PAPER,
        label=Text("生活保護の申請", "applying for public assistance"),
        step=1,
        least=_applied_for,
        written=into("public_assistance"),
    ),
)

RENT = (
    *ASSISTANCE,
    Change(
        name="accepts_assistance",
        side=Side.UNIT,
        mover=Mover.LANDLORD,
        effort=Effort.AGREEMENT,
        label=Text("生活保護を受ける人の入居の了承", "admitting people on public assistance"),
        step=1,
        least=_assistance_taken,
        written=into("accepts_assistance"),
    ),
    Change(
        name="rent_yen",
        side=Side.UNIT,
        mover=Mover.LANDLORD,
        effort=Effort.AGREEMENT,
        label=Text("家賃を月{value}に", "a rent of {value} a month"),
        unit=Unit.YEN,
        step=-1,
        least=_lower_rent,
        written=into("rent_yen"),
    ),
)
