"""Can the rent be met: by the wage of this job, or by public assistance. Elementwise, shared by rules and solver."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Case
from matcher.domain.figures import Figure
from matcher.domain.homes import HousingKind
from matcher.domain.law import RENT_LIMITS, SMALL_ROOM_LIMIT, SMALL_ROOM_M2, household_class
from matcher.domain.money import net_monthly_yen
from matcher.domain.policy import Policy
from matcher.domain.pools import Column, is_among, known
from matcher.domain.reading import number
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
    limit_open: Column
    """The room is so small that less is paid, and how much is not on record: `limit_yen` only bounds it from above."""
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
        limit_open=rent_limit_open(case),
        accepts_assistance=case.units.accepts_assistance,
        assistance=case.subjects.public_assistance,
        has_job=case.has_job,
        gross_monthly_yen=case.openings.gross_monthly_yen,
    )


def rent_limit_yen(case: Case) -> NDArray[np.int64]:
    """住宅扶助の上限額 for this household in the municipality of this home; UNKNOWN where either is not known.

    The limit of the release day: that is the first day for which rent is asked. In a small room it is the lower one
    where that is on record. A room whose floor area is not known is taken for an ordinary one.
    """
    sizes, places, day = case.subjects.household_size, case.units.municipality, case.subjects.release_day
    limit = np.full(np.broadcast_shapes(places.shape, sizes.shape, day.shape), UNKNOWN, dtype=np.int64)
    for size in np.unique(sizes[known(sizes)]):
        key = RENT_LIMITS[household_class(int(size))]
        for place in np.unique(places[known(places)]):
            here = (places == place) & (sizes == size)
            limit = np.where(here, case.setting.law.values(key, day, int(place)), limit)
    lower = _small_room_limit_yen(case)
    return np.where(known(limit) & known(lower), lower, limit)


def rent_limit_open(case: Case) -> NDArray[np.bool_]:
    """Whether the room is small and the lower limit for it is not on record."""
    unrecorded: NDArray[np.bool_] = is_small(case.units.floor_area_m2) & ~known(_small_room_limit_yen(case))
    return unrecorded


def is_small(floor_area_m2: Column) -> NDArray[np.bool_]:
    """Whether a room is so small that public assistance pays less for it; one of unknown size is not."""
    small: NDArray[np.bool_] = floor_area_m2 <= SMALL_ROOM_M2
    return small


def _small_room_limit_yen(case: Case) -> NDArray[np.int64]:
    """UNKNOWN where the room is not small, or no limit for small rooms is on record there on that day."""
    places, day = case.units.municipality, case.subjects.release_day
    small = is_small(case.units.floor_area_m2)
    limit = np.full(np.broadcast_shapes(places.shape, day.shape), UNKNOWN, dtype=np.int64)
    for place in np.unique(places[known(places) & small]):
        here = (places == place) & small
        limit = np.where(here, case.setting.law.values(SMALL_ROOM_LIMIT, day, int(place)), limit)
    return limit


def rent_limit_figures(case: Case) -> tuple[Figure, ...]:
    """The limit behind `rent_limit_yen` of one person and home, with its reference; none where it is not known."""
    size, place = number(case.subjects.household_size), number(case.units.municipality)
    if size is None or place is None:
        return ()
    law, day = case.setting.law, int(case.subjects.release_day.item())
    ordinary = law.figure(RENT_LIMITS[household_class(size)], day, place)
    if ordinary is None:
        return ()
    lower = law.figure(SMALL_ROOM_LIMIT, day, place) if bool(is_small(case.units.floor_area_m2).item()) else None
    return (ordinary if lower is None else lower,)


def by_assistance(rent: Rent) -> NDArray[np.int8]:
    """-1, 0 or 1: public assistance pays the rent.

    With a job it is a way for whoever has it planned or granted. Without one it is the way to be asked about:
    nobody needs a home to apply (生活保護法19条). The limit compares the rent alone, without the common fee; where a
    lower one holds that is not on record, rent above the ordinary limit is above that one too, and else it is unknown.
    """
    assisted = is_among(rent.assistance, ASSISTED)
    unasked = ~rent.has_job | ~known(rent.assistance)
    above = known(rent.rent_yen) & known(rent.limit_yen) & (rent.rent_yen > rent.limit_yen)
    refused = (~assisted & ~unasked) | (rent.accepts_assistance == 0) | above
    limited = known(rent.limit_yen) & ~rent.limit_open
    is_known = assisted & known(rent.rent_yen) & limited & known(rent.accepts_assistance)
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
