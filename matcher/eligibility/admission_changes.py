"""What could be changed so that one can get into a home: its route on record, and how long it is kept empty."""

import numpy as np

from matcher.domain.case import Case
from matcher.domain.pools import Column, known
from matcher.domain.registry import AdmissionRoute
from matcher.domain.text import Text
from matcher.eligibility.agreed import by_landlord
from matcher.eligibility.change import Change, Effort, Mover, Side, into, where


def _any_route(case: Case) -> Column:
    """Whichever: what is lacking is that it is on record."""
    return where(~known(case.units.admission_route), AdmissionRoute.LEASE.number)


ROUTE = (
    Change(
        name="admission_route",
        side=Side.UNIT,
        mover=Mover.COORDINATOR,
        effort=Effort.ASK,
        label=Text("入居の経路の確認と登録", "asking by which way one is admitted, and recording it"),
        step=0,
        least=_any_route,
        written=into("admission_route"),
    ),
)


def _until_release(case: Case) -> Column:
    held_from = np.maximum(case.units.available_from_day, case.setting.today)
    said, needed = case.units.hold_days, case.subjects.release_day - held_from
    return where(known(said) & (said < needed), needed)


HELD = (
    by_landlord(
        "hold_days",
        Text("空けておける日数を{value}日に", "the home kept empty for {value} days"),
        _until_release,
        step=1,
    ),
)
