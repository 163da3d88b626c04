"""What is left of an opening or home: places that are not held, and days on which it is in service."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from matcher.records.arrays import Integers, Lists, Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The columns that say from when until when something can be had."""

    begins: str
    ends: str


OPENING_DAYS = Days(begins="start_from", ends="valid_until")
HOME_DAYS = Days(begins="available_from", ends="available_until")
_A_DAY = timedelta(days=1)


def free_places(session: Session, owner: InstrumentedAttribute[int], ids: Integers, places: Integers) -> Integers:
    """How many places of each record are neither held nor taken; `ids` ascend and hold every record that is asked for.

    None where more are held than there are: a record may come to offer fewer places than were promised.
    """
    table = owner.class_
    counted = select(owner, func.count()).where(table.ended_at.is_(None)).group_by(owner)
    wanted = set(ids.tolist())
    rows = [row for row in session.execute(counted).all() if row[0] in wanted]
    free: Integers = np.maximum(places - Lists.of(rows, ids).sums(), 0)
    return free


def in_service(rows: Rows, days: Days) -> Rows:
    """The rows with their days without those out of service.

    With a last day it can be had from the day after, even where it goes out of service only later: nobody is placed
    where they would have to leave. Without one it can be had until the day before.
    """
    spans = zip(rows[days.begins], rows[days.ends], _outages(rows), strict=True)
    cut = [_cut(begins, ends, outage) for begins, ends, outage in spans]
    return {**rows, days.begins: [begins for begins, _ in cut], days.ends: [ends for _, ends in cut]}


def _outages(rows: Rows) -> list[tuple[date | None, date | None]]:
    return list(zip(rows["out_of_service_from"], rows["out_of_service_until"], strict=True))


def _cut(
    begins: date | None, ends: date | None, outage: tuple[date | None, date | None]
) -> tuple[date | None, date | None]:
    first, last = outage
    if first is None:
        return begins, ends
    if last is None:
        return begins, min(first - _A_DAY, ends or first)
    return max(last + _A_DAY, begins or last), ends
