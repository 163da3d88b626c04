"""The way between one home and one workplace by a person's own means, and whether it is short enough.

Both the catalogue's rules and the solver's joint terms ask here, so that they cannot disagree.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Case
from matcher.domain.licences import valid_on
from matcher.domain.money import permille
from matcher.domain.policy import Policy, Travel
from matcher.domain.pools import ALL_DAY_MINUTE, Column, holds, known
from matcher.domain.routes import NO_WAY_MINUTES
from matcher.domain.term import UNKNOWN
from matcher.domain.vocabulary import DRIVING_BITS, Licence, TravelMeans
from matcher.geography.distance import distance_km

DRIVING_NUMBERS = [licence.number for licence in Licence.among(DRIVING_BITS)]
"""Where the driving licences stand in a column of licences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a person travels with, on the day that work starts."""

    bits: Column
    """`TravelMeans` bits, without the car where no driving licence is valid; UNKNOWN where they were not asked."""
    car_open: NDArray[np.bool_]
    """There is a car, and whether a licence is valid is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The quickest way, elementwise."""

    km: NDArray[np.float64]
    """Straight line."""
    minutes: NDArray[np.int32]
    """UNKNOWN where no way is known and there may be one; `NO_WAY_MINUTES` where there is none."""
    means: NDArray[np.int8]
    """`TravelMeans.number`; UNKNOWN where there is no way."""
    least_minutes: NDArray[np.int32]
    """No way can be shorter, whatever the answers to what is not known."""


def usable_means(bits: Column, *, licence_from: Column, licence_until: Column, start: Column) -> Means:
    """The car counts only with a driving licence that is valid when work starts; last axis: the driving licences."""
    each = valid_on(np.asarray(start)[..., None], begins=licence_from, ends=licence_until)
    valid, possible = (each > 0).any(axis=-1), (each >= 0).any(axis=-1)
    has_car = known(bits) & (bits & TravelMeans.CAR.bit != 0)
    return Means(
        bits=np.where(has_car & ~valid, bits & ~TravelMeans.CAR.bit, bits), car_open=has_car & ~valid & possible
    )


def quickest(*, km: Column, means: Means, picked_up: Column, declared: Column, policy: Policy) -> Way:
    """The quickest of the means a person has.

    `picked_up`: the employer fetches people from that home's municipality. `declared`: minutes by public transport as
    somebody declared them, UNKNOWN where nobody did; public transport is never computed.
    """
    has = np.where(known(means.bits), means.bits, 0) | TravelMeans.PICKUP.bit
    driven = _minutes(km, policy.car)
    minutes_by_means = {
        TravelMeans.FOOT: _minutes(km, policy.foot),
        TravelMeans.BICYCLE: _minutes(km, policy.bicycle),
        TravelMeans.CAR: driven,
        TravelMeans.PICKUP: np.where(picked_up, driven, NO_WAY_MINUTES),
        TravelMeans.PUBLIC_TRANSPORT: np.where(known(declared), declared, NO_WAY_MINUTES),
    }
    best = np.full(np.broadcast_shapes(km.shape, has.shape, declared.shape), NO_WAY_MINUTES, dtype=np.int32)
    by = np.full(best.shape, UNKNOWN, dtype=np.int8)
    for way, minutes in minutes_by_means.items():
        quicker = (has & way.bit != 0) & (minutes < best)
        best, by = np.where(quicker, minutes, best), np.where(quicker, way.number, by)
    nowhere = np.isnan(km) | ~known(means.bits)
    rides = (has & TravelMeans.PUBLIC_TRANSPORT.bit != 0) & ~known(declared)
    ridden = np.where(
        rides, np.ceil(np.nan_to_num(km) * 1000 / policy.public_transport_metres_a_minute), NO_WAY_MINUTES
    )
    least = np.minimum(best, np.minimum(ridden, np.where(means.car_open, driven, NO_WAY_MINUTES)))
    return Way(
        km=np.broadcast_to(km, best.shape),
        minutes=np.where(nowhere & (best == NO_WAY_MINUTES), UNKNOWN, best).astype(np.int32),
        means=by.astype(np.int8),
        least_minutes=np.where(nowhere, 0, least).astype(np.int32),
    )


def within(way: Way, limit: Column) -> NDArray[np.int8]:
    """-1: longer than the person's limit, whatever is not known; 0: not known; 1: within it."""
    short = known(way.minutes) & (way.minutes <= limit)
    longer = way.least_minutes > limit
    verdict: NDArray[np.int8] = np.where(short, 1, np.where(longer, -1, 0)).astype(np.int8)
    return np.where(known(limit), verdict, 0).astype(np.int8)


def declared_minutes(case: Case) -> NDArray[np.int32]:
    """Minutes by public transport as declared for this home and this job at the hours of the shift."""
    openings = case.openings
    return case.setting.routes.minutes_for(
        openings.id, case.units.id, openings.shift_start_minute, openings.shift_end_minute
    )


def way_to_work(case: Case) -> Way:
    """The quickest way between this home and this workplace by this person's own means."""
    openings, units = case.openings, case.units
    means = usable_means(
        case.subjects.means_bits,
        licence_from=case.subjects.licence_from_day[..., DRIVING_NUMBERS],
        licence_until=case.subjects.licence_until_day[..., DRIVING_NUMBERS],
        start=case.start_day,
    )
    return quickest(
        km=distance_km(units.lat, units.lon, openings.lat, openings.lon),
        means=means,
        picked_up=holds(openings.pickup_municipality, units.municipality),
        declared=declared_minutes(case),
        policy=case.setting.policy,
    )


def _minutes(km: Column, travel: Travel) -> NDArray[np.int32]:
    ground = np.nan_to_num(km) * travel.detour_permille
    minutes = np.ceil(ground / travel.metres_a_minute - 1e-9) + travel.overhead_minutes
    minutes = np.where(np.isnan(km), NO_WAY_MINUTES, minutes)
    held: NDArray[np.int32] = np.minimum(minutes, NO_WAY_MINUTES).astype(np.int32)
    return held


def home_before_closing(*, way: Way, shift_end: Column, closing: Column, applies: Column) -> NDArray[np.int8]:
    """-1, 0 or 1: the person is back before the home closes, after shift and way.

    1 where a job or home is missing, the home never closes, or there is no way at all, which is the commute's refusal.
    """
    free = ~applies | (closing == ALL_DAY_MINUTE) | (way.minutes == NO_WAY_MINUTES)
    is_known = known(shift_end) & known(closing) & known(way.minutes)
    late = is_known & (shift_end + way.minutes > closing)
    verdict = np.where(late, -1, np.where(is_known, 1, 0))
    answer: NDArray[np.int8] = np.where(free, 1, verdict).astype(np.int8)
    return answer


def commute_measure(way: Way, limit: Column) -> NDArray[np.int64]:
    """0 to 1000: best next door, 0 at the person's limit, beyond it, or where the way is not known."""
    stated = known(way.minutes) & known(limit) & (limit > 0)
    return np.where(stated, permille(limit - way.minutes, np.maximum(limit, 1)), 0)
