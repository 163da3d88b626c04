"""Can the rent be met: by the wage of this job, or by public assistance. Elementwise, shared by rules and solver."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Case
from matcher.domain.homes import HousingKind
from matcher.domain.law import household_class
from matcher.domain.money import net_monthly_yen
from matcher.domain.policy import Policy
from matcher.domain.pools import Column, is_among, known
from matcher.domain.term import UNKNOWN, bits_of
from matcher.domain.vocabulary import PublicAssistance

ASSISTED = bits_of((PublicAssistance.PLANNED, PublicAssistance.GRANTED))
"""Public assistance that can be counted on."""
RENT_KINDS = bits_of(kind for kind in HousingKind if kind.charges_rent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rent:
    """What a home asks each month, and what could pay for it; all columns broadcast."""

    charged: Column
    """Whether the kind of home asks rent at all."""
    rent_yen: Column
    common_fee_yen: Column
    limit_yen: Column
    """Most rent that public assistance pays there for this household; UNKNOWN where the place is not known."""
    accepts_assistance: Column
    assistance: Column
    """`PublicAssistance.number` of the person."""
    has_job: Column
    gross_monthly_yen: Column


def rent_of(case: Case) -> Rent:
    """What the homes of a case ask each month and what could pay for it."""
    return Rent(
        charged=is_among(case.units.kind, RENT_KINDS),
        rent_yen=case.units.rent_yen,
        common_fee_yen=case.units.common_fee_yen,
        limit_yen=rent_limit_yen(case),
        accepts_assistance=case.units.accepts_assistance,
        assistance=case.subjects.public_assistance,
        has_job=case.has_job,
        gross_monthly_yen=case.openings.gross_monthly_yen,
    )


def rent_limit_yen(case: Case) -> NDArray[np.int64]:
    """住宅扶助の上限額 for this household in the municipality of this home; UNKNOWN where either is not known."""
    sizes, places = case.subjects.household_size, case.units.municipality
    limit = np.full(np.broadcast_shapes(places.shape, sizes.shape), UNKNOWN, dtype=np.int64)
    for place in np.unique(places):
        limits = case.setting.law.rent_limits.get(int(place))
        if limits is None:
            continue
        for size in np.unique(sizes[known(sizes)]):
            here = (places == place) & (sizes == size)
            limit = np.where(here, limits.by_household[household_class(int(size))], limit)
    return limit


def by_assistance(rent: Rent) -> NDArray[np.int8]:
    """-1, 0 or 1: public assistance pays the rent.

    With a job it is a way for whoever has it planned or granted. Without one it is the way to be asked about:
    nobody needs a home to apply (生活保護法19条). The limit compares the rent alone, without the common fee.
    """
    assisted = is_among(rent.assistance, ASSISTED)
    unasked = ~rent.has_job | ~known(rent.assistance)
    above = known(rent.rent_yen) & known(rent.limit_yen) & (rent.rent_yen > rent.limit_yen)
    refused = (~assisted & ~unasked) | (rent.accepts_assistance == 0) | above
    is_known = assisted & known(rent.rent_yen) & known(rent.limit_yen) & known(rent.accepts_assistance)
    verdict: NDArray[np.int8] = np.where(refused, -1, np.where(is_known, 1, 0)).astype(np.int8)
    return verdict


def by_wage(rent: Rent, policy: Policy) -> NDArray[np.int8]:
    """-1, 0 or 1: rent and common fee stay within the share of the expected net pay that policy allows."""
    asked, most = rent_and_fee_yen(rent), most_rent_yen(rent, policy)
    is_known = known(asked) & known(most)
    refused = ~rent.has_job | (is_known & (asked > most))
    verdict: NDArray[np.int8] = np.where(refused, -1, np.where(is_known, 1, 0)).astype(np.int8)
    return verdict


def affordable(rent: Rent, policy: Policy) -> NDArray[np.int8]:
    """-1, 0 or 1: by the better of the two ways; 1 where no rent is charged."""
    best = np.maximum(by_assistance(rent), by_wage(rent, policy))
    verdict: NDArray[np.int8] = np.where(rent.charged, best, 1).astype(np.int8)
    return verdict


def rent_and_fee_yen(rent: Rent) -> NDArray[np.int64]:
    """Rent with common fee; UNKNOWN where one of them is not known."""
    both = known(rent.rent_yen) & known(rent.common_fee_yen)
    return np.where(both, rent.rent_yen + rent.common_fee_yen, UNKNOWN)


def most_rent_yen(rent: Rent, policy: Policy) -> NDArray[np.int64]:
    """The most that the wage can bear; UNKNOWN where the wage is not known."""
    net = net_monthly_yen(rent.gross_monthly_yen, policy.net_pay_permille)
    return np.where(known(net), net * policy.rent_share_permille // 1000, UNKNOWN)
