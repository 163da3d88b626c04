"""Questions about the way to work: where a workplace or a home is, and what nobody declared of public transport."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Case, grid
from matcher.domain.homes import HousingKind
from matcher.domain.pools import Column, Pool, known
from matcher.domain.routes import NO_WAY_MINUTES, Routes
from matcher.domain.text import Text
from matcher.domain.vocabulary import TravelMeans
from matcher.eligibility.change import NO_CHANGE, Mover, Side
from matcher.eligibility.question import ANSWERED_BY, Question
from matcher.geography.commute import declared_minutes, way_to_work, within
from matcher.geography.municipalities import MUNICIPALITIES

_OUT_OF_REACH, _IN_ITS_TOWN = 0, 1
_FAR_AWAY = 0.0
"""A latitude and longitude from which nobody goes to work."""
_NO_WAY, _QUICKEST = 0, 1


def _place(name: str, side: Side, whom: Mover, label: Text, concerned: Callable[[Pool], Column]) -> Question:
    """Where a record stands: in its own town, else in any of those that others stand in, or out of reach.

    What can be heard is an address; the office of the town stands for it.
    """

    def is_open(case: Case) -> NDArray[np.bool_]:
        pool: Pool = case.openings if side is Side.OPENING else case.units
        return _unplaced(pool) & concerned(pool)

    return Question(
        name=name, side=side, whom=whom, label=label, is_open=is_open, answers=_towns, written=_placed_in_town
    )


def _unplaced(pool: Pool) -> NDArray[np.bool_]:
    lat, municipality = (getattr(pool, field) for field in ("lat", "municipality"))
    unplaced: NDArray[np.bool_] = np.isnan(lat) | ~known(municipality)
    return unplaced


def _towns(case: Case) -> tuple[int, ...]:
    """One town will do where all of those that are asked about have one already."""
    named = np.unique(np.concatenate([case.openings.municipality, case.units.municipality]))
    towns = [town for town in named.tolist() if town in MUNICIPALITIES] or [next(iter(MUNICIPALITIES))]
    nameless = not all(known(pool.municipality).all() for pool in (case.openings, case.units))
    return (_OUT_OF_REACH, *towns) if nameless else (_OUT_OF_REACH, _IN_ITS_TOWN)


def _placed_in_town(pool: Pool, values: Column) -> Mapping[str, Column]:
    """Only what is not known is written: a town that is on record stays, and so does a point."""
    lat, lon, municipality = (getattr(pool, field) for field in ("lat", "lon", "municipality"))
    told = values != NO_CHANGE
    town = np.where(told & ~known(municipality) & (values > _IN_ITS_TOWN), values, municipality)
    offices = [MUNICIPALITIES.get(int(code)) for code in town.ravel()]
    points = {"lat": [np.nan if one is None else one.lat for one in offices]}
    points["lon"] = [np.nan if one is None else one.lon for one in offices]
    columns: dict[str, Column] = {"municipality": town}
    for field, held in (("lat", lat), ("lon", lon)):
        heard = np.where(values == _OUT_OF_REACH, _FAR_AWAY, np.array(points[field]).reshape(town.shape))
        columns[field] = np.where(told & np.isnan(held), heard, held)
    return columns


def _is_own_home(pool: Pool) -> Column:
    kind: Column = getattr(pool, "kind")  # noqa: B009  # of homes alone, which the side says
    own: Column = kind == HousingKind.OWN_HOME.number
    return own


WORKPLACE = _place(
    "opening_place",
    Side.OPENING,
    ANSWERED_BY[Side.OPENING],
    Text("勤務地の所在地（通勤の計算に必要）", "where the work is, so that the commute is known"),
    lambda pool: np.ones(len(pool), dtype=bool),
)
HOME = _place(
    "unit_place",
    Side.UNIT,
    ANSWERED_BY[Side.UNIT],
    Text("住まいの所在地（通勤の計算に必要）", "where the home is, so that the commute is known"),
    lambda pool: ~_is_own_home(pool),
)
OWN_HOME = _place(
    "unit_own_home_place",
    Side.UNIT,
    Mover.PERSON,
    Text(
        "自宅・家族の家の所在地（通勤の計算に必要）",
        "where the person's own home is, so that the commute is known",
    ),
    _is_own_home,
)


def _rides_open(case: Case) -> NDArray[np.bool_]:
    """Homes from which a way that nobody declared could bring the person to some work in time."""
    return np.asarray(_undeclared(case).any(axis=0), dtype=bool)


def _undeclared(case: Case) -> NDArray[np.bool_]:
    """(openings, units) of one person: it hangs on public transport whether the way is short enough."""
    whole = grid(case.subjects, case.openings, case.units, case.setting)
    means, limit = whole.subjects.means_bits, whole.subjects.longest_commute_minutes
    rides = known(means) & (means & TravelMeans.PUBLIC_TRANSPORT.bit != 0) & known(whole.openings.shift_start_minute)
    hanging = rides & ~known(declared_minutes(whole)) & (within(way_to_work(whole), limit) == 0)
    pairs: NDArray[np.bool_] = hanging[0]
    return pairs


def _declared(case: Case, values: Column) -> Routes:
    """The ways of a person's means as they would be declared from each home that is asked about."""
    opening, unit = np.nonzero(_undeclared(case) & (values != NO_CHANGE))
    there = Case(
        subjects=case.subjects,
        openings=case.openings.take(opening),
        units=case.units.take(unit),
        setting=case.setting,
    )
    quickest = np.maximum(way_to_work(there).least_minutes, 1)
    minutes = np.where(values[unit] == _QUICKEST, quickest, NO_WAY_MINUTES)
    return case.setting.routes.declaring(there.openings.id, there.units.id, minutes)


RIDES = Question(
    name="unit_routes",
    side=Side.UNIT,
    whom=Mover.COORDINATOR,
    label=Text(
        "公共交通の経路（所要時間と、始業・終業の時刻に使えるか）",
        "the way by public transport: how long, and whether it runs at those hours",
    ),
    is_open=_rides_open,
    answers=lambda _: (_NO_WAY, _QUICKEST),
    written=lambda _pool, _values: {},
    routes=_declared,
)
