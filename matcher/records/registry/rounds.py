"""Rounds of public housing: for each home the one that can still be applied for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from matcher.records.registry.homes import Round


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFacts:
    """One round; None is not known."""

    opens_on: date | None
    closes_on: date
    move_in_on: date | None


def next_rounds(session: Session, homes: Collection[int] | None, today: date) -> Mapping[int, RoundFacts]:
    """By id of the home, in one query: the first round that has not closed, or the last one where all have."""
    columns = (Round.unit_id, Round.opens_on, Round.closes_on, Round.move_in_on)
    asked = true() if homes is None else Round.unit_id.in_(homes)
    found = select(*columns).where(asked, Round.archived_on.is_(None)).order_by(Round.closes_on)
    rounds: dict[int, RoundFacts] = {}
    for home, opens_on, closes_on, move_in_on in session.execute(found):
        known = rounds.get(home)
        if known is None or known.closes_on < today:
            rounds[home] = RoundFacts(opens_on=opens_on, closes_on=closes_on, move_in_on=move_in_on)
    return rounds
