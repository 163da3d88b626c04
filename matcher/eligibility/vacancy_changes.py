"""What an employer could change about a place at work: how many, shown to whom, from when, and kept how long."""

from collections.abc import Callable

from matcher.domain.case import Case
from matcher.domain.pools import NO_CODE, Column, holds, known
from matcher.domain.text import Text
from matcher.eligibility.agreed import by_employer
from matcher.eligibility.change import Change, Effort, Mover, Side, added_to, where
from matcher.eligibility.evidence import Unit


def _one_more(case: Case) -> Column:
    now, most = case.openings.current_releasees, case.openings.capacity_limit
    return where(known(now) & known(most) & (now >= most), now + 1)


ROOM = (
    by_employer(
        "capacity_limit",
        Text("受入れの上限を{value}に", "taking on up to {value}"),
        _one_more,
        step=1,
        unit=Unit.PEOPLE,
    ),
)


def _not_shown_there(case: Case) -> Column:
    shown_to, theirs = case.openings.institution_key, case.subjects.institution_key
    designated = (shown_to != NO_CODE).any(axis=-1)
    return where(designated & known(theirs) & ~holds(shown_to, theirs), theirs)


DESIGNATED = (
    Change(
        name="designated_institution",
        side=Side.OPENING,
        mover=Mover.EMPLOYER,
        effort=Effort.AGREEMENT,
        label=Text(
            "専用求人の指定施設の追加（ハローワーク・コレワークに相談）",
            "the prison added to those that the opening is shown to, through Hello Work",
        ),
        step=0,
        least=_not_shown_there,
        written=added_to("institution_key"),
    ),
)


def _start_by(latest: Callable[[Case], Column]) -> tuple[Change, ...]:
    def least(case: Case) -> Column:
        day = latest(case)
        return where(known(day) & (case.openings.start_from_day > day), day)

    label = Text("就業開始日を{value}に繰上げ", "work beginning on {value} already")
    return (by_employer("start_from_day", label, least, step=-1, unit=Unit.DATE),)


STARTS_SOON = _start_by(lambda case: case.subjects.release_day + case.setting.policy.start_within_days)
STARTS_IN_PERIOD = _start_by(lambda case: case.openings.valid_until_day)


def _from_today(case: Case) -> Column:
    said, ahead = case.openings.earliest_apply_days, case.subjects.release_day - case.setting.today
    return where(known(said) & (said < ahead), ahead)


APPLY_EARLIER = (
    by_employer(
        "earliest_apply_days",
        Text("応募の受付を釈放の{value}日前からに", "applications taken from {value} days before release"),
        _from_today,
        step=1,
    ),
)
